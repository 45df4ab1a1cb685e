/* events.csv -> Event. */
#include "read/events.h"

#include "ground/text.h"
#include "read/event_words.h"
#include "read/read.h"
#include "read/record_file.h"

#include <string.h>

typedef struct {
    GStringChunk *strings;
    GPtrArray *events;
    const char *source, *fallback; /* the file; the ledger's currency */
    GHashTable *lines;             /* lines so far, word for word -> line number */
} EventReader;

static const char *take(const EventReader *reader, const RecordFile *file, const CsvRow *row,
                        guint column)
{
    const char *text = record_cell(file, row, column);
    return *text ? g_string_chunk_insert(reader->strings, text) : NULL;
}

/* What an event cannot do without, and what an end before its own date does to it. */
typedef struct {
    gboolean needs_until, needs_amount, needs_invoice;
    gboolean ends; /* it lasts until `until`: one that ends before it begins is a slip */
} EventNeeds;

static const EventNeeds needs[] = {
    [EVENT_PROMISE] = {TRUE, FALSE, FALSE, TRUE},
    [EVENT_CONFIRMED] = {FALSE, FALSE, FALSE, TRUE},
    [EVENT_PLAN] = {FALSE, FALSE, FALSE, TRUE},
    [EVENT_INSTALMENT] = {FALSE, TRUE, FALSE, FALSE},
    [EVENT_HOLD] = {FALSE, FALSE, FALSE, TRUE},
    [EVENT_LEGAL] = {FALSE, FALSE, FALSE, TRUE},
    [EVENT_RETURNED] = {FALSE, FALSE, TRUE, FALSE},
    [EVENT_RECEIPT] = {FALSE, TRUE, FALSE, FALSE},
    [EVENT_OVERRIDE] = {0},
};

static const char *article(EventKind kind)
{
    return kind == EVENT_INSTALMENT || kind == EVENT_INSOLVENCY ? "an" : "a";
}

static gboolean lacks(const RecordFile *file, const CsvRow *row, const Event *event,
                      guint column, const char *what)
{
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "event-incomplete",
                    "%s %s needs %s; the line was left out", article(event->kind),
                    event_kind_name(event->kind), what);
    return FALSE;
}

/* FALSE: complained, the line is left out. */
static gboolean check_needs(const RecordFile *file, const CsvRow *row, const Event *event)
{
    const EventNeeds *need = &needs[event->kind];
    if (need->needs_until && !event->until)
        return lacks(file, row, event, EVENT_COLUMN_UNTIL, "a date in `until`");
    if (need->needs_amount && event->amount_minor < 0)
        return lacks(file, row, event, EVENT_COLUMN_AMOUNT, "an amount");
    if (need->needs_invoice && !*record_cell(file, row, EVENT_COLUMN_INVOICE))
        return lacks(file, row, event, EVENT_COLUMN_INVOICE, "its invoice");
    return TRUE;
}

/* An end before the beginning: a slip in one of the two days. */
static gboolean check_until(const RecordFile *file, const CsvRow *row, Event *event)
{
    if (!event->until || event->until >= event->date || event->kind == EVENT_INSTALMENT)
        return TRUE;
    gboolean is_kept = !needs[event->kind].ends;
    record_complain(file, row, EVENT_COLUMN_UNTIL, COMPLAINT_WARNING, "event-until-before-date",
                    "the %s ends on %s, before its own date %s; the %s was left out",
                    event_kind_name(event->kind), record_cell(file, row, EVENT_COLUMN_UNTIL),
                    record_cell(file, row, EVENT_COLUMN_DATE), is_kept ? "end" : "line");
    event->until = DAY_NONE;
    return is_kept;
}

/* FALSE: a resolve with an outcome that is none would end a dispute that nobody decided. */
static gboolean read_outcome(const EventReader *reader, const RecordFile *file,
                             const CsvRow *row, Event *event)
{
    const char *word = record_cell(file, row, EVENT_COLUMN_OUTCOME);
    const char *help = read_outcome_help(event->kind);
    event->outcome = read_outcome_word(event->kind, word);
    if (!*word || event->outcome || !help) {
        if (!event->outcome)
            event->outcome = take(reader, file, row, EVENT_COLUMN_OUTCOME);
        return TRUE;
    }
    gboolean is_kept = event->kind != EVENT_RESOLVE;
    record_complain(file, row, EVENT_COLUMN_OUTCOME, COMPLAINT_WARNING, "outcome-unknown",
                    "\"%s\" is no outcome of a %s (%s); the %s was left out", word,
                    event_kind_name(event->kind), help, is_kept ? "outcome" : "line");
    return is_kept;
}

static gboolean read_kind(const RecordFile *file, const CsvRow *row, EventKind *kind)
{
    const char *name = record_cell(file, row, EVENT_COLUMN_EVENT);
    if (cell_parse_event(name, kind))
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
    if (strcmp(code, "€") == 0)
        strcpy(code, "EUR");
    if (*code && !currency_is_known(code)) {
        record_complain(file, row, EVENT_COLUMN_CURRENCY, COMPLAINT_WARNING, "currency-unknown",
                        "\"%s\" is no currency of ISO 4217; the line was left out", code);
        return FALSE;
    }
    g_strlcpy(currency, code, CURRENCY_SIZE);
    return TRUE;
}

