/* The agenda of calls as it comes back: what was said, promised, and when to call again. */
#include "read/read.h"

#include "ground/text.h"
#include "read/record_file.h"

typedef struct {
    GStringChunk *strings;
    GPtrArray *events;
    const char *source, *fallback; /* the ledger's currency */
    Day today;
    gint64 n_filled;
} CallReader;

static const char *keep(const CallReader *reader, const RecordFile *file, const CsvRow *row,
                        guint column)
{
    const char *text = record_cell(file, row, column);
    return *text ? g_string_chunk_insert(reader->strings, text) : NULL;
}

static gboolean is_filled_in(const RecordFile *file, const CsvRow *row)
{
    static const guint columns[] = {CALL_OUTCOME,      CALL_REASON,   CALL_PROMISE_AMOUNT,
                                    CALL_PROMISE_DATE, CALL_CALLBACK, CALL_NOTE};
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (!text_is_blank(record_cell(file, row, columns[i])))
            return TRUE;
    return FALSE;
}

static Event *add_event(CallReader *reader, const Event *pattern)
{
    Event *event = g_memdup2(pattern, sizeof *pattern);
    g_ptr_array_add(reader->events, event);
    return event;
}

/* "2026-09-15-1-0007: wants the invoice again": the document tells the calls apart. */
static const char *note_of(const CallReader *reader, const RecordFile *file, const CsvRow *row)
{
    const char *note = record_cell(file, row, CALL_NOTE);
    g_autofree char *text = g_strdup_printf("%s%s%s", record_cell(file, row, CALL_DOCUMENT),
                                            *note ? ": " : "", note);
    return g_string_chunk_insert(reader->strings, text);
}

static gboolean leave_out(const RecordFile *file, const CsvRow *row, guint column,
                          const char *what)
{
    record_complain(file, row, (int)column, COMPLAINT_HELD, "call-incomplete",
                    "the call has no %s; the line was left out", what);
    return TRUE;
}

static gboolean take_call(RecordFile *file, const CsvRow *row)
{
    CallReader *reader = file->data;
    Event call = {
        .kind = EVENT_CALL, .amount_minor = -1, .line = row->line, .source = reader->source};
    Event promise = {
        .kind = EVENT_PROMISE, .amount_minor = -1, .line = row->line, .source = reader->source};
    if (!is_filled_in(file, row))
        return TRUE;
    reader->n_filled++;
    const char *word = record_cell(file, row, CALL_OUTCOME);
    if (!*record_cell(file, row, CALL_CUSTOMER))
        return leave_out(file, row, CALL_CUSTOMER, "customer");
    if (!*word)
        return leave_out(file, row, CALL_OUTCOME, "outcome (reached or no-answer)");
    call.outcome = read_outcome_word(EVENT_CALL, word);
    if (!call.outcome) {
        record_complain(file, row, CALL_OUTCOME, COMPLAINT_HELD, "outcome-unknown",
                        "\"%s\" is no outcome of a call (%s); the line was left out", word,
                        read_outcome_help(EVENT_CALL));
        return TRUE;
    }
    const char *currency = record_cell(file, row, CALL_CURRENCY);
    g_strlcpy(promise.currency, currency, sizeof promise.currency);
    if (!record_read_date(file, row, CALL_DATE, COMPLAINT_HELD, &call.date) ||
        !record_read_date(file, row, CALL_CALLBACK, COMPLAINT_HELD, &call.until) ||
        !record_read_date(file, row, CALL_PROMISE_DATE, COMPLAINT_HELD, &promise.until) ||
        !record_read_amount(file, row, CALL_PROMISE_AMOUNT, COMPLAINT_HELD, reader->fallback,
                            promise.currency, &promise.amount_minor))
        return TRUE;
    if (promise.amount_minor >= 0 && promise.until == DAY_NONE)
        return leave_out(file, row, CALL_PROMISE_DATE,
                         "day on which the promise is to be kept");
    call.date = call.date == DAY_NONE ? reader->today : call.date;
    call.customer = promise.customer = keep(reader, file, row, CALL_CUSTOMER);
    call.reason = keep(reader, file, row, CALL_REASON);
    call.note = promise.note = note_of(reader, file, row);
    promise.date = call.date;
    add_event(reader, &call);
    if (promise.until != DAY_NONE)
        add_event(reader, &promise);
    return TRUE;
}

gboolean read_calls(const char *path, const char *name, const Settings *settings, Day today,
                    GStringChunk *strings, GPtrArray *events, gint64 *n_rows,
                    Complaints *complaints, GError **error)
{
    static const int amounts[] = {CALL_PROMISE_AMOUNT, -1};
    static const int dates[] = {CALL_PROMISE_DATE, CALL_CALLBACK, CALL_DATE, -1};
    TableRequest request = {.path = path,
                            .name = name,
                            .key = "events", /* whose decimal and dates decide here too */
                            .shape = &calls_shape,
                            .settings_file = settings->file,
                            .has_quotes = TRUE,
                            .code = OUTCOME_INPUT_REFUSED};
    CallReader reader = {strings,
                         events,
                         g_string_chunk_insert(strings, name),
                         *settings->ledger.currency ? settings->ledger.currency : "EUR",
                         today,
                         0};
    RecordFile file = {.complaints = complaints,
                       .take = take_call,
                       .data = &reader,
                       .first_required = CALL_CUSTOMER,
                       .second_required = CALL_OUTCOME};
    RecordForms forms = record_file_forms(&settings->events, &settings->ledger);
    if (!record_file_read(&file, &request, (DialectColumns){amounts, dates}, &forms, error))
        return FALSE;
    *n_rows = reader.n_filled;
    return TRUE;
}
