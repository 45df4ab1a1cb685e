/* What `relance explain` says, and the table of `relance check --ladder`. */
#include <criterion/criterion.h>
#include <string.h>

#include "build_story.h"

static void expect_said(const char *text, const char *words)
{
    cr_expect(strstr(text, words) != NULL, "not said: \"%s\" in\n%s", words, text);
}

Test(explanation, an_item_is_told_with_its_figures_dates_rule_and_places)
{
    Story *story = story_new("run 2026-03-10; invoice F1 80.00 of 100.00 due 2026-02-10; "
                             "sent F1 1 2026-03-02; event note F1 on 2026-03-03 reason called");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "Invoice F1 of customer C1 (ledger.csv:2)");
    expect_said(text, "open 80.00 EUR of 100.00 EUR, due 2026-02-10 (column), 28 days late");
    expect_said(text, "Decision: wait, level 1, next on 2026-03-16");
    expect_said(text, "[step-not-due]");
    expect_said(text, "Scenario: standard (scenarios.yaml:4)");
    expect_said(text, "Before: 2026-03-02, level 1 by email, document D-F1-1: accepted");
    expect_said(text, "Event: note on 2026-03-03 (events.csv:");
    expect_said(text,
                "Step 1 \"rappel\" (scenarios.yaml:11), 1 day after the due date: has gone on "
                "2026-03-02");
    expect_said(text,
                "Step 2 \"relance\" (scenarios.yaml:12), 14 days after the previous reminder: "
                "2026-03-02 + 14 = 2026-03-16, to come: stopped by [step-not-due]");
    expect_said(text,
                "Step 3 \"derniere\" (scenarios.yaml:13), 10 days after the previous reminder: "
                "counts from the step before it, which has not gone");
    expect_said(text, "  The claim is barred after 2031-02-10\n");
    story_free(story);
}

Test(explanation, a_document_is_told_with_its_reader_and_total)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "Decision: send, level 1 (was 0), next on 2026-03-24");
    expect_said(text,
                "Document R-0001: level 1 by email to customer, in fr, total due 100.00 EUR");
    expect_said(text, "2026-02-10 + 1 = 2026-02-11, reached: goes in this run");
    story_free(story);
}

Test(explanation, a_credit_in_two_channels_of_one_claim_is_told_as_deducted_once)
{
    Story *story = story_new("run 2026-03-10; step 1 due 1 by email+letter; "
                             "invoice F1 100.00 due 2026-02-10; credit A1 20.00");
    story_plan(story);
    cr_expect_str_eq(
        story_find_row(story, "A1")->reason,
        "Credit of 20.00 EUR: 20.00 EUR deducted from document R-0001 and its copy "
        "R-0002.");
    story_free(story);
}

Test(explanation, what_is_in_dispute_and_credited_is_told_apart)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10; "
                             "event dispute F1 on 2026-03-01 amount 40.00 reason price; "
                             "credit A1 10.00 for F1 issued 2026-02-20");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "to be claimed 50.00 EUR: less 10.00 EUR of credits of its own, less "
                      "40.00 EUR in dispute, price");
    expect_said(text,
                "40.00 EUR of it in dispute since 2026-03-01 and not claimed. [step-due]");
    story_free(story);
}

Test(explanation, an_item_that_left_and_came_back_is_told_with_its_days)
{
    Story *story = story_new("run 2026-03-20; invoice F1 90.00 due 2026-01-01; "
                             "sent F1 1 2026-02-02; gone F1 on 2026-03-02");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "Ledger: missed on 2026-03-02, open again on 2026-03-20");
    expect_said(text, "[payment-returned]");
    story_free(story);
}

Test(explanation, all_items_of_a_customer_are_told)
{
    Story *story =
        story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10; credit A1 20.00");
    story_plan(story);
    g_autofree char *text = assign_explain_customer(&story->input, story->plan, "C1");
    expect_said(text, "Invoice F1");
    expect_said(text, "Credit A1");
    expect_said(text, "Credit of 20.00 EUR: 20.00 EUR deducted from document R-0001.");
    story_free(story);
}

Test(explanation, each_setting_is_told_with_its_file_and_line_or_as_the_default)
{
    Story *story =
        story_new("run 2026-03-10; grace 3; step 1 due 1; step 2 previous 14 minimum 100.00; "
                  "invoice F1 80.00 due 2026-02-10; sent F1 1 2026-02-23");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "with 14 days between (interval_days, scenarios.yaml:3), one");
    expect_said(text, "  interval_days 14             scenarios.yaml:3\n");
    expect_said(text, "  minimum_amount 15.00         scenarios.yaml:5\n");
    expect_said(text, "  grace_days 3                 default\n");
    expect_said(text, "  advance step                 default\n");
    expect_said(text, "  calendar.roll next           default\n");
    expect_said(text, "  Minimum of step 2: 100.00 EUR (scenarios.yaml:5)\n");
    expect_said(text, "Customer C1 C1 (customers.csv:2)\n");
    story_free(story);
}

