/* customers.csv -> Customer: whom to write to. */
#include "read/customers.h"

#include "ground/text.h"
#include "read/cell_checks.h"
#include "read/people_fields.h"
#include "read/people_words.h"

#include <string.h>

static const TextField texts[] = {
    {CUSTOMER_NAME, G_STRUCT_OFFSET(Customer, name)},
    {CUSTOMER_NAME2, G_STRUCT_OFFSET(Customer, name2)},
    {CUSTOMER_SEGMENT, G_STRUCT_OFFSET(Customer, segment)},
    {CUSTOMER_SCENARIO, G_STRUCT_OFFSET(Customer, scenario)},
    {CUSTOMER_PAYER, G_STRUCT_OFFSET(Customer, payer)},
    {CUSTOMER_GROUP, G_STRUCT_OFFSET(Customer, group)},
    {CUSTOMER_COLLECTOR, G_STRUCT_OFFSET(Customer, collector)},
    {CUSTOMER_SALES_REP, G_STRUCT_OFFSET(Customer, sales_rep)},
    {CUSTOMER_LEGAL_NAME, G_STRUCT_OFFSET(Customer, legal_name)},
    {CUSTOMER_LEGAL_FORM, G_STRUCT_OFFSET(Customer, legal_form)},
    {CUSTOMER_REGISTRY, G_STRUCT_OFFSET(Customer, registry)},
    {CUSTOMER_SEAT_STREET, G_STRUCT_OFFSET(Customer, seat_street)},
    {CUSTOMER_SEAT_STREET2, G_STRUCT_OFFSET(Customer, seat_street2)},
    {CUSTOMER_SEAT_CITY, G_STRUCT_OFFSET(Customer, seat_city)},
    {CUSTOMER_INSURER, G_STRUCT_OFFSET(Customer, insurer)},
};

static const AddressColumns address_columns = {
    CUSTOMER_NAME,    CUSTOMER_STREET,   CUSTOMER_STREET2, CUSTOMER_STREET3,
    CUSTOMER_ADDRESS, CUSTOMER_POSTCODE, CUSTOMER_CITY,    CUSTOMER_COUNTRY,
};

/* Odoo says only if it is a company. */
static DebtorKind read_is_company(const char *word)
{
    static const char *const yes[] = {"1",  "true", "vrai", "yes", "oui",
                                      "ja", "wahr", "x",    NULL};
    static const char *const no[] = {"0", "false", "faux", "no", "non", "nein", "falsch", NULL};
    g_autofree char *folded = text_fold(word);
    return g_strv_contains(yes, folded)  ? DEBTOR_BUSINESS
           : g_strv_contains(no, folded) ? DEBTOR_CONSUMER
                                         : DEBTOR_UNKNOWN;
}

static DebtorKind read_debtor(const RecordFile *file, const CsvRow *row)
{
    const char *word = record_cell(file, row, CUSTOMER_DEBTOR);
    DebtorKind kind = DEBTOR_UNKNOWN;
    if (!*word)
        return read_is_company(record_cell(file, row, CUSTOMER_IS_COMPANY));
    if (!cell_parse_debtor(word, &kind))
        record_complain(file, row, CUSTOMER_DEBTOR, COMPLAINT_WARNING, "debtor-kind-unreadable",
                        "\"%s\" is none of business, public, consumer; unknown was assumed",
                        word);
    return kind;
}

static const char *read_channel(const RecordFile *file, const CsvRow *row)
{
    const char *word = record_cell(file, row, CUSTOMER_PREFERRED_CHANNEL);
    const char *channel = cell_find_channel(word);
    if (*word && !channel)
        record_complain(
            file, row, CUSTOMER_PREFERRED_CHANNEL, COMPLAINT_WARNING, "channel-unknown",
            "\"%s\" is none of email, letter, registered, sms, call; it was dropped", word);
    return channel;
}

/* Either key is right by itself; only people know which of the two is the customer's. */
static void compare_siren_and_vat(const RecordFile *file, const CsvRow *row,
                                  const Customer *customer)
{
    if (!customer->siren || !customer->vat || !g_str_has_prefix(customer->vat, "FR") ||
        strncmp(customer->siren, customer->vat + 4, 9) == 0)
        return;
    record_complain(file, row, CUSTOMER_VAT, COMPLAINT_WARNING, "siren-vat-differ",
                    "the VAT number %s belongs to the SIREN %.9s, not to %.9s; both were kept",
                    customer->vat, customer->vat + 4, customer->siren);
}

