/*
 * When open invoices will be paid if everybody pays as usual: due date and the median of days late
 * of the payer's last twelve paid invoices (three at least, disputed ones left out), else the
 * median of all payers. A promise that is running names its day itself. What is in dispute, or
 * later already than usual, has no day.
 */
#include "report/figures.h"

#include "ground/text.h"

#include <string.h>

#define HABIT_LEAST 3
#define HABIT_MOST 12

static const struct {
    const char *key, *label;
    int last_day;
} spans[EXPECT_COUNT] = {
    [EXPECT_WEEK_1] = {"0-7", "in 7 days", 7},
    [EXPECT_WEEK_2] = {"8-14", "in 8 to 14 days", 14},
    [EXPECT_DAY_30] = {"15-30", "in 15 to 30 days", 30},
    [EXPECT_DAY_60] = {"31-60", "in 31 to 60 days", 60},
    [EXPECT_DAY_90] = {"61-90", "in 61 to 90 days", 90},
    [EXPECT_LATER] = {"over-90", "in over 90 days", G_MAXINT},
    [EXPECT_UNUSUAL] = {"later-than-usual", "already later than usual", 0},
    [EXPECT_DISPUTED] = {"disputed", "in dispute", 0},
};

const char *expected_when_key(ExpectedWhen when)
{
    return spans[when].key;
}

const char *expected_when_label(ExpectedWhen when)
{
    return spans[when].label;
}

static gint compare_ints(gconstpointer a, gconstpointer b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* FALSE if there are too few. Half days count up. */
static gboolean find_median(GArray *delays, int *median)
{
    if (delays->len < HABIT_LEAST)
        return FALSE;
    g_array_sort(delays, compare_ints);
    int low = g_array_index(delays, int, (delays->len - 1) / 2);
    int high = g_array_index(delays, int, delays->len / 2);
    *median = low + (high - low + 1) / 2;
    return TRUE;
}

typedef struct {
    GHashTable *own; /* customer -> GINT_TO_POINTER(median) */
    int usual;       /* of all payers */
} Habits;

/* Paid invoices come by customer and date: the last twelve of each. */
static Habits find_habits(const Ledger *ledger)
{
    Habits habits = {.own = g_hash_table_new(g_str_hash, g_str_equal)};
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = ledger->paid->len; i-- > 0;) {
        const PaidInvoice *paid = &g_array_index(ledger->paid, PaidInvoice, i);
        int late = paid->paid_date - paid->due_date, median;
        if (!paid->was_disputed && own->len < HABIT_MOST) {
            g_array_append_val(own, late);
            g_array_append_val(all, late);
        }
        gboolean is_last =
            i == 0 || !text_equals(g_array_index(ledger->paid, PaidInvoice, i - 1).customer,
                                   paid->customer);
        if (is_last && find_median(own, &median) && paid->customer)
            g_hash_table_insert(habits.own, (gpointer)paid->customer, GINT_TO_POINTER(median));
        if (is_last)
            g_array_set_size(own, 0);
    }
    if (!find_median(all, &habits.usual))
        habits.usual = 0;
    return habits;
}

/* The day a running promise names for the item; DAY_NONE: none. */
static Day find_promised(const ReportInput *input, const OpenItem *item)
{
    Day day = DAY_NONE;
    for (guint i = 0; input->promises && i < input->promises->len; i++) {
        const PromiseOutcome *promise = &g_array_index(input->promises, PromiseOutcome, i);
        const Event *event = promise->event;
        if (promise->outcome == PROMISE_OPEN && text_equals(event->customer, item->customer) &&
            (event->invoice ? text_equals(event->invoice, item->invoice)
                            : item->due_date <= event->until))
            day = event->until;
    }
    return day;
}

static ExpectedWhen find_when(const ReportInput *input, const Habits *habits,
                              const PlanRow *row, gboolean *is_own)
{
    const OpenItem *item = row->item;
    gpointer median = NULL;
    *is_own = item->customer &&
              g_hash_table_lookup_extended(habits->own, item->customer, NULL, &median);
    if (row->disputed_minor > 0 || !text_is_blank(item->dispute))
        return EXPECT_DISPUTED;
    Day day = find_promised(input, item);
    if (day == DAY_NONE && item->due_date != DAY_NONE)
        day = item->due_date + (*is_own ? GPOINTER_TO_INT(median) : habits->usual);
    int days = day - input->run_date;
    if (day == DAY_NONE || days < 0)
        return EXPECT_UNUSUAL;
    int when = EXPECT_WEEK_1;
    while (days > spans[when].last_day)
        when++;
    return (ExpectedWhen)when;
}

static ExpectedReceipts *find_currency(GArray *list, const char *currency)
{
    for (guint i = 0; i < list->len; i++)
        if (strcmp(g_array_index(list, ExpectedReceipts, i).currency, currency) == 0)
            return &g_array_index(list, ExpectedReceipts, i);
    ExpectedReceipts one = {0};
    g_strlcpy(one.currency, currency, sizeof one.currency);
    g_array_append_val(list, one);
    return &g_array_index(list, ExpectedReceipts, list->len - 1);
}

GArray *expected_receipts_compute(const ReportInput *input)
{
    GArray *list = g_array_new(FALSE, TRUE, sizeof(ExpectedReceipts));
    Habits habits = find_habits(input->ledger);
    for (guint i = 0; i < input->ledger->totals->len; i++)
        find_currency(list, g_array_index(input->ledger->totals, ControlTotal, i).currency);
    for (guint i = 0; i < input->plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(input->plan->rows, i);
        gboolean is_own;
        if (row->item->kind != ITEM_INVOICE || row->item->open_minor <= 0)
            continue;
        ExpectedReceipts *one = find_currency(list, row->item->currency);
        ExpectedWhen when = find_when(input, &habits, row, &is_own);
        one->n_items[when]++;
        one->minor[when] = sum_add(one->minor[when], row->item->open_minor);
        one->n_own_habit += is_own ? 1 : 0;
    }
    g_hash_table_unref(habits.own);
    return list;
}
