#include "ground/payment_terms.h"

#include "ground/terms_words.h"
#include "ground/text.h"

#include <string.h>

#define CAP_NET_DAYS 60
#define CAP_EOM_DAYS 45
#define CAP_EOM_DAYS_BEFORE_A_DAY 30
#define CAP_DAY_OF_MONTH 15

static const struct {
    const char *name; /* with its colon */
    TermsBase base;
    int most;
} bases[] = {
    {"net:", TERMS_NET, MOST_TERMS_DAYS},
    {"eom_after:", TERMS_EOM_AFTER, MOST_TERMS_DAYS},
    {"eom_then:", TERMS_EOM_THEN, MOST_TERMS_DAYS},
    {"months:", TERMS_MONTHS, MOST_TERMS_MONTHS},
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

static gboolean parse_base(const char *text, PaymentTerms *terms)
{
    for (guint i = 0; i < G_N_ELEMENTS(bases); i++)
        if (g_str_has_prefix(text, bases[i].name)) {
            terms->base = bases[i].base;
            return parse_count(text + strlen(bases[i].name), bases[i].most, &terms->count);
        }
    if (g_str_has_prefix(text, "fixed:")) {
        terms->base = TERMS_FIXED;
        terms->fixed = day_parse_iso(text + strlen("fixed:"));
        return terms->fixed != DAY_NONE;
    }
    return strcmp(text, "receipt") == 0;
}

static gboolean parse_tail(const char *text, int *tail)
{
    *tail = TERMS_TAIL_EOM;
    if (strcmp(text, "eom") == 0)
        return TRUE;
    return g_str_has_prefix(text, "day:") && parse_count(text + strlen("day:"), 31, tail) &&
           *tail > 0;
}

gboolean payment_terms_parse_exact(const char *text, PaymentTerms *terms)
{
    g_auto(GStrv) parts = g_strsplit(text, "+", -1);
    *terms = (PaymentTerms){.base = TERMS_NET};
    if (!parts[0] || !parse_base(parts[0], terms))
        return FALSE;
    for (guint i = 0; parts[i + 1]; i++)
        if (terms->base == TERMS_FIXED || i >= MOST_TERMS_TAILS ||
            !parse_tail(parts[i + 1], &terms->tails[i]))
            return FALSE;
    return TRUE;
}

/* The exact words with capitals, and with spaces at the ends and about + and : */
static gboolean parse_nearly_exact(const char *text, PaymentTerms *terms)
{
    g_autofree char *trimmed = text_copy_trimmed(text);
    g_autofree char *lower = g_ascii_strdown(trimmed, -1);
    g_auto(GStrv) words = g_strsplit_set(lower, " \t", -1);
    GString *exact = g_string_new(NULL);
    gboolean is_read = TRUE;
    for (char **word = words; *word; word++) {
        char before = exact->len > 0 ? exact->str[exact->len - 1] : '+';
        if (**word && before != '+' && before != ':' && **word != '+' && **word != ':')
            is_read = FALSE;
        g_string_append(exact, *word);
    }
    is_read = is_read && payment_terms_parse_exact(exact->str, terms);
    g_string_free(exact, TRUE);
    return is_read;
}

TermsState payment_terms_parse(const char *text, EndOfMonth reading, PaymentTerms *terms)
{
    if (parse_nearly_exact(text, terms))
        return TERMS_READ;
    *terms = (PaymentTerms){.base = TERMS_NET};
    return terms_words_parse(text, reading, terms);
}

static Day apply_base(const PaymentTerms *terms, Day issued)
{
    switch (terms->base) {
    case TERMS_EOM_AFTER:
        return day_end_of_month(issued + terms->count);
    case TERMS_EOM_THEN:
        return day_end_of_month(issued) + terms->count;
    case TERMS_MONTHS:
        return day_add_months(issued, terms->count);
    case TERMS_FIXED:
        return terms->fixed;
    case TERMS_NET:
    default:
        return issued + terms->count;
    }
}

static Day apply_tail(int tail, Day due)
{
    int year, month;
    if (tail == TERMS_TAIL_EOM)
        return day_end_of_month(due);
    day_split(day_end_of_month(due) + 1, &year, &month, NULL);
    Day first = day_from_ymd(year, month, 1);
    return MIN(first + tail - 1, day_end_of_month(first));
}

Day payment_terms_find_due(const PaymentTerms *terms, Day issued)
{
    Day due = apply_base(terms, issued);
    for (guint i = 0; i < MOST_TERMS_TAILS && terms->tails[i]; i++)
        due = apply_tail(terms->tails[i], due);
    return due;
}

char *payment_terms_print(const PaymentTerms *terms)
{
    static const char *const names[] = {
        [TERMS_NET] = "net",
        [TERMS_EOM_AFTER] = "eom_after",
        [TERMS_EOM_THEN] = "eom_then",
        [TERMS_MONTHS] = "months",
    };
    char iso[DAY_ISO_SIZE];
    GString *text = g_string_new(NULL);
    if (terms->base == TERMS_FIXED)
        g_string_append_printf(text, "fixed:%s", day_print_iso(terms->fixed, iso));
    else
        g_string_append_printf(text, "%s:%d", names[terms->base], terms->count);
    for (guint i = 0; i < MOST_TERMS_TAILS && terms->tails[i]; i++)
        if (terms->tails[i] == TERMS_TAIL_EOM)
            g_string_append(text, "+eom");
        else
            g_string_append_printf(text, "+day:%d", terms->tails[i]);
    return g_string_free(text, FALSE);
}

gboolean payment_terms_exceed_cap(const PaymentTerms *terms)
{
    int days = terms->base == TERMS_MONTHS ? terms->count * 30 : terms->count;
    int first = terms->tails[0];
    gboolean is_eom = terms->base == TERMS_EOM_AFTER || terms->base == TERMS_EOM_THEN ||
                      first == TERMS_TAIL_EOM;
    int day_of_month = 0;
    for (guint i = 0; i < MOST_TERMS_TAILS; i++)
        if (terms->tails[i] != TERMS_TAIL_EOM && terms->tails[i] > 0)
            day_of_month = terms->tails[i];
    if (terms->base == TERMS_FIXED)
        return FALSE;
    if (day_of_month > 0)
        return days > CAP_EOM_DAYS_BEFORE_A_DAY ||
               (days == CAP_EOM_DAYS_BEFORE_A_DAY && day_of_month > CAP_DAY_OF_MONTH);
    return days > (is_eom ? CAP_EOM_DAYS : CAP_NET_DAYS);
}

gboolean payment_terms_is_due_beyond_cap(Day issued, Day due)
{
    return due > issued + CAP_NET_DAYS && due > day_end_of_month(issued + CAP_EOM_DAYS) &&
           due > day_end_of_month(issued) + CAP_EOM_DAYS;
}

gboolean payment_terms_compute_due(const char *text, Day issued, Day *due)
{
    PaymentTerms terms;
    if (payment_terms_parse(text_or_empty(text), END_OF_MONTH_ASK, &terms) != TERMS_READ)
        return FALSE;
    *due = issued ? payment_terms_find_due(&terms, issued) : DAY_NONE;
    return TRUE;
}

gboolean payment_terms_are_exact(const char *text)
{
    PaymentTerms terms;
    return payment_terms_parse_exact(text, &terms);
}
