/* How real programs write a FEC: every line must come out with its cents. */
#include "build_fec.h"

#include <criterion/criterion.h>
#include <string.h>

/* A file in another writing: text, read with terms net:30. */
static ReadCase *read_text(const char *text)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_write(c, "fec.txt", text);
    read_case_run(c, "2025-12-31");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    return c;
}

static void expect_item(const ReadCase *c, const char *invoice, gint64 minor)
{
    const OpenItem *item = read_case_item(c, invoice);
    cr_expect_eq(item->open_minor, minor, "%s: %" G_GINT64_FORMAT, invoice, item->open_minor);
}

Test(fec_rows, a_separator_inside_a_label_is_told_from_the_amounts_behind_it)
{
    ReadCase *c = read_text(FEC_HEADER SALE("1", "20250310", "C1", "F1", "100,00", "", "")
                                FEC_ROW("VE|Ventes", "2", "20250310", "411000", "C1", "F2",
                                        "Lot 12|40,00|0,00", "77,00", "0,00", "", ""));
    expect_item(c, "F1", 10000);
    expect_item(c, "F2", 7700);
    cr_expect(read_case_complains(c, "read as \"Lot 12|40,00|0,00\""));
    read_case_free(c);
}

Test(fec_rows, a_separator_inside_a_name_leaves_customer_and_invoice_what_they_are)
{
    ReadCase *c = read_text(
        FEC_HEADER "VE|Ventes|1|20250310|411000|Clients|C1|DUPONT | FILS|F1|20250310|F|100,00|"
                   "0,00|||20250310||\n");
    expect_item(c, "F1", 10000);
    cr_expect_str_eq(read_case_item(c, "F1")->customer, "C1");
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "DUPONT|FILS");
    read_case_free(c);
}

Test(fec_rows, trailing_separators_on_the_lines_alone_are_no_cut_label)
{
    ReadCase *c = read_text(
        FEC_HEADER
        "VE|Ventes|1|20250310|411000|C|C1|UN|F1|20250310|F|100,00|0,00|||||||\n"
        "VE|Ventes|2|20250310|411000|C|C1|UN|F2|20250310|A|B|7,00|0,00|||20250310||||\n");
    expect_item(c, "F1", 10000);
    expect_item(c, "F2", 700);
    cr_expect_eq(fec_case_count(c, "fec-separator-in-label"), 1);
    cr_expect_eq(fec_case_count(c, "fec-cell-count"), 1);
    read_case_free(c);
}

Test(fec_rows, a_line_end_inside_a_label_does_not_cut_the_line)
{
    ReadCase *c = read_text(
        FEC_HEADER "VE|Ventes|1|20250310|411000|C|C1|UN|F1|20250310|Facture\nde\npompe|100,00|"
                   "0,00|||20250310||\n" SALE("2", "20250311", "C1", "F2", "7,00", "", ""));
    expect_item(c, "F1", 10000);
    expect_item(c, "F2", 700);
    cr_expect(read_case_complains(c,
                                  "fec.txt:2: NOTE: a line end stands inside a text; lines 2 "
                                  "to 4 were read as one [fec-line-cut]"));
    read_case_free(c);
}

Test(fec_rows, a_line_that_ends_too_early_is_refused_and_the_next_one_read)
{
    ReadCase *c = read_text(FEC_HEADER "VE|Ventes|1|20250310|411000|C|C1|UN\n" SALE(
        "2", "20250311", "C1", "F2", "7,00", "", "") "VE|Ventes|3\n");
    expect_item(c, "F2", 700);
    cr_expect_eq(fec_case_count(c, "cells-too-few"), 2);
    cr_expect_eq(c->ledger->lines_read, 3);
    cr_expect_eq(c->ledger->rejected->len, 2);
    read_case_free(c);
}

Test(fec_rows, a_line_with_another_separator_is_read_with_its_own)
{
    ReadCase *c =
        read_text(FEC_HEADER SALE("1", "20250310", "C1", "F1", "100,00", "",
                                  "") "VE\tVentes\t2\t20250311\t411000\tC\tC1\tUN\tF2\t20250311"
                                      "\tF\t7,00\t0,00\t\t\t20250311\t\t\n");
    expect_item(c, "F2", 700);
    cr_expect_eq(fec_case_count(c, "fec-separator-differs"), 1);
    read_case_free(c);
}

