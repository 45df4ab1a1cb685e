#include "settings/build_settings.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

static void expect_text(const char *got, const char *expected)
{
    cr_expect(g_strcmp0(got, expected) == 0, "got \"%s\", expected \"%s\"", got, expected);
}

static Settings *load_example(void)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    Settings *settings =
        settings_load(FIXTURES "/settings/formats/relance.yaml", complaints, &error);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(settings != NULL && error == NULL, "%s", said);
    return settings;
}

Test(settings_file, the_example_of_the_format_page_gives_creditor_and_ledger)
{
    g_autoptr(Settings) settings = load_example();
    const Creditor *creditor = &settings->creditor;
    expect_text(creditor->name, "Atelier Mercier SAS");
    cr_expect(g_strv_length(creditor->address) == 2);
    expect_text(creditor->address[1], "69003 LYON");
    expect_text(creditor->postcode, "69003");
    expect_text(creditor->city, "LYON");
    expect_text(creditor->country, "FR");
    expect_text(creditor->siren, "732829320");
    expect_text(creditor->vat, "FR44732829320");
    expect_text(creditor->iban, "FR7630006000011234567890189");
    expect_text(creditor->signatory_title, "Directrice financière");
    expect_text(creditor->logo, FIXTURES "/settings/formats/logo.png");
    expect_text(creditor->logo_named, "logo.png");
    const LedgerSettings *ledger = &settings->ledger;
    cr_expect(ledger->files->len == 1);
    expect_text(g_ptr_array_index(ledger->files, 0), FIXTURES "/settings/formats/ledger.csv");
    expect_text(g_ptr_array_index(ledger->named, 0), "ledger.csv");
    cr_expect(ledger->columns->len == 3);
    const ColumnChoice *choice = g_ptr_array_index(ledger->columns, 0);
    expect_text(choice->key, "invoice");
    expect_text(choice->header, "N° pièce");
    expect_text(ledger->terms, "net:30");
    cr_expect(ledger->as_of == AS_OF_AUTO);
    expect_text(settings->customers.named, "customers.csv");
}

Test(settings_file, the_example_of_the_format_page_gives_channels_and_rules)
{
    g_autoptr(Settings) settings = load_example();
    const MailSettings *mail = &settings->mail;
    cr_expect(mail->transport == TRANSPORT_MAILDIR && mail->tls == TLS_REQUIRED);
    expect_text(mail->host, "smtp.mercier.example");
    cr_expect(mail->port == 587 && mail->connections == 4 && mail->per_minute == 25);
    expect_text(mail->from, "Comptabilité clients <compta@mercier.example>");
    expect_text(mail->from_name, "Comptabilité clients");
    expect_text(mail->from_address, "compta@mercier.example");
    expect_text(mail->password_file, "/run/secrets/smtp");
    cr_expect(settings->print.duplex && !settings->print.colour);
    cr_expect(settings->print.max_sheets_per_file == 5000);
    cr_expect(settings->mail_days_letter == 3 && settings->mail_days_email == 0);
    expect_text(settings->registered_pool, FIXTURES "/settings/formats/numbers.txt");
    cr_expect(settings->penalties.rate == PENALTY_DEFAULT);
    cr_expect(settings->penalties.day_count == COUNT_ACT_365);
    cr_expect(settings->letters.spelling == SPELLING_TRADITIONAL &&
              settings->letters.always_group);
    cr_expect(settings->archive_copy);
    cr_expect(settings->max_ledger_age_days == 7);
    expect_text(g_hash_table_lookup(settings->services, "quality"), "qualite@mercier.example");
    expect_text(settings->history, FIXTURES "/settings/formats/out/relance.db");
}

Test(settings_file, the_obligatory_keys_alone_are_enough_and_the_rest_has_its_default)
{
    g_autoptr(Settings) settings = load_good("");
    expect_text(settings->ledger.format, "auto");
    expect_text(settings->ledger.dates, "auto");
    expect_text(settings->ledger.terms, NULL);
    expect_text(settings->ledger.currency, "EUR");
    expect_text(settings->ledger.accounts[0], "411");
    expect_text(settings->customers.file, NULL);
    expect_text(settings->scenarios, "scenarios.yaml");
    expect_text(settings->rates, NULL);
    expect_text(settings->templates, NULL);
    expect_text(settings->out, "out");
    expect_text(settings->history, "out/relance.db");
    expect_text(settings->folder, ".");
    expect_text(settings->print.layout, "fr-dl");
    expect_text(settings->print.target, "folder");
    expect_text(settings->registered_numbers, "pool");
    expect_text(settings->registered_form, "paper");
    expect_text(settings->mail.from_address, NULL);
    cr_expect(settings->mail.transport == TRANSPORT_MAILDIR && settings->mail.per_minute == 0);
    cr_expect(settings->amicable_days == -1 && settings->promises_max == -1);
    cr_expect(settings->min_days_left == 5 && settings->valid_days == 5);
    cr_expect(settings->guard_max_documents == -1 && settings->guard_max_growth == -1);
    cr_expect(settings->proof_wait_days == 15 && settings->call_wait_days == 5);
    cr_expect(settings->insurance_declare_days == 60 && settings->insurance_warn_days == 10);
}

