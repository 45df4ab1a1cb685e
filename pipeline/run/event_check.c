#include "run/event_check.h"

#include "ground/text.h"
#include "read/read.h"

/* Where disputes and agreements are looked for; the ledger only if the history has none. */
typedef struct {
    const Run *run;
    const Past *past;
    const GPtrArray *together; /* events of the same file, or NULL */
} Sources;

static gboolean is_about(const Event *event, const Event *resolve)
{
    return text_equals(event->customer, resolve->customer) &&
           (event->invoice == NULL || resolve->invoice == NULL ||
            text_equals(event->invoice, resolve->invoice));
}

static gboolean is_dispute(const Settings *settings, const Event *event)
{
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    gboolean may_be =
        event->kind == EVENT_HOLD || event->kind == EVENT_CALL || event->kind == EVENT_NOTE;
    return event->kind == EVENT_DISPUTE || (may_be && reason != NULL && reason->dispute);
}

/* What `kept` and `broken` speak of. */
static gboolean is_agreement(const Event *event)
{
    return event->kind == EVENT_PROMISE || event->kind == EVENT_PLAN ||
           event->kind == EVENT_INSTALMENT || event->kind == EVENT_CONFIRMED;
}

static gboolean speaks_of_agreement(const Event *resolve)
{
    return text_equals(resolve->outcome, "kept") || text_equals(resolve->outcome, "broken");
}

/* It ended the dispute; one found justified waits for its credit note and may be decided anew. */
static gboolean is_end(const Event *event, const Event *resolve)
{
    gboolean is_rejection =
        event->kind == EVENT_RESOLVE && text_equals(event->outcome, "rejected");
    gboolean is_release = event->kind == EVENT_RELEASE && !status_reason_is_own(event->reason);
    return (is_rejection || is_release) &&
           (event->invoice == NULL || text_equals(event->invoice, resolve->invoice));
}

/* TRUE if the events leave something open that the resolve can be about. */
static gboolean leave_open(const Sources *sources, const GPtrArray *events,
                           const Event *resolve)
{
    gboolean is_open = FALSE;
    for (guint i = 0; events != NULL && i < events->len; i++) {
        const Event *event = g_ptr_array_index(events, i);
        if (event == resolve || event->date > resolve->date || !is_about(event, resolve))
            continue;
        if (speaks_of_agreement(resolve))
            is_open = is_open || is_agreement(event);
        else if (is_dispute(sources->run->settings, event))
            is_open = TRUE;
        else if (is_end(event, resolve))
            is_open = FALSE;
    }
    return is_open;
}

/* The extract's column of disputes, and the events file beside it; not readable: assume it does. */
static gboolean ledger_leaves_open(const Sources *sources, const Event *resolve)
{
    g_autoptr(Complaints) unheard = complaints_new();
    g_autoptr(GError) trouble = NULL;
    g_autoptr(Ledger) ledger =
        read_ledger(sources->run->settings, sources->run->date, unheard, &trouble);
    if (ledger == NULL || leave_open(sources, ledger->events, resolve))
        return TRUE;
    for (guint i = 0; !speaks_of_agreement(resolve) && i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        if (item->dispute != NULL && text_equals(item->customer, resolve->customer) &&
            (resolve->invoice == NULL || text_equals(item->invoice, resolve->invoice)))
            return TRUE;
    }
    return FALSE;
}

/* Why the resolve cannot be recorded; NULL: it can. A new string. */
static char *find_resolve_fault(const Sources *sources, const Event *resolve)
{
    if (text_is_blank(resolve->outcome))
        return g_strdup("a resolve says how it ended: outcome justified or rejected for a "
                        "dispute, kept or broken for a promise");
    if (leave_open(sources, sources->past->events, resolve) ||
        leave_open(sources, sources->together, resolve) || ledger_leaves_open(sources, resolve))
        return NULL;
    char day[DAY_ISO_SIZE];
    const char *what = speaks_of_agreement(resolve) ? "promise, plan or instalment" : "dispute";
    return g_strdup_printf(
        "customer %s has no open %s%s%s up to %s; relance history %s shows "
        "what was recorded; record what is missing first",
        resolve->customer, what, resolve->invoice != NULL ? " of invoice " : "",
        text_or_empty(resolve->invoice), day_print_iso(resolve->date, day), resolve->customer);
}

