#include "records/settings.h"

#include <criterion/criterion.h>

Test(settings, new_settings_hold_the_documented_defaults)
{
    g_autoptr(Settings) settings = settings_new();
    cr_expect_str_eq(settings->creditor.country, "FR");
    cr_expect_str_eq(settings->ledger.currency, "EUR");
    cr_expect(settings->ledger.terms == NULL);
    cr_expect(settings->mail.transport == TRANSPORT_MAILDIR && settings->mail.port == 587);
    cr_expect(settings->mail.tls == TLS_REQUIRED && settings->mail.connections == 4);
    cr_expect(settings->print.duplex && !settings->print.colour);
    cr_expect(settings->mail_days_letter == 3 && settings->mail_days_registered == 3);
    cr_expect(settings->archive_copy && settings->max_ledger_age_days == 7);
    cr_expect(settings->amicable_days == -1 && settings->hold_max_days == -1);
    cr_expect(settings->penalties.rate == PENALTY_DEFAULT);
}

Test(settings, arrays_own_what_is_put_into_them_and_are_searched_by_key)
{
    g_autoptr(Settings) settings = settings_new();
    g_ptr_array_add(settings->payees, payee_new("factor"));
    g_ptr_array_add(settings->people, person_new("paul"));
    g_ptr_array_add(settings->issuers, issuer_new("cabinet"));
    g_ptr_array_add(settings->reasons, reason_settings_new("damaged"));
    g_ptr_array_add(settings->approvers, approver_new());
    g_ptr_array_add(settings->ledger.columns, column_choice_new("invoice", "N° pièce", 3));
    cr_expect_str_eq(settings_find_payee(settings, "factor")->key, "factor");
    cr_expect(settings_find_payee(settings, "paul") == NULL);
    cr_expect_str_eq(settings_find_person(settings, "paul")->key, "paul");
    cr_expect_str_eq(settings_find_issuer(settings, "cabinet")->key, "cabinet");
    cr_expect(settings_find_reason(settings, "damaged")->send);
    cr_expect(settings_find_reason(settings, NULL) == NULL);
}
