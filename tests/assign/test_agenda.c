/* What a person must do, and by when. */
#include <criterion/criterion.h>
#include <string.h>

#include "build_story.h"
#include "ground/text.h"

static GPtrArray *list_tasks(Story *story, const char *until, gboolean all)
{
    story_plan(story);
    return assign_list_tasks(&story->input, story->plan, day_parse_iso(until), all);
}

/* "DAY kind rule invoices amount" of each task, joined by " | ". */
static char *print_tasks(const GPtrArray *tasks)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < tasks->len; i++) {
        const Task *task = tasks->pdata[i];
        char day[DAY_ISO_SIZE];
        g_autofree char *amount = money_to_plain(task->amount_minor, "EUR");
        g_string_append_printf(text, "%s%s %s %s %s %s", i > 0 ? " | " : "",
                               day_print_iso(task->day, day), task_kind_name(task->kind),
                               task->matter, text_or_empty(task->invoices), amount);
    }
    return g_string_free(text, FALSE);
}

static void expect_tasks(const char *sentences, const char *until, gboolean all,
                         const char *expected)
{
    Story *story = story_new(sentences);
    GPtrArray *tasks = list_tasks(story, until, all);
    g_autofree char *text = print_tasks(tasks);
    cr_expect_str_eq(text, expected);
    g_ptr_array_unref(tasks);
    story_free(story);
}

Test(agenda, nothing_waits_for_a_person_where_the_rules_go_on_by_themselves)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10", "2026-03-17", FALSE, "");
}

Test(agenda, a_promise_is_looked_at_on_the_day_after_its_end)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; invoice F2 50.00 due "
                 "2026-02-11; event promise - on 2026-03-05 until 2026-03-12",
                 "2026-03-17", FALSE, "2026-03-13 promise promise F1; F2 150.00");
}

Test(agenda, what_is_beyond_the_days_asked_for_is_left_out)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; event promise - on "
                 "2026-03-05 until 2026-03-20",
                 "2026-03-17", FALSE, "");
}

Test(agenda, a_claim_to_be_declared_is_shown_from_the_first_day_on)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; "
                 "event insolvency - on 2026-03-05",
                 "2026-03-17", FALSE, "2026-05-05 insolvency insolvency F1 100.00");
}

Test(agenda, a_scenario_that_nobody_knows_is_to_be_corrected_in_the_customers_file)
{
    Story *story = story_new("run 2026-03-10; customer C1 scenario gentle; "
                             "invoice F1 100.00 due 2026-02-10");
    GPtrArray *tasks = list_tasks(story, "2026-03-17", FALSE);
    cr_assert_eq(tasks->len, 1);
    cr_expect_str_eq(((const Task *)tasks->pdata[0])->advice,
                     "Correct the scenario of the customer in the customers file.");
    g_ptr_array_unref(tasks);
    story_free(story);
}

Test(agenda, a_dispute_is_late_once_its_answer_is)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; event dispute F1 on "
                 "2026-02-20 reason price until 2026-03-02",
                 "2026-03-10", FALSE, "2026-03-02 dispute dispute F1 100.00");
}

Test(agenda, a_dispute_without_a_day_is_asked_for_after_five_working_days)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; event dispute F1 on "
                 "2026-03-06 reason price",
                 "2026-03-20", FALSE, "2026-03-13 dispute dispute F1 100.00");
}

Test(agenda, a_justified_dispute_asks_for_its_credit_note_after_ten_days)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; event dispute F1 on "
                 "2026-02-20 reason price; event resolve F1 on 2026-03-01 outcome justified",
                 "2026-03-17", FALSE, "2026-03-11 dispute credit-note-awaited F1 100.00");
}

Test(agenda, the_third_rejected_dispute_flags_the_customer)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; "
                 "event dispute F1 on 2026-02-20; event resolve F1 on 2026-02-21 outcome "
                 "rejected; event dispute F1 on 2026-02-22; event resolve F1 on 2026-02-23 "
                 "outcome rejected; event dispute F1 on 2026-02-24; event resolve F1 on "
                 "2026-02-25 outcome rejected",
                 "2026-03-17", FALSE, "2026-03-10 decision disputes-rejected  0.00");
}

