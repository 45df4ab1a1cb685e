/* Which scenario a customer goes through. */
#include <criterion/criterion.h>
#include <string.h>

#include "build_story.h"
#include "ground/text.h"

/* Puts a scenario with conditions before the standard one; its steps are the same but for
 * names. */
static Conditions *add_conditional(Story *story, const char *name)
{
    Scenario *scenario = scenario_new();
    Step *step = step_new();
    step->level = 1;
    step->name = g_strdup("kind words");
    step->template_name = g_strdup("reminder-1");
    step->when.set[WHEN_DUE] = TRUE;
    step->when.days[WHEN_DUE] = 1;
    step->channels[step->n_channels++] = CHANNEL_EMAIL;
    g_ptr_array_add(scenario->steps, step);
    scenario->name = g_strdup(name);
    scenario->has_conditions = TRUE;
    scenario->minimum_minor = 0;
    scenario->conditions.line = 7;
    g_ptr_array_insert(story->book->scenarios, 0, scenario);
    return &scenario->conditions;
}

static Story *tell(const char *sentences)
{
    Story *story = story_new("run 2026-03-10; invoice F1 1000.00 due 2026-02-10");
    story_tell(story, sentences);
    return story;
}

static void expect_scenario(Story *story, const char *name)
{
    story_plan(story);
    cr_expect_str_eq(story_find_row(story, "F1")->scenario->name, name);
}

static char **one_word(const char *word)
{
    char **words = g_new0(char *, 2);
    words[0] = g_strdup(word);
    return words;
}

Test(scenario_choice, the_first_scenario_whose_words_match_wins)
{
    Story *story = tell("customer C1 segment Key");
    add_conditional(story, "large")->segment = one_word("key");
    expect_scenario(story, "large");
    story->customer->segment = "small";
    expect_scenario(story, "standard");
    story->customer->segment = NULL;
    expect_scenario(story, "standard");
    story_free(story);
}

Test(scenario_choice, every_condition_must_hold)
{
    Story *story = tell("customer C1 segment key country BE");
    Conditions *conditions = add_conditional(story, "large");
    conditions->segment = one_word("key");
    conditions->country = one_word("FR");
    expect_scenario(story, "standard");
    story->customer->country = NULL; /* the creditor's own */
    expect_scenario(story, "large");
    story_free(story);
}

Test(scenario_choice, tags_match_if_one_of_them_does)
{
    Story *story = tell("customer C1 tags new+vip");
    add_conditional(story, "large")->tags = one_word("vip");
    expect_scenario(story, "large");
    story_free(story);
}

Test(scenario_choice, the_overdue_balance_counts_credits_and_leaves_out_what_is_not_due)
{
    Story *story = tell("invoice F2 500.00 due 2026-06-10");
    add_conditional(story, "large")->overdue =
        (Range){.set = TRUE, .has_min = TRUE, .min = 100000};
    expect_scenario(story, "large");
    story_tell(story, "credit A1 0.01 due 2026-06-10");
    expect_scenario(story, "standard");
    story_free(story);
}

Test(scenario_choice, the_largest_invoice_and_the_score_are_ranges)
{
    Story *story = tell("customer C1 score 40");
    Conditions *conditions = add_conditional(story, "large");
    conditions->invoice = (Range){.set = TRUE, .has_min = TRUE, .min = 100000};
    conditions->score = (Range){.set = TRUE, .has_max = TRUE, .max = 40};
    expect_scenario(story, "large");
    story->customer->score = 41;
    expect_scenario(story, "standard");
    story->customer->score = -1;
    expect_scenario(story, "standard");
    story_free(story);
}

Test(scenario_choice, the_kind_of_debtor_and_its_insurance_can_be_asked_for)
{
    Story *story = tell("customer C1 debtor public insurer Coface");
    Conditions *conditions = add_conditional(story, "large");
    conditions->debtor = one_word("public");
    conditions->insured = one_word("true");
    expect_scenario(story, "large");
    story->customer->insurer = NULL;
    expect_scenario(story, "standard");
    story_free(story);
}

Test(scenario_choice, the_customers_own_scenario_wins_over_conditions)
{
    Story *story = tell("customer C1 segment key scenario standard");
    add_conditional(story, "large")->segment = one_word("key");
    expect_scenario(story, "standard");
    story_free(story);
}

