#include "read/ledger_status.h"

#include "read/cell_words.h"
#include "read/status_words.h"

#include <string.h>

static const struct {
    const char *rule, *reason, *noun;
} unclaimed[] = {
    [DOCUMENT_CANCELLED] = {"document-cancelled", "the extract says that it is cancelled",
                            "cancelled documents"},
    [DOCUMENT_DRAFT] = {"document-draft", "the extract says that it is a draft", "drafts"},
};

static gpointer look_at_status(LedgerRow *row, guint column)
{
    DocumentStatus status = DOCUMENT_OPEN;
    status_parse(ledger_row_cell(row, column), &status);
    return GINT_TO_POINTER(status);
}

/* What a cell of states says; DOCUMENT_OPEN where it says nothing. */
static DocumentStatus find_status(LedgerRow *row, guint column)
{
    if (!*ledger_row_cell(row, column))
        return DOCUMENT_OPEN;
    return (DocumentStatus)GPOINTER_TO_INT(
        ledger_row_find_meaning(row, row->reader->statuses, column, look_at_status));
}

gboolean ledger_status_set_aside(LedgerRow *row)
{
    static const guint columns[] = {LEDGER_STATUS, LEDGER_PAYMENT_STATUS};
    LedgerReader *reader = row->reader;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        DocumentStatus status = find_status(row, columns[i]);
        if (status != DOCUMENT_CANCELLED && status != DOCUMENT_DRAFT)
            continue;
        const char *rule = unclaimed[status].rule;
        ledger_row_set_aside(row, rule, unclaimed[status].reason);
        if (reader->n_unclaimed[status]++ == 0)
            reader->first_unclaimed[status] = row->row->line;
        return TRUE;
    }
    return FALSE;
}

/* A word with what it means here, as a string of the ledger. */
static const char *make_reason(LedgerRow *row, guint column, const char *meaning)
{
    const LedgerReader *reader = row->reader;
    g_autofree char *reason =
        g_strdup_printf("%s: \"%s\" under \"%s\"", meaning, ledger_row_cell(row, column),
                        reader->table->header[reader->table->places[column]]);
    return ledger_take_string(reader->draft->ledger, reason);
}

const char *ledger_status_find_settled(LedgerRow *row)
{
    static const guint columns[] = {LEDGER_PAYMENT_STATUS, LEDGER_STATUS};
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (find_status(row, columns[i]) == DOCUMENT_SETTLED)
            return make_reason(row, columns[i], "paid");
    const char *open = ledger_row_cell(row, LEDGER_IS_OPEN);
    if (*open && cell_is_no(open))
        return make_reason(row, LEDGER_IS_OPEN, "not open");
    if (row->reader->layout.is_paid_flag && status_is_yes(ledger_row_cell(row, LEDGER_PAID)))
        return make_reason(row, LEDGER_PAID, "paid");
    const char *clearing = ledger_row_cell(row, LEDGER_CLEARING);
    if (strspn(clearing, "0 ") < strlen(clearing))
        return make_reason(row, LEDGER_CLEARING, "cleared");
    return NULL;
}

void ledger_status_note(const LedgerReader *reader)
{
    for (guint i = DOCUMENT_CANCELLED; i <= DOCUMENT_DRAFT; i++) {
        const char *rule = unclaimed[i].rule;
        guint n = reader->n_unclaimed[i];
        if (n > 0)
            complaint_add(reader->draft->complaints, COMPLAINT_NOTE, rule,
                          (Place){reader->source, reader->first_unclaimed[i], 0},
                          "%s are owed by nobody: %u %s left out, see rejected.csv",
                          unclaimed[i].noun, n, n == 1 ? "line was" : "lines were");
    }
}
