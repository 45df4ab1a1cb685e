/* Which accounts are receivables, and what their numbers say. */
#include "build_fec.h"

#include <criterion/criterion.h>

static ReadCase *read_accounts(const char *first, const char *second)
{
    ReadCase *c = read_case_new();
    g_strfreev(c->settings->ledger.accounts);
    c->settings->ledger.accounts = g_new0(char *, 3);
    c->settings->ledger.accounts[0] = g_strdup(first);
    c->settings->ledger.accounts[1] = second ? g_strdup(second) : NULL;
    fec_case_add(
        c, "fec.txt",
        SALE("1", "20250310", "C1", "F1", "100,00", "", "")
            FEC_ROW("OD|OD", "2", "20250310", "416000", "C1", "F2", "Douteux", "50,00", "0,00",
                    "", "") FEC_ROW("EF|Effets", "3", "20250310", "413000", "C1", "F3", "Effet",
                                    "25,00", "0,00", "", "")
                FEC_ROW("OD|OD", "4", "20250310", "418100", "C1", "FAE", "A établir", "10,00",
                        "0,00", "", "") FEC_ROW("OD|OD", "5", "20250310", "419100", "C1", "AC",
                                                "Acompte", "0,00", "5,00", "", ""));
    read_case_run(c, "2025-12-31");
    return c;
}

Test(fec_accounts, each_beginning_of_an_account_takes_what_begins_so)
{
    ReadCase *c = read_accounts("411", NULL);
    cr_expect_eq(fec_case_sum(c, "C1"), 10000);
    read_case_free(c);
    c = read_accounts("411", "416*");
    cr_expect_eq(fec_case_sum(c, "C1"), 15000);
    read_case_free(c);
    c = read_accounts("41", NULL);
    cr_expect_eq(fec_case_sum(c, "C1"), 18000);
    read_case_free(c);
}

Test(fec_accounts, doubtful_customers_are_in_dispute_and_bills_are_collected)
{
    ReadCase *c = read_accounts("411", "416");
    cr_expect_null(read_case_item(c, "F1")->dispute);
    cr_expect_not_null(read_case_item(c, "F2")->dispute);
    read_case_free(c);
    c = read_accounts("411", "413");
    cr_expect_str_eq(read_case_item(c, "F3")->payment_method, "bill");
    cr_expect_null(read_case_item(c, "F1")->payment_method);
    read_case_free(c);
}

Test(fec_accounts, one_number_on_two_accounts_is_two_items_told_apart_by_due_date)
{
    ReadCase *c = read_case_new();
    g_strfreev(c->settings->ledger.accounts);
    c->settings->ledger.accounts = g_strsplit("411,416", ",", -1);
    fec_case_add(c, "fec.txt",
                 SALE("1", "20250310", "C1", "F1", "100,00", "", "")
                     FEC_ROW("OD|OD", "2", "20250610", "416000", "C1", "F1", "Douteux", "50,00",
                             "0,00", "", ""));
    read_case_run(c, "2025-12-31");
    cr_assert_eq(c->ledger->items->len, 2);
    for (guint i = 0; i < 2; i++)
        cr_expect(((OpenItem *)c->ledger->items->pdata[i])->is_instalment);
    read_case_free(c);
}
