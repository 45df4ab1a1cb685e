/* The words of rejected lines that were not kept: see draft_recall_texts in draft.h. */
#include "read/draft.h"

#include "ground/text.h"
#include "read/table.h"

typedef struct {
    Ledger *ledger;
    const Table *table;
    GHashTable *lines; /* line number -> RejectedLine * */
} LostTexts;

static gboolean take_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    LostTexts *lost = data;
    RejectedLine *line = g_hash_table_lookup(lost->lines, GINT_TO_POINTER(row->line));
    (void)trouble;
    if (!line)
        return TRUE;
    g_autofree char *text = table_row_text(lost->table, row);
    line->text = ledger_take_string(lost->ledger, text);
    g_hash_table_remove(lost->lines, GINT_TO_POINTER(row->line));
    return g_hash_table_size(lost->lines) > 0;
}

static GHashTable *find_lost(const Ledger *ledger, const char *source)
{
    GHashTable *lines = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < ledger->rejected->len; i++) {
        RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        if (!line->text && text_equals(line->source, source))
            g_hash_table_insert(lines, GINT_TO_POINTER(line->line), line);
    }
    return lines;
}

gboolean draft_recall_texts(Draft *draft, GError **error)
{
    for (guint i = 0; i < draft->tables->len; i++) {
        Table *table = g_ptr_array_index(draft->tables, i);
        g_autoptr(GHashTable) lines = find_lost(draft->ledger, table->request.name);
        LostTexts lost = {draft->ledger, table, lines};
        if (g_hash_table_size(lines) > 0 && !table_read(table, take_row, &lost, error))
            return FALSE;
    }
    return TRUE;
}
