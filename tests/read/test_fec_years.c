/* Several years given together: openings, closings, codes used again, matches over two years. */
#include "build_fec.h"

#include <criterion/criterion.h>
#include <string.h>

static ReadCase *read_years(const char *first, const char *second)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    fec_case_add(c, "732829320FEC20241231.txt", first);
    fec_case_add(c, "732829320FEC20251231.txt", second);
    read_case_run(c, "2025-12-31");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    return c;
}

Test(fec_years, openings_in_detail_are_set_aside_and_the_invoice_keeps_its_date)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "", "")
                                 SALE("2", "20241120", "C1", "F2", "50,00", "", ""),
                             OPENING("1", "20250101", "C1", "F1", "100,00", "", "")
                                 OPENING("1", "20250101", "C1", "F2", "50,00", "", ""));
    cr_assert_eq(c->ledger->items->len, 2);
    cr_expect_eq(read_case_item(c, "F1")->issue_date, day_parse_iso("2024-11-10"));
    cr_expect_str_eq(read_case_item(c, "F1")->source, "732829320FEC20241231.txt");
    cr_expect_str_eq(read_case_rejected(c, "F1")->rule, "opening-entry");
    cr_expect_eq(fec_case_sum(c, "C1"), 15000);
    read_case_free(c);
}

Test(fec_years, a_payment_lettered_with_the_opening_pays_the_invoice_of_the_year_before)
{
    ReadCase *c =
        read_years(SALE("1", "20241110", "C1", "F1", "100,00", "", "")
                       SALE("2", "20241120", "C1", "F2", "50,00", "", ""),
                   OPENING("1", "20250101", "C1", "F1", "100,00", "AA", "20250115")
                       OPENING("1", "20250101", "C1", "F2", "50,00", "", "")
                           CASH("2", "20250115", "C1", "V1", "100,00", "AA", "20250115"));
    cr_assert_eq(c->ledger->items->len, 1, "%s", ledger_print_items(c->ledger));
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 5000);
    read_case_free(c);
}

Test(fec_years, an_opening_of_what_is_left_of_an_invoice_stands_for_invoice_and_part_payment)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "a", "20241201")
                                 CASH("2", "20241201", "C1", "V1", "70,00", "a", "20241201"),
                             OPENING("1", "20250101", "C1", "F1", "30,00", "AB", "20250115")
                                 CASH("2", "20250115", "C1", "V2", "10,00", "AB", "20250115"));
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->open_minor, 2000);
    cr_expect_eq(item->amount_minor, 10000);
    cr_expect_eq(item->n_receipts, 2);
    cr_expect_eq(c->ledger->items->len, 1);
    read_case_free(c);
}

Test(fec_years, a_payment_by_piece_pays_what_an_unlettered_opening_names)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "a", "20241201")
                                 CASH("2", "20241201", "C1", "V1", "70,00", "a", "20241201"),
                             OPENING("1", "20250101", "C1", "F1", "30,00", "", "")
                                 CASH("2", "20250115", "C1", "F1", "30,00", "", ""));
    cr_expect_eq(c->ledger->items->len, 0);
    read_case_free(c);
}

Test(fec_years, one_lettered_balance_for_all_that_a_customer_owed_pays_all_of_it)
{
    ReadCase *c =
        read_years(SALE("1", "20241110", "C1", "F1", "100,00", "", "")
                       SALE("2", "20241120", "C1", "F2", "50,00", "", "")
                           SALE("3", "20241120", "C2", "F3", "9,00", "", ""),
                   OPENING("1", "20250101", "C1", "", "150,00", "AA", "20250115")
                       OPENING("1", "20250101", "C2", "", "9,00", "", "")
                           CASH("2", "20250115", "C1", "V1", "150,00", "AA", "20250115"));
    cr_assert_eq(c->ledger->items->len, 1);
    cr_expect_eq(read_case_item(c, "F3")->open_minor, 900);
    read_case_free(c);
}

Test(fec_years, a_lettered_opening_for_nothing_one_could_name_stays_and_the_detail_goes)
{
    ReadCase *c =
        read_years(SALE("1", "20241110", "C1", "F1", "100,00", "", "")
                       SALE("2", "20241120", "C1", "F2", "50,00", "", ""),
                   OPENING("1", "20250101", "C1", "", "120,00", "AA", "20250115")
                       OPENING("1", "20250101", "C1", "", "30,00", "", "")
                           CASH("2", "20250115", "C1", "V1", "120,00", "AA", "20250115"));
    cr_expect_eq(fec_case_sum(c, "C1"), 3000);
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_eq(fec_case_count(c, "opening-differs"), 0);
    read_case_free(c);
}

