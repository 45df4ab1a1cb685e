#include "read/text_codec.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

typedef enum { CODEC_UTF8, CODEC_TABLE, CODEC_STREAM } CodecKind;

/* A byte of a single-byte encoding. */
typedef struct {
    char utf8[4];    /* copied as four bytes always */
    guint8 length;   /* how many of them count */
    guint8 is_bad;   /* it is no character, and utf8 the replacement */
    gunichar letter; /* 0 if it is none */
} TableEntry;

struct TextCodec {
    CodecKind kind;
    iconv_t iconv;         /* CODEC_STREAM */
    gsize unit;            /* likewise: bytes that are skipped where they are no text */
    TableEntry table[256]; /* CODEC_TABLE */
};

static gboolean is_utf8_name(const char *encoding)
{
    return g_ascii_strcasecmp(encoding, "UTF-8") == 0 ||
           g_ascii_strcasecmp(encoding, "UTF8") == 0;
}

/* FALSE if the byte begins a longer sequence: then this is no single-byte encoding. */
static gboolean fill_entry(TextCodec *codec, int byte)
{
    char in = (char)byte, out[16] = {0};
    char *from = &in, *to = out;
    gsize in_left = 1, out_left = sizeof out - 1;
    iconv(codec->iconv, NULL, NULL, NULL, NULL);
    gsize converted = iconv(codec->iconv, &from, &in_left, &to, &out_left);
    if (converted == (gsize)-1)
        return errno == EILSEQ;
    iconv(codec->iconv, NULL, NULL, &to, &out_left);
    gsize length = (gsize)(to - out);
    TableEntry *entry = &codec->table[byte];
    if (length == 0 || length > sizeof entry->utf8)
        return FALSE;
    gunichar letter = g_utf8_get_char_validated(out, (gssize)length);
    if (letter >= (gunichar)-2 || g_utf8_next_char(out) != to)
        return FALSE;
    *entry = (TableEntry){.length = (guint8)length, .letter = letter};
    memcpy(entry->utf8, out, length);
    return TRUE;
}

static gboolean fill_table(TextCodec *codec)
{
    static const TableEntry bad = {REPLACEMENT, 3, TRUE, 0};
    for (int byte = 0; byte < 256; byte++) {
        codec->table[byte] = bad;
        if (byte > 0 && !fill_entry(codec, byte))
            return FALSE;
    }
    for (guint byte = '\t'; byte < 127; byte++) /* what splitting relies on must be ASCII */
        if (codec->table[byte].letter != byte && (byte >= ' ' || strchr("\t\n\r", (int)byte)))
            return FALSE;
    return TRUE;
}

/* The bytes of the smallest piece of text: skipping less would shift all that follows. */
static gsize unit_of(const char *encoding)
{
    static const struct {
        const char *prefix;
        gsize unit;
    } wide[] = {{"UTF-16", 2}, {"UTF16", 2}, {"UCS-2", 2}, {"UCS2", 2},
                {"UTF-32", 4}, {"UTF32", 4}, {"UCS-4", 4}, {"UCS4", 4}};
    for (gsize i = 0; i < G_N_ELEMENTS(wide); i++)
        if (g_ascii_strncasecmp(encoding, wide[i].prefix, strlen(wide[i].prefix)) == 0)
            return wide[i].unit;
    return 1;
}

TextCodec *text_codec_new(const char *encoding)
{
    g_autoptr(TextCodec) codec = g_new0(TextCodec, 1);
    codec->iconv = (iconv_t)-1;
    if (is_utf8_name(encoding))
        return g_steal_pointer(&codec);
    codec->iconv = iconv_open("UTF-8", encoding);
    if (codec->iconv == (iconv_t)-1)
        return NULL;
    codec->kind = fill_table(codec) ? CODEC_TABLE : CODEC_STREAM;
    codec->unit = unit_of(encoding);
    iconv(codec->iconv, NULL, NULL, NULL, NULL);
    return g_steal_pointer(&codec);
}

void text_codec_free(TextCodec *codec)
{
    if (!codec)
        return;
    if (codec->iconv != (iconv_t)-1)
        iconv_close(codec->iconv);
    g_free(codec);
}

gboolean text_codec_is_bytewise(const TextCodec *codec)
{
    return codec->kind != CODEC_STREAM;
}

gunichar text_codec_find_character(const TextCodec *codec, guchar byte)
{
    g_assert(codec->kind == CODEC_TABLE);
    return codec->table[byte].letter;
}

/* Four bytes for every character: what is too much is written over by the next one. */
static gboolean write_by_table(const TextCodec *codec, char **to, const char *bytes, gsize n)
{
    guint bad = 0;
    char *at = *to;
    for (gsize i = 0; i < n; i++) {
        const TableEntry *entry = &codec->table[(guchar)bytes[i]];
        memcpy(at, entry->utf8, sizeof entry->utf8);
        at += entry->length;
        bad |= entry->is_bad;
    }
    *to = at;
    return bad == 0;
}

static void write_bytes(char **to, const char *bytes, gsize n)
{
    memcpy(*to, bytes, n);
    *to += n;
}

/* A U+FFFD in the bytes counts as damage: somebody before us could not read this text. */
static gboolean write_checked(char **to, const char *bytes, gsize n)
{
    const char *end = bytes + n, *bad;
    gboolean is_good = !memchr(bytes, REPLACEMENT[0], n) ||
                       g_strstr_len(bytes, (gssize)n, REPLACEMENT) == NULL;
    while (!g_utf8_validate_len(bytes, (gsize)(end - bytes), &bad)) {
        is_good = FALSE;
        write_bytes(to, bytes, (gsize)(bad - bytes));
        write_bytes(to, REPLACEMENT, strlen(REPLACEMENT));
        bytes = bad + 1;
    }
    write_bytes(to, bytes, (gsize)(end - bytes));
    return is_good;
}

gboolean text_codec_write(const TextCodec *codec, char **to, const char *bytes, gsize n)
{
    return codec && codec->kind == CODEC_TABLE ? write_by_table(codec, to, bytes, n)
                                               : write_checked(to, bytes, n);
}

gboolean text_codec_append(const TextCodec *codec, GString *text, const char *bytes, gsize n)
{
    gsize start = text->len;
    g_string_set_size(text, start + n * TEXT_CODEC_GROWTH);
    char *end = text->str + start;
    gboolean is_good = text_codec_write(codec, &end, bytes, n);
    g_string_truncate(text, (gsize)(end - text->str));
    return is_good;
}

gsize text_codec_convert(TextCodec *codec, GString *text, const char *bytes, gsize n,
                         gboolean at_end)
{
    g_assert(codec->kind == CODEC_STREAM);
    char *from = (char *)bytes;
    gsize left = n;
    while (left > 0) {
        char out[4096];
        char *to = out;
        gsize room = sizeof out;
        gsize converted = iconv(codec->iconv, &from, &left, &to, &room);
        int cause = errno;
        g_string_append_len(text, out, to - out);
        if (converted != (gsize)-1 || cause == E2BIG)
            continue;
        if (cause == EINVAL && !at_end)
            break;
        g_string_append(text, REPLACEMENT);
        gsize skipped = cause == EINVAL ? left : MIN(codec->unit, left);
        from += skipped;
        left -= skipped;
    }
    return n - left;
}
