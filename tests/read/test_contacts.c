#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

static ReadCase *read_contacts(const char *contacts)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount\nC1,F1,2026-10-12,120.00\n");
    read_case_write(c, "customers.csv",
                    "customer,name,street,postcode,city,country\n"
                    "C1,Dupont,1 RUE A,69003,LYON,FR\nC2,Müller,Hauptstr. 1,10115,Berlin,DE\n");
    read_case_write(c, "contacts.csv", contacts);
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    return c;
}

static const Contact *contact_of(const ReadCase *c, const char *customer, guint i)
{
    const GPtrArray *contacts = ledger_find_customer(c->ledger, customer)->contacts;
    cr_assert_lt(i, contacts->len);
    return g_ptr_array_index(contacts, i);
}

Test(contacts, roles_have_one_name_and_people_their_own_addresses)
{
    ReadCase *c =
        read_contacts("Code client;Fonction;Prénom;Nom;Adresse 1;CP;Ville;Pays;E-mail\n"
                      "C1;Comptabilité fournisseurs;Anne;Martin;9 QUAI "
                      "SUD;33100;BORDEAUX;;anne@dupont.example\n"
                      "C1;Chef de chantier;;Durand;;;;;\n"
                      "C2;Geschäftsführer;Karl;Müller;;;;;\n");
    const Contact *anne = contact_of(c, "C1", 0), *chief = contact_of(c, "C1", 1);
    cr_expect_str_eq(anne->role, "payables");
    cr_expect_str_eq(anne->name, "Anne Martin");
    cr_expect_str_eq(anne->street, "9 QUAI SUD");
    cr_expect_str_eq(anne->postcode, "33100");
    cr_expect_null(anne->country);
    cr_expect_str_eq(chief->role, "chef de chantier");
    cr_expect_str_eq(chief->name, "Durand");
    cr_expect_str_eq(contact_of(c, "C2", 0)->role, "ceo");
    cr_expect_not(read_case_complains(c, "contacts.csv:"), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(contacts, the_same_person_twice_is_one_contact)
{
    ReadCase *c = read_contacts("customer,role,name,email\n"
                                "C1,payables,Anne,anne@dupont.example\n"
                                "C1,payables,Anne,anne@dupont.example\n"
                                "C1,cfo,Anne,anne@dupont.example\n"
                                "C1,payables,Anne,compta@dupont.example\n");
    cr_expect_eq(ledger_find_customer(c->ledger, "C1")->contacts->len, 3,
                 "another role or address is another contact");
    cr_expect(read_case_complains(c, "contacts.csv:3:1: NOTE: customer C1 has this contact on "
                                     "line 2 already; this line was left out "
                                     "[contact-duplicate]"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(contacts, of_unknown_customers_are_counted_once_for_each)
{
    ReadCase *c = read_contacts("customer,role,name\nC9,payables,Anne\nC8,cfo,Paul\n"
                                "C9,legal,Karl\n,legal,Nobody\n");
    cr_expect(read_case_complains(c, "contacts.csv:2: NOTE: \"C9\" is no customer of the "
                                     "customers file; its 2 contacts were left out"),
              "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "contacts.csv:3: NOTE: \"C8\" is no customer of the "
                                     "customers file; its 1 contact was left out"));
    cr_expect(
        read_case_complains(c, "contacts.csv:5:1: WARNING: the line has no customer code"));
    read_case_free(c);
}

Test(contacts, postcodes_and_numbers_are_those_of_the_customers_country)
{
    ReadCase *c = read_contacts("customer,name,street,postcode,city,phone\n"
                                "C2,Karl,Hauptstr. 2,10117,Berlin,030 23125 000\n"
                                "C1,Anne,9 QUAI SUD,1011,LYON,030 23125 00\n");
    cr_expect_not(read_case_complains(c, "contacts.csv:2"), "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "contacts.csv:3:4: NOTE: \"1011\" is no postcode of FR"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(contacts, columns_can_be_named_in_the_settings)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount\nC1,F1,2026-10-12,120.00\n");
    read_case_write(c, "customers.csv", "nr,wer\nC1,Dupont\n");
    read_case_write(c, "contacts.csv", "von,wer,wohin\nC1,Anne,anne@dupont.example\n");
    g_ptr_array_add(c->settings->customers.columns, column_choice_new("customer", "nr", 3));
    g_ptr_array_add(c->settings->customers.columns, column_choice_new("name", "wer", 4));
    g_ptr_array_add(c->settings->contacts.columns, column_choice_new("customer", "von", 5));
    g_ptr_array_add(c->settings->contacts.columns, column_choice_new("name", "wer", 6));
    g_ptr_array_add(c->settings->contacts.columns, column_choice_new("email", "wohin", 7));
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    cr_expect_str_eq(read_case_item(c, "F1")->owner->name, "Dupont");
    cr_expect_str_eq(contact_of(c, "C1", 0)->email, "anne@dupont.example");
    g_autofree char *mapping = read_print_mapping(c->ledger);
    cr_expect(strstr(mapping, "contacts.csv: column 3 \"wohin\": email"), "%s", mapping);
    read_case_free(c);
}
