#include "read/customers.h"

#include "ground/text.h"
#include "read/cell_checks.h"
#include "read/people_words.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    Ledger *ledger;
    const Settings *settings;
    const char *source;
} People;

/* Columns whose text is taken as it stands, and where it goes. */
typedef struct {
    guint column;
    gsize offset;
} TextField;

static const TextField customer_texts[] = {
    {CUSTOMER_NAME, G_STRUCT_OFFSET(Customer, name)},
    {CUSTOMER_NAME2, G_STRUCT_OFFSET(Customer, name2)},
    {CUSTOMER_STREET, G_STRUCT_OFFSET(Customer, street)},
    {CUSTOMER_STREET2, G_STRUCT_OFFSET(Customer, street2)},
    {CUSTOMER_POSTCODE, G_STRUCT_OFFSET(Customer, postcode)},
    {CUSTOMER_CITY, G_STRUCT_OFFSET(Customer, city)},
    {CUSTOMER_SEGMENT, G_STRUCT_OFFSET(Customer, segment)},
    {CUSTOMER_SCENARIO, G_STRUCT_OFFSET(Customer, scenario)},
    {CUSTOMER_PHONE, G_STRUCT_OFFSET(Customer, phone)},
    {CUSTOMER_PAYER, G_STRUCT_OFFSET(Customer, payer)},
    {CUSTOMER_GROUP, G_STRUCT_OFFSET(Customer, group)},
    {CUSTOMER_COLLECTOR, G_STRUCT_OFFSET(Customer, collector)},
    {CUSTOMER_SALES_REP, G_STRUCT_OFFSET(Customer, sales_rep)},
    {CUSTOMER_LEGAL_NAME, G_STRUCT_OFFSET(Customer, legal_name)},
    {CUSTOMER_LEGAL_FORM, G_STRUCT_OFFSET(Customer, legal_form)},
    {CUSTOMER_REGISTRY, G_STRUCT_OFFSET(Customer, registry)},
    {CUSTOMER_SEAT_STREET, G_STRUCT_OFFSET(Customer, seat_street)},
    {CUSTOMER_SEAT_STREET2, G_STRUCT_OFFSET(Customer, seat_street2)},
    {CUSTOMER_SEAT_POSTCODE, G_STRUCT_OFFSET(Customer, seat_postcode)},
    {CUSTOMER_SEAT_CITY, G_STRUCT_OFFSET(Customer, seat_city)},
    {CUSTOMER_INSURER, G_STRUCT_OFFSET(Customer, insurer)},
};

static const TextField contact_texts[] = {
    {CONTACT_ROLE, G_STRUCT_OFFSET(Contact, role)},
    {CONTACT_NAME, G_STRUCT_OFFSET(Contact, name)},
    {CONTACT_SALUTATION, G_STRUCT_OFFSET(Contact, salutation)},
    {CONTACT_PHONE, G_STRUCT_OFFSET(Contact, phone)},
    {CONTACT_NAME2, G_STRUCT_OFFSET(Contact, name2)},
    {CONTACT_STREET, G_STRUCT_OFFSET(Contact, street)},
    {CONTACT_STREET2, G_STRUCT_OFFSET(Contact, street2)},
    {CONTACT_POSTCODE, G_STRUCT_OFFSET(Contact, postcode)},
    {CONTACT_CITY, G_STRUCT_OFFSET(Contact, city)},
};

static void fill_texts(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                       const TextField *fields, guint n, gpointer record)
{
    for (guint i = 0; i < n; i++)
        *(const char **)G_STRUCT_MEMBER_P(record, fields[i].offset) =
            check_text(file, row, fields[i].column, ledger);
}

static DebtorKind read_debtor(const RecordFile *file, const CsvRow *row)
{
    const char *word = record_cell(file, row, CUSTOMER_DEBTOR);
    DebtorKind kind = DEBTOR_UNKNOWN;
    if (*word && !cell_parse_debtor(word, &kind))
        record_complain(file, row, CUSTOMER_DEBTOR, COMPLAINT_WARNING, "debtor-kind-unreadable",
                        "\"%s\" is none of business, public, consumer; unknown was assumed",
                        word);
    return kind;
}

static const char *read_channel(const RecordFile *file, const CsvRow *row, Ledger *ledger)
{
    static const char *const channels[] = {"email", "letter", "registered",
                                           "sms",   "call",   NULL};
    g_autofree char *word =
        g_ascii_strdown(record_cell(file, row, CUSTOMER_PREFERRED_CHANNEL), -1);
    if (*word && !g_strv_contains(channels, word)) {
        record_complain(
            file, row, CUSTOMER_PREFERRED_CHANNEL, COMPLAINT_WARNING, "channel-unknown",
            "\"%s\" is none of email, letter, registered, sms, call; it was dropped", word);
        return NULL;
    }
    return ledger_take_string(ledger, word);
}