Test(agenda, a_customer_without_a_usable_contact_is_listed)
{
    expect_tasks("run 2026-03-10; customer C2 email none phone none city none; "
                 "invoice F1 100.00 due 2026-02-10",
                 "2026-03-17", FALSE, "2026-03-10 contact no-contact F1 100.00");
}

Test(agenda, a_call_on_the_list_stays_until_it_is_recorded)
{
    const char *listed = "run 2026-03-10; invoice F1 100.00 due 2026-01-10; "
                         "sent F1 3 2026-03-09 by call";
    expect_tasks(listed, "2026-03-10", FALSE, "2026-03-09 call call F1 100.00");
    g_autofree char *called = g_strconcat(listed, "; event call F1 on 2026-03-10", NULL);
    expect_tasks(called, "2026-03-10", FALSE, "");
}

Test(agenda, a_callback_comes_on_the_day_named_and_goes_with_the_next_call)
{
    const char *promised = "run 2026-03-10; invoice F1 100.00 due 2026-03-20; "
                           "event call - on 2026-03-05 until 2026-03-11";
    expect_tasks(promised, "2026-03-17", FALSE, "2026-03-11 call callback F1 100.00");
    g_autofree char *called = g_strconcat(promised, "; event call - on 2026-03-10", NULL);
    expect_tasks(called, "2026-03-17", FALSE, "");
}

Test(agenda, deliveries_that_failed_are_listed_until_something_else_reached)
{
    const char *refused = "run 2026-03-10; step 1 due 1 by email; invoice F1 100.00 due "
                          "2026-02-10; sent F1 1 2026-03-02 status rejected";
    expect_tasks(refused, "2026-03-10", FALSE, "2026-03-02 contact rejected F1 100.00");
    g_autofree char *reached = g_strconcat(refused, "; sent F1 1 2026-03-05 by letter", NULL);
    Story *story = story_new(reached);
    GPtrArray *tasks = list_tasks(story, "2026-03-10", FALSE);
    for (guint i = 0; i < tasks->len; i++)
        cr_expect_str_neq(((const Task *)tasks->pdata[i])->matter, "rejected");
    g_ptr_array_unref(tasks);
    story_free(story);
}

Test(agenda, unknown_and_waiting_documents_need_a_person)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-02-10; invoice F2 70.00 due "
                 "2026-02-10; sent F1 1 2026-03-02 status unknown; sent F2 4 2026-03-03 by "
                 "registered status waiting",
                 "2026-03-10", FALSE,
                 "2026-03-02 delivery unknown F1 100.00 | 2026-03-03 approval approval F2 "
                 "70.00");
}

Test(agenda, a_claim_is_declared_within_two_months_and_then_done)
{
    const char *opened = "run 2026-03-10; invoice F1 100.00 due 2026-01-10; "
                         "event insolvency - on 2026-02-01";
    expect_tasks(opened, "2026-04-30", FALSE, "2026-04-01 insolvency insolvency F1 100.00");
    g_autofree char *declared =
        g_strconcat(opened, "; event note - on 2026-03-01 reason declared", NULL);
    expect_tasks(declared, "2026-04-30", FALSE, "");
}

Test(agenda, the_insurer_is_told_in_time)
{
    expect_tasks("run 2026-03-10; customer C1 insurer Allianz; invoice F1 100.00 due "
                 "2026-01-25; sent F1 1 2026-03-09",
                 "2026-03-17", FALSE, "2026-03-16 insurance insurance F1 100.00");
}

Test(agenda, what_waits_by_itself_is_in_the_whole_list_only)
{
    const char *waiting = "run 2026-03-10; invoice F1 100.00 due 2026-02-10; sent F1 1 "
                          "2026-03-02";
    expect_tasks(waiting, "2026-04-10", FALSE, "");
    expect_tasks(waiting, "2026-03-10", TRUE, "2026-03-16 waiting step-not-due F1 100.00");
}

