#include "records/account_groups.h"

#include <criterion/criterion.h>
#include <string.h>

static void add(Ledger *ledger, const char *customer)
{
    ledger_add_item(ledger)->customer = ledger_take_string(ledger, customer);
}

/* The accounts with their items' numbers: "C1:0 2 C2:1 " */
static char *describe(const Ledger *ledger)
{
    g_autoptr(AccountGroups) groups = account_groups_new(ledger->items);
    GString *text = g_string_new(NULL);
    for (guint a = 0; a < groups->accounts->len; a++) {
        const LedgerAccount *account = &g_array_index(groups->accounts, LedgerAccount, a);
        guint n = 0;
        g_string_append_printf(text, "%s:", account->customer);
        for (guint i = 0; i < ledger->items->len; i++)
            if (groups->of_item[i] == a) {
                g_string_append_printf(text, "%u ", i);
                n++;
            }
        cr_assert_eq(n, account->n_items);
    }
    return g_string_free(text, FALSE);
}

static void expect(const char *const *customers, const char *accounts)
{
    g_autoptr(Ledger) ledger = ledger_new();
    for (; *customers; customers++)
        add(ledger, *customers);
    g_autofree char *seen = describe(ledger);
    cr_assert_str_eq(seen, accounts, "%s", seen);
}

Test(account_groups, items_of_one_customer_are_one_account_wherever_they_stand)
{
    expect((const char *const[]){"C2", "C1", "C2", "C2", "C1", NULL}, "C1:1 4 C2:0 2 3 ");
}

Test(account_groups, accounts_are_in_the_order_of_their_bytes)
{
    expect((const char *const[]){"b", "B", "\xc3\xa9", "a", "Z9", NULL},
           "B:1 Z9:4 a:3 b:0 \xc3\xa9:2 ");
}

Test(account_groups, customers_that_differ_late_are_told_apart)
{
    expect((const char *const[]){"CLIENT-2-1234567890", "CLIENT-1-1234567890-B",
                                 "CLIENT-1-1234567890-A", "CLIENT-1-1234567890",
                                 "CLIENT-1-1234567890-B", NULL},
           "CLIENT-1-1234567890:3 CLIENT-1-1234567890-A:2 CLIENT-1-1234567890-B:1 4 "
           "CLIENT-2-1234567890:0 ");
}

Test(account_groups, a_customer_that_begins_like_another_comes_before_it)
{
    expect((const char *const[]){"C10", "C1", "C", "C100", NULL}, "C:2 C1:1 C10:0 C100:3 ");
}

Test(account_groups, items_without_a_customer_are_an_account_too)
{
    expect((const char *const[]){"C1", "", "C1", NULL}, ":1 C1:0 2 ");
}

Test(account_groups, no_items_make_no_accounts)
{
    expect((const char *const[]){NULL}, "");
}

Test(account_groups, ten_thousand_mixed_customers_come_out_sorted_and_complete)
{
    g_autoptr(Ledger) ledger = ledger_new();
    guint random = 7;
    for (guint i = 0; i < 10000; i++) {
        random = random * 1664525u + 1013904223u;
        g_autofree char *customer = g_strdup_printf("%u/%u", random % 7, (random >> 12) % 400);
        add(ledger, customer);
    }
    g_autoptr(AccountGroups) groups = account_groups_new(ledger->items);
    guint n = 0;
    for (guint a = 0; a < groups->accounts->len; a++) {
        const LedgerAccount *account = &g_array_index(groups->accounts, LedgerAccount, a);
        cr_assert(a == 0 || strcmp(account[-1].customer, account->customer) < 0);
        n += account->n_items;
    }
    cr_assert_eq(n, 10000);
    for (guint i = 0; i < 10000; i++)
        cr_assert_str_eq(
            g_array_index(groups->accounts, LedgerAccount, groups->of_item[i]).customer,
            ((const OpenItem *)g_ptr_array_index(ledger->items, i))->customer);
}

Test(account_groups, a_sorted_ledger_knows_its_owners)
{
    g_autoptr(Ledger) ledger = ledger_new();
    add(ledger, "C2");
    add(ledger, "C1");
    add(ledger, "C9");
    add(ledger, "C2");
    const Customer *owner = ledger_add_customer(ledger, "C2");
    ledger_sort(ledger);
    const OpenItem *const *items = (const OpenItem *const *)(gpointer)ledger->items->pdata;
    cr_assert_str_eq(items[0]->customer, "C1");
    cr_assert_null(items[0]->owner);
    cr_assert_eq(items[1]->owner, owner);
    cr_assert_eq(items[2]->owner, owner);
    cr_assert_eq(items[1]->customer, items[2]->customer, "two copies of one number");
    cr_assert_null(items[3]->owner);
}

Test(account_groups, a_sorted_ledger_lists_its_accounts_and_finds_them)
{
    g_autoptr(Ledger) ledger = ledger_new();
    cr_assert_null(ledger_find_account(ledger, "C1"));
    for (guint i = 0; i < 3; i++)
        add(ledger, "C2");
    add(ledger, "C1");
    ((OpenItem *)g_ptr_array_index(ledger->items, 1))->kind = ITEM_CREDIT;
    const Customer *owner = ledger_add_customer(ledger, "C2");
    ledger_sort(ledger);
    const LedgerAccount *account = ledger_find_account(ledger, "C2");
    cr_assert_not_null(account);
    cr_assert_eq(account->first, 1);
    cr_assert_eq(account->n_items, 3);
    cr_assert_eq(account->n_invoices, 2);
    cr_assert_eq(account->owner, owner);
    cr_assert_eq(ledger_find_account(ledger, "C1")->n_items, 1);
    cr_assert_null(ledger_find_account(ledger, "C"));
    cr_assert_null(ledger_find_account(ledger, "C3"));
    cr_assert_null(ledger_find_account(ledger, NULL));
}
