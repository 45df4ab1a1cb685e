/*
 * From a named encoding to UTF-8. libiconv stands behind text_codec.c alone.
 *
 * Single-byte encodings become a table of 256 entries, built by one iconv call per byte value,
 * so that a file can be split first and only its non-ASCII cells converted. UTF-8 is checked,
 * not converted. Everything else (UTF-16, Shift-JIS) is converted as a stream before splitting.
 */
#ifndef RELANCE_READ_TEXT_CODEC_H
#define RELANCE_READ_TEXT_CODEC_H

#include <glib.h>

typedef struct TextCodec TextCodec;

/* NULL if iconv does not know the name. */
TextCodec *text_codec_new(const char *encoding);
void text_codec_free(TextCodec *codec);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextCodec, text_codec_free)

/* FALSE if the bytes must go through text_codec_convert before they are split into lines. */
gboolean text_codec_is_bytewise(const TextCodec *codec);

/* The character of one byte in a single-byte encoding, 0 if there is none. */
gunichar text_codec_find_character(const TextCodec *codec, guchar byte);

/*
 * Appends bytes as UTF-8 (bytewise encodings; codec NULL: they are UTF-8 already). What is no
 * text in that encoding, and NUL, becomes U+FFFD. Returns FALSE if that happened, here or before.
 */
gboolean text_codec_append(const TextCodec *codec, GString *text, const char *bytes, gsize n);

/*
 * The same into memory that has room for TEXT_CODEC_GROWTH bytes for each of the n, all of which
 * may be written to; *to is moved behind the text.
 */
#define TEXT_CODEC_GROWTH 4
gboolean text_codec_write(const TextCodec *codec, char **to, const char *bytes, gsize n);

/*
 * Converts a stretch of a stream and returns how many bytes were taken: an incomplete sequence
 * at the end is left for the next call unless at_end. Bad sequences become U+FFFD, which
 * text_codec_append finds.
 */
gsize text_codec_convert(TextCodec *codec, GString *text, const char *bytes, gsize n,
                         gboolean at_end);

#endif