Test(explanation, settings_of_relance_yaml_are_told_where_they_can_act)
{
    Story *story = story_new("run 2026-03-10; amicable 60; invoice F1 80.00 due 2026-02-10");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "  call_wait_days 5             relance.yaml:21\n");
    expect_said(text, "  proof_wait_days 15           default\n");
    cr_expect(strstr(text, "hold_max_days") == NULL, "told though it is not set:\n%s", text);
    story_free(story);
}

Test(explanation, a_day_that_rolls_over_a_closed_day_is_told_with_both_days)
{
    Story *story = story_new("run 2026-03-10; invoice F1 80.00 due 2026-03-06");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(
        text, "2026-03-06 + 1 = 2026-03-07, closed, so 2026-03-09, reached: goes in this run");
    story_free(story);
}

Test(explanation, a_step_that_a_jump_leaves_out_is_told_as_passed_over)
{
    Story *story =
        story_new("run 2026-03-10; advance jump; step 1 due 1; step 2 due 20; step 3 due 60; "
                  "invoice F1 80.00 due 2026-02-01");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text,
                "2026-02-01 + 1 = 2026-02-02, reached, passed over (advance: jump, default)");
    expect_said(
        text, "2026-02-01 + 20 = 2026-02-21, closed, so 2026-02-23, reached: goes in this run");
    story_free(story);
}

Test(explanation, a_lower_level_is_told_with_the_minimum_that_was_not_met)
{
    Story *story = story_new("run 2026-03-30; step 1 due 1; step 2 previous 14 minimum 100.00; "
                             "invoice F1 80.00 due 2026-02-10; sent F1 1 2026-03-02");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text,
                "has gone on 2026-03-02 by email (document D-F1-1); goes again in this run");
    expect_said(text, "Minimum of step 2: 100.00 EUR");
    expect_said(text, "reached: stopped by [lower-level]");
    story_free(story);
}

static void expect_not_said(const char *text, const char *words)
{
    cr_expect(strstr(text, words) == NULL, "said: \"%s\" in\n%s", words, text);
}

Test(explanation, a_step_passed_over_for_a_broken_plan_or_the_amicable_phase_blames_no_jump)
{
    Story *plan = story_new(
        "run 2026-04-02; also step 1 broken_promise 0 name rompu template plan-broken; invoice "
        "F1 80.00 due 2026-02-10; sent F1 1 2026-03-02 template reminder-1; "
        "event plan - on 2026-03-04 until 2026-06-30; "
        "event instalment - on 2026-03-04 amount 40.00 until 2026-03-31; "
        "sent F1 1 2026-04-01 template plan-broken deadline 2026-04-13");
    story_plan(plan);
    g_autofree char *broken = assign_explain_invoice(&plan->input, plan->plan, "F1");
    expect_said(broken, "passed over (the instalment for 2026-03-31 did not come: the notice "
                        "comes next)");
    expect_not_said(broken, "advance: jump");
    story_free(plan);
    Story *phase = story_new("run 2026-05-20; amicable 60; invoice F1 80.00 due 2026-02-10; "
                             "sent F1 1 2026-03-02 template reminder-1");
    story_plan(phase);
    g_autofree char *over = assign_explain_invoice(&phase->input, phase->plan, "F1");
    expect_said(over, "passed over (amicable_days 60, default)");
    expect_not_said(over, "advance: jump");
    story_free(phase);
}

Test(explanation, a_level_that_a_jump_passed_over_is_not_said_to_have_gone)
{
    Story *story =
        story_new("run 2026-03-10; advance jump; step 1 due 1; step 2 due 20; step 3 due 60; "
                  "invoice F1 80.00 due 2026-02-01; sent F1 2 2026-03-09 template reminder-2");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "1 day after the due date: has not gone: passed over, level 2 was "
                      "reached on 2026-03-09\n");
    expect_said(text, "20 days after the due date: has gone on 2026-03-09 by email (document "
                      "D-F1-2)\n");
    story_free(story);
}