Test(fec_rows, cut_off_last_cells_are_empty)
{
    ReadCase *c =
        read_text(FEC_HEADER "VE|Ventes|1|20250310|411000|C|C1|UN|F1|20250310|F|100,00|0,00\n");
    expect_item(c, "F1", 10000);
    cr_expect_eq(fec_case_count(c, "fec-cell-count"), 1);
    read_case_free(c);
}

Test(fec_rows, twenty_two_columns_and_those_of_cash_ledgers_are_read)
{
    ReadCase *c = read_text(
        FEC_NAMES "|DateRglt|ModeRglt|NatOp|IdClient\n"
                  "VE|Ventes|1|20250310|411000|C|C1|UN|F1|20250310|F|100,00|0,00|||20250310|||"
                  "20250410|VIR|V|88\n");
    expect_item(c, "F1", 10000);
    cr_expect_str_eq(read_case_item(c, "F1")->customer, "C1");
    read_case_free(c);
}

Test(fec_rows, the_optional_last_columns_may_be_missing_as_a_whole)
{
    ReadCase *c = read_text(
        "JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;CompAuxNum;"
        "CompAuxLib;PieceRef;PieceDate;EcritureLib;Debit;Credit;EcritureLet;DateLet;ValidDate\n"
        "VE;Ventes;1;20250310;411000;C;C1;UN;F1;20250310;F;100,00;0,00;;;20250310\n");
    expect_item(c, "F1", 10000);
    cr_expect(read_case_complains(c, "has no Montantdevise, Idevise"));
    read_case_free(c);
}

Test(fec_rows, header_names_vary_in_case_accents_blanks_and_words)
{
    ReadCase *c = read_text(
        "JOURNALCODE;Journal Libellé;Ecriture_Num;écrituredate;COMPTE NUM;CompteLibelle;"
        "Comp. Aux. Num;CompAuxLib;Pièce Réf;Date pièce;Libellé écriture;DÉBIT;CRÉDIT;"
        "EcritureLettrage;Date lettrage;VALIDDATE;Montant Devise;I-Devise\n"
        "VE;Ventes;1;10/03/2025;411000;C;C1;UN;F1;10/03/2025;F;1 234,50;0,00;;;13/03/2025;;\n");
    expect_item(c, "F1", 123450);
    cr_expect_eq(read_case_item(c, "F1")->issue_date, day_parse_iso("2025-03-10"));
    cr_expect_eq(fec_case_count(c, "fec-columns-missing"), 0, "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(fec_rows, days_and_months_that_could_be_either_are_read_day_first)
{
    ReadCase *c = read_text(
        "JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;CompAuxNum;"
        "CompAuxLib;PieceRef;PieceDate;EcritureLib;Debit;Credit;EcritureLet;DateLet;ValidDate\n"
        "VE;Ventes;1;10/03/2025;411000;C;C1;UN;F1;10/03/2025;F;100,00;0,00;;;\n");
    cr_expect_eq(read_case_item(c, "F1")->issue_date, day_parse_iso("2025-03-10"));
    g_autofree char *mapping = read_print_mapping(c->ledger);
    cr_expect(strstr(mapping, "day first (no date tells, as in France)"), "%s", mapping);
    read_case_free(c);
}

Test(fec_rows, points_groups_signs_and_no_break_spaces_in_amounts)
{
    ReadCase *c = read_text(
        "JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;CompAuxNum;"
        "CompAuxLib;PieceRef;PieceDate;EcritureLib;Debit;Credit;EcritureLet;DateLet;ValidDate\n"
        "VE;Ventes;1;20250310;411000;C;C1;UN;F1;20250310;F;1\xc2\xa0"
        "234.50;0.00;;;\n"
        "VE;Ventes;1;20250310;411000;C;C1;UN;F2;20250310;F;1\xe2\x80\xaf"
        "234,567.80;;;;\n"
        "VE;Ventes;1;20250310;411000;C;C1;UN;F3;20250310;F;-12.30;0;;;\n"
        "VE;Ventes;1;20250310;411000;C;C1;UN;F4;20250310;F;;00000000069.60;;;\n");
    expect_item(c, "F1", 123450);
    cr_expect_eq(fec_case_count(c, "amount-unreadable"), 1, "%s", read_case_complaints(c));
    expect_item(c, "F3", -1230);
    expect_item(c, "F4", -6960);
    read_case_free(c);
}

Test(fec_rows, three_decimals_behind_a_point_alone_are_a_question_not_a_guess)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "fec.txt",
                    FEC_HEADER "VE|V|1|20250310|411000|C|C1|UN|F1|20250310|F|12.500||||||\n");
    read_case_run(c, "2025-12-31");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "[decimal-ambiguous]"));
    read_case_free(c);
    c = read_text(FEC_HEADER "VE|V|1|20250310|411000|C|C1|UN|F1|20250310|F|12,500||||||\n");
    expect_item(c, "F1", 1250);
    read_case_free(c);
}

