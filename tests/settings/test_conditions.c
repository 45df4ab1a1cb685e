#include "settings/build_settings.h"

#include <criterion/criterion.h>

#define LAST "- name: rest\n  steps:\n  - {level: 1, when: {due: 1}, channels: [call]}\n"

static char *make_book(const char *conditions)
{
    return g_strdup_printf("scenarios:\n- name: some\n  if: %s\n  steps:\n"
                           "  - {level: 1, when: {due: 1}, channels: [call]}\n" LAST,
                           conditions);
}

static ScenarioBook *load_conditions(const char *conditions)
{
    g_autofree char *text = make_book(conditions);
    return load_good_book(text);
}

static const Conditions *peek_conditions(const ScenarioBook *book)
{
    return &scenario_book_find(book, "some")->conditions;
}

static void expect_said(const char *conditions, const char *expected)
{
    g_autofree char *text = make_book(conditions);
    g_autofree char *said = complain_about_book(text);
    cr_expect(g_str_has_prefix(said, "scenarios.yaml:3:") && g_str_has_suffix(said, expected),
              "%s", said);
}

Test(conditions, a_single_value_is_a_list_of_one)
{
    g_autoptr(ScenarioBook) book =
        load_conditions("{customer: 0042, country: fr, language: [en, de], debtor: business}");
    const Conditions *conditions = peek_conditions(book);
    cr_expect_str_eq(conditions->customer[0], "0042");
    cr_expect(conditions->customer[1] == NULL);
    cr_expect_str_eq(conditions->country[0], "FR");
    cr_expect_str_eq(conditions->language[1], "de");
    cr_expect_str_eq(conditions->debtor[0], "business");
    cr_expect(conditions->segment == NULL && conditions->tags == NULL);
}

Test(conditions, ranges_have_a_min_a_max_or_both)
{
    g_autoptr(ScenarioBook) book =
        load_conditions("{overdue: {min: 100.50, max: 2000}, score: {max: 40}, "
                        "days_late_median: {min: -5}, payments: {min: 5}}");
    const Conditions *conditions = peek_conditions(book);
    cr_expect(conditions->overdue.set && conditions->overdue.min == 10050);
    cr_expect(conditions->overdue.has_max && conditions->overdue.max == 200000);
    cr_expect(conditions->score.set && !conditions->score.has_min &&
              conditions->score.max == 40);
    cr_expect(conditions->days_late_median.min == -5 && conditions->payments.min == 5);
    cr_expect(!conditions->invoice.set && !conditions->days_late_mean.set);
}

Test(conditions, insured_is_yes_no_or_the_insurer)
{
    g_autoptr(ScenarioBook) yes = load_conditions("{insured: true}");
    cr_expect_str_eq(peek_conditions(yes)->insured[0], "true");
    g_autoptr(ScenarioBook) no = load_conditions("{insured: no}");
    cr_expect_str_eq(peek_conditions(no)->insured[0], "false");
    g_autoptr(ScenarioBook) named = load_conditions("{insured: [Coface, Allianz]}");
    cr_expect_str_eq(peek_conditions(named)->insured[1], "Allianz");
}

Test(conditions, impossible_conditions_are_refused)
{
    expect_said("{segmnt: key}", "nearest known name: \"segment\" [key-unknown]\n");
    expect_said("{segment: []}", "is an empty list: nobody is meant [value-impossible]\n");
    expect_said("{debtor: company}", "[value-impossible]\n");
    expect_said("{language: pt}", "[value-impossible]\n");
    expect_said("{country: [FR, Belgium]}", "[value-impossible]\n");
    expect_said("{overdue: 10000}",
                "scenarios.if.overdue must be a range {min: ..., max: ...}, "
                "not \"10000\" [value-type]\n");
    expect_said("{overdue: {min: -1}}", "[value-impossible]\n");
    expect_said("{overdue: {}}", "has neither min nor max [value-impossible]\n");
    expect_said("{score: {min: 50, max: 40}}", "has a min above its max [value-impossible]\n");
    expect_said("{score: {min: 4.5}}", "[value-type]\n");
    expect_said("{score: {least: 4}}", "[key-unknown]\n");
    expect_said("{tags: [vip, vip]}", "it is given twice in this list [value-impossible]\n");
    expect_said("key",
                "scenarios.if must be a mapping (key: value), not \"key\" [value-type]\n");
}
