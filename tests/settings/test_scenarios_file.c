#include "settings/build_settings.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <string.h>

#define ONE_STEP "  - {level: 1, when: {due: 1}, channels: [call]}\n"
#define LAST "- name: rest\n  steps:\n" ONE_STEP

static ScenarioBook *load_file(const char *path)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Settings) settings = load_good("");
    ScenarioBook *book = scenarios_load(path, "scenarios.yaml", settings, complaints, &error);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(book != NULL && error == NULL, "%s", said);
    return book;
}

/* The ladder of formats.md, as the example and the stock file have it. */
static void expect_standard_ladder(const Scenario *standard, guint n_outside)
{
    static const struct {
        int level;
        WhenKey key;
        int days;
        Channel first;
        StepKind kind;
        Carries carries;
    } ladder[] = {
        {1, WHEN_DUE, 1, CHANNEL_EMAIL, STEP_REMINDER, CARRIES_ALL},
        {2, WHEN_PREVIOUS, 14, CHANNEL_EMAIL, STEP_REMINDER, CARRIES_ALL},
        {3, WHEN_PREVIOUS, 10, CHANNEL_LETTER, STEP_REMINDER, CARRIES_ALL},
        {4, WHEN_DEADLINE, 2, CHANNEL_REGISTERED, STEP_NOTICE, CARRIES_OWN},
        {5, WHEN_DEADLINE, 2, CHANNEL_DOSSIER, STEP_REMINDER, CARRIES_OWN},
    };
    cr_assert(standard->steps->len == G_N_ELEMENTS(ladder) + n_outside);
    for (guint i = 0; i < G_N_ELEMENTS(ladder); i++) {
        const Step *step = g_ptr_array_index(standard->steps, i);
        cr_expect(step->level == ladder[i].level && step->kind == ladder[i].kind);
        cr_expect(step->when.set[ladder[i].key] &&
                  step->when.days[ladder[i].key] == ladder[i].days);
        cr_expect(step->channels[0] == ladder[i].first && step->carries == ladder[i].carries);
        cr_expect(!step_is_outside_ladder(step));
    }
}

Test(scenarios_file, the_example_of_the_format_page_is_read)
{
    g_autoptr(ScenarioBook) book = load_file(FIXTURES "/settings/formats/scenarios.yaml");
    cr_expect_str_eq(book->calendar.country, "FR");
    cr_expect(book->calendar.roll == ROLL_NEXT);
    cr_assert(book->scenarios->len == 3);
    const Scenario *large = scenario_book_find(book, "large");
    cr_assert(large != NULL);
    cr_expect(large->minimum_minor == 5000 && large->interval_days == 14);
    cr_expect(large->has_conditions && large->line == 9);
    const Conditions *conditions = &large->conditions;
    cr_expect_str_eq(conditions->segment[1], "large");
    cr_expect_str_eq(conditions->country[0], "FR");
    cr_expect(conditions->overdue.has_min && conditions->overdue.min == 1000000);
    cr_expect(!conditions->overdue.has_max && conditions->score.max == 40);
    cr_expect(conditions->days_late_mean.min == 10 && conditions->invoice.min == 500000);
    const Scenario *standard = scenario_book_find(book, "standard");
    cr_assert(standard != NULL && !standard->has_conditions);
    cr_expect(standard->minimum_minor == 1500);
    expect_standard_ladder(standard, 1);
    const Step *third = g_ptr_array_index(standard->steps, 2);
    cr_expect(third->charge_interest && third->charge_indemnity && third->deadline_days == 8);
    cr_expect(third->n_channels == 2 && third->channels[1] == CHANNEL_CALL);
    const Step *fourth = g_ptr_array_index(standard->steps, 3);
    cr_expect_str_eq(fourth->approval[0], "legal");
    cr_expect_str_eq(fourth->contacts[1], "ceo");
    const Step *before_due = g_ptr_array_index(standard->steps, 5);
    cr_expect(before_due->kind == STEP_PREVENTIVE && before_due->level == 0);
    cr_expect(before_due->when.days[WHEN_DUE] == -7);
}

