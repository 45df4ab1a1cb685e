#include "build_case.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <string.h>

#define LEDGER "customer,invoice,due_date,amount\nC1,F1,2025-04-30,12.50\n"

static ReadCase *read_people(const char *customers, const char *contacts)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv", LEDGER);
    if (customers)
        read_case_write(c, "customers.csv", customers);
    if (contacts)
        read_case_write(c, "contacts.csv", contacts);
    read_case_run(c, "2025-06-30");
    return c;
}

Test(customers, all_columns_of_the_formats_page_arrive)
{
    ReadCase *c = read_people(
        "customer,name,name2,street,street2,postcode,city,country,language,debtor,segment,"
        "siren,"
        "vat,terms,score,tags,scenario,email,phone,preferred_channel,payer,group,collector,"
        "sales_rep,legal_name,legal_form,registry,seat_street,seat_street2,seat_postcode,seat_"
        "city,"
        "seat_country,insurer,insured_limit,insured_percent,needs,penalty_rate\n"
        "C1,Dupont & Fils,Compta,1 rue A,Bât. B,69003,Lyon,fr,FR,business,key,732 829 320,"
        "FR44732829320,net:45,40,vip;export,large,compta@dupont.example,01 99 00 12 "
        "34,letter,C9,G1,Anne,"
        "Paul,DUPONT ET FILS,SARL,RCS Lyon,2 rue S,,75001,Paris,FR,Coface,10000.00,90,"
        "order_ref;portal,12.5\n"
        "C9,Siège,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n",
        NULL);
    const Customer *customer = read_case_item(c, "F1")->owner;
    cr_assert_not_null(customer, "%s", read_case_complaints(c));
    const char *got[] = {customer->name,       customer->name2,
                         customer->street2,    customer->country,
                         customer->language,   customer->segment,
                         customer->siren,      customer->vat,
                         customer->terms,      customer->tags[1],
                         customer->scenario,   customer->email,
                         customer->phone,      customer->preferred_channel,
                         customer->payer,      customer->group,
                         customer->collector,  customer->sales_rep,
                         customer->legal_name, customer->legal_form,
                         customer->registry,   customer->seat_street,
                         customer->seat_city,  customer->seat_country,
                         customer->insurer,    customer->needs[0],
                         customer->needs[1]};
    const char *expected[] = {"Dupont & Fils",
                              "Compta",
                              "Bât. B",
                              "FR",
                              "fr",
                              "key",
                              "732829320",
                              "FR44732829320",
                              "net:45",
                              "export",
                              "large",
                              "compta@dupont.example",
                              "01 99 00 12 34",
                              "letter",
                              "C9",
                              "G1",
                              "Anne",
                              "Paul",
                              "DUPONT ET FILS",
                              "SARL",
                              "RCS Lyon",
                              "2 rue S",
                              "Paris",
                              "FR",
                              "Coface",
                              "order_ref",
                              "portal"};
    for (guint i = 0; i < G_N_ELEMENTS(got); i++)
        cr_expect_str_eq(got[i], expected[i]);
    cr_expect_null(customer->seat_street2);
    cr_expect_null(customer->tags[2]);
    cr_expect_eq(customer->debtor, DEBTOR_BUSINESS);
    cr_expect_eq(customer->score, 40);
    cr_expect_eq(customer->insured_limit_minor, 1000000);
    cr_expect_eq(customer->insured_percent, 90);
    cr_expect_eq(customer->penalty_rate, 1250);
    cr_expect_not(read_case_complains(c, "customers.csv:2:"), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(customers, what_is_not_given_is_not_invented)
{
    ReadCase *c = read_people("customer,name\nC1,Dupont\n", NULL);
    const Customer *customer = read_case_item(c, "F1")->owner;
    cr_expect_null(customer->country);
    cr_expect_null(customer->email);
    cr_expect_null(customer->tags[0]);
    cr_expect_eq(customer->score, -1);
    cr_expect_eq(customer->insured_limit_minor, -1);
    cr_expect_eq(customer->penalty_rate, -1);
    cr_expect_eq(customer->debtor, DEBTOR_UNKNOWN);
    read_case_free(c);
}

Test(customers, values_that_fail_their_check_are_dropped_at_their_place)
{
    ReadCase *c =
        read_people("customer,name,email,siren,vat,country,language,terms,debtor,score\n"
                    "C1,Dupont,compta@dupont,123456789,FR99732829320,Frankia,xx,soon,"
                    "gov,high\n",
                    NULL);
    const Customer *customer = read_case_item(c, "F1")->owner;
    cr_expect_null(customer->email);
    cr_expect_null(customer->siren);
    cr_expect_null(customer->vat);
    cr_expect_null(customer->country);
    cr_expect_null(customer->language);
    cr_expect_null(customer->terms);
    cr_expect_eq(customer->score, -1);
    static const char *const places[] = {
        "customers.csv:2:3: WARNING: \"compta@dupont\" is no mail address",
        "[email-invalid]",
        "customers.csv:2:4: WARNING",
        "[siren-invalid]",
        "[vat-number-invalid]",
        "[country-unknown]",
        "[language-unknown]",
        "[terms-unreadable]",
        "[debtor-kind-unreadable]",
        "[number-unreadable]"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        cr_expect(read_case_complains(c, places[i]), "%s not in %s", places[i],
                  read_case_complaints(c));
    read_case_free(c);
}

Test(customers, the_first_line_of_a_customer_counts_and_the_second_is_named)
{
    ReadCase *c = read_people("customer,name\nC1,Dupont\nC1,Durand\n", NULL);
    cr_expect_str_eq(read_case_item(c, "F1")->owner->name, "Dupont");
    cr_expect(
        read_case_complains(c, "customers.csv:3:1: WARNING: customer C1 stands on line 2"));
    read_case_free(c);
}

Test(customers, items_of_unknown_customers_stay_in_and_are_named_once)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount\n"
                    "C8,F1,2025-04-30,12.50\nC8,F2,2025-04-30,12.50\n");
    read_case_write(c, "customers.csv", "customer,name\nC1,Dupont\n");
    read_case_run(c, "2025-06-30");
    cr_expect_null(read_case_item(c, "F1")->owner);
    const char *text = read_case_complaints(c);
    const char *first = strstr(text, "[customer-unknown]");
    cr_assert_not_null(first);
    cr_expect_null(strstr(first + 1, "[customer-unknown]"));
    read_case_free(c);
}

Test(customers, contacts_find_their_customer_and_bad_mail_addresses_are_dropped)
{
    ReadCase *c = read_people("customer,name\nC1,Dupont\n",
                              "customer,role,name,salutation,email,phone,language\n"
                              "C1,payables,Anne,Madame,anne@dupont.example,01 99 00 12 34,fr\n"
                              "C1,legal,Paul,Monsieur,paul at dupont,,de\n"
                              "C7,cfo,Lost,,,,\n");
    const Customer *customer = read_case_item(c, "F1")->owner;
    cr_assert_eq(customer->contacts->len, 2);
    const Contact *first = g_ptr_array_index(customer->contacts, 0);
    const Contact *second = g_ptr_array_index(customer->contacts, 1);
    cr_expect_str_eq(first->role, "payables");
    cr_expect_str_eq(first->email, "anne@dupont.example");
    cr_expect_eq(first->line, 2);
    cr_expect_null(second->email);
    cr_expect_str_eq(second->language, "de");
    cr_expect(read_case_complains(c, "contacts.csv:3:5: WARNING"));
    cr_expect(read_case_complains(c, "contacts.csv:4: NOTE"));
    read_case_free(c);
}

Test(customers, names_keep_accents_ampersands_quotes_and_hashes)
{
    ReadCase *c = read_people("customer;name\nC1;\"Œuvre & \"\"Fils\"\" #IBAN <b>\"\n", NULL);
    cr_expect_str_eq(read_case_item(c, "F1")->owner->name, "Œuvre & \"Fils\" #IBAN <b>");
    read_case_free(c);
}

Test(customers, a_missing_contacts_file_is_normal_and_noted)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv", LEDGER);
    c->settings->contacts.file = g_strdup("/nowhere/contacts.csv");
    c->settings->contacts.named = g_strdup("contacts.csv");
    read_case_run(c, "2025-06-30");
    cr_expect_not_null(c->ledger);
    cr_expect(read_case_complains(c, "contacts.csv: NOTE: "), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(customers, a_configured_file_that_is_missing_is_an_error_with_path_and_advice)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv", LEDGER);
    c->settings->customers.file = g_strdup("/nowhere/customers.csv");
    c->settings->customers.named = g_strdup("customers.csv");
    read_case_run(c, "2025-06-30");
    cr_expect_null(c->ledger);
    cr_assert_not_null(c->error);
    cr_expect_eq(c->error->code, OUTCOME_INPUT_REFUSED);
    cr_expect(strstr(c->error->message, "/nowhere/customers.csv"), "%s", c->error->message);
    cr_expect(strstr(c->error->message, "change customers.file"));
    read_case_free(c);
}
