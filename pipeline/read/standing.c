#include "read/standing.h"

#include <string.h>

static void add_sum(Standing *standing, const char *currency, gint64 minor)
{
    for (guint i = 0; i < MOST_CURRENCIES; i++) {
        if (i == standing->n_currencies) {
            g_strlcpy(standing->sums[i].currency, currency, CURRENCY_SIZE);
            standing->n_currencies++;
        }
        if (strcmp(standing->sums[i].currency, currency) != 0)
            continue;
        gint64 *sum = &standing->sums[i].minor;
        if (__builtin_add_overflow(*sum, minor, sum))
            *sum = minor > 0 ? G_MAXINT64 : G_MININT64;
        return;
    }
}

void standing_take(Standing *standing, const OpenItem *item)
{
    if (!standing->first)
        standing->first = item;
    *(item->kind == ITEM_INVOICE ? &standing->n_invoices : &standing->n_others) += 1;
    add_sum(standing, item->currency, item->open_minor);
}

void standing_add(Standing *standing, const Standing *other)
{
    if (!standing->first)
        standing->first = other->first;
    standing->n_invoices += other->n_invoices;
    standing->n_others += other->n_others;
    for (guint i = 0; i < other->n_currencies; i++)
        add_sum(standing, other->sums[i].currency, other->sums[i].minor);
    for (guint i = 0; i < other->n_items; i++)
        standing_take(standing, other->items[i]);
}

/* "-12,345.00 EUR" */
static void append_sum(GString *text, gint64 minor, const char *currency)
{
    g_autofree char *plain = money_to_plain(minor, currency);
    const char *digits = plain + (*plain == '-');
    gsize whole = strcspn(digits, ".");
    g_string_append(text, *plain == '-' ? ", -" : ", ");
    for (gsize i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            g_string_append_c(text, ',');
        g_string_append_c(text, digits[i]);
    }
    g_string_append_printf(text, "%s %s", digits + whole, currency);
}

char *standing_to_text(const Standing *given)
{
    Standing sum = {0}, *standing = &sum;
    GString *text = g_string_new(NULL);
    standing_add(standing, given);
    if (standing->n_invoices > 0 || standing->n_others == 0)
        g_string_append_printf(text, "%u invoice%s", standing->n_invoices,
                               standing->n_invoices == 1 ? "" : "s");
    if (standing->n_others > 0)
        g_string_append_printf(text, "%s%u %s", text->len > 0 ? ", " : "", standing->n_others,
                               standing->n_others == 1 ? "credit or payment"
                                                       : "credits or payments");
    for (guint i = 0; i < standing->n_currencies; i++)
        append_sum(text, standing->sums[i].minor, standing->sums[i].currency);
    return g_string_free(text, FALSE);
}

Standing standing_of_account(const Ledger *ledger, const LedgerAccount *account)
{
    OpenItem *const *items = (OpenItem *const *)ledger->items->pdata + account->first;
    return (Standing){.first = items[0], .items = items, .n_items = account->n_items};
}
