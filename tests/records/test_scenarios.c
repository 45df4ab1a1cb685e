#include "records/scenarios.h"

#include <criterion/criterion.h>

Test(scenarios, channels_have_names_that_are_read_back)
{
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        Channel channel = CHANNEL_NONE;
        cr_expect(channel_parse(channel_name((Channel)i), &channel) && (int)channel == i);
    }
    Channel channel = CHANNEL_SMS;
    cr_expect(!channel_parse("fax", &channel) && channel == CHANNEL_SMS);
    cr_expect(!channel_parse("", &channel));
    cr_expect_str_eq(channel_name(CHANNEL_NONE), "");
    cr_expect_str_eq(when_key_name(WHEN_END_OF_MONTH), "end_of_month");
    cr_expect_str_eq(step_kind_name(STEP_NOTICE), "notice");
}

Test(scenarios, a_scenario_is_found_by_its_name)
{
    g_autoptr(ScenarioBook) book = scenario_book_new();
    for (int i = 0; i < 3; i++) {
        Scenario *scenario = scenario_new();
        scenario->name = g_strdup_printf("s%d", i);
        g_ptr_array_add(book->scenarios, scenario);
    }
    cr_expect(scenario_book_find(book, "s2") == g_ptr_array_index(book->scenarios, 2));
    cr_expect(scenario_book_find(book, "s3") == NULL);
    cr_expect(scenario_book_find(book, NULL) == NULL);
}

Test(scenarios, approval_registered_and_dossier_make_a_step_formal)
{
    g_autoptr(ScenarioBook) book = scenario_book_new();
    Scenario *scenario = scenario_new();
    Step *step = step_new();
    g_ptr_array_add(book->scenarios, scenario);
    g_ptr_array_add(scenario->steps, step);
    step->channels[step->n_channels++] = CHANNEL_LETTER;
    cr_expect(!step_is_formal(step));
    step->channels[step->n_channels++] = CHANNEL_REGISTERED;
    cr_expect(step_is_formal(step));
    step->channels[1] = CHANNEL_DOSSIER;
    cr_expect(step_is_formal(step));
    step->n_channels = 1;
    g_strfreev(step->approval);
    step->approval = g_strsplit("legal", ",", -1);
    cr_expect(step_is_formal(step));
}

Test(scenarios, events_and_steps_without_reminder_stand_outside_the_ladder)
{
    g_autoptr(ScenarioBook) book = scenario_book_new();
    Scenario *scenario = scenario_new();
    Step *step = step_new();
    g_ptr_array_add(book->scenarios, scenario);
    g_ptr_array_add(scenario->steps, step);
    step->when.set[WHEN_PREVIOUS] = TRUE;
    cr_expect(!step_is_outside_ladder(step));
    static const WhenKey events[] = {WHEN_BROKEN_PROMISE, WHEN_RETURNED, WHEN_SETTLED,
                                     WHEN_DISPUTE_REJECTED};
    for (gsize i = 0; i < G_N_ELEMENTS(events); i++) {
        step->when.set[events[i]] = TRUE;
        cr_expect(step_is_outside_ladder(step));
        step->when.set[events[i]] = FALSE;
    }
    step->kind = STEP_PREVENTIVE;
    cr_expect(step_is_outside_ladder(step));
}