static void fill_customer(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                          Customer *customer)
{
    gint64 limit;
    fill_texts(file, row, ledger, customer_texts, G_N_ELEMENTS(customer_texts), customer);
    customer->country = check_country(file, row, CUSTOMER_COUNTRY, ledger);
    customer->seat_country = check_country(file, row, CUSTOMER_SEAT_COUNTRY, ledger);
    customer->language = check_language(file, row, CUSTOMER_LANGUAGE, ledger);
    customer->debtor = read_debtor(file, row);
    customer->siren = check_siren(file, row, CUSTOMER_SIREN, ledger);
    customer->vat = check_vat(file, row, CUSTOMER_VAT, ledger);
    customer->terms = check_terms(file, row, CUSTOMER_TERMS, ledger);
    customer->score = check_number(file, row, CUSTOMER_SCORE, 1000000);
    customer->tags = ledger_take_list(ledger, record_cell(file, row, CUSTOMER_TAGS), ";,|");
    customer->needs = ledger_take_list(ledger, record_cell(file, row, CUSTOMER_NEEDS), ";,| ");
    customer->email = check_email(file, row, CUSTOMER_EMAIL, ledger);
    customer->preferred_channel = read_channel(file, row, ledger);
    customer->insured_percent = check_number(file, row, CUSTOMER_INSURED_PERCENT, 100);
    customer->penalty_rate = check_percentage(file, row, CUSTOMER_PENALTY_RATE);
    if (record_read_amount(file, row, CUSTOMER_INSURED_LIMIT, COMPLAINT_WARNING, "EUR", &limit))
        customer->insured_limit_minor = limit;
    check_postcode(file, row, CUSTOMER_POSTCODE, customer->country);
}

static gboolean take_customer(RecordFile *file, const CsvRow *row)
{
    People *people = file->data;
    const char *id = record_cell(file, row, CUSTOMER_ID);
    if (!*id) {
        record_complain(file, row, CUSTOMER_ID, COMPLAINT_WARNING, "customer-missing",
                        "the line has no customer code and was left out");
        return TRUE;
    }
    const Customer *known = ledger_find_customer(people->ledger, id);
    if (known) {
        record_complain(file, row, CUSTOMER_ID, COMPLAINT_WARNING, "customer-duplicate",
                        "customer %s stands on line %d already; this line was left out", id,
                        known->line);
        return TRUE;
    }
    Customer *customer = ledger_add_customer(people->ledger, id);
    customer->source = people->source;
    customer->line = row->line;
    fill_customer(file, row, people->ledger, customer);
    return TRUE;
}

static gboolean take_contact(RecordFile *file, const CsvRow *row)
{
    People *people = file->data;
    Ledger *ledger = people->ledger;
    const char *id = record_cell(file, row, CONTACT_CUSTOMER);
    Customer *customer = (Customer *)ledger_find_customer(ledger, id);
    if (!customer) {
        record_complain(file, row, CONTACT_CUSTOMER, COMPLAINT_NOTE, "contact-without-customer",
                        "\"%s\" is no customer of the customers file; the contact was left out",
                        id);
        return TRUE;
    }
    Contact *contact = ledger_add_contact(ledger, customer);
    contact->line = row->line;
    fill_texts(file, row, ledger, contact_texts, G_N_ELEMENTS(contact_texts), contact);
    contact->email = check_email(file, row, CONTACT_EMAIL, ledger);
    contact->language = check_language(file, row, CONTACT_LANGUAGE, ledger);
    contact->country = check_country(file, row, CONTACT_COUNTRY, ledger);
    return TRUE;
}

static gboolean read_people(People *people, const TableSettings *settings, const char *key,
                            const TableShape *shape, RecordTaker take, DialectColumns columns,
                            Complaints *complaints, GError **error)
{
    if (!settings->file)
        return TRUE;
    TableRequest request = record_file_request(settings, people->settings->file, key, shape);
    RecordFile file = {.complaints = complaints,
                       .recognised = people->ledger->recognised,
                       .take = take,
                       .data = people,
                       .first_required = 0, /* the customer stands first in both shapes */
                       .second_required = -1};
    people->source = ledger_take_string(people->ledger, request.name);
    if (!record_file_read(&file, &request, columns, people->settings->ledger.dates, error))
        return FALSE;
    return record_file_note_input(people->ledger, key, request.path, request.name, file.n_rows,
                                  error);
}

gboolean customers_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                        GError **error)
{
    static const int amounts[] = {CUSTOMER_INSURED_LIMIT, -1}, dates[] = {-1};
    People people = {ledger, settings, NULL};
    return read_people(&people, &settings->customers, "customers", &customers_shape,
                       take_customer, (DialectColumns){amounts, dates}, complaints, error);
}

/* A missing contacts file is normal: customers' own addresses serve every role. */
static gboolean is_contacts_missing(const TableSettings *contacts, Complaints *complaints)
{
    if (!contacts->file || access(contacts->file, F_OK) == 0 || errno != ENOENT)
        return FALSE;
    complaint_add(complaints, COMPLAINT_NOTE, "contacts-missing",
                  (Place){contacts->named ? contacts->named : contacts->file, 0, 0},
                  "there is no such file; the customers' own addresses serve every role");
    return TRUE;
}

gboolean contacts_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                       GError **error)
{
    static const int none[] = {-1};
    if (is_contacts_missing(&settings->contacts, complaints))
        return TRUE;
    People people = {ledger, settings, NULL};
    return read_people(&people, &settings->contacts, "contacts", &contacts_shape, take_contact,
                       (DialectColumns){none, none}, complaints, error);
}
