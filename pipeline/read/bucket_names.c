#include "read/bucket_names.h"

#include "ground/text.h"

#include <string.h>

/* clang-format off: tables */
static const char *const whole_names[] = {
    "current",         "non echu",     "non echus",
    "a echoir",        "echu",         "courant",
    "not due",         "not yet due",  "at date",
    "a date",          "a la date",    "older",
    "plus ancien",     "plus anciens", "anterieur",
    "anterieurs",      "nicht fallig", "noch nicht fallig",
    "nicht fallig am", "alter",        "alter als",
    "aktuell",         "total echu",   "overdue",
    "uberfallig",      "im folgenden", NULL};

/* Words that may stand beside the numbers. */
static const char *const span_words[] = {
    "a",      "to",     "bis",  "au",      "de",     "du",      "from",   "von",
    "et",     "j",      "jour", "jours",   "jrs",    "d",       "day",    "days",
    "t",      "tag",    "tage", "tagen",   "mois",   "month",   "months", "monat",
    "monate", "past",   "due",  "plus",    "moins",  "over",    "under",  "uber",
    "unter",  "mehr",   "als",  "more",    "less",   "than",    "older",  "echu",
    "echus",  "depuis", "age",  "overdue", "fallig", "retard",  "entre",  "or",
    "ou",     "oder",   "and",  "und",     "n",      "periode", "period", NULL};
/* clang-format on */

/* "120.00" is an amount, of a file without header, and no span of days. */
static gboolean is_amount(const char *header)
{
    gsize whole = strspn(header, "0123456789 ");
    return whole > 0 && (header[whole] == '.' || header[whole] == ',') &&
           g_ascii_isdigit(header[whole + 1]) &&
           header[whole + 1 + strspn(header + whole + 1, "0123456789")] == '\0';
}

/* "Au 20/11/2026", "As of 2026-11-20", "Stand 20.11.2026": what is not due yet, or the whole. */
static gboolean is_day(const char *folded)
{
    static const char *const marks[] = {"au ", "a la date du ", "as of ", "as at ",
                                        "at ", "stand ",        "zum ",   "per "};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(folded, marks[i])) {
            const char *day = folded + strlen(marks[i]);
            return strlen(day) >= 8 && g_ascii_isdigit(*day) &&
                   strspn(day, "0123456789 ") == strlen(day);
        }
    return FALSE;
}

gboolean header_is_bucket(const char *header)
{
    if (is_amount(header))
        return FALSE;
    g_autofree char *folded = text_fold(header);
    if (g_strv_contains(whole_names, folded) || is_day(folded))
        return TRUE;
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    guint n_numbers = 0;
    for (guint i = 0; words[i]; i++) {
        gsize digits = strspn(words[i], "0123456789");
        const char *rest = words[i] + digits; /* "30j" */
        if (digits > 3 || (*rest && !g_strv_contains(span_words, rest)))
            return FALSE;
        n_numbers += digits > 0;
    }
    return n_numbers > 0 && n_numbers <= 2;
}

gboolean heading_is_age(const char *heading)
{
    return header_is_bucket(heading) && heading[strspn(heading, "0123456789 ")] != '\0';
}
