/* What a FEC tells of the habits of payers. */
#include "build_fec.h"

#include <criterion/criterion.h>
#include <string.h>

static const PaidInvoice *find_paid(const ReadCase *c, const char *invoice)
{
    for (guint i = 0; i < c->ledger->paid->len; i++) {
        const PaidInvoice *paid = &g_array_index(c->ledger->paid, PaidInvoice, i);
        if (strcmp(paid->invoice, invoice) == 0)
            return paid;
    }
    cr_assert_fail("%s is not listed as paid", invoice);
    return NULL;
}

Test(fec_paid, a_closed_match_is_paid_on_the_day_of_its_last_payment)
{
    ReadCase *c =
        fec_case_read(FEC_ROW("VE|Ventes", "1", "20250310", "411000", "C1", "F1",
                              "ECH 30/04/2025", "100,00", "0,00", "AA", "20250520")
                          CASH("2", "20250505", "C1", "V1", "40,00", "AA", "20250520")
                              CASH("3", "20250520", "C1", "V2", "60,00", "AA", "20250520"),
                      "2025-12-31");
    cr_assert_eq(c->ledger->paid->len, 1);
    const PaidInvoice *paid = find_paid(c, "F1");
    cr_expect_str_eq(paid->customer, "C1");
    cr_expect_eq(paid->due_date, day_parse_iso("2025-04-30"));
    cr_expect_eq(paid->paid_date, day_parse_iso("2025-05-20"));
    cr_expect_eq(paid->minor, 10000);
    cr_expect_str_eq(paid->currency, "EUR");
    cr_expect_not(paid->was_disputed);
    read_case_free(c);
}

Test(fec_paid, so_is_a_pair_of_lines_with_one_piece_and_each_invoice_of_a_common_payment)
{
    ReadCase *c = fec_case_read(SALE("1", "20250310", "C1", "F1", "100,00", "",
                                     "") CASH("2", "20250415", "C1", "F1", "100,00", "", "")
                                    SALE("3", "20250401", "C2", "F2", "10,00", "AA", "")
                                        SALE("4", "20250402", "C2", "F3", "20,00", "AA", "")
                                            CASH("5", "20250601", "C2", "V", "30,00", "AA", ""),
                                "2025-12-31");
    cr_assert_eq(c->ledger->paid->len, 3);
    cr_expect_eq(find_paid(c, "F1")->paid_date, day_parse_iso("2025-04-15"));
    cr_expect_eq(find_paid(c, "F1")->due_date, day_parse_iso("2025-04-09"));
    cr_expect_eq(find_paid(c, "F2")->paid_date, day_parse_iso("2025-06-01"));
    cr_expect_eq(find_paid(c, "F3")->minor, 2000);
    read_case_free(c);
}

Test(fec_paid, what_is_open_credited_or_refunded_is_not_paid)
{
    ReadCase *c =
        fec_case_read(SALE("1", "20250310", "C1", "F1", "100,00", "a", "")
                          CASH("2", "20250415", "C1", "V1", "60,00", "a", "")
                              SALE("3", "20250310", "C1", "F2", "50,00", "AB", "")
                                  CREDIT_NOTE("4", "20250311", "C1", "AV2", "50,00", "AB", "")
                                      FEC_ROW("BQ|Banque", "5", "20250601", "411000", "C1", "R",
                                              "Rembt", "9,00", "0,00", "AC", "")
                                          CASH("6", "20250501", "C1", "V3", "9,00", "AC", ""),
                      "2025-12-31");
    cr_expect_eq(c->ledger->paid->len, 0);
    read_case_free(c);
}

Test(fec_paid, an_opening_entry_that_lost_its_date_tells_nothing_of_habits)
{
    ReadCase *c = fec_case_read(OPENING("1", "20250101", "C1", "F1", "100,00", "AA", "")
                                    CASH("2", "20250415", "C1", "V1", "100,00", "AA", ""),
                                "2025-12-31");
    cr_expect_eq(c->ledger->paid->len, 0);
    cr_expect_eq(c->ledger->items->len, 0);
    read_case_free(c);
}

Test(fec_paid, an_invoice_in_two_lines_is_one_paid_invoice)
{
    ReadCase *c = fec_case_read(SALE("1", "20250310", "C1", "F1", "60,00", "AA", "")
                                    SALE("1", "20250310", "C1", "F1", "40,00", "AA", "")
                                        CASH("2", "20250415", "C1", "V1", "100,00", "AA", ""),
                                "2025-12-31");
    cr_assert_eq(c->ledger->paid->len, 1);
    cr_expect_eq(find_paid(c, "F1")->minor, 10000);
    read_case_free(c);
}
