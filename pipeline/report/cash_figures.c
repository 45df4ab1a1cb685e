/*
 * What came in since the earliest run that is kept (at most a year ago; without one in the last
 * thirty days), how much of it after a reminder, and what the stamps of all runs since cost.
 */
#include "report/figures.h"
#include "report/payment_days.h"

#include "ground/text.h"

#include <string.h>

#define WITHOUT_RUNS 30
#define AT_MOST 366

static Day find_since(const ReportInput *input)
{
    for (guint i = 0; input->earlier && i < input->earlier->len; i++) {
        const EarlierFigures *earlier = g_ptr_array_index(input->earlier, i);
        if (earlier->date >= input->run_date - AT_MOST)
            return earlier->date;
    }
    return input->run_date - WITHOUT_RUNS;
}

static CashFigures *find_cash(GArray *cash, const char *currency, Day since)
{
    for (guint i = 0; i < cash->len; i++)
        if (strcmp(g_array_index(cash, CashFigures, i).currency, currency) == 0)
            return &g_array_index(cash, CashFigures, i);
    CashFigures one = {.since = since};
    g_strlcpy(one.currency, currency, sizeof one.currency);
    g_array_append_val(cash, one);
    return &g_array_index(cash, CashFigures, cash->len - 1);
}

static gboolean was_reminded_before(const ReportInput *input, const char *customer,
                                    const char *invoice, Day day)
{
    const GPtrArray *reminders =
        input->past && invoice ? past_find_reminders(input->past, customer, invoice) : NULL;
    for (guint i = 0; reminders && i < reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(reminders, i);
        if (past_reminder_is_delivered(reminder) && reminder->dispatched <= day &&
            (reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE))
            return TRUE;
    }
    return FALSE;
}

/* One receipt, if it came in the period. */
static void add_receipt(const ReportInput *input, CashFigures *cash, const char *customer,
                        const char *invoice, Day day, gint64 minor)
{
    if (day == DAY_NONE || day <= cash->since || day > input->run_date)
        return;
    cash->received = sum_add(cash->received, minor);
    if (was_reminded_before(input, customer, invoice, day))
        cash->received_after_reminder = sum_add(cash->received_after_reminder, minor);
}

static void add_open_items(const ReportInput *input, GArray *cash, Day since)
{
    for (guint i = 0; i < input->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(input->ledger->items, i);
        CashFigures *one = find_cash(cash, item->currency, since);
        if (item->kind == ITEM_PAYMENT && item->open_minor < 0)
            add_receipt(input, one, item->customer, item->applies_to, item->issue_date,
                        -item->open_minor);
        for (guint k = 0; k < item->n_receipts; k++)
            if (!item->receipts[k].is_credit)
                add_receipt(input, one, item->customer, item->invoice, item->receipts[k].date,
                            item->receipts[k].minor);
    }
}

static void add_paid(const ReportInput *input, GArray *cash, Day since)
{
    g_autoptr(GHashTable) days = payment_days_find(input);
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, days);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        g_auto(GStrv) parts = g_strsplit(key, "\x1f", 3);
        const PaymentDay *payment = value;
        add_receipt(input, find_cash(cash, parts[2], since), parts[0], parts[1], payment->day,
                    payment->minor);
    }
}

static void add_postage(const ReportInput *input, GArray *cash, Day since)
{
    for (guint i = 0; input->postage && i < input->postage->len; i++) {
        const CurrencySum *sum = &g_array_index(input->postage, CurrencySum, i);
        CashFigures *one = find_cash(cash, sum->currency, since);
        one->postage_run = sum->minor;
        one->postage = sum_add(one->postage, sum->minor);
    }
    for (guint i = 0; input->earlier && i < input->earlier->len; i++) {
        const EarlierFigures *earlier = g_ptr_array_index(input->earlier, i);
        for (guint k = 0; earlier->date >= since && k < earlier->lines->len; k++) {
            const FigureLine *line = g_ptr_array_index(earlier->lines, k);
            gint64 minor;
            if (!text_equals(line->figure, "postage_run") ||
                !money_parse_plain(line->value, line->currency, &minor))
                continue;
            CashFigures *one = find_cash(cash, line->currency, since);
            one->postage = sum_add(one->postage, minor);
        }
    }
}

static gint compare_cash(gconstpointer a, gconstpointer b)
{
    return strcmp(((const CashFigures *)a)->currency, ((const CashFigures *)b)->currency);
}

GArray *cash_figures_compute(const ReportInput *input)
{
    GArray *cash = g_array_new(FALSE, TRUE, sizeof(CashFigures));
    Day since = find_since(input);
    for (guint i = 0; i < input->ledger->totals->len; i++)
        find_cash(cash, g_array_index(input->ledger->totals, ControlTotal, i).currency, since);
    add_open_items(input, cash, since);
    add_paid(input, cash, since);
    add_postage(input, cash, since);
    for (guint i = 0; i < cash->len; i++) {
        CashFigures *one = &g_array_index(cash, CashFigures, i);
        one->cost = ratio_percent(one->postage, one->received_after_reminder,
                                  "nothing came in after a reminder yet");
    }
    g_array_sort(cash, compare_cash);
    return cash;
}
