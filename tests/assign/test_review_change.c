/* What a person changes in review.csv. */
#include <criterion/criterion.h>

#include "build_story.h"
#include "ground/text.h"

static gboolean change(Story *story, const char *document, const char *action, Day until)
{
    ReviewChange wish = {.document = document,
                         .action = action,
                         .until = until,
                         .by = "Claire",
                         .place = {"review.csv", 2, 0}};
    return assign_apply_review(&story->input, story->plan, &wish, story->complaints);
}

static Story *plan(const char *sentences)
{
    Story *story = story_new(sentences);
    cr_assert_not_null(story_plan(story));
    return story;
}

Test(review_change, what_is_withheld_goes_nowhere_and_keeps_its_level)
{
    Story *story = plan("run 2026-03-10; interval 5; invoice F1 100.00 due 2026-02-10; "
                        "invoice F2 80.00 due 2026-02-11; sent F2 1 2026-03-04");
    cr_assert(change(story, "R-0001", "withhold", day_from_ymd(2026, 3, 20)));
    const PlanRow *own = story_find_row(story, "F1"), *along = story_find_row(story, "F2");
    cr_expect_eq(own->decision, DECISION_HOLD);
    cr_expect_str_eq(own->rule, "withheld-by-review");
    cr_expect_eq(own->level, 0);
    cr_expect_eq(own->next_date, day_from_ymd(2026, 3, 20));
    cr_expect_eq(own->documents->len, 0);
    cr_expect_eq(along->documents->len, 0);
    cr_expect_eq(along->decision, DECISION_WAIT);
    cr_expect(((PlannedDocument *)story->plan->documents->pdata[0])->is_withheld);
    story_free(story);
}

Test(review_change, a_mail_becomes_a_letter_with_a_deadline_that_counts_its_way)
{
    Story *story = plan("run 2026-03-10; step 1 due 1 by email deadline_days 8; "
                        "invoice F1 100.00 due 2026-02-10");
    const PlannedDocument *document = story->plan->documents->pdata[0];
    cr_expect_eq(document->deadline, day_from_ymd(2026, 3, 18));
    cr_assert(change(story, "R-0001", "letter", DAY_NONE));
    cr_expect_eq(document->recipient.channel, CHANNEL_LETTER);
    cr_expect_str_eq(document->recipient.city, "LYON");
    cr_expect_eq(document->deadline, day_from_ymd(2026, 3, 23));
    story_free(story);
}

Test(review_change, the_step_below_may_be_taken_but_no_level_falls)
{
    Story *story =
        plan("run 2026-03-16; invoice F1 100.00 due 2026-02-10; sent F1 1 2026-03-02");
    cr_assert(change(story, "R-0001", "lower", DAY_NONE));
    const PlanRow *row = story_find_row(story, "F1");
    cr_expect_eq(row->level, 1);
    cr_expect_str_eq(row->rule, "lowered-by-review");
    cr_expect_str_eq(((PlannedDocument *)row->documents->pdata[0])->step->template_name,
                     "reminder-1");
    story_free(story);
}

Test(review_change, the_call_beside_a_letter_goes_when_its_level_is_lowered)
{
    Story *story =
        plan("run 2026-03-20; step 1 due 1 by letter; step 2 previous 7 by letter+call; "
             "invoice F1 100.00 due 2026-02-10; sent F1 1 2026-03-02");
    cr_assert_eq(story->plan->documents->len, 2, "a letter and a call");
    const PlannedDocument *letter = story->plan->documents->pdata[0];
    const PlannedDocument *call = story->plan->documents->pdata[1];
    cr_assert_eq(call->recipient.channel, CHANNEL_CALL);
    cr_assert(change(story, "R-0001", "lower", DAY_NONE));
    cr_expect_not(letter->is_withheld);
    cr_expect(call->is_withheld, "the call speaks of the level that was lowered");
    const PlanRow *row = story_find_row(story, "F1");
    cr_expect_eq(row->decision, DECISION_SEND);
    cr_expect_eq(row->documents->len, 1);
    cr_expect_eq(row->documents->pdata[0], letter);
    story_free(story);
}

static void expect_refused(const char *document, const char *action, const char *rule)
{
    Story *story =
        plan("run 2026-03-10; customer C1 email none; invoice F1 100.00 due 2026-02-10");
    g_autofree char *before = plan_print(story->plan);
    cr_expect_not(change(story, document, action, DAY_NONE), "%s", action);
    g_autofree char *after = plan_print(story->plan);
    cr_expect_str_eq(before, after);
    cr_assert_eq(story->complaints->list->len, 1);
    const Complaint *complaint = story->complaints->list->pdata[0];
    cr_expect_eq(complaint->level, COMPLAINT_REFUSED);
    cr_expect_str_eq(complaint->rule, rule);
    story_free(story);
}

Test(review_change, what_cannot_be_done_is_refused_and_changes_nothing)
{
    expect_refused("R-0009", "withhold", "review-document-unknown");
    expect_refused("R-0001", "withold", "review-action-unknown");
    expect_refused("R-0001", "email", "review-no-address");
    expect_refused("R-0001", "lower", "review-no-lower-step");
}
