#include "assign/credit_link.h"

#include "ground/text.h"

static void free_list(gpointer list)
{
    g_ptr_array_unref(list);
}

static GHashTable *index_invoices(const Account *account)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        if (!case_is_claim(item_case) || item_case->item->invoice == NULL)
            continue;
        GPtrArray *list = g_hash_table_lookup(index, item_case->item->invoice);
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(index, (gpointer)item_case->item->invoice, list);
        }
        g_ptr_array_add(list, item_case);
    }
    return index;
}

/* Takes the credit off the invoice's lines, the oldest instalment first. */
static void link_credit(Case *credit, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len && credit->free_minor > 0; i++) {
        Case *line = lines->pdata[i];
        gint64 part = MIN(credit->free_minor, line->row->net_minor);
        if (part <= 0 || !text_equals(line->item->currency, credit->item->currency))
            continue;
        line->row->net_minor -= part;
        credit->free_minor -= part;
        credit->linked_minor += part;
        plan_row_add_credit(line->row, credit->item);
    }
}

void credit_link_make(Account *account)
{
    g_autoptr(GHashTable) index = NULL;
    for (guint i = 0; i < account->n_cases; i++) {
        Case *credit = &account->cases[i];
        if (credit->free_minor <= 0 || credit->item->applies_to == NULL)
            continue;
        if (index == NULL)
            index = index_invoices(account);
        const GPtrArray *lines = g_hash_table_lookup(index, credit->item->applies_to);
        if (lines != NULL)
            link_credit(credit, lines);
    }
}
