#include "read/fec_columns.h"

#include <string.h>

/* The law's name of what the settings call `key`; NULL: a FEC has no such column. */
static const char *find_name(const char *key)
{
    static const struct {
        const char *key;
        guint column;
    } names[] = {{"customer", FEC_AUXILIARY},  {"customer_name", FEC_AUXILIARY_NAME},
                 {"invoice", FEC_PIECE},       {"issue_date", FEC_PIECE_DATE},
                 {"due_date", FEC_DUE_DATE},   {"amount", FEC_AMOUNT},
                 {"debit", FEC_DEBIT},         {"credit", FEC_CREDIT},
                 {"lettering", FEC_LETTERING}, {"currency", FEC_FOREIGN_CURRENCY}};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i].key, key) == 0)
            return fec_shape.columns[names[i].column].name;
    return NULL;
}

static gboolean has_header(const Table *table, const char *wanted)
{
    g_autofree char *folded = header_fold(wanted);
    for (int i = 0; table->header[i]; i++) {
        g_autofree char *header = header_fold(table->header[i]);
        if (strcmp(header, folded) == 0)
            return TRUE;
    }
    return FALSE;
}

GPtrArray *fec_columns_choose(const LedgerSettings *settings, const Table *table)
{
    GPtrArray *chosen = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < settings->columns->len; i++) {
        const ColumnChoice *choice = settings->columns->pdata[i];
        const char *name = find_name(choice->key);
        if (!name || (settings->files->len > 1 && !has_header(table, choice->header)))
            continue;
        ColumnChoice *own = g_new0(ColumnChoice, 1);
        *own = (ColumnChoice){(char *)name, choice->header, choice->line};
        g_ptr_array_add(chosen, own);
    }
    return chosen;
}
