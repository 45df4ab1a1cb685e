#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

static ReadCase *read_text(const char *text)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ECRITURES.TXT", text);
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

Test(ebp_text, a_file_is_recognised_by_its_shape_and_its_accounts_come_out_to_the_cent)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "ebp/ecritures.txt");
    read_case_run(c, "2026-11-20");
    cr_expect_eq(sum_of(c, "411DUPONT"), 84319);
    cr_expect_eq(sum_of(c, "411MERCIER"), 3600);
    cr_expect_eq(sum_of(c, "411OLIVIER"), -4319);
    cr_expect(has_recognised(c, "ecritures.txt: format: EBP text\n"));
    cr_expect(has_recognised(c, "ecritures.txt: encoding: CP850"));
    cr_expect(has_recognised(c, "ecritures.txt: column 10 \"due date\": DateEcheance\n"));
    const OpenItem *item = read_case_item(c, "FA260001");
    cr_expect_eq(item->open_minor, 50000);
    cr_expect_eq(item->issue_date, day_parse_iso("2026-01-05"));
    cr_expect_eq(item->due_date, day_parse_iso("2026-02-04"));
    cr_expect_str_eq(item->due_source, "column");
    cr_expect_str_eq(read_case_item(c, "FA260002")->due_source, "label");
    cr_expect_eq(read_case_item(c, "CHQ0031")->kind, ITEM_PAYMENT);
    cr_expect_eq(c->ledger->lines_read, 15);
    cr_expect(read_case_complains(c, "ecritures.txt:4: NOTE: 3 lines begin with >"));
    cr_expect_eq(c->complaints->list->len, 1, "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(ebp_text, the_shape_without_automatic_label_and_short_dates_are_read_too)
{
    ReadCase *c = read_text("1,050126,VT,411UN,\"Facture, une\",\"F1\",12.5,D,040226,\n"
                            "1,050126,VT,707,\"Facture, une\",\"F1\",12.5,C,050126,\n"
                            "2,311226,VT,411UN,\"Demain\",\"F2\",1.00,D,000000,\n");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 1250);
    cr_expect_eq(read_case_item(c, "F1")->issue_date, day_parse_iso("2026-01-05"));
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2026-02-04"));
    cr_expect_str_eq(read_case_rejected(c, "F2")->rule, "not-yet-issued");
    read_case_free(c);
}

Test(ebp_text, semicolons_and_decimal_commas_are_read_too)
{
    ReadCase *c = read_text("1;05012026;VT;411UN;;\"Un\";\"F1\";1196,50;d;04022026;E\r\n"
                            "1;05012026;VT;707;;\"Un\";\"F1\";1196,50;c;04022026;E\r\n");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 119650);
    read_case_free(c);
    c = read_text("1,05012026,VT,411UN,,\"Un\",\"F1\",\"1196,50\",D,04022026,EUR\r\n");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 119650);
    read_case_free(c);
}

Test(ebp_text, francs_are_left_out)
{
    ReadCase *c = read_text("1,05012026,VT,411UN,,\"Un\",\"F1\",100.00,D,04022026,FRF\n"
                            "2,05012026,VT,411UN,,\"Un\",\"F2\",7.00,D,04022026,EUR\n"
                            "3,05012026,VT,411UN,,\"Un\",\"F3\",50.00,D,04022026,F\n");
    cr_expect_eq(sum_of(c, "411UN"), 700);
    cr_expect_eq(read_case_total(c, "FRF")->rejected, 15000);
    cr_expect(read_case_complains(c, "ECRITURES.TXT:1: HELD: 2 lines are on receivable"), "%s",
              read_case_complaints(c));
    read_case_free(c);
}

Test(ebp_text, a_line_in_any_other_currency_is_left_out)
{
    ReadCase *c = read_text("1,05012026,VT,411UN,,\"Un\",\"F1\",100.00,D,04022026,usd\n"
                            "2,05012026,VT,411UN,,\"Un\",\"F2\",7.00,D,04022026,EUR\n");
    cr_expect_eq(sum_of(c, "411UN"), 700);
    cr_expect_eq(read_case_total(c, "USD")->rejected, 10000);
    read_case_free(c);
}

