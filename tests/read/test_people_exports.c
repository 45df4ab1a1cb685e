/* Lists of customers as the usual packages export them, without a mapping. */
#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

/* Reads a ledger of one line beside fixtures/read/people/NAME. */
static ReadCase *read_export(const char *customers, const char *contacts, const char *events,
                             const char *customer)
{
    ReadCase *c = read_case_new();
    g_autofree char *ledger = g_strdup_printf("customer,invoice,due_date,amount,issue_date\n\"%"
                                              "s\",FA-1,2026-10-12,120.00,2026-09-01\n",
                                              customer);
    TableSettings *tables[] = {&c->settings->customers, &c->settings->contacts,
                               &c->settings->events};
    const char *names[] = {customers, contacts, events};
    read_case_write(c, "ledger.csv", ledger);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i]) {
            tables[i]->file = g_build_filename(FIXTURES, "read", "people", names[i], NULL);
            tables[i]->named = g_strdup(names[i]);
        }
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s: %s", customers, read_case_complaints(c));
    return c;
}

#define EXPECT(got, expected)                                                                  \
    cr_expect(g_strcmp0(got, expected) == 0, "%s: %s", #got, got ? got : "nothing")

/* Only what every ledger without receipts is told. */
static void expect_quiet(const ReadCase *c)
{
    for (guint i = 0; i < c->complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(c->complaints->list, i);
        cr_expect(strcmp(complaint->rule, "as-of-unknown") == 0, "%s [%s]", complaint->text,
                  complaint->rule);
    }
}

static void expect_dupont(const Customer *customer)
{
    cr_assert_not_null(customer);
    EXPECT(customer->name, "Dupont & Fils");
    EXPECT(customer->street, "4 RUE BASSE");
    EXPECT(customer->postcode, "33000");
    EXPECT(customer->city, "BORDEAUX");
}

Test(people_exports, sage_lists_its_accounts_below_title_lines)
{
    ReadCase *c = read_export("sage-tiers.txt", "sage-contacts.csv", NULL, "DUPONT");
    const Customer *customer = read_case_item(c, "FA-1")->owner;
    expect_dupont(customer);
    EXPECT(customer->street2, "BÂT. B");
    EXPECT(customer->siren, "73282932000074");
    EXPECT(customer->vat, "FR44732829320");
    EXPECT(customer->country, "FR");
    EXPECT(customer->phone, "01 99 00 12 34");
    cr_assert_eq(customer->contacts->len, 2);
    const Contact *anne = g_ptr_array_index(customer->contacts, 0);
    const Contact *paul = g_ptr_array_index(customer->contacts, 1);
    EXPECT(anne->name, "Anne Martin");
    EXPECT(anne->role, "payables");
    EXPECT(anne->name2, "Comptabilité");
    EXPECT(paul->role, "ceo");
    EXPECT(paul->phone, "06 39 98 12 34");
    const Customer *cafe = ledger_find_customer(c->ledger, "CAFE");
    EXPECT(cafe->name, "Café de la Gare");
    EXPECT(cafe->phone, NULL);
    expect_quiet(c);
    read_case_free(c);
}

Test(people_exports, ebp_has_invoice_and_delivery_addresses)
{
    ReadCase *c = read_export("ebp-clients.csv", "ebp-clients.csv", NULL, "CL00001");
    const Customer *customer = read_case_item(c, "FA-1")->owner;
    cr_assert_not_null(customer);
    EXPECT(customer->name, "Dupont & Fils");
    EXPECT(customer->street, "4 RUE BASSE");
    EXPECT(customer->street2, "Bât. B");
    EXPECT(customer->postcode, "33000");
    EXPECT(customer->phone, "06 39 98 12 34");
    EXPECT(customer->siren, "73282932000074");
    cr_assert_eq(customer->contacts->len, 1, "the same file serves as contacts");
    const Contact *anne = g_ptr_array_index(customer->contacts, 0);
    EXPECT(anne->name, "Anne Martin");
    EXPECT(anne->email, "compta@dupont.example");
    expect_quiet(c);
    read_case_free(c);
}

Test(people_exports, sap_pads_numbers_and_writes_languages_as_letters)
{
    ReadCase *c = read_export("sap-kna1.txt", NULL, NULL, "100001");
    const Customer *customer = read_case_item(c, "FA-1")->owner;
    cr_assert_not_null(customer, "%s", read_case_complaints(c));
    EXPECT(customer->id, "100001");
    EXPECT(customer->name, "Müller GmbH");
    EXPECT(customer->postcode, "10115");
    EXPECT(customer->language, "de");
    EXPECT(customer->country, "DE");
    EXPECT(customer->vat, "DE136695976");
    EXPECT(customer->terms, "net:30");
    expect_dupont(ledger_find_customer(c->ledger, "0000100002"));
    cr_expect(read_case_complains(c, "[customer-spelling]"));
    read_case_free(c);
}

Test(people_exports, odoo_names_partners_as_its_invoices_do)
{
    ReadCase *c = read_export("odoo-partners.csv", NULL, NULL, "Dupont & Fils");
    const Customer *customer = read_case_item(c, "FA-1")->owner;
    expect_dupont(customer);
    EXPECT(customer->country, "FR");
    EXPECT(customer->language, "fr");
    EXPECT(customer->phone, "+33 6 39 98 12 34");
    EXPECT(customer->tags[1], "Export");
    EXPECT(customer->sales_rep, "Paul Durand");
    cr_expect_eq(customer->debtor, DEBTOR_BUSINESS);
    cr_expect_eq(ledger_find_customer(c->ledger, "Anne Martin")->debtor, DEBTOR_CONSUMER);
    expect_quiet(c);
    read_case_free(c);
}

Test(people_exports, business_central_says_who_pays)
{
    ReadCase *c = read_export("business-central.csv", NULL, NULL, "10000");
    const Customer *customer = read_case_item(c, "FA-1")->owner;
    expect_dupont(customer);
    EXPECT(customer->payer, "20000");
    EXPECT(customer->email, "compta@dupont.example");
    EXPECT(customer->language, "fr");
    EXPECT(customer->segment, "DOMESTIC");
    expect_quiet(c);
    read_case_free(c);
}

Test(people_exports, quickbooks_writes_whole_addresses_into_one_cell)
{
    ReadCase *c = read_export("quickbooks-customers.csv", NULL, NULL, "Dupont & Fils");
    const Customer *customer = read_case_item(c, "FA-1")->owner;
    expect_dupont(customer);
    EXPECT(customer->phone, "01 99 00 12 34");
    const Customer *london = ledger_find_customer(c->ledger, "Blue Door Ltd");
    EXPECT(london->name, "Blue Door Ltd");
    EXPECT(london->street, "1 High Street");
    EXPECT(london->postcode, "SW1A 1AA");
    EXPECT(london->city, "London");
    EXPECT(london->country, "GB");
    expect_quiet(c);
    read_case_free(c);
}

Test(people_exports, xero_has_postal_and_street_addresses)
{
    ReadCase *c = read_export("xero-contacts.csv", NULL, NULL, "Blue Door Ltd");
    const Customer *customer = read_case_item(c, "FA-1")->owner;
    cr_assert_not_null(customer, "%s", read_case_complaints(c));
    EXPECT(customer->name, "Blue Door Ltd");
    EXPECT(customer->postcode, "SW1A 1AA");
    EXPECT(customer->vat, "GB980780684");
    expect_dupont(ledger_find_customer(c->ledger, "Dupont & Fils"));
    EXPECT(ledger_find_customer(c->ledger, "Dupont & Fils")->name2, "Comptabilité");
    expect_quiet(c);
    read_case_free(c);
}

Test(people_exports, events_are_understood_in_french)
{
    ReadCase *c = read_export("sage-tiers.txt", NULL, "evenements.csv", "DUPONT");
    cr_assert_eq(c->ledger->events->len, 4, "%s", read_case_complaints(c));
    const Event *promise = g_ptr_array_index(c->ledger->events, 0);
    const Event *resolve = g_ptr_array_index(c->ledger->events, 2);
    const Event *call = g_ptr_array_index(c->ledger->events, 3);
    cr_expect_eq(promise->kind, EVENT_PROMISE);
    cr_expect_eq(promise->amount_minor, 123456);
    EXPECT(promise->currency, "EUR");
    cr_expect_eq(promise->date, day_parse_iso("2026-11-02"));
    cr_expect_eq(promise->until, day_parse_iso("2026-11-30"));
    EXPECT(promise->note, "appel de Mme Martin");
    cr_expect_eq(resolve->kind, EVENT_RESOLVE);
    EXPECT(resolve->outcome, "rejected");
    EXPECT(call->outcome, "no-answer");
    g_autofree char *mapping = read_print_mapping(c->ledger);
    cr_expect(strstr(mapping, "evenements.csv: encoding: CP1252"), "%s", mapping);
    cr_expect(strstr(mapping, "evenements.csv: dates: day first (recognised"), "%s", mapping);
    cr_expect(strstr(mapping, "evenements.csv: decimal: , (recognised"), "%s", mapping);
    cr_expect(strstr(mapping, "sage-tiers.txt: column 2 \"Intitulé\": name"), "%s", mapping);
    cr_expect(strstr(mapping, "sage-tiers.txt: header: line 4"), "%s", mapping);
    read_case_free(c);
}
