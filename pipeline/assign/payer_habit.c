#include "assign/payer_habit.h"

#include "assign/absence.h"
#include "assign/paid_invoice.h"
#include "ground/text.h"

#define LAST_PAYMENTS 12

typedef struct {
    Day paid;
    int days_late;
} Sample;

static gint compare_newest_first(gconstpointer a, gconstpointer b)
{
    return ((const Sample *)b)->paid - ((const Sample *)a)->paid;
}

static gint compare_days(gconstpointer a, gconstpointer b)
{
    return ((const Sample *)a)->days_late - ((const Sample *)b)->days_late;
}

/* An invoice that was disputed says nothing of how late its debtor pays. */
static gboolean was_disputed(const Account *account, const char *invoice)
{
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_DISPUTE &&
            (event->invoice == NULL || text_equals(event->invoice, invoice)))
            return TRUE;
    }
    return FALSE;
}

static void add_sample(const Assignment *assignment, const Account *account, GArray *samples,
                       const char *invoice, Day due, Day paid)
{
    Sample sample = {paid, paid - due};
    if (due != DAY_NONE && paid != DAY_NONE && paid <= assignment->run_date &&
        !was_disputed(account, invoice))
        g_array_append_val(samples, sample);
}

/* The day of the newest receipt recorded for the invoice; DAY_NONE: none. */
static Day find_receipt(const Account *account, const char *invoice)
{
    Day newest = DAY_NONE;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_RECEIPT && event->invoice != NULL &&
            text_equals(event->invoice, invoice))
            newest = event->date;
    }
    return newest;
}

/* Reminded invoices that are gone and that the extract does not show as paid. */
static void collect_gone(const Assignment *assignment, const Account *account, GArray *samples)
{
    g_autoptr(GArray) gone = absence_list_gone(assignment, account->id);
    for (guint i = 0; i < gone->len; i++) {
        const GoneInvoice *one = &g_array_index(gone, GoneInvoice, i);
        Day receipt = find_receipt(account, one->invoice);
        add_sample(assignment, account, samples, one->invoice, one->newest->due_date,
                   receipt != DAY_NONE ? receipt : one->day);
    }
}

static GArray *collect_samples(const Assignment *assignment, const Account *account)
{
    GArray *samples = g_array_new(FALSE, FALSE, sizeof(Sample));
    PaidInvoices paid = paid_invoices_find(assignment->input->ledger, account->id);
    for (guint i = 0; i < paid.n; i++)
        if (!paid.list[i].was_disputed)
            add_sample(assignment, account, samples, paid.list[i].invoice,
                       paid.list[i].due_date, paid.list[i].paid_date);
    collect_gone(assignment, account, samples);
    return samples;
}

/* Half away from zero. */
static int divide_hundredths(gint64 hundredths, gint64 by)
{
    gint64 half = hundredths < 0 ? -by / 2 : by / 2;
    return (int)((hundredths + half) / by);
}

PayerHabit payer_habit_find(const Assignment *assignment, const Account *account)
{
    PayerHabit habit = {0, 0, 0};
    g_autoptr(GArray) samples = collect_samples(assignment, account);
    if (samples->len == 0)
        return habit;
    g_array_sort(samples, compare_newest_first);
    if (samples->len > LAST_PAYMENTS)
        g_array_set_size(samples, LAST_PAYMENTS);
    g_array_sort(samples, compare_days);
    gint64 sum = 0;
    for (guint i = 0; i < samples->len; i++)
        sum += g_array_index(samples, Sample, i).days_late;
    habit.payments = samples->len;
    habit.mean_hundredths = divide_hundredths(sum * 100, samples->len);
    int upper = g_array_index(samples, Sample, samples->len / 2).days_late;
    int lower = g_array_index(samples, Sample, (samples->len - 1) / 2).days_late;
    habit.median_hundredths = (lower + upper) * 50;
    return habit;
}

int payer_habit_grace(const PayerHabit *habit, int habit_max)
{
    int median = divide_hundredths(habit->median_hundredths, 100);
    int grace = habit->payments > 0 ? MAX(0, median + 3) : 0;
    return habit_max >= 0 ? MIN(grace, habit_max) : grace;
}

static gboolean asks(const Scenario *scenario)
{
    const Conditions *conditions = &scenario->conditions;
    if (scenario->grace_is_habit || conditions->days_late_mean.set ||
        conditions->days_late_median.set || conditions->payments.set)
        return TRUE;
    for (guint i = 0; i < scenario->steps->len; i++)
        if (((const Step *)scenario->steps->pdata[i])->grace_is_habit)
            return TRUE;
    return FALSE;
}

gboolean payer_habit_is_asked(const ScenarioBook *book)
{
    for (guint i = 0; i < book->scenarios->len; i++)
        if (asks(book->scenarios->pdata[i]))
            return TRUE;
    return FALSE;
}
