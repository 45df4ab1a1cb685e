#include "read/ledger_rows.h"

#include "ground/files.h"
#include "ground/text.h"
#include "read/ledger_columns.h"
#include "read/ledger_lines.h"
#include "read/ledger_status.h"

#include <string.h>

static gboolean set_aside_future(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    if (row->issue_date <= reader->draft->run_date)
        return FALSE;
    ledger_row_set_aside(row, "not-yet-issued", "issued after the run date");
    if (reader->n_not_yet_issued++ == 0)
        reader->first_not_yet_issued = row->row->line;
    return TRUE;
}

/* The next product of an invoice whose amount has been read already. */
static gboolean set_aside_product(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    gboolean is_repeated = reader->layout.repeats_amounts &&
                           g_strcmp0(reader->last_customer, row->customer) == 0 &&
                           g_strcmp0(reader->last_invoice, row->invoice) == 0 &&
                           reader->last_amount == row->amount && reader->last_open == row->open;
    reader->last_customer = row->customer;
    reader->last_invoice = row->invoice;
    reader->last_amount = row->amount;
    reader->last_open = row->open;
    if (is_repeated) {
        row->has_share = FALSE;
        ledger_lines_take(row, LINE_DETAIL);
    }
    return is_repeated;
}

static gboolean check_row(LedgerRow *row, RowTrouble trouble)
{
    if (trouble == TROUBLE_QUOTES)
        return ledger_row_refuse(
            row, "quote-unclosed", -1,
            "a quotation mark does not close, the line cannot be split into cells");
    if (trouble == TROUBLE_TOO_MANY_CELLS)
        return ledger_row_refuse(row, "cells-too-many", -1,
                                 "the line has %u cells under %u headers", row->row->n,
                                 row->reader->table->dialect.n_cells);
    if (row->row->damaged_cell)
        complaint_add(row->reader->draft->complaints, COMPLAINT_WARNING, "text-unreadable",
                      (Place){row->reader->source, row->row->line, row->row->damaged_cell},
                      "bytes that are no %s were replaced; ledger.encoding decides",
                      row->reader->table->encoding);
    return TRUE;
}

static gboolean take_ledger_row(const CsvRow *csv, RowTrouble trouble, gpointer data)
{
    LedgerReader *reader = data;
    LedgerRow row = {.reader = reader, .row = csv};
    if (csv->line < reader->table->header_line) {
        ledger_lines_take_title(&row);
        return TRUE;
    }
    reader->draft->ledger->lines_read++;
    if (!check_row(&row, trouble))
        return TRUE;
    LineKind kind = line_kind_find(&reader->layout.form, csv);
    ledger_row_check_sign(&row, kind == LINE_DATA);
    if (kind != LINE_DATA) {
        ledger_lines_take(&row, kind);
        return TRUE;
    }
    if (ledger_row_understand(&row) && !set_aside_product(&row) &&
        !ledger_status_set_aside(&row) && !set_aside_future(&row))
        ledger_row_add_item(&row);
    return TRUE;
}

static void note_not_yet_issued(const LedgerReader *reader)
{
    if (reader->n_not_yet_issued > 0)
        complaint_add(
            reader->draft->complaints, COMPLAINT_NOTE, "not-yet-issued",
            (Place){reader->source, reader->first_not_yet_issued, 0},
            "%" G_GINT64_FORMAT " %s dated after the run date and not used; rejected.csv "
            "lists what was left out",
            reader->n_not_yet_issued, reader->n_not_yet_issued == 1 ? "line is" : "lines are");
}

TableRequest ledger_rows_request(const Settings *settings, const char *path, const char *name)
{
    return (TableRequest){.path = path,
                          .name = name,
                          .key = "ledger",
                          .shape = &ledger_shape,
                          .columns = settings->ledger.columns,
                          .settings_file = settings->file,
                          .encoding = settings->ledger.encoding,
                          .separator = settings->ledger.separator,
                          .has_quotes = TRUE,
                          .wants_titles = TRUE,
                          .code = OUTCOME_INPUT_REFUSED};
}

gboolean ledger_rows_is_side_file(const Settings *settings, const char *path, const char *name)
{
    g_autoptr(Complaints) unheard = complaints_new();
    TableRequest request = ledger_rows_request(settings, path, name);
    g_autoptr(Table) table = table_open(&request, unheard, NULL);
    return table && table_has_column(table, LEDGER_INVOICE) &&
           table_has_column(table, LEDGER_DUE_DATE) &&
           !table_has_column(table, LEDGER_AMOUNT) &&
           !table_has_column(table, LEDGER_OPEN_AMOUNT) &&
           !table_has_column(table, LEDGER_DEBIT) && !table_has_column(table, LEDGER_CREDIT);
}

