#include "read/date_form.h"

#include <criterion/criterion.h>

static void expect(const char *text, DateOrder order, const char *iso)
{
    DateForm form = {order, NULL};
    Day day;
    cr_expect_eq(date_parse(text, &form, &day), DATE_READ, "\"%s\" was not read", text);
    cr_expect_eq(day, day_parse_iso(iso), "\"%s\" is not %s", text, iso);
}

static void expect_state(const char *text, DateOrder order, DateState state)
{
    DateForm form = {order, NULL};
    Day day;
    cr_expect_eq(date_parse(text, &form, &day), state, "\"%s\"", text);
    cr_expect_eq(day, DAY_NONE);
}

Test(date_form, unambiguous_forms_need_no_setting)
{
    static const char *const forms[] = {"2025-12-31",
                                        "2025/12/31",
                                        "20251231",
                                        "31122025",
                                        "31/12/2025",
                                        "31.12.2025",
                                        "31-12-2025",
                                        "31/12/25",
                                        "31.12.25",
                                        "12/31/2025",
                                        "31-Dec-2025",
                                        "31 Dec 25",
                                        "31 déc. 2025",
                                        "31 décembre 2025",
                                        "31. Dezember 2025",
                                        "Dec 31, 2025",
                                        "2025-12-31 00:00:00",
                                        "2025-12-31T00:00:00Z",
                                        "31/12/2025 12:30"};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        expect(forms[i], DATES_UNKNOWN, "2025-12-31");
    expect("03.04.2025", DATES_UNKNOWN, "2025-04-03");
    expect("05/05/2025", DATES_UNKNOWN, "2025-05-05");
    expect("1/2/2025", DATES_DAY_FIRST, "2025-02-01");
}

Test(date_form, the_third_of_april_or_the_fourth_of_march_is_never_guessed)
{
    expect_state("03/04/2025", DATES_UNKNOWN, DATE_AMBIGUOUS);
    expect("03/04/2025", DATES_DAY_FIRST, "2025-04-03");
    expect("03/04/2025", DATES_MONTH_FIRST, "2025-03-04");
    expect("03-04-25", DATES_MONTH_FIRST, "2025-03-04");
}

Test(date_form, days_that_do_not_exist_are_impossible_not_unreadable)
{
    expect_state("31/02/2025", DATES_DAY_FIRST, DATE_IMPOSSIBLE);
    expect_state("2025-13-01", DATES_UNKNOWN, DATE_IMPOSSIBLE);
    expect_state("29/02/2025", DATES_DAY_FIRST, DATE_IMPOSSIBLE);
    expect("29/02/2024", DATES_DAY_FIRST, "2024-02-29");
    expect_state("2205-01-05", DATES_UNKNOWN, DATE_IMPOSSIBLE);
    expect_state("13/13/2025", DATES_DAY_FIRST, DATE_IMPOSSIBLE);
}

Test(date_form, text_is_unreadable_and_zeros_are_blank)
{
    static const char *const bad[] = {"demain",       "2025",   "12/2025", "45678",
                                      "31/12/2025/1", "31//12", "2025-12", "31 brumaire 2025",
                                      "1.5"};
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        expect_state(bad[i], DATES_DAY_FIRST, DATE_UNREADABLE);
    expect_state("", DATES_DAY_FIRST, DATE_BLANK);
    expect_state("00.00.0000", DATES_DAY_FIRST, DATE_BLANK);
    expect_state("00000000", DATES_UNKNOWN, DATE_BLANK);
}

Test(date_form, a_pattern_of_the_settings_is_the_only_form)
{
    DateForm form = {DATES_UNKNOWN, "%d/%m/%Y"};
    Day day;
    cr_expect_eq(date_parse("03/04/2025", &form, &day), DATE_READ);
    cr_expect_eq(day, day_from_ymd(2025, 4, 3));
    cr_expect_eq(date_parse("2025-04-03", &form, &day), DATE_UNREADABLE);
    cr_expect_eq(date_parse("04/31/2025", &form, &day), DATE_IMPOSSIBLE);
    form.pattern = "%d %b %y";
    cr_expect_eq(date_parse("3 avr. 25", &form, &day), DATE_READ);
    cr_expect_eq(day, day_from_ymd(2025, 4, 3));
}

Test(date_form, patterns_name_day_month_and_year_once)
{
    cr_expect(date_pattern_is_usable("%d/%m/%Y"));
    cr_expect(date_pattern_is_usable("%Y%m%d"));
    cr_expect_not(date_pattern_is_usable("%d/%m"));
    cr_expect_not(date_pattern_is_usable("%d/%m/%Y %H"));
    cr_expect_not(date_pattern_is_usable("31/12/25"));
}

static DateOrder conclude(const char *const *texts)
{
    DateEvidence evidence = {0};
    for (int line = 2; *texts; texts++, line++)
        date_evidence_take(&evidence, *texts, line, 3);
    return date_evidence_conclude(&evidence);
}

Test(date_form, a_file_shows_its_order)
{
    cr_expect_eq(conclude((const char *[]){"03/04/2025", "31/12/2025", NULL}), DATES_DAY_FIRST);
    cr_expect_eq(conclude((const char *[]){"03/04/2025", "12/31/2025", NULL}),
                 DATES_MONTH_FIRST);
    cr_expect_eq(conclude((const char *[]){"03/04/2025", "01/02/2025", NULL}), DATES_UNKNOWN);
    cr_expect_eq(conclude((const char *[]){"31/12/2025", "12/31/2025", NULL}), DATES_UNKNOWN);
    cr_expect_eq(conclude((const char *[]){"2025-12-31", NULL}), DATES_UNKNOWN);
}
