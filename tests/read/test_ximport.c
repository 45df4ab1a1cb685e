#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct {
    const char *movement, *date, *due, *voucher, *account, *amount, *side, *rest;
} Line;

#define LINE(number, voucher_number, value, d_or_c, ...)                                       \
    {                                                                                          \
        .movement = number, .voucher = voucher_number, .amount = value, .side = d_or_c,        \
        __VA_ARGS__                                                                            \
    }

static const char *either(const char *text, const char *other)
{
    return text ? text : other;
}

/* One line of 138 characters, and what stands behind them. */
static char *make_line(Line l)
{
    return g_strdup_printf("%5s%-2s%-8s%-8s%-12s%-11s%-25s%13s%1s%-12s%-6s%-34s%s\r\n",
                           l.movement, "VE", either(l.date, "20260105"), either(l.due, ""),
                           l.voucher, either(l.account, "411UN"), "", l.amount, l.side, "", "",
                           "", either(l.rest, "E"));
}

static ReadCase *read_text(const char *text)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "XIMPORT.TXT", text);
    read_case_run(c, "2026-11-20");
    return c;
}

static ReadCase *read_lines(const Line *lines, guint n)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        g_autofree char *line = make_line(lines[i]);
        g_string_append(text, line);
    }
    return read_text(text->str);
}

#define READ(...)                                                                              \
    read_lines((const Line[]){__VA_ARGS__}, G_N_ELEMENTS(((const Line[]){__VA_ARGS__})))

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

Test(ximport, a_file_of_ciel_is_recognised_and_its_accounts_come_out_to_the_cent)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "ximport/ciel.txt");
    read_case_run(c, "2026-11-20");
    cr_expect_eq(sum_of(c, "411DUPONT"), 80000);
    cr_expect_eq(sum_of(c, "411MERCIER"), 3600);
    cr_expect_eq(sum_of(c, "411OLIVIER"), 30000);
    cr_expect_eq(c->ledger->items->len, 6);
    cr_expect_eq(c->ledger->lines_read, 24);
    cr_expect_eq(read_case_total(c, "EUR")->open, 113600);
    cr_expect(has_recognised(c, "ciel.txt: format: Ciel XIMPORT\n"));
    cr_expect(has_recognised(c, "ciel.txt: encoding: CP850"));
    cr_expect_eq(c->complaints->list->len, 0, "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(ximport, what_was_recognised_is_one_line_for_each_file)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "ximport/ciel.txt");
    read_case_write(c, "customers.csv", "customer;name\n411DUPONT;Dupont\n");
    read_case_run(c, "2026-11-20");
    g_autofree char *text = read_print_recognised(c->ledger);
    cr_expect_str_eq(text, "customers.csv: encoding: UTF-8 (plain ASCII), separator: ;\n"
                           "ciel.txt: format: Ciel XIMPORT, encoding: CP850 (accented letters "
                           "and signs), separator: none (fixed widths)");
    read_case_free(c);
}

Test(ximport, the_residual_of_a_lettering_code_keeps_its_dates_and_its_receipt)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "ximport/ciel.txt");
    read_case_run(c, "2026-11-20");
    const OpenItem *item = read_case_item(c, "FA260001");
    cr_expect_str_eq(item->customer, "411DUPONT");
    cr_expect_str_eq(item->customer_name, "Dupont & Fils à Évry");
    cr_expect_eq(item->amount_minor, 120000);
    cr_expect_eq(item->open_minor, 50000);
    cr_expect_eq(item->issue_date, day_parse_iso("2026-01-05"));
    cr_expect_eq(item->line, 1);
    cr_assert_eq(item->n_receipts, 1);
    cr_expect_eq(item->receipts[0].minor, 70000);
    cr_expect_eq(item->receipts[0].date, day_parse_iso("2026-02-10"));
    cr_expect_eq(c->ledger->as_of, day_parse_iso("2026-03-15"));
    read_case_free(c);
}

