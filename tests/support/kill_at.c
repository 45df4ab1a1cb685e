/*
 * Preloaded by tests: kills the process at the N-th call that makes something lasting, so that a
 * run can be interrupted at every rename and every commit.
 *
 *   KILL_AT=N     kill at call N: odd N before the call (N+1)/2, even N after the call N/2; 0: never
 *   KILL_COUNT=F  at the end write into file F how many such calls were made
 *
 *   KILL_MAIL=1   count only from the first connection to a server on, and then also what is said and
 *                 heard on sockets: send, write, read, recv
 *
 * Calls: rename, renameat, renameat2, link, unlink, mkdir, fsync, fdatasync, syncfs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long moment;

static long wanted(void)
{
    const char *text = getenv("KILL_AT");
    return text ? atol(text) : 0;
}

static atomic_int has_connected;

static int wants_mail(void)
{
    return getenv("KILL_MAIL") != NULL;
}

static void pass_moment(void)
{
    if (wants_mail() && !has_connected)
        return;
    if (atomic_fetch_add(&moment, 1) + 1 == wanted())
        kill(getpid(), SIGKILL);
}

__attribute__((destructor)) static void write_count(void)
{
    const char *path = getenv("KILL_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", atomic_load(&moment));
        fclose(file);
    }
}

#define WATCH(result, name, parameters, arguments)                                   \
    result name parameters                                                           \
    {                                                                                \
        result(*original) parameters = (result(*) parameters)dlsym(RTLD_NEXT, #name); \
        pass_moment();                                                               \
        result answer = original arguments;                                          \
        pass_moment();                                                               \
        return answer;                                                               \
    }

WATCH(int, rename, (const char *from, const char *to), (from, to))
WATCH(int, renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
WATCH(int, renameat2, (int a, const char *from, int b, const char *to, unsigned flags),
      (a, from, b, to, flags))
WATCH(int, link, (const char *from, const char *to), (from, to))
WATCH(int, unlink, (const char *path), (path))
WATCH(int, mkdir, (const char *path, mode_t mode), (path, mode))
WATCH(int, fsync, (int file), (file))
WATCH(int, fdatasync, (int file), (file))
WATCH(int, syncfs, (int file), (file))

/* The program replaces connect() itself; this call comes right before it connects to a mail server. */
int setsockopt(int file, int level, int name, const void *value, socklen_t length)
{
    int (*original)(int, int, int, const void *, socklen_t) =
        (int (*)(int, int, int, const void *, socklen_t))dlsym(RTLD_NEXT, "setsockopt");
    if (wants_mail() && level == IPPROTO_TCP && name == TCP_NODELAY) {
        has_connected = 1;
        pass_moment();
    }
    return original(file, level, name, value, length);
}

static int is_talk(int file)
{
    struct stat status;
    return wants_mail() && has_connected && fstat(file, &status) == 0 && S_ISSOCK(status.st_mode);
}

#define LISTEN(name, parameters, arguments)                                                   \
    ssize_t name parameters                                                                   \
    {                                                                                         \
        ssize_t(*original) parameters = (ssize_t(*) parameters)dlsym(RTLD_NEXT, #name);        \
        int counts = is_talk(file);                                                           \
        if (counts)                                                                           \
            pass_moment();                                                                    \
        ssize_t answer = original arguments;                                                  \
        if (counts)                                                                           \
            pass_moment();                                                                    \
        return answer;                                                                        \
    }

LISTEN(write, (int file, const void *data, size_t n), (file, data, n))
LISTEN(send, (int file, const void *data, size_t n, int flags), (file, data, n, flags))
LISTEN(read, (int file, void *data, size_t n), (file, data, n))
LISTEN(recv, (int file, void *data, size_t n, int flags), (file, data, n, flags))