Test(ebp_text, dates_with_strokes_and_many_analytic_lines_do_not_hide_the_shape)
{
    ReadCase *c = read_text("1,05/01/2026,VT,411UN,,\"Un\",\"F1\",100.00,D,04/02/2026,EUR\n"
                            ">NORD,50,50.00\n>SUD,25,25.00\n>EST,25,25.00\n");
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2026-02-04"));
    cr_expect(read_case_complains(c, "ECRITURES.TXT:2: NOTE: 3 lines begin with >"));
    read_case_free(c);
}

Test(ebp_text, a_stray_quote_does_not_swallow_the_lines_below)
{
    ReadCase *c = read_text("1,05012026,VT,411UN,,\"Un\",\"F1\",10.00,D,04022026,EUR\n"
                            "2,05012026,VT,411UN,,\"Tuyau 12\"\",\"F2\",20.00,D,04022026,EUR\n"
                            "3,05012026,VT,411UN,,\"Trois,\"F3\",40.00,D,04022026,EUR\n"
                            "4,05012026,VT,411UN,,\"Quatre\",\"F4\",80.00,D,04022026,EUR\n"
                            "5,05012026,VT,411UN,,\"Cinq\",\"F5\",160.00,D,04022026,EUR\n");
    gint64 told = sum_of(c, "411UN");
    cr_expect_eq(told, 31000, "%" G_GINT64_FORMAT " %s", told, read_case_complaints(c));
    read_case_free(c);
}

Test(ebp_text, a_bad_line_among_good_ones_is_left_out_with_its_place)
{
    ReadCase *c = read_text("1,05012026,VT,411UN,,\"Un\",\"F1\",10.00,D,04022026,EUR\n"
                            "2,05012026,VT,411UN,,\"Un\",\"F2\",ten,D,04022026,EUR\n"
                            "3,32012026,VT,411UN,,\"Un\",\"F3\",10.00,D,04022026,EUR\n"
                            "4,05012026,VT,411UN,,\"Un\",\"F4\",10.00,E,04022026,EUR\n"
                            "5,05012026,VT,411UN,,\"Un\",\"F5\",10.00,D,31022026,EUR\n"
                            "6,05012026,VT,411UN,,\"Un\",\"F6\",10.00,D,04022026,EUR,x\n"
                            "7,05012026,VT,,,\"Un\",\"F7\",10.00,D,04022026,EUR\n"
                            "8,05012026,VT,411UN,,\"Un\",\"F8\",1.230,D,04022026,EUR\n"
                            "9,05012026,VT,411UN,,\"Un\",\"F9\",10.00,D,04022026,EUR\n"
                            "10,05012026,VT,411UN,,\"Un\",\"F10\",10.00,D,04022026,EUR\n"
                            "11,05012026,VT,411UN,,\"Un\",\"F11\",10.00,D,04022026,EUR\n"
                            "12,05012026,VT,411UN,,\"Un\",\"F12\",10.00,D,04022026,EUR\n"
                            "13,05012026,VT,411UN,,\"Un\",\"F13\",10.00,D,04022026,EUR\n");
    cr_expect_eq(sum_of(c, "411UN"), 7000);
    cr_expect(read_case_complains(c, "ECRITURES.TXT:2:8: HELD: amount \"ten\""));
    cr_expect(read_case_complains(c, "ECRITURES.TXT:3:2: HELD: EcritureDate \"32012026\""));
    cr_expect(read_case_complains(c, "ECRITURES.TXT:4:9: HELD: Sens \"E\""));
    cr_expect(read_case_complains(c, "ECRITURES.TXT:5:10: WARNING: due date \"31022026\""));
    cr_expect(read_case_complains(c, "ECRITURES.TXT:6: HELD: the line has 12 cells"), "%s",
              read_case_complaints(c));
    cr_expect(read_case_complains(c, "ECRITURES.TXT:7:4: HELD: the line names no account"));
    cr_expect(read_case_complains(c, "ECRITURES.TXT:8:8: HELD: \"1.230\" may be thousands"));
    cr_expect_eq(c->ledger->rejected->len, 6);
    cr_expect_eq(c->ledger->lines_read, 13);
    read_case_free(c);
}

Test(ebp_text, a_file_of_another_shape_is_no_ebp_file)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.format, "ebp");
    read_case_write(c, "ECRITURES.TXT", "1,VT,05012026,411UN,10.00\n2,VT,05012026,707,10.00\n");
    read_case_run(c, "2026-11-20");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c,
                                  "ECRITURES.TXT:1: REFUSED: ledger.format says EBP text, but "
                                  "none of the first 2 lines is one"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}
