#include "assign/payer_habit.h"

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

/* The last payment of each invoice that received one and is not in dispute. */
static void collect_receipts(const Account *account, GArray *samples)
{
    for (guint i = 0; i < account->n_cases; i++) {
        const OpenItem *item = account->cases[i].item;
        if (item->open_minor <= 0 || item->dispute != NULL)
            continue;
        for (guint j = item->n_receipts; j > 0; j--) {
            const Receipt *receipt = &item->receipts[j - 1];
            if (receipt->is_credit || receipt->date == DAY_NONE)
                continue;
            Sample sample = {receipt->date, receipt->date - item->due_date};
            g_array_append_val(samples, sample);
            break;
        }
    }
}

PayerHabit payer_habit_find(const Account *account)
{
    PayerHabit habit = {0, 0, 0};
    g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(Sample));
    collect_receipts(account, samples);
    if (samples->len == 0)
        return habit;
    g_array_sort(samples, compare_newest_first);
    if (samples->len > LAST_PAYMENTS)
        g_array_set_size(samples, LAST_PAYMENTS);
    g_array_sort(samples, compare_days);
    int sum = 0;
    for (guint i = 0; i < samples->len; i++)
        sum += g_array_index(samples, Sample, i).days_late;
    habit.payments = samples->len;
    habit.mean = sum / (int)samples->len;
    int upper = g_array_index(samples, Sample, samples->len / 2).days_late;
    int lower = g_array_index(samples, Sample, (samples->len - 1) / 2).days_late;
    habit.median = (lower + upper) / 2;
    return habit;
}

int payer_habit_grace(const PayerHabit *habit, int habit_max)
{
    int grace = habit->payments > 0 ? MAX(0, habit->median + 3) : 0;
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
