#include "settings/build_settings.h"

#include <criterion/criterion.h>

Test(keyed_records, payees_people_and_issuers_are_found_by_their_key)
{
    g_autoptr(Settings) settings = load_good(
        "payees:\n"
        "  factor: {name: Factofrance, iban: FR7630006000011234567890189, text: Subrogé}\n"
        "people:\n"
        "  paul: {name: Paul Girard, title: Recouvrement, phone: \"+33 4\", email: "
        "p@m.example}\n"
        "issuers:\n"
        "  cabinet: {kind: lawyer, name: Cabinet Roux, address: [1 QUAI, 69002 LYON], "
        "signatory: {name: Anne Roux}, payee: factor}\n");
    const Payee *payee = settings_find_payee(settings, "factor");
    cr_assert(payee != NULL);
    cr_expect_str_eq(payee->name, "Factofrance");
    cr_expect_str_eq(payee->text, "Subrogé");
    cr_expect(settings_find_payee(settings, "other") == NULL);
    cr_expect(settings_find_payee(settings, NULL) == NULL);
    cr_expect_str_eq(settings_find_person(settings, "paul")->title, "Recouvrement");
    const Issuer *issuer = settings_find_issuer(settings, "cabinet");
    cr_assert(issuer != NULL);
    cr_expect(issuer->kind == ISSUER_LAWYER);
    cr_expect_str_eq(issuer->signatory_name, "Anne Roux");
    cr_expect(g_strv_length(issuer->address) == 2);
}

Test(keyed_records, a_payee_without_a_key_is_called_by_its_name)
{
    g_autoptr(Settings) settings =
        load_good("payees:\n- {name: Factor SA, iban: FR7630006000011234567890189}\n");
    const Payee *payee = settings_find_payee(settings, "Factor SA");
    cr_assert_not_null(payee);
    cr_assert_str_eq(payee->iban, "FR7630006000011234567890189");
}

Test(keyed_records, a_list_whose_records_name_themselves_is_the_same)
{
    g_autoptr(Settings) settings =
        load_good("payees:\n- {key: factor, name: F, iban: FR7630006000011234567890189}\n"
                  "approvers:\n- {login: cmercier, role: [legal, finance], limit: 5000.00}\n"
                  "- {login: proux, role: legal}\n");
    cr_expect(settings_find_payee(settings, "factor") != NULL);
    cr_assert(settings->approvers->len == 2);
    const Approver *first = g_ptr_array_index(settings->approvers, 0);
    const Approver *second = g_ptr_array_index(settings->approvers, 1);
    cr_expect_str_eq(first->login, "cmercier");
    cr_expect(first->limit_minor == 500000 && second->limit_minor == -1);
    cr_expect_str_eq(first->roles[1], "finance");
    cr_expect_str_eq(second->roles[0], "legal");
}

Test(keyed_records, reasons_say_what_they_do)
{
    g_autoptr(Settings) settings = load_good(
        "services: {quality: q@m.example, escalation: boss@m.example}\n"
        "reasons:\n"
        "  damaged: {label: Marchandise abîmée, service: quality, dispute: true, send: false}\n"
        "  holiday: {label: Congés, hold_days: 10}\n");
    const ReasonSettings *damaged = settings_find_reason(settings, "damaged");
    const ReasonSettings *holiday = settings_find_reason(settings, "holiday");
    cr_assert(damaged != NULL && holiday != NULL);
    cr_expect(damaged->dispute && !damaged->send && damaged->hold_days == -1);
    cr_expect(!holiday->dispute && holiday->send && holiday->hold_days == 10);
    cr_expect_str_eq(g_hash_table_lookup(settings->services, "escalation"), "boss@m.example");
}

Test(keyed_records, names_that_nobody_carries_are_refused)
{
    g_autofree char *said = complain_about("services: {quality: q@m.example}\n"
                                           "reasons: {damaged: {label: X, service: qualty}}\n"
                                           "issuers: {cabinet: {name: R, payee: factor}}\n");
    cr_expect_str_eq(
        said, "relance.yaml:5:40: REFUSED: reasons.service \"qualty\" is impossible: no "
              "such name in this file; nearest known name: \"quality\" "
              "[value-impossible]\n"
              "relance.yaml:6:37: REFUSED: issuers.payee \"factor\" is impossible: no such "
              "name in this file; known here: none [value-impossible]\n");
}

Test(keyed_records, what_a_record_must_have_is_missed_at_its_place)
{
    g_autofree char *said = complain_about("payees:\n"
                                           "  factor: {name: F}\n"
                                           "  other: text\n"
                                           "approvers: [{role: legal}, {login: a}]\n");
    cr_expect_str_eq(
        said, "relance.yaml:5:11: REFUSED: obligatory key \"payees.factor.iban\" is missing "
              "[key-missing]\n"
              "relance.yaml:6:10: REFUSED: payees.other must be a mapping (key: value), not "
              "\"text\" [value-type]\n"
              "relance.yaml:7:13: REFUSED: obligatory key \"approvers.login\" is missing "
              "[key-missing]\n"
              "relance.yaml:7:28: REFUSED: obligatory key \"approvers.a.role\" is missing "
              "[key-missing]\n");
}

Test(keyed_records, services_are_mail_addresses)
{
    g_autofree char *said = complain_about("services: {billing: nobody, quality: }\n");
    cr_expect_str_eq(said, "relance.yaml:4:21: REFUSED: services.billing \"nobody\" is "
                           "impossible: a mail address looks like compta@mercier.example "
                           "[value-impossible]\n"
                           "relance.yaml:4:38: REFUSED: obligatory key \"services.quality\" is "
                           "missing [key-missing]\n");
}
