#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

#define BEGIN "##Transfert\r\n##Section\tDos\r\nEUR\r\n##Section\tMvt\r\n"

static ReadCase *read_text(const char *begin, const char *lines)
{
    g_autofree char *text = g_strconcat(begin, lines, NULL);
    ReadCase *c = read_case_new();
    read_case_write(c, "RImport.txt", text);
    read_case_run(c, "2026-11-20");
    return c;
}

static gint64 sum_of(const ReadCase *c, const char *customer)
{
    gint64 sum = 0;
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    for (guint i = 0; i < c->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(c->ledger->items, i);
        if (strcmp(item->customer, customer) == 0)
            sum += item->open_minor;
    }
    return sum;
}

static gboolean has_recognised(const ReadCase *c, const char *line)
{
    g_autofree char *mapping = read_print_mapping(c->ledger);
    return strstr(mapping, line) != NULL;
}

Test(rimport, a_file_of_ciel_is_recognised_and_its_accounts_come_out_to_the_cent)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "rimport/ciel.txt");
    read_case_run(c, "2026-11-20");
    cr_expect_eq(sum_of(c, "411DUPONT"), 84319);
    cr_expect_eq(sum_of(c, "411MERCIER"), 3600);
    cr_expect_eq(sum_of(c, "411OLIVIER"), -4319);
    cr_expect(has_recognised(c, "ciel.txt: format: RImport of Ciel or Sage 50\n"));
    cr_expect(has_recognised(c, "ciel.txt: encoding: CP1252"));
    cr_expect_eq(c->ledger->lines_read, 17);
    const OpenItem *item = read_case_item(c, "FA260001");
    cr_expect_eq(item->open_minor, 50000);
    cr_expect_eq(item->due_date, day_parse_iso("2026-02-04"));
    cr_expect_str_eq(item->due_source, "column");
    cr_expect_str_eq(item->customer_name, "Dupont & Fils à Évry");
    cr_expect_str_eq(read_case_item(c, "FA260002")->due_source, "label");
    cr_expect_eq(read_case_item(c, "VIR0031")->kind, ITEM_PAYMENT);
    read_case_free(c);
}

Test(rimport, what_is_no_accounting_line_is_skipped_with_a_note)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "rimport/ciel.txt");
    read_case_run(c, "2026-11-20");
    cr_expect(read_case_complains(c, "ciel.txt:23: NOTE: section Tiers holds no accounting "
                                     "lines; its 2 lines were not used"));
    cr_expect(read_case_complains(c, "ciel.txt:26: NOTE: section Jnl holds no accounting "
                                     "lines; its 1 line was not used"));
    cr_expect(read_case_complains(c, "ciel.txt:28: NOTE: section MdP"));
    cr_expect(read_case_complains(c, "ciel.txt:20: NOTE: 1 line is simulated"));
    cr_expect_str_eq(read_case_rejected(c, "SIM1")->rule, "entry-simulated");
    cr_expect_eq(read_case_total(c, "EUR")->rejected, 99900);
    cr_expect_eq(c->complaints->list->len, 4, "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(rimport, lines_without_quotes_and_without_sections_are_accounting_lines)
{
    ReadCase *c = read_text("##Fichier\tRImport\r\n",
                            "\tVTE\t18/11/2025\t411UN\t\t1200.00\tD\tV\tUn\t001\t3\t\t\r\n"
                            "\tVTE\t18/11/2025\t707000\t\t1200.00\tC\tV\tUn\t001\t3\t\t\r\n");
    cr_expect_eq(read_case_item(c, "001")->open_minor, 120000);
    read_case_free(c);
}

Test(rimport, the_due_date_stands_in_cell_12_or_13_whichever_holds_dates)
{
    ReadCase *c = read_text(BEGIN, "1\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF1\t3\t"
                                   "04/02/2026\t\t\r\n");
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2026-02-04"));
    read_case_free(c);
    c = read_text(BEGIN, "1\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF1\t3\tVIR\t"
                         "05/02/2026\t\r\n");
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2026-02-05"));
    read_case_free(c);
}

Test(rimport, two_cells_with_dates_are_refused_until_the_settings_name_one)
{
    static const char line[] =
        "1\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF1\t3\t06/02/2026\t05/02/2026\t\r\n";
    ReadCase *c = read_text(BEGIN, line);
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c,
                                  "RImport.txt: REFUSED: cells 12 and 13 of section Mvt both "
                                  "hold dates"),
              "%s", read_case_complaints(c));
    read_case_free(c);
    c = read_case_new();
    read_case_choose_column(c, "due_date", "12");
    g_autofree char *text = g_strconcat(BEGIN, line, NULL);
    read_case_write(c, "RImport.txt", text);
    read_case_run(c, "2026-11-20");
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2026-02-06"));
    read_case_free(c);
}

