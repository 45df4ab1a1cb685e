/* Which import a file is for: by its name, else by the columns it has. */
#include "read/read.h"

#include "read/record_headers.h"
#include "read/table.h"

#include <string.h>

static gboolean has_columns(const char *path, const TableShape *shape, guint first,
                            guint second)
{
    g_autoptr(Complaints) unheard = complaints_new();
    TableRequest request = {.path = path,
                            .name = path,
                            .key = "events",
                            .shape = shape,
                            .has_quotes = TRUE,
                            .code = OUTCOME_INPUT_REFUSED};
    g_autoptr(Table) table = table_open(&request, unheard, NULL);
    return table && table_has_column(table, first) && table_has_column(table, second);
}

ImportKind read_import_kind(const char *path)
{
    static const struct {
        const char *beginning;
        ImportKind kind;
    } names[] = {
        {"events", IMPORT_EVENTS},   {"evenements", IMPORT_EVENTS},
        {"status", IMPORT_STATUSES}, {"statuts", IMPORT_STATUSES},
        {"calls", IMPORT_CALLS},     {"appels", IMPORT_CALLS},
        {"proofs", IMPORT_PROOFS},   {"preuves", IMPORT_PROOFS},
    };
    g_autofree char *name = g_path_get_basename(path);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strncasecmp(name, names[i].beginning, strlen(names[i].beginning)) == 0)
            return names[i].kind;
    if (has_columns(path, &events_shape, EVENT_COLUMN_CUSTOMER, EVENT_COLUMN_EVENT))
        return IMPORT_EVENTS;
    if (has_columns(path, &statuses_shape, STATUS_INVOICE, STATUS_CODE))
        return IMPORT_STATUSES;
    if (has_columns(path, &calls_shape, CALL_OUTCOME, CALL_CALLBACK))
        return IMPORT_CALLS;
    return has_columns(path, &proofs_shape, PROOF_NUMBER, PROOF_OUTCOME) ||
                   has_columns(path, &proofs_shape, PROOF_NUMBER, PROOF_EVENT) ||
                   has_columns(path, &proofs_shape, PROOF_DOCUMENT, PROOF_OUTCOME)
               ? IMPORT_PROOFS
               : IMPORT_UNKNOWN;
}
