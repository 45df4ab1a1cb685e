#include "read/complaint_limit.h"

#include <criterion/criterion.h>
#include <string.h>

Test(complaint_limit, some_dozens_of_a_rule_are_told_and_the_rest_counted_with_its_place)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(ComplaintLimit) limit = complaint_limit_new(complaints);
    for (int line = 1; line <= 1000; line++)
        complaint_limit_add(limit, COMPLAINT_HELD, "amount-unreadable",
                            (Place){"fec.txt", line, 12}, "amount %d", line);
    complaint_limit_add(limit, COMPLAINT_NOTE, "fec-line-cut", (Place){"fec.txt", 7, 0}, "cut");
    complaint_limit_conclude(limit);
    cr_assert_eq(complaints->list->len, MOST_COMPLAINTS_OF_A_RULE + 2);
    g_autofree char *text = complaints_to_text(complaints);
    cr_expect(strstr(text, "fec.txt:40:12: HELD: amount 40 [amount-unreadable]"), "%s", text);
    cr_expect(strstr(text, "fec.txt:41: HELD: 960 more of this kind"), "%s", text);
    cr_expect(strstr(text, "fec.txt:7: NOTE: cut [fec-line-cut]"), "%s", text);
}

Test(complaint_limit, what_fits_is_told_without_a_count_and_a_new_file_begins_anew)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(ComplaintLimit) limit = complaint_limit_new(complaints);
    for (int file = 0; file < 2; file++) {
        for (int line = 0; line < MOST_COMPLAINTS_OF_A_RULE; line++)
            complaint_limit_add(limit, COMPLAINT_NOTE, "fec-line-cut", (Place){"f", 1, 0}, "x");
        complaint_limit_conclude(limit);
    }
    cr_expect_eq(complaints->list->len, 2 * MOST_COMPLAINTS_OF_A_RULE);
}
