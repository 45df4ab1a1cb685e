/*
 * Preloaded by tests: from the N-th write on the disk is full, until the process ends.
 *
 *   FULL_AT=N      write N and all that follow fail with ENOSPC; 0: never
 *   FULL_COUNT=F   at the end write into file F how many writes there were
 *
 * Writes: write, pwrite, pwrite64, writev, posix_fallocate, fallocate, mkdir; standard output, standard
 * error, sockets and pipes are no disk.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long moment;

static int is_full(void)
{
    const char *text = getenv("FULL_AT");
    long wanted = text ? atol(text) : 0;
    long now = atomic_fetch_add(&moment, 1) + 1;
    return wanted > 0 && now >= wanted;
}

static int is_disk(int file)
{
    struct stat status;
    return file > 2 && fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

__attribute__((destructor)) static void write_count(void)
{
    const char *path = getenv("FULL_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", atomic_load(&moment));
        fclose(file);
    }
}

#define WATCH(result, name, parameters, arguments, on_disk, failed)                           \
    result name parameters                                                                    \
    {                                                                                         \
        result(*original) parameters = (result(*) parameters)dlsym(RTLD_NEXT, #name);          \
        if ((on_disk) && is_full()) {                                                         \
            errno = ENOSPC;                                                                   \
            return failed;                                                                    \
        }                                                                                     \
        return original arguments;                                                            \
    }

WATCH(ssize_t, write, (int file, const void *data, size_t n), (file, data, n), is_disk(file), -1)
WATCH(ssize_t, pwrite, (int file, const void *data, size_t n, off_t at), (file, data, n, at),
      is_disk(file), -1)
WATCH(ssize_t, pwrite64, (int file, const void *data, size_t n, off64_t at), (file, data, n, at),
      is_disk(file), -1)
WATCH(ssize_t, writev, (int file, const struct iovec *data, int n), (file, data, n), is_disk(file),
      -1)
WATCH(int, posix_fallocate, (int file, off_t at, off_t n), (file, at, n), is_disk(file), ENOSPC)
WATCH(int, fallocate, (int file, int mode, off_t at, off_t n), (file, mode, at, n), is_disk(file),
      -1)
WATCH(int, mkdir, (const char *path, mode_t mode), (path, mode), 1, -1)
