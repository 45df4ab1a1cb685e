/* relance import statuses: what a platform says of electronic invoices becomes events. */
#include "ground/text.h"
#include "read/read.h"
#include "run/commands.h"
#include "run/import_command.h"
#include "run/known_ledger.h"
#include "run/share.h"

#include <string.h>

typedef struct {
    Run *run;
    const StatusFile *file;
    KnownInvoices *invoices;
    gboolean is_looked_up; /* `invoices` answers */
    const char *where;
    KnownEvents *known;
    GPtrArray *events; /* Event *, new; strings are the file's */
    GPtrArray *lines;  /* char *: what became of each row */
    guint n_known, n_notes;
} StatusImport;

/* ---- the table --------------------------------------------------------------------------- */

/* The user's templates/tables/statuses.csv, else the stock one. */
static StatusTable *load_table(Run *run, GError **error)
{
    g_autofree char *share = share_find(error);
    if (!share)
        return NULL;
    g_autofree char *own =
        run->settings->templates
            ? g_build_filename(run->settings->templates, "tables", "statuses.csv", NULL)
            : NULL;
    g_autofree char *stock =
        g_build_filename(share, "templates", "tables", "statuses.csv", NULL);
    gboolean is_own = own && g_file_test(own, G_FILE_TEST_EXISTS);
    const char *name = is_own ? own : "statuses.csv (stock)";
    StatusTable *table = read_status_table(is_own ? own : stock, name, run->complaints, error);
    if (!table && !*error)
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s cannot be used; nothing was recorded",
                     name);
    return table;
}

/* ---- one status -------------------------------------------------------------------------- */

static Place place_of(const StatusImport *import, const InvoiceStatus *status)
{
    return (Place){import->file->name, status->line, 0};
}

/* Whose invoice it is; NULL: complained, the status cannot be recorded. */
static const char *find_customer(const StatusImport *import, const InvoiceStatus *status)
{
    const GPtrArray *owners = known_invoices_find(import->invoices, status->invoice);
    Complaints *complaints = import->run->complaints;
    if (status->customer) {
        if (import->is_looked_up &&
            (!owners || !g_ptr_array_find_with_equal_func((GPtrArray *)owners, status->customer,
                                                          g_str_equal, NULL)))
            complaint_add(
                complaints, COMPLAINT_WARNING, "status-invoice-unknown",
                place_of(import, status),
                "customer %s has no invoice %s in %s; the status was recorded all the "
                "same",
                status->customer, status->invoice, import->where);
        return status->customer;
    }
    if (!owners)
        complaint_add(
            complaints, COMPLAINT_HELD, "status-invoice-unknown", place_of(import, status),
            "invoice %s is not in %s and the line names no customer; status %s was not "
            "recorded",
            status->invoice, import->is_looked_up ? import->where : "any ledger", status->code);
    else if (owners->len > 1)
        complaint_add(complaints, COMPLAINT_HELD, "status-invoice-ambiguous",
                      place_of(import, status),
                      "%u customers have an invoice %s (%s, %s ...) and the line names none; "
                      "status %s was not recorded",
                      owners->len, status->invoice, (const char *)g_ptr_array_index(owners, 0),
                      (const char *)g_ptr_array_index(owners, 1), status->code);
    return owners && owners->len == 1 ? g_string_chunk_insert_const(
                                            import->file->strings, g_ptr_array_index(owners, 0))
                                      : NULL;
}

/* "207 En litige: prix" */
static const char *print_note(const StatusImport *import, const InvoiceStatus *status)
{
    const StatusRule *rule = status->rule;
    g_autofree char *note =
        g_strconcat(rule ? rule->code : "?", " ", rule ? rule->label : status->code,
                    status->reason ? ": " : NULL, status->reason, NULL);
    return g_string_chunk_insert(import->file->strings, note);
}

/* The service that answers for papers and invoices, if the house has named it so. */
static const char *find_service(const StatusImport *import)
{
    return g_hash_table_contains(import->run->settings->services, "billing") ? "billing" : NULL;
}

/* What the status does, as an event of its day. */
static void fill_effect(const StatusImport *import, const InvoiceStatus *status, Event *event)
{
    static const char *const reasons[] = {
        [STATUS_SUSPENDED] = REASON_INVOICE_SUSPENDED,
        [STATUS_NOT_RECEIVED] = REASON_INVOICE_NOT_RECEIVED,
        [STATUS_PAYMENT_SENT] = REASON_PAYMENT_SENT,
        [STATUS_PAYEE_CHECK] = REASON_PAYEE_CHECK,
    };
    StatusEffect effect = status->rule ? status->rule->effect : STATUS_NOTE;
    switch (effect) {
    case STATUS_NOTE:
        event->kind = EVENT_NOTE;
        return;
    case STATUS_APPROVED:
        event->kind = EVENT_CONFIRMED;
        return;
    case STATUS_DISPUTE:
        event->kind = EVENT_DISPUTE;
        event->reason = status->reason ? status->reason
                                       : g_string_chunk_insert_const(import->file->strings,
                                                                     status->rule->label);
        event->service = find_service(import);
        event->amount_minor = status->amount_minor;
        g_strlcpy(event->currency, status->currency, sizeof event->currency);
        return;
    default:
        event->kind = EVENT_HOLD;
        event->reason = reasons[effect];
        if (effect == STATUS_PAYMENT_SENT)
            event->until = status->date + status->rule->days;
        else
            event->service = find_service(import);
    }
}

