/* The order in which the files are read: customers first, so that items find their owners. */
#include "read/read.h"

#include "ground/payment_terms.h"
#include "ground/text.h"
#include "read/contacts.h"
#include "read/customers.h"
#include "read/draft.h"
#include "read/ebp_text.h"
#include "read/events.h"
#include "read/fec_book.h"
#include "read/ledger_rows.h"
#include "read/rimport.h"
#include "read/ximport.h"

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

/* The formats that are accounting journals; all else is a CSV of documents. */
typedef struct {
    const char *format; /* in ledger.format */
    gboolean (*is_recognised)(const Settings *settings, const char *path, const char *name);
    gboolean (*read)(FecBook *book, const char *path, const char *name, GError **error);
} JournalFormat;

static const JournalFormat journal_formats[] = {
    {"fec", fec_is_recognised, fec_book_read},
    {"ximport", ximport_is_recognised, ximport_read},
    {"rimport", rimport_is_recognised, rimport_read},
    {"ebp", ebp_text_is_recognised, ebp_text_read},
};

static const char *extract_name(const LedgerSettings *settings, guint i)
{
    return g_ptr_array_index(i < settings->named->len ? settings->named : settings->files, i);
}

/* The format the settings name, else the one the file shows; NULL: none. */
static const JournalFormat *find_journal_format(const Settings *settings, const char *path,
                                                const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(journal_formats); i++)
        if (g_strcmp0(settings->ledger.format, journal_formats[i].format) == 0)
            return &journal_formats[i];
    for (guint i = 0; i < G_N_ELEMENTS(journal_formats); i++)
        if (journal_formats[i].is_recognised(settings, path, name))
            return &journal_formats[i];
    return NULL;
}

/* Reads the file if it is a journal in itself; *is_journal says whether it was. */
static gboolean read_journal(const Draft *draft, FecBook *book, guint i, gboolean *is_journal,
                             GError **error)
{
    const Settings *settings = draft->settings;
    const char *path = g_ptr_array_index(settings->ledger.files, i);
    const char *name = extract_name(&settings->ledger, i);
    *is_journal = FALSE;
    if (g_strcmp0(settings->ledger.format, "csv") == 0)
        return TRUE;
    const JournalFormat *format = find_journal_format(settings, path, name);
    *is_journal = format && (settings->ledger.files->len == 1 ||
                             format->is_recognised(settings, path, name));
    return !*is_journal || format->read(book, path, name, error);
}

/* A CSV of documents, or the file of due dates that goes with the journals. */
static gboolean read_other(Draft *draft, FecBook *book, guint i, GError **error)
{
    const Settings *settings = draft->settings;
    const char *path = g_ptr_array_index(settings->ledger.files, i);
    const char *name = extract_name(&settings->ledger, i);
    gboolean is_csv = g_strcmp0(settings->ledger.format, "csv") == 0;
    if (!is_csv && fec_book_owns_due_dates(book, path, name))
        return fec_book_read_due_dates(book, path, name, error);
    const JournalFormat *format = is_csv ? NULL : find_journal_format(settings, path, name);
    return format ? format->read(book, path, name, error)
                  : ledger_rows_read(draft, path, name, error);
}

/* The journals first: they tell what goes with them. */
static gboolean read_extracts(Draft *draft, FecBook *book, GError **error)
{
    guint n = draft->settings->ledger.files->len;
    g_autofree gboolean *is_journal = g_new0(gboolean, n);
    for (guint i = 0; i < n; i++)
        if (!read_journal(draft, book, i, &is_journal[i], error))
            return FALSE;
    for (guint i = 0; i < n; i++)
        if (!is_journal[i] && !read_other(draft, book, i, error))
            return FALSE;
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

/* FALSE: refused, or *error is set. */
static gboolean fill_ledger(Ledger *ledger, const Settings *settings, Day run_date,
                            Complaints *complaints, GError **error)
{
    g_autoptr(Draft) draft = draft_new(ledger, settings, run_date, complaints);
    g_autoptr(FecBook) book = fec_book_new(draft);
    guint n_refused = complaints_count(complaints, COMPLAINT_REFUSED);
    if (!check_settings_terms(settings, complaints) ||
        !customers_read(ledger, settings, complaints, error) ||
        !contacts_read(ledger, settings, complaints, error) ||
        !events_read(ledger, settings, complaints, error) || !read_extracts(draft, book, error))
        return FALSE;
    draft_settle(draft);
    if (!draft_recall_texts(draft, error))
        return FALSE;
    fec_book_refuse_repeats(book);
    fec_book_set_openings_aside(book);
    guint n_others = ledger->items->len;
    fec_book_settle(book);
    fec_book_refuse_twins(book, n_others);
    draft_close(draft);
    note_empty_ledger(ledger, settings, complaints);
    return complaints_count(complaints, COMPLAINT_REFUSED) == n_refused;
}

Ledger *read_ledger(const Settings *settings, Day run_date, Complaints *complaints,
                    GError **error)
{
    return read_ledger_explained(settings, run_date, complaints, NULL, error);
}

Ledger *read_ledger_explained(const Settings *settings, Day run_date, Complaints *complaints,
                              char **recognised, GError **error)
{
    g_autoptr(Ledger) ledger = ledger_new();
    if (fill_ledger(ledger, settings, run_date, complaints, error))
        return g_steal_pointer(&ledger);
    if (recognised)
        *recognised = read_print_mapping(ledger);
    return NULL;
}