static void describe(const LedgerReader *reader)
{
    GPtrArray *recognised = reader->draft->ledger->recognised;
    table_describe(reader->table, recognised);
    if (reader->dialect.dates_source)
        ledger_dialect_describe(&reader->dialect, reader->source, recognised);
    ledger_layout_describe(&reader->layout, reader->table, recognised);
    ledger_lines_describe(reader, recognised);
}

/* All that is to be known before the first line is read. */
static gboolean recognise(LedgerReader *reader, GError **error)
{
    static const int amounts[] = {LEDGER_AMOUNT,
                                  LEDGER_OPEN_AMOUNT,
                                  LEDGER_DEBIT,
                                  LEDGER_CREDIT,
                                  LEDGER_PAID,
                                  LEDGER_LOCAL_AMOUNT,
                                  LEDGER_LOCAL_OPEN,
                                  LEDGER_RUNNING,
                                  LEDGER_NET,
                                  LEDGER_VAT,
                                  -1};
    static const int dates[] = {LEDGER_ISSUE_DATE,    LEDGER_DUE_DATE,
                                LEDGER_SETTLED_DATE,  LEDGER_LAST_REMINDER_DATE,
                                LEDGER_LAST_DEADLINE, -1};
    const LedgerSettings *settings = &reader->draft->settings->ledger;
    const char *currency = *settings->currency ? settings->currency : "EUR";
    Table *table = reader->table;
    int buckets[MOST_BUCKETS];
    bucket_cells_find(table, buckets);
    table->amount_cells = buckets;
    gboolean has_dialect =
        ledger_columns_settle(table) && ledger_columns_align(table, error) &&
        ledger_dialect_find(table, (DialectColumns){amounts, dates}, settings->decimal,
                            settings->dates, &reader->dialect, error);
    table->amount_cells = NULL;
    return has_dialect &&
           ledger_layout_find(&reader->layout, table, &reader->dialect, currency, error) &&
           ledger_columns_check(table, reader->layout.takes_groups);
}

static gboolean read_rows(LedgerReader *reader, GError **error)
{
    if (!recognise(reader, error)) {
        describe(reader);
        return FALSE;
    }
    g_autoptr(TotalCheck) totals = total_check_new(&reader->layout, &reader->dialect);
    g_autoptr(GPtrArray) sums = ledger_sums_new();
    g_autoptr(FecJournals) journals = fec_journals_new(reader->draft->ledger);
    reader->totals = totals;
    reader->sums = sums;
    reader->journals = journals;
    gboolean is_good = table_read(reader->table, take_ledger_row, reader, error);
    if (is_good) {
        ledger_lines_end(reader);
        note_not_yet_issued(reader);
        ledger_status_note(reader);
        describe(reader);
    }
    reader->totals = NULL;
    reader->sums = NULL;
    return is_good;
}

/*
 * In a file that has payments with a minus, what is one without? And a refund with a minus, where
 * what lowers a balance does not go without?
 */
static void doubt_signs(const LedgerReader *reader, guint first)
{
    Draft *draft = reader->draft;
    gboolean is_said = draft->settings->ledger.signs == SIGNS_KIND;
    gboolean doubts_plus = reader->n_signed_payments > 0 && !is_said;
    gboolean doubts_minus =
        (reader->n_signed_reducers > 0 || reader->n_plain_reducers == 0) && !is_said;
    for (guint i = first; i < draft->lines->len; i++) {
        DraftLine *line = &g_array_index(draft->lines, DraftLine, i);
        line->is_sign_doubtful = line->is_refund ? line->is_sign_doubtful && doubts_minus
                                                 : line->has_made_sign && doubts_plus;
    }
}

static GHashTable *word_table_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

gboolean ledger_rows_read(Draft *draft, const char *path, const char *name, GError **error)
{
    TableRequest request = ledger_rows_request(draft->settings, path, name);
    g_autoptr(Table) table = table_open(&request, draft->complaints, error);
    if (!table)
        return FALSE;
    g_autoptr(GHashTable) kinds = word_table_new(), methods = word_table_new(),
                          disputes = word_table_new(), statuses = word_table_new();
    LedgerReader reader = {.draft = draft,
                           .table = table,
                           .source = ledger_take_string(draft->ledger, name),
                           .kinds = kinds,
                           .methods = methods,
                           .disputes = disputes,
                           .statuses = statuses};
    guint first = draft->lines->len;
    gboolean is_read = read_rows(&reader, error);
    ledger_layout_clear(&reader.layout);
    if (!is_read)
        return FALSE;
    doubt_signs(&reader, first);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(draft->ledger->inputs,
                    input_file_new("ledger", name, path, sha256, table->n_rows));
    g_ptr_array_add(draft->tables, g_steal_pointer(&table));
    return TRUE;
}
