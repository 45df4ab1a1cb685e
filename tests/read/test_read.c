#include "build_case.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <string.h>

#define LEDGER                                                                                 \
    "customer,invoice,kind,issue_date,due_date,amount,settled_date\n"                          \
    "C1,F1,invoice,2025-03-01,2025-04-30,12.50,\n"                                             \
    "C1,R1,payment,2025-06-10,,2.50,\n"                                                        \
    "C1,F2,invoice,2025-03-01,2025-04-30,12.50,2025-06-12\n"

static ReadCase *read_as_of(AsOfKind kind, const char *date, const char *run_date)
{
    ReadCase *c = read_case_new();
    c->settings->ledger.as_of = kind;
    c->settings->ledger.as_of_date = day_parse_iso(date);
    read_case_write(c, "ledger.csv", LEDGER);
    read_case_run(c, run_date);
    return c;
}

Test(read, as_of_is_the_latest_receipt_that_the_run_date_can_know)
{
    ReadCase *c = read_as_of(AS_OF_AUTO, NULL, "2025-06-30");
    cr_expect_eq(c->ledger->as_of, day_parse_iso("2025-06-12"));
    cr_expect_eq(c->ledger->latest_receipt, day_parse_iso("2025-06-12"));
    read_case_free(c);
    c = read_as_of(AS_OF_AUTO, NULL, "2025-06-11");
    cr_expect_eq(c->ledger->as_of, day_parse_iso("2025-06-10"));
    read_case_free(c);
}

Test(read, as_of_may_be_the_run_date_or_a_given_day)
{
    ReadCase *c = read_as_of(AS_OF_RUN, NULL, "2025-06-30");
    cr_expect_eq(c->ledger->as_of, day_parse_iso("2025-06-30"));
    cr_expect_str_eq(c->ledger->as_of_source, "run");
    read_case_free(c);
    c = read_as_of(AS_OF_DATE, "2025-06-20", "2025-06-30");
    cr_expect_eq(c->ledger->as_of, day_parse_iso("2025-06-20"));
    cr_expect_str_eq(c->ledger->as_of_source, "date");
    read_case_free(c);
}

Test(read, an_extract_without_receipts_says_that_as_of_is_unknown)
{
    ReadCase *c = read_case_read("customer,invoice,due_date,amount\nC1,F1,2025-04-30,12.50\n",
                                 "2025-06-30");
    cr_expect_eq(c->ledger->as_of, day_parse_iso("2025-06-30"));
    cr_expect(read_case_complains(c, "WARNING"));
    cr_expect(read_case_complains(c, "[as-of-unknown]"));
    read_case_free(c);
}

Test(read, a_missing_ledger_is_an_error_that_says_what_to_do)
{
    ReadCase *c = read_case_new();
    g_ptr_array_add(c->settings->ledger.files, g_strdup("/nowhere/ledger.csv"));
    g_ptr_array_add(c->settings->ledger.named, g_strdup("ledger.csv"));
    read_case_run(c, "2025-06-30");
    cr_expect_null(c->ledger);
    cr_assert_not_null(c->error);
    cr_expect_eq(c->error->code, OUTCOME_INPUT_REFUSED);
    cr_expect(strstr(c->error->message, "ledger.csv cannot be opened (/nowhere/ledger.csv)"),
              "%s", c->error->message);
    read_case_free(c);
}

Test(read, inputs_carry_their_hash_and_their_rows)
{
    ReadCase *c = read_as_of(AS_OF_RUN, NULL, "2025-06-30");
    cr_assert_eq(c->ledger->inputs->len, 1);
    const InputFile *input = g_ptr_array_index(c->ledger->inputs, 0);
    g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, LEDGER, -1);
    cr_expect_str_eq(input->role, "ledger");
    cr_expect_str_eq(input->path, "ledger.csv");
    cr_expect_str_eq(input->sha256, sha256);
    cr_expect_eq(input->rows, 3);
    read_case_free(c);
}

Test(read, several_extracts_are_one_ledger)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "a.csv", "customer,invoice,due_date,amount\nC1,F1,2025-04-30,12.50\n");
    read_case_write(c, "b.csv", "Client;Pièce;Échéance;Montant\nC1;F2;30/04/2025;13,50\n");
    read_case_run(c, "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->source, "a.csv");
    cr_expect_str_eq(read_case_item(c, "F2")->source, "b.csv");
    cr_expect_eq(read_case_total(c, "EUR")->open, 2600);
    read_case_free(c);
}

