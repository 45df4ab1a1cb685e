/* What the tax office checks: each failure is told with its place, none stops the reading. */
#include "build_fec.h"

#include <criterion/criterion.h>

Test(fec_checks, lines_outside_the_year_of_the_name_are_told_one_by_one)
{
    ReadCase *c = fec_case_read(SALE("1", "20241231", "C1", "F1", "1,00", "",
                                     "") SALE("2", "20250101", "C1", "F2", "2,00", "", "")
                                    SALE("3", "20251231", "C1", "F3", "4,00", "", "")
                                        SALE("4", "20260101", "C1", "F4", "8,00", "", "")
                                            SALE("5", "20250505", "C1", "F5", "16,00", "", ""),
                                "2026-12-31");
    cr_expect_eq(fec_case_count(c, "fec-date-outside-year"), 2);
    cr_expect(read_case_complains(c, "FEC20251231.txt:2: NOTE: EcritureDate 2024-12-31 is "
                                     "outside the year that the file's name gives, 2025-01-01 "
                                     "to 2025-12-31 [fec-date-outside-year]"));
    cr_expect(read_case_complains(c, "FEC20251231.txt:5: NOTE: EcritureDate 2026-01-01"));
    cr_expect_eq(fec_case_sum(c, "C1"), 3100);
    read_case_free(c);
}

Test(fec_checks, a_first_year_may_be_longer_than_twelve_months)
{
    ReadCase *c = fec_case_read(SALE("1", "20240910", "C1", "F1", "1,00", "", "")
                                    SALE("2", "20250610", "C1", "F2", "2,00", "", ""),
                                "2026-12-31");
    cr_expect_eq(fec_case_count(c, "fec-date-outside-year"), 0, "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(fec_checks, an_entry_validated_before_it_was_made_is_told)
{
    ReadCase *c =
        fec_case_read("VE|V|1|20250310|411000|C|C1|UN|F1|20250310|F|1,00|0,00|||20250309||\n"
                      "VE|V|2|20250310|411000|C|C1|UN|F2|20250310|F|1,00|0,00|||20250310||\n",
                      "2025-12-31");
    cr_expect_eq(fec_case_count(c, "fec-validated-before-entry"), 1);
    cr_expect(read_case_complains(c, ":2: NOTE: ValidDate 2025-03-09 is before EcritureDate "
                                     "2025-03-10"));
    read_case_free(c);
}

Test(fec_checks, numbers_of_lines_or_zeros_do_not_count_as_entries)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    for (int i = 0; i < 60; i++)
        g_string_append_printf(
            lines, "VE|V|%d|20250310|%s|C|%s|UN|F%d|20250310|F|%s|%s|||20250310||\n", i,
            i % 2 ? "707000" : "411000", i % 2 ? "" : "C1", i / 2, i % 2 ? "0,00" : "5,00",
            i % 2 ? "5,00" : "0,00");
    ReadCase *c = fec_case_read(lines->str, "2025-12-31");
    cr_expect_eq(fec_case_count(c, "fec-unbalanced"), 0, "%s", read_case_complaints(c));
    cr_expect_eq(fec_case_count(c, "fec-entry-numbers"), 1);
    read_case_free(c);
    c = fec_case_read("VE|V|0|20250310|411000|C|C1|UN|F1|20250310|F|9,00|0,00|||20250310||\n"
                      "BQ|B|0|20250310|707000|C||UN|F1|20250310|F|0,00|9,00|||20250310||\n",
                      "2025-12-31");
    cr_expect(read_case_complains(c, "journal VE: debits less credits are 9.00"));
    cr_expect_not(read_case_complains(c, "entry "), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(fec_checks, many_unbalanced_entries_are_counted_after_some_dozens)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    for (int i = 0; i < 500; i++)
        g_string_append_printf(
            lines,
            "VE|V|%d|20250310|411000|C|C1|UN|F%d|20250310|F|5,00|0,00|||20250310||\n"
            "VE|V|%d|20250310|707000|C||UN|F%d|20250310|F|0,00|4,00|||20250310||\n",
            i, i, i, i);
    ReadCase *c = fec_case_read(lines->str, "2025-12-31");
    cr_expect_eq(fec_case_count(c, "fec-unbalanced"), 41);
    cr_expect(read_case_complains(c, "462 more of this kind"), "%s", read_case_complaints(c));
    cr_expect_eq(fec_case_sum(c, "C1"), 250000);
    read_case_free(c);
}