Test(explanation, every_step_that_went_is_told_with_its_day_channel_document_and_deadline)
{
    Story *story =
        story_new("run 2026-04-07; also step 1 broken_promise 0 name rompu template promise; "
                  "invoice F1 80.00 due 2026-02-10; sent F1 1 2026-02-16 template reminder-1; "
                  "sent F1 2 2026-03-02 template reminder-2; sent F1 2 2026-03-20 by letter "
                  "template promise deadline 2026-03-30; sent F1 3 2026-04-01 by letter "
                  "template reminder-3 deadline 2026-04-13");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "Step 1 \"rappel\" (scenarios.yaml:11), 1 day after the due date: has "
                      "gone on 2026-02-16 by email (document D-F1-1)\n");
    expect_said(text, "has gone on 2026-03-02 by email (document D-F1-2)\n");
    expect_said(text, "has gone on 2026-04-01 by letter (document D-F1-3), deadline "
                      "2026-04-13\n");
    expect_said(text, "Step \"rompu\" (scenarios.yaml:16), 0 days after a broken promise: has "
                      "gone on 2026-03-20 by letter (document D-F1-2), deadline 2026-03-30\n");
    story_free(story);
}

Test(explanation, the_level_of_the_extract_is_told_also_after_a_superseded_document)
{
    Story *story = story_new("run 2026-03-04; invoice F1 80.00 due 2026-01-02 level 3 "
                             "reminded 2026-02-20 deadline 2026-03-02; "
                             "sent F1 4 2026-03-03 by registered status superseded");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "  Before: level 3 by the extract (ledger.csv:2), reminded on "
                      "2026-02-20, deadline 2026-03-02\n");
    expect_said(text, "has gone by the extract (ledger.csv:2) on 2026-02-20, deadline "
                      "2026-03-02\n");
    expect_said(text, "1 day after the due date: below level 3 of the extract");
    story_free(story);
}

static void expect_reason(const char *sentences, const char *invoice, const char *words)
{
    Story *story = story_new(sentences);
    story_plan(story);
    expect_said(story_find_row(story, invoice)->reason, words);
    story_free(story);
}

Test(explanation, a_broken_promise_is_told_also_where_no_step_is_about_it)
{
    static const char promised[] =
        "run 2026-04-02; invoice F1 1000.00 due 2026-03-10; sent F1 1 2026-03-13; "
        "event promise F1 on 2026-03-16 until 2026-03-31 amount 1000.00";
    expect_reason(promised, "F1",
                  "; the promise of 2026-03-16 over 1000.00 EUR for 2026-03-31 was broken.");
    g_autofree char *partly =
        g_strconcat(promised, "; event receipt F1 on 2026-03-20 amount 600.00", NULL);
    expect_reason(
        partly, "F1",
        "; the promise of 2026-03-16 over 1000.00 EUR for 2026-03-31 was partly kept, "
        "400.00 EUR did not come.");
    Story *story = story_new(promised);
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(text, "until 2026-03-31 -> broken on 2026-03-31\n");
    story_free(story);
}

Test(explanation, a_hold_that_its_limit_cuts_is_told_with_the_limit_and_what_was_recorded)
{
    static const char *const days[] = {"2026-03-16", "2026-03-31"};
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autofree char *story = g_strdup_printf(
            "run %s; hold_max_days 15; invoice F1 100.00 due 2026-03-10; sent F1 1 2026-03-12; "
            "event hold F1 on 2026-03-13 until 2026-05-30 reason x",
            days[i]);
        expect_reason(
            story, "F1",
            "; the hold of 2026-03-13, recorded until 2026-05-30, holds to 2026-03-28 "
            "by hold_max_days: it is beyond the limits and wants an approver.");
    }
}

Test(explanation, a_lower_step_goes_again_only_if_it_went)
{
    expect_reason("run 2026-02-17; advance jump; step 1 due 5; step 2 due 20; step 3 due 40 "
                  "minimum 500.00; invoice F1 100.00 due 2026-01-05",
                  "F1", "Step 2 \"2\" goes: 100.00 EUR is below");
}

Test(explanation, days_of_grace_that_moved_the_date_stand_in_the_reason)
{
    expect_reason("run 2026-03-06; grace 3; step 1 due 1; invoice F1 100.00 due 2026-03-02",
                  "F1", "(1 day after the due date and 3 days of grace) has been due since");
    expect_reason("run 2026-03-05; grace 3; step 1 due 1; invoice F1 100.00 due 2026-03-02",
                  "F1", "(1 day after the due date and 3 days of grace) is due on 2026-03-06");
}

Test(explanation, a_credit_that_is_split_is_told_with_both_parts)
{
    expect_reason("run 2026-03-10; invoice F1 400.00 due 2026-03-02; invoice F2 60.00 due "
                  "2026-03-02; credit A1 430.00 for F1",
                  "A1",
                  "Credit of 430.00 EUR; 400.00 EUR of it is deducted inside invoice F1: 30.00 "
                  "EUR deducted from document R-0001.");
    expect_reason("run 2026-03-10; invoice F1 400.00 due 2026-03-02; credit A1 430.00 for F1",
                  "A1", "; 400.00 EUR of it is deducted inside invoice F1.");
}

