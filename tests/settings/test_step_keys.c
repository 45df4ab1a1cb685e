#include "settings/build_settings.h"

#include <criterion/criterion.h>
#include <string.h>

#define FIRST "  - {level: 1, when: {due: 1}, channels: [call], deadline_days: 8}\n"

/* A second step with these words after level, when and channels. */
static ScenarioBook *load_second(const char *channels, const char *more)
{
    g_autofree char *steps = g_strdup_printf(
        FIRST "  - {level: 2, when: {previous: 9}, channels: %s%s}\n", channels, more);
    return load_good_steps(steps);
}

static void expect_said(const char *step, const char *rule, const char *words)
{
    g_autofree char *steps = g_strdup_printf(FIRST "  - {level: 2, %s}\n", step);
    g_autofree char *said = complain_about_steps(steps);
    g_autofree char *end = g_strdup_printf("[%s]\n", rule);
    cr_expect(g_str_has_suffix(said, end) && strstr(said, words), "%s: %s", step, said);
    cr_expect(strchr(said, '\n') == said + strlen(said) - 1, "one complaint: %s", said);
}

Test(step_keys, formal_steps_carry_their_own_items_unless_told_otherwise)
{
    static const struct {
        const char *channels, *more;
        Carries carries;
        StepKind kind;
    } rows[] = {
        {"[letter]", ", template: reminder-2", CARRIES_ALL, STEP_REMINDER},
        {"[letter]", ", template: reminder-2, approval: legal", CARRIES_OWN, STEP_REMINDER},
        {"[letter]", ", template: formal-notice, approval: legal", CARRIES_OWN, STEP_NOTICE},
        {"[registered]", ", template: formal-notice", CARRIES_OWN, STEP_NOTICE},
        {"[registered]", ", template: reminder-3", CARRIES_OWN, STEP_REMINDER},
        {"[registered]", ", template: formal-notice, carries: all", CARRIES_ALL, STEP_NOTICE},
        {"[dossier]", "", CARRIES_OWN, STEP_REMINDER},
        {"[letter]", ", template: formal-notice", CARRIES_ALL, STEP_REMINDER},
        {"[letter]", ", template: last, kind: notice", CARRIES_ALL, STEP_NOTICE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(ScenarioBook) book = load_second(rows[i].channels, rows[i].more);
        const Step *step = peek_step(book, 1);
        cr_expect(step->carries == rows[i].carries && step->kind == rows[i].kind, "%s%s",
                  rows[i].channels, rows[i].more);
    }
}

Test(step_keys, all_keys_of_a_step_are_taken)
{
    g_autoptr(ScenarioBook) book = load_second(
        "[email, sms]",
        ", name: relance, fallback: letter, template: reminder-2, contacts: [cfo, ceo], cc: "
        "legal, deadline_days: 10, charges: interest, fee: 12.00, fee_basis: \"CGV art. 7\", "
        "minimum_amount: 30, minimum_percent: 10%, approval: [legal, finance], grace_days: 4, "
        "attach: [invoices, bank_details], seat: required, proof: required, notify: {people: "
        "[collector, sales_rep], days_before: 3}");
    const Step *step = peek_step(book, 1);
    cr_expect_str_eq(step->name, "relance");
    cr_expect(step->n_channels == 2 && step->channels[1] == CHANNEL_SMS);
    cr_expect(step->fallback == CHANNEL_LETTER && step->deadline_days == 10);
    cr_expect_str_eq(step->contacts[0], "cfo");
    cr_expect_str_eq(step->cc[0], "legal");
    cr_expect(step->charge_interest && !step->charge_indemnity && step->fee_minor == 1200);
    cr_expect(step->minimum_minor == 3000 && step->minimum_percent == 10);
    cr_expect_str_eq(step->approval[1], "finance");
    cr_expect(step->attach_invoices && !step->attach_statement && step->attach_bank_details);
    cr_expect(step->seat_required && step->proof_required && step->grace_days == 4);
    cr_expect_str_eq(step->notify_people[1], "sales_rep");
    cr_expect(step->notify_days_before == 3 && step->line == 5);
}

Test(step_keys, approval_none_is_no_approval)
{
    g_autoptr(ScenarioBook) book =
        load_second("[letter]", ", template: reminder-2, approval: none");
    cr_expect(peek_step(book, 1)->approval[0] == NULL && !step_is_formal(peek_step(book, 1)));
}

Test(step_keys, what_is_wrong_in_a_step_is_named_once)
{
    expect_said("when: {previous: 9}, channels: [emial], template: x", "value-impossible",
                "nearest known name: \"email\"");
    expect_said("when: {previous: 9}, channels: []", "value-impossible", "empty list");
    expect_said("when: {previous: 9}, channels: [call, call]", "value-impossible", "twice");
    expect_said("when: {previous: 9}, channels: [call], chanels: [sms]", "key-unknown",
                "nearest known name: \"channels\"");
    expect_said("when: {previous: 9}, channels: [call], fallback: letter", "template-missing",
                "goes by letter");
    expect_said("when: {previous: 9}, channels: [letter], template: ../secret",
                "value-impossible", "without slash");
    expect_said("when: {previous: 9}, channels: [call], approval: true", "value-type",
                "the role that approves");
    expect_said("when: {previous: 9}, channels: [call], charges: [interst]", "value-impossible",
                "nearest known name: \"interest\"");
    expect_said("when: {previous: 9}, channels: [call], deadline_days: 0", "value-impossible",
                "from 1 to 365");
    expect_said("when: {previous: 9}, channels: [call], grace_days: habits", "value-type",
                "grace_days");
    expect_said("when: {previous: 9}, channels: [call], notify: {days_before: 2}",
                "key-missing", "notify.people");
    expect_said("when: {previous: 9}, channels: [call], notify: {people: nobody}",
                "value-impossible", "\"nobody\" is neither among people nor services");
    expect_said("when: {previous: 9}, channels: [call], issuer: cabinet", "value-impossible",
                "issuer \"cabinet\" is not among the issuers of relance.yaml");
    expect_said("channels: [call]", "key-missing", "\"scenarios.steps.when\"");
    expect_said("when: {previous: 9}", "key-missing", "\"scenarios.steps.channels\"");
}

Test(step_keys, when_has_known_keys_within_their_ranges)
{
    expect_said("when: {}, channels: [call]", "value-impossible", "the step would never come");
    expect_said("when: {previuos: 9}, channels: [call]", "key-unknown",
                "nearest known name: \"previous\"");
    expect_said("when: {previous: 0}, channels: [call]", "value-impossible", "from 1 to 3650");
    expect_said("when: {previous: soon}, channels: [call]", "value-type", "a whole number");
    expect_said("when: {deadline: -1}, channels: [call]", "deadline-not-over", "deadline -1");
    expect_said("when: {day_of_month: 32}, channels: [call]", "value-impossible",
                "from 1 to 31");
    expect_said("when: 14, channels: [call]", "value-type", "scenarios.steps.when");
}

Test(step_keys, a_fee_of_consumers_is_refused_even_with_a_basis)
{
    g_autofree char *said = complain_about_book(
        "scenarios:\n"
        "- name: mixed\n"
        "  if: {debtor: [business, consumer]}\n"
        "  steps:\n"
        "  - {level: 1, when: {due: 1}, channels: [call], fee: 5.00}\n"
        "- name: rest\n"
        "  steps:\n"
        "  - {level: 1, when: {due: 1}, channels: [call], fee: 5.00, fee_basis: CGV}\n");
    cr_expect(g_str_has_prefix(said, "scenarios.yaml:5:55: REFUSED: "), "%s", said);
    cr_expect(g_str_has_suffix(said, "[fee-for-consumers]\n"), "%s", said);
}

Test(step_keys, issuers_people_and_approvers_are_those_of_the_settings)
{
    g_autofree char *said = NULL;
    g_autoptr(ScenarioBook) book = load_book_text(
        "people: {paul: {name: Paul}}\nissuers: {cabinet: {name: Roux, kind: lawyer}}\n"
        "approvers: {cmercier: {role: [legal]}}\n",
        "scenarios:\n- name: all\n  steps:\n"
        "  - {level: 1, when: {due: 1}, channels: [call], issuer: cabinet, approval: legal, "
        "notify: {people: paul}}\n",
        &said);
    cr_assert(book != NULL, "%s", said);
    cr_expect_str_eq(peek_step(book, 0)->issuer, "cabinet");
}
