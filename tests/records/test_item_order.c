#include "records/item_order.h"

#include <criterion/criterion.h>
#include <string.h>

static OpenItem *add(Ledger *ledger, const char *customer, Day due, const char *invoice,
                     const char *source, int line)
{
    OpenItem *item = ledger_add_item(ledger);
    item->customer = ledger_take_string(ledger, customer); /* a copy for every item */
    item->due_date = due;
    item->invoice = invoice;
    item->source = source;
    item->line = line;
    return item;
}

static void sort_items(Ledger *ledger)
{
    g_autoptr(AccountGroups) groups = account_groups_new(ledger->items);
    item_order_sort(ledger->items, groups);
}

static char *list_lines(const Ledger *ledger)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < ledger->items->len; i++)
        g_string_append_printf(lines, "%d ",
                               ((OpenItem *)g_ptr_array_index(ledger->items, i))->line);
    return g_string_free(lines, FALSE);
}

Test(item_order, customer_comes_before_due_date_before_invoice_before_place)
{
    g_autoptr(Ledger) ledger = ledger_new();
    add(ledger, "C2", 100, "F1", "a.csv", 9);
    add(ledger, "C1", 200, "F1", "a.csv", 4);
    add(ledger, "C1", 100, "F2", "a.csv", 3);
    add(ledger, "C1", 100, "F1", "b.csv", 2);
    add(ledger, "C1", 100, "F1", "a.csv", 8);
    add(ledger, "C1", 100, "F1", "a.csv", 1);
    sort_items(ledger);
    g_autofree char *lines = list_lines(ledger);
    cr_assert_str_eq(lines, "1 8 2 3 4 9 ", "%s", lines);
}

Test(item_order, customers_sort_by_their_bytes_also_beyond_the_eighth)
{
    g_autoptr(Ledger) ledger = ledger_new();
    add(ledger, "CLIENT-00010", 1, "F", "a", 3);
    add(ledger, "CLIENT-0", 1, "F", "a", 1);
    add(ledger, "CLIENT-00002", 1, "F", "a", 2);
    add(ledger, "\xc3\x89toile", 1, "F", "a", 5);
    add(ledger, "Z", 1, "F", "a", 4);
    sort_items(ledger);
    g_autofree char *lines = list_lines(ledger);
    cr_assert_str_eq(lines, "1 2 3 4 5 ", "%s", lines);
}

Test(item_order, one_copy_of_a_customer_or_many_make_no_difference)
{
    g_autoptr(Ledger) ledger = ledger_new();
    const char *shared = ledger_take_string(ledger, "C1");
    add(ledger, "C1", 3, "F", "a", 3);
    add(ledger, "C0", 9, "F", "a", 0);
    add(ledger, "", 1, "F", "a", -1)->customer = NULL;
    add(ledger, "C1", 2, "F", "a", 2)->customer = shared;
    add(ledger, "C1", 1, "F", "a", 1);
    add(ledger, "C1", 4, "F", "a", 4)->customer = shared;
    sort_items(ledger);
    g_autofree char *lines = list_lines(ledger);
    cr_assert_str_eq(lines, "-1 0 1 2 3 4 ", "%s", lines);
}

static int compare_plainly(gconstpointer first, gconstpointer second)
{
    const OpenItem *a = *(OpenItem *const *)first, *b = *(OpenItem *const *)second;
    int order = strcmp(a->customer, b->customer);
    if (order == 0)
        order = (a->due_date > b->due_date) - (a->due_date < b->due_date);
    if (order == 0)
        order = strcmp(a->invoice, b->invoice);
    return order ? order : a->line - b->line;
}

Test(item_order, twenty_thousand_mixed_items_are_where_a_plain_sort_puts_them)
{
    g_autoptr(Ledger) ledger = ledger_new();
    g_autoptr(GPtrArray) expected = g_ptr_array_new();
    guint random = 1;
    for (int i = 0; i < 20000; i++) {
        random = random * 1664525u + 1013904223u;
        g_autofree char *customer = g_strdup_printf("C%u", (random >> 8) % 500);
        g_ptr_array_add(expected, add(ledger, customer, (Day)((random >> 20) % 90),
                                      random >> 31 ? "F1" : "F2", "a", i));
    }
    g_ptr_array_sort(expected, compare_plainly);
    sort_items(ledger);
    cr_assert_eq(memcmp(ledger->items->pdata, expected->pdata, 20000 * sizeof(gpointer)), 0);
}

Test(item_order, no_items_are_in_order)
{
    g_autoptr(Ledger) ledger = ledger_new();
    sort_items(ledger);
    cr_assert_eq(ledger->items->len, 0);
}
