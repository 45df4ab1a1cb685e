/* Documents with their items, recorded before anything is announced. */
#include "ground/files.h"
#include "ground/text.h"
#include "history/database.h"

/* What is written about one document; content is the digest of all of it, items included. */
typedef struct {
    const PlannedDocument *planned;
    const RenderedFile *file; /* NULL: a call or dossier without a file of its own */
    char *content;
} DocumentRow;

static void append_cell(GString *text, const char *cell)
{
    g_string_append(text, text_or_empty(cell));
    g_string_append_c(text, '\x1f');
}

static void append_figure(GString *text, gint64 figure)
{
    g_string_append_printf(text, "%" G_GINT64_FORMAT "\x1f", figure);
}

static const char *scenario_name(const Scenario *scenario)
{
    return scenario ? scenario->name : NULL;
}

/* A call or dossier without a file claims what the plan says. */
static Claim find_claim(const DocumentRow *row)
{
    if (row->file)
        return row->file->claim;
    const PlannedDocument *planned = row->planned;
    return (Claim){.principal = planned->principal_minor,
                   .credits = planned->credits_minor,
                   .total_due = planned->total_due_minor,
                   .total_claimed = planned->total_due_minor};
}

static void digest_rows(GString *text, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);
        append_cell(text, row->item->customer);
        append_cell(text, row->item->invoice);
        append_figure(text, row->item->due_date);
        append_figure(text, row->item->open_minor);
        append_figure(text, row->level);
    }
    g_string_append_c(text, '\x1e');
}

/* Nothing for a document that thanks for nothing, so that digests of earlier programs hold. */
static void digest_settled(GString *text, const GArray *settled)
{
    for (guint i = 0; i < settled->len; i++) {
        const SettledItem *item = &g_array_index(settled, SettledItem, i);
        append_cell(text, item->customer);
        append_cell(text, item->invoice);
        append_figure(text, item->due_date);
        append_figure(text, item->settled_on);
    }
}

static char *digest_content(const DocumentRow *row)
{
    const PlannedDocument *planned = row->planned;
    Claim claim = find_claim(row);
    g_autoptr(GString) text = g_string_new(NULL);
    append_cell(text, planned->customer_id);
    append_cell(text, planned->currency);
    append_cell(text, channel_name(planned->recipient.channel));
    append_cell(text, row->file ? row->file->recipient : NULL);
    append_cell(text, row->file ? row->file->sha256 : NULL);
    append_figure(text, planned->level);
    append_figure(text, planned->deadline);
    append_figure(text, claim.total_due);
    append_figure(text, claim.total_claimed);
    digest_rows(text, planned->own_rows);
    digest_rows(text, planned->carried_rows);
    digest_settled(text, planned->settled);
    return data_sha256(text->str, text->len);
}

/* TRUE if the newest revision of the document has this content. */
static gboolean is_recorded(HistoryDb *db, const DocumentRow *row, GError **error)
{
    Query *query = query_begin(
        db, "SELECT content FROM documents WHERE document = ? ORDER BY id DESC LIMIT 1", error);
    if (!query)
        return FALSE;
    query_put_text(query, row->planned->id);
    if (!query_step(query, error))
        return FALSE;
    gboolean is_same = text_equals(query_get_text(query, 0), row->content);
    query_end(query);
    return is_same;
}

static void put_claim(Query *query, const Claim *claim)
{
    query_put_number(query, claim->principal);
    query_put_number(query, claim->credits);
    query_put_number(query, claim->total_due);
    query_put_number(query, claim->interest);
    query_put_number(query, claim->indemnity);
    query_put_number(query, claim->fee);
    query_put_number(query, claim->indemnity_eur);
    query_put_number(query, claim->total_claimed);
}

static void put_file(Query *query, const RenderedFile *file)
{
    query_put_number(query, file ? file->pages : 0);
    query_put_text(query, file ? file->file : NULL);
    query_put_text(query, file ? file->sha256 : NULL);
}

static gboolean insert_document(HistoryDb *db, const char *run_id, const DocumentRow *row,
                                GError **error)
{
    Query *query = query_begin(
        db,
        "INSERT INTO documents(sequence, run, document, number, customer, level, kind, channel,"
        " recipient, scenario, template, language, deadline, currency, principal, credits,"
        " total_due, interest, indemnity, fee, indemnity_eur, total_claimed, pages, file, "
        "sha256,"
        " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?)",
        error);
    if (!query)
        return FALSE;
    const PlannedDocument *planned = row->planned;
    Claim claim = find_claim(row);
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, run_id);
    query_put_text(query, planned->id);
    query_put_number(query, planned->number);
    query_put_text(query, planned->customer_id);
    query_put_number(query, planned->level);
    query_put_text(query, step_kind_name(planned->step ? planned->step->kind : STEP_REMINDER));
    query_put_text(query, channel_name(planned->recipient.channel));
    query_put_text(query, text_or_empty(row->file ? row->file->recipient : NULL));
    query_put_text(query, scenario_name(planned->scenario));
    query_put_text(query, planned->step ? planned->step->template_name : NULL);
    query_put_text(query, planned->language);
    query_put_day(query, planned->deadline);
    query_put_text(query, planned->currency);
    put_claim(query, &claim);
    put_file(query, row->file);
    query_put_text(query, row->content);
    return query_run(query, error);
}

