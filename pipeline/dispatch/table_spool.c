/*
 * Steps of both tables: written to NAME.part and synced, announced, renamed to NAME, settled.
 */
#include "dispatch/table_spool.h"

#include "dispatch/spool_evidence.h"
#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const sms_names[] = {"seq",      "document", "customer", "phone",
                                        "language", "text",     NULL};
static const char *const call_names[] = {
    "document",     "customer",  "customer_name", "contact", "phone",  "level",
    "invoices",     "total_due", "currency",      "outcome", "reason", "promise_amount",
    "promise_date", "callback",  "note",          NULL};

/* Publishes one table for these entries, step by step. */
static gboolean publish_table(Outbox *outbox, const GPtrArray *entries, const char *folder,
                              const char *name, const char *text, GError **error)
{
    g_autofree char *parent = outbox_path(outbox, folder, NULL);
    g_autofree char *final = g_build_filename(parent, name, NULL);
    g_autofree char *part = g_strconcat(final, ".part", NULL);
    g_autofree char *detail = g_build_filename(folder, name, NULL);
    if (!folder_create(parent, error) || !file_write_whole(part, text, -1, error) ||
        !outbox_announce(outbox, entries, error))
        return FALSE;
    spool_count_attempt(entries);
    if (g_rename(part, final) != 0)
        return outcome_fail(error, OUTCOME_CANNOT_CREATE, "%s: cannot create: %s", final,
                            g_strerror(errno));
    return folder_sync(parent, error) &&
           outbox_finish(outbox, entries, DELIVERY_HANDED_OVER, detail, error);
}

/* Recovers, and gives what may begin; NULL and *error, or an empty array if nothing may. */
static GPtrArray *begin(Outbox *outbox, const GPtrArray *entries, const char *folder,
                        GError **error)
{
    if (entries->len > 0 && !spool_recover(outbox, entries, folder, error))
        return NULL;
    return outbox_must_stop(outbox) ? g_ptr_array_new() : spool_take_open(entries);
}

/* ---- SMS ---- */

static gboolean hold_incomplete(Outbox *outbox, GPtrArray *open, GError **error)
{
    for (guint i = 0; i < open->len;) {
        OutboxEntry *entry = g_ptr_array_index(open, i);
        const char *missing = text_is_blank(entry->outgoing->phone)        ? "phone number"
                              : text_is_blank(entry->outgoing->short_text) ? "text"
                                                                           : NULL;
        if (!missing) {
            i++;
            continue;
        }
        g_autofree char *reason = g_strdup_printf("the SMS has no %s", missing);
        if (!outbox_hold(outbox, entry, "sms-incomplete", reason, error))
            return FALSE;
        g_ptr_array_remove_index(open, i);
    }
    return TRUE;
}

static char *print_sms(const GPtrArray *entries)
{
    GString *table = g_string_new(NULL);
    csv_append_header(table, sms_names);
    for (guint i = 0; i < entries->len; i++) {
        const Outgoing *outgoing =
            ((const OutboxEntry *)g_ptr_array_index(entries, i))->outgoing;
        csv_append_number(table, (gint64)i + 1);
        csv_append_text(table, outgoing->document);
        csv_append_text(table, outgoing->customer);
        csv_append_text(table, outgoing->phone);
        csv_append_text(table, outgoing->language);
        csv_append_text(table, outgoing->short_text);
        csv_end_row(table);
    }
    return g_string_free(table, FALSE);
}

gboolean sms_list_send(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    g_autoptr(GPtrArray) open = begin(outbox, entries, "sms", error);
    if (!open || !hold_incomplete(outbox, open, error))
        return FALSE;
    if (open->len == 0)
        return TRUE;
    g_autofree char *name = spool_free_name(outbox, "sms", "sms", ".csv");
    g_autofree char *text = print_sms(open);
    return publish_table(outbox, open, "sms", name, text, error);
}

/* ---- calls ---- */

static gint compare_calls(gconstpointer a, gconstpointer b)
{
    const Outgoing *left = (*(OutboxEntry *const *)a)->outgoing;
    const Outgoing *right = (*(OutboxEntry *const *)b)->outgoing;
    if (left->total_claimed_minor != right->total_claimed_minor)
        return left->total_claimed_minor > right->total_claimed_minor ? -1 : 1;
    return strcmp(left->document, right->document);
}

static void append_call(GString *table, const Outgoing *outgoing)
{
    csv_append_text(table, outgoing->document);
    csv_append_text(table, outgoing->customer);
    csv_append_text(table, outgoing->customer_name);
    csv_append_text(table, outgoing->contact_name);
    csv_append_text(table, outgoing->phone);
    csv_append_number(table, outgoing->level);
    spool_append_list(table, outgoing->invoices);
    csv_append_money(table, outgoing->total_due_minor, outgoing->currency);
    csv_append_text(table, outgoing->currency);
    for (guint i = 0; i < 6; i++)
        csv_append_text(table, NULL); /* outcome ... note: for the caller */
    csv_end_row(table);
}

/* The table as it stands, with its header; an empty text if there is none yet. */
static GString *read_calls(const char *path)
{
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    GString *table = g_string_new(text);
    if (table->len == 0)
        csv_append_header(table, call_names);
    else if (table->str[table->len - 1] != '\n')
        g_string_append_c(table, '\n');
    return table;
}

gboolean call_agenda_send(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    g_autoptr(GPtrArray) open = begin(outbox, entries, "agenda", error);
    if (!open || open->len == 0)
        return open != NULL;
    g_ptr_array_sort(open, compare_calls);
    g_autofree char *path = outbox_path(outbox, "agenda", "calls.csv", NULL);
    g_autoptr(GString) table = read_calls(path);
    for (guint i = 0; i < open->len; i++)
        append_call(table, ((const OutboxEntry *)g_ptr_array_index(open, i))->outgoing);
    return publish_table(outbox, open, "agenda", "calls.csv", table->str, error);
}
