/*
 * A file (or a text) as its physical lines, in bounded memory. Lines end with LF, or with CR in
 * a file that has no LF near its beginning; the last line gets its end if it lacks one.
 * Bytewise encodings are delivered as they stand in the file, others already as UTF-8. A byte
 * order mark is taken off, and Ctrl-Z at the end.
 */
#ifndef RELANCE_READ_LINE_STREAM_H
#define RELANCE_READ_LINE_STREAM_H

#include "ground/outcome.h"
#include "read/text_codec.h"

typedef struct LineStream LineStream;

/* The codec stays the caller's and must outlive the stream. NULL and *error (`code`). */
LineStream *line_stream_open(const char *path, const char *name, TextCodec *codec, Outcome code,
                             GError **error);
/* Over a text in memory (UTF-8, or in the codec's bytewise encoding), lent. */
LineStream *line_stream_new(const char *text, gsize n);
void line_stream_free(LineStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LineStream, line_stream_free)

/*
 * The next line with its end, lent until the next call. FALSE at the end, or with *error if
 * reading failed or a line is longer than 8 MiB.
 */
gboolean line_stream_next(LineStream *stream, const char **line, gsize *length, GError **error);

/* The same for all the whole lines that are in memory, one at least. */
gboolean line_stream_next_lines(LineStream *stream, const char **lines, gsize *length,
                                GError **error);

/* The last character of each line, CR or LF, once a line was delivered. */
char line_stream_line_end(const LineStream *stream);

#endif
