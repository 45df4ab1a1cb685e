/*
 * Payments and credits whose lines could not be used: what is open of the invoices that they name
 * is not known, so these are marked and get no letter.
 */
#include "read/settlement.h"

#include "ground/text.h"

#include <string.h>

typedef struct {
    const char *customer, *number; /* as in applies_to: perhaps several */
    const char *source;
    int line;
} UnreadReceipt;

void draft_note_unread(Draft *draft, const char *customer, const char *number,
                       const char *source, int line)
{
    if (!customer || !number)
        return;
    if (!draft->unread)
        draft->unread = g_array_new(FALSE, FALSE, sizeof(UnreadReceipt));
    UnreadReceipt receipt = {customer, number, source, line};
    g_array_append_val(draft->unread, receipt);
}

static char *make_key(const char *customer, const char *number)
{
    return g_strdup_printf("%s\x1f%s", customer, number);
}

/* Customer and number -> what is said of the item. */
static GHashTable *index_unread(const Draft *draft)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < draft->unread->len; i++) {
        const UnreadReceipt *receipt = &g_array_index(draft->unread, UnreadReceipt, i);
        g_autofree char *place =
            g_strdup_printf("line %d of %s", receipt->line, receipt->source);
        gpointer said = (gpointer)ledger_take_string(draft->ledger, place);
        g_auto(GStrv) parts = applied_to_split(receipt->number);
        g_hash_table_insert(index, make_key(receipt->customer, receipt->number), said);
        for (char **part = parts; *part; part++)
            g_hash_table_insert(index, make_key(receipt->customer, *part), said);
    }
    return index;
}

void draft_mark_unread(Draft *draft)
{
    if (!draft->unread)
        return;
    g_autoptr(GHashTable) index = index_unread(draft);
    for (guint i = 0; i < draft->ledger->items->len; i++) {
        OpenItem *item = g_ptr_array_index(draft->ledger->items, i);
        g_autofree char *key = make_key(item->customer, item->invoice);
        gpointer said = g_hash_table_lookup(index, key);
        if (said && item->kind == ITEM_INVOICE)
            g_hash_table_insert(draft->ledger->unread_receipts, item, said);
    }
}