static Event *new_event(const StatusImport *import, const InvoiceStatus *status,
                        const char *customer)
{
    Event *event = g_new0(Event, 1);
    event->date = status->date;
    event->customer = customer;
    event->invoice = status->invoice;
    event->amount_minor = -1;
    event->author = "platform";
    event->note = print_note(import, status);
    event->source = "history";
    event->line = status->line;
    return event;
}

/* Appends it; FALSE: the history has it already. */
static gboolean append(StatusImport *import, Event *event)
{
    if (!known_events_take(import->known, event)) {
        g_free(event);
        return FALSE;
    }
    g_ptr_array_add(import->events, event);
    return TRUE;
}

/* Ends the holds that this status shows to be over; what was ended is appended to the line. */
static void end_holds(StatusImport *import, const InvoiceStatus *status, const Event *main,
                      GString *line)
{
    for (char **reason = status->rule ? status->rule->ends : NULL; reason && *reason;
         reason++) {
        if (!known_events_is_held(import->known, main, *reason))
            continue;
        Event *release = new_event(import, status, main->customer);
        release->kind = EVENT_RELEASE;
        release->reason = g_string_chunk_insert_const(import->file->strings, *reason);
        if (append(import, release))
            g_string_append_printf(line, "; ends the hold %s", *reason);
    }
}

static void complain_unknown(const StatusImport *import, const InvoiceStatus *status)
{
    if (!status->rule)
        complaint_add(
            import->run->complaints, COMPLAINT_HELD, "status-unknown", place_of(import, status),
            "\"%s\" is no status of the table statuses.csv; it was recorded as a note "
            "and holds nothing: a person must look at invoice %s",
            status->code, status->invoice);
}

static void take_status(StatusImport *import, const InvoiceStatus *status)
{
    const char *customer = find_customer(import, status);
    complain_unknown(import, status);
    if (!customer)
        return;
    Event *event = new_event(import, status, customer);
    fill_effect(import, status, event);
    char day[DAY_ISO_SIZE];
    GString *line = g_string_new(NULL);
    g_string_append_printf(
        line, "line %d: %s of %s, %s, %s: %s%s%s", status->line, status->invoice, customer,
        day_print_iso(status->date, day), event->note, event_kind_name(event->kind),
        event->kind == EVENT_HOLD ? " " : "", event->kind == EVENT_HOLD ? event->reason : "");
    if (append(import, event))
        end_holds(import, status, event, line);
    else
        import->n_known++, g_string_append(line, " (known already)");
    g_ptr_array_add(import->lines, g_string_free(line, FALSE));
}

/* ---- the file ---------------------------------------------------------------------------- */

static void look_up(StatusImport *import, char **where)
{
    for (guint i = 0; i < import->file->statuses->len; i++) {
        const InvoiceStatus *status = &g_array_index(import->file->statuses, InvoiceStatus, i);
        known_invoices_ask(import->invoices, status->customer, status->invoice);
    }
    import->is_looked_up = known_ledger_look_up(import->run, import->invoices, where);
    import->where = *where;
}

static gboolean import_file(Run *run, const StatusFile *file, GError **error)
{
    g_autoptr(Past) past = history_fetch_past(run->db, -1, NULL, error);
    if (!past)
        return FALSE;
    g_autoptr(KnownInvoices) invoices = known_invoices_new();
    g_autoptr(KnownEvents) known = known_events_new(past);
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *where = NULL;
    StatusImport import = {.run = run,
                           .file = file,
                           .invoices = invoices,
                           .known = known,
                           .events = events,
                           .lines = lines};
    look_up(&import, &where);
    for (guint i = 0; i < file->statuses->len; i++)
        take_status(&import, &g_array_index(file->statuses, InvoiceStatus, i));
    if (!history_add_events(run->db, events, run->options->login, run->options->now, error))
        return FALSE;
    for (guint i = 0; i < lines->len; i++)
        run_say(run, "%s", (const char *)g_ptr_array_index(lines, i));
    run_say(run,
            "%" G_GINT64_FORMAT " statuses read: %u events recorded, %u known already, "
            "%" G_GINT64_FORMAT " not recorded",
            file->n_rows, events->len, import.n_known, file->n_rows - (gint64)lines->len);
    return TRUE;
}

Outcome command_import_statuses(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    const char *path = options->arguments[0];
    g_autoptr(StatusTable) table =
        run_load_settings(run, error) ? load_table(run, error) : NULL;
    g_autoptr(StatusFile) file =
        table ? read_statuses(path, path, run->settings, table, run->complaints, error) : NULL;
    gboolean imported = file && records_open(run, error) && import_file(run, file, error);
    run_report_complaints(run);
    if (!imported && !*error)
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s cannot be used; nothing was recorded",
                     path);
    if (!imported)
        return outcome_of_error(*error);
    return complaints_count(run->complaints, COMPLAINT_HELD) > 0 ? OUTCOME_SOMETHING_HELD
                                                                 : OUTCOME_DONE;
}
