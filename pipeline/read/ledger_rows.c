#include "read/ledger_rows.h"

#include "ground/files.h"
#include "ground/text.h"
#include "read/cell_words.h"
#include "read/ledger_row.h"

#include <string.h>

/* Rows that carry no document: totals, and the customer's name above a group of lines. */
static gboolean set_aside_layout(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    guint first = 0, n_filled = 0;
    if (*ledger_row_cell(row, LEDGER_INVOICE))
        return FALSE;
    for (guint i = row->row->n; i > 0; i--)
        if (row->row->cells[i - 1][0]) {
            first = i - 1;
            n_filled++;
        }
    const char *text = row->row->cells[first];
    if (cell_is_total(text)) {
        ledger_row_set_aside(row, "total-line", "a line of totals, not of a document");
        return TRUE;
    }
    if (n_filled == 1 && first == 0 && row->row->n > 1) {
        reader->group_customer = ledger_take_string(reader->draft->ledger, text);
        ledger_row_set_aside(row, "group-line", "names the customer of the lines below");
        return TRUE;
    }
    return FALSE;
}

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
    reader->draft->ledger->lines_read++;
    if (!check_row(&row, trouble) || set_aside_layout(&row))
        return TRUE;
    if (ledger_row_understand(&row) && !set_aside_future(&row))
        ledger_row_add_item(&row);
    return TRUE;
}

static gboolean check_columns(const Table *table, const LedgerDialect *dialect)
{
    guint n_missing = 0;
    if (!table_has_column(table, LEDGER_CUSTOMER) && !dialect->has_group_lines) {
        table_complain_missing(table, LEDGER_CUSTOMER);
        n_missing++;
    }
    if (!table_has_column(table, LEDGER_INVOICE)) {
        table_complain_missing(table, LEDGER_INVOICE);
        n_missing++;
    }
    if (!table_has_column(table, LEDGER_DUE_DATE) &&
        !table_has_column(table, LEDGER_ISSUE_DATE)) {
        table_complain_missing(table, LEDGER_DUE_DATE);
        n_missing++;
    }
    if (!table_has_column(table, LEDGER_AMOUNT) &&
        !table_has_column(table, LEDGER_OPEN_AMOUNT) &&
        !table_has_column(table, LEDGER_DEBIT) && !table_has_column(table, LEDGER_CREDIT)) {
        table_complain_missing(table, LEDGER_AMOUNT);
        n_missing++;
    }
    return n_missing == 0;
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

static gboolean read_rows(LedgerReader *reader, GError **error)
{
    static const int amounts[] = {LEDGER_AMOUNT,
                                  LEDGER_OPEN_AMOUNT,
                                  LEDGER_DEBIT,
                                  LEDGER_CREDIT,
                                  LEDGER_NET,
                                  LEDGER_VAT,
                                  -1};
    static const int dates[] = {LEDGER_ISSUE_DATE,    LEDGER_DUE_DATE,
                                LEDGER_SETTLED_DATE,  LEDGER_LAST_REMINDER_DATE,
                                LEDGER_LAST_DEADLINE, -1};
    const LedgerSettings *settings = &reader->draft->settings->ledger;
    GPtrArray *recognised = reader->draft->ledger->recognised;
    if (!ledger_dialect_find(reader->table, (DialectColumns){amounts, dates}, settings->decimal,
                             settings->dates, &reader->dialect, error) ||
        !check_columns(reader->table, &reader->dialect))
        return FALSE;
    table_describe(reader->table, recognised);
    ledger_dialect_describe(&reader->dialect, reader->source, recognised);
    if (!table_read(reader->table, take_ledger_row, reader, error))
        return FALSE;
    note_not_yet_issued(reader);
    return TRUE;
}

/* In a file that has payments with a minus, what is one without? */
static void doubt_signs(const LedgerReader *reader, guint first)
{
    Draft *draft = reader->draft;
    if (reader->n_signed_payments == 0 || draft->settings->ledger.signs == SIGNS_KIND)
        return;
    for (guint i = first; i < draft->lines->len; i++) {
        DraftLine *line = &g_array_index(draft->lines, DraftLine, i);
        line->is_sign_doubtful = line->has_made_sign;
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
                          disputes = word_table_new();
    LedgerReader reader = {.draft = draft,
                           .table = table,
                           .source = ledger_take_string(draft->ledger, name),
                           .kinds = kinds,
                           .methods = methods,
                           .disputes = disputes};
    guint first = draft->lines->len;
    if (!read_rows(&reader, error))
        return FALSE;
    doubt_signs(&reader, first);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(draft->ledger->inputs,
                    input_file_new("ledger", name, path, sha256, table->n_rows));
    return TRUE;
}
