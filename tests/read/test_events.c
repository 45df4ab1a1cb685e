#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEADER "date,customer,invoice,event,amount,currency,until,reason,outcome,note\n"

static ReadCase *read_events(const char *lines)
{
    ReadCase *c = read_case_new();
    g_autofree char *events = g_strconcat(HEADER, lines, NULL);
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount\nC1,F1,2026-10-12,120.00\n");
    read_case_write(c, "events.csv", events);
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    return c;
}

/* One line that is left out with this complaint. */
static void expect_left_out(const char *line, const char *complaint)
{
    ReadCase *c = read_events(line);
    cr_expect_eq(c->ledger->events->len, 0, "%s", line);
    cr_expect(read_case_complains(c, complaint), "no \"%s\" in\n%s", complaint,
              read_case_complaints(c));
    read_case_free(c);
}

Test(events, lines_that_would_mislead_are_left_out)
{
    static const char *const cases[][2] = {
        {"2026-11-02,C1,,promise,10.00,,2026-10-30,,,\n",
         "events.csv:2:7: WARNING: the promise ends on 2026-10-30, before its own date "
         "2026-11-02; the line was left out [event-until-before-date]"},
        {"2026-11-02,C1,,hold,,,2026-11-01,prix,,\n", "[event-until-before-date]"},
        {"2026-11-02,C1,,promise,-10.00,,2026-12-01,,,\n",
         "events.csv:2:5: WARNING: amount \"-10.00\" is negative"},
        {"2026-11-02,C1,,promise,(10.00),,2026-12-01,,,\n", "[amount-negative]"},
        {"2026-11-02,C1,,promise,ten,,2026-12-01,,,\n", "[amount-unreadable]"},
        {"2026-11-02,C1,,promise,10.00 USD,EUR,2026-12-01,,,\n", "[currency-differs]"},
        {"2026-11-02,C1,,promise,10.00,EURO,2026-12-01,,,\n", "[currency-unknown]"},
        {"2026-11-02,C1,F1,resolve,,,,,perhaps,\n",
         "events.csv:2:9: WARNING: \"perhaps\" is no outcome of a resolve (justified, "
         "rejected, "
         "kept or broken); the line was left out [outcome-unknown]"},
        {"2026-11-02,C1,,returned,,,,,,\n",
         "events.csv:2:3: WARNING: a returned needs its invoice"},
        {"2026-11-02,C1,,receipt,,,,,,\n", "a receipt needs an amount"},
        {"2026-11-02,C1,,instalment,,,2026-12-01,,,\n", "an instalment needs an amount"},
        {"2026-11-02,C1,,promise,10.00,,,,,\n", "a promise needs a date in `until`"},
        {",C1,,hold,,,,prix,,\n", "the event has no date"},
        {"2026-11-02,,,hold,,,,prix,,\n", "[customer-missing]"},
        {"2026-02-30,C1,,hold,,,,prix,,\n", "[date-impossible]"},
        {"soon,C1,,hold,,,,prix,,\n", "[date-unreadable]"},
        {"2026-11-02,C1,,dance,,,,,,\n", "[event-unknown]"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_left_out(cases[i][0], cases[i][1]);
}

Test(events, an_end_that_means_nothing_and_an_outcome_that_is_none_are_dropped_alone)
{
    ReadCase *c = read_events("2026-11-02,C1,F1,dispute,,,2026-10-30,prix,,\n"
                              "2026-11-03,C1,,call,,,,,perhaps,\n"
                              "2026-11-04,C1,,note,,,,,any word,text\n"
                              "2026-11-05,C1,,instalment,50.00,,2026-10-15,,,\n");
    cr_assert_eq(c->ledger->events->len, 4, "%s", read_case_complaints(c));
    const Event *dispute = g_ptr_array_index(c->ledger->events, 0);
    const Event *call = g_ptr_array_index(c->ledger->events, 1);
    const Event *note = g_ptr_array_index(c->ledger->events, 2);
    const Event *instalment = g_ptr_array_index(c->ledger->events, 3);
    cr_expect_eq(dispute->until, DAY_NONE);
    cr_expect_null(call->outcome);
    cr_expect_str_eq(note->outcome, "any word");
    cr_expect_eq(instalment->until, day_parse_iso("2026-10-15"),
                 "a schedule entered late keeps its days");
    cr_expect(read_case_complains(c, "the end was left out [event-until-before-date]"));
    cr_expect(read_case_complains(c, "\"perhaps\" is no outcome of a call (reached or "
                                     "no-answer); the outcome was left out"));
    read_case_free(c);
}

Test(events, the_currency_may_stand_beside_the_amount)
{
    ReadCase *c = read_events("2026-11-02,C1,,promise,1234.50 CHF,,2026-12-01,,,\n"
                              "2026-11-02,C1,,promise,10.00,€,2026-12-02,,,\n"
                              "2026-11-02,C1,,promise,1000 JPY,,2026-12-03,,,\n");
    cr_assert_eq(c->ledger->events->len, 3, "%s", read_case_complaints(c));
    const Event *francs = g_ptr_array_index(c->ledger->events, 0);
    const Event *euros = g_ptr_array_index(c->ledger->events, 1);
    const Event *yen = g_ptr_array_index(c->ledger->events, 2);
    cr_expect_str_eq(francs->currency, "CHF");
    cr_expect_eq(francs->amount_minor, 123450);
    cr_expect_str_eq(euros->currency, "EUR");
    cr_expect_str_eq(yen->currency, "JPY");
    cr_expect_eq(yen->amount_minor, 1000);
    read_case_free(c);
}

Test(events, a_line_that_stands_twice_is_one_event)
{
    ReadCase *c = read_events("2026-11-02,C1,,promise,10.00,,2026-12-01,,,\n"
                              "2026-11-02,C1,,promise,10.00,,2026-12-01,,,\n"
                              "2026-11-02,C1,,promise,20.00,,2026-12-01,,,\n");
    cr_expect_eq(c->ledger->events->len, 2);
    cr_expect(read_case_complains(c,
                                  "events.csv:3: NOTE: the line repeats line 2 word for word "
                                  "and was left out [event-duplicate]"));
    read_case_free(c);
}

Test(events, what_is_ambiguous_is_refused_with_the_setting_that_decides)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount\nC1,F1,2026-10-12,120.00\n");
    read_case_write(
        c, "events.csv",
        "date,customer,event,amount,until\n03/04/2026,C1,promise,1.234,05/06/2026\n");
    read_case_run(c, "2026-11-20");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "set events.decimal to"), "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "set events.dates to"), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(events, the_settings_of_the_file_decide_then_those_of_the_ledger)
{
    static const struct {
        const char *decimal, *dates, *ledger_decimal, *ledger_dates;
        gint64 minor;
        const char *day;
    } cases[] = {
        {".", "%d/%m/%Y", "auto", "auto", 123, "2026-04-03"},
        {",", "%m/%d/%Y", ".", "%d/%m/%Y", 123400, "2026-03-04"},
        {"auto", "auto", ",", "%d/%m/%Y", 123400, "2026-04-03"},
        {".", "auto", ",", "12/31/2025", 123, "2026-03-04"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        ReadCase *c = read_case_new();
        read_case_write(c, "ledger.csv",
                        "customer,invoice,due_date,amount\nC1,F1,2026-10-12,120\n");
        read_case_write(c, "events.csv",
                        "date,customer,event,amount,until\n"
                        "03/04/2026,C1,receipt,1.23,\n03/04/2026,C1,receipt,1.234,\n");
        if (*cases[i].decimal == '.')
            read_case_write(c, "events.csv",
                            "date,customer,event,amount,until\n03/04/2026,C1,receipt,1.23,\n");
        else
            read_case_write(c, "events.csv",
                            "date,customer,event,amount,until\n03/04/2026,C1,receipt,1.234,\n");
        read_case_set(&c->settings->events.decimal, cases[i].decimal);
        read_case_set(&c->settings->events.dates, cases[i].dates);
        read_case_set(&c->settings->ledger.decimal, cases[i].ledger_decimal);
        read_case_set(&c->settings->ledger.dates, cases[i].ledger_dates);
        read_case_run(c, "2026-11-20");
        cr_assert_not_null(c->ledger, "%u: %s", i, read_case_complaints(c));
        cr_assert_eq(c->ledger->events->len, 1, "%u: %s", i, read_case_complaints(c));
        const Event *event = g_ptr_array_index(c->ledger->events, 0);
        cr_expect_eq(event->amount_minor, cases[i].minor, "%u", i);
        cr_expect_eq(event->date, day_parse_iso(cases[i].day), "%u", i);
        read_case_free(c);
    }
}

Test(events, words_of_three_languages_name_them)
{
    static const struct {
        const char *word;
        EventKind kind;
    } words[] = {
        {"Promesse de règlement", EVENT_PROMISE},
        {"Zahlungszusage", EVENT_PROMISE},
        {"Réclamation", EVENT_DISPUTE},
        {"Reklamation", EVENT_DISPUTE},
        {"blocage", EVENT_HOLD},
        {"Mahnsperre", EVENT_HOLD},
        {"Rücklastschrift", EVENT_RETURNED},
        {"Liquidation judiciaire", EVENT_INSOLVENCY},
        {"Encaissement", EVENT_RECEIPT},
        {"PROMISE", EVENT_PROMISE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *line =
            g_strdup_printf("2026-11-02,C1,F1,%s,10.00,,2026-12-01,,,\n", words[i].word);
        ReadCase *c = read_events(line);
        cr_assert_eq(c->ledger->events->len, 1, "%s: %s", words[i].word,
                     read_case_complaints(c));
        cr_expect_eq(((Event *)g_ptr_array_index(c->ledger->events, 0))->kind, words[i].kind,
                     "%s", words[i].word);
        read_case_free(c);
    }
}
