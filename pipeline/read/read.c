/* The order in which the files are read: customers first, so that items find their owners. */
#include "read/read.h"

#include "ground/payment_terms.h"
#include "ground/text.h"
#include "read/customers.h"
#include "read/draft.h"
#include "read/events.h"
#include "read/fec_book.h"
#include "read/ledger_rows.h"

#include <string.h>

/* ledger.terms is used for many items: if it cannot be read, nothing should leave. */
static gboolean check_settings_terms(const Settings *settings, Complaints *complaints)
{
    const char *terms = settings->ledger.terms;
    Day due;
    if (text_is_blank(terms) || payment_terms_compute_due(terms, DAY_NONE, &due))
        return TRUE;
    complaint_add(complaints, COMPLAINT_REFUSED, "terms-unreadable",
                  (Place){settings->file, settings->ledger.line, 0},
                  "ledger.terms is \"%s\"; write " PAYMENT_TERMS_HELP, terms);
    return FALSE;
}

typedef enum { FILE_CSV, FILE_FEC, FILE_DUE_DATES } ExtractKind;

static const char *extract_name(const LedgerSettings *settings, guint i)
{
    return g_ptr_array_index(i < settings->named->len ? settings->named : settings->files, i);
}

static ExtractKind find_kind(const Settings *settings, guint i)
{
    const LedgerSettings *ledger = &settings->ledger;
    const char *path = g_ptr_array_index(ledger->files, i), *name = extract_name(ledger, i);
    if (g_strcmp0(ledger->format, "csv") == 0)
        return FILE_CSV;
    if (fec_is_recognised(settings, path, name))
        return FILE_FEC;
    if (ledger->files->len > 1 && ledger_rows_is_side_file(settings, path, name))
        return FILE_DUE_DATES;
    return g_strcmp0(ledger->format, "fec") == 0 ? FILE_FEC : FILE_CSV;
}

static gboolean read_extracts(Draft *draft, FecBook *book, GError **error)
{
    const LedgerSettings *settings = &draft->settings->ledger;
    for (guint i = 0; i < settings->files->len; i++) {
        const char *path = g_ptr_array_index(settings->files, i);
        const char *name = extract_name(settings, i);
        ExtractKind kind = find_kind(draft->settings, i);
        if (kind == FILE_CSV   ? !ledger_rows_read(draft, path, name, error)
            : kind == FILE_FEC ? !fec_book_read(book, path, name, error)
                               : !fec_book_read_due_dates(book, path, name, error))
            return FALSE;
    }
    return TRUE;
}

static void note_empty_ledger(const Ledger *ledger, const Settings *settings,
                              Complaints *complaints)
{
    if (ledger->lines_read > 0)
        return;
    const char *name =
        settings->ledger.named->len > 0 ? g_ptr_array_index(settings->ledger.named, 0) : NULL;
    complaint_add(complaints, COMPLAINT_WARNING, "ledger-empty", (Place){name, 0, 0},
                  "the extract has no line below its header; nothing is open");
}

Ledger *read_ledger(const Settings *settings, Day run_date, Complaints *complaints,
                    GError **error)
{
    g_autoptr(Ledger) ledger = ledger_new();
    g_autoptr(Draft) draft = draft_new(ledger, settings, run_date, complaints);
    g_autoptr(FecBook) book = fec_book_new(draft);
    guint n_refused = complaints_count(complaints, COMPLAINT_REFUSED);
    if (!check_settings_terms(settings, complaints) ||
        !customers_read(ledger, settings, complaints, error) ||
        !contacts_read(ledger, settings, complaints, error) ||
        !events_read(ledger, settings, complaints, error) || !read_extracts(draft, book, error))
        return NULL;
    draft_settle(draft);
    fec_book_set_openings_aside(book);
    fec_book_settle(book);
    draft_close(draft);
    note_empty_ledger(ledger, settings, complaints);
    if (complaints_count(complaints, COMPLAINT_REFUSED) > n_refused)
        return NULL;
    return g_steal_pointer(&ledger);
}

char *read_print_mapping(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->recognised->len; i++)
        g_string_append_printf(text, "%s\n",
                               (const char *)g_ptr_array_index(ledger->recognised, i));
    return g_string_free(text, FALSE);
}