Test(scenario_choice, a_customer_keeps_its_scenario_while_something_is_overdue)
{
    Story *story = tell("customer C1 segment key; kept standard");
    add_conditional(story, "large")->segment = one_word("key");
    expect_scenario(story, "standard");
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    cr_expect(strstr(text, "next: large") != NULL, "the change is not shown: %s", text);
    ((OpenItem *)story->ledger->items->pdata[0])->due_date = day_from_ymd(2026, 4, 10);
    expect_scenario(story, "large");
    story_free(story);
}

Test(scenario_choice, a_recorded_change_of_scenario_acts_at_once)
{
    Story *story = tell("customer C1 segment key; kept standard; "
                        "event scenario - on 2026-03-09 reason large recorded");
    add_conditional(story, "large")->segment = one_word("key");
    expect_scenario(story, "large");
    story_free(story);
}

Test(scenario_choice, a_kept_scenario_that_is_gone_from_the_file_is_chosen_anew)
{
    Story *story = tell("kept abolished");
    expect_scenario(story, "standard");
    story_free(story);
}

Test(scenario_choice, an_unknown_own_scenario_is_complained_of_with_its_place)
{
    Story *story = tell("customer C1 scenario gentle");
    story_plan(story);
    cr_assert_eq(story->complaints->list->len, 1);
    g_autofree char *text = complaints_to_text(story->complaints);
    cr_expect(strstr(text, "customers.csv:2: HELD: ") != NULL, "%s", text);
    cr_expect(strstr(text, "\"gentle\"") != NULL && strstr(text, "[scenario-unknown]") != NULL);
    story_free(story);
}

Test(scenario_choice, late_payers_are_known_by_the_median_of_their_last_payments)
{
    Story *story = tell("paid P1 50.00 due 2026-02-10 on 2026-02-12; " /* 2 days late */
                        "paid P2 50.00 due 2026-01-10 on 2026-01-30; " /* 20 */
                        "paid P3 50.00 due 2026-01-20 on 2026-03-01"); /* 40 */
    Conditions *conditions = add_conditional(story, "large");
    conditions->days_late_median = (Range){.set = TRUE, .has_min = TRUE, .min = 20};
    conditions->payments = (Range){.set = TRUE, .has_min = TRUE, .min = 3};
    expect_scenario(story, "large");
    conditions->days_late_median.min = 21;
    expect_scenario(story, "standard");
    conditions->days_late_median = (Range){.set = FALSE};
    conditions->payments.min = 4;
    expect_scenario(story, "standard");
    story_free(story);
}

Test(scenario_choice, a_mean_is_compared_with_its_fraction)
{
    Story *story = tell("paid P1 50.00 due 2026-02-10 on 2026-02-12; " /* 2 days late */
                        "paid P2 50.00 due 2026-01-10 on 2026-01-13; " /* 3 */
                        "paid P3 50.00 due 2026-01-20 on 2026-01-23"); /* 3: 2.67 on average */
    Conditions *conditions = add_conditional(story, "large");
    conditions->days_late_mean = (Range){.set = TRUE, .has_max = TRUE, .max = 2};
    expect_scenario(story, "standard");
    g_autofree char *text = assign_explain_invoice(&story->input, story->plan, "F1");
    cr_expect(strstr(text, "): wanted at most 2, found 2.67: does not hold") != NULL, "%s",
              text);
    conditions->days_late_mean.max = 3;
    expect_scenario(story, "large");
    story_free(story);
}

Test(scenario_choice, grace_by_habit_is_the_median_and_three_days)
{
    Story *story = tell("invoice F2 50.00 due 2026-03-02; "
                        "paid P1 50.00 due 2026-02-10 on 2026-02-15"); /* 5: 8 days of grace */
    Step *first = story->scenario->steps->pdata[1];
    first->grace_is_habit = TRUE;
    story->scenario->interval_days = 0; /* F1 is reminded today */
    story_plan(story);
    cr_expect_eq(story_find_row(story, "F2")->next_date, day_from_ymd(2026, 3, 11));
    first->habit_max = 2;
    story_plan(story);
    cr_expect_eq(story_find_row(story, "F2")->decision, DECISION_SEND);
    story_free(story);
}
