/* Customers of the ledger: known, named, and within reach. */
#include "read/joins.h"

#include "ground/phone_number.h"
#include "ground/text.h"

static const char *find_file(const Joins *joins)
{
    const TableSettings *customers = &joins->settings->customers;
    return customers->named ? customers->named : customers->file;
}

/* ---- one spelling ------------------------------------------------------------------------ */

/* A customer known under another spelling takes that of the ledger, the first one if several. */
static guint settle_items(const Joins *joins, const OpenItem **example, char **was)
{
    guint n = 0;
    for (guint i = 0; i < joins->standings->len; i++) {
        const OpenItem *item = g_array_index(joins->standings, Standing, i).first;
        Customer *owner = (Customer *)item->owner;
        if (!owner || text_equals(owner->id, item->customer) ||
            ledger_find_account(joins->ledger, owner->id))
            continue;
        if (n++ == 0) {
            *example = item;
            *was = g_strdup(owner->id);
        }
        ledger_rename_customer(joins->ledger, owner, item->customer);
    }
    return n;
}

void customer_spelling_settle(const Joins *joins)
{
    const OpenItem *example = NULL;
    g_autofree char *was = NULL;
    guint n = settle_items(joins, &example, &was);
    if (n > 0)
        complaint_add(
            joins->complaints, COMPLAINT_NOTE, "customer-spelling",
            (Place){example->source, example->line, 0},
            "%u customer%s the ledger and %s spell in two ways (%s and %s) %s taken as "
            "one",
            n, n == 1 ? " that" : "s that", find_file(joins), example->customer, was,
            n == 1 ? "was" : "were");
    for (guint i = 0; i < joins->ledger->events->len; i++) {
        Event *event = g_ptr_array_index(joins->ledger->events, i);
        const Customer *customer = ledger_find_customer(joins->ledger, event->customer);
        if (customer && !ledger_find_account(joins->ledger, event->customer))
            event->customer = customer->id;
    }
}

/* ---- known ------------------------------------------------------------------------------- */

/* Customer by name, NULL where two share one. */
static GHashTable *index_names(const Ledger *ledger)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < ledger->customers->len; i++) {
        Customer *customer = g_ptr_array_index(ledger->customers, i);
        char *name = text_fold(text_or_empty(customer->name));
        gboolean is_shared = g_hash_table_contains(index, name);
        g_hash_table_replace(index, name, is_shared ? NULL : customer);
    }
    return index;
}

/* "; is C042 (Dupont SA, line 7) meant?" if the name is that of one customer; a new text. */
static char *suggest(GHashTable *names, const OpenItem *item)
{
    const char *written[] = {item->customer, item->customer_name};
    for (guint i = 0; i < G_N_ELEMENTS(written); i++) {
        g_autofree char *name = text_fold(text_or_empty(written[i]));
        const Customer *customer = *name ? g_hash_table_lookup(names, name) : NULL;
        if (customer)
            return g_strdup_printf("; is %s (%s, line %d) meant? then one file has to use the "
                                   "other's number",
                                   customer->id, customer->name, customer->line);
    }
    return g_strdup("");
}

static void check_known(const Joins *joins)
{
    Listing listing = listing_begin(joins, COMPLAINT_HELD, "customer-unknown");
    g_autoptr(GHashTable) names = NULL;
    for (guint i = 0; i < joins->standings->len; i++) {
        const Standing *standing = &g_array_index(joins->standings, Standing, i);
        const OpenItem *item = standing->first;
        if (item->owner)
            continue;
        if (!names)
            names = index_names(joins->ledger);
        g_autofree char *sum = standing_to_text(standing);
        g_autofree char *hint = suggest(names, item);
        listing_add(&listing, (Place){item->source, item->line, 0}, standing,
                    "customer %s is not in %s: %s; its items stay in the plan, but there is no "
                    "address to write to%s",
                    item->customer, find_file(joins), sum, hint);
    }
    listing_end(&listing);
}

/* ---- named and within reach -------------------------------------------------------------- */

/* What a postman needs: a town, and a street or a postcode. */
static gboolean has_address(const char *street, const char *street2, const char *postcode,
                            const char *city)
{
    return !text_is_blank(city) &&
           !(text_is_blank(street) && text_is_blank(street2) && text_is_blank(postcode));
}

typedef struct {
    gboolean has_address, has_mail, has_phone;
} Reach;

static gboolean is_phone(const char *phone)
{
    return phone && phone_number_count_digits(phone) >= 3;
}

static Reach find_reach(const Customer *customer)
{
    Reach reach = {
        has_address(customer->street, customer->street2, customer->postcode, customer->city),
        customer->email != NULL, is_phone(customer->phone)};
    for (guint i = 0; i < customer->contacts->len; i++) {
        const Contact *contact = g_ptr_array_index(customer->contacts, i);
        reach.has_address |=
            has_address(contact->street, contact->street2, contact->postcode, contact->city);
        reach.has_mail |= contact->email != NULL;
        reach.has_phone |= is_phone(contact->phone);
    }
    return reach;
}

/* The ledger's name serves where the customers file has none. */
static void settle_name(const Standing *standing, Customer *customer, Listing *no_name)
{
    if (customer->name)
        return;
    customer->name = standing->first->customer_name;
    Place place = {customer->source, customer->line, 0};
    if (customer->name)
        listing_add(no_name, place, standing,
                    "customer %s has no name; that of the ledger was taken: %s", customer->id,
                    customer->name);
    else
        listing_add(no_name, place, standing,
                    "customer %s has no name, and the ledger has none; fill in the column name",
                    customer->id);
}

static void check_reach(const Standing *standing, Listing *no_address, Listing *no_contact)
{
    const Customer *customer = standing->first->owner;
    Reach reach = find_reach(customer);
    Place place = {customer->source, customer->line, 0};
    gboolean has_contact = reach.has_mail || reach.has_phone;
    if (reach.has_address)
        return;
    g_autofree char *sum = standing_to_text(standing);
    no_address->level = has_contact ? COMPLAINT_WARNING : COMPLAINT_HELD;
    listing_add(no_address, place, standing,
                "customer %s has no postal address (a city, and a street or postcode): %s; "
                "letters and registered notices cannot go to it",
                customer->id, sum);
    if (!has_contact)
        listing_add(
            no_contact, place, standing,
            "customer %s has neither a mail address nor a telephone number nor a postal "
            "address: %s; nobody can write to it",
            customer->id, sum);
}

static void check_customers(const Joins *joins)
{
    Listing no_address = listing_begin(joins, COMPLAINT_WARNING, "customer-without-address");
    Listing no_contact = listing_begin(joins, COMPLAINT_HELD, "customer-without-contact");
    Listing no_name = listing_begin(joins, COMPLAINT_WARNING, "customer-without-name");
    for (guint i = 0; i < joins->standings->len; i++) {
        const Standing *standing = &g_array_index(joins->standings, Standing, i);
        Customer *customer = (Customer *)standing->first->owner;
        if (!customer)
            continue;
        settle_name(standing, customer, &no_name);
        if (!text_equals(customer->scenario, "none"))
            check_reach(standing, &no_address, &no_contact);
    }
    listing_end(&no_name);
    listing_end(&no_address);
    listing_end(&no_contact);
}

void customer_joins_check(const Joins *joins)
{
    if (!joins->settings->customers.file)
        return;
    check_known(joins);
    check_customers(joins);
}
