/*
 * Preloaded by tests: kills the process at the N-th call that makes something lasting, so that a
 * run can be interrupted at every rename and every commit.
 *
 *   KILL_AT=N     kill at call N: odd N before the call (N+1)/2, even N after the call N/2; 0: never
 *   KILL_COUNT=F  at the end write into file F how many such calls were made
 *
 * Calls: rename, renameat, renameat2, link, unlink, mkdir, fsync, fdatasync, syncfs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long moment;

static long wanted(void)
{
    const char *text = getenv("KILL_AT");
    return text ? atol(text) : 0;
}

static void pass_moment(void)
{
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
