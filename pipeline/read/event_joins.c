/* Events about customers and invoices that nobody knows. */
#include "read/joins.h"

#include "ground/text.h"

/* TRUE if the event would still hold or steer something on the run date. */
static gboolean still_acts(const Event *event, Day run_date)
{
    switch (event->kind) {
    case EVENT_DISPUTE:
    case EVENT_LEGAL:
    case EVENT_INSOLVENCY:
    case EVENT_RETURNED:
        return TRUE;
    case EVENT_PROMISE:
    case EVENT_HOLD:
    case EVENT_PLAN:
    case EVENT_INSTALMENT:
    case EVENT_CONFIRMED:
        return event->until == DAY_NONE || event->until >= run_date;
    default:
        return FALSE;
    }
}

/* What is lost of one customer's events. */
typedef struct {
    const Event *first;
    guint n;
    gboolean acts;
    GPtrArray *invoices; /* lent names, each once */
} LostEvents;

static void lost_free(gpointer data)
{
    LostEvents *lost = data;
    g_ptr_array_unref(lost->invoices);
    g_free(lost);
}

static void lose(GHashTable *lost_by_customer, GPtrArray *order, const Event *event,
                 Day run_date)
{
    LostEvents *lost = g_hash_table_lookup(lost_by_customer, event->customer);
    if (!lost) {
        lost = g_new0(LostEvents, 1);
        lost->first = event;
        lost->invoices = g_ptr_array_new();
        g_hash_table_insert(lost_by_customer, (gpointer)event->customer, lost);
        g_ptr_array_add(order, lost);
    }
    lost->n++;
    lost->acts = lost->acts || still_acts(event, run_date);
    if (event->invoice &&
        !g_ptr_array_find_with_equal_func(lost->invoices, event->invoice, g_str_equal, NULL))
        g_ptr_array_add(lost->invoices, (gpointer)event->invoice);
}

/* Customers of lines that are no item: settled, rejected. */
static GHashTable *list_customers_of_lines(const Ledger *ledger)
{
    GHashTable *customers = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        if (line->customer)
            g_hash_table_add(customers, (gpointer)line->customer);
    }
    return customers;
}

/*
 * The invoices that events name -> the customer whose they are (lent), "" where the extract does not
 * have them. A number that two customers have stays with the one that the event names.
 */
static GHashTable *list_invoices(const Ledger *ledger)
{
    GHashTable *owners = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < ledger->events->len; i++) {
        const Event *event = g_ptr_array_index(ledger->events, i);
        if (event->invoice)
            g_hash_table_insert(owners, (gpointer)event->invoice, "");
    }
    return owners;
}

typedef struct {
    GHashTable *owners; /* invoice -> customer */
    GHashTable *pairs;  /* "customer\x1finvoice" that the extract has */
} Known;

static void know(Known *known, const char *customer, const char *invoice)
{
    if (!customer || !invoice || !g_hash_table_contains(known->owners, invoice))
        return;
    g_hash_table_insert(known->owners, (gpointer)invoice, (gpointer)customer);
    g_hash_table_add(known->pairs, g_strconcat(customer, "\x1f", invoice, NULL));
}

static Known know_invoices(const Ledger *ledger)
{
    Known known = {list_invoices(ledger),
                   g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    if (g_hash_table_size(known.owners) == 0)
        return known;
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        know(&known, item->customer, item->invoice);
    }
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        know(&known, line->customer, line->invoice);
    }
    return known;
}

static gboolean is_known_pair(const Known *known, const Event *event)
{
    g_autofree char *pair = g_strconcat(event->customer, "\x1f", event->invoice, NULL);
    return g_hash_table_contains(known->pairs, pair);
}

/* "; F-9 is an invoice of C002" where the number is another customer's; a new text. */
static char *print_owner(const Known *known, const LostEvents *lost)
{
    for (guint i = 0; i < lost->invoices->len; i++) {
        const char *invoice = g_ptr_array_index(lost->invoices, i);
        const char *owner = g_hash_table_lookup(known->owners, invoice);
        if (!text_is_blank(owner))
            return g_strdup_printf("; %s is an invoice of %s", invoice, owner);
    }
    return g_strdup("");
}