Test(scenarios_file, the_stock_scenarios_are_good)
{
    g_autoptr(ScenarioBook) book = load_file(SOURCE_ROOT "/templates/scenarios.yaml");
    cr_expect(scenario_book_find(book, "public-bodies") != NULL);
    expect_standard_ladder(scenario_book_find(book, "standard"), 1);
}

Test(scenarios_file, what_is_not_said_means_no_interval_no_minimum_and_step_by_step)
{
    g_autoptr(ScenarioBook) book = load_good_book("scenarios:\n" LAST);
    const Scenario *rest = scenario_book_find(book, "rest");
    cr_expect(rest->interval_days == 0 && rest->minimum_minor == 0 && rest->grace_days == 0);
    cr_expect(rest->minimum_percent == 0 && !rest->grace_is_habit && rest->habit_max == -1);
    cr_expect(rest->advance == ADVANCE_STEP && rest->group == GROUP_CUSTOMER);
    cr_expect_str_eq(book->calendar.country, "FR");
    cr_expect(book->calendar.roll == ROLL_NEXT && *book->calendar.region == '\0');
}

Test(scenarios_file, a_step_has_its_own_figure_else_the_scenarios_else_the_default)
{
    g_autoptr(ScenarioBook) book = load_good_book(
        "scenarios:\n"
        "- name: key\n"
        "  if: {segment: key}\n"
        "  steps:\n" ONE_STEP "  - {level: 2, when: {previous: 5}, channels: [call], "
        "minimum_amount: 0, grace_days: 3}\n"
        "  grace_days: habit\n"
        "  habit_max: 12\n"
        "  minimum_amount: 80.5\n"
        "  group: invoice\n" LAST
        "defaults: {minimum_amount: 15, minimum_percent: 5, grace_days: 2, advance: jump}\n");
    const Step *first = peek_step(book, 0), *second = peek_step(book, 1);
    cr_expect(first->minimum_minor == 8050 && second->minimum_minor == 0);
    cr_expect(first->minimum_percent == 5 && second->minimum_percent == 5);
    cr_expect(first->grace_is_habit && first->grace_days == 0 && first->habit_max == 12);
    cr_expect(!second->grace_is_habit && second->grace_days == 3);
    const Scenario *rest = scenario_book_find(book, "rest");
    cr_expect(rest->minimum_minor == 1500 && rest->grace_days == 2);
    cr_expect(rest->advance == ADVANCE_JUMP && rest->group == GROUP_CUSTOMER);
    const Step *last = g_ptr_array_index(rest->steps, 0);
    cr_expect(last->minimum_minor == 1500 && last->grace_days == 2 && !last->grace_is_habit);
}

Test(scenarios_file, the_calendar_is_one_that_is_known)
{
    g_autoptr(ScenarioBook) book = load_good_book(
        "calendar: {country: FR, region: \"67\", roll: previous}\nscenarios:\n" LAST);
    cr_expect_str_eq(book->calendar.region, "67");
    cr_expect(book->calendar.roll == ROLL_PREVIOUS);
    g_autofree char *said = complain_about_book(
        "calendar: {country: PL, roll: after, region: 69}\nscenarios:\n" LAST);
    cr_expect_str_eq(
        said,
        "scenarios.yaml:1:21: REFUSED: calendar.country \"PL\" is impossible: public holidays "
        "are known for FR, BE, DE, LU, CH, GB, ES, IT and NL [value-impossible]\n"
        "scenarios.yaml:1:31: REFUSED: calendar.roll \"after\" is impossible: known here: "
        "next, "
        "previous, none [value-impossible]\n"
        "scenarios.yaml:1:46: REFUSED: calendar.region \"69\" is impossible: "
        "alsace-moselle (or 57, 67, 68), guadeloupe, martinique, guyane, reunion, mayotte, "
        "saint-barthelemy, saint-martin (or 971 to 978) [value-impossible]\n");
}

