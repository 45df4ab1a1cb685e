#include "ground/identifiers.h"

#include "ground/country_code.h"

#include <string.h>

#define MAX_REFERENCE 21
#define DIGITS "0123456789"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* The SWIFT registry of IBAN formats: country and whole length. */
static const struct {
    char country[3];
    guint8 length;
} iban_lengths[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16},
    {"BG", 22}, {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22},
    {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20},
    {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22},
    {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HN", 28}, {"HR", 21},
    {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30},
    {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
    {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20},
    {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23},
    {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22},
    {"RU", 33}, {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24},
    {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26},
    {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
};

/* TRUE if the first `count` characters of text are all in set (and none is its end). */
static gboolean has_only(const char *text, gsize count, const char *set)
{
    return strspn(text, set) >= count;
}

char *identifier_compact(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    GString *compact = g_string_new(NULL);
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (!g_unichar_isspace(letter))
            g_string_append_unichar(compact, g_unichar_toupper(letter));
    }
    return g_string_free(compact, FALSE);
}

/* Goes on with a rest modulo 97; letters count as 10..35. */
static guint take_rest(guint rest, const char *text, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        if (g_ascii_isdigit(text[i]))
            rest = (10 * rest + (guint)(text[i] - '0')) % 97;
        else
            rest = (100 * rest + 10 + (guint)(text[i] - 'A')) % 97;
    }
    return rest;
}

/* ISO 7064 MOD 97-10: the check digits (2..98) that belong between prefix and body. */
static guint compute_check_digits(const char *prefix, const char *body)
{
    guint rest = take_rest(0, body, strlen(body));
    rest = take_rest(rest, prefix, 2);
    return 98 - take_rest(rest, "00", 2);
}

/* Two capitals, two check digits that are right, and a body of capitals and digits. */
static gboolean has_right_check_digits(const char *compact)
{
    if (!has_only(compact, 2, CAPITALS) || !has_only(compact + 2, 2, DIGITS) ||
        !has_only(compact + 4, strlen(compact + 4), CAPITALS DIGITS))
        return FALSE;
    guint check = 10 * (guint)(compact[2] - '0') + (guint)(compact[3] - '0');
    return check == compute_check_digits(compact, compact + 4);
}

gboolean iban_is_valid(const char *compact)
{
    if (!compact)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(iban_lengths); i++)
        if (g_str_has_prefix(compact, iban_lengths[i].country))
            return strlen(compact) == iban_lengths[i].length && has_right_check_digits(compact);
    return FALSE;
}

char *iban_to_groups(const char *compact, const char *separator)
{
    GString *groups = g_string_new(NULL);
    for (gsize i = 0; compact[i]; i++) {
        if (i > 0 && i % 4 == 0)
            g_string_append(groups, separator);
        g_string_append_c(groups, compact[i]);
    }
    return g_string_free(groups, FALSE);
}

static gboolean has_country(const char *text)
{
    char code[3] = {text[0], text[1], '\0'};
    return country_code_is_known(code);
}

gboolean bic_is_valid(const char *compact)
{
    gsize length = compact ? strlen(compact) : 0;
    return (length == 8 || length == 11) && has_only(compact, 6, CAPITALS) &&
           has_only(compact + 6, length - 6, CAPITALS DIGITS) && has_country(compact + 4);
}

char *creditor_reference_new(const char *reference)
{
    gsize length = reference ? strlen(reference) : 0;
    if (length == 0 || length > MAX_REFERENCE || !has_only(reference, length, CAPITALS DIGITS))
        return NULL;
    return g_strdup_printf("RF%02u%s", compute_check_digits("RF", reference), reference);
}

gboolean creditor_reference_is_valid(const char *compact)
{
    gsize length = compact ? strlen(compact) : 0;
    return length > 4 && length <= 4 + MAX_REFERENCE && g_str_has_prefix(compact, "RF") &&
           has_right_check_digits(compact);
}

/* Exactly so many digits, not all of them 0. */
static gboolean is_number_of(const char *text, gsize count)
{
    return text && strlen(text) == count && has_only(text, count, DIGITS) &&
           !has_only(text, count, "0");
}

static gboolean passes_luhn(const char *digits)
{
    guint sum = 0;
    gsize length = strlen(digits);
    for (gsize i = 0; i < length; i++) {
        guint digit = (guint)(digits[length - 1 - i] - '0');
        digit *= i % 2 ? 2 : 1;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

gboolean siren_is_valid(const char *digits)
{
    return is_number_of(digits, 9) && passes_luhn(digits);
}

gboolean siret_is_valid(const char *digits)
{
    if (!is_number_of(digits, 14))
        return FALSE;
    if (passes_luhn(digits))
        return TRUE;
    guint sum = 0;
    for (const char *digit = digits; *digit; digit++)
        sum += (guint)(*digit - '0');
    return g_str_has_prefix(digits, "356000000") && sum % 5 == 0;
}
