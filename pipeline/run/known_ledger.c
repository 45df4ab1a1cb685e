#include "run/known_ledger.h"

#include "ground/text.h"
#include "run/run_folder.h"

static gboolean look_into_run(const Run *run, KnownInvoices *known, char **where)
{
    static const char *const files[] = {"items.csv", "rejected.csv"};
    g_autofree char *id = run_folder_newest_id(run->settings->out, DAY_NONE);
    if (!id)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path =
            g_build_filename(run->settings->out, id, "1-read", files[i], NULL);
        g_autoptr(GError) trouble = NULL;
        if (!known_invoices_read(known, path, &trouble))
            return FALSE;
    }
    *where = g_strconcat("run ", id, NULL);
    return TRUE;
}

static gboolean look_into_ledger(const Run *run, KnownInvoices *known, char **where)
{
    g_autoptr(Complaints) unheard = complaints_new();
    g_autoptr(GError) trouble = NULL;
    g_autoptr(Ledger) ledger = read_ledger(run->settings, run->date, unheard, &trouble);
    if (!ledger)
        return FALSE;
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        known_invoices_take(known, item->customer, item->invoice);
    }
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        known_invoices_take(known, line->customer, line->invoice);
    }
    *where = g_strdup("the ledger");
    return TRUE;
}

gboolean known_ledger_look_up(const Run *run, KnownInvoices *known, char **where)
{
    return look_into_run(run, known, where) || look_into_ledger(run, known, where);
}

static gboolean has_owner(const KnownInvoices *known, const char *invoice, const char *customer)
{
    const GPtrArray *owners = known_invoices_find(known, invoice);
    return owners &&
           g_ptr_array_find_with_equal_func((GPtrArray *)owners, customer, g_str_equal, NULL);
}

static void check_event(Run *run, const KnownInvoices *known, const Event *event,
                        const char *where)
{
    Place place = {event->line > 0 ? event->source : NULL, event->line, 0};
    if (!known_invoices_has_customer(known, event->customer)) {
        complaint_add(run->complaints, COMPLAINT_WARNING, "event-customer-unknown", place,
                      "customer %s has no line in %s; the %s was recorded all the same",
                      event->customer, where, event_kind_name(event->kind));
        return;
    }
    if (!event->invoice || has_owner(known, event->invoice, event->customer))
        return;
    const GPtrArray *owners = known_invoices_find(known, event->invoice);
    complaint_add(run->complaints, COMPLAINT_WARNING, "event-invoice-unknown", place,
                  "customer %s has no invoice %s in %s%s%s; the %s was recorded all the same",
                  event->customer, event->invoice, where, owners ? ", it is one of " : "",
                  owners ? (const char *)g_ptr_array_index(owners, 0) : "",
                  event_kind_name(event->kind));
}

void known_ledger_check_events(Run *run, const GPtrArray *events)
{
    g_autoptr(KnownInvoices) known = known_invoices_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *where = NULL;
    for (guint i = 0; i < events->len; i++) {
        const Event *event = g_ptr_array_index(events, i);
        known_invoices_ask(known, event->customer, event->invoice);
    }
    if (events->len == 0 || !known_ledger_look_up(run, known, &where))
        return;
    for (guint i = 0; i < events->len; i++) {
        const Event *event = g_ptr_array_index(events, i);
        const char *invoice =
            known_invoices_has_customer(known, event->customer) ? event->invoice : NULL;
        char *key = g_strconcat(event->customer, "\x1f", invoice, NULL);
        if (g_hash_table_add(seen, key))
            check_event(run, known, event, where);
    }
}
