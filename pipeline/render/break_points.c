#include "render/break_points.h"
#include "render/date_words.h"
#include <string.h>
#include <unilbrk.h>

static gboolean is_one_of(gunichar character, const char *set)
{
    return g_utf8_strchr(set, -1, character) != NULL;
}

/* TRUE if a break after `before`, a plain space, and in front of `after` would tear a unit. */
static gboolean tears_a_unit(gunichar before, gunichar after, const char *rest)
{
    if (is_one_of(after, ";:!?»%€") || before == 0xAB || before == 0xB0) /* « n° */
        return TRUE;
    if (!g_unichar_isdigit(before))
        return FALSE;
    /* 1 234,56 and 25 000: a group of exactly three digits */
    gsize digits = strspn(rest, "0123456789");
    return digits == 3;
}

/*
 * Plain spaces that people type inside amounts and before
 * high punctuation hold together too.
 */
static void forbid_torn_units(const char *text, gsize length, guint8 *points)
{
    for (gsize i = 1; i + 1 < length; i++) {
        if (text[i] != ' ' || points[i + 1] != BREAK_ALLOWED)
            continue;
        gunichar before = g_utf8_get_char(g_utf8_prev_char(text + i));
        gunichar after = g_utf8_get_char(text + i + 1);
        if (tears_a_unit(before, after, text + i + 1))
            points[i + 1] = BREAK_NONE;
    }
}

/* Between spaces: text[from..to). Addresses, references, dates and amounts hold together. */
static void forbid_breaks_in_token(const char *text, gsize from, gsize to, guint8 *points)
{
    gboolean is_code = FALSE,
             is_url = g_strstr_len(text + from, (gssize)(to - from), "://") != NULL;
    for (gsize i = from; i < to; i++)
        is_code |= g_ascii_isdigit(text[i]) || text[i] == '@';
    for (gsize i = from + 1; i < to; i++) {
        if (points[i] != BREAK_ALLOWED)
            continue;
        gunichar before = g_utf8_get_char(g_utf8_prev_char(text + i));
        gboolean is_after_sign = is_one_of(before, is_url ? "/?&=-" : "-/–—\u2010");
        gboolean is_wide = g_unichar_iswide(before); /* scripts without spaces */
        if (!is_wide && (!is_after_sign || (is_code && !is_url)))
            points[i] = BREAK_NONE;
    }
}

static void forbid_breaks_in_tokens(const char *text, gsize length, guint8 *points)
{
    for (gsize from = 0; from < length;) {
        gsize to = from;
        while (to < length && text[to] != ' ' && text[to] != '\n')
            to++;
        forbid_breaks_in_token(text, from, to, points);
        from = to + 1;
    }
}

static gsize capitals_and_digits(const char *text, gsize length)
{
    gsize n = 0;
    while (n < length && (g_ascii_isupper(text[n]) || g_ascii_isdigit(text[n])))
        n++;
    return n;
}

/* FR76 3000 6000 0112 ...: groups of four, the last one shorter; 0: no account number. */
static gsize iban_length(const char *text, gsize length)
{
    if (length < 15 || capitals_and_digits(text, length) != 4 || !g_ascii_isupper(text[0]) ||
        !g_ascii_isupper(text[1]) || !g_ascii_isdigit(text[2]) || !g_ascii_isdigit(text[3]))
        return 0;
    gsize end = 4, groups = 1;
    while (end + 1 < length && text[end] == ' ') {
        gsize n = capitals_and_digits(text + end + 1, length - end - 1);
        if (n == 0 || n > 4)
            break;
        end += 1 + n;
        groups++;
        if (n < 4)
            break;
    }
    return groups >= 4 ? end : 0;
}

/* 5 décembre 2026 and an IBAN stay on one line, with whatever spaces they were typed. */
static void forbid_torn_groups(const char *text, gsize length, guint8 *points)
{
    for (gsize i = 0; i < length; i++) {
        gsize end = i;
        if (i > 0 && g_ascii_isalnum(text[i - 1]))
            continue;
        if (g_ascii_isdigit(text[i]))
            end += date_words_length(text + i, length - i);
        else if (g_ascii_isupper(text[i]))
            end += iban_length(text + i, length - i);
        for (gsize k = i + 1; k < end; k++)
            points[k] = BREAK_NONE;
        i = MAX(i + 1, end) - 1;
    }
}

void break_points_find(const char *text, gsize length, guint8 *points)
{
    if (length == 0)
        return;
    g_autofree char *found = g_malloc(length);
    u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", found);
    for (gsize i = 0; i < length; i++) {
        if (i > 0 && text[i - 1] == '\n')
            points[i] = BREAK_FORCED;
        else
            points[i] = found[i] == UC_BREAK_POSSIBLE ? BREAK_ALLOWED : BREAK_NONE;
    }
    forbid_torn_units(text, length, points);
    forbid_torn_groups(text, length, points);
    forbid_breaks_in_tokens(text, length, points);
}
