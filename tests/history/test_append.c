#include "build_story.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <string.h>

static Story *story;

static void begin(void)
{
    story = story_new();
    PlanRow *row = story_add_item(story, "C042", "2026-0417", "2026-08-31", 120000, 1);
    PlannedDocument *mail = story_add_document(story, "2026-09-21-1-0001", "C042", 1,
                                               CHANNEL_EMAIL, "ap@c042.example", NULL);
    story_claim(mail, row, TRUE);
}

static void end(void)
{
    story_free(story);
}

TestSuite(append, .init = begin, .fini = end);

Test(append, documents_recorded_again_are_left_alone)
{
    story_record(story, "2026-09-21-1", "2026-09-21");
    gint64 mark = history_sequence(story->db);
    story_record(story, "2026-09-21-1", "2026-09-21");
    cr_assert_eq(history_sequence(story->db), mark);
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_eq(past->reminders->len, 1);
}

Test(append, a_changed_document_is_a_new_revision_and_only_the_newest_counts)
{
    story_record(story, "2026-09-21-1", "2026-09-21");
    gint64 mark = history_sequence(story->db);
    PlannedDocument *document = g_ptr_array_index(story->plan->documents, 0);
    ((PlanRow *)g_ptr_array_index(document->own_rows, 0))->level = 3;
    story_record(story, "2026-09-21-1", "2026-09-21");
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_eq(past->reminders->len, 1);
    cr_assert_eq(((PastReminder *)past->reminders->pdata[0])->level, 3);
    g_autoptr(Past) before = history_fetch_past(story->db, mark, NULL, NULL);
    cr_assert_eq(((PastReminder *)before->reminders->pdata[0])->level, 1);
}

Test(append, a_document_that_was_announced_cannot_change_any_more)
{
    story_record(story, "2026-09-21-1", "2026-09-21");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ANNOUNCED, "");
    PlannedDocument *document = g_ptr_array_index(story->plan->documents, 0);
    document->level = 2;
    gint64 mark = history_sequence(story->db);
    g_autoptr(GError) error = NULL;
    cr_assert_not(
        history_add_documents(story->db, "2026-09-21-1", story->plan, story->files, 0, &error));
    cr_assert_eq(error->code, OUTCOME_OUR_MISTAKE);
    cr_assert_eq(history_sequence(story->db), mark, "nothing of the append is left");
}

Test(append, withheld_documents_and_documents_without_a_file_are_not_recorded)
{
    PlannedDocument *withheld =
        story_add_document(story, "d2", "C1", 1, CHANNEL_EMAIL, "x@y.example", NULL);
    withheld->is_withheld = TRUE;
    PlannedDocument *held =
        story_add_document(story, "d3", "C1", 1, CHANNEL_EMAIL, "x@y.example", NULL);
    PlannedDocument *call = story_add_document(story, "d4", "C1", 1, CHANNEL_CALL, "", NULL);
    Step *step = (Step *)call->step;
    g_clear_pointer(&step->template_name, g_free);
    PlanRow *rows[] = {story_add_item(story, "C1", "F2", "2026-01-01", 1, 1),
                       story_add_item(story, "C1", "F3", "2026-01-01", 1, 1),
                       story_add_item(story, "C1", "F4", "2026-01-01", 1, 1)};
    story_claim(withheld, rows[0], TRUE);
    story_claim(held, rows[1], TRUE);
    story_claim(call, rows[2], TRUE);
    g_ptr_array_set_size(story->files, 2); /* neither the held one nor the call has a file */
    story_record(story, "r", "2026-09-21");
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_null(past_find_reminders(past, "C1", "F2"));
    cr_assert_null(past_find_reminders(past, "C1", "F3"));
    cr_assert_not_null(past_find_reminders(past, "C1", "F4"));
}

Test(append, a_state_of_an_unrecorded_document_is_refused)
{
    cr_assert(history_begin_run(story->db, "r", day_from_ymd(2026, 9, 21), 0, NULL));
    g_autoptr(GPtrArray) deliveries =
        g_ptr_array_new_with_free_func((GDestroyNotify)delivery_free);
    g_ptr_array_add(deliveries, delivery_new("nobody", CHANNEL_EMAIL, "x@y.example"));
    g_autoptr(GError) error = NULL;
    cr_assert_not(history_add_states(story->db, "r", deliveries, &error));
    cr_assert_eq(error->code, OUTCOME_OUR_MISTAKE);
}

Test(append, the_newest_state_of_each_delivery_survives_a_restart)
{
    story_record(story, "2026-09-21-1", "2026-09-21");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ANNOUNCED, "");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_DEFERRED, "451 4.7.1 later");
    story_reopen(story);
    g_autoptr(GPtrArray) deliveries = history_fetch_deliveries(story->db, "2026-09-21-1", NULL);
    cr_assert_eq(deliveries->len, 1);
    const Delivery *delivery = g_ptr_array_index(deliveries, 0);
    cr_assert_eq(delivery->status, DELIVERY_DEFERRED);
    cr_assert_eq(delivery->channel, CHANNEL_EMAIL);
    cr_assert_str_eq(delivery->recipient, "ap@c042.example");
    cr_assert_str_eq(delivery->detail, "451 4.7.1 later");
    cr_assert_eq(delivery->attempts, 1);
    cr_assert_eq(delivery->at, 1789000000);
}