Test(ximport, the_due_date_is_the_column_then_the_label_then_the_terms)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:45");
    read_case_use_fixture(c, "ximport/ciel.txt");
    read_case_run(c, "2026-11-20");
    const OpenItem *by_column = read_case_item(c, "FA260001");
    cr_expect_eq(by_column->due_date, day_parse_iso("2026-02-04"));
    cr_expect_str_eq(by_column->due_source, "column");
    const OpenItem *by_label = read_case_item(c, "FA260002");
    cr_expect_eq(by_label->due_date, day_parse_iso("2026-02-28"));
    cr_expect_str_eq(by_label->due_source, "label");
    const OpenItem *by_terms = read_case_item(c, "FA260003"); /* 00000000 */
    cr_expect_eq(by_terms->due_date, day_parse_iso("2026-03-01"));
    cr_expect_str_eq(by_terms->due_source, "settings");
    read_case_free(c);
}

static const OpenItem *find_due(const ReadCase *c, const char *due)
{
    for (guint i = 0; i < c->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(c->ledger->items, i);
        if (item->due_date == day_parse_iso(due))
            return item;
    }
    cr_assert_fail("no item is due %s: %s", due, read_case_complaints(c));
    return NULL;
}

Test(ximport, instalments_are_items_of_their_own_and_the_earliest_is_paid_first)
{
    ReadCase *c = READ(LINE("1", "F1", "300.00", "D", .due = "20260204"),
                       LINE("1", "F1", "300.00", "D", .due = "20260304"),
                       LINE("1", "F1", "300.00", "D", .due = "20260404"),
                       LINE("1", "F1", "900.00", "C", .account = "707000"),
                       LINE("2", "F1", "250.00", "C", .date = "20260210"),
                       LINE("3", "F1", "150.00", "C", .date = "20260220"));
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    cr_expect_eq(c->ledger->items->len, 2);
    const OpenItem *second = find_due(c, "2026-03-04"), *third = find_due(c, "2026-04-04");
    cr_expect_eq(second->amount_minor, 30000);
    cr_expect_eq(second->open_minor, 20000);
    cr_assert_eq(second->n_receipts, 1);
    cr_expect_eq(second->receipts[0].minor, 10000);
    cr_expect_eq(second->receipts[0].date, day_parse_iso("2026-02-20"));
    cr_expect_eq(second->line, 2);
    cr_expect(second->is_instalment && third->is_instalment);
    cr_expect_eq(third->open_minor, 30000);
    cr_expect_str_eq(third->invoice, "F1");
    cr_expect_str_eq(third->due_source, "column");
    cr_expect_eq(read_case_total(c, "EUR")->open, 50000);
    cr_expect_eq(read_case_total(c, "EUR")->extract, 50000);
    read_case_free(c);
}

Test(ximport, lines_with_one_due_date_are_one_item)
{
    ReadCase *c =
        READ(LINE("1", "F1", "300.00", "D", .due = "20260204"),
             LINE("1", "F1", "200.00", "D", .due = "20260204"),
             LINE("2", "F2", "300.00", "D", .due = "20260204"), LINE("2", "F2", "200.00", "D"));
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 50000);
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 50000);
    cr_expect(!read_case_item(c, "F1")->is_instalment);
    read_case_free(c);
}

Test(ximport, credit_notes_and_unallocated_receipts_are_rows_of_their_own)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "ximport/ciel.txt");
    read_case_run(c, "2026-11-20");
    cr_expect_eq(read_case_item(c, "AV260001")->kind, ITEM_CREDIT);
    cr_expect_eq(read_case_item(c, "AV260001")->open_minor, -6000);
    cr_expect_eq(read_case_item(c, "VIR0020")->kind, ITEM_PAYMENT);
    cr_expect_eq(read_case_item(c, "VIR0020")->open_minor, -4319);
    cr_expect(read_case_rejected(c, "FA260004")->is_settled);
    read_case_free(c);
}

Test(ximport, windows_letters_and_lines_without_their_trailing_blanks_are_read_too)
{
    ReadCase *c = read_text(
        "    1VE2026010520260204FA1         411UN      L\xe9onore \xc9mile            "
        "0000000012.50D\n"
        "    1VE20260105        FA1         707        L\xe9onore \xc9mile            "
        "0000000012.50C\n"
        "    2VE20260106        FA2         411UN      abc                      0000000001.00D"
        "A1          ANA   Nom du cli\xe9nt");
    cr_expect(has_recognised(c, "encoding: CP1252"));
    cr_expect_eq(read_case_item(c, "FA1")->open_minor, 1250);
    cr_expect_str_eq(read_case_item(c, "FA2")->customer_name, "Nom du cliént");
    read_case_free(c);
}

