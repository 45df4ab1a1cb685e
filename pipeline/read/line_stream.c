#include "read/line_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define PIECE (256 * 1024)
#define LONGEST_LINE (8 * 1024 * 1024)

struct LineStream {
    int fd; /* -1: nothing more to read */
    char *name;
    TextCodec *codec;
    Outcome code;
    GString *buffer; /* decoded, not yet delivered from `at` on */
    gsize at;
    GByteArray *raw;   /* not yet converted (streamed encodings) */
    gboolean is_begun; /* byte order mark and line end are known */
    char line_end;
};

LineStream *line_stream_new(const char *text, gsize n)
{
    LineStream *stream = g_new0(LineStream, 1);
    stream->fd = -1;
    stream->buffer = g_string_new_len(text, (gssize)n);
    stream->raw = g_byte_array_new();
    stream->code = OUTCOME_INPUT_REFUSED;
    return stream;
}

LineStream *line_stream_open(const char *path, const char *name, TextCodec *codec, Outcome code,
                             GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        outcome_fail(error, code, "%s cannot be opened (%s): %s", name, path,
                     g_strerror(errno));
        return NULL;
    }
    LineStream *stream = line_stream_new("", 0);
    stream->fd = fd;
    stream->name = g_strdup(name);
    stream->codec = codec;
    stream->code = code;
    return stream;
}

void line_stream_free(LineStream *stream)
{
    if (!stream)
        return;
    if (stream->fd >= 0)
        close(stream->fd);
    g_free(stream->name);
    g_string_free(stream->buffer, TRUE);
    g_byte_array_unref(stream->raw);
    g_free(stream);
}

/* What read() gave, or -1 with errno. */
static ssize_t read_bytes(int fd, void *to)
{
    ssize_t got;
    while ((got = read(fd, to, PIECE)) < 0 && errno == EINTR)
        ;
    return got;
}

/* Straight into the buffer: nothing is converted before the lines are split. */
static ssize_t read_plain(LineStream *stream)
{
    gsize had = stream->buffer->len;
    g_string_set_size(stream->buffer, had + PIECE);
    ssize_t got = read_bytes(stream->fd, stream->buffer->str + had);
    g_string_truncate(stream->buffer, had + (gsize)MAX(got, 0));
    return got;
}

static ssize_t read_converted(LineStream *stream)
{
    guint had = stream->raw->len;
    g_byte_array_set_size(stream->raw, had + PIECE);
    ssize_t got = read_bytes(stream->fd, stream->raw->data + had);
    g_byte_array_set_size(stream->raw, had + (guint)MAX(got, 0));
    gsize taken = text_codec_convert(stream->codec, stream->buffer, (char *)stream->raw->data,
                                     stream->raw->len, got == 0);
    g_byte_array_remove_range(stream->raw, 0, (guint)taken);
    return got;
}

/* Ctrl-Z, with which DOS ended a file, often several times. */
static void drop_end_mark(LineStream *stream)
{
    GString *buffer = stream->buffer;
    while (buffer->len > stream->at && buffer->str[buffer->len - 1] == '\x1a')
        g_string_truncate(buffer, buffer->len - 1);
}

/* One more piece of the file into the buffer. FALSE and *error if reading fails. */
static gboolean read_piece(LineStream *stream, GError **error)
{
    g_string_erase(stream->buffer, 0, (gssize)stream->at);
    stream->at = 0;
    ssize_t got =
        text_codec_is_bytewise(stream->codec) ? read_plain(stream) : read_converted(stream);
    if (got < 0)
        return outcome_fail(error, stream->code, "%s cannot be read: %s", stream->name,
                            g_strerror(errno));
    if (got == 0) {
        drop_end_mark(stream);
        close(stream->fd);
        stream->fd = -1;
    }
    return TRUE;
}

static void begin(LineStream *stream)
{
    static const char mark[] = "\xef\xbb\xbf";
    if (g_str_has_prefix(stream->buffer->str, mark))
        stream->at = strlen(mark);
    gsize left = stream->buffer->len - stream->at;
    const char *start = stream->buffer->str + stream->at;
    gboolean has_lf = memchr(start, '\n', left) != NULL;
    stream->line_end = !has_lf && memchr(start, '\r', left) ? '\r' : '\n';
    stream->is_begun = TRUE;
}

/* The length of the next line in the buffer, 0 if its end is not there yet. */
static gsize find_line(LineStream *stream, gsize searched)
{
    const char *start = stream->buffer->str + stream->at;
    gsize left = stream->buffer->len - stream->at;
    searched = MIN(searched, left); /* Ctrl-Z at the end is gone */
    const char *end = memchr(start + searched, stream->line_end, left - searched);
    return end ? (gsize)(end - start) + 1 : 0;
}

gboolean line_stream_next(LineStream *stream, const char **line, gsize *length, GError **error)
{
    gsize searched = 0, found = 0;
    while (!stream->is_begun || (found = find_line(stream, searched)) == 0) {
        searched = stream->is_begun ? stream->buffer->len - stream->at : 0;
        if (searched > LONGEST_LINE)
            return outcome_fail(error, stream->code,
                                "%s: a line is longer than 8 MiB; is this a table?",
                                stream->name);
        if (stream->fd >= 0) {
            if (!read_piece(stream, error))
                return FALSE;
        } else if (stream->is_begun) {
            if (searched == 0)
                return FALSE;
            g_string_append_c(stream->buffer, stream->line_end);
        }
        if (!stream->is_begun)
            begin(stream);
    }
    *line = stream->buffer->str + stream->at;
    *length = found;
    stream->at += found;
    return TRUE;
}

gboolean line_stream_next_lines(LineStream *stream, const char **lines, gsize *length,
                                GError **error)
{
    if (!line_stream_next(stream, lines, length, error))
        return FALSE;
    const char *rest = stream->buffer->str + stream->at;
    gsize more = stream->buffer->len - stream->at;
    while (more > 0 && rest[more - 1] != stream->line_end)
        more--;
    *length += more;
    stream->at += more;
    return TRUE;
}

char line_stream_line_end(const LineStream *stream)
{
    g_assert(stream->is_begun);
    return stream->line_end;
}
