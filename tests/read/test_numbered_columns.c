#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

static void choose_four(ReadCase *c)
{
    read_case_choose_column(c, "customer", "2");
    read_case_choose_column(c, "invoice", "1");
    read_case_choose_column(c, "due_date", "4");
    read_case_choose_column(c, "amount", "6");
}

static ReadCase *read_by_numbers(const char *text)
{
    ReadCase *c = read_case_new();
    choose_four(c);
    read_case_write(c, "ledger.txt", text);
    read_case_run(c, "2026-11-20");
    return c;
}

static gboolean has_recognised(const ReadCase *c, const char *line)
{
    g_autofree char *mapping = read_print_mapping(c->ledger);
    return strstr(mapping, line) != NULL;
}

Test(numbered_columns, a_file_without_header_is_read_from_its_first_line)
{
    ReadCase *c = read_by_numbers("F1;C1;Dupont;31/10/2026;x;1 234,56\n"
                                  "F2;C2;Mercier;30/11/2026;y;10,00\n");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 123456);
    cr_expect_eq(read_case_item(c, "F1")->line, 1);
    cr_expect_str_eq(read_case_item(c, "F2")->customer, "C2");
    cr_expect_eq(c->ledger->lines_read, 2);
    cr_expect(has_recognised(c, "ledger.txt: header: none\n"));
    cr_expect(
        has_recognised(c, "ledger.txt: column 6 \"cell 6\": amount (as the settings say)\n"));
    cr_expect(has_recognised(c, "ledger.txt: column 3 \"cell 3\": not used\n"));
    read_case_free(c);
}

Test(numbered_columns, one_line_between_quotes_and_commas_is_enough)
{
    ReadCase *c =
        read_by_numbers("\"F1\",\"C1\",\"Dupont; fils\",\"31/10/2026\",\"\",\"10.50\"\r\n");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 1050);
    read_case_free(c);
}

Test(numbered_columns, a_first_line_of_words_is_a_header_that_nobody_knows)
{
    ReadCase *c = read_by_numbers("Zyx;Wvu;Tsr;Qpo;Nml;Kji\n"
                                  "F1;C1;Dupont;31/10/2026;x;10,00\n");
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_eq(c->ledger->lines_read, 1);
    cr_expect_eq(c->ledger->rejected->len, 0);
    cr_expect(has_recognised(c, "ledger.txt: header: line 1\n"));
    read_case_free(c);
}

Test(numbered_columns, words_of_the_data_are_not_taken_for_a_header)
{
    /* "Facture" and "Client" are names of columns elsewhere */
    ReadCase *c = read_by_numbers("F1;C1;Dupont;31/10/2026;x;10,00\n"
                                  "F2;Client;Facture;31/10/2026;x;20,00\n"
                                  "F3;C3;Dupont;31/10/2026;x;40,00\n");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    cr_expect_eq(c->ledger->items->len, 3);
    cr_expect_eq(read_case_total(c, "EUR")->open, 7000);
    read_case_free(c);
}

Test(numbered_columns, a_number_tells_two_headers_of_one_name_apart)
{
    ReadCase *c = read_case_new();
    read_case_choose_column(c, "amount", "5");
    read_case_write(c, "ledger.csv",
                    "customer;invoice;due_date;Montant;Montant\nC1;F1;31/10/2026;7,00;10,00\n");
    read_case_run(c, "2026-11-20");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 1000);
    read_case_free(c);
}

Test(numbered_columns, a_header_that_is_a_number_is_a_header)
{
    ReadCase *c = read_case_new();
    read_case_choose_column(c, "amount", "4");
    read_case_write(c, "ledger.csv",
                    "customer;invoice;due_date;open;4\nC1;F1;31/10/2026;7,00;10,00\n");
    read_case_run(c, "2026-11-20");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 1000);
    read_case_free(c);
}

Test(numbered_columns, a_number_beyond_the_cells_is_refused)
{
    ReadCase *c = read_case_new();
    choose_four(c);
    read_case_choose_column(c, "currency", "40");
    read_case_write(c, "ledger.txt", "F1;C1;Dupont;31/10/2026;x;10,00\n");
    read_case_run(c, "2026-11-20");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "ledger.columns says that currency is the cell number 40, "
                                     "but the lines of ledger.txt have 6 cells"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(numbered_columns, a_missing_column_is_named)
{
    ReadCase *c = read_case_new();
    read_case_choose_column(c, "customer", "2");
    read_case_choose_column(c, "invoice", "1");
    read_case_choose_column(c, "due_date", "4");
    read_case_write(c, "ledger.txt", "F1;C1;Dupont;31/10/2026;x;10,00\n");
    read_case_run(c, "2026-11-20");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "REFUSED: no column was understood as amount"), "%s",
              read_case_complaints(c));
    read_case_free(c);
}

Test(numbered_columns, without_header_and_without_numbers_the_refusal_shows_how)
{
    ReadCase *c = read_case_read("F1;C1;Dupont;31/10/2026;x;10,00\n", "2026-11-20");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c,
                                  "no row of column names was recognised; the first row is: "
                                  "F1, C1, Dupont, 31/10/2026, x, 10,00; name the columns "
                                  "under ledger.columns by their headers, or by their numbers "
                                  "where there is no header, like {customer: 1, invoice: 2, "
                                  "due_date: 3, amount: 4}"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(numbered_columns, what_is_ambiguous_stays_refused)
{
    ReadCase *c = read_by_numbers("F1;C1;Dupont;03/04/2026;x;10,00\n");
    cr_expect_null(c->ledger);
    cr_expect(
        read_case_complains(c, "ledger.txt:1:4: REFUSED: \"03/04/2026\" may be day first"));
    read_case_free(c);
}