Test(rimport, one_line_out_of_its_places_does_not_move_the_due_date_of_the_others)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    for (int i = 1; i <= 12; i++) /* in the fifth line the tab behind the voucher is missing */
        g_string_append_printf(lines,
                               "%d\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF%d%s3\t\t"
                               "04/02/2026\r\n",
                               i, i, i == 5 ? " " : "\t");
    ReadCase *c = read_text(BEGIN, lines->str);
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    cr_expect_eq(c->ledger->items->len, 12);
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2026-02-04"));
    cr_expect_str_eq(read_case_item(c, "F5 3")->due_source, "settings");
    read_case_free(c);
}

Test(rimport, the_settings_can_name_the_cell_of_the_lettering)
{
    ReadCase *c = read_case_new();
    read_case_choose_column(c, "lettering", "16");
    read_case_write(c, "RImport.txt",
                    BEGIN "1\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF1\t3\t\t\t\t\tAA\r\n"
                          "2\tBQ\t06/01/2026\t411UN\tUn\t10.00\tC\tB\tA\tV1\t6\t\t\t\t\tAA\r\n"
                          "3\tBQ\t06/01/2026\t411UN\tUn\t3.00\tC\tB\tA\tV2\t6\t\t\t\t\t\r\n");
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_eq(sum_of(c, "411UN"), -300);
    cr_expect(read_case_rejected(c, "F1")->is_settled);
    read_case_free(c);
}

Test(rimport, a_name_or_a_wrong_number_of_a_cell_is_refused)
{
    static const char *const headers[] = {"Lettrage", "0", "23", "999"};
    for (guint i = 0; i < G_N_ELEMENTS(headers); i++) {
        ReadCase *c = read_case_new();
        read_case_choose_column(c, "lettering", headers[i]);
        read_case_use_fixture(c, "rimport/ciel.txt");
        read_case_run(c, "2026-11-20");
        cr_expect_null(c->ledger);
        cr_expect(read_case_complains(c, "relance.yaml:12: REFUSED: ledger.columns says that "
                                         "lettering is"),
                  "%s", read_case_complaints(c));
        cr_expect(read_case_complains(c, "[column-unknown]"));
        read_case_free(c);
    }
}

