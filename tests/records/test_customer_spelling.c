#include "records/ledger.h"

#include <criterion/criterion.h>

Test(customer_spelling, zeros_and_capitals_do_not_matter_where_one_customer_is_meant)
{
    g_autoptr(Ledger) ledger = ledger_new();
    const Customer *padded = ledger_add_customer(ledger, "0000100001");
    const Customer *word = ledger_add_customer(ledger, "Dupont");
    ledger_add_customer(ledger, "42");
    ledger_add_customer(ledger, "042");
    cr_expect_null(ledger_find_customer(ledger, "100001"), "not before it is asked for");
    ledger_index_spellings(ledger);
    cr_expect_eq(ledger_find_customer(ledger, "100001"), padded);
    cr_expect_eq(ledger_find_customer(ledger, "00100001"), padded);
    cr_expect_eq(ledger_find_customer(ledger, "DUPONT"), word);
    cr_expect_null(ledger_find_customer(ledger, "0042"), "two customers may be meant");
    cr_expect_str_eq(ledger_find_customer(ledger, "042")->id, "042");
    cr_expect_null(ledger_find_customer(ledger, "Dupond"));
    cr_expect_null(ledger_find_customer(ledger, ""));
    cr_expect_null(ledger_find_customer(ledger, NULL));
}

Test(customer_spelling, a_renamed_customer_is_found_by_both_ids)
{
    g_autoptr(Ledger) ledger = ledger_new();
    Customer *customer = ledger_add_customer(ledger, "0042");
    ledger_index_spellings(ledger);
    ledger_rename_customer(ledger, customer, "42");
    cr_expect_str_eq(customer->id, "42");
    cr_expect_eq(ledger_find_customer(ledger, "42"), customer);
    cr_expect_eq(ledger_find_customer(ledger, "0042"), customer);
}

Test(customer_spelling, a_number_of_zeros_is_a_number)
{
    g_autoptr(Ledger) ledger = ledger_new();
    const Customer *zero = ledger_add_customer(ledger, "000");
    ledger_index_spellings(ledger);
    cr_expect_eq(ledger_find_customer(ledger, "0"), zero);
}
