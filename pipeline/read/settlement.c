#include "read/settlement.h"

#include "read/sales.h"

#include <string.h>

DraftLine *settlement_line(const Settlement *settlement, guint index)
{
    return &g_array_index(settlement->draft->lines, DraftLine, index);
}

static int compare_receipts(gconstpointer first, gconstpointer second)
{
    const Receipt *a = first, *b = second;
    int order = (a->date > b->date) - (a->date < b->date);
    return order ? order : (a->minor > b->minor) - (a->minor < b->minor);
}

static void hand_over_receipts(gpointer key, gpointer value, gpointer data)
{
    Settlement *settlement = data;
    OpenItem *item = key;
    GArray *receipts = value;
    if (item->open_minor == 0 || receipts->len == 0)
        return;
    g_array_sort(receipts, compare_receipts);
    gsize bytes = receipts->len * sizeof(Receipt);
    item->receipts =
        memcpy(ledger_allocate(settlement->draft->ledger, bytes), receipts->data, bytes);
    item->n_receipts = receipts->len;
}

static void reject_settled(Draft *draft, const DraftLine *line, const DraftLine *head)
{
    const OpenItem *item = line->item;
    const char *reason = head->settled_reason ? head->settled_reason : "nothing of it is open";
    RejectedLine *rejected = draft_reject(draft, item->source, item->line, "settled", reason,
                                          item->currency, line->share);
    rejected->is_settled = TRUE;
    rejected->customer = item->customer;
    rejected->invoice = item->invoice;
    rejected->text = line->text;
}

static void list_merged(Draft *draft, const DraftLine *line, const DraftLine *head)
{
    const OpenItem *item = line->item;
    RejectedLine *merged =
        draft_list_merged(draft, item->source, item->line, line->share, head->item);
    merged->customer = item->customer;
    merged->invoice = item->invoice;
    merged->text = line->text;
}

static guint move_items(gpointer *items, guint to, guint from, guint n)
{
    if (n > 0) /* an empty array has no memory */
        memmove(items + to, items + from, n * sizeof *items);
    return n;
}

/* Takes out of the items what is joined or settled. */
static void drop_closed_lines(Draft *draft)
{
    gpointer *items = draft->ledger->items->pdata;
    guint n_kept = 0, next = 0; /* the first n_kept places are done, `next` is looked at next */
    for (guint i = 0; i < draft->lines->len; i++) {
        DraftLine *line = &g_array_index(draft->lines, DraftLine, i);
        const DraftLine *head = line->is_joined && line->head != NO_LINE
                                    ? &g_array_index(draft->lines, DraftLine, line->head)
                                    : line;
        if (!line->is_joined && line->item->open_minor != 0)
            continue;
        n_kept += move_items(items, n_kept, next, line->place - next);
        next = line->place + 1;
        if (line->head == NO_LINE)
            continue;
        if (head->item->open_minor == 0)
            reject_settled(draft, line, head);
        else
            list_merged(draft, line, head);
    }
    n_kept += move_items(items, n_kept, next, draft->ledger->items->len - next);
    g_ptr_array_set_size(draft->ledger->items, (int)n_kept);
    g_array_unref(draft->lines); /* they may be as large as the ledger */
    draft->lines = g_array_new(FALSE, TRUE, sizeof(DraftLine));
}

static GHashTable *array_table_new(void)
{
    return g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                 (GDestroyNotify)g_array_unref);
}

void draft_settle(Draft *draft)
{
    draft_complete_lines(draft);
    Settlement settlement = {.draft = draft,
                             .invoices = invoice_numbers_new(draft),
                             .reducers = invoice_numbers_new(draft),
                             .receipts = array_table_new(),
                             .left_over = array_table_new(),
                             .said = g_hash_table_new(g_str_hash, g_str_equal)};
    invoice_lines_join(&settlement);
    set_off_reducers(&settlement);
    paid_invoices_list(&settlement);
    sales_note_settled(&settlement);
    g_hash_table_foreach(settlement.receipts, hand_over_receipts, &settlement);
    invoice_numbers_free(settlement.invoices);
    invoice_numbers_free(settlement.reducers);
    g_hash_table_unref(settlement.receipts);
    g_hash_table_unref(settlement.left_over);
    g_hash_table_unref(settlement.said);
    if (settlement.anywhere)
        g_hash_table_unref(settlement.anywhere);
    drop_closed_lines(draft);
    sales_note_open(draft->ledger, draft->run_date);
}