Test(settings_file, every_key_of_practice_is_taken)
{
    g_autoptr(Settings) settings =
        load_good("amicable_days: 60\n"
                  "promises_max: 2\n"
                  "promise_max_days: 30\n"
                  "promise_grace_days: 2\n"
                  "hold_max_days: 45\n"
                  "proof_wait_days: 20\n"
                  "call_wait_days: 6\n"
                  "min_days_left: 4\n"
                  "valid_days: 3\n"
                  "task_repeat_days: 7\n"
                  "calls_per_day: 40\n"
                  "habit_max: 20\n"
                  "claim_after_payment: true\n"
                  "third_party_collector: yes\n"
                  "audit: {witness: temoin@cabinet.example}\n"
                  "guard: {max_documents: 500, max_growth: 50%, "
                  "max_new_customers: 30}\n"
                  "insurance: {declare_days: 75, warn_days: 12}\n"
                  "documents: {file: documents.csv}\n"
                  "letters: {spelling: 1990, hyphen_millions: true, swiss_eighty: "
                  "quatre-vingts, always_group: no}\n"
                  "payment_link: https://pay.example/{customer}/{invoice}\n");
    cr_expect(settings->amicable_days == 60 && settings->promises_max == 2);
    cr_expect(settings->promise_max_days == 30 && settings->promise_grace_days == 2);
    cr_expect(settings->hold_max_days == 45 && settings->proof_wait_days == 20);
    cr_expect(settings->call_wait_days == 6 && settings->min_days_left == 4);
    cr_expect(settings->valid_days == 3 && settings->task_repeat_days == 7);
    cr_expect(settings->calls_per_day == 40 && settings->habit_max == 20);
    cr_expect(settings->claim_after_payment && settings->third_party_collector);
    expect_text(settings->audit_witness, "temoin@cabinet.example");
    cr_expect(settings->guard_max_documents == 500 && settings->guard_max_growth == 50);
    cr_expect(settings->guard_max_new_customers == 30);
    cr_expect(settings->insurance_declare_days == 75 && settings->insurance_warn_days == 12);
    expect_text(settings->documents.file, "documents.csv");
    cr_expect(settings->letters.spelling == SPELLING_1990 && settings->letters.hyphen_millions);
    cr_expect(settings->letters.swiss_eighty == EIGHTY_QUATRE_VINGTS);
    cr_expect_not(settings->letters.always_group);
    expect_text(settings->payment_link, "https://pay.example/{customer}/{invoice}");
}

Test(settings_file, all_mistakes_are_named_in_one_go_in_the_order_of_the_file)
{
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings = load_text("creditr: {name: X}\n"
                                             "ledger: {fiel: ledger.csv, format: xml}\n"
                                             "scenarios: [a, b]\n"
                                             "valid_days: -1\n",
                                             &said);
    cr_expect(settings == NULL);
    expect_text(
        said,
        "relance.yaml:1:1: REFUSED: key \"creditr\" is not known; nearest known name: "
        "\"creditor\" [key-unknown]\n"
        "relance.yaml:1:1: REFUSED: obligatory key \"creditor.name\" is missing [key-missing]\n"
        "relance.yaml:1:1: REFUSED: obligatory key \"creditor.address\" is missing (or street, "
        "postcode, city) [key-missing]\n"
        "relance.yaml:2:9: REFUSED: obligatory key \"ledger.file\" is missing [key-missing]\n"
        "relance.yaml:2:10: REFUSED: key \"ledger.fiel\" is not known; nearest known name: "
        "\"file\" [key-unknown]\n"
        "relance.yaml:2:36: REFUSED: ledger.format \"xml\" is impossible: known here: auto, "
        "csv, "
        "fec, ximport, rimport, ebp [value-impossible]\n"
        "relance.yaml:3:12: REFUSED: scenarios must be text, not a list [value-type]\n"
        "relance.yaml:4:13: REFUSED: valid_days \"-1\" is impossible: from 0 to 3650 is "
        "possible "
        "[value-impossible]\n");
}

Test(settings_file, an_empty_file_lacks_all_obligatory_keys)
{
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings = load_text("# nothing yet\n", &said);
    cr_expect(settings == NULL);
    expect_text(said,
                "relance.yaml:1:1: REFUSED: obligatory key \"creditor.name\" is missing "
                "[key-missing]\n"
                "relance.yaml:1:1: REFUSED: obligatory key \"ledger.file\" is missing "
                "[key-missing]\n"
                "relance.yaml:1:1: REFUSED: obligatory key \"scenarios\" is missing "
                "[key-missing]\n"
                "relance.yaml:1:1: REFUSED: obligatory key \"creditor.address\" is missing (or "
                "street, postcode, city) [key-missing]\n");
}

