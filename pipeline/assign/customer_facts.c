#include "assign/customer_facts.h"

#include "assign/recipient.h"
#include "ground/text.h"

static void add_amounts(const Assignment *assignment, const Account *account,
                        CustomerFacts *facts)
{
    for (guint i = 0; i < account->n_cases; i++) {
        const OpenItem *item = account->cases[i].item;
        gint64 open = money_to_hundredths(item->open_minor, item->currency);
        if (open < 0 || item->due_date < assignment->run_date)
            facts->overdue += open;
        facts->largest = MAX(facts->largest, open);
    }
    facts->overdue = MAX(0, facts->overdue);
}

CustomerFacts customer_facts_find(const Assignment *assignment, const Account *account)
{
    static const char *const no_tags[] = {NULL};
    const Customer *customer = account->customer;
    CustomerFacts facts = {.id = account->id, .tags = no_tags, .score = -1};
    facts.debtor = debtor_kind_name(customer != NULL ? customer->debtor : DEBTOR_UNKNOWN);
    if (customer != NULL) {
        facts.segment = customer->segment;
        facts.insurer = customer->insurer;
        facts.tags = customer->tags != NULL ? customer->tags : no_tags;
        facts.score = customer->score;
    }
    facts.country = recipient_find_country(assignment, customer);
    facts.language = recipient_find_language(assignment, NULL, customer);
    add_amounts(assignment, account, &facts);
    facts.habit = account->habit;
    return facts;
}

static gboolean is_among(const char *value, char *const *words)
{
    for (; value != NULL && *words != NULL; words++)
        if (g_ascii_strcasecmp(value, *words) == 0)
            return TRUE;
    return FALSE;
}

static int find_line(const FactTelling *telling, const char *name)
{
    int line = setting_lines_find_in(telling->lines, telling->line, name);
    return line > 0 ? line : telling->line;
}

static void tell(const FactTelling *telling, const char *name, const char *wanted,
                 const char *found, gboolean holds)
{
    if (telling != NULL)
        g_string_append_printf(telling->text, "    %s (%s:%d): wanted %s, found %s: %s\n", name,
                               telling->file, find_line(telling, name), wanted, found,
                               holds ? "holds" : "does not hold");
}

static gboolean word_holds(const char *name, char *const *words, const char *value,
                           const FactTelling *telling)
{
    if (words == NULL)
        return TRUE;
    gboolean holds = is_among(value, words);
    if (telling != NULL) {
        g_autofree char *wanted = g_strjoinv(" or ", (char **)words);
        tell(telling, name, wanted, text_is_blank(value) ? "nothing" : value, holds);
    }
    return holds;
}

static gboolean tags_hold(char *const *words, const char *const *tags,
                          const FactTelling *telling)
{
    if (words == NULL)
        return TRUE;
    gboolean holds = FALSE;
    for (guint i = 0; tags[i] != NULL; i++)
        holds = holds || is_among(tags[i], words);
    if (telling != NULL) {
        g_autofree char *wanted = g_strjoinv(" or ", (char **)words);
        g_autofree char *found = g_strjoinv(" ", (char **)tags);
        tell(telling, "tags", wanted, *found != '\0' ? found : "nothing", holds);
    }
    return holds;
}

static gboolean insured_holds(char *const *words, const char *insurer,
                              const FactTelling *telling)
{
    if (words == NULL)
        return TRUE;
    const char *state = text_is_blank(insurer) ? "false" : "true";
    gboolean holds = is_among(state, words) || is_among(insurer, words);
    if (telling != NULL) {
        g_autofree char *wanted = g_strjoinv(" or ", (char **)words);
        tell(telling, "insured", wanted, text_is_blank(insurer) ? "no insurer" : insurer,
             holds);
    }
    return holds;
}

/* What a condition asks: a number, money, or days of which halves and thirds count too. */
typedef enum { FIGURE_NUMBER, FIGURE_MONEY, FIGURE_DAYS } Figure;

static void append_figure(GString *text, gint64 value, Figure figure)
{
    if (figure == FIGURE_NUMBER || (figure == FIGURE_DAYS && value % 100 == 0))
        g_string_append_printf(text, "%" G_GINT64_FORMAT,
                               figure == FIGURE_DAYS ? value / 100 : value);
    else
        money_append_plain(text, value, "EUR");
}

static void tell_range(const FactTelling *telling, const char *name, const Range *range,
                       gint64 value, gboolean is_known, Figure figure, gboolean holds)
{
    g_autoptr(GString) wanted = g_string_new(NULL);
    if (range->has_min) {
        g_string_append(wanted, "at least ");
        append_figure(wanted, range->min, figure);
    }
    if (range->has_max) {
        g_string_append(wanted, range->has_min ? " and at most " : "at most ");
        append_figure(wanted, range->max, figure);
    }
    g_autoptr(GString) found = g_string_new(is_known ? NULL : "nothing known");
    if (is_known)
        append_figure(found, value, figure);
    tell(telling, name, wanted->str, found->str, holds);
}

static gboolean range_holds(const char *name, const Range *asked, gint64 value,
                            gboolean is_known, Figure figure, const FactTelling *telling)
{
    if (!asked->set)
        return TRUE;
    Range range = *asked;
    if (figure == FIGURE_DAYS) { /* days are asked whole */
        range.min *= 100;
        range.max *= 100;
    }
    gboolean holds = is_known && (!range.has_min || value >= range.min) &&
                     (!range.has_max || value <= range.max);
    if (telling != NULL)
        tell_range(telling, name, &range, value, is_known, figure, holds);
    return holds;
}

gboolean conditions_hold(const Conditions *wanted, const CustomerFacts *facts,
                         const FactTelling *telling)
{
    gboolean has_habit = facts->habit.payments > 0;
    const gboolean verdicts[] = {
        word_holds("segment", wanted->segment, facts->segment, telling),
        word_holds("customer", wanted->customer, facts->id, telling),
        word_holds("country", wanted->country, facts->country, telling),
        word_holds("language", wanted->language, facts->language, telling),
        word_holds("debtor", wanted->debtor, facts->debtor, telling),
        tags_hold(wanted->tags, facts->tags, telling),
        insured_holds(wanted->insured, facts->insurer, telling),
        range_holds("overdue", &wanted->overdue, facts->overdue, TRUE, FIGURE_MONEY, telling),
        range_holds("invoice", &wanted->invoice, facts->largest, TRUE, FIGURE_MONEY, telling),
        range_holds("score", &wanted->score, facts->score, facts->score >= 0, FIGURE_NUMBER,
                    telling),
        range_holds("days_late_mean", &wanted->days_late_mean, facts->habit.mean_hundredths,
                    has_habit, FIGURE_DAYS, telling),
        range_holds("days_late_median", &wanted->days_late_median,
                    facts->habit.median_hundredths, has_habit, FIGURE_DAYS, telling),
        range_holds("payments", &wanted->payments, facts->habit.payments, TRUE, FIGURE_NUMBER,
                    telling),
    };
    gboolean all = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(verdicts); i++)
        all = all && verdicts[i];
    return all;
}