Test(ximport, utf_8_counts_characters_or_bytes_as_the_line_shows)
{
    ReadCase *c = read_text(
        /* the label of 25 characters, then one of 25 bytes */
        "    1VE2026010520260204FA1         411UN      Éléonore                 "
        "0000000012.50D\n"
        "    2VE2026010520260204FA2         411UN      Éléonore               "
        "0000000007.50D\n");
    cr_expect_eq(read_case_item(c, "FA1")->open_minor, 1250);
    cr_expect_eq(read_case_item(c, "FA2")->open_minor, 750);
    read_case_free(c);
}

Test(ximport, a_tab_is_a_character_or_leads_to_the_next_multiple_of_eight)
{
    ReadCase *c = read_text(
        "    1VE2026010520260204FA1         411UN      a\tb                      "
        "0000000012.50D\n"
        /* expanded: 35 -> 40 would be wrong for one character; here the blanks became tabs */
        "    2VE2026010520260204FA2\t   411UN      ab                       0000000007.50D\n");
    cr_expect_eq(read_case_item(c, "FA1")->open_minor, 1250);
    cr_expect_eq(read_case_item(c, "FA2")->open_minor, 750);
    read_case_free(c);
}

Test(ximport, lines_end_in_any_way_and_blank_lines_and_ctrl_z_are_nothing)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *text =
            g_strdup_printf("    1VE2026010520260204FA1         411UN      a                   "
                            "     0000000012.50D%s"
                            "%s   %s\x1a%s"
                            "    2VE2026010520260204FA2         411UN      b                   "
                            "     0000000007.50D\x1a\x1a",
                            ends[i], ends[i], ends[i], ends[i]);
        ReadCase *c = read_text(text);
        cr_expect_eq(sum_of(c, "411UN"), 2000);
        cr_expect_eq(c->ledger->lines_read, 2);
        cr_expect_eq(read_case_item(c, "FA2")->line, 5);
        read_case_free(c);
    }
}

Test(ximport, amounts_may_have_a_comma_blanks_a_sign_and_sides_may_be_small)
{
    ReadCase *c = READ(LINE("1", "F1", "1196,00", "d"), LINE("2", "F2", "-10.00", "D"),
                       LINE("3", "F3", "000000000012", "D"), LINE("4", "F4", "7.5", "c"),
                       LINE("5", "F5", "-3.00", "C"));
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 119600);
    cr_expect_eq(read_case_item(c, "F2")->open_minor, -1000);
    cr_expect_eq(read_case_item(c, "F3")->open_minor, 1200);
    cr_expect_eq(read_case_item(c, "F4")->open_minor, -750);
    cr_expect_eq(read_case_item(c, "F5")->open_minor, 300);
    read_case_free(c);
}

Test(ximport, francs_are_never_read_as_euros)
{
    ReadCase *c = READ(LINE("1", "F1", "100.00", "D", .rest = "F"),
                       LINE("1", "F1", "100.00", "C", .account = "707000", .rest = "F"),
                       LINE("2", "F2", "50.00", "D", .rest = "N2003"),
                       LINE("2", "F2", "50.00", "C", .account = "707000", .rest = "N2003"),
                       LINE("3", "F3", "7.00", "D", .rest = "O2003"),
                       LINE("3", "F3", "7.00", "C", .account = "707000", .rest = "O2003"));
    cr_expect_eq(sum_of(c, "411UN"), 700);
    cr_expect_eq(read_case_total(c, "EUR")->extract, 700);
    cr_expect_eq(read_case_total(c, "FRF")->extract, 15000);
    cr_expect_eq(read_case_total(c, "FRF")->rejected, 15000);
    cr_expect_str_eq(read_case_rejected(c, "F2")->rule, "currency-foreign");
    cr_expect(read_case_complains(c, "XIMPORT.TXT:1: HELD: 2 lines are on receivable accounts "
                                     "in FRF, not in EUR, and left out"),
              "%s", read_case_complaints(c));
    cr_expect_eq(c->complaints->list->len, 2, "%s", read_case_complaints(c)); /* as_of */
    read_case_free(c);
}