Test(fec_years, an_opening_on_the_common_account_alone_repeats_the_year_as_a_whole)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "", "")
                                 SALE("2", "20241120", "C2", "F2", "50,00", "", ""),
                             OPENING("1", "20250101", "", "", "150,00", "", "")
                                 CASH("2", "20250115", "C1", "F1", "100,00", "", ""));
    cr_expect_eq(fec_case_sum(c, "C1"), 0);
    cr_expect_eq(fec_case_sum(c, "C2"), 5000);
    cr_expect_eq(c->ledger->items->len, 1);
    read_case_free(c);
}

Test(fec_years, where_the_opening_differs_it_is_the_books_word_but_keeps_the_dates_it_can)
{
    ReadCase *c = read_years(FEC_ROW("VE|Ventes", "1", "20241110", "411000", "C1", "F1",
                                     "ECH 15/12/2024", "100,00", "0,00", "", "")
                                 SALE("2", "20241120", "C2", "F2", "50,00", "", ""),
                             OPENING("1", "20250101", "C1", "F1", "90,00", "", "")
                                 OPENING("1", "20250101", "C2", "F2", "50,00", "", ""));
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->open_minor, 9000);
    cr_expect_eq(item->issue_date, day_parse_iso("2024-11-10"));
    cr_expect_eq(item->due_date, day_parse_iso("2024-12-15"));
    cr_expect_eq(read_case_item(c, "F2")->issue_date, day_parse_iso("2024-11-20"));
    cr_expect(read_case_complains(c, "FEC20241231.txt:2: WARNING: 1 line of an earlier year, "
                                     "the first here, was set aside"));
    read_case_free(c);
}

Test(fec_years, the_order_of_the_files_and_wrong_dates_in_them_do_not_matter)
{
    static const char *const first = SALE("1", "20241110", "C1", "F1", "100,00", "", "")
        SALE("2", "20241111", "C1", "F2", "60,00", "", "")
            SALE("3", "20250611", "C1", "F3", "7,00", "", "");
    static const char *const second = OPENING("1", "20250101", "C1", "", "167,00", "", "")
        SALE("2", "20250211", "C1", "F4", "1,00", "", "")
            SALE("3", "20240211", "C1", "F5", "2,00", "", "");
    for (int order = 0; order < 2; order++) {
        ReadCase *c = read_case_new();
        fec_case_add(c, order ? "b.txt" : "a.txt", order ? second : first);
        fec_case_add(c, order ? "a.txt" : "b.txt", order ? first : second);
        read_case_run(c, "2025-12-31");
        cr_expect_eq(fec_case_sum(c, "C1"), 17000);
        cr_expect_eq(c->ledger->items->len, 5);
        read_case_free(c);
    }
}

Test(fec_years, three_years_in_a_row_count_each_claim_once)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "3.txt",
                 OPENING("1", "20250101", "C1", "F1", "100,00", "", "")
                     OPENING("1", "20250101", "C1", "F2", "60,00", "", "")
                         CASH("2", "20250201", "C1", "F2", "60,00", "", ""));
    fec_case_add(c, "1.txt", SALE("1", "20231110", "C1", "F1", "100,00", "", ""));
    fec_case_add(c, "2.txt",
                 OPENING("1", "20240101", "C1", "F1", "100,00", "", "")
                     SALE("2", "20240601", "C1", "F2", "60,00", "", ""));
    read_case_run(c, "2025-12-31");
    cr_expect_eq(fec_case_sum(c, "C1"), 10000);
    cr_expect_eq(read_case_item(c, "F1")->issue_date, day_parse_iso("2023-11-10"));
    cr_expect_eq(c->ledger->items->len, 1);
    read_case_free(c);
}

Test(fec_years, closing_and_opening_entries_undo_each_other)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "", "")
                                 FEC_ROW("CLO|Clôture", "9", "20241231", "411000", "C1", "CLO",
                                         "Solde", "0,00", "100,00", "", ""),
                             OPENING("1", "20250101", "C1", "", "100,00", "", ""));
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 10000);
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_str_eq(read_case_rejected(c, "CLO")->rule, "closing-entry");
    cr_expect_eq(fec_case_count(c, "closing-entry"), 0);
    read_case_free(c);
}

