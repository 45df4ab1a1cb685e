#include "run/history_extract.h"

#include <string.h>

#include "ground/csv_text.h"
#include "ground/text.h"
#include "run/document_paths.h"

typedef struct {
    Day date, until;
    const char *customer, *invoice, *what, *channel, *currency, *status, *author, *document,
        *file, *note;
    int level;    /* -1: none */
    gint64 minor; /* -1: none */
} Line;

static void append_line(GString *table, const Line *line)
{
    csv_append_day(table, line->date);
    csv_append_text(table, line->customer);
    csv_append_text(table, line->invoice);
    csv_append_text(table, line->what);
    if (line->level >= 0)
        csv_append_number(table, line->level);
    else
        csv_append_text(table, NULL);
    csv_append_text(table, line->channel);
    if (line->minor >= 0)
        csv_append_money(table, line->minor,
                         text_is_blank(line->currency) ? "EUR" : line->currency);
    else
        csv_append_text(table, NULL);
    csv_append_text(table, line->currency);
    csv_append_text(table, line->status);
    csv_append_text(table, line->author);
    csv_append_text(table, line->document);
    csv_append_text(table, line->file);
    csv_append_day(table, line->until);
    csv_append_text(table, line->note);
    csv_end_row(table);
}

static void append_event(GString *table, const Event *event)
{
    Line line = {
        .date = event->date,
        .until = event->until,
        .customer = event->customer,
        .invoice = event->invoice,
        .what = event_kind_name(event->kind),
        .level = -1,
        .minor = event->amount_minor,
        .currency = event->currency,
        .status = event->outcome,
        .author = event->author,
        .note = text_is_blank(event->note) ? event->reason : event->note,
    };
    append_line(table, &line);
}

/* Another table's row, as proofs of registered letters, by its ids. */
static void append_other(GString *table, const HistoryRow *row)
{
    g_autofree char *object = g_strdup_printf("{%s}", row->members);
    g_autoptr(JsonValue) members = json_parse(object, -1, NULL);
    g_autofree char *what = g_strdup(row->table);
    if (g_str_has_suffix(what, "s"))
        what[strlen(what) - 1] = '\0'; /* "proofs" holds a proof a row */
    Line line = {
        .date = day_parse_iso(json_find_text(members, "date")),
        .customer = json_find_text(members, "customer"),
        .invoice = json_find_text(members, "invoice"),
        .what = what,
        .level = -1,
        .minor = -1,
        .status = json_find_text(members, "outcome"),
        .document = json_find_text(members, "document"),
    };
    append_line(table, &line);
}

static gboolean append_recorded(GString *table, const Run *run, GError **error)
{
    g_autoptr(GPtrArray) rows =
        run->db ? history_digest_rows(run->db, run->id, error) : g_ptr_array_new();
    g_autoptr(GHashTable) recent = g_hash_table_new(NULL, NULL);
    for (guint i = 0; rows && i < rows->len; i++) {
        const HistoryRow *row = g_ptr_array_index(rows, i);
        if (!row->is_of_run && g_str_equal(row->table, "events"))
            g_hash_table_add(recent, GINT_TO_POINTER((int)row->sequence));
        else if (!row->is_of_run && !g_str_equal(row->table, "appends"))
            append_other(table, row);
    }
    for (guint i = 0; rows && i < run->past->events->len; i++) {
        const Event *event = g_ptr_array_index(run->past->events, i);
        if (g_hash_table_contains(recent, GINT_TO_POINTER(event->line)))
            append_event(table, event);
    }
    return rows != NULL;
}

static const RenderedFile *find_file(const Run *run, const char *document)
{
    for (guint i = 0; i < run->files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(run->files, i);
        if (g_str_equal(file->document, document))
            return file;
    }
    return NULL;
}

/* The invoices whose own step it is, joined by ';'; a new string. */
static char *join_invoices(const Run *run, const char *document)
{
    const PlannedDocument *planned = document_find(run->plan, document);
    GString *joined = g_string_new(NULL);
    for (guint i = 0; planned && i < planned->own_rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(planned->own_rows, i);
        g_string_append_printf(joined, "%s%s", i ? ";" : "", row->item->invoice);
    }
    return g_string_free(joined, FALSE);
}

static void append_delivery(GString *table, const Run *run, const RenderedFile *file,
                            const Delivery *delivery)
{
    g_autofree char *invoices = join_invoices(run, delivery->document);
    Line line = {
        .date = run->date,
        .customer = file->customer,
        .invoice = invoices,
        .what = step_kind_name(file->kind),
        .level = file->level,
        .channel = channel_name(delivery->channel),
        .minor = file->claim.total_claimed,
        .currency = file->currency,
        .status = delivery_status_name(delivery->status),
        .document = delivery->document,
        .file = file->file,
    };
    append_line(table, &line);
}

/* Files and deliveries come in the same order; what does not is looked for. */
char *history_extract_print(const Run *run, GError **error)
{
    static const char *const header[] = {"date",     "customer", "invoice",  "what",   "level",
                                         "channel",  "amount",   "currency", "status", "author",
                                         "document", "file",     "until",    "note",   NULL};
    g_autoptr(GString) table = g_string_new(NULL);
    csv_append_header(table, header);
    if (!append_recorded(table, run, error))
        return NULL;
    for (guint i = 0; i < run->deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        const RenderedFile *file =
            i < run->files->len ? g_ptr_array_index(run->files, i) : NULL;
        if (!file || !g_str_equal(file->document, delivery->document))
            file = find_file(run, delivery->document);
        if (file)
            append_delivery(table, run, file, delivery);
    }
    return g_string_free(g_steal_pointer(&table), FALSE);
}
