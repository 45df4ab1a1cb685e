/* contacts.csv -> Contact, each at its customer. */
#include "read/contacts.h"

#include "ground/text.h"
#include "read/cell_checks.h"
#include "read/people_fields.h"
#include "read/people_words.h"

#include <errno.h>
#include <unistd.h>

static const TextField texts[] = {
    {CONTACT_NAME, G_STRUCT_OFFSET(Contact, name)},
    {CONTACT_SALUTATION, G_STRUCT_OFFSET(Contact, salutation)},
    {CONTACT_NAME2, G_STRUCT_OFFSET(Contact, name2)},
};

static const AddressColumns address_columns = {
    CONTACT_NAME,    CONTACT_STREET,   CONTACT_STREET2, CONTACT_STREET3,
    CONTACT_ADDRESS, CONTACT_POSTCODE, CONTACT_CITY,    CONTACT_COUNTRY,
};

/* The role's own name for what people write; other words stay, in small letters. */
static const char *read_role(const RecordFile *file, const CsvRow *row, Ledger *ledger)
{
    const char *word = record_cell(file, row, CONTACT_ROLE);
    const char *role = cell_find_role(word);
    g_autofree char *small = role ? NULL : g_utf8_strdown(word, -1);
    return role ? role : ledger_take_string(ledger, small);
}

/* The customer counts contacts of nobody, so that each customer is named once. */
static void count_lost(People *people, const CsvRow *row, const char *id)
{
    LostContacts *lost = g_hash_table_lookup(people->lost, id);
    if (!lost) {
        lost = g_new0(LostContacts, 1);
        lost->line = row->line;
        g_hash_table_insert(people->lost, g_strdup(id), lost);
    }
    lost->n++;
}

static void fill_contact(const RecordFile *file, const CsvRow *row, const People *people,
                         const Customer *customer, Contact *contact)
{
    Ledger *ledger = people->ledger;
    const char *home =
        customer->country ? customer->country : people_find_home(people->settings);
    contact->line = row->line;
    people_fill_texts(file, row, ledger, texts, G_N_ELEMENTS(texts), contact);
    contact->name = people_join_name(file, row, ledger, CONTACT_FIRST_NAME, contact->name);
    contact->role = read_role(file, row, ledger);
    contact->country = check_country(file, row, CONTACT_COUNTRY, ledger);
    AddressFields address = {&contact->street, &contact->street2, &contact->postcode,
                             &contact->city, &contact->country};
    people_fill_address(file, row, ledger, &address_columns, home, &address);
    const char *country = contact->country ? contact->country : home;
    contact->email = check_email(file, row, CONTACT_EMAIL, ledger);
    contact->phone = check_phone(file, row, CONTACT_PHONE, country, ledger);
    if (!contact->phone)
        contact->phone = check_phone(file, row, CONTACT_MOBILE, country, ledger);
    contact->language = check_language(file, row, CONTACT_LANGUAGE, ledger);
}

static gboolean is_same(const Contact *a, const Contact *b)
{
    const char *left[] = {a->role,   a->name,    a->email,    a->phone,
                          a->street, a->street2, a->postcode, a->city};
    const char *right[] = {b->role,   b->name,    b->email,    b->phone,
                           b->street, b->street2, b->postcode, b->city};
    for (guint i = 0; i < G_N_ELEMENTS(left); i++)
        if (!text_equals(left[i], right[i]))
            return FALSE;
    return TRUE;
}

/* The contact of this customer that says the same; NULL: there is none. */
static const Contact *find_same(const Customer *customer, const Contact *contact)
{
    for (guint i = 0; i < customer->contacts->len; i++) {
        const Contact *other = g_ptr_array_index(customer->contacts, i);
        if (is_same(other, contact))
            return other;
    }
    return NULL;
}

static gboolean take_contact(RecordFile *file, const CsvRow *row)
{
    People *people = file->data;
    const char *id = record_cell(file, row, CONTACT_CUSTOMER);
    if (!*id) {
        record_complain(file, row, CONTACT_CUSTOMER, COMPLAINT_WARNING, "customer-missing",
                        "the line has no customer code and was left out");
        return TRUE;
    }
    Customer *customer = (Customer *)ledger_find_customer(people->ledger, id);
    if (!customer) {
        count_lost(people, row, id);
        return TRUE;
    }
    Contact read = {.customer = customer->id};
    fill_contact(file, row, people, customer, &read);
    const Contact *same = find_same(customer, &read);
    if (same)
        record_complain(
            file, row, CONTACT_CUSTOMER, COMPLAINT_NOTE, "contact-duplicate",
            "customer %s has this contact on line %d already; this line was left out",
            customer->id, same->line);
    else
        *ledger_add_contact(people->ledger, customer) = read;
    return TRUE;
}

static gint compare_lines(gconstpointer a, gconstpointer b, gpointer lost)
{
    const LostContacts *left = g_hash_table_lookup(lost, a);
    const LostContacts *right = g_hash_table_lookup(lost, b);
    return (left->line > right->line) - (left->line < right->line);
}

/* One complaint for each customer, in the order of the file. */
static void complain_lost(const People *people, Complaints *complaints)
{
    g_autoptr(GList) customers = g_hash_table_get_keys(people->lost);
    customers = g_list_sort_with_data(customers, compare_lines, people->lost);
    for (const GList *at = customers; at; at = at->next) {
        const LostContacts *lost = g_hash_table_lookup(people->lost, at->data);
        complaint_add(complaints, COMPLAINT_NOTE, "contact-without-customer",
                      (Place){people->source, lost->line, 0},
                      "\"%s\" is no customer of the customers file; its %u contact%s left out",
                      (const char *)at->data, lost->n, lost->n == 1 ? " was" : "s were");
    }
}

static gboolean is_missing(const TableSettings *contacts, Complaints *complaints)
{
    if (access(contacts->file, F_OK) == 0 || errno != ENOENT)
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
    if (!settings->contacts.file || is_missing(&settings->contacts, complaints))
        return TRUE;
    TableRequest request =
        record_file_request(&settings->contacts, settings->file, "contacts", &contacts_shape);
    g_autoptr(GHashTable) lost = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    People people = {.ledger = ledger, .settings = settings, .lost = lost};
    people.source = ledger_take_string(ledger, request.name);
    RecordFile file = {.complaints = complaints,
                       .recognised = ledger->recognised,
                       .take = take_contact,
                       .data = &people,
                       .first_required = CONTACT_CUSTOMER,
                       .second_required = -1};
    RecordForms forms = record_file_forms(&settings->contacts, &settings->ledger);
    if (!record_file_read(&file, &request, (DialectColumns){none, none}, &forms, error))
        return FALSE;
    complain_lost(&people, complaints);
    return record_file_note_input(ledger, "contacts", request.path, request.name, file.n_rows,
                                  error);
}
