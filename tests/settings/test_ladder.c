#include "settings/build_settings.h"

#include <criterion/criterion.h>

#define STEP(words) "  - {channels: [call], " words "}\n"

static void expect_said(const char *steps, const char *expected)
{
    g_autofree char *said = complain_about_steps(steps);
    cr_expect(g_strcmp0(said, expected) == 0, "%s", said);
}

Test(ladder, a_level_given_twice_is_not_rising)
{
    expect_said(
        STEP("level: 1, when: {due: 1}") STEP("level: 1, when: {previous: 9}"),
        "scenarios.yaml:5:31: REFUSED: step \"reminder 1\" has level 1 after level 1 of "
        "\"reminder 1\"; each level must be higher than the one before "
        "[levels-not-rising]\n");
}

Test(ladder, a_gap_in_the_levels_is_allowed)
{
    g_autoptr(ScenarioBook) book =
        load_good_steps(STEP("level: 1, when: {due: 1}") STEP("level: 4, when: {previous: 9}"));
    cr_expect(peek_step(book, 1)->level == 4);
}

Test(ladder, steps_outside_the_ladder_stand_behind_it_and_are_not_compared)
{
    g_autoptr(ScenarioBook) book = load_good_steps(
        STEP("level: 0, when: {due: -14}") STEP("when: {due: -3}")
            STEP("when: {day_of_month: 1}") STEP("level: 1, when: {due: 1}")
                STEP("when: {broken_promise: 0}") STEP("level: 2, when: {previous: 9}")
                    STEP("level: 1, when: {returned: 0}") STEP("when: {settled: 0}"));
    static const struct {
        int level;
        StepKind kind;
    } expected[] = {
        {1, STEP_REMINDER},  {2, STEP_REMINDER}, {0, STEP_PREVENTIVE}, {0, STEP_PREVENTIVE},
        {0, STEP_STATEMENT}, {1, STEP_REMINDER}, {1, STEP_REMINDER},   {1, STEP_THANKS},
    };
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const Step *step = peek_step(book, i);
        cr_expect(step->level == expected[i].level && step->kind == expected[i].kind, "%u", i);
        cr_expect(step_is_outside_ladder(step) == (i >= 2), "%u", i);
    }
}

Test(ladder, a_notice_on_the_due_date_itself_is_preventive)
{
    g_autoptr(ScenarioBook) book =
        load_good_steps(STEP("level: 0, when: {due: 0}") STEP("level: 1, when: {due: 1}"));
    cr_expect(peek_step(book, 1)->kind == STEP_PREVENTIVE);
}

Test(ladder, a_step_before_the_due_date_has_level_zero)
{
    expect_said(
        STEP("level: 1, name: avant, when: {due: -7}"),
        "scenarios.yaml:4:59: REFUSED: step \"avant\", level 1, at due: -7: what is due "
        "today or later is not overdue; write due: 1 or more, or level 0 for a notice "
        "before the due date [due-not-over]\n");
}

Test(ladder, a_reminder_without_level_misses_it)
{
    expect_said(STEP("when: {due: 3}"),
                "scenarios.yaml:4:5: REFUSED: obligatory key \"scenarios.steps.level\" is "
                "missing [key-missing]\n");
}

Test(ladder, the_first_level_has_neither_a_previous_one_nor_its_deadline)
{
    expect_said(STEP("level: 0, when: {due: -7}") STEP("level: 1, when: {previous: 5}"),
                "scenarios.yaml:5:51: REFUSED: step \"reminder 1\" counts from the previous "
                "level and is the first one; write due [previous-missing]\n");
    expect_said(
        STEP("level: 1, when: {deadline: 2}"),
        "scenarios.yaml:4:51: REFUSED: step \"reminder 1\" counts from a deadline and is "
        "the first one; write due [deadline-missing]\n");
}

Test(ladder, several_keys_of_when_hold_together)
{
    g_autoptr(ScenarioBook) book = load_good_steps(
        STEP("level: 1, when: {due: 1}") STEP("level: 2, when: {due: 30, previous: 14}"));
    const When *when = &peek_step(book, 1)->when;
    cr_expect(when->set[WHEN_DUE] && when->days[WHEN_DUE] == 30);
    cr_expect(when->set[WHEN_PREVIOUS] && when->days[WHEN_PREVIOUS] == 14);
    cr_expect(!when->set[WHEN_DEADLINE] && when->line == 5);
}

Test(ladder, a_step_that_could_not_be_read_draws_no_further_complaint)
{
    expect_said(
        STEP("level: one, when: {due: 1}") STEP("level: 2, when: {previous: 5}"),
        "scenarios.yaml:4:31: REFUSED: scenarios.steps.level must be a whole number, not "
        "\"one\" [value-type]\n");
}

Test(ladder, steps_of_events_stand_outside_with_the_level_of_the_item)
{
    g_autoptr(ScenarioBook) book = load_good_steps(STEP("when: {dispute_rejected: 2}") STEP(
        "when: {settled: 0}") STEP("level: 1, when: {due: 1}"));
    cr_expect_eq(peek_step(book, 0)->when.set[WHEN_DUE], TRUE, "the ladder stands first");
    const Step *rejected = peek_step(book, 1), *settled = peek_step(book, 2);
    cr_expect(rejected->when.set[WHEN_DISPUTE_REJECTED]);
    cr_expect_eq(rejected->when.days[WHEN_DISPUTE_REJECTED], 2);
    cr_expect_eq(rejected->level, 1);
    cr_expect_eq(rejected->kind, STEP_REMINDER);
    cr_expect_eq(settled->kind, STEP_THANKS);
}
