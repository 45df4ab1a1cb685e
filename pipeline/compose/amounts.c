#include "compose/amounts.h"

#include "compose/value_format.h"

/* Days of the year that one more day of interest is a part of. */
static gint64 count_year_days(const LetterFacts *facts)
{
    int year;

    switch (facts->input->settings->penalties.day_count) {
    case COUNT_30_360:
        return 360;
    case COUNT_ACT_ACT:
        day_split(facts->input->run_date + 1, &year, NULL, NULL);
        return g_date_is_leap_year((GDateYear)year) ? 366 : 365;
    default:
        return 365;
    }
}

gint64 amounts_daily_interest(const LetterFacts *facts)
{
    gint64 exact = 0; /* hundredths of a percent times minor units */

    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);

        if (claimed->interest_rate > 0)
            exact += claimed->row->net_minor * claimed->interest_rate;
    }
    return money_multiply_divide(exact, 1, (gint64)10000 * count_year_days(facts));
}

guint amounts_indemnity_count(const LetterFacts *facts)
{
    guint count = 0;

    for (guint i = 0; i < facts->items->len; i++)
        count += ((const ClaimedItem *)g_ptr_array_index(facts->items, i))->indemnity > 0;
    return count;
}

gboolean amounts_append_rates(const LetterFacts *facts, GString *text)
{
    g_autoptr(GPtrArray) rates = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);
        GString *rate;

        if (claimed->interest_rate < 0 || claimed->interest == 0)
            continue;
        rate = g_string_new(NULL);
        append_rate_text(rate, facts->rules, claimed->interest_rate);
        if (g_ptr_array_find_with_equal_func(rates, rate->str, g_str_equal, NULL))
            g_string_free(rate, TRUE);
        else
            g_ptr_array_add(rates, g_string_free(rate, FALSE));
    }
    append_list_text(text, facts->rules, rates);
    return rates->len > 0;
}

gint64 amounts_mentioned(const LetterFacts *facts, Mention mention)
{
    g_autoptr(GPtrArray) rows = letter_facts_list_mentioned(facts, mention);
    gint64 sum = 0;

    for (guint i = 0; i < rows->len; i++)
        sum += letter_facts_mentioned_minor(g_ptr_array_index(rows, i), mention);
    return sum;
}

gboolean amounts_claimed_on(const LetterFacts *facts, Day day, gint64 *interest_minor,
                            gint64 *total_minor)
{
    const Claim *claim = &facts->claim;

    *interest_minor = 0;
    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);
        gint64 interest = 0;
        Day where = DAY_NONE;

        if (claimed->interest_rate < 0)
            continue;
        if (interest_calculate(&claimed->interest_case, facts->input->rates, day, NULL,
                               &interest, &where) != INTEREST_DONE)
            return FALSE;
        *interest_minor += interest;
    }
    *total_minor = claim->total_due + *interest_minor + claim->indemnity + claim->fee;
    return TRUE;
}