Test(settings_file, a_list_instead_of_keys_is_refused)
{
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings = load_text("- creditor\n", &said);
    cr_expect(settings == NULL);
    expect_text(said,
                "relance.yaml:1:1: REFUSED: the file must be a mapping (key: value), not a "
                "list [value-type]\n");
}

Test(settings_file, null_and_an_empty_section_count_as_not_given)
{
    g_autoptr(Settings) settings = load_good("rates: null\nmail:\nvalid_days: ~\n");
    expect_text(settings->rates, NULL);
    cr_expect(settings->valid_days == 5);
    g_autofree char *said = NULL;
    g_autoptr(Settings) none = load_text("creditor: {name: X, address: [A]}\n"
                                         "ledger: {file: }\nscenarios: s.yaml\n",
                                         &said);
    cr_expect(none == NULL);
    expect_text(said, "relance.yaml:2:16: REFUSED: obligatory key \"ledger.file\" is missing "
                      "[key-missing]\n");
}

Test(settings_file, a_key_with_nothing_behind_it_is_a_slip_of_the_pen)
{
    g_autofree char *said = complain_about("mail: {from: , transport: maildir}\nrates:\n");
    expect_text(said,
                "relance.yaml:4:14: REFUSED: mail.from has no value; give it one (signs "
                "like , within quotes) or take the line out [value-type]\n"
                "relance.yaml:5:7: REFUSED: rates has no value; give it one (signs like , "
                "within quotes) or take the line out [value-type]\n");
}

Test(settings_file, broken_yaml_is_refused_once_with_its_place)
{
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings = load_text("creditor: {name: X\nledger: [\n", &said);
    cr_expect(settings == NULL);
    cr_expect(strstr(said, "[yaml-syntax]") != NULL, "%s", said);
    cr_expect(strchr(said, '\n') == said + strlen(said) - 1, "%s", said);
}

Test(settings_file, a_file_that_is_not_there_is_an_error_and_no_complaint)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Settings) settings = settings_load("/nowhere/relance.yaml", complaints, &error);
    cr_expect(settings == NULL && complaints->list->len == 0);
    cr_expect(g_error_matches(error, OUTCOME_ERROR, OUTCOME_SETTINGS_REFUSED));
    cr_expect(strstr(error->message, "/nowhere/relance.yaml") != NULL);
}

Test(settings_file, paths_are_relative_to_the_settings_and_absolute_ones_stay)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("relance-settings-XXXXXX", &error);
    g_autofree char *path = g_build_filename(folder, "relance.yaml", NULL);
    cr_assert(g_file_set_contents(path, OBLIGATORY "out: /var/relance\nrates: data/rates.csv\n",
                                  -1, NULL));
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Settings) settings = settings_load(path, complaints, &error);
    g_unlink(path);
    g_rmdir(folder);
    cr_assert(settings != NULL);
    g_autofree char *rates = g_build_filename(folder, "data/rates.csv", NULL);
    expect_text(settings->rates, rates);
    expect_text(settings->out, "/var/relance");
    expect_text(settings->scenarios_named, "scenarios.yaml");
    expect_text(settings->folder, folder);
}

Test(settings_file, rates_are_words_or_hundredths_of_a_percent)
{
    static const struct {
        const char *text;
        PenaltyRate rate;
        int hundredths;
    } rows[] = {
        {"default", PENALTY_DEFAULT, 0}, {"legal_x3", PENALTY_LEGAL_X3, 0},
        {"12", PENALTY_FIXED, 1200},     {"12.5", PENALTY_FIXED, 1250},
        {"9.75 %", PENALTY_FIXED, 975},  {"\"10%\"", PENALTY_FIXED, 1000},
        {"0", PENALTY_FIXED, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *line = g_strdup_printf("penalties: {rate: %s}\n", rows[i].text);
        g_autoptr(Settings) settings = load_good(line);
        cr_expect(settings->penalties.rate == rows[i].rate, "%s", rows[i].text);
        cr_expect(settings->penalties.fixed_rate == rows[i].hundredths, "%s", rows[i].text);
    }
}

Test(settings_file, a_rate_below_zero_or_beyond_two_decimals_is_impossible)
{
    static const char *const rates[] = {"-1", "12.555", "12,5", "legal", "1e3", "1001"};
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++) {
        g_autofree char *line = g_strdup_printf("penalties:\n  rate: %s\n", rates[i]);
        g_autofree char *said = complain_about(line);
        cr_expect(g_str_has_prefix(said, "relance.yaml:5:9: REFUSED: penalties.rate "), "%s",
                  said);
        cr_expect(g_str_has_suffix(said, "[value-impossible]\n"), "%s", said);
    }
}

Test(settings_file, a_print_target_is_a_folder_or_a_queue)
{
    g_autoptr(Settings) settings =
        load_good("print: {target: \"cups:Bureau\", duplex: false}\n");
    expect_text(settings->print.target, "cups:Bureau");
    cr_expect(!settings->print.duplex);
    g_autofree char *said = complain_about("print: {target: \"cups:\"}\n");
    cr_expect(g_str_has_suffix(said, "[value-impossible]\n"), "%s", said);
}