Test(fec_rows, quoted_cells_with_commas_between_them)
{
    ReadCase *c = read_text(
        "\"JournalCode\",\"JournalLib\",\"EcritureNum\",\"EcritureDate\",\"CompteNum\","
        "\"CompteLib\",\"CompAuxNum\",\"CompAuxLib\",\"PieceRef\",\"PieceDate\","
        "\"EcritureLib\","
        "\"Debit\",\"Credit\",\"EcritureLet\",\"DateLet\",\"ValidDate\",\"Montantdevise\","
        "\"Idevise\"\n"
        "\"VE\",\"Ventes\",\"1\",\"20250310\",\"411000\",\"C\",\"C1\",\"SARL \"\"UN\"\", "
        "FILS\","
        "\"F1\",\"20250310\",\"F\",\"100,00\",\"0,00\",\"\",\"\",\"\",\"\",\"\"\n");
    expect_item(c, "F1", 10000);
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "SARL \"UN\", FILS");
    read_case_free(c);
}

Test(fec_rows, a_lone_quote_in_a_file_without_quotes_is_a_sign_like_others)
{
    ReadCase *c =
        read_text(FEC_HEADER FEC_ROW("VE|Ventes", "1", "20250310", "411000", "C1", "F1",
                                     "\"Tube 1/4", "100,00", "0,00", "", "")
                      FEC_ROW("VE|Ventes", "2", "20250311", "411000", "C1", "F2", "Tube 1/2\"",
                              "7,00", "0,00", "", "")
                          FEC_ROW("VE|Ventes", "3", "20250311", "411000", "C1", "\"F3\"",
                                  "\"ECH 31/12/2025\"", "8,00", "0,00", "", ""));
    expect_item(c, "F1", 10000);
    expect_item(c, "F2", 700);
    expect_item(c, "F3", 800);
    cr_expect_eq(read_case_item(c, "F3")->due_date, day_parse_iso("2025-12-31"));
    read_case_free(c);
}

static void expect_encoded(const char *encoding, const char *mark)
{
    gsize n;
    const char *text =
        FEC_HEADER FEC_ROW("VE|Ventes", "1", "20250310", "411000", "C1", "F1",
                           "Société Léonore à régler dès réception", "100,00", "0,00", "", "")
            FEC_ROW("VE|Ventes", "2", "20250310", "411000", "C2", "F2",
                    "Pièce détachée, échéance prévue après contrôle", "7,00", "0,00", "", "");
    g_autofree char *whole = g_strconcat(mark, text, NULL);
    g_autofree char *bytes = g_convert(whole, -1, encoding, "UTF-8", NULL, &n, NULL);
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_write_bytes(c, "fec.txt", bytes, n);
    read_case_run(c, "2025-12-31");
    cr_assert_not_null(c->ledger, "%s: %s", encoding, read_case_complaints(c));
    expect_item(c, "F1", 10000);
    expect_item(c, "F2", 700);
    read_case_free(c);
}

Test(fec_rows, every_encoding_that_occurs_is_read)
{
    expect_encoded("UTF-8", "");
    expect_encoded("UTF-8", "\xef\xbb\xbf");
    expect_encoded("CP850", "");
    expect_encoded("CP1252", "");
    expect_encoded("ISO-8859-15", "");
    expect_encoded("UTF-16LE", "\xef\xbb\xbf");
    expect_encoded("UTF-16BE", "\xef\xbb\xbf");
    expect_encoded("UTF-16LE", "");
}

