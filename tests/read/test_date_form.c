#include "read/date_evidence.h"
#include "read/date_form.h"
#include "read/date_pattern.h"

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

Test(date_form, days_without_separators_are_never_guessed_either)
{
    expect("31122026", DATES_UNKNOWN, "2026-12-31");
    expect("12312026", DATES_UNKNOWN, "2026-12-31");
    expect("03042026", DATES_DAY_FIRST, "2026-04-03");
    expect("03042026", DATES_MONTH_FIRST, "2026-03-04");
    expect("3042026", DATES_DAY_FIRST, "2026-04-03"); /* a spreadsheet dropped the zero */
    expect_state("03042026", DATES_UNKNOWN, DATE_AMBIGUOUS);
    expect_state("31042026", DATES_UNKNOWN, DATE_IMPOSSIBLE);
    expect_state("20261341", DATES_UNKNOWN, DATE_IMPOSSIBLE);
    cr_expect_eq(conclude((const char *[]){"03042026", "31122026", NULL}), DATES_DAY_FIRST);
    cr_expect_eq(conclude((const char *[]){"03042026", "04052026", NULL}), DATES_UNKNOWN);
}

Test(date_form, six_digits_are_read_in_the_order_of_the_file)
{
    expect("030426", DATES_DAY_FIRST, "2026-04-03");
    expect("030426", DATES_MONTH_FIRST, "2026-03-04");
    expect("260403", DATES_YEAR_FIRST, "2026-04-03");
    expect("311299", DATES_UNKNOWN, "1999-12-31"); /* day first, or nothing */
    expect_state("030426", DATES_UNKNOWN, DATE_AMBIGUOUS);
    expect_state("320426", DATES_DAY_FIRST, DATE_IMPOSSIBLE);
    expect_state("000000", DATES_UNKNOWN, DATE_BLANK);
}

Test(date_form, six_digits_tell_their_order_by_what_a_ledger_spans)
{
    /* as years first these would be 2005, 2018 and 2030 */
    cr_expect_eq(conclude((const char *[]){"050926", "180926", "300926", NULL}),
                 DATES_DAY_FIRST);
    cr_expect_eq(conclude((const char *[]){"260905", "260918", "260930", NULL}),
                 DATES_YEAR_FIRST);
    cr_expect_eq(conclude((const char *[]){"090526", "091826", "093026", NULL}),
                 DATES_MONTH_FIRST);
    cr_expect_eq(conclude((const char *[]){"010926", "021026", NULL}), DATES_UNKNOWN);
    /* the order of other dates of the file must be possible for them */
    cr_expect_eq(conclude((const char *[]){"010926", "31/12/2026", NULL}), DATES_DAY_FIRST);
    cr_expect_eq(conclude((const char *[]){"260905", "260930", "31/12/2026", NULL}),
                 DATES_UNKNOWN);
}

Test(date_form, a_pattern_reads_digits_whose_zero_was_dropped)
{
    const struct {
        const char *text, *pattern;
        DateState state;
    } cases[] = {{"1092026", "%d%m%Y", DATE_READ},
                 {"10926", "%d%m%y", DATE_READ},
                 {"01092026", "%d%m%Y", DATE_READ},
                 {"92026", "%d%m%Y", DATE_UNREADABLE}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DateForm form = {DATES_UNKNOWN, cases[i].pattern};
        Day day;
        cr_expect_eq(date_parse(cases[i].text, &form, &day), cases[i].state, "%s",
                     cases[i].text);
        if (cases[i].state == DATE_READ)
            cr_expect_eq(day, day_from_ymd(2026, 9, 1), "%s", cases[i].text);
    }
}

Test(date_form, patterns_are_offered_in_the_form_of_the_example)
{
    static const char *const cases[][2] = {{"03/04/2026", "%d/%m/%Y or %m/%d/%Y"},
                                           {"03-04-26", "%d-%m-%y or %m-%d-%y"},
                                           {"03042026", "%d%m%Y or %m%d%Y"},
                                           {"030426", "%d%m%y, %m%d%y or %y%m%d"},
                                           {"3/4/2026", "%d/%m/%Y or %m/%d/%Y"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *patterns = date_example_patterns(cases[i][0]);
        cr_expect_str_eq(patterns, cases[i][1], "%s: %s", cases[i][0], patterns);
    }
}
