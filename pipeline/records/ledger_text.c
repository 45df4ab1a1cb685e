/* The ledger as text: the files of 1-read, and the names of its enumerators. */
#include "records/ledger.h"

#include "ground/csv_text.h"

#include <string.h>

static const char *const debtor_kind_names[] = {"unknown", "business", "public", "consumer"};
static const char *const item_kind_names[] = {"invoice", "credit", "payment"};
static const char *const event_kind_names[] = {
    "promise", "dispute", "resolve", "confirmed",  "plan",     "instalment",
    "hold",    "release", "legal",   "insolvency", "returned", "waive",
    "call",    "note",    "bounce",  "receipt",    "scenario",
    "override"};
G_STATIC_ASSERT(G_N_ELEMENTS(event_kind_names) == EVENT_OVERRIDE + 1);

const char *debtor_kind_name(DebtorKind kind)
{
    g_assert((guint)kind < G_N_ELEMENTS(debtor_kind_names));
    return debtor_kind_names[kind];
}

const char *item_kind_name(ItemKind kind)
{
    g_assert((guint)kind < G_N_ELEMENTS(item_kind_names));
    return item_kind_names[kind];
}

const char *event_kind_name(EventKind kind)
{
    g_assert((guint)kind < G_N_ELEMENTS(event_kind_names));
    return event_kind_names[kind];
}

gboolean event_kind_parse(const char *name, EventKind *kind)
{
    for (guint i = 0; name && i < G_N_ELEMENTS(event_kind_names); i++)
        if (g_ascii_strcasecmp(name, event_kind_names[i]) == 0) {
            *kind = (EventKind)i;
            return TRUE;
        }
    return FALSE;
}

InputFile *input_file_new(const char *role, const char *path, const char *real_path,
                          const char *sha256, gint64 rows)
{
    InputFile *input = g_new0(InputFile, 1);
    input->role = g_strdup(role);
    input->path = g_strdup(path);
    input->real_path = g_strdup(real_path);
    input->sha256 = g_strdup(sha256);
    input->rows = rows;
    return input;
}

void input_file_free(InputFile *input)
{
    if (!input)
        return;
    g_free(input->role);
    g_free(input->path);
    g_free(input->real_path);
    g_free(input->sha256);
    g_free(input);
}

static void append_item(GString *table, const OpenItem *item)
{
    csv_append_text(table, item->customer);
    csv_append_text(table, item->invoice);
    csv_append_text(table, item_kind_name(item->kind));
    csv_append_day(table, item->issue_date);
    csv_append_day(table, item->due_date);
    csv_append_text(table, item->due_source);
    csv_append_money(table, item->amount_minor, item->currency);
    csv_append_money(table, item->open_minor, item->currency);
    csv_append_text(table, item->currency);
    csv_append_text(table, item->order_ref);
    csv_append_text(table, item->dispute);
    csv_append_text(table, item->source);
    csv_append_number(table, item->line);
    csv_end_row(table);
}

char *ledger_print_items(const Ledger *ledger)
{
    static const char *const header[] = {"customer", "invoice",    "kind",    "issue_date",
                                         "due_date", "due_source", "amount",  "open_amount",
                                         "currency", "order_ref",  "dispute", "source",
                                         "line",     NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, header);
    for (guint i = 0; i < ledger->items->len; i++)
        append_item(table, g_ptr_array_index(ledger->items, i));
    return g_string_free(table, FALSE);
}

static void append_rejected(GString *table, const RejectedLine *line)
{
    csv_append_text(table, line->source);
    csv_append_number(table, line->line);
    csv_append_text(table, line->customer);
    csv_append_text(table, line->invoice);
    if (*line->currency)
        csv_append_money(table, line->minor, line->currency);
    else
        csv_append_text(table, NULL);
    csv_append_text(table, line->currency);
    csv_append_text(table, line->rule);
    csv_append_text(table, line->reason);
    csv_append_text(table, line->text);
    csv_end_row(table);
}

char *ledger_print_rejected(const Ledger *ledger)
{
    static const char *const header[] = {"source",   "line", "customer", "invoice", "amount",
                                         "currency", "rule", "reason",   "text",    NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, header);
    for (guint i = 0; i < ledger->rejected->len; i++)
        append_rejected(table, g_ptr_array_index(ledger->rejected, i));
    return g_string_free(table, FALSE);
}
