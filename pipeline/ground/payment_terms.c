#include "ground/payment_terms.h"

#include "ground/text.h"

#include <string.h>

typedef enum { BASE_NET, BASE_EOM_AFTER, BASE_EOM_THEN, BASE_MONTHS } TermsBase;

typedef struct {
    const char *name; /* with its colon */
    TermsBase base;
} TermsWord;

static const TermsWord terms_words[] = {
    {"net:", BASE_NET},
    {"eom_after:", BASE_EOM_AFTER},
    {"eom_then:", BASE_EOM_THEN},
    {"months:", BASE_MONTHS},
};

/* A whole number from 0 to `most` and nothing else. */
static gboolean parse_count(const char *text, int most, int *count)
{
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, 0, (guint64)most, &value, NULL))
        return FALSE;
    *count = (int)value;
    return TRUE;
}

/* "30", "30 jours", "30 days net", "net 30" */
static gboolean parse_loose_net(const char *terms, int *days)
{
    static const char *const words[] = {"jour", "jours", "j",     "jrs", "day",  "days", "d",
                                        "tag",  "tage",  "tagen", "net", "nets", NULL};
    g_autofree char *folded = text_fold(terms);
    g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
    int n_numbers = 0;
    for (char **part = parts; *part; part++) {
        if (parse_count(*part, 3650, days))
            n_numbers++;
        else if (!g_strv_contains(words, *part))
            return FALSE;
    }
    return n_numbers == 1;
}

static Day apply_base(TermsBase base, int count, Day issued)
{
    switch (base) {
    case BASE_EOM_AFTER:
        return day_end_of_month(issued + count);
    case BASE_EOM_THEN:
        return day_end_of_month(issued) + count;
    case BASE_MONTHS:
        return day_add_months(issued, count);
    case BASE_NET:
    default:
        return issued + count;
    }
}

static gboolean read_exact_base(const char *text, Day issued, Day *due)
{
    int count;
    for (guint i = 0; i < G_N_ELEMENTS(terms_words); i++) {
        const TermsWord *word = &terms_words[i];
        if (!g_str_has_prefix(text, word->name))
            continue;
        if (!parse_count(text + strlen(word->name), word->base == BASE_MONTHS ? 120 : 3650,
                         &count))
            return FALSE;
        *due = apply_base(word->base, count, issued);
        return TRUE;
    }
    if (g_str_has_prefix(text, "fixed:")) {
        *due = day_parse_iso(text + strlen("fixed:"));
        return *due != DAY_NONE;
    }
    if (strcmp(text, "receipt") == 0) {
        *due = issued;
        return TRUE;
    }
    return FALSE;
}

static gboolean read_base(const char *text, Day issued, Day *due)
{
    int days;
    if (read_exact_base(text, issued, due))
        return TRUE;
    if (!parse_loose_net(text, &days))
        return FALSE;
    *due = issued + days;
    return TRUE;
}

/* +eom, +day:N */
static gboolean apply_tail(const char *text, Day *due)
{
    int day_of_month, year, month;
    if (strcmp(text, "eom") == 0) {
        *due = day_end_of_month(*due);
        return TRUE;
    }
    if (!g_str_has_prefix(text, "day:") ||
        !parse_count(text + strlen("day:"), 31, &day_of_month) || day_of_month == 0)
        return FALSE;
    day_split(day_end_of_month(*due) + 1, &year, &month, NULL);
    Day first = day_from_ymd(year, month, 1);
    *due = MIN(first + day_of_month - 1, day_end_of_month(first));
    return TRUE;
}

gboolean payment_terms_compute_due(const char *terms, Day issued, Day *due)
{
    g_autofree char *trimmed = text_copy_trimmed(terms);
    g_autofree char *lower = g_ascii_strdown(trimmed, -1);
    g_auto(GStrv) parts = g_strsplit(lower, "+", -1);
    Day start = issued ? issued : day_from_ymd(2000, 1, 1);
    Day computed;
    if (!parts[0] || !read_base(g_strstrip(parts[0]), start, &computed))
        return FALSE;
    for (char **part = parts + 1; *part; part++)
        if (!apply_tail(g_strstrip(*part), &computed))
            return FALSE;
    *due = issued ? computed : DAY_NONE;
    return TRUE;
}

gboolean payment_terms_are_exact(const char *terms)
{
    g_auto(GStrv) parts = g_strsplit(terms, "+", -1);
    Day due;
    if (!parts[0] || !read_exact_base(parts[0], day_from_ymd(2000, 1, 1), &due))
        return FALSE;
    for (char **part = parts + 1; *part; part++)
        if (g_str_has_prefix(terms, "fixed:") || !apply_tail(*part, &due))
            return FALSE;
    return TRUE;
}