Test(explanation, a_statement_that_reaches_nobody_is_told_without_a_level)
{
    expect_reason("run 2026-03-10; customer C1 email none city none phone none; also step 0 "
                  "day_of_month 1 kind statement by email name releve; invoice F1 100.00 due "
                  "2026-06-10",
                  "F1", "Step \"releve\" is due, but ");
}

static void add_line(Story *story, const char *invoice, const char *rule, const char *reason)
{
    RejectedLine *line = ledger_add_rejected(story->ledger);
    line->source = "ledger.csv";
    line->line = 40;
    line->customer = "C1";
    line->invoice = invoice;
    line->rule = rule;
    line->reason = reason;
}

Test(explanation, a_settled_invoice_and_a_line_that_could_not_be_read_are_told_with_their_lines)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10");
    add_line(story, "F8", "settled", "settled on 2026-03-02");
    add_line(story, "F9", "amount-unreadable", "amount \"2x\" is not a number");
    story_plan(story);
    g_autofree char *settled = assign_explain_invoice(&story->input, story->plan, "F8");
    cr_expect_str_eq(settled, "F8 of customer C1 (ledger.csv:40) is no open item: settled on "
                              "2026-03-02. [settled]\n");
    g_autofree char *all = assign_explain_customer(&story->input, story->plan, "C1");
    expect_said(all, "Invoice F1");
    expect_said(all, "is not a number. [amount-unreadable]");
    story_free(story);
}

Test(explanation, a_reminded_invoice_that_left_the_ledger_is_told_with_what_was_sent)
{
    Story *story = story_new("run 2026-03-20; invoice F1 90.00 due 2026-03-19; "
                             "sent F9 1 2026-02-02; gone F9 on 2026-03-02");
    story_plan(story);
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F9");
    expect_said(
        text, "F9 of customer C1 is not in the ledger any more; the run of 2026-03-02 was the "
              "first that no longer found it. It counts as settled. [settled]\n");
    expect_said(text, "  Before: 2026-02-02, level 1 by email, document D-F9-1: accepted\n");
    story_free(story);
}

Test(explanation, of_a_number_that_two_customers_have_one_alone_can_be_asked_for)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10; "
                             "customer C2; invoice F1 70.00 due 2026-02-11");
    story_plan(story);
    g_autofree char *both = assign_explain_invoice(&story->input, story->plan, "F1");
    expect_said(both, "Invoice F1 of customer C1");
    expect_said(both, "Invoice F1 of customer C2");
    g_autofree char *one = assign_explain_item(&story->input, story->plan, "C2", "F1");
    expect_said(one, "Invoice F1 of customer C2");
    cr_expect(strstr(one, "customer C1") == NULL, "%s", one);
    cr_expect_null(assign_explain_item(&story->input, story->plan, "C2", "F2"));
    story_free(story);
}

Test(explanation, an_invoice_that_nobody_knows_has_no_explanation)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10");
    story_plan(story);
    cr_expect_null(assign_explain_invoice(&story->input, story->plan, "F9"));
    cr_expect_null(assign_explain_customer(&story->input, story->plan, "C9"));
    story_free(story);
}

Test(explanation, explaining_changes_nothing_in_the_plan)
{
    Story *story =
        story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10; credit A1 20.00");
    g_autofree char *before = plan_print(story_plan(story));
    g_free(assign_explain_customer(&story->input, story->plan, "C1"));
    g_autofree char *after = plan_print(story->plan);
    cr_expect_str_eq(before, after);
    cr_expect_eq(story->complaints->list->len, 0);
    story_free(story);
}

Test(ladder, the_dates_of_an_invoice_due_15_april_are_those_of_real_runs)
{
    Story *story = story_new("run 2026-03-10");
    g_autofree char *text = assign_print_ladder(story->book, story->settings, 2026);
    expect_said(text, "standard (scenarios.yaml:4), invoice due 2026-04-15");
    /* pre-due: daily on 8 April; weekly on Monday 13 April; monthly runs come too late */
    expect_said(text, "   0  2026-04-08  2026-04-13  -           avant");
    expect_said(text, "   1  2026-04-16  2026-04-20  2026-05-04  rappel");
    /* 14 days after 16 April is 30 April; the week of 4 May; 1 June */
    expect_said(text, "   2  2026-04-30  2026-05-04  2026-06-01  relance");
    story_free(story);
}

Test(ladder, settings_that_never_act_are_named)
{
    Story *story =
        story_new("run 2026-03-10; step 1 due 1 by letter fallback letter deadline_days 8; "
                  "step 2 previous 14 by letter");
    g_autofree char *text = assign_print_ladder(story->book, story->settings, 2026);
    expect_said(text, "fallback of step 1 never acts");
    expect_said(text, "the deadline of step 1 is printed, but step 2 does not wait for it");
    expect_said(text, "interval_days 14 acts only between different items");
    story_free(story);
}
