#include "ground/phone_number.h"

#include "ground/country_code.h"

#include <string.h>

#define MOST_DIGITS 15
#define LEAST_DIGITS 3

/* TRUE if an extension begins here: "poste 12", "ext. 4", "Durchwahl 12", "x4", "#4". */
static gboolean is_extension(const char *at)
{
    static const char *const words[] = {"poste", "ext", "durchwahl", "dw", "x", "#", ",", ";"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strncasecmp(at, words[i], strlen(words[i])) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_gap(gunichar letter)
{
    return g_unichar_isspace(letter) || (letter < 0x80 && strchr(".-/()", (int)letter)) ||
           (letter >= 0x2010 && letter <= 0x2014) || letter == 0xb7;
}

/* The digits, with a + before them if it was written; FALSE: other signs stand between them. */
static gboolean take_digits(const char *text, GString *digits)
{
    if (!g_utf8_validate(text, -1, NULL))
        return FALSE;
    while (g_unichar_isspace(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (digits->len > 1 && is_extension(c))
            return TRUE;
        if (strncmp(c, "(0)", 3) == 0 && digits->len > 1)
            c += 2; /* +33 (0)4: the zero is not dialled from abroad */
        else if (g_ascii_isdigit((char)letter) && letter < 0x80)
            g_string_append_c(digits, (char)letter);
        else if (letter == '+' && digits->len == 0)
            g_string_append_c(digits, '+');
        else if (!is_gap(letter))
            return FALSE;
    }
    return TRUE;
}

/* 0 and nine digits, or a short number: 15, 112, 118 xxx, 3xxx, 1xxx. */
static gboolean is_french(const char *digits)
{
    gsize length = strlen(digits);
    if (length == 10)
        return digits[0] == '0' && digits[1] != '0';
    return length <= 6 && (digits[0] == '1' || digits[0] == '3');
}

static gboolean is_international(const char *digits)
{
    gsize length = strlen(digits);
    if (digits[0] == '0' || length < 7 || length > MOST_DIGITS)
        return FALSE;
    return !g_str_has_prefix(digits, "33") || (length == 11 && digits[2] != '0');
}

gboolean phone_number_is_plausible(const char *text, const char *country)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    if (!take_digits(text, digits))
        return FALSE;
    if (digits->str[0] == '+')
        return is_international(digits->str + 1);
    if (g_str_has_prefix(digits->str, "00"))
        return is_international(digits->str + 2);
    if (g_strcmp0(country, "FR") == 0)
        return is_french(digits->str);
    return digits->len >= LEAST_DIGITS && digits->len <= MOST_DIGITS;
}

/* Where the next number of a cell may begin: behind a separator, "ou", "Mobile:" ... */
static char **split_numbers(const char *text)
{
    return g_regex_split_simple(
        "\\s*(?:[/;,|\\n]|\\b(?:ou|or|oder|et|and|und)\\b|\\p{L}+\\s*:)\\s*", text,
        G_REGEX_CASELESS, 0);
}

char *phone_number_find_first(const char *text, const char *country)
{
    if (!g_utf8_validate(text, -1, NULL))
        return NULL;
    if (phone_number_is_plausible(text, country))
        return g_strstrip(g_strdup(text));
    g_auto(GStrv) numbers = split_numbers(text);
    for (guint i = 0; numbers[i]; i++)
        if (phone_number_is_plausible(numbers[i], country))
            return g_strstrip(g_strdup(numbers[i]));
    return NULL;
}

guint phone_number_count_digits(const char *text)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    take_digits(valid, digits);
    guint count = (guint)digits->len;
    return count > 0 && digits->str[0] == '+' ? count - 1 : count;
}
