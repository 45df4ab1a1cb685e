#include <criterion/criterion.h>
#include <string.h>

#include "audit/audit.h"

#define HEADER "customer,invoice,kind,due_date,level,decision\n"
#define ROW_1 "C001,F1,invoice,2026-08-01,2,send\n"
#define ROW_2 "C002,F7,invoice,2026-08-03,1,wait\n"

static char *compare(const char *kept, const char *again, int expected)
{
    GString *report = g_string_new(NULL);
    cr_assert_eq(audit_compare_table("2-assign/plan.csv", kept, again, report), expected, "%s",
                 report->str);
    return g_string_free(report, FALSE);
}

Test(compare, equal_tables_say_nothing)
{
    g_autofree char *report = compare(HEADER ROW_1, HEADER ROW_1, 0);
    cr_assert_str_empty(report);
}

Test(compare, a_changed_cell_is_named_with_row_and_column_and_both_values)
{
    g_autofree char *report =
        compare(HEADER ROW_1 "C002,F7,invoice,2026-08-03,3,send\n", HEADER ROW_1 ROW_2, 2);
    cr_assert(strstr(report, "FOUND: 2-assign/plan.csv: row 2 (C002, F7, invoice, 2026-08-03): "
                             "level is \"3\", the inputs and rules give \"1\"\n"),
              "%s", report);
    cr_assert(strstr(report, "decision is \"send\", the inputs and rules give \"wait\""));
}

Test(compare, rows_that_are_missing_or_too_many_are_named)
{
    g_autofree char *report = compare(HEADER ROW_1, HEADER ROW_2, 2);
    cr_assert(strstr(report, "row 1 (C001, F1, invoice, 2026-08-01) is not what"), "%s",
              report);
    cr_assert(strstr(report, "give a row (C002, F7, invoice, 2026-08-03) that is not there"));
}

Test(compare, two_rows_of_one_name_are_told_apart)
{
    g_autofree char *report =
        compare(HEADER ROW_1 "C001,F1,invoice,2026-08-01,4,send\n", HEADER ROW_1 ROW_1, 1);
    cr_assert(strstr(report, "row 2 (C001, F1, invoice, 2026-08-01 (2)): level is \"4\""), "%s",
              report);
}

Test(compare, a_header_that_differs_is_found_although_the_rows_agree)
{
    g_autofree char *report = compare("customer,invoice,kind,due_date,rank\n",
                                      "customer,invoice,kind,due_date,level\n", 1);
    cr_assert(strstr(report, "FOUND: 2-assign/plan.csv: is not what"), "%s", report);
}

Test(compare, bytes_are_told_with_sizes_and_the_first_difference)
{
    g_autoptr(GString) report = g_string_new(NULL);
    cr_assert_eq(audit_compare_bytes("3-render/a.pdf", "abcd", 4, "abXd", 4, report), 1);
    cr_assert_str_eq(report->str,
                     "FOUND: 3-render/a.pdf: is not what the inputs and rules give: 4 "
                     "bytes, given 4, the first difference at byte 3\n");
    cr_assert_eq(audit_compare_bytes("3-render/a.pdf", "abcd", 4, "abc", 3, report), 1);
    cr_assert_eq(audit_compare_bytes("3-render/a.pdf", "", 0, "", 0, report), 0);
}