/* One item of a document, as the table has it. */
typedef struct {
    const char *customer, *invoice, *scenario;
    Day due_date;
    int level;
    gboolean is_own;
    gint64 open_minor;
} ItemRow;

static gboolean insert_item(HistoryDb *db, gint64 revision, const ItemRow *item, GError **error)
{
    Query *query =
        query_begin(db,
                    "INSERT INTO items(sequence, revision, customer, invoice, due_date,"
                    " level, scenario, is_own_step, open) VALUES (?, ?, ?, ?, ?, ?, ?,"
                    " ?, ?)",
                    error);
    if (!query)
        return FALSE;
    query_put_number(query, history_append_sequence(db));
    query_put_number(query, revision);
    query_put_text(query, item->customer);
    query_put_text(query, item->invoice);
    query_put_day(query, item->due_date);
    query_put_number(query, item->level);
    query_put_text(query, item->scenario);
    query_put_number(query, item->is_own);
    query_put_number(query, item->open_minor);
    return query_run(query, error);
}

static gboolean insert_items(HistoryDb *db, gint64 revision, const GPtrArray *rows,
                             gboolean is_own, GError **error)
{
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);
        const ItemRow item = {
            row->item->customer,  row->item->invoice, scenario_name(row->scenario),
            row->item->due_date,  row->level,         is_own,
            row->item->open_minor};
        if (!insert_item(db, revision, &item, error))
            return FALSE;
    }
    return TRUE;
}

/* What is thanked for: nothing of it is open. */
static gboolean insert_settled(HistoryDb *db, gint64 revision, const PlannedDocument *planned,
                               GError **error)
{
    for (guint i = 0; i < planned->settled->len; i++) {
        const SettledItem *settled = &g_array_index(planned->settled, SettledItem, i);
        const ItemRow item = {settled->customer,
                              settled->invoice,
                              scenario_name(planned->scenario),
                              settled->due_date,
                              settled->level,
                              TRUE,
                              0};
        if (!insert_item(db, revision, &item, error))
            return FALSE;
    }
    return TRUE;
}

/* Writes the document unless it is there already; *n_new counts what was written. */
static gboolean record_document(HistoryDb *db, const char *run_id, const DocumentRow *row,
                                guint *n_new, GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (is_recorded(db, row, &cause))
        return TRUE;
    if (!cause && insert_document(db, run_id, row, &cause)) {
        gint64 revision = history_last_row(db);
        *n_new += 1;
        return insert_items(db, revision, row->planned->own_rows, TRUE, error) &&
               insert_items(db, revision, row->planned->carried_rows, FALSE, error) &&
               insert_settled(db, revision, row->planned, error);
    }
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

static GHashTable *index_files(const GPtrArray *files)
{
    GHashTable *by_document = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; files && i < files->len; i++) {
        RenderedFile *file = g_ptr_array_index(files, i);
        g_hash_table_insert(by_document, file->document, file);
    }
    return by_document;
}

/* Held by compose or withheld by review: a document without a file that should have one. */
static gboolean is_made(const PlannedDocument *planned, const RenderedFile *file)
{
    gboolean needs_file = !planned->step || planned->step->template_name;
    return !planned->is_withheld && (file || !needs_file);
}

static gboolean record_documents(HistoryDb *db, const char *run_id, const ReminderPlan *plan,
                                 GHashTable *files, guint *n_new, GError **error)
{
    for (guint i = 0; i < plan->documents->len; i++) {
        DocumentRow row = {.planned = g_ptr_array_index(plan->documents, i)};
        row.file = g_hash_table_lookup(files, row.planned->id);
        if (!is_made(row.planned, row.file))
            continue;
        row.content = digest_content(&row);
        gboolean is_good = record_document(db, run_id, &row, n_new, error);
        g_free(row.content);
        if (!is_good)
            return FALSE;
    }
    return TRUE;
}

gboolean history_add_documents(HistoryDb *db, const char *run_id, const ReminderPlan *plan,
                               const GPtrArray *files, gint64 at, GError **error)
{
    if (!history_begin_append(db, "documents", run_id, at, error))
        return FALSE;
    g_autoptr(GHashTable) by_document = index_files(files);
    guint n_new = 0;
    gboolean is_good = record_documents(db, run_id, plan, by_document, &n_new, error);
    if (!is_good || n_new > 0)
        return history_end_append(db, is_good, error);
    history_drop_append(db);
    return TRUE;
}
