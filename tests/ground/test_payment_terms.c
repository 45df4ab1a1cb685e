#include "ground/payment_terms.h"

#include <criterion/criterion.h>

/* The table of domain notes 8.3: both readings of "fin de mois". */
Test(payment_terms, both_readings_of_end_of_month_come_out_as_in_the_table)
{
    static const char *const terms[] = {
        "net:30",       "net:60",      "eom_after:30", "months:1+eom", "eom_after:30+day:10",
        "eom_after:45", "eom_then:45", "eom_after:60"};
    static const struct {
        const char *issued, *due[8];
    } rows[] = {
        {"2025-01-15",
         {"2025-02-14", "2025-03-16", "2025-02-28", "2025-02-28", "2025-03-10", "2025-03-31",
          "2025-03-17", "2025-03-31"}},
        {"2025-02-14",
         {"2025-03-16", "2025-04-15", "2025-03-31", "2025-03-31", "2025-04-10", "2025-03-31",
          "2025-04-14", "2025-04-30"}},
        {"2025-04-15",
         {"2025-05-15", "2025-06-14", "2025-05-31", "2025-05-31", "2025-06-10", "2025-05-31",
          "2025-06-14", "2025-06-30"}},
        {"2025-04-17",
         {"2025-05-17", "2025-06-16", "2025-05-31", "2025-05-31", "2025-06-10", "2025-06-30",
          "2025-06-14", "2025-06-30"}},
        {"2025-03-10",
         {"2025-04-09", "2025-05-09", "2025-04-30", "2025-04-30", "2025-05-10", "2025-04-30",
          "2025-05-15", "2025-05-31"}},
        {"2025-12-31",
         {"2026-01-30", "2026-03-01", "2026-01-31", "2026-01-31", "2026-02-10", "2026-02-28",
          "2026-02-14", "2026-03-31"}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        for (guint k = 0; k < G_N_ELEMENTS(terms); k++) {
            Day due = DAY_NONE;
            cr_assert(payment_terms_compute_due(terms[k], day_parse_iso(rows[i].issued), &due));
            cr_expect_eq(due, day_parse_iso(rows[i].due[k]), "%s %s", rows[i].issued, terms[k]);
        }
}

Test(payment_terms, fixed_dates_receipt_and_plain_days_are_understood)
{
    Day issued = day_parse_iso("2025-03-10"), due;
    cr_assert(payment_terms_compute_due("fixed:2025-06-30", issued, &due));
    cr_expect_eq(due, day_parse_iso("2025-06-30"));
    cr_assert(payment_terms_compute_due("receipt", issued, &due));
    cr_expect_eq(due, issued);
    static const char *const thirty[] = {"30",     "30 jours", "30 days net",
                                         "Net 30", "30 Tage",  " net:30 "};
    for (guint i = 0; i < G_N_ELEMENTS(thirty); i++) {
        cr_assert(payment_terms_compute_due(thirty[i], issued, &due), "%s", thirty[i]);
        cr_expect_eq(due, day_parse_iso("2025-04-09"), "%s", thirty[i]);
    }
}

Test(payment_terms, end_of_month_without_its_reading_is_refused)
{
    static const char *const bad[] = {
        "30 jours fin de mois", "45 FDM",        "net:", "net:x",   "eom",  "",
        "fixed:2025-02-30",     "net:30+day:32", "+eom", "net:30+", "30 30"};
    Day due;
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        cr_expect_not(payment_terms_compute_due(bad[i], day_parse_iso("2025-03-10"), &due),
                      "%s", bad[i]);
}

Test(payment_terms, settings_take_the_exact_words_only)
{
    static const char *const exact[] = {"net:30",       "eom_then:45", "eom_after:30+day:10",
                                        "months:1+eom", "receipt",     "fixed:2025-06-30"};
    static const char *const inexact[] = {
        "30", "Net:30", " net:30",   "net:30 +eom",   "30 jours",
        "",   "+eom",   "receipt:1", "net:30+net:30", "fixed:2025-06-30+eom"};
    for (guint i = 0; i < G_N_ELEMENTS(exact); i++)
        cr_expect(payment_terms_are_exact(exact[i]), "%s", exact[i]);
    for (guint i = 0; i < G_N_ELEMENTS(inexact); i++)
        cr_expect_not(payment_terms_are_exact(inexact[i]), "%s", inexact[i]);
}
