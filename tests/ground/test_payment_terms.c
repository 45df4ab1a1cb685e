#include "ground/payment_terms.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *print_due(const char *terms, EndOfMonth reading, const char *issued)
{
    static char iso[DAY_ISO_SIZE];
    PaymentTerms parsed;
    if (payment_terms_parse(terms, reading, &parsed) != TERMS_READ)
        return "not read";
    return day_print_iso(payment_terms_find_due(&parsed, day_parse_iso(issued)), iso);
}

/* The table of domain notes 8.3: six invoices, eight terms, each cell. */
static const char *const table_terms[] = {
    "net:30",       "net:60",      "eom_after:30", "months:1+eom", "eom_after:30+day:10",
    "eom_after:45", "eom_then:45", "eom_after:60"};
static const struct {
    const char *issued, *due[8];
} table[] = {
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

Test(payment_terms, both_readings_of_end_of_month_come_out_as_in_the_table)
{
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        for (guint k = 0; k < G_N_ELEMENTS(table_terms); k++) {
            Day due = DAY_NONE;
            cr_assert(payment_terms_compute_due(table_terms[k], day_parse_iso(table[i].issued),
                                                &due));
            cr_expect_eq(due, day_parse_iso(table[i].due[k]), "%s %s", table[i].issued,
                         table_terms[k]);
        }
}

Test(payment_terms, the_same_table_comes_out_of_words)
{
    static const struct {
        const char *words;
        EndOfMonth reading;
    } words[] = {
        {"30 jours net", END_OF_MONTH_ASK},
        {"60 jours date de facture", END_OF_MONTH_ASK},
        {"30 jours fin de mois", END_OF_MONTH_AFTER},
        {"1 mois fin de mois", END_OF_MONTH_ASK},
        {"30 jours fin de mois le 10", END_OF_MONTH_AFTER},
        {"45 jours fin de mois", END_OF_MONTH_AFTER},
        {"45 jours fin de mois", END_OF_MONTH_THEN},
        {"60 FDM", END_OF_MONTH_AFTER},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        for (guint k = 0; k < G_N_ELEMENTS(words); k++)
            cr_expect_str_eq(print_due(words[k].words, words[k].reading, table[i].issued),
                             table[i].due[k], "%s %s", table[i].issued, words[k].words);
}

Test(payment_terms, fixed_dates_receipt_and_plain_days_are_understood)
{
    Day issued = day_parse_iso("2025-03-10"), due;
    cr_assert(payment_terms_compute_due("fixed:2025-06-30", issued, &due));
    cr_expect_eq(due, day_parse_iso("2025-06-30"));
    cr_assert(payment_terms_compute_due("receipt", issued, &due));
    cr_expect_eq(due, issued);
    cr_assert(payment_terms_compute_due("net:30", DAY_NONE, &due));
    cr_expect_eq(due, DAY_NONE);
}

/* What stands in the terms column of exports, and the exact words for it. */
static const struct {
    const char *words, *exact;
} plain_words[] = {
    {"30", "net:30"},
    {"30 jours", "net:30"},
    {"30 j net", "net:30"},
    {"30j", "net:30"},
    {"30 jours nets", "net:30"},
    {"Net 30", "net:30"},
    {"NET30", "net:30"},
    {" net:30 ", "net:30"},
    {"Net: 30", "net:30"},
    {"EOM_AFTER:30 + DAY:10", "eom_after:30+day:10"},
    {"60 jours date de facture", "net:60"},
    {"30 jours date d'émission de facture", "net:30"},
    {"Paiement à 30 jours", "net:30"},
    {"45 jours à compter de la date de facture", "net:45"},
    {"30 jours réception facture", "net:30"},
    {"Virement 30 jours net", "net:30"},
    {"30 days", "net:30"},
    {"30 days net", "net:30"},
    {"14 days from invoice date", "net:14"},
    {"30 Tage", "net:30"},
    {"30 Tage netto", "net:30"},
    {"Zahlbar innerhalb von 30 Tagen ohne Abzug", "net:30"},
    {"14 Tage ab Rechnungsdatum", "net:14"},
    {"à réception", "net:0"},
    {"A RECEPTION DE FACTURE", "net:0"},
    {"comptant", "net:0"},
    {"Au comptant", "net:0"},
    {"Paiement comptant", "net:0"},
    {"Due on receipt", "net:0"},
    {"Immediate Payment", "net:0"},
    {"sofort", "net:0"},
    {"Zahlbar sofort ohne Abzug", "net:0"},
    {"fin de mois", "net:0+eom"},
    {"0 jours fin de mois", "eom_after:0"},
    {"End of month", "net:0+eom"},
    {"EOM", "net:0+eom"},
    {"Net-30", "net:30"},
    {"CM", "net:0+eom"},
    {"End of following month", "months:1+eom"},
    {"Fin du mois suivant", "months:1+eom"},
    {"2 mois", "months:2"},
    {"1M", "months:1"},
    {"1M+CM", "months:1+eom"},
    {"2 mois fin de mois", "months:2+eom"},
    {"fin de mois + 45 jours", "eom_then:45"},
    {"30 days after the end of the invoice month", "eom_then:30"},
    {"CM+30D", "eom_then:30"},
    {"30 Tage nach Monatsende", "eom_then:30"},
    {"30D+CM", "eom_after:30"},
    {"45 jours puis fin de mois", "eom_after:45"},
    {"30 jours + fin de mois le 10", "eom_after:30+day:10"},
    {"1 mois fin de mois le 10", "months:1+eom+day:10"},
    {"fin de mois le 10", "net:0+day:10"},
    {"le 10 du mois suivant", "net:0+day:10"},
    {"20th of the following month", "net:0+day:20"},
    {"2% 10 net 30", "net:30"},
    {"2% 10, Net 30", "net:30"},
    {"2/10 n/30", "net:30"},
    {"2/10 net 30", "net:30"},
    {"1,5 % escompte 8 jours, 30 jours net", "net:30"},
    {"30 jours net, 2% à 10 jours", "net:30"},
    {"14 Tage 2% Skonto, 30 Tage netto", "net:30"},
    {"14 Tage 3%, 20 Tage 2%, 30 Tage netto", "net:30"},
    {"30 jours 2% 10 jours", "net:30"},
};

Test(payment_terms, the_words_of_clerks_and_packages_have_their_exact_form)
{
    for (guint i = 0; i < G_N_ELEMENTS(plain_words); i++) {
        PaymentTerms terms;
        cr_expect_eq(payment_terms_parse(plain_words[i].words, END_OF_MONTH_ASK, &terms),
                     TERMS_READ, "%s is not read", plain_words[i].words);
        g_autofree char *exact = payment_terms_print(&terms);
        cr_expect_str_eq(exact, plain_words[i].exact, "%s is read as %s, not %s",
                         plain_words[i].words, exact, plain_words[i].exact);
    }
}

Test(payment_terms, end_of_month_without_its_reading_is_left_to_the_settings)
{
    static const struct {
        const char *words, *after, *then;
    } open[] = {
        {"45 jours fin de mois", "eom_after:45", "eom_then:45"},
        {"45 FDM", "eom_after:45", "eom_then:45"},
        {"45j FDM", "eom_after:45", "eom_then:45"},
        {"30 jours net fin de mois", "eom_after:30", "eom_then:30"},
        {"30 days end of month", "eom_after:30", "eom_then:30"},
        {"net 30 EOM", "eom_after:30", "eom_then:30"},
        {"Fin de mois 45 jours", "eom_after:45", "eom_then:45"},
        {"30 Tage Monatsende", "eom_after:30", "eom_then:30"},
        {"2% 10 jours, 30 jours fin de mois", "eom_after:30", "eom_then:30"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(open); i++) {
        PaymentTerms asked, after, then;
        cr_expect_eq(payment_terms_parse(open[i].words, END_OF_MONTH_ASK, &asked),
                     TERMS_AMBIGUOUS, "%s", open[i].words);
        cr_expect_eq(payment_terms_parse(open[i].words, END_OF_MONTH_AFTER, &after),
                     TERMS_READ);
        cr_expect_eq(payment_terms_parse(open[i].words, END_OF_MONTH_THEN, &then), TERMS_READ);
        g_autofree char *after_text = payment_terms_print(&after);
        g_autofree char *then_text = payment_terms_print(&then);
        cr_expect_str_eq(after_text, open[i].after, "%s", open[i].words);
        cr_expect_str_eq(then_text, open[i].then, "%s", open[i].words);
    }
}

Test(payment_terms, a_day_of_the_month_goes_with_both_readings)
{
    static const char *const words[] = {"30 jours fin de mois le 10", "30 FDM 10",
                                        "30 jours fin de mois le 10 du mois suivant"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        PaymentTerms terms;
        cr_expect_eq(payment_terms_parse(words[i], END_OF_MONTH_ASK, &terms), TERMS_AMBIGUOUS,
                     "%s", words[i]);
        cr_expect_eq(payment_terms_parse(words[i], END_OF_MONTH_THEN, &terms), TERMS_READ);
        g_autofree char *then = payment_terms_print(&terms);
        cr_expect_str_eq(then, "eom_then:30+day:10", "%s", words[i]);
        cr_expect_eq(payment_terms_parse(words[i], END_OF_MONTH_AFTER, &terms), TERMS_READ);
        g_autofree char *exact = payment_terms_print(&terms);
        cr_expect_str_eq(exact, "eom_after:30+day:10", "%s", words[i]);
    }
}

Test(payment_terms, a_discount_is_noted_beside_the_terms)
{
    static const struct {
        const char *words;
        int rate, days;
    } discounts[] = {
        {"2% 10 net 30", 200, 10},    {"1,5 % escompte 8 jours, 30 jours net", 150, 8},
        {"2.25% 10 net 30", 225, 10}, {"14 Tage 2% Skonto, 30 Tage netto", 200, 14},
        {"30 jours net", 0, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(discounts); i++) {
        PaymentTerms terms;
        cr_assert_eq(payment_terms_parse(discounts[i].words, END_OF_MONTH_ASK, &terms),
                     TERMS_READ, "%s", discounts[i].words);
        cr_expect_eq(terms.discount_rate, discounts[i].rate, "%s", discounts[i].words);
        cr_expect_eq(terms.discount_days, discounts[i].days, "%s", discounts[i].words);
    }
}

Test(payment_terms, what_is_not_wholly_understood_is_not_read)
{
    static const char *const bad[] = {
        "",
        "net:",
        "net:x",
        "net:3 0",
        "net:-1",
        "net:4000",
        "months:121",
        "net",
        "fixed:2025-02-30",
        "fixed:2025-06-30+eom",
        "net:30+day:32",
        "net:30+day:0",
        "net:30+eom+day:10+eom+day:10",
        "+eom",
        "net:30+",
        "30 30",
        "30 jours ouvrés",
        "30 jours le 10",
        "30 jours fin de mois le 32",
        "30 jours après livraison",
        "30% à la commande, solde 30 jours",
        "50% 30 jours 50% 60 jours",
        "2% 30 jours",
        "2% 40 net 30",
        "30/60",
        "ZB30",
        "?",
        "99999999999999999999 jours",
        "a a a a a a a a a a a a a a a a a a a 30 jours j j j j j j j j j j j j j j j j j j j "
        "j",
    };
    Day due;
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        cr_expect_not(payment_terms_compute_due(bad[i], day_parse_iso("2025-03-10"), &due),
                      "%s", bad[i]);
    cr_expect_not(payment_terms_compute_due(NULL, day_parse_iso("2025-03-10"), &due));
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

Test(payment_terms, the_law_caps_sixty_days_net_and_forty_five_days_end_of_month)
{
    static const char *const within[] = {"net:60",   "eom_after:45", "eom_then:45",
                                         "months:2", "months:1+eom", "eom_after:30+day:10",
                                         "receipt",  "net:45+eom"};
    static const char *const beyond[] = {
        "net:61",       "eom_after:46",        "eom_then:46",         "months:3",
        "months:2+eom", "eom_after:45+day:10", "eom_after:30+day:20", "net:60+eom",
        "eom_after:60"};
    PaymentTerms terms;
    for (guint i = 0; i < G_N_ELEMENTS(within); i++) {
        cr_assert(payment_terms_parse_exact(within[i], &terms));
        cr_expect_not(payment_terms_exceed_cap(&terms), "%s", within[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(beyond); i++) {
        cr_assert(payment_terms_parse_exact(beyond[i], &terms));
        cr_expect(payment_terms_exceed_cap(&terms), "%s", beyond[i]);
    }
}

Test(payment_terms, a_due_date_is_beyond_the_cap_only_if_it_is_beyond_each_limit)
{
    /* Of 15 January 2025: 60 days end on 16 March, 45 days end of month on 31 or 17 March. */
    Day issued = day_parse_iso("2025-01-15");
    cr_expect_not(payment_terms_is_due_beyond_cap(issued, day_parse_iso("2025-03-31")));
    cr_expect(payment_terms_is_due_beyond_cap(issued, day_parse_iso("2025-04-01")));
    /* Of 1 December: 30 January, 31 January and 14 February. */
    issued = day_parse_iso("2025-12-01");
    cr_expect_not(payment_terms_is_due_beyond_cap(issued, day_parse_iso("2026-02-14")));
    cr_expect(payment_terms_is_due_beyond_cap(issued, day_parse_iso("2026-02-15")));
}