Test(rimport, the_declared_decimal_sign_holds_up_to_the_end_of_its_block)
{
    ReadCase *c =
        read_text(BEGIN, "##DebFmt\tSepDec = ,\r\n"
                         "1\tVE\t05/01/2026\t411UN\tUn\t1.230,00\tD\tB\tA\tF1\t3\t\t\t\r\n"
                         "2\tVE\t05/01/2026\t411UN\tUn\t1.230\tD\tB\tA\tF2\t3\t\t\t\r\n"
                         "##FinFmt\r\n"
                         "3\tVE\t05/01/2026\t411UN\tUn\t12.30\tD\tB\tA\tF3\t3\t\t\t\r\n"
                         "4\tVE\t05/01/2026\t411UN\tUn\t1.230\tD\tB\tA\tF4\t3\t\t\t\r\n");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 123000);
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 123000);
    cr_expect_eq(read_case_item(c, "F3")->open_minor, 1230);
    cr_expect_eq(sum_of(c, "411UN"), 247230);
    cr_expect(read_case_complains(c, "RImport.txt:10:6: HELD: \"1.230\" may be thousands or "
                                     "decimals (ledger.decimal decides), the line is left out"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(rimport, an_unknown_command_is_told_and_not_followed)
{
    ReadCase *c =
        read_text(BEGIN, "##DebFmt\tSepMil=.\r\n"
                         "1\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF1\t3\t\t\t\r\n"
                         "##Fin\r\n");
    cr_expect(read_case_complains(c,
                                  "RImport.txt:5: WARNING: the command \"##DebFmt SepMil=.\" "
                                  "is not known"),
              "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "RImport.txt:7: WARNING: the command \"##Fin\" is not"));
    cr_expect_eq(sum_of(c, "411UN"), 1000);
    read_case_free(c);
}

Test(rimport, a_ledger_in_another_currency_is_left_out)
{
    ReadCase *c = read_text("##Transfert\n##Section\tDos\nFRF\n##Section\tMvt\n",
                            "1\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF1\t3\t\t\t\n");
    cr_expect_eq(sum_of(c, "411UN"), 0);
    cr_expect_eq(read_case_total(c, "FRF")->rejected, 1000);
    cr_expect(read_case_complains(c, "[currency-foreign]"));
    read_case_free(c);
}

Test(rimport, a_file_without_accounting_lines_or_with_others_is_refused)
{
    ReadCase *c = read_text("##Section\tTiers\n", "411UN\tUn\n");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "[section-missing]"), "%s", read_case_complaints(c));
    read_case_free(c);
    c = read_text(BEGIN, "4646484354\t411666\tFacture\t240.47D\tBanque\n");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "RImport.txt:5: REFUSED: the lines of section Mvt do not "
                                     "have a date"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(rimport, a_bad_line_among_good_ones_is_left_out_with_its_place)
{
    ReadCase *c =
        read_text(BEGIN, "1\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA\tF1\t3\t\t\t\r\n"
                         "2\tVE\t05/01/2026\t411UN\tUn\t1O.00\tD\tB\tA\tF2\t3\t\t\t\r\n"
                         "3\tVE\t05/13/2026\t411UN\tUn\t10.00\tD\tB\tA\tF3\t3\t\t\t\r\n"
                         "4\tVE\t05/01/2026\t411UN\tUn\t10.00\t\tB\tA\tF4\t3\t\t\t\r\n"
                         "5\tVE\t05/01/2026\t411UN\tUn\t5.00\tD\tB\tA\tF5\t3\t\t31/02/2026\r\n"
                         "6\tVE\t05/01/2026\t411UN\tUn\t6.00\tD\tB\tA\tF6\t3\t\t\t\r\n"
                         "7\tVE\t05/01/2026\t411UN\tUn\t7.00\tD\tB\tA\tF7\t3\t\t\t\r\n");
    cr_expect_eq(sum_of(c, "411UN"), 2800);
    cr_expect(read_case_complains(c, "RImport.txt:6:6: HELD: amount \"1O.00\""));
    cr_expect(read_case_complains(c, "RImport.txt:7:3: HELD: EcritureDate \"05/13/2026\""));
    cr_expect(read_case_complains(c, "RImport.txt:8:7: HELD: Sens \"\""));
    cr_expect(read_case_complains(c, "RImport.txt:9:13: WARNING: due date \"31/02/2026\""),
              "%s", read_case_complaints(c));
    cr_expect_eq(c->ledger->rejected->len, 3);
    read_case_free(c);
}

Test(rimport, a_tab_inside_a_label_does_not_make_another_invoice)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    for (int i = 1; i <= 12; i++)
        g_string_append_printf(lines,
                               "%d\tVE\t05/01/2026\t411UN\tUn\t10.00\tD\tB\tA%sb\tF%d\t3\t"
                               "\t04/02/2026\r\n",
                               i, i == 7 ? "\t" : " ", i);
    ReadCase *c = read_text(BEGIN, lines->str);
    cr_expect_eq(sum_of(c, "411UN"), 11000);
    cr_expect(read_case_complains(c, "RImport.txt:11: HELD: the cells behind the label are not "
                                     "where the other lines have them"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(rimport, utf_16_is_read_too)
{
    ReadCase *c = read_case_new();
    gsize n;
    g_autofree char *bytes =
        g_convert(BEGIN "1\tVE\t05/01/2026\t411UN\tLéonore\t10.00\tD\tB\tA\tF1\t3\t\t\t\r\n",
                  -1, "UTF-16", "UTF-8", NULL, &n, NULL);
    read_case_write_bytes(c, "RImport.txt", bytes, n);
    read_case_run(c, "2026-11-20");
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "Léonore");
    read_case_free(c);
}
