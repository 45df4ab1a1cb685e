#include "read/read.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEADER "from,ecb_main,legal_private,legal_other,source\n"

/* Reads a table from a text; *words are the complaints, to be freed. */
static RateTable *read_text(const char *text, char **words)
{
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("rates-XXXXXX.csv", &path, NULL);
    cr_assert(fd >= 0 && g_close(fd, NULL) && g_file_set_contents(path, text, -1, NULL));
    g_autoptr(Complaints) complaints = complaints_new();
    GError *error = NULL;
    RateTable *rates = read_rates(path, "rates.csv", complaints, &error);
    cr_assert_null(error);
    *words = complaints_to_text(complaints);
    g_unlink(path);
    return rates;
}

static void expect_refused(const char *rows, const char *words)
{
    g_autofree char *text = g_strconcat(HEADER, rows, NULL), *complaints = NULL;
    RateTable *rates = read_text(text, &complaints);
    cr_expect_null(rates);
    cr_expect(strstr(complaints, words), "%s is not in %s", words, complaints);
    rate_table_free(rates);
}

Test(rates_file, the_table_that_comes_with_the_program_reaches_from_2012_to_2026)
{
    g_autoptr(Complaints) complaints = complaints_new();
    GError *error = NULL;
    RateTable *rates =
        read_rates(SOURCE_ROOT "/templates/tables/rates.csv", "rates.csv", complaints, &error);
    cr_assert_not_null(rates);
    cr_expect_eq(complaints->list->len, 0);
    const struct {
        const char *day;
        int ecb_main, legal_private, legal_other;
    } expected[] = {{"2012-01-01", 100, -1, 71},   {"2013-12-31", 50, -1, 4},
                    {"2014-06-30", 25, 4, 4},      {"2024-12-31", 425, 816, 492},
                    {"2025-06-30", 315, 721, 371}, {"2025-07-01", 215, 665, 276},
                    {"2026-12-31", 240, 684, 275}};
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const RateRow *row = rate_table_find(rates, day_parse_iso(expected[i].day));
        cr_assert_not_null(row, "%s", expected[i].day);
        cr_expect_eq(row->ecb_main, expected[i].ecb_main, "%s", expected[i].day);
        cr_expect_eq(row->legal_private, expected[i].legal_private, "%s", expected[i].day);
        cr_expect_eq(row->legal_other, expected[i].legal_other, "%s", expected[i].day);
    }
    cr_expect_null(rate_table_find(rates, day_parse_iso("2011-12-31")));
    cr_expect_null(rate_table_find(rates, day_parse_iso("2027-01-01")));
    rate_table_free(rates);
}

Test(rates_file, gaps_doubles_and_disorder_are_refused_with_their_place)
{
    expect_refused("2025-01-01,3.15,,,\n2026-01-01,2.15,,,\n",
                   "rates.csv:3:1: REFUSED: the half-year from 2025-07-01 is missing");
    expect_refused("2025-01-01,3.15,,,\n2025-01-01,2.15,,,\n", "[rates-duplicate]");
    expect_refused("2025-07-01,3.15,,,\n2025-01-01,2.15,,,\n", "[rates-unsorted]");
    expect_refused("2025-02-01,3.15,,,\n", "[rates-half-year]");
    expect_refused("01/01/2025,3.15,,,\n", "[rates-half-year]");
}

Test(rates_file, rates_are_plain_decimals)
{
    expect_refused("2025-01-01,\"3,15\",,,\n", "rates.csv:2:2: REFUSED: \"3,15\" is no rate");
    expect_refused("2025-01-01,3.15,-1,,\n", "rates.csv:2:3: REFUSED");
    expect_refused("2025-01-01,3.155,,,\n", "[rate-unreadable]");
}

Test(rates_file, a_missing_file_is_refused_as_settings)
{
    g_autoptr(Complaints) complaints = complaints_new();
    GError *error = NULL;
    cr_expect_null(read_rates("/nowhere/rates.csv", "rates.csv", complaints, &error));
    cr_assert_not_null(error);
    cr_expect_eq(error->code, OUTCOME_SETTINGS_REFUSED);
    g_clear_error(&error);
}
