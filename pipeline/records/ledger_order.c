/* The stable orders of a ledger's arrays: the same extract gives the same files. */
#include "records/ledger.h"

#include "ground/text.h"
#include "records/item_order.h"

#include <string.h>

static int compare_texts(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(text_or_empty(a), text_or_empty(b));
}

static int compare_numbers(gint64 a, gint64 b)
{
    return (a > b) - (a < b);
}

static int compare_places(const char *source_a, int line_a, const char *source_b, int line_b)
{
    int order = compare_texts(source_a, source_b);
    return order ? order : compare_numbers(line_a, line_b);
}

static int compare_rejected(gconstpointer first, gconstpointer second)
{
    const RejectedLine *a = *(RejectedLine *const *)first, *b = *(RejectedLine *const *)second;
    int order = compare_places(a->source, a->line, b->source, b->line);
    return order ? order : compare_texts(a->rule, b->rule);
}

static int compare_events(gconstpointer first, gconstpointer second)
{
    const Event *a = *(Event *const *)first, *b = *(Event *const *)second;
    int order = compare_numbers(a->date, b->date);
    return order ? order : compare_places(a->source, a->line, b->source, b->line);
}

static int compare_paid(gconstpointer first, gconstpointer second)
{
    const PaidInvoice *a = first, *b = second;
    int order = compare_texts(a->customer, b->customer);
    if (order == 0)
        order = compare_numbers(a->paid_date, b->paid_date);
    if (order == 0)
        order = compare_texts(a->invoice, b->invoice);
    if (order == 0)
        order = compare_numbers(a->due_date, b->due_date);
    return order ? order : compare_numbers(a->minor, b->minor);
}

static int compare_sales(gconstpointer first, gconstpointer second)
{
    const Sale *a = first, *b = second;
    int order = compare_texts(a->customer, b->customer);
    if (order == 0)
        order = compare_numbers(a->month, b->month);
    return order ? order : compare_texts(a->currency, b->currency);
}

/* One for each customer, month and currency. Sums beyond 64 bits stay at their limit. */
static void merge_sales(GArray *sales)
{
    guint n = 0;
    g_array_sort(sales, compare_sales);
    for (guint i = 0; i < sales->len; i++) {
        const Sale *sale = &g_array_index(sales, Sale, i);
        Sale *last = n > 0 ? &g_array_index(sales, Sale, n - 1) : NULL;
        if (last == NULL || compare_sales(last, sale) != 0)
            g_array_index(sales, Sale, n++) = *sale;
        else if (__builtin_add_overflow(last->minor, sale->minor, &last->minor))
            last->minor = sale->minor > 0 ? G_MAXINT64 : G_MININT64;
    }
    g_array_set_size(sales, n);
}

/* Extracts mostly come sorted, and looking is cheaper than sorting. */
static void sort_unless_sorted(GPtrArray *array, GCompareFunc compare)
{
    for (guint i = 1; i < array->len; i++)
        if (compare(&array->pdata[i - 1], &array->pdata[i]) > 0) {
            g_ptr_array_sort(array, compare);
            return;
        }
}

/* Looked up once for each account, however many items it has. */
static void find_owners(const Ledger *ledger, AccountGroups *groups)
{
    for (guint i = 0; i < groups->accounts->len; i++) {
        LedgerAccount *account = &g_array_index(groups->accounts, LedgerAccount, i);
        account->owner = ledger_find_customer(ledger, account->customer);
    }
}

const LedgerAccount *ledger_find_account(const Ledger *ledger, const char *customer)
{
    const GArray *accounts = ledger->accounts;
    guint low = 0, high = accounts->len;
    while (customer && low < high) {
        guint middle = low + (high - low) / 2;
        const LedgerAccount *account = &g_array_index(accounts, LedgerAccount, middle);
        int order = strcmp(account->customer, customer);
        if (order == 0)
            return account;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

void ledger_sort(Ledger *ledger)
{
    g_autoptr(AccountGroups) groups = account_groups_new(ledger->items);
    find_owners(ledger, groups);
    item_order_sort(ledger->items, groups);
    g_array_unref(ledger->accounts);
    ledger->accounts = g_array_ref(groups->accounts);
    sort_unless_sorted(ledger->rejected, compare_rejected);
    g_array_sort(ledger->paid, compare_paid);
    merge_sales(ledger->sales);
    sort_unless_sorted(ledger->events, compare_events);
}
