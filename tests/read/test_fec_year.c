#include "read/fec_year.h"

#include <criterion/criterion.h>

static void expect_closing(const char *file, const char *iso)
{
    char read[DAY_ISO_SIZE];
    cr_expect_str_eq(day_print_iso(fec_year_find_closing(file), read), iso, "%s: %s", file,
                     read);
}

Test(fec_year, the_closing_date_stands_in_the_name_with_or_without_what_exporters_add)
{
    expect_closing("732829320FEC20251231.txt", "2025-12-31");
    expect_closing("data/732829320FEC20250930_v2.txt", "2025-09-30");
    expect_closing("732829320fec20251231.csv", "2025-12-31");
    expect_closing("732829320FEC20251231_20260115.txt", "2025-12-31");
    expect_closing("732829320FEC20250101_20251231.txt", "2025-12-31");
    expect_closing("732829320FEC_20251231.txt", "2025-12-31");
    expect_closing("fec.txt", "");
    expect_closing("732829320FEC20251331.txt", "");
    expect_closing("export-20251231.txt", "");
}

Test(fec_year, single_wrong_dates_do_not_change_which_year_comes_first)
{
    FecYear before, after;
    fec_year_init(&before);
    fec_year_init(&after);
    for (int i = 0; i < 300; i++) {
        fec_year_note(&before, day_parse_iso("2024-01-10") + i);
        fec_year_note(&after, day_parse_iso("2025-01-10") + i);
    }
    fec_year_note(&before, day_parse_iso("2052-03-10"));
    fec_year_note(&after, day_parse_iso("2005-03-10"));
    after.opening = day_parse_iso("2025-01-01");
    cr_expect(fec_year_is_before(&before, &after));
    cr_expect_not(fec_year_is_before(&after, &before), "no opening entries there");
    before.opening = day_parse_iso("2024-01-01");
    cr_expect_not(fec_year_is_before(&after, &before));
    fec_year_clear(&before);
    fec_year_clear(&after);
}

Test(fec_year, files_of_one_year_do_not_precede_each_other)
{
    FecYear one, other;
    fec_year_init(&one);
    fec_year_init(&other);
    fec_year_note(&one, day_parse_iso("2025-01-02"));
    fec_year_note(&other, day_parse_iso("2025-11-02"));
    one.opening = other.opening = day_parse_iso("2025-01-01");
    cr_expect_not(fec_year_is_before(&one, &other));
    cr_expect_not(fec_year_is_before(&other, &one));
    fec_year_clear(&one);
    fec_year_clear(&other);
}