Test(read, a_header_without_lines_is_an_empty_ledger_and_is_said_so)
{
    ReadCase *c = read_case_read("customer,invoice,due_date,amount\n", "2025-06-30");
    cr_assert_not_null(c->ledger);
    cr_expect(read_case_complains(c, "[ledger-empty]"));
    g_autofree char *items = ledger_print_items(c->ledger);
    cr_expect_str_eq(items, "customer,invoice,kind,issue_date,due_date,due_source,amount,"
                            "open_amount,currency,order_ref,dispute,source,line\n");
    read_case_free(c);
}

Test(read, terms_of_the_settings_that_cannot_be_read_are_refused)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "30 jours fin de mois");
    read_case_write(c, "ledger.csv", LEDGER);
    read_case_run(c, "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "REFUSED: ledger.terms is \"30 jours fin de mois\""));
    read_case_free(c);
}

Test(read, events_are_read_in_the_order_of_their_dates)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv", LEDGER);
    read_case_write(
        c, "events.csv",
        "date,customer,invoice,event,amount,until,reason,service,author,outcome,note\n"
        "2025-06-05,C1,F1,dispute,5.00,,broken,quality,Anne,,\n"
        "2025-06-01,C1,,promise,12.50,2025-06-20,,,Paul,,called\n"
        "2025-06-06,C1,,promise,12.50,,,,Paul,,\n"
        "2025-06-07,C1,,dance,,,,,,,\n"
        "2025-06-31,C1,,call,,,,,,,\n");
    read_case_run(c, "2025-06-30");
    cr_assert_eq(c->ledger->events->len, 2, "%s", read_case_complaints(c));
    const Event *promise = g_ptr_array_index(c->ledger->events, 0);
    const Event *dispute = g_ptr_array_index(c->ledger->events, 1);
    cr_expect_eq(promise->kind, EVENT_PROMISE);
    cr_expect_eq(promise->amount_minor, 1250);
    cr_expect_eq(promise->until, day_parse_iso("2025-06-20"));
    cr_expect_null(promise->invoice);
    cr_expect_str_eq(promise->note, "called");
    cr_expect_str_eq(dispute->service, "quality");
    cr_expect_str_eq(dispute->source, "events.csv");
    cr_expect(
        read_case_complains(c, "events.csv:4:6: WARNING: a promise needs a date in `until`"));
    cr_expect(read_case_complains(c, "events.csv:5:4: WARNING: \"dance\" is no event"));
    cr_expect(read_case_complains(c, "[date-impossible]"));
    read_case_free(c);
}

Test(read, events_handed_to_import_are_appended)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "events.csv",
                    "date,customer,event,until\n2025-06-01,C1,hold,2025-07-01\n");
    GStringChunk *strings = g_string_chunk_new(256);
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func(g_free);
    gint64 n_rows;
    cr_assert(read_events_file(c->settings->events.file, "events.csv", c->settings, strings,
                               events, &n_rows, c->complaints, &c->error));
    cr_assert_eq(events->len, 1);
    cr_expect_eq(n_rows, 1);
    const Event *event = g_ptr_array_index(events, 0);
    cr_expect_eq(event->kind, EVENT_HOLD);
    cr_expect_str_eq(event->customer, "C1");
    cr_expect_eq(event->amount_minor, -1);
    g_string_chunk_free(strings);
    read_case_free(c);
}

Test(read, review_rows_without_an_action_or_remark_are_passed_over)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "events.csv",
                    "document,customer,total,action,until,reason,remark\n"
                    "D1,C1,10.00,withhold,2025-07-01,call first,\n"
                    "D2,C2,10.00,,,,\n"
                    "D3,C3,10.00,,,,Merci de votre appel\n");
    g_autoptr(GPtrArray) rows =
        read_review(c->settings->events.file, "review.csv", c->complaints, &c->error);
    cr_assert_not_null(rows, "%s", read_case_complaints(c));
    cr_assert_eq(rows->len, 2);
    const ReviewRow *first = g_ptr_array_index(rows, 0), *second = g_ptr_array_index(rows, 1);
    cr_expect_str_eq(first->document, "D1");
    cr_expect_str_eq(first->action, "withhold");
    cr_expect_eq(first->until, day_parse_iso("2025-07-01"));
    cr_expect_eq(first->line, 2);
    cr_expect_str_eq(second->remark, "Merci de votre appel");
    read_case_free(c);
}

Test(read, an_unknown_review_action_is_refused_with_the_nearest_one)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "events.csv", "document,action,until,reason,remark\nD1,withold,,,\n");
    cr_expect_null(
        read_review(c->settings->events.file, "review.csv", c->complaints, &c->error));
    cr_expect(read_case_complains(c, "review.csv:2:2: REFUSED"));
    cr_expect(read_case_complains(c, "is this meant: withhold"));
    read_case_free(c);
}