Test(fec_years, a_closing_entry_without_the_next_year_keeps_the_sum_and_is_told)
{
    ReadCase *c = fec_case_read(SALE("1", "20251110", "C1", "F1", "100,00", "", "")
                                    FEC_ROW("CLO|Clôture", "9", "20251231", "411000", "C1",
                                            "CLO", "Solde", "0,00", "100,00", "", ""),
                                "2026-01-31");
    cr_expect_eq(fec_case_sum(c, "C1"), 0);
    cr_expect_eq(fec_case_count(c, "closing-entry"), 1);
    read_case_free(c);
}

Test(fec_years, year_end_corrections_in_a_closing_journal_are_lines_like_others)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "", "")
                                 FEC_ROW("CLO|OD de clôture", "9", "20241231", "411000", "C1",
                                         "F1", "Perte", "0,00", "30,00", "", ""),
                             OPENING("1", "20250101", "C1", "", "70,00", "", ""));
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 7000);
    cr_expect_eq(c->ledger->items->len, 1);
    read_case_free(c);
}

Test(fec_years, a_match_with_its_halves_in_two_years_is_closed)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "AA", "20250115"),
                             OPENING("1", "20250101", "C1", "F1", "100,00", "", "")
                                 CASH("2", "20250115", "C1", "V1", "100,00", "AA", "20250115"));
    cr_expect_eq(c->ledger->items->len, 0, "%s", ledger_print_items(c->ledger));
    cr_assert_eq(c->ledger->paid->len, 1);
    read_case_free(c);
}

Test(fec_years, a_code_used_again_the_next_year_is_another_match_even_if_both_are_partial)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "F1", "100,00", "AA", "")
                                 CASH("2", "20241201", "C1", "V1", "70,00", "AA", ""),
                             OPENING("1", "20250101", "C1", "", "30,00", "", "")
                                 SALE("2", "20250610", "C1", "F2", "50,00", "AA", "")
                                     CASH("3", "20250701", "C1", "V2", "20,00", "AA", ""));
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 3000);
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 3000);
    cr_expect_eq(c->ledger->items->len, 2);
    read_case_free(c);
}

Test(fec_years, a_counter_that_begins_anew_each_year_names_two_invoices)
{
    ReadCase *c = read_years(SALE("1", "20241110", "C1", "15", "100,00", "", ""),
                             OPENING("1", "20250101", "C1", "", "100,00", "", "")
                                 SALE("2", "20250610", "C1", "15", "50,00", "", ""));
    cr_assert_eq(c->ledger->items->len, 2);
    cr_expect_eq(fec_case_sum(c, "C1"), 15000);
    for (guint i = 0; i < 2; i++)
        cr_expect(((OpenItem *)c->ledger->items->pdata[i])->is_instalment);
    read_case_free(c);
}

Test(fec_years, openings_alone_are_items_and_those_without_dates_are_told)
{
    ReadCase *c = fec_case_read(
        OPENING("1", "20250101", "C1", "F1", "100,00", "",
                "") "AN|A nouveaux|1|20250101|411000|C|C1|UN|F2|20241105|A "
                    "nouveau|50,00|0,00|||||\n" FEC_ROW("OD|Divers", "2", "20250101", "411000",
                                                        "C2", "", "A NOUVEAU 2025", "7,00",
                                                        "0,00", "", ""),
        "2025-12-31");
    cr_expect_eq(read_case_item(c, "F2")->issue_date, day_parse_iso("2024-11-05"));
    cr_expect_eq(fec_case_sum(c, "C1"), 15000);
    cr_expect(read_case_complains(c, "2 open items, the first here, come from opening entries"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(fec_years, a_year_that_is_given_twice_is_refused)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "732829320FEC20251231.txt",
                 SALE("1", "20250310", "C1", "F1", "100,00", "", "")
                     SALE("2", "20250311", "C1", "F2", "10,00", "", ""));
    fec_case_add(c, "732829320FEC20251231_v2.txt",
                 SALE("1", "20250310", "C1", "F1", "100,00", "", "")
                     SALE("2", "20250311", "C1", "F2", "10,00", "", "")
                         SALE("3", "20250312", "C1", "F3", "1,00", "", ""));
    read_case_run(c, "2025-12-31");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "732829320FEC20251231_v2.txt:2: REFUSED: 2 lines on "
                                     "customers' accounts stand in 732829320FEC20251231.txt"));
    read_case_free(c);
}

Test(fec_years, halves_of_a_year_are_no_repetition)
{
    ReadCase *c = read_years(SALE("1", "20250310", "C1", "F1", "100,00", "", ""),
                             SALE("2", "20250911", "C1", "F2", "10,00", "", "")
                                 CASH("3", "20250912", "C1", "F1", "100,00", "", ""));
    cr_expect_eq(fec_case_sum(c, "C1"), 1000);
    read_case_free(c);
}
