#include "assign/promise_cover.h"

#include "assign/absence.h"
#include "assign/event_amount.h"
#include "assign/paid_invoice.h"
#include "assign/receipt_evidence.h"
#include "ground/text.h"

/* What was owed on the day of the promise: an open item, or one that is settled by now. */
typedef struct {
    Day due_date;
    const char *invoice;
    gint64 minor;
    Case *item_case; /* NULL: settled */
} Owed;

static gboolean is_about(const Case *item_case, const Event *promise)
{
    return case_is_claim(item_case) && case_is_concerned(item_case, promise) &&
           (item_case->item->issue_date == DAY_NONE ||
            item_case->item->issue_date <= promise->date);
}

const char *promise_find_currency(const Account *account, const Event *promise)
{
    if (promise->currency[0] != '\0')
        return promise->currency;
    for (guint i = 0; i < account->n_cases; i++)
        if (is_about(&account->cases[i], promise))
            return account->cases[i].item->currency;
    return NULL;
}

static void add_owed(GArray *list, Day due_date, const char *invoice, gint64 minor,
                     Case *item_case)
{
    Owed owed = {due_date, invoice, minor, item_case};
    if (minor > 0)
        g_array_append_val(list, owed);
}

static void add_settled(const Assignment *assignment, const Account *account,
                        const Event *promise, const char *currency, GArray *list)
{
    PaidInvoices paid = paid_invoices_find(assignment->input->ledger, account->id);
    for (guint i = 0; i < paid.n; i++)
        if (paid.list[i].paid_date >= promise->date &&
            text_equals(paid.list[i].currency, currency))
            add_owed(list, paid.list[i].due_date, paid.list[i].invoice, paid.list[i].minor,
                     NULL);
    g_autoptr(GArray) gone = absence_list_gone(assignment, account->id);
    for (guint i = 0; i < gone->len; i++) {
        const GoneInvoice *one = &g_array_index(gone, GoneInvoice, i);
        if (one->day >= promise->date && text_equals(one->newest->currency, currency))
            add_owed(list, one->newest->due_date, one->invoice, one->newest->open_minor, NULL);
    }
}

static gint compare_owed(gconstpointer a, gconstpointer b)
{
    const Owed *left = a, *right = b;
    int order = left->due_date - right->due_date;
    return order != 0 ? order : g_strcmp0(left->invoice, right->invoice);
}

static GArray *list_owed(const Assignment *assignment, Account *account, const Event *promise,
                         const char *currency)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Owed));
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        const OpenItem *item = item_case->item;
        if (!is_about(item_case, promise) || !text_equals(item->currency, currency))
            continue;
        gint64 booked = receipt_evidence_booked(item, promise->date, assignment->run_date);
        add_owed(list, item->due_date, item->invoice,
                 amount_add(item_case->row->net_minor, booked), item_case);
    }
    add_settled(assignment, account, promise, currency, list);
    g_array_sort(list, compare_owed);
    return list;
}

static void cover_oldest(const Assignment *assignment, Account *account, const Event *promise,
                         const char *currency, gint64 amount, GPtrArray *covered)
{
    g_autoptr(GArray) owed = list_owed(assignment, account, promise, currency);
    for (guint i = 0; i < owed->len && amount > 0; i++) {
        const Owed *one = &g_array_index(owed, Owed, i);
        if (i > 0 && one->minor > amount)
            break;
        if (one->item_case != NULL)
            g_ptr_array_add(covered, one->item_case);
        amount -= MIN(amount, one->minor);
    }
}

GPtrArray *promise_list_covered(const Assignment *assignment, Account *account,
                                const Event *promise, const char *currency, gint64 amount)
{
    GPtrArray *covered = g_ptr_array_new();
    if (promise->invoice == NULL && amount >= 0) {
        cover_oldest(assignment, account, promise, currency, amount, covered);
        return covered;
    }
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        gboolean is_meant =
            promise->invoice != NULL || item_case->item->due_date <= promise->until;
        if (is_about(item_case, promise) && is_meant &&
            text_equals(item_case->item->currency, currency))
            g_ptr_array_add(covered, item_case);
    }
    return covered;
}
