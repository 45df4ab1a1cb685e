#include "ground/vat_number.h"

#include "ground/country_code.h"
#include "ground/shape.h"
#include "ground/vat_check.h"

#include <string.h>

/* clang-format off: tables */
/* Shape behind the prefix; how it is told to people; the check where one is published. */
static const struct {
    const char *prefix, *shapes, *form;
    VatCheck check;
} countries[] = {
    {"AT", "Unnnnnnnn", "ATU and 8 digits", vat_check_at},
    {"BE", "nnnnnnnnnn", "BE and 10 digits", vat_check_be},
    {"BG", "nnnnnnnnn|nnnnnnnnnn", "BG and 9 or 10 digits", NULL},
    {"CH", "Ennnnnnnnn|EnnnnnnnnnMWST|EnnnnnnnnnTVA|EnnnnnnnnnIVA",
     "CHE and 9 digits, MWST, TVA or IVA behind", vat_check_ch},
    {"CY", "nnnnnnnna", "CY, 8 digits and a letter", NULL},
    {"CZ", "nnnnnnnn|nnnnnnnnn|nnnnnnnnnn", "CZ and 8 to 10 digits", NULL},
    {"DE", "nnnnnnnnn", "DE and 9 digits", vat_check_de},
    {"DK", "nnnnnnnn", "DK and 8 digits", vat_check_dk},
    {"EE", "nnnnnnnnn", "EE and 9 digits", vat_check_ee},
    {"EL", "nnnnnnnnn", "EL and 9 digits", vat_check_el},
    {"ES", "cnnnnnnnc", "ES and 9 signs, letters in front or behind", vat_check_es},
    {"FI", "nnnnnnnn", "FI and 8 digits", vat_check_fi},
    {"FR", "ccnnnnnnnnn", "FR, two signs and the SIREN", vat_check_fr},
    {"GB", "nnnnnnnnn|nnnnnnnnnnnn|GDnnn|HAnnn", "GB and 9 or 12 digits", vat_check_gb},
    {"GR", "nnnnnnnnn", "EL and 9 digits", vat_check_el},
    {"HR", "nnnnnnnnnnn", "HR and 11 digits", vat_check_de},
    {"HU", "nnnnnnnn", "HU and 8 digits", vat_check_hu},
    {"IE", "nnnnnnna|nnnnnnnaa|nannnnna|n+nnnnna|n*nnnnna",
     "IE, 7 digits and one or two letters", vat_check_ie},
    {"IT", "nnnnnnnnnnn", "IT and 11 digits", vat_check_it},
    {"LT", "nnnnnnnnn|nnnnnnnnnnnn", "LT and 9 or 12 digits", NULL},
    {"LU", "nnnnnnnn", "LU and 8 digits", vat_check_lu},
    {"LV", "nnnnnnnnnnn", "LV and 11 digits", NULL},
    {"MC", "ccnnnnnnnnn", "FR, two signs and 9 digits", vat_check_fr},
    {"MT", "nnnnnnnn", "MT and 8 digits", vat_check_mt},
    {"NL", "nnnnnnnnnBnn", "NL, 9 digits, B and 2 digits", vat_check_nl},
    {"NO", "nnnnnnnnn|nnnnnnnnnMVA", "NO and 9 digits, MVA behind", vat_check_no},
    {"PL", "nnnnnnnnnn", "PL and 10 digits", vat_check_pl},
    {"PT", "nnnnnnnnn", "PT and 9 digits", vat_check_pt},
    {"RO", "nn|nnn|nnnn|nnnnn|nnnnnn|nnnnnnn|nnnnnnnn|nnnnnnnnn|nnnnnnnnnn",
     "RO and 2 to 10 digits", vat_check_ro},
    {"SE", "nnnnnnnnnnnn", "SE and 12 digits", vat_check_se},
    {"SI", "nnnnnnnn", "SI and 8 digits", vat_check_si},
    {"SK", "nnnnnnnnnn", "SK and 10 digits", vat_check_sk},
    {"XI", "nnnnnnnnn|nnnnnnnnnnnn|GDnnn|HAnnn", "XI and 9 or 12 digits", vat_check_gb},
};
/* clang-format on */

char *vat_number_compact(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    GString *compact = g_string_new(NULL);
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        gboolean is_gap = g_unichar_isspace(letter) || letter == '.' || letter == '/' ||
                          letter == '-' || letter == 0x2010 || letter == 0x2011;
        if (!is_gap)
            g_string_append_unichar(compact, g_unichar_toupper(letter));
    }
    return g_string_free(compact, FALSE);
}

/* The row of the number's country; -1: it is not in the table. */
static int find_country(const char *compact)
{
    for (guint i = 0; compact && i < G_N_ELEMENTS(countries); i++)
        if (g_str_has_prefix(compact, countries[i].prefix))
            return (int)i;
    return -1;
}

/*
 * A country and 2 to 13 signs, two digits at least among them: all that can be said of others. EU
 * begins the numbers of the one-stop shop.
 */
static VatState check_other(const char *compact)
{
    gsize length = compact ? strlen(compact) : 0, n_digits = 0;
    char country[3] = {0};
    if (length < 2)
        return VAT_NO_COUNTRY;
    memcpy(country, compact, 2);
    if (!country_code_is_known(country) && strcmp(country, "EU") != 0)
        return VAT_NO_COUNTRY;
    for (const char *c = compact; *c; c++) {
        if (!g_ascii_isupper(*c) && !g_ascii_isdigit(*c))
            return VAT_WRONG_SHAPE;
        n_digits += g_ascii_isdigit(*c) ? 1 : 0;
    }
    return length < 4 || length > 15 || n_digits < 2 ? VAT_WRONG_SHAPE : VAT_GOOD;
}

VatState vat_number_check(const char *compact)
{
    int country = find_country(compact);
    if (country < 0)
        return check_other(compact);
    const char *number = compact + 2;
    if (!shape_matches(countries[country].shapes, number))
        return VAT_WRONG_SHAPE;
    VatCheck check = countries[country].check;
    return check == NULL || check(number) ? VAT_GOOD : VAT_WRONG_CHECK;
}

gboolean vat_number_is_valid(const char *compact)
{
    VatState state = vat_number_check(compact);
    return state == VAT_GOOD || (state == VAT_WRONG_CHECK && !g_str_has_prefix(compact, "FR"));
}

const char *vat_number_form(const char *compact)
{
    int country = find_country(compact);
    return country >= 0 ? countries[country].form : NULL;
}

char *vat_number_of_siren(const char *siren)
{
    guint64 number = g_ascii_strtoull(siren, NULL, 10);
    return g_strdup_printf("FR%02u%s", (guint)((12 + 3 * (number % 97)) % 97), siren);
}
