/* events.csv, as a configured file and as one handed to `relance import`: both say the same. */
#include "fuzz/fuzz_records.h"

#include <string.h>

static void expect_sound_event(const Event *event)
{
    EventKind kind;
    EXPECT(event->date != DAY_NONE && event->customer && *event->customer, "line %d",
           event->line);
    EXPECT(event_kind_parse(event_kind_name(event->kind), &kind) && kind == event->kind,
           "line %d", event->line);
    EXPECT(event->amount_minor >= -1, "line %d", event->line);
    EXPECT(!*event->currency || currency_is_known(event->currency), "%s", event->currency);
    EXPECT(event->source && event->line > 0, "%s", event->customer);
    EXPECT_TEXTS(event->customer, event->invoice, event->reason, event->service, event->author,
                 event->outcome, event->note);
}

/* What `relance import` takes, standing alone. */
static void read_as_import(const FuzzInput *input, const Settings *settings)
{
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    GStringChunk *strings = g_string_chunk_new(256);
    const char *path = fuzz_file_write(0, input->parts[0]);
    gint64 n_rows = -1;
    gboolean is_read = read_events_file(path, "events.csv", settings, strings, events, &n_rows,
                                        complaints, &error);
    EXPECT(!is_read || n_rows >= (gint64)events->len, "%d rows", (int)n_rows);
    EXPECT(is_read ? !error : error || complaints_count(complaints, COMPLAINT_REFUSED) > 0,
           "refused without a word");
    for (guint i = 0; i < events->len; i++)
        expect_sound_event(g_ptr_array_index(events, i));
    g_string_chunk_free(strings);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    FuzzRun run = fuzz_records_read(&input, RECORDS_EVENTS);
    for (guint i = 0; run.ledger && i < run.ledger->events->len; i++) {
        const Event *event = g_ptr_array_index(run.ledger->events, i);
        expect_sound_event(event);
        EXPECT(i == 0 ||
                   ((Event *)g_ptr_array_index(run.ledger->events, i - 1))->date <= event->date,
               "line %d is out of order", event->line);
    }
    read_as_import(&input, run.settings);
    fuzz_records_clear(&run);
    return 0;
}