static void complain_customers(const Joins *joins, const GPtrArray *order)
{
    Listing listing = listing_begin(joins, COMPLAINT_WARNING, "event-customer-unknown");
    for (guint i = 0; i < order->len; i++) {
        const LostEvents *lost = g_ptr_array_index(order, i);
        listing_add(
            &listing, (Place){lost->first->source, lost->first->line, 0}, NULL,
            "customer %s is neither in the ledger nor in the customers file: %u event%s "
            "without effect",
            lost->first->customer, lost->n, lost->n == 1 ? " is" : "s are");
    }
    listing_end(&listing);
}

static void complain_invoices(const Joins *joins, const GPtrArray *order, const Known *known)
{
    Listing listing = listing_begin(joins, COMPLAINT_NOTE, "event-invoice-unknown");
    for (guint i = 0; i < order->len; i++) {
        const LostEvents *lost = g_ptr_array_index(order, i);
        g_autofree char *some = joins_name_some(lost->invoices);
        g_autofree char *owner = print_owner(known, lost);
        listing.level = lost->acts ? COMPLAINT_WARNING : COMPLAINT_NOTE;
        listing_add(&listing, (Place){lost->first->source, lost->first->line, 0}, NULL,
                    "the extract has no invoice %s of customer %s%s: %u event%s without effect "
                    "(paid since, or a slip)",
                    some, lost->first->customer, owner, lost->n,
                    lost->n == 1 ? " is" : "s are");
    }
    listing_end(&listing);
}

static void complain_future(const Joins *joins)
{
    const Event *first = NULL;
    guint n = 0;
    for (guint i = 0; i < joins->ledger->events->len; i++) {
        const Event *event = g_ptr_array_index(joins->ledger->events, i);
        if (event->date <= joins->run_date)
            continue;
        n++;
        if (!first || event->line < first->line)
            first = event;
    }
    if (!first)
        return;
    char day[DAY_ISO_SIZE], run[DAY_ISO_SIZE];
    complaint_add(
        joins->complaints, COMPLAINT_WARNING, "event-in-future",
        (Place){first->source, first->line, 0},
        "%u event%s dated after the run date %s (this one %s) and %s from that day on", n,
        n == 1 ? " is" : "s are", day_print_iso(joins->run_date, run),
        day_print_iso(first->date, day), n == 1 ? "counts" : "count");
}

static gboolean is_known_customer(const Joins *joins, GHashTable *of_lines,
                                  const char *customer)
{
    return ledger_find_account(joins->ledger, customer) ||
           ledger_find_customer(joins->ledger, customer) != NULL ||
           g_hash_table_contains(of_lines, customer);
}

void event_joins_check(const Joins *joins)
{
    if (joins->ledger->events->len == 0)
        return;
    g_autoptr(GHashTable) of_lines = list_customers_of_lines(joins->ledger);
    g_autoptr(GHashTable) nobody =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, lost_free);
    g_autoptr(GHashTable) nothing =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, lost_free);
    g_autoptr(GPtrArray) customers = g_ptr_array_new();
    g_autoptr(GPtrArray) invoices = g_ptr_array_new();
    Known known = know_invoices(joins->ledger);
    for (guint i = 0; i < joins->ledger->events->len; i++) {
        const Event *event = g_ptr_array_index(joins->ledger->events, i);
        if (!is_known_customer(joins, of_lines, event->customer))
            lose(nobody, customers, event, joins->run_date);
        else if (event->invoice && !is_known_pair(&known, event))
            lose(nothing, invoices, event, joins->run_date);
    }
    complain_customers(joins, customers);
    complain_invoices(joins, invoices, &known);
    complain_future(joins);
    g_hash_table_unref(known.owners);
    g_hash_table_unref(known.pairs);
}