static void fill_seat(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                      const char *home, Customer *customer)
{
    customer->seat_country = check_country(file, row, CUSTOMER_SEAT_COUNTRY, ledger);
    customer->seat_postcode =
        check_postcode(file, row, CUSTOMER_SEAT_POSTCODE,
                       customer->seat_country ? customer->seat_country : home,
                       customer->seat_country != NULL, ledger);
}

static void fill_numbers(const RecordFile *file, const CsvRow *row, const Settings *settings,
                         Customer *customer)
{
    gint64 limit;
    char currency[CURRENCY_SIZE] = "";
    customer->score = check_number(file, row, CUSTOMER_SCORE, 1000000);
    customer->insured_percent = check_number(file, row, CUSTOMER_INSURED_PERCENT, 100);
    customer->penalty_rate = check_percentage(file, row, CUSTOMER_PENALTY_RATE);
    if (record_read_amount(file, row, CUSTOMER_INSURED_LIMIT, COMPLAINT_WARNING,
                           *settings->ledger.currency ? settings->ledger.currency : "EUR",
                           currency, &limit))
        customer->insured_limit_minor = limit;
}

/* The name of a person, with the first name; of a firm where the file's key is its name. */
static void fill_name(const RecordFile *file, const CsvRow *row, const People *people,
                      Customer *customer)
{
    if (people->has_person_name || !table_has_column(file->table, CUSTOMER_NAME))
        customer->name = people->has_person_name ? customer->id : customer->name;
    else
        customer->name =
            people_join_name(file, row, people->ledger, CUSTOMER_FIRST_NAME, customer->name);
}

static void fill_customer(const RecordFile *file, const CsvRow *row, const People *people,
                          Customer *customer)
{
    Ledger *ledger = people->ledger;
    const char *home = people_find_home(people->settings);
    people_fill_texts(file, row, ledger, texts, G_N_ELEMENTS(texts), customer);
    fill_name(file, row, people, customer);
    customer->country = check_country(file, row, CUSTOMER_COUNTRY, ledger);
    AddressFields address = {&customer->street, &customer->street2, &customer->postcode,
                             &customer->city, &customer->country};
    people_fill_address(file, row, ledger, &address_columns, home, &address);
    const char *country = customer->country ? customer->country : home;
    customer->language = check_language(file, row, CUSTOMER_LANGUAGE, ledger);
    customer->debtor = read_debtor(file, row);
    customer->siren = check_siren(file, row, CUSTOMER_SIREN, country, ledger);
    customer->vat = check_vat(file, row, CUSTOMER_VAT, country, ledger);
    compare_siren_and_vat(file, row, customer);
    customer->iban = check_iban(file, row, CUSTOMER_IBAN, ledger);
    customer->terms = check_terms(file, row, CUSTOMER_TERMS, ledger);
    customer->tags = ledger_take_list(ledger, record_cell(file, row, CUSTOMER_TAGS), ";,|");
    customer->needs = ledger_take_list(ledger, record_cell(file, row, CUSTOMER_NEEDS), ";,| ");
    customer->email = check_email(file, row, CUSTOMER_EMAIL, ledger);
    customer->phone = check_phone(file, row, CUSTOMER_PHONE, country, ledger);
    if (!customer->phone)
        customer->phone = check_phone(file, row, CUSTOMER_MOBILE, country, ledger);
    customer->preferred_channel = read_channel(file, row);
    fill_seat(file, row, ledger, home, customer);
    fill_numbers(file, row, people->settings, customer);
}

