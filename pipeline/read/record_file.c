#include "read/record_file.h"

#include "ground/files.h"
#include "ground/text.h"

#include <string.h>

static gboolean take_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    RecordFile *file = data;
    if (trouble == TROUBLE_QUOTES) {
        record_complain(file, row, -1, COMPLAINT_WARNING, "quote-unclosed",
                        "a quotation mark does not close, the line was left out");
        return TRUE;
    }
    if (trouble == TROUBLE_TOO_MANY_CELLS) {
        record_complain(file, row, -1, COMPLAINT_WARNING, "cells-too-many",
                        "the line has %u cells under %u headers and was left out", row->n,
                        file->table->dialect.n_cells);
        return TRUE;
    }
    if (row->damaged_cell)
        complaint_add(file->complaints, COMPLAINT_WARNING, "text-unreadable",
                      (Place){file->table->request.name, row->line, row->damaged_cell},
                      "bytes that are no %s were replaced", file->table->encoding);
    return file->take(file, row);
}

static gboolean check_required(const RecordFile *file)
{
    const int required[] = {file->first_required, file->second_required};
    gboolean is_good = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(required); i++)
        if (required[i] >= 0 && !table_has_column(file->table, (guint)required[i])) {
            table_complain_missing(file->table, (guint)required[i]);
            is_good = FALSE;
        }
    return is_good;
}

static gboolean is_auto(const char *choice)
{
    return text_is_blank(choice) || g_ascii_strcasecmp(choice, "auto") == 0;
}

/* As ledger_dialect_find, without a complaint. */
static gboolean try_dialect(RecordFile *file, DialectColumns columns, const char *decimal,
                            const char *dates, GError **error)
{
    g_autoptr(Complaints) unheard = complaints_new();
    Complaints *heard = file->table->complaints;
    file->table->complaints = unheard;
    gboolean is_good =
        ledger_dialect_find(file->table, columns, decimal, dates, &file->dialect, error);
    file->table->complaints = heard;
    return is_good;
}

/* The ledger's word serves only where the file's own values leave it open. */
static gboolean find_dialect(RecordFile *file, DialectColumns columns, const RecordForms *forms,
                             GError **error)
{
    static const RecordForms none = {0};
    const RecordForms *given = forms ? forms : &none;
    const char *decimal = is_auto(given->decimal) ? NULL : given->decimal;
    const char *dates = is_auto(given->dates) ? NULL : given->dates;
    const char *decimals[] = {decimal, decimal ? decimal : given->ledger_decimal};
    const char *orders[] = {dates, dates ? dates : given->ledger_dates};
    for (guint i = 0; i < 4; i++) {
        GError *failure = NULL;
        if (try_dialect(file, columns, decimals[i / 2], orders[i % 2], &failure))
            return TRUE;
        if (failure) {
            g_propagate_error(error, failure);
            return FALSE;
        }
    }
    return ledger_dialect_find(file->table, columns, decimal, dates, &file->dialect, error);
}

static gboolean has_one(const Table *table, const int *columns)
{
    for (; *columns >= 0; columns++)
        if (table_has_column(table, (guint)*columns))
            return TRUE;
    return FALSE;
}

static void describe(const RecordFile *file, DialectColumns columns)
{
    table_describe(file->table, file->recognised);
    if (has_one(file->table, columns.amounts) || has_one(file->table, columns.dates))
        ledger_dialect_describe(&file->dialect, file->table->request.name, file->recognised);
}

gboolean record_file_read(RecordFile *file, const TableRequest *request, DialectColumns columns,
                          const RecordForms *forms, GError **error)
{
    g_autoptr(Table) table = table_open(request, file->complaints, error);
    file->table = table;
    gboolean is_good = table && check_required(file) &&
                       find_dialect(file, columns, forms, error) &&
                       table_read(table, take_row, file, error);
    if (is_good && file->recognised)
        describe(file, columns);
    file->n_rows = table ? table->n_rows : 0;
    file->table = NULL;
    return is_good;
}

RecordForms record_file_forms(const TableSettings *table, const LedgerSettings *ledger)
{
    return (RecordForms){table->decimal, table->dates, ledger->decimal, ledger->dates};
}

TableRequest record_file_request(const TableSettings *settings, const char *settings_file,
                                 const char *key, const TableShape *shape)
{
    return (TableRequest){.path = settings->file,
                          .name = settings->named ? settings->named : settings->file,
                          .key = key,
                          .shape = shape,
                          .columns = settings->columns,
                          .settings_file = settings_file,
                          .encoding = settings->encoding,
                          .separator = settings->separator,
                          .has_quotes = TRUE,
                          .code = OUTCOME_INPUT_REFUSED};
}

const char *record_cell(const RecordFile *file, const CsvRow *row, guint column)
{
    return table_cell(file->table, row, column);
}

void record_complain(const RecordFile *file, const CsvRow *row, int column,
                     ComplaintLevel level, const char *rule, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    complaint_add(file->complaints, level, rule, table_place(file->table, row->line, column),
                  "%s", text);
}

gboolean record_read_date(const RecordFile *file, const CsvRow *row, guint column,
                          ComplaintLevel level, Day *day)
{
    const char *text = record_cell(file, row, column);
    DateState state = date_parse(text, &file->dialect.dates, day);
    if (state == DATE_READ || state == DATE_BLANK)
        return TRUE;
    record_complain(file, row, (int)column, level,
                    state == DATE_IMPOSSIBLE ? "date-impossible" : "date-unreadable",
                    state == DATE_IMPOSSIBLE ? "there is no day \"%s\"; it was left out"
                                             : "\"%s\" is no date; it was left out",
                    text);
    return FALSE;
}

static const char *find_amount_fault(const Amount *amount)
{
    switch (amount->state) {
    case AMOUNT_AMBIGUOUS:
        return "may be thousands or decimals";
    case AMOUNT_TOO_FINE:
        return "has more decimals than its currency";
    default:
        return "is not a number";
    }
}

gboolean record_read_amount(const RecordFile *file, const CsvRow *row, guint column,
                            ComplaintLevel level, const char *fallback, char *currency,
                            gint64 *minor)
{
    const char *text = record_cell(file, row, column);
    Amount amount = amount_parse(text, file->dialect.decimal, *currency ? currency : fallback);
    *minor = -1;
    if (amount.state == AMOUNT_BLANK)
        return TRUE;
    if (amount.state != AMOUNT_READ) {
        record_complain(file, row, (int)column, level, "amount-unreadable",
                        "amount \"%s\" %s; it was left out", text, find_amount_fault(&amount));
        return FALSE;
    }
    if (amount.minor < 0) {
        record_complain(file, row, (int)column, level, "amount-negative",
                        "amount \"%s\" is negative, which means nothing here; it was left out",
                        text);
        return FALSE;
    }
    if (*currency && *amount.currency && strcmp(currency, amount.currency) != 0) {
        record_complain(file, row, (int)column, level, "currency-differs",
                        "amount \"%s\" is in %s but the line's currency is %s; it was left out",
                        text, amount.currency, currency);
        return FALSE;
    }
    if (*amount.currency)
        g_strlcpy(currency, amount.currency, CURRENCY_SIZE);
    *minor = amount.minor;
    return TRUE;
}

gboolean record_file_note_input(Ledger *ledger, const char *role, const char *path,
                                const char *name, gint64 rows, GError **error)
{
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(ledger->inputs, input_file_new(role, name, path, sha256, rows));
    return TRUE;
}
