#include "read/encoding_guess.h"

#include "read/letter_weight.h"
#include "read/text_codec.h"

#include <string.h>

#define ENOUGH_HIGH_BYTES 4096 /* bytes above 127 that are looked at with their neighbours */
#define CLOSE_WEIGHTS 1        /* two encodings fit equally well, but for one rarer letter */
#define ENOUGH_HEAD 4096       /* first bytes kept for byte order mark and zeros */

struct EncodingWatch {
    GByteArray *head;
    GArray *high;     /* HighByte */
    guchar window[5]; /* the last bytes, the newest last */
    int continuation; /* UTF-8 continuation bytes still expected */
    gboolean is_utf8; /* nothing has contradicted it */
};

EncodingWatch *encoding_watch_new(void)
{
    EncodingWatch *watch = g_new0(EncodingWatch, 1);
    watch->head = g_byte_array_new();
    watch->high = g_array_new(FALSE, FALSE, sizeof(HighByte));
    watch->is_utf8 = TRUE;
    memset(watch->window, '\n', sizeof watch->window);
    return watch;
}

void encoding_watch_free(EncodingWatch *watch)
{
    if (!watch)
        return;
    g_byte_array_unref(watch->head);
    g_array_unref(watch->high);
    g_free(watch);
}

static void follow_utf8(EncodingWatch *watch, guchar byte)
{
    if (watch->continuation > 0) {
        if ((byte & 0xc0) == 0x80)
            watch->continuation--;
        else
            watch->is_utf8 = FALSE;
    } else if (byte >= 0xc2 && byte <= 0xf4) {
        watch->continuation = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    } else if (byte >= 0x80) {
        watch->is_utf8 = FALSE;
    }
    if (!watch->is_utf8)
        watch->continuation = 0;
}

/* A byte is looked at when the two behind it are known. */
static void push_byte(EncodingWatch *watch, guchar byte)
{
    guchar *window = watch->window;
    memmove(window, window + 1, 4);
    window[4] = byte;
    if (window[2] >= 0x80 && watch->high->len < ENOUGH_HIGH_BYTES) {
        HighByte high = {window[0], window[1], window[2], window[3], window[4]};
        g_array_append_val(watch->high, high);
    }
}

gboolean encoding_watch_take(EncodingWatch *watch, const guchar *bytes, gsize n)
{
    if (watch->head->len < ENOUGH_HEAD)
        g_byte_array_append(watch->head, bytes, (guint)MIN(n, ENOUGH_HEAD - watch->head->len));
    for (gsize i = 0; i < n; i++) {
        push_byte(watch, bytes[i]);
        if (watch->is_utf8 && (bytes[i] >= 0x80 || watch->continuation > 0))
            follow_utf8(watch, bytes[i]);
    }
    return watch->high->len < ENOUGH_HIGH_BYTES;
}

static int weigh_byte(const TextCodec *codec, const HighByte *high, WordLanguage language)
{
    gunichar letter = text_codec_find_character(codec, high->byte);
    if (letter == 0 || (letter >= 0x80 && letter < 0xa0))
        return -6;
    return letter_weigh(letter, high, language);
}

static gint64 weigh_encoding(const TextCodec *codec, const GArray *high, WordLanguage language)
{
    if (!codec || !text_codec_is_bytewise(codec))
        return G_MININT64;
    gint64 weight = 0;
    for (guint i = 0; i < high->len; i++)
        weight += weigh_byte(codec, &g_array_index(high, HighByte, i), language);
    return weight;
}

/* TRUE if both make the same text of the bytes that were seen. */
static gboolean is_same_text(const TextCodec *one, const TextCodec *other, const GArray *high)
{
    for (guint i = 0; i < high->len; i++) {
        guchar byte = g_array_index(high, HighByte, i).byte;
        if (text_codec_find_character(one, byte) != text_codec_find_character(other, byte))
            return FALSE;
    }
    return TRUE;
}

#define N_CANDIDATES 4

static EncodingGuess guess_single_byte(const EncodingWatch *watch)
{
    static const char *const candidates[N_CANDIDATES] = {"CP1252", "ISO-8859-15", "CP850",
                                                         "MACINTOSH"};
    static const int habits[N_CANDIDATES] = {2, 1, 1, 0}; /* what programs write most */
    WordLanguage language = word_language_find(watch->head->data, watch->head->len);
    TextCodec *codecs[N_CANDIDATES];
    gint64 weights[N_CANDIDATES];
    guint best = 0;
    const char *rival = NULL;
    for (guint i = 0; i < N_CANDIDATES; i++) {
        codecs[i] = text_codec_new(candidates[i]);
        weights[i] = weigh_encoding(codecs[i], watch->high, language) + habits[i];
        best = weights[i] > weights[best] ? i : best;
    }
    for (guint i = 0; i < N_CANDIDATES; i++)
        if (weights[best] - weights[i] <= CLOSE_WEIGHTS && i != best &&
            !is_same_text(codecs[i], codecs[best], watch->high))
            rival = candidates[i];
    for (guint i = 0; i < N_CANDIDATES; i++)
        text_codec_free(codecs[i]);
    if (weights[best] - habits[best] <= 0)
        return (EncodingGuess){candidates[0], "no encoding fits well", NULL, FALSE};
    return (EncodingGuess){candidates[best], "accented letters and signs", rival,
                           rival == NULL};
}

static gboolean starts_with(const GByteArray *head, const char *mark, gsize n)
{
    return head->len >= n && memcmp(head->data, mark, n) == 0;
}

/* NULL if zeros do not stand at every other byte. */
static const char *guess_utf16(const GByteArray *head)
{
    guint zeros[2] = {0, 0};
    for (guint i = 0; i < head->len; i++)
        zeros[i % 2] += head->data[i] == 0;
    if (zeros[1] * 4 > head->len && zeros[0] * 8 < zeros[1])
        return "UTF-16LE";
    if (zeros[0] * 4 > head->len && zeros[1] * 8 < zeros[0])
        return "UTF-16BE";
    return NULL;
}

EncodingGuess encoding_watch_conclude(EncodingWatch *watch)
{
    gboolean is_cut = watch->continuation > 0 && watch->high->len < ENOUGH_HIGH_BYTES;
    push_byte(watch, '\n');
    push_byte(watch, '\n');
    const GByteArray *head = watch->head;
    if (starts_with(head, "\xef\xbb\xbf", 3))
        return (EncodingGuess){"UTF-8", "byte order mark", NULL, TRUE};
    if (starts_with(head, "\xff\xfe", 2))
        return (EncodingGuess){"UTF-16LE", "byte order mark", NULL, TRUE};
    if (starts_with(head, "\xfe\xff", 2))
        return (EncodingGuess){"UTF-16BE", "byte order mark", NULL, TRUE};
    const char *utf16 = guess_utf16(head);
    if (utf16)
        return (EncodingGuess){utf16, "zero bytes", NULL, TRUE};
    if (watch->high->len == 0)
        return (EncodingGuess){"UTF-8", "plain ASCII", NULL, TRUE};
    if (watch->is_utf8 && !is_cut)
        return (EncodingGuess){"UTF-8", "valid multi-byte sequences", NULL, TRUE};
    return guess_single_byte(watch);
}
