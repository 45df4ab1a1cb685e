#include "report/payment_days.h"

#include "ground/text.h"

static char *key_of(const char *customer, const char *invoice, const char *currency)
{
    return g_strconcat(text_or_empty(customer), "\x1f", text_or_empty(invoice), "\x1f",
                       currency, NULL);
}

const PaymentDay *payment_day_look_up(GHashTable *days, const char *customer,
                                      const char *invoice, const char *currency)
{
    g_autofree char *key = key_of(customer, invoice, currency);
    return g_hash_table_lookup(days, key);
}

static void note(GHashTable *days, char *key, PaymentDay day)
{
    g_hash_table_replace(days, key, g_memdup2(&day, sizeof day));
}

static void note_paid(GHashTable *days, const GArray *paid)
{
    for (guint i = 0; i < paid->len; i++) { /* by date: the newest stays */
        const PaidInvoice *one = &g_array_index(paid, PaidInvoice, i);
        note(days, key_of(one->customer, one->invoice, one->currency),
             (PaymentDay){one->paid_date, TRUE, one->minor});
    }
}

/* What this run saw of reminded invoices: "customer\x1finvoice\x1f" -> lent Sighting *. */
static GHashTable *index_sightings(const ReportInput *input)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const GArray *sightings = input->plan->sightings;
    for (guint i = 0; sightings && i < sightings->len; i++) {
        Sighting *one = &g_array_index(sightings, Sighting, i);
        g_hash_table_insert(index, key_of(one->customer, one->invoice, ""), one);
    }
    return index;
}

/* The day of the run that missed a reminded invoice; DAY_NONE: it is there, or was not missed. */
static Day find_absence(const ReportInput *input, GHashTable *sightings,
                        const PastReminder *reminder)
{
    g_autofree char *key = key_of(reminder->customer, reminder->invoice, "");
    const Sighting *seen = g_hash_table_lookup(sightings, key);
    if (seen)
        return seen->is_open ? DAY_NONE : input->run_date;
    const PastAbsence *absence =
        past_find_absence(input->past, reminder->customer, reminder->invoice);
    return absence && absence->back_on == DAY_NONE ? absence->gone_on : DAY_NONE;
}

GHashTable *payment_days_find(const ReportInput *input)
{
    GHashTable *days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GHashTable) sightings = index_sightings(input);
    note_paid(days, input->ledger->paid);
    for (guint i = 0; input->past && i < input->past->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(input->past->reminders, i);
        char *key = key_of(reminder->customer, reminder->invoice, reminder->currency);
        const PaymentDay *known = g_hash_table_lookup(days, key);
        Day gone =
            known && known->is_dated ? DAY_NONE : find_absence(input, sightings, reminder);
        if (gone == DAY_NONE)
            g_free(key);
        else /* oldest first: what was open at the last reminder stays */
            note(days, key, (PaymentDay){gone, FALSE, reminder->open_minor});
    }
    return days;
}
