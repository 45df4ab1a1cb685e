/* Whom customers name: payers, groups, collectors; who shares a SIREN; whom invoices are paid to. */
#include "read/joins.h"

#include "ground/text.h"

#include <string.h>

static Place place_of(const Customer *customer)
{
    return (Place){customer->source, customer->line, 0};
}

/* ---- payers and groups ------------------------------------------------------------------- */

/* The field of a customer that names another one. */
typedef const char *(*FindOther)(const Customer *customer);

static const char *find_payer(const Customer *customer)
{
    return customer->payer;
}

/* A group is a customer only if it is named by a customer's number. */
static const char *find_group(const Customer *customer)
{
    return customer->group;
}

static Customer *follow(const Joins *joins, const Customer *customer, FindOther other)
{
    return (Customer *)ledger_find_customer(joins->ledger, other(customer));
}

static void check_payers_known(const Joins *joins)
{
    Listing listing = listing_begin(joins, COMPLAINT_WARNING, "payer-unknown");
    g_autoptr(GPtrArray) own = g_ptr_array_new();
    for (guint i = 0; i < joins->ledger->customers->len; i++) {
        Customer *customer = g_ptr_array_index(joins->ledger->customers, i);
        if (!customer->payer)
            continue;
        const Customer *payer = follow(joins, customer, find_payer);
        if (payer == customer)
            g_ptr_array_add(own, (gpointer)customer->id);
        else if (!payer)
            listing_add(&listing, place_of(customer), NULL,
                        "the payer %s of customer %s is no customer of this file; reminders go "
                        "to %s itself",
                        customer->payer, customer->id, customer->id);
        if (!payer || payer == customer)
            customer->payer = NULL;
    }
    listing_end(&listing);
    if (own->len == 0)
        return;
    g_autofree char *some = joins_name_some(own);
    const Customer *first = ledger_find_customer(joins->ledger, g_ptr_array_index(own, 0));
    complaint_add(joins->complaints, COMPLAINT_NOTE, "payer-cycle", place_of(first),
                  "%u customer%s named as payer of %s: %s; that changes nothing", own->len,
                  own->len == 1 ? " is" : "s are", own->len == 1 ? "itself" : "themselves",
                  some);
}

/* The members of the cycle that begins here, in its order; NULL: there is none. */
static GPtrArray *find_cycle(const Joins *joins, Customer *start, GHashTable *seen,
                             FindOther other)
{
    if (!follow(joins, start, other))
        return NULL;
    g_autoptr(GHashTable) path = g_hash_table_new(NULL, NULL);
    Customer *at = start;
    while (at && !g_hash_table_contains(seen, at)) {
        g_hash_table_add(seen, at);
        g_hash_table_add(path, at);
        at = follow(joins, at, other);
    }
    if (!at || !g_hash_table_contains(path, at) || follow(joins, at, other) == at)
        return NULL;
    GPtrArray *cycle = g_ptr_array_new();
    Customer *member = at;
    do {
        g_ptr_array_add(cycle, member);
        member = follow(joins, member, other);
    } while (member != at);
    return cycle;
}

static char *print_cycle(const GPtrArray *cycle)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < cycle->len && i < 8; i++)
        g_string_append_printf(text, "%s, ", ((Customer *)g_ptr_array_index(cycle, i))->id);
    if (cycle->len > 8)
        g_string_append(text, "... ");
    g_string_append_printf(text, "and %s again", ((Customer *)g_ptr_array_index(cycle, 0))->id);
    return g_string_free(text, FALSE);
}

static void check_cycles(const Joins *joins, FindOther other, Listing *listing,
                         const char *what_is, const char *what_was_done)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < joins->ledger->customers->len; i++) {
        Customer *start = g_ptr_array_index(joins->ledger->customers, i);
        g_autoptr(GPtrArray) cycle = find_cycle(joins, start, seen, other);
        if (!cycle)
            continue;
        g_autofree char *members = print_cycle(cycle);
        listing_add(listing, place_of(g_ptr_array_index(cycle, 0)), NULL, "%s: %s; %s", what_is,
                    members, what_was_done);
        for (guint k = 0; k < cycle->len && other == find_payer; k++)
            ((Customer *)g_ptr_array_index(cycle, k))->payer = NULL;
    }
    listing_end(listing);
}

/* ---- one SIREN --------------------------------------------------------------------------- */

static gboolean are_related(const Customer *a, const Customer *b)
{
    return (a->group && text_equals(a->group, b->group)) || text_equals(a->payer, b->id) ||
           text_equals(b->payer, a->id) || (a->payer && text_equals(a->payer, b->payer));
}