Test(scenarios_file, regions_are_known_by_name)
{
    static const char *const names[][2] = {
        {"alsace-moselle", "57"}, {"Alsace-Moselle", "57"}, {"Réunion", "974"},
        {"La Réunion", "974"},    {"mayotte", "976"},       {"Saint Martin", "978"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = g_strdup_printf(
            "calendar: {country: FR, region: %s}\nscenarios:\n" LAST, names[i][0]);
        g_autoptr(ScenarioBook) book = load_good_book(text);
        cr_expect_str_eq(book->calendar.region, names[i][1], "%s", names[i][0]);
    }
}

Test(scenarios_file, the_calendar_is_the_creditors_country_where_it_is_not_said)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Settings) settings = load_good("");
    g_free(settings->creditor.country);
    settings->creditor.country = g_strdup("BE");
    g_autoptr(ScenarioBook) book =
        scenarios_load(SOURCE_ROOT "/fixtures/complaints/key-missing/scenarios.yaml", "s",
                       settings, complaints, &error);
    cr_assert(book != NULL);
    cr_expect_str_eq(book->calendar.country, "BE");
}

Test(scenarios_file, the_scenario_name_none_means_never_and_cannot_be_taken)
{
    g_autofree char *said =
        complain_about_book("scenarios:\n- name: none\n  steps:\n" ONE_STEP);
    cr_expect_str_eq(said,
                     "scenarios.yaml:2:9: REFUSED: scenarios.name \"none\" is impossible: "
                     "in the customers file it means never [value-impossible]\n");
}

Test(scenarios_file, no_scenario_and_no_step_are_refused)
{
    static const struct {
        const char *text, *end;
    } rows[] = {
        {"", "obligatory key \"scenarios\" is missing [key-missing]\n"},
        {"scenarios: []\n", "scenarios is an empty list [value-impossible]\n"},
        {"scenarios: standard\n", "must be a list of scenarios, each with a dash, not "
                                  "\"standard\" [value-type]\n"},
        {"scenarios:\n- name: a\n", "obligatory key \"scenarios.steps\" is missing "
                                    "[key-missing]\n"},
        {"scenarios:\n- name: a\n  steps: []\n", "[value-impossible]\n"},
        {"scenarios:\n- name: a\n  steps: {level: 1}\n",
         "scenarios.steps must be a list of steps, each with a dash, not a mapping "
         "[value-type]\n"},
        {"scenarios:\n- standard\n", "scenarios must be a mapping (key: value), not "
                                     "\"standard\" [value-type]\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *said = complain_about_book(rows[i].text);
        cr_expect(g_str_has_suffix(said, rows[i].end), "%s: %s", rows[i].text, said);
    }
}

Test(scenarios_file, an_empty_if_is_none)
{
    g_autofree char *said =
        complain_about_book("scenarios:\n- name: a\n  if: {}\n  steps:\n" ONE_STEP LAST);
    cr_expect(g_str_has_suffix(said, "[scenario-unreachable]\n"), "%s", said);
    g_autoptr(ScenarioBook) book =
        load_good_book("scenarios:\n- name: a\n  if: {}\n  steps:\n" ONE_STEP);
    cr_expect(!scenario_book_find(book, "a")->has_conditions);
}

Test(scenarios_file, a_file_that_is_not_there_is_an_error)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Settings) settings = load_good("");
    g_autoptr(ScenarioBook) book =
        scenarios_load("/nowhere/s.yaml", "s.yaml", settings, complaints, &error);
    cr_expect(book == NULL && complaints->list->len == 0);
    cr_expect(g_error_matches(error, OUTCOME_ERROR, OUTCOME_SETTINGS_REFUSED));
}
