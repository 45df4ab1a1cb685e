/* What a platform reported about electronic invoices, and the table of what its codes mean. */
#include "read/read.h"

#include "ground/text.h"
#include "read/record_file.h"

#include <string.h>

/* ---- the table --------------------------------------------------------------------------- */

/* Folded code, label and other names, each once. */
static char **list_names(const char *code, const char *label, const char *others)
{
    g_autofree char *joined = g_strjoin(";", code, label, others, NULL);
    g_auto(GStrv) words = g_strsplit(joined, ";", -1);
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; words[i]; i++) {
        char *name = text_fold(words[i]);
        if (*name && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
            g_ptr_array_add(names, name);
        else
            g_free(name);
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

static char **list_words(const char *cell)
{
    g_auto(GStrv) words = g_strsplit(cell, ";", -1);
    GPtrArray *list = g_ptr_array_new();
    for (guint i = 0; words[i]; i++)
        if (!text_is_blank(words[i]))
            g_ptr_array_add(list, text_copy_trimmed(words[i]));
    g_ptr_array_add(list, NULL);
    return (char **)g_ptr_array_free(list, FALSE);
}

static gboolean refuse_rule(const RecordFile *file, const CsvRow *row, guint column,
                            const char *what)
{
    record_complain(file, row, (int)column, COMPLAINT_REFUSED, "status-rule-unreadable",
                    "\"%s\" is no %s", record_cell(file, row, column), what);
    return TRUE;
}

static gboolean take_rule(RecordFile *file, const CsvRow *row)
{
    StatusTable *table = file->data;
    StatusEffect effect;
    guint64 days = 0;
    Day from = day_parse_iso(record_cell(file, row, STATUS_RULE_FROM));
    const char *n_days = record_cell(file, row, STATUS_RULE_DAYS);
    const char *code = record_cell(file, row, STATUS_RULE_CODE);
    if (!from)
        return refuse_rule(file, row, STATUS_RULE_FROM, "day (YYYY-MM-DD)");
    if (!*code)
        return refuse_rule(file, row, STATUS_RULE_CODE, "code");
    if (!status_effect_parse(record_cell(file, row, STATUS_RULE_EFFECT), &effect))
        return refuse_rule(file, row, STATUS_RULE_EFFECT,
                           "effect (note, dispute, suspended, not-received, approved, "
                           "payment-sent, payee-check)");
    if (*n_days && !g_ascii_string_to_unsigned(n_days, 10, 0, 365, &days, NULL))
        return refuse_rule(file, row, STATUS_RULE_DAYS, "number of days up to 365");
    StatusRule *rule = g_new0(StatusRule, 1);
    rule->from = from;
    rule->code = g_strdup(code);
    rule->label = g_strdup(record_cell(file, row, STATUS_RULE_LABEL));
    rule->names = list_names(code, rule->label, record_cell(file, row, STATUS_RULE_NAMES));
    rule->effect = effect;
    rule->ends = list_words(record_cell(file, row, STATUS_RULE_ENDS));
    rule->days = (int)days;
    g_ptr_array_add(table->rules, rule);
    return TRUE;
}

StatusTable *read_status_table(const char *path, const char *name, Complaints *complaints,
                               GError **error)
{
    static const int none[] = {-1};
    g_autoptr(StatusTable) table = status_table_new();
    table->file = g_strdup(name);
    TableRequest request = {.path = path,
                            .name = name,
                            .key = "statuses",
                            .shape = &status_rules_shape,
                            .encoding = "UTF-8",
                            .has_quotes = TRUE,
                            .code = OUTCOME_SETTINGS_REFUSED};
    RecordFile file = {.complaints = complaints,
                       .take = take_rule,
                       .data = table,
                       .first_required = STATUS_RULE_CODE,
                       .second_required = STATUS_RULE_EFFECT};
    guint n_refused = complaints_count(complaints, COMPLAINT_REFUSED);
    if (!record_file_read(&file, &request, (DialectColumns){none, none}, NULL, error) ||
        complaints_count(complaints, COMPLAINT_REFUSED) > n_refused)
        return NULL;
    return g_steal_pointer(&table);
}

/* ---- a platform's file ------------------------------------------------------------------- */

typedef struct {
    StatusFile *statuses;
    const StatusTable *table;
    const char *fallback; /* the ledger's currency */
} StatusReader;

static const char *take(const StatusReader *reader, const RecordFile *file, const CsvRow *row,
                        guint column)
{
    const char *text = record_cell(file, row, column);
    return *text ? g_string_chunk_insert(reader->statuses->strings, text) : NULL;
}

static gboolean leave_out(const RecordFile *file, const CsvRow *row, guint column,
                          const char *what)
{
    record_complain(file, row, (int)column, COMPLAINT_HELD, "status-incomplete",
                    "the status has no %s; the line was left out", what);
    return TRUE;
}

/* The code decides; where it is not known, the words beside it may. */
static const StatusRule *find_rule(const StatusReader *reader, const RecordFile *file,
                                   const CsvRow *row, Day date)
{
    const guint columns[] = {STATUS_CODE, STATUS_LABEL};
    const StatusRule *rule = NULL;
    for (guint i = 0; !rule && i < G_N_ELEMENTS(columns); i++)
        rule = status_table_find(reader->table, record_cell(file, row, columns[i]), date);
    return rule;
}

static gboolean take_status(RecordFile *file, const CsvRow *row)
{
    StatusReader *reader = file->data;
    InvoiceStatus status = {.amount_minor = -1, .line = row->line};
    guint code_column = *record_cell(file, row, STATUS_CODE) ? STATUS_CODE : STATUS_LABEL;
    if (!*record_cell(file, row, STATUS_INVOICE))
        return leave_out(file, row, STATUS_INVOICE, "invoice");
    if (!*record_cell(file, row, code_column))
        return leave_out(file, row, STATUS_CODE, "code");
    if (!record_read_date(file, row, STATUS_DATE, COMPLAINT_HELD, &status.date) ||
        !record_read_amount(file, row, STATUS_AMOUNT, COMPLAINT_HELD, reader->fallback,
                            status.currency, &status.amount_minor))
        return TRUE;
    if (!status.date)
        return leave_out(file, row, STATUS_DATE, "date");
    status.rule = find_rule(reader, file, row, status.date);
    status.customer = take(reader, file, row, STATUS_CUSTOMER);
    status.invoice = take(reader, file, row, STATUS_INVOICE);
    status.code = take(reader, file, row, code_column);
    status.reason = take(reader, file, row, STATUS_REASON);
    g_array_append_val(reader->statuses->statuses, status);
    return TRUE;
}

static gint compare_statuses(gconstpointer a, gconstpointer b)
{
    const InvoiceStatus *x = a, *y = b;
    return x->date != y->date ? (x->date > y->date) - (x->date < y->date)
                              : (x->line > y->line) - (x->line < y->line);
}

StatusFile *read_statuses(const char *path, const char *name, const Settings *settings,
                          const StatusTable *table, Complaints *complaints, GError **error)
{
    static const int amounts[] = {STATUS_AMOUNT, -1}, dates[] = {STATUS_DATE, -1};
    g_autoptr(StatusFile) statuses = status_file_new(name);
    TableRequest request = {.path = path,
                            .name = name,
                            .key = "events", /* whose decimal and dates decide here too */
                            .shape = &statuses_shape,
                            .settings_file = settings->file,
                            .has_quotes = TRUE,
                            .code = OUTCOME_INPUT_REFUSED};
    StatusReader reader = {statuses, table,
                           *settings->ledger.currency ? settings->ledger.currency : "EUR"};
    RecordFile file = {.complaints = complaints,
                       .take = take_status,
                       .data = &reader,
                       .first_required = STATUS_INVOICE,
                       .second_required = STATUS_DATE};
    RecordForms forms = record_file_forms(&settings->events, &settings->ledger);
    if (!record_file_read(&file, &request, (DialectColumns){amounts, dates}, &forms, error))
        return NULL;
    statuses->n_rows = file.n_rows;
    g_array_sort(statuses->statuses, compare_statuses);
    return g_steal_pointer(&statuses);
}