Test(ximport, an_unknown_euro_flag_is_told_once)
{
    ReadCase *c = READ(LINE("1", "F1", "100.00", "D", .rest = "0"),
                       LINE("1", "F1", "100.00", "C", .account = "707000", .rest = "0"));
    cr_expect_eq(sum_of(c, "411UN"), 10000);
    cr_expect(read_case_complains(c, "XIMPORT.TXT:1:138: WARNING: the euro flag \"0\" (2 such "
                                     "lines) is neither"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(ximport, a_line_that_cannot_be_used_is_left_out_with_its_place)
{
    ReadCase *c = READ(LINE("1", "F1", "100.00", "D"), LINE("2", "F2", "10x.00", "D"),
                       LINE("3", "F3", "", "D"), LINE("4", "F4", "4.00", "X"),
                       LINE("5", "F5", "5.00", "D", .date = "20261305"),
                       LINE("6", "F6", "6.00", "D", .account = ""),
                       LINE("7", "F7", "7.00", "D", .due = "20269999"));
    cr_expect_eq(sum_of(c, "411UN"), 10700);
    cr_expect(read_case_complains(c, "XIMPORT.TXT:2:72: HELD: amount \"10x.00\""));
    cr_expect(read_case_complains(c, "XIMPORT.TXT:3:72: HELD: the line has no amount"));
    cr_expect(read_case_complains(c, "XIMPORT.TXT:4:85: HELD: Sens \"X\""));
    cr_expect(read_case_complains(c, "XIMPORT.TXT:5:8: HELD: EcritureDate \"20261305\""));
    cr_expect(read_case_complains(c, "XIMPORT.TXT:6:36: HELD: the line names no account"));
    cr_expect(read_case_complains(c, "XIMPORT.TXT:7:16: WARNING: due date \"20269999\""), "%s",
              read_case_complaints(c));
    cr_expect_eq(c->ledger->rejected->len, 5);
    cr_expect_eq(c->ledger->lines_read, 7);
    read_case_free(c);
}

Test(ximport, a_short_line_among_good_ones_is_told_and_listed)
{
    ReadCase *c = read_text(
        "    1VE2026010520260204FA1         411UN      a                        "
        "0000000012.50D\n"
        "    2VE2026010520260204FA2         411UN      b                        000000000\n"
        "    3VE2026010520260204FA3         411UN      c                        "
        "0000000001.00D\n");
    cr_expect_eq(sum_of(c, "411UN"), 1350);
    cr_expect(read_case_complains(c,
                                  "XIMPORT.TXT:2: HELD: the line has 80 characters, and D or "
                                  "C stands at the 85th, the line is left out"),
              "%s", read_case_complaints(c));
    const RejectedLine *line = g_ptr_array_index(c->ledger->rejected, 0);
    cr_expect(g_str_has_prefix(line->text, "    2VE20260105"), "%s", line->text);
    read_case_free(c);
}

Test(ximport, a_line_that_came_out_of_its_places_is_never_taken_for_nobodys)
{
    /* one character too few in front: account and amount are none */
    ReadCase *c = read_text("    1VE2026010520260204FA1         411UN      a                   "
                            "     0000000012.50D\n"
                            "    2VE2026010520260204FA2         411UN      b                   "
                            "     0000000001.00D\n"
                            "   3VE2026010520260204FA3         411UN      c                    "
                            "    0000000007.00D \n");
    cr_expect_eq(sum_of(c, "411UN"), 1350);
    cr_expect(read_case_complains(c,
                                  "XIMPORT.TXT:3: HELD: date, amount and D or C do not stand "
                                  "where Ciel XIMPORT has them"),
              "%s", read_case_complaints(c));
    cr_expect_eq(c->ledger->rejected->len, 1);
    read_case_free(c);
}

Test(ximport, several_entries_in_one_line_are_not_read_as_one)
{
    ReadCase *c = READ(LINE("1", "F1", "100.00", "D",
                            .rest = "E    2VE20260105        F2          "
                                    "411UN                               "
                                    "0000000050.00D                      "));
    cr_expect_eq(c->ledger->items->len, 0);
    cr_expect(read_case_complains(c,
                                  "XIMPORT.TXT:1: HELD: the line has 245 characters, where 138 "
                                  "are an entry"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(ximport, a_minus_behind_filling_zeros_is_a_minus)
{
    ReadCase *c = READ(LINE("1", "F1", "0000000-50.00", "D"));
    cr_expect_eq(read_case_item(c, "F1")->open_minor, -5000);
    read_case_free(c);
}

Test(ximport, customers_accounts_alone_are_not_checked_for_balance)
{
    ReadCase *c = READ(LINE("1", "F1", "100.00", "D"), LINE("2", "F2", "5.00", "C"));
    cr_expect(
        read_case_complains(c, "XIMPORT.TXT:1: NOTE: 2 lines on receivable accounts and none "
                               "on others"),
        "%s", read_case_complaints(c));
    cr_expect(!read_case_complains(c, "fec-unbalanced"));
    read_case_free(c);
}

Test(ximport, a_file_without_customers_accounts_says_which_setting_names_them)
{
    ReadCase *c = READ(LINE("1", "F1", "100.00", "C", .account = "401000"),
                       LINE("1", "F1", "100.00", "D", .account = "607000"));
    cr_expect_eq(c->ledger->items->len, 0);
    cr_expect(read_case_complains(c,
                                  "WARNING: none of the 2 lines is on a receivable account "
                                  "(411), so nothing is open; name the customers' accounts in "
                                  "ledger.accounts [accounts-without-lines]"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(ximport, an_entry_that_does_not_balance_is_told)
{
    ReadCase *c =
        READ(LINE("1", "F1", "100.00", "D"), LINE("1", "F1", "90.00", "C", .account = "707000"),
             LINE("2", "F2", "5.00", "D"), LINE("2", "F2", "5.00", "C", .account = "707000"));
    cr_expect(read_case_complains(c, "the whole file: debits less credits are 10.00"));
    cr_expect(read_case_complains(c, "XIMPORT.TXT:1: WARNING: journal VE: debits"));
    cr_expect(read_case_complains(c, "XIMPORT.TXT:1: WARNING: entry VE 1: debits"));
    cr_expect(!read_case_complains(c, "entry VE 2"));
    cr_expect_eq(sum_of(c, "411UN"), 10500);
    read_case_free(c);
}

Test(ximport, other_receivable_accounts_and_the_accounts_setting_decide_who_is_a_customer)
{
    ReadCase *c = read_case_new();
    g_autofree char *line =
        make_line((Line)LINE("1", "F1", "100.00", "D", .account = "416DOUTEUX"));
    g_strfreev(c->settings->ledger.accounts);
    c->settings->ledger.accounts = g_strsplit("411,416", ",", -1);
    read_case_write(c, "XIMPORT.TXT", line);
    read_case_run(c, "2026-11-20");
    cr_expect_eq(sum_of(c, "416DOUTEUX"), 10000);
    read_case_free(c);
}

Test(ximport, the_setting_names_the_format_and_a_file_that_is_none_is_refused)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.format, "ximport");
    read_case_write(c, "ledger.csv",
                    "customer;invoice;due_date;amount\nC1;F1;2026-01-05;10,00\n");
    read_case_run(c, "2026-11-20");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c,
                                  "ledger.csv:1: REFUSED: ledger.format says Ciel XIMPORT, but "
                                  "none of the first 2 lines is one"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(ximport, an_empty_file_is_an_empty_ledger_where_the_setting_names_the_format)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.format, "ximport");
    read_case_write(c, "XIMPORT.TXT", "\r\n\x1a");
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "[ledger-empty]"));
    read_case_free(c);
}

Test(ximport, a_side_file_of_due_dates_goes_with_it)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "ximport/ciel.txt");
    read_case_write(c, "due.csv", "invoice;due_date\nFA260003;2026-02-15\n");
    read_case_run(c, "2026-11-20");
    const OpenItem *item = read_case_item(c, "FA260003");
    cr_expect_eq(item->due_date, day_parse_iso("2026-02-15"));
    cr_expect_str_eq(item->due_source, "side-file");
    read_case_free(c);
}
