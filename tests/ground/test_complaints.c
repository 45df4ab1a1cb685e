#include <criterion/criterion.h>

#include "ground/complaints.h"

static void expect_text(const Complaints *complaints, const char *expected)
{
    g_autofree char *text = complaints_to_text(complaints);
    cr_assert_str_eq(text, expected);
}

Test(complaints, a_complaint_names_place_level_text_and_rule)
{
    g_autoptr(Complaints) complaints = complaints_new();
    complaint_add(
        complaints, COMPLAINT_HELD, "amount-unreadable", (Place){"ledger.csv", 118, 4},
        "amount \"%s\" is not a number, invoice %s left out", "1.23O,00", "2025-0417");
    expect_text(complaints, "ledger.csv:118:4: HELD: amount \"1.23O,00\" is not a number, "
                            "invoice 2025-0417 left out [amount-unreadable]\n");
}

Test(complaints, unknown_parts_of_the_place_are_left_out)
{
    g_autoptr(Complaints) complaints = complaints_new();
    complaint_add(complaints, COMPLAINT_NOTE, "a", (Place){"f", 3, 0}, "x");
    complaint_add(complaints, COMPLAINT_WARNING, "b", (Place){"f", 0, 9}, "y");
    complaint_add(complaints, COMPLAINT_REFUSED, "c", (Place){NULL, 0, 0}, "z");
    expect_text(complaints, "f:3: NOTE: x [a]\nf: WARNING: y [b]\nREFUSED: z [c]\n");
}

Test(complaints, a_text_of_several_lines_is_folded)
{
    g_autoptr(Complaints) complaints = complaints_new();
    complaint_add(complaints, COMPLAINT_NOTE, "r", (Place){"a\nb", 1, 1}, "%s",
                  "one\r\n\ttwo\x1b[31m three\xe2\x80\xa8"
                  "four \nfive\n");
    expect_text(complaints, "a b:1:1: NOTE: one two [31m three four five [r]\n");
}

Test(complaints, bad_utf8_is_repaired)
{
    g_autoptr(Complaints) complaints = complaints_new();
    complaint_add(complaints, COMPLAINT_NOTE, "r", (Place){NULL, 0, 0}, "caf%c", 0xe9);
    expect_text(complaints, "NOTE: caf\xef\xbf\xbd [r]\n");
}

Test(complaints, everything_is_copied)
{
    g_autoptr(Complaints) complaints = complaints_new();
    char file[] = "file", rule[] = "rule";
    complaint_add(complaints, COMPLAINT_NOTE, rule, (Place){file, 1, 2}, "text");
    file[0] = rule[0] = 'X';
    expect_text(complaints, "file:1:2: NOTE: text [rule]\n");
}

Test(complaints, they_are_counted_by_level)
{
    g_autoptr(Complaints) complaints = complaints_new();
    complaint_add(complaints, COMPLAINT_HELD, "r", (Place){NULL, 0, 0}, "a");
    complaint_add(complaints, COMPLAINT_NOTE, "r", (Place){NULL, 0, 0}, "b");
    complaint_add(complaints, COMPLAINT_HELD, "r", (Place){NULL, 0, 0}, "c");
    cr_assert_eq(complaints_count(complaints, COMPLAINT_HELD), 2);
    cr_assert_eq(complaints_count(complaints, COMPLAINT_NOTE), 1);
    cr_assert_eq(complaints_count(complaints, COMPLAINT_REFUSED), 0);
}

Test(complaints, freeing_nothing_is_allowed)
{
    complaints_free(NULL);
}

Test(complaints, what_was_written_reads_back_the_same)
{
    static const char text[] =
        "ledger.csv:118:4: HELD: amount \"1.23O,00\" is not a number [amount-unreadable]\n"
        "C:\\odd: name.csv:7: WARNING: HELD: a text [with brackets] [address-too-long]\n"
        "relance.yaml: NOTE: a whole file [a-b]\n"
        "WARNING: no file at all [postage-unknown]\n";
    Complaints *complaints = complaints_of_text(text);
    cr_assert_eq(complaints->list->len, 4);
    char *again = complaints_to_text(complaints);
    cr_assert_str_eq(again, text);
    const Complaint *first = complaints->list->pdata[0];
    cr_assert_eq(first->level, COMPLAINT_HELD);
    cr_assert_eq(first->line, 118);
    cr_assert_eq(first->column, 4);
    g_free(again);
    complaints_free(complaints);
}
