#include "read/events.h"

#include "read/read.h"
#include "read/record_file.h"

#include <string.h>

typedef struct {
    GStringChunk *strings;
    GPtrArray *events;
    const char *source;
    GPtrArray *recognised;
} EventReader;

static const char *take(const EventReader *reader, const RecordFile *file, const CsvRow *row,
                        guint column)
{
    const char *text = record_cell(file, row, column);
    return *text ? g_string_chunk_insert(reader->strings, text) : NULL;
}

/* What an event cannot do without; FALSE: complained, the line is left out. */
static gboolean check_event(const RecordFile *file, const CsvRow *row, const Event *event)
{
    static const struct {
        EventKind kind;
        gboolean needs_until, needs_amount;
    } needs[] = {
        {EVENT_PROMISE, TRUE, FALSE},
        {EVENT_INSTALMENT, TRUE, TRUE},
        {EVENT_RECEIPT, FALSE, TRUE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(needs); i++) {
        if (event->kind != needs[i].kind)
            continue;
        if (needs[i].needs_until && !event->until) {
            record_complain(file, row, EVENT_COLUMN_UNTIL, COMPLAINT_WARNING,
                            "event-incomplete",
                            "a %s needs a date in `until`; the line was left out",
                            event_kind_name(event->kind));
            return FALSE;
        }
        if (needs[i].needs_amount && event->amount_minor < 0) {
            record_complain(file, row, EVENT_COLUMN_AMOUNT, COMPLAINT_WARNING,
                            "event-incomplete", "a %s needs an amount; the line was left out",
                            event_kind_name(event->kind));
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_kind(const RecordFile *file, const CsvRow *row, EventKind *kind)
{
    const char *name = record_cell(file, row, EVENT_COLUMN_EVENT);
    if (event_kind_parse(name, kind))
        return TRUE;
    record_complain(file, row, EVENT_COLUMN_EVENT, COMPLAINT_WARNING, "event-unknown",
                    "\"%s\" is no event (promise, dispute, resolve, plan, hold, release ...); "
                    "the line was left out",
                    name);
    return FALSE;
}

static gboolean read_currency(const RecordFile *file, const CsvRow *row, char *currency)
{
    g_autofree char *code = g_ascii_strup(record_cell(file, row, EVENT_COLUMN_CURRENCY), -1);
    if (*code && !currency_is_known(code)) {
        record_complain(file, row, EVENT_COLUMN_CURRENCY, COMPLAINT_WARNING, "currency-unknown",
                        "\"%s\" is no currency of ISO 4217; the line was left out", code);
        return FALSE;
    }
    g_strlcpy(currency, code, CURRENCY_SIZE);
    return TRUE;
}

static gboolean take_event(RecordFile *file, const CsvRow *row)
{
    EventReader *reader = file->data;
    Event event = {.amount_minor = -1, .line = row->line, .source = reader->source};
    if (!*record_cell(file, row, EVENT_COLUMN_CUSTOMER)) {
        record_complain(file, row, EVENT_COLUMN_CUSTOMER, COMPLAINT_WARNING, "customer-missing",
                        "the event names no customer; the line was left out");
        return TRUE;
    }
    if (!read_kind(file, row, &event.kind) || !read_currency(file, row, event.currency) ||
        !record_read_date(file, row, EVENT_COLUMN_DATE, COMPLAINT_WARNING, &event.date) ||
        !record_read_date(file, row, EVENT_COLUMN_UNTIL, COMPLAINT_WARNING, &event.until) ||
        !record_read_amount(file, row, EVENT_COLUMN_AMOUNT, COMPLAINT_WARNING,
                            *event.currency ? event.currency : "EUR", &event.amount_minor))
        return TRUE;
    if (!event.date) {
        record_complain(file, row, EVENT_COLUMN_DATE, COMPLAINT_WARNING, "event-incomplete",
                        "the event has no date; the line was left out");
        return TRUE;
    }
    if (!check_event(file, row, &event))
        return TRUE;
    event.customer = take(reader, file, row, EVENT_COLUMN_CUSTOMER);
    event.invoice = take(reader, file, row, EVENT_COLUMN_INVOICE);
    event.reason = take(reader, file, row, EVENT_COLUMN_REASON);
    event.service = take(reader, file, row, EVENT_COLUMN_SERVICE);
    event.author = take(reader, file, row, EVENT_COLUMN_AUTHOR);
    event.outcome = take(reader, file, row, EVENT_COLUMN_OUTCOME);
    event.note = take(reader, file, row, EVENT_COLUMN_NOTE);
    g_ptr_array_add(reader->events, g_memdup2(&event, sizeof event));
    return TRUE;
}

static gboolean read_file(EventReader *reader, const TableRequest *request, const char *dates,
                          Complaints *complaints, gint64 *n_rows, GError **error)
{
    static const int amount_columns[] = {EVENT_COLUMN_AMOUNT, -1};
    static const int date_columns[] = {EVENT_COLUMN_DATE, EVENT_COLUMN_UNTIL, -1};
    RecordFile file = {.complaints = complaints,
                       .recognised = reader->recognised,
                       .take = take_event,
                       .data = reader,
                       .first_required = EVENT_COLUMN_CUSTOMER,
                       .second_required = EVENT_COLUMN_EVENT};
    reader->source = g_string_chunk_insert(reader->strings, request->name);
    gboolean is_good = record_file_read(
        &file, request, (DialectColumns){amount_columns, date_columns}, dates, error);
    *n_rows = file.n_rows;
    return is_good;
}

gboolean events_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                     GError **error)
{
    if (!settings->events.file)
        return TRUE;
    TableRequest request =
        record_file_request(&settings->events, settings->file, "events", &events_shape);
    EventReader reader = {ledger->strings, ledger->events, NULL, ledger->recognised};
    gint64 n_rows;
    return read_file(&reader, &request, settings->ledger.dates, complaints, &n_rows, error) &&
           record_file_note_input(ledger, "events", request.path, request.name, n_rows, error);
}

gboolean read_events_file(const char *path, const char *name, GStringChunk *strings,
                          GPtrArray *events, Complaints *complaints, GError **error)
{
    TableRequest request = {.path = path,
                            .name = name,
                            .key = "events",
                            .shape = &events_shape,
                            .has_quotes = TRUE,
                            .code = OUTCOME_INPUT_REFUSED};
    EventReader reader = {strings, events, NULL, NULL};
    gint64 n_rows;
    return read_file(&reader, &request, NULL, complaints, &n_rows, error);
}
