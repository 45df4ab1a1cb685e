#include "read/layout_columns.h"

#include "read/numbered_columns.h"
#include "records/settings.h"

#include <string.h>

/* What the settings call a column of a journal. */
static int find_column(const char *key)
{
    static const struct {
        const char *key;
        int column;
    } names[] = {{"customer", FEC_ACCOUNT},   {"customer_name", FEC_ACCOUNT_NAME},
                 {"invoice", FEC_PIECE},      {"issue_date", FEC_ENTRY_DATE},
                 {"due_date", FEC_DUE_DATE},  {"amount", FEC_AMOUNT},
                 {"lettering", FEC_LETTERING}};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i].key, key) == 0)
            return names[i].column;
    return -1;
}

static gboolean refuse(const Table *table, const ColumnChoice *choice, const char *what)
{
    complaint_add(table->complaints, COMPLAINT_REFUSED, "column-unknown",
                  (Place){table->request.settings_file, choice->line, 0},
                  "ledger.columns says that %s is \"%s\", but %s is a file of %s %s",
                  choice->key, choice->header, table->request.name,
                  table->request.layout->format, what);
    return FALSE;
}

gboolean layout_columns_choose(Table *table)
{
    const GPtrArray *choices = table->request.columns;
    gboolean is_good = TRUE;
    for (guint i = 0; choices && i < choices->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(choices, i);
        int column = find_column(choice->key);
        guint number = column_choice_number(choice->header);
        if (column < 0)
            is_good = refuse(table, choice,
                             "without such a column; customer, customer_name, invoice, "
                             "issue_date, due_date, amount and lettering can be named");
        else if (number == 0 || number > table->request.layout->n)
            is_good = refuse(table, choice, "without headers; give the number of the cell");
        else
            table->places[column] = (int)number - 1;
    }
    return is_good;
}
