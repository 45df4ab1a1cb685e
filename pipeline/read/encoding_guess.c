#include "read/encoding_guess.h"

#include "read/text_codec.h"

#include <string.h>

#define ENOUGH_HIGH_BYTES 4096 /* bytes above 127 that are looked at with their neighbours */
#define ENOUGH_HEAD 4096       /* first bytes kept for byte order mark and zeros */

typedef struct {
    guchar before, byte, after;
} HighByte;

struct EncodingWatch {
    GByteArray *head;
    GArray *high; /* HighByte */
    guchar last, last_but_one;
    int continuation; /* UTF-8 continuation bytes still expected */
    gboolean is_utf8; /* nothing has contradicted it */
};

EncodingWatch *encoding_watch_new(void)
{
    EncodingWatch *watch = g_new0(EncodingWatch, 1);
    watch->head = g_byte_array_new();
    watch->high = g_array_new(FALSE, FALSE, sizeof(HighByte));
    watch->is_utf8 = TRUE;
    watch->last = watch->last_but_one = '\n';
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

gboolean encoding_watch_take(EncodingWatch *watch, const guchar *bytes, gsize n)
{
    if (watch->head->len < ENOUGH_HEAD)
        g_byte_array_append(watch->head, bytes, (guint)MIN(n, ENOUGH_HEAD - watch->head->len));
    for (gsize i = 0; i < n; i++) {
        if (watch->last >= 0x80 && watch->high->len < ENOUGH_HIGH_BYTES) {
            HighByte high = {watch->last_but_one, watch->last, bytes[i]};
            g_array_append_val(watch->high, high);
        }
        if (watch->is_utf8 && (bytes[i] >= 0x80 || watch->continuation > 0))
            follow_utf8(watch, bytes[i]);
        watch->last_but_one = watch->last;
        watch->last = bytes[i];
    }
    return watch->high->len < ENOUGH_HIGH_BYTES;
}

static gboolean is_letter_byte(guchar byte)
{
    return g_ascii_isalpha(byte) || byte >= 0x80;
}

/* How well a letter sits between its neighbours. */
static int weigh_letter(gunichar letter, const HighByte *high)
{
    static const char common[] = "éèêëàâäîïôöùûüçœæßñáíóúÉÈÊËÀÂÄÎÏÔÖÙÛÜÇŒÆÑ";
    char utf8[7] = {0};
    g_unichar_to_utf8(letter, utf8);
    gboolean beside_letter = is_letter_byte(high->before) || is_letter_byte(high->after);
    if (!strstr(common, utf8))
        return -1;
    if (g_unichar_isupper(letter) && g_ascii_islower(high->before))
        return -2;
    if (letter == 0xe0) /* "à" also stands alone */
        return 4;
    return beside_letter ? 4 : 0;
}

static int weigh_sign(gunichar sign, const HighByte *high)
{
    gboolean in_word = g_ascii_isalpha(high->before) && g_ascii_isalpha(high->after);
    gboolean by_digit = g_ascii_isdigit(high->before) || g_ascii_isdigit(high->after);
    switch (sign) {
    case 0x2018:
    case 0x2019: /* apostrophes */
        return in_word ? 4 : -1;
    case 0x20ac: /* euro */
        return in_word ? -4 : by_digit ? 4 : 2;
    case 0xa0: /* no-break space */
        return in_word ? -1 : by_digit ? 3 : 1;
    case 0xb0: /* degree, as in N° */
        return high->before == 'N' || high->before == 'n' ? 4 : 0;
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case 0x2013:
    case 0x2014:
    case 0x2026: /* quotes, dashes, ellipsis */
        return in_word ? -3 : 1;
    default:
        return sign >= 0x2500 && sign < 0x2600 ? -5 : -2;
    }
}

static int weigh_byte(const TextCodec *codec, const HighByte *high)
{
    gunichar letter = text_codec_find_character(codec, high->byte);
    if (letter == 0 || (letter >= 0x80 && letter < 0xa0))
        return -6;
    return g_unichar_isalpha(letter) ? weigh_letter(letter, high) : weigh_sign(letter, high);
}

static gint64 weigh_encoding(const char *encoding, const GArray *high)
{
    g_autoptr(TextCodec) codec = text_codec_new(encoding);
    if (!codec || !text_codec_is_bytewise(codec))
        return G_MININT64;
    gint64 weight = 0;
    for (guint i = 0; i < high->len; i++)
        weight += weigh_byte(codec, &g_array_index(high, HighByte, i));
    return weight;
}

static EncodingGuess guess_single_byte(const GArray *high)
{
    static const char *const candidates[] = {"CP1252", "ISO-8859-15", "CP850", "MACINTOSH"};
    EncodingGuess guess = {candidates[0], "accented letters and signs", TRUE};
    gint64 best = G_MININT64;
    for (guint i = 0; i < G_N_ELEMENTS(candidates); i++) {
        gint64 weight = weigh_encoding(candidates[i], high);
        if (weight > best) {
            best = weight;
            guess.encoding = candidates[i];
        }
    }
    if (best <= 0)
        return (EncodingGuess){candidates[0], "no encoding fits well", FALSE};
    return guess;
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

EncodingGuess encoding_watch_conclude(const EncodingWatch *watch)
{
    const GByteArray *head = watch->head;
    if (starts_with(head, "\xef\xbb\xbf", 3))
        return (EncodingGuess){"UTF-8", "byte order mark", TRUE};
    if (starts_with(head, "\xff\xfe", 2))
        return (EncodingGuess){"UTF-16LE", "byte order mark", TRUE};
    if (starts_with(head, "\xfe\xff", 2))
        return (EncodingGuess){"UTF-16BE", "byte order mark", TRUE};
    const char *utf16 = guess_utf16(head);
    if (utf16)
        return (EncodingGuess){utf16, "zero bytes", TRUE};
    if (watch->high->len == 0 && watch->last < 0x80)
        return (EncodingGuess){"UTF-8", "plain ASCII", TRUE};
    if (watch->is_utf8)
        return (EncodingGuess){"UTF-8", "valid multi-byte sequences", TRUE};
    return guess_single_byte(watch->high);
}