Test(append, waiting_deliveries_of_earlier_runs_are_found_until_superseded)
{
    story_record(story, "2026-09-21-1", "2026-09-21");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_WAITING, "legal");
    g_autoptr(GPtrArray) own = history_find_waiting(story->db, "2026-09-21-1", NULL);
    cr_assert_eq(own->len, 0, "a run does not supersede itself");
    g_autoptr(GPtrArray) waiting = history_find_waiting(story->db, "2026-10-05-1", NULL);
    cr_assert_eq(waiting->len, 1);
    cr_assert_str_eq(((Delivery *)waiting->pdata[0])->document, "2026-09-21-1-0001");
    cr_assert(history_begin_run(story->db, "2026-10-05-1", day_from_ymd(2026, 10, 5), 0, NULL));
    story_say(story, "2026-10-05-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_SUPERSEDED, "by 2026-10-05-1");
    g_autoptr(GPtrArray) after = history_find_waiting(story->db, "2026-10-05-1", NULL);
    cr_assert_eq(after->len, 0);
    g_autoptr(GPtrArray) old = history_fetch_deliveries(story->db, "2026-09-21-1", NULL);
    cr_assert_eq(((Delivery *)old->pdata[0])->status, DELIVERY_SUPERSEDED,
                 "a document belongs to its own run, whichever run spoke last of it");
}

Test(append, a_run_is_begun_once_and_keeps_its_date)
{
    Day day = day_from_ymd(2026, 9, 21);
    cr_assert(history_begin_run(story->db, "2026-09-21-1", day, 1, NULL));
    gint64 mark = history_sequence(story->db);
    cr_assert(history_begin_run(story->db, "2026-09-21-1", day, 2, NULL));
    cr_assert_eq(history_sequence(story->db), mark);
    g_autoptr(GError) error = NULL;
    cr_assert_not(history_begin_run(story->db, "2026-09-21-1", day + 1, 3, &error));
    cr_assert_not_null(strstr(error->message, "2026-09-21"));
    g_autoptr(GPtrArray) runs = history_list_runs(story->db, NULL);
    cr_assert_eq(runs->len, 1);
}

Test(append, a_run_continues_the_chain_where_it_stood_when_it_was_begun)
{
    Day day = day_from_ymd(2026, 9, 21);
    g_autofree char *none = history_journal_head(story->db, NULL, NULL);
    cr_assert_null(none);
    cr_assert(history_begin_run(story->db, "a", day, 0, NULL));
    cr_assert(history_store_head(story->db, "a", "aaaa", NULL));
    cr_assert(history_begin_run(story->db, "b", day, 0, NULL));
    g_autofree char *run = NULL, *head = history_journal_head(story->db, &run, NULL);
    cr_assert_str_eq(head, "aaaa", "b has no head yet");
    cr_assert_str_eq(run, "a");
    cr_assert(history_store_head(story->db, "b", "bbbb", NULL));
    cr_assert(history_store_head(story->db, "a", "a2a2", NULL)); /* an approval after b */
    g_autofree char *newest = history_journal_head(story->db, NULL, NULL);
    cr_assert_str_eq(newest, "bbbb", "the newest run's head, not the newest head");
    g_autofree char *of_a = history_run_head(story->db, "a", NULL);
    cr_assert_str_eq(of_a, "a2a2");
    g_autofree char *before_b = history_run_previous_head(story->db, "b", NULL);
    cr_assert_str_eq(before_b, "aaaa");
    g_autofree char *before_a = history_run_previous_head(story->db, "a", NULL);
    cr_assert_eq(strspn(before_a, "0"), 64, "a began the chain");
    g_autofree char *before_nobody = history_run_previous_head(story->db, "nobody", NULL);
    cr_assert_null(before_nobody);
    gint64 mark = history_sequence(story->db);
    cr_assert(history_store_head(story->db, "a", "a2a2", NULL));
    cr_assert_eq(history_sequence(story->db), mark, "the same head again appends nothing");
}

Test(append, approvals_come_back_as_they_were_given)
{
    story_record(story, "2026-09-21-1", "2026-09-21");
    ApprovalRecord given = {.run = "2026-09-21-1",
                            .document = "2026-09-21-1-0001",
                            .by = "Claire Mercier",
                            .login = "cmercier",
                            .remark = "vu",
                            .sha256 = "abcd",
                            .is_rejection = TRUE,
                            .at = 42};
    cr_assert(history_add_approval(story->db, &given, NULL));
    g_autoptr(GPtrArray) list = history_fetch_approvals(story->db, "2026-09-21-1", NULL);
    cr_assert_eq(list->len, 1);
    const ApprovalRecord *got = g_ptr_array_index(list, 0);
    cr_assert_str_eq(got->document, given.document);
    cr_assert_str_eq(got->by, given.by);
    cr_assert_str_eq(got->login, given.login);
    cr_assert_str_eq(got->remark, given.remark);
    cr_assert_str_eq(got->sha256, given.sha256);
    cr_assert(got->is_rejection);
    cr_assert_eq(got->at, 42);
    g_autoptr(GPtrArray) other = history_fetch_approvals(story->db, "2026-10-05-1", NULL);
    cr_assert_eq(other->len, 0);
}