/* Whose and when: without them an event is nothing. */
static gboolean read_head(const EventReader *reader, const RecordFile *file, const CsvRow *row,
                          Event *event)
{
    if (!*record_cell(file, row, EVENT_COLUMN_CUSTOMER)) {
        record_complain(file, row, EVENT_COLUMN_CUSTOMER, COMPLAINT_WARNING, "customer-missing",
                        "the event names no customer; the line was left out");
        return FALSE;
    }
    if (!read_kind(file, row, &event->kind) || !read_currency(file, row, event->currency) ||
        !record_read_date(file, row, EVENT_COLUMN_DATE, COMPLAINT_WARNING, &event->date) ||
        !record_read_date(file, row, EVENT_COLUMN_UNTIL, COMPLAINT_WARNING, &event->until) ||
        !record_read_amount(file, row, EVENT_COLUMN_AMOUNT, COMPLAINT_WARNING, reader->fallback,
                            event->currency, &event->amount_minor))
        return FALSE;
    if (event->date)
        return TRUE;
    record_complain(file, row, EVENT_COLUMN_DATE, COMPLAINT_WARNING, "event-incomplete",
                    "the event has no date; the line was left out");
    return FALSE;
}

/* A line that stands twice, word for word, is one event. */
static gboolean is_repeated(const EventReader *reader, const RecordFile *file,
                            const CsvRow *row)
{
    g_autofree char *text = table_row_text(file->table, row);
    int first = GPOINTER_TO_INT(g_hash_table_lookup(reader->lines, text));
    if (first == 0) {
        g_hash_table_insert(reader->lines, g_steal_pointer(&text), GINT_TO_POINTER(row->line));
        return FALSE;
    }
    record_complain(file, row, -1, COMPLAINT_NOTE, "event-duplicate",
                    "the line repeats line %d word for word and was left out", first);
    return TRUE;
}

static gboolean take_event(RecordFile *file, const CsvRow *row)
{
    EventReader *reader = file->data;
    Event event = {.amount_minor = -1, .line = row->line, .source = reader->source};
    if (!read_head(reader, file, row, &event) || !check_needs(file, row, &event) ||
        !check_until(file, row, &event) || !read_outcome(reader, file, row, &event) ||
        is_repeated(reader, file, row))
        return TRUE;
    event.customer = take(reader, file, row, EVENT_COLUMN_CUSTOMER);
    event.invoice = take(reader, file, row, EVENT_COLUMN_INVOICE);
    event.reason = take(reader, file, row, EVENT_COLUMN_REASON);
    event.service = take(reader, file, row, EVENT_COLUMN_SERVICE);
    event.author = take(reader, file, row, EVENT_COLUMN_AUTHOR);
    event.note = take(reader, file, row, EVENT_COLUMN_NOTE);
    g_ptr_array_add(reader->events, g_memdup2(&event, sizeof event));
    return TRUE;
}

static gboolean read_file(EventReader *reader, const TableRequest *request,
                          const Settings *settings, GPtrArray *recognised,
                          Complaints *complaints, gint64 *n_rows, GError **error)
{
    static const int amount_columns[] = {EVENT_COLUMN_AMOUNT, -1};
    static const int date_columns[] = {EVENT_COLUMN_DATE, EVENT_COLUMN_UNTIL, -1};
    g_autoptr(GHashTable) lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    RecordFile file = {.complaints = complaints,
                       .recognised = recognised,
                       .take = take_event,
                       .data = reader,
                       .first_required = EVENT_COLUMN_CUSTOMER,
                       .second_required = EVENT_COLUMN_EVENT};
    RecordForms forms = record_file_forms(&settings->events, &settings->ledger);
    reader->source = g_string_chunk_insert(reader->strings, request->name);
    reader->fallback = *settings->ledger.currency ? settings->ledger.currency : "EUR";
    reader->lines = lines;
    gboolean is_good = record_file_read(
        &file, request, (DialectColumns){amount_columns, date_columns}, &forms, error);
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
    EventReader reader = {.strings = ledger->strings, .events = ledger->events};
    gint64 n_rows;
    return read_file(&reader, &request, settings, ledger->recognised, complaints, &n_rows,
                     error) &&
           record_file_note_input(ledger, "events", request.path, request.name, n_rows, error);
}

gboolean read_events_file(const char *path, const char *name, const Settings *settings,
                          GStringChunk *strings, GPtrArray *events, gint64 *n_rows,
                          Complaints *complaints, GError **error)
{
    TableRequest request =
        record_file_request(&settings->events, settings->file, "events", &events_shape);
    request.path = path;
    request.name = name;
    EventReader reader = {.strings = strings, .events = events};
    return read_file(&reader, &request, settings, NULL, complaints, n_rows, error);
}