typedef struct {
    const Customer *first, *second; /* the first two that nothing else joins */
    guint n;
} Sharers;

static void check_sirens(const Joins *joins)
{
    g_autoptr(GHashTable) index =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GPtrArray) shared = g_ptr_array_new();
    for (guint i = 0; i < joins->ledger->customers->len; i++) {
        const Customer *customer = g_ptr_array_index(joins->ledger->customers, i);
        if (!customer->siren)
            continue;
        g_autofree char *siren = g_strndup(customer->siren, 9);
        Sharers *sharers = g_hash_table_lookup(index, siren);
        if (!sharers) {
            sharers = g_new0(Sharers, 1);
            sharers->first = customer;
            g_hash_table_insert(index, g_steal_pointer(&siren), sharers);
        }
        sharers->n++;
        if (sharers->second || sharers->first == customer ||
            are_related(sharers->first, customer))
            continue;
        sharers->second = customer;
        g_ptr_array_add(shared, sharers);
    }
    Listing listing = listing_begin(joins, COMPLAINT_NOTE, "siren-shared");
    for (guint i = 0; i < shared->len; i++) {
        const Sharers *sharers = g_ptr_array_index(shared, i);
        listing_add(&listing, place_of(sharers->second), NULL,
                    "customers %s and %s%s have one SIREN, %.9s: one debtor in law, reminded "
                    "apart unless payer or group joins them",
                    sharers->first->id, sharers->second->id,
                    sharers->n > 2 ? " and others" : "", sharers->first->siren);
    }
    listing_end(&listing);
}

/* ---- collectors -------------------------------------------------------------------------- */

/* Without people the collector is a plain name, which says enough. */
static void check_collectors(const Joins *joins)
{
    if (joins->settings->people->len == 0)
        return;
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) unknown = g_ptr_array_new();
    for (guint i = 0; i < joins->ledger->customers->len; i++) {
        const Customer *customer = g_ptr_array_index(joins->ledger->customers, i);
        if (!customer->collector || settings_find_person(joins->settings, customer->collector))
            continue;
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, customer->collector));
        g_hash_table_insert(counts, (gpointer)customer->collector, GUINT_TO_POINTER(n + 1));
        if (n == 0)
            g_ptr_array_add(unknown, (gpointer)customer);
    }
    Listing listing = listing_begin(joins, COMPLAINT_WARNING, "collector-unknown");
    for (guint i = 0; i < unknown->len; i++) {
        const Customer *customer = g_ptr_array_index(unknown, i);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, customer->collector));
        listing_add(&listing, place_of(customer), NULL,
                    "the collector \"%s\" of %u customer%s is not among people of %s; the name "
                    "is printed, telephone and reply address are the house's",
                    customer->collector, n, n == 1 ? "" : "s", joins->settings->file);
    }
    listing_end(&listing);
}

/* ---- payees ------------------------------------------------------------------------------ */

static void check_payees(const Joins *joins)
{
    if (!joins->ledger->has_payees)
        return;
    g_autoptr(GHashTable) sums = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < joins->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(joins->ledger->items, i);
        if (!item->payee || settings_find_payee(joins->settings, item->payee))
            continue;
        Standing *standing = g_hash_table_lookup(sums, item->payee);
        if (!standing) {
            standing = g_new0(Standing, 1);
            g_hash_table_insert(sums, (gpointer)item->payee, standing);
            g_ptr_array_add(order, standing);
        }
        standing_take(standing, item);
    }
    Listing listing = listing_begin(joins, COMPLAINT_WARNING, "payee-unknown");
    for (guint i = 0; i < order->len; i++) {
        const Standing *standing = g_ptr_array_index(order, i);
        g_autofree char *sum = standing_to_text(standing);
        listing_add(
            &listing, (Place){standing->first->source, standing->first->line, 0}, standing,
            "the payee \"%s\" of %s is not among payees of %s; no account is printed on "
            "their documents, least of all the creditor's",
            standing->first->payee, sum, joins->settings->file);
    }
    listing_end(&listing);
}

void people_joins_check(const Joins *joins)
{
    Listing payer_cycles = listing_begin(joins, COMPLAINT_WARNING, "payer-cycle");
    Listing group_cycles = listing_begin(joins, COMPLAINT_NOTE, "group-cycle");
    check_payers_known(joins);
    check_cycles(joins, find_payer, &payer_cycles, "customers pay for each other in a circle",
                 "each is reminded itself");
    check_cycles(joins, find_group, &group_cycles, "customers are each other's group",
                 "the groups were kept as given");
    check_sirens(joins);
    check_collectors(joins);
    check_payees(joins);
}