Test(agenda, every_row_that_holds_or_needs_a_person_is_in_the_whole_list)
{
    Story *story = story_new(
        "run 2026-03-10; invoice F1 100.00 due 2026-02-10 disputed quality; "
        "invoice F2 80.00 due 2026-02-10; event hold F2 on 2026-03-01 reason boss; "
        "invoice F3 60.00 due 2026-02-10; event legal F3 on 2026-03-01; "
        "invoice F4 40.00 due 2026-02-10; event insolvency F4 on 2026-03-05; "
        "invoice F5 20.00 due 2026-02-10; event promise F5 on 2026-03-05 until 2026-06-01");
    GPtrArray *tasks = list_tasks(story, "2026-03-10", TRUE);
    for (guint i = 0; i < story->plan->rows->len; i++) {
        const PlanRow *row = story->plan->rows->pdata[i];
        gboolean is_listed = FALSE;
        for (guint k = 0; k < tasks->len; k++) {
            const Task *task = tasks->pdata[k];
            is_listed |=
                task->invoices != NULL && strstr(task->invoices, row->item->invoice) != NULL;
        }
        cr_expect(is_listed, "%s is held and in no task", row->item->invoice);
    }
    g_ptr_array_unref(tasks);
    story_free(story);
}

Test(agenda, a_claim_that_is_soon_barred_is_told_six_months_before)
{
    const char *old = "invoice F1 100.00 due 2026-02-10; invoice F2 50.00 due 2026-03-01; "
                      "invoice F3 70.00 due 2028-03-01";
    g_autofree char *before = g_strconcat("run 2030-08-01; ", old, NULL);
    g_autofree char *soon = g_strconcat("run 2030-08-05; ", old, NULL);
    expect_tasks(before, "2030-08-08", FALSE, "");
    expect_tasks(soon, "2030-08-12", FALSE, "2030-08-10 decision limitation F1; F2 150.00");
}

Test(agenda, a_call_asks_for_what_is_left_after_credits_and_disputes)
{
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-01-10; sent F1 3 2026-03-09 by "
                 "call; credit K1 40.00 for F1 issued 2026-03-01",
                 "2026-03-10", FALSE, "2026-03-09 call call F1 60.00");
    expect_tasks("run 2026-03-10; invoice F1 100.00 due 2026-01-10; sent F1 3 2026-03-09 by "
                 "call; event dispute F1 on 2026-03-09 amount 30.00 reason price",
                 "2026-03-10", FALSE, "2026-03-09 call call F1 70.00");
}

Test(agenda, a_document_asks_for_no_more_than_stood_in_it)
{
    expect_tasks("run 2026-03-10; invoice F1 1000.00 due 2026-01-10; sent F1 4 2026-03-09 by "
                 "registered kind notice status waiting asked 963.00",
                 "2026-03-10", FALSE, "2026-03-09 approval approval F1 963.00");
}

Test(agenda, a_call_has_the_number_and_name_of_the_call_list)
{
    Story *story = story_new("run 2026-03-10; contact legal name Lea phone "
                             "+33400000001; invoice F1 100.00 due 2026-01-10; "
                             "sent F1 3 2026-03-09 by call phone +33400000001 highest 4");
    GPtrArray *tasks = list_tasks(story, "2026-03-10", FALSE);
    cr_assert_eq(tasks->len, 1);
    const Task *call = tasks->pdata[0];
    cr_expect_str_eq(call->phone, "+33400000001");
    cr_expect_str_eq(call->contact, "Lea");
    cr_expect_not_null(strstr(call->what, "level 4"), "%s", call->what);
    g_ptr_array_unref(tasks);
    story_free(story);
}

Test(agenda, a_notice_that_waits_for_approval_is_one_task)
{
    const char *over = "run 2026-03-10; amicable 30; invoice F1 100.00 due 2026-01-01; "
                       "sent F1 1 2026-01-05";
    expect_tasks(over, "2026-03-10", FALSE,
                 "2026-03-10 decision amicable-phase-over F1 100.00");
    g_autofree char *waits = g_strconcat(
        over, "; sent F1 4 2026-03-09 by registered kind notice status waiting", NULL);
    expect_tasks(waits, "2026-03-10", FALSE, "2026-03-09 approval approval F1 100.00");
}

Test(agenda, several_items_of_one_task_are_counted_with_the_last)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10; invoice F2 "
                             "50.00 due 2026-02-11; event hold F1 on 2026-03-01 until "
                             "2026-03-12 reason boss; event hold F2 on 2026-03-02 until "
                             "2026-03-12 reason boss");
    GPtrArray *tasks = list_tasks(story, "2026-03-17", FALSE);
    cr_assert_eq(tasks->len, 1);
    const Task *hold = tasks->pdata[0];
    cr_expect(g_str_has_prefix(hold->what, "2 items: "), "%s", hold->what);
    g_ptr_array_unref(tasks);
    story_free(story);
}
