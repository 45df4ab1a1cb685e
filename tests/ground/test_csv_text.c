#include <criterion/criterion.h>

#include "ground/csv_text.h"
#include "ground/outcome.h"

static void expect_cell(const char *cell, const char *expected)
{
    g_autoptr(GString) table = g_string_new(NULL);
    csv_append_text(table, "x");
    csv_append_text(table, cell);
    cr_assert_str_eq(table->str + 2, expected);
}

Test(csv_text, cells_are_parted_by_commas_and_rows_by_line_ends)
{
    g_autoptr(GString) table = g_string_new(NULL);
    csv_append_header(table, (const char *const[]){"invoice", "amount", "due", "days", NULL});
    csv_append_text(table, "2025-0417");
    csv_append_money(table, -123450, "EUR");
    csv_append_day(table, day_from_ymd(2025, 4, 9));
    csv_append_number(table, -7);
    csv_end_row(table);
    cr_assert_str_eq(table->str, "invoice,amount,due,days\n2025-0417,-1234.50,2025-04-09,-7\n");
}

Test(csv_text, only_cells_that_need_them_get_quotes)
{
    expect_cell("plain text", "plain text");
    expect_cell("a,b", "\"a,b\"");
    expect_cell("say \"hi\"", "\"say \"\"hi\"\"\"");
    expect_cell("two\nlines", "\"two\nlines\"");
    expect_cell("a;b", "a;b");
    expect_cell("", "");
    expect_cell(NULL, "");
}

Test(csv_text, a_text_never_looks_like_a_formula)
{
    expect_cell("=1+1", "'=1+1");
    expect_cell("+33 1 23", "'+33 1 23");
    expect_cell("-5", "'-5");
    expect_cell("@SUM(A1)", "'@SUM(A1)");
    expect_cell("\tx", "'\tx");
    expect_cell("\rx", "\"'\rx\"");
    expect_cell("=\"a,b\"", "\"'=\"\"a,b\"\"\"");
    expect_cell("'=1", "''=1");
    expect_cell("'quoted'", "'quoted'");
}

Test(csv_text, empty_cells_keep_their_place_also_at_the_front)
{
    g_autoptr(GString) table = g_string_new(NULL);
    csv_append_text(table, NULL);
    csv_append_day(table, DAY_NONE);
    csv_append_text(table, "c");
    csv_end_row(table);
    csv_append_day(table, DAY_NONE);
    csv_append_number(table, 1);
    csv_end_row(table);
    cr_assert_str_eq(table->str, "\"\",,c\n\"\",1\n");
}

Test(csv_text, what_was_written_is_read_back)
{
    const char *const cells[] = {"",      "a",  "",        "a,b",  "\"", "\"\"", "x\ny",
                                 "\r",    "=1", "'=1",     "''-1", "'",  "'a",   "\n",
                                 "a\r\n", "é",  "end\"in", ",",    "\t", "a\r"};
    g_autoptr(GString) table = g_string_new(NULL);
    for (int row = 0; row < 2; row++) {
        for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
            csv_append_text(table, cells[i]);
        csv_end_row(table);
    }
    g_autoptr(GPtrArray) rows = csv_parse_own(table->str, NULL);
    cr_assert_eq(rows->len, 2);
    for (guint row = 0; row < 2; row++) {
        GStrv read = g_ptr_array_index(rows, row);
        cr_assert_eq(g_strv_length(read), G_N_ELEMENTS(cells));
        for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
            cr_assert_str_eq(read[i], cells[i], "cell %zu: %s", i, read[i]);
    }
}

Test(csv_text, numbers_are_read_back_as_they_stand)
{
    g_autoptr(GPtrArray) rows = csv_parse_own("a,-1.50\r\n\"\",'-x", NULL);
    cr_assert_eq(rows->len, 2);
    cr_assert_str_eq(((GStrv)rows->pdata[0])[1], "-1.50");
    cr_assert_str_eq(((GStrv)rows->pdata[1])[0], "");
    cr_assert_str_eq(((GStrv)rows->pdata[1])[1], "-x");
}

Test(csv_text, an_empty_text_has_no_rows)
{
    g_autoptr(GPtrArray) rows = csv_parse_own("", NULL);
    cr_assert_eq(rows->len, 0);
}

Test(csv_text, a_comma_at_the_end_is_one_more_empty_cell)
{
    g_autoptr(GPtrArray) rows = csv_parse_own("a,", NULL);
    cr_assert_eq(g_strv_length(rows->pdata[0]), 2);
}

Test(csv_text, a_quote_that_does_not_close_is_refused)
{
    g_autoptr(GError) error = NULL;
    cr_assert_null(csv_parse_own("a,b\nc,\"d\n", &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_INPUT_REFUSED));
    cr_assert_str_eq(error->message, "row 2: a quote does not close");
}