Test(fec_rows, a_file_of_old_macs_has_carriage_returns_alone)
{
    g_autofree char *text =
        g_strdup(FEC_HEADER SALE("1", "20250310", "C1", "F1", "100,00", "", ""));
    for (char *at = text; *at; at++)
        if (*at == '\n')
            *at = '\r';
    ReadCase *c = read_text(text);
    expect_item(c, "F1", 10000);
    read_case_free(c);
}

#define SIDES                                                                                  \
    "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|"          \
    "CompAuxLib|PieceRef|PieceDate|EcritureLib|Montant|Sens|EcritureLet|DateLet|ValidDate|"    \
    "Montantdevise|Idevise\n"

Test(fec_rows, amount_and_side_in_all_their_words)
{
    ReadCase *c =
        read_text(SIDES "VE|V|1|20250310|411000|C|C1|UN|F1|20250310|F|100,00|d|||||\n"
                        "VE|V|2|20250310|411000|C|C1|UN|F2|20250310|F|100,00|C|||||\n"
                        "VE|V|3|20250310|411000|C|C1|UN|F3|20250310|F|100,00|+1|||||\n"
                        "VE|V|4|20250310|411000|C|C1|UN|F4|20250310|F|100,00|-1|||||\n"
                        "VE|V|5|20250310|411000|C|C1|UN|F5|20250310|F|100,00|Débit|||||\n"
                        "VE|V|6|20250310|411000|C|C1|UN|F6|20250310|F|-100,00|C|||||\n"
                        "VE|V|7|20250310|411000|C|C1|UN|F7|20250310|F|100,00||||||\n");
    expect_item(c, "F1", 10000);
    expect_item(c, "F2", -10000);
    expect_item(c, "F3", 10000);
    expect_item(c, "F4", -10000);
    expect_item(c, "F5", 10000);
    expect_item(c, "F6", 10000);
    cr_expect(read_case_complains(c, "fec.txt:8:13: HELD: Sens \"\" is none of D, C, +1, -1"));
    read_case_free(c);
}

Test(fec_rows, a_file_without_its_first_line_is_refused_with_what_to_put_there)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "fec.txt", SALE("1", "20250310", "C1", "F1", "100,00", "", ""));
    read_case_run(c, "2025-12-31");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "[fec-header-missing]"));
    cr_expect(read_case_complains(c, FEC_NAMES));
    read_case_free(c);
}

Test(fec_rows, settings_may_name_a_fec_column_by_the_ledgers_words)
{
    ReadCase *c = read_case_new();
    read_case_choose_column(c, "customer", "IdClient");
    read_case_choose_column(c, "due_date", "Date butoir");
    read_case_write(c, "fec.txt",
                    FEC_NAMES "|IdClient|Date butoir\n"
                              "VE|V|1|20250310|411000|C|X|UN|F1|20250310|F|1,00|0,00||||||K77|"
                              "20250415\n");
    read_case_run(c, "2025-12-31");
    cr_expect_str_eq(read_case_item(c, "F1")->customer, "K77");
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2025-04-15"));
    cr_expect_str_eq(read_case_item(c, "F1")->due_source, "column");
    read_case_free(c);
}

Test(fec_rows, a_faulty_line_holds_what_it_belongs_to)
{
    ReadCase *c = fec_case_read(SALE("1", "20250310", "C1", "F1", "100,00", "AA", "")
                                    CASH("2", "20250410", "C1", "V1", "1O0,00", "AA", "")
                                        SALE("3", "20250310", "C1", "F2", "50,00", "", ""),
                                "2025-12-31");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 10000);
    cr_expect_not_null(read_case_item(c, "F1")->dispute,
                       "nothing is claimed on half the truth");
    cr_expect_null(read_case_item(c, "F2")->dispute);
    cr_expect(read_case_complains(c, ":3:13: HELD: amount \"1O0,00\" is not a number"));
    const RejectedLine *rejected = read_case_rejected(c, "V1");
    cr_assert_not_null(rejected);
    cr_expect_str_eq(rejected->rule, "amount-unreadable");
    cr_expect_not(rejected->is_settled);
    read_case_free(c);
}

