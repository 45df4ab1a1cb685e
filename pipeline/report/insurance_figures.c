/*
 * Overdue receivables by credit insurance: insured up to the customer's limit, above it, not
 * insured at all. The limit covers the customer's overdue balance in its own currency.
 */
#include "report/figures.h"

#include "ground/text.h"

#include <string.h>

static InsuranceFigures *find_currency(GArray *list, const char *currency)
{
    for (guint i = 0; i < list->len; i++)
        if (strcmp(g_array_index(list, InsuranceFigures, i).currency, currency) == 0)
            return &g_array_index(list, InsuranceFigures, i);
    InsuranceFigures one = {0};
    g_strlcpy(one.currency, currency, sizeof one.currency);
    g_array_append_val(list, one);
    return &g_array_index(list, InsuranceFigures, list->len - 1);
}

static void add_customer(InsuranceFigures *sums, const Customer *customer, gint64 overdue)
{
    gboolean is_insured = customer && !text_is_blank(customer->insurer);
    gint64 limit = is_insured ? customer->insured_limit_minor : 0;
    if (is_insured && limit < 0) /* insured without a limit that we know */
        limit = overdue;
    gint64 covered = MIN(overdue, limit);
    sums->insured = sum_add(sums->insured, covered);
    gint64 *rest = is_insured ? &sums->above_limit : &sums->uninsured;
    *rest = sum_add(*rest, overdue - covered);
}

static gboolean has_insurance(const Ledger *ledger)
{
    for (guint i = 0; i < ledger->customers->len; i++)
        if (!text_is_blank(
                ((const Customer *)g_ptr_array_index(ledger->customers, i))->insurer))
            return TRUE;
    return FALSE;
}

/* What one customer owes overdue in one currency. */
static gint64 sum_overdue(const ReportInput *input, const LedgerAccount *account,
                          const char *currency)
{
    gint64 sum = 0;
    for (guint i = 0; i < account->n_items; i++) {
        const OpenItem *item = g_ptr_array_index(input->ledger->items, account->first + i);
        if (item->kind == ITEM_INVOICE && item->open_minor > 0 && item->due_date != DAY_NONE &&
            item->due_date < input->run_date && strcmp(item->currency, currency) == 0)
            sum = sum_add(sum, item->open_minor);
    }
    return sum;
}

GArray *insurance_figures_compute(const ReportInput *input)
{
    GArray *list = g_array_new(FALSE, TRUE, sizeof(InsuranceFigures));
    const Ledger *ledger = input->ledger;
    for (guint k = 0; has_insurance(ledger) && k < ledger->totals->len; k++) {
        const char *currency = g_array_index(ledger->totals, ControlTotal, k).currency;
        InsuranceFigures *sums = find_currency(list, currency);
        for (guint i = 0; i < ledger->accounts->len; i++) {
            const LedgerAccount *account = &g_array_index(ledger->accounts, LedgerAccount, i);
            add_customer(sums, account->owner, sum_overdue(input, account, currency));
        }
    }
    return list;
}
