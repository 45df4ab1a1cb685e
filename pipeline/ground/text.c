#include "ground/text.h"

#include <string.h>

/* Letters that no decomposition takes apart, and signs that vanish; NULL for all others. */
static const char *find_replacement(gunichar letter)
{
    switch (letter) {
    case 0x0152: /* Œ */
    case 0x0153: /* œ */
        return "oe";
    case 0x00c6: /* Æ */
    case 0x00e6: /* æ */
        return "ae";
    case 0x00df: /* ß */
    case 0x1e9e: /* ẞ */
        return "ss";
    case 0x00d8: /* Ø */
    case 0x00f8: /* ø */
        return "o";
    case 0x0110: /* Đ */
    case 0x0111: /* đ */
        return "d";
    case 0x0141: /* Ł */
    case 0x0142: /* ł */
        return "l";
    case 0x00b0: /* degree sign */
    case 0x00ba: /* masculine ordinal */
        return "";
    default:
        return NULL;
    }
}

static char *replace_letters(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *replaced = g_string_new(NULL);
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        const char *replacement = find_replacement(g_utf8_get_char(c));
        if (replacement)
            g_string_append(replaced, replacement);
        else
            g_string_append_len(replaced, c, g_utf8_next_char(c) - c);
    }
    return g_string_free(replaced, FALSE);
}

/* The folded form of a text without accents; NULL if it has a letter that is not ASCII. */
static char *fold_ascii(const char *text)
{
    char *folded = g_malloc(strlen(text) + 1), *to = folded;
    gboolean is_gap = FALSE;
    for (const char *c = text; *c; c++) {
        if ((guchar)*c >= 0x80) {
            g_free(folded);
            return NULL;
        }
        if (!g_ascii_isalnum(*c)) {
            is_gap = TRUE;
            continue;
        }
        if (is_gap && to > folded)
            *to++ = ' ';
        is_gap = FALSE;
        *to++ = g_ascii_tolower(*c);
    }
    *to = '\0';
    return folded;
}

char *text_fold(const char *text)
{
    char *plain = fold_ascii(text_or_empty(text));
    if (plain)
        return plain;
    g_autofree char *replaced = replace_letters(text_or_empty(text));
    g_autofree char *apart = g_utf8_normalize(replaced, -1, G_NORMALIZE_NFKD);
    g_autofree char *lower = g_utf8_casefold(apart, -1);
    GString *folded = g_string_new(NULL);
    gboolean is_gap = FALSE;
    for (const char *c = lower; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_ismark(letter))
            continue;
        if (!g_unichar_isalnum(letter)) {
            is_gap = TRUE;
            continue;
        }
        if (is_gap && folded->len > 0)
            g_string_append_c(folded, ' ');
        is_gap = FALSE;
        g_string_append_unichar(folded, letter);
    }
    return g_string_free(folded, FALSE);
}

static gunichar *copy_code_points(const char *text, gsize *count)
{
    g_autofree char *valid = g_utf8_make_valid(text_or_empty(text), -1);
    glong length = 0;
    gunichar *points = g_utf8_to_ucs4_fast(valid, -1, &length);
    *count = (gsize)length;
    return points;
}

guint text_distance(const char *a, const char *b)
{
    gsize rows, columns;
    g_autofree gunichar *from = copy_code_points(a, &rows);
    g_autofree gunichar *to = copy_code_points(b, &columns);
    g_autofree guint *before = g_new0(guint, columns + 1);
    g_autofree guint *above = g_new0(guint, columns + 1);
    g_autofree guint *here = g_new0(guint, columns + 1);
    for (gsize j = 0; j <= columns; j++)
        here[j] = (guint)j;
    for (gsize i = 1; i <= rows; i++) {
        guint *oldest = g_steal_pointer(&before);
        before = above;
        above = here;
        here = oldest;
        here[0] = (guint)i;
        for (gsize j = 1; j <= columns; j++) {
            guint cost = above[j - 1] + (from[i - 1] != to[j - 1]);
            cost = MIN(cost, MIN(above[j], here[j - 1]) + 1);
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                cost = MIN(cost, before[j - 2] + 1);
            here[j] = cost;
        }
    }
    return here[columns];
}

const char *text_find_nearest(const char *word, const char *const *names)
{
    glong length = g_utf8_strlen(text_or_empty(word), -1);
    if (length == 0)
        return NULL;
    guint best = (guint)MAX(length / 3, 1) + 1;
    const char *nearest = NULL;
    for (; *names; names++) {
        if (ABS(g_utf8_strlen(*names, -1) - length) >= (glong)best)
            continue;
        guint distance = text_distance(word, *names);
        if (distance < best) {
            best = distance;
            nearest = *names;
        }
    }
    return nearest;
}

/*
 * The white space character at text, its end in *end; FALSE
 * if there is another or a bad byte.
 */
static gboolean is_space_at(const char *text, const char **end)
{
    gunichar letter = g_utf8_get_char_validated(text, -1);
    if (*text == '\0' || letter >= (gunichar)-2)
        return FALSE;
    *end = g_utf8_next_char(text);
    return letter == '\v' || g_unichar_isspace(letter);
}

static const char *skip_space(const char *text)
{
    const char *next;
    while (is_space_at(text, &next))
        text = next;
    return text;
}

char *text_copy_trimmed(const char *text)
{
    const char *start = skip_space(text_or_empty(text));
    const char *end = start + strlen(start), *last, *stop;
    while ((last = g_utf8_find_prev_char(start, end)) && is_space_at(last, &stop) &&
           stop == end)
        end = last;
    return g_strndup(start, (gsize)(end - start));
}

gboolean text_is_blank(const char *text)
{
    if (text && *text > ' ' && *text < 127) /* ASCII, as most texts begin; the short way */
        return FALSE;
    return *skip_space(text_or_empty(text)) == '\0';
}

gboolean text_equals(const char *a, const char *b)
{
    return strcmp(text_or_empty(a), text_or_empty(b)) == 0;
}

const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

void text_append_digits(GString *text, guint64 number, guint least)
{
    char digits[24];
    gsize start = sizeof digits;
    g_assert(least <= sizeof digits);
    do {
        digits[--start] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (sizeof digits - start < least)
        digits[--start] = '0';
    g_string_append_len(text, digits + start, (gssize)(sizeof digits - start));
}

void text_append_number(GString *text, gint64 number)
{
    if (number < 0)
        g_string_append_c(text, '-');
    text_append_digits(text, number < 0 ? 0 - (guint64)number : (guint64)number, 1);
}

void text_append_grouped(GString *text, const char *digits, gsize count, const char *group)
{
    for (gsize i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            g_string_append(text, group);
        g_string_append_c(text, digits[i]);
    }
}