/* Which services there are, and the one that may be meant; NULL: it is known. A new string. */
static char *find_service_fault(const Settings *settings, const Event *event)
{
    if (text_is_blank(event->service) || g_hash_table_size(settings->services) == 0 ||
        g_hash_table_contains(settings->services, event->service))
        return NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GList) keys =
        g_list_sort(g_hash_table_get_keys(settings->services), (GCompareFunc)g_strcmp0);
    for (GList *key = keys; key != NULL; key = key->next)
        g_ptr_array_add(names, key->data);
    g_ptr_array_add(names, NULL);
    const char *nearest = text_find_nearest(event->service, (const char *const *)names->pdata);
    g_autofree char *known = g_strjoinv(", ", (char **)names->pdata);
    return g_strdup_printf("there is no service \"%s\" among the services of %s (%s)%s%s%s",
                           event->service, settings->file, known,
                           nearest != NULL ? "; do you mean " : "", text_or_empty(nearest),
                           nearest != NULL ? "?" : "");
}

gboolean event_check_recorded(Run *run, const Event *event, GError **error)
{
    g_autofree char *service = find_service_fault(run->settings, event);
    if (service != NULL)
        return outcome_fail(error, OUTCOME_WRONG_USE, "--service %s: %s", event->service,
                            service);
    if (event->kind != EVENT_RESOLVE)
        return TRUE;
    g_autoptr(Past) past = history_fetch_past(run->db, -1, NULL, error);
    if (past == NULL)
        return FALSE;
    Sources sources = {run, past, NULL};
    g_autofree char *fault = find_resolve_fault(&sources, event);
    return fault == NULL || outcome_fail(error, OUTCOME_WRONG_USE, "%s", fault);
}

/* FALSE: complained, the line is left out. */
static gboolean check_imported(const Sources *sources, Event *event)
{
    const Run *run = sources->run;
    Place place = {event->source, event->line, 0};
    if (event->kind == EVENT_HOLD && text_is_blank(event->reason)) {
        complaint_add(run->complaints, COMPLAINT_WARNING, "hold-without-reason", place,
                      "a hold of customer %s says not why; the line was left out, give it a "
                      "reason",
                      event->customer);
        return FALSE;
    }
    g_autofree char *service = find_service_fault(run->settings, event);
    if (service != NULL)
        complaint_add(run->complaints, COMPLAINT_WARNING, "event-service-unknown", place,
                      "%s; the %s was recorded all the same, nobody is asked: correct the "
                      "name and import the line again",
                      service, event_kind_name(event->kind));
    g_autofree char *fault =
        event->kind == EVENT_RESOLVE ? find_resolve_fault(sources, event) : NULL;
    if (fault != NULL)
        complaint_add(run->complaints, COMPLAINT_WARNING, "resolve-without-dispute", place,
                      "%s; the line was left out", fault);
    return fault == NULL;
}

void event_check_name_author(const Run *run, const GPtrArray *events)
{
    for (guint i = 0; i < events->len; i++) {
        Event *event = g_ptr_array_index(events, i);
        if (event->kind == EVENT_HOLD && text_is_blank(event->author))
            event->author = run->options->author ? run->options->author : run->options->login;
    }
}

guint event_check_imported(Run *run, const Past *past, GPtrArray *events)
{
    Sources sources = {run, past, events};
    g_autoptr(GHashTable) faulty = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < events->len; i++)
        if (!check_imported(&sources, g_ptr_array_index(events, i)))
            g_hash_table_add(faulty, g_ptr_array_index(events, i));
    for (guint i = events->len; i-- > 0;)
        if (g_hash_table_contains(faulty, g_ptr_array_index(events, i)))
            g_ptr_array_remove_index(events, i);
    return g_hash_table_size(faulty);
}