/* What two lines of one customer say differently; a new text, "" if nothing that is compared. */
static char *list_differences(const Customer *a, const Customer *b)
{
    static const struct {
        const char *name;
        gsize offset;
    } fields[] = {
        {"name", G_STRUCT_OFFSET(Customer, name)},
        {"street", G_STRUCT_OFFSET(Customer, street)},
        {"street2", G_STRUCT_OFFSET(Customer, street2)},
        {"postcode", G_STRUCT_OFFSET(Customer, postcode)},
        {"city", G_STRUCT_OFFSET(Customer, city)},
        {"country", G_STRUCT_OFFSET(Customer, country)},
        {"email", G_STRUCT_OFFSET(Customer, email)},
        {"phone", G_STRUCT_OFFSET(Customer, phone)},
        {"siren", G_STRUCT_OFFSET(Customer, siren)},
        {"vat", G_STRUCT_OFFSET(Customer, vat)},
        {"terms", G_STRUCT_OFFSET(Customer, terms)},
        {"scenario", G_STRUCT_OFFSET(Customer, scenario)},
        {"payer", G_STRUCT_OFFSET(Customer, payer)},
    };
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (!text_equals(G_STRUCT_MEMBER(const char *, a, fields[i].offset),
                         G_STRUCT_MEMBER(const char *, b, fields[i].offset)))
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", fields[i].name);
    return g_string_free(list, FALSE);
}

/* The first line of a customer counts; what the second says differently is named. */
static void complain_duplicate(RecordFile *file, const CsvRow *row, const People *people,
                               const Customer *known)
{
    Customer second = {.id = known->id};
    g_autoptr(Complaints) unheard = complaints_new();
    Complaints *heard = file->complaints;
    file->complaints = unheard;
    fill_customer(file, row, people, &second);
    file->complaints = heard;
    g_autofree char *differences = list_differences(known, &second);
    record_complain(file, row, CUSTOMER_ID, *differences ? COMPLAINT_WARNING : COMPLAINT_NOTE,
                    "customer-duplicate",
                    "customer %s stands on line %d already; this line was left out%s%s",
                    known->id, known->line, *differences ? "; it differs in: " : "",
                    differences);
}

/* TRUE if the header of the key is a firm's name, and that of the name a person's (Xero). */
static gboolean has_person_name(const Table *table)
{
    static const char *const firms[] = {"contactname", "customerfullname", "displayname",
                                        "nomaffiche",  "anzeigename",      NULL};
    static const char *const persons[] = {"lastname",   "surname",      "fullname", "nachname",
                                          "nomcomplet", "nomdefamille", NULL};
    int id = table->places[CUSTOMER_ID], name = table->places[CUSTOMER_NAME];
    g_autofree char *key = header_fold(table->header[id]);
    if (name < 0)
        return g_strv_contains(firms, key);
    g_autofree char *other = header_fold(table->header[name]);
    return g_strv_contains(firms, key) && g_strv_contains(persons, other);
}

static gboolean take_customer(RecordFile *file, const CsvRow *row)
{
    People *people = file->data;
    const char *id = record_cell(file, row, CUSTOMER_ID);
    if (people->ledger->customers->len == 0)
        people->has_person_name = has_person_name(file->table);
    if (!*id) {
        record_complain(file, row, CUSTOMER_ID, COMPLAINT_WARNING, "customer-missing",
                        "the line has no customer code and was left out");
        return TRUE;
    }
    const Customer *known = ledger_find_customer(people->ledger, id);
    if (known) {
        complain_duplicate(file, row, people, known);
        return TRUE;
    }
    Customer *customer = ledger_add_customer(people->ledger, id);
    customer->source = people->source;
    customer->line = row->line;
    fill_customer(file, row, people, customer);
    return TRUE;
}

gboolean customers_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                        GError **error)
{
    static const int amounts[] = {CUSTOMER_INSURED_LIMIT, -1}, dates[] = {-1};
    if (!settings->customers.file)
        return TRUE;
    TableRequest request = record_file_request(&settings->customers, settings->file,
                                               "customers", &customers_shape);
    People people = {.ledger = ledger, .settings = settings};
    people.source = ledger_take_string(ledger, request.name);
    RecordFile file = {.complaints = complaints,
                       .recognised = ledger->recognised,
                       .take = take_customer,
                       .data = &people,
                       .first_required = CUSTOMER_ID,
                       .second_required = -1};
    RecordForms forms = record_file_forms(&settings->customers, &settings->ledger);
    if (!record_file_read(&file, &request, (DialectColumns){amounts, dates}, &forms, error))
        return FALSE;
    ledger_index_spellings(ledger);
    return record_file_note_input(ledger, "customers", request.path, request.name, file.n_rows,
                                  error);
}
