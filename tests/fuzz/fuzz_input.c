#define _GNU_SOURCE /* memfd_create */
#include "fuzz/fuzz_input.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char mark[] = "\n====\n";

FuzzInput fuzz_input_split(const guint8 *data, gsize size)
{
    FuzzInput input = {0};
    const char *at = size > 0 ? (const char *)data : "", *end = at + size;
    const char *line_end = size > 0 ? memchr(at, '\n', size) : NULL;
    guint hash = 5381;
    for (gsize i = 0; i < size; i++)
        hash = hash * 33 + data[i];
    input.is_thorough = (hash >> 8) % 4 == 0 || g_getenv("FUZZ_THOROUGH");
    input.choices = (FuzzPart){at, line_end ? (gsize)(line_end - at) : 0};
    at = line_end ? line_end + 1 : at;
    do {
        const char *next = input.n_parts + 1 < MOST_PARTS
                               ? memmem(at, (gsize)(end - at), mark, strlen(mark))
                               : NULL;
        const char *stop = next ? next + 1 : end;
        input.parts[input.n_parts++] = (FuzzPart){at, (gsize)(stop - at)};
        at = next ? next + strlen(mark) : NULL;
    } while (at);
    return input;
}

const char *fuzz_input_choose(const FuzzInput *input, guint place, const char *const *options,
                              guint n_options)
{
    if (place >= input->choices.n || input->choices.bytes[place] == ' ')
        return options[0];
    return options[(guchar)(input->choices.bytes[place] - '0') % n_options];
}

char *fuzz_part_copy(const FuzzPart *part)
{
    char *copy = g_malloc(part->n + 1);
    if (part->n > 0)
        memcpy(copy, part->bytes, part->n);
    copy[part->n] = '\0';
    return copy;
}

const char *fuzz_file_write(guint slot, FuzzPart part)
{
    static struct {
        int fd;
        char path[32];
    } files[MOST_PARTS * 2];
    g_assert(slot < G_N_ELEMENTS(files));
    if (!files[slot].path[0]) {
        files[slot].fd = memfd_create("fuzz", MFD_CLOEXEC);
        g_assert(files[slot].fd >= 0);
        g_snprintf(files[slot].path, sizeof files[slot].path, "/proc/self/fd/%d",
                   files[slot].fd);
    }
    g_assert(ftruncate(files[slot].fd, 0) == 0);
    g_assert(pwrite(files[slot].fd, part.n > 0 ? part.bytes : "", part.n, 0) ==
             (ssize_t)part.n);
    return files[slot].path;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    g_log_set_always_fatal(G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
    return 0;
}