Test(fec_rows, a_line_without_any_date_is_left_out_with_its_share_counted)
{
    ReadCase *c =
        fec_case_read("VE|Ventes|1||411000|C|C1|UN|F1||F|100,00|0,00|||||\n"
                      "VE|Ventes|2|20251340|411000|C|C1|UN|F2|20250310|F|50,00|0,00|||||\n",
                      "2025-12-31");
    cr_expect_eq(fec_case_sum(c, "C1"), 5000);
    cr_expect_eq(read_case_total(c, "EUR")->extract, 15000);
    cr_expect_eq(read_case_total(c, "EUR")->rejected, 10000);
    cr_expect(read_case_complains(c, ":3:4: WARNING: EcritureDate \"20251340\" is no date; "
                                     "another date of the line was taken"));
    read_case_free(c);
}

Test(fec_rows, what_is_wrong_on_other_accounts_holds_nobody)
{
    ReadCase *c = fec_case_read(SALE("1", "20250310", "C1", "F1", "100,00", "", "")
                                    FEC_ROW("VE|Ventes", "1", "20250310", "707000", "", "F1",
                                            "F", "0,00", "1OO,00", "", ""),
                                "2025-12-31");
    cr_expect_eq(fec_case_sum(c, "C1"), 10000);
    cr_expect_eq(complaints_count(c->complaints, COMPLAINT_HELD), 0);
    cr_expect(read_case_complains(c, ":3:13: WARNING: amount \"1OO,00\" is not a number"));
    read_case_free(c);
}

Test(fec_rows, a_thousand_broken_lines_are_no_thousand_complaints)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    for (int i = 0; i < 1000; i++)
        g_string_append_printf(
            rows, "VE|V|%d|20250310|411000|C|C1|UN|F%d|20250310|F|x|0,00|||||\n", i, i);
    ReadCase *c = fec_case_read(rows->str, "2025-12-31");
    cr_expect_eq(fec_case_count(c, "amount-unreadable"), 41);
    cr_expect(read_case_complains(c, "960 more of this kind"));
    cr_expect_eq(c->ledger->rejected->len, 1000);
    read_case_free(c);
}

Test(fec_rows, placeholders_are_neither_numbers_nor_codes)
{
    ReadCase *c = fec_case_read(SALE("1", "20250310", "C1", "-", "100,00", "-", "")
                                    SALE("2", "20250310", "C1", "-", "30,00", "-", "")
                                        CASH("3", "20250311", "C1", "/", "30,00", "000", ""),
                                "2025-12-31");
    expect_item(c, "VE-1", 10000);
    expect_item(c, "VE-2", 3000);
    expect_item(c, "BQ-3", -3000);
    read_case_free(c);
}

Test(fec_rows, without_a_piece_the_label_or_the_entry_gives_the_number)
{
    ReadCase *c = fec_case_read(FEC_ROW("VE|Ventes", "1", "20250310", "411000", "C1", "",
                                        "Facture FA2025-77 du 10/03", "100,00", "0,00", "", "")
                                    FEC_ROW("INV|Factures", "INV/2025/0008", "20250310",
                                            "411000", "C1", "-", "/", "7,00", "0,00", "", "")
                                        FEC_ROW("VE|Ventes", "0", "20250310", "411000", "C1",
                                                "", "", "8,00", "0,00", "", ""),
                                "2025-12-31");
    expect_item(c, "FA2025-77", 10000);
    expect_item(c, "INV/2025/0008", 700);
    expect_item(c, "L4", 800);
    read_case_free(c);
}

Test(fec_rows, amounts_in_another_currency_are_noted_and_items_stay_in_the_books_currency)
{
    ReadCase *c = fec_case_read(
        "VE|V|1|20250310|411000|C|C1|UN|F1|20250310|F|100,00|0,00|||20250310|109,50|USD\n"
        "VE|V|2|20250310|411000|C|C1|UN|F2|20250310|F|50,00|0,00|||20250310|50,00|EUR\n",
        "2025-12-31");
    expect_item(c, "F1", 10000);
    cr_expect_str_eq(read_case_item(c, "F1")->currency, "EUR");
    cr_expect(read_case_complains(c, "1 line with an amount in USD too, the first here"));
    read_case_free(c);
}
