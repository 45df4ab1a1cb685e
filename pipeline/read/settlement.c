/*
 * What belongs together: lines of one invoice, and the payments and credits that reduce it.
 *
 * 1. Invoice lines with one number (customer, number, currency) are instalments where their due
 *    dates differ and one item where they do not. A line that says again exactly what another
 *    said is rejected as line-duplicate.
 * 2. A negative line without a kind of its own, with the number and due date of an invoice, is
 *    a line of that invoice.
 * 3. A payment or credit reduces the invoice that applies_to names, or whose number it bears,
 *    the oldest instalment first, never below zero; what is left of it stays a free item. Where
 *    the extract itself says what is open, nothing is reduced a second time.
 * 4. What has nothing open any more is settled.
 */
#include "read/invoice_numbers.h"
#include "read/number_filter.h"

#include <string.h>

typedef struct {
    Draft *draft;
    InvoiceNumbers *numbers;
    GHashTable *receipts; /* OpenItem * -> GArray of Receipt */
} Settlement;

static DraftLine *line_at(const Settlement *settlement, guint index)
{
    return &g_array_index(settlement->draft->lines, DraftLine, index);
}

static void reject_duplicate(Settlement *settlement, DraftLine *line, const DraftLine *first)
{
    Draft *draft = settlement->draft;
    const OpenItem *item = line->item;
    g_autofree char *reason = g_strdup_printf(
        "invoice %s stands on line %d of %s word for word; this repetition was left out",
        item->invoice, first->item->line, first->item->source);
    complaint_add(draft->complaints, COMPLAINT_WARNING, "line-duplicate",
                  (Place){item->source, item->line, 0}, "%s", reason);
    RejectedLine *rejected =
        draft_reject(draft, item->source, item->line, "line-duplicate",
                     ledger_take_string(draft->ledger, reason), item->currency, line->share);
    rejected->customer = item->customer;
    rejected->invoice = item->invoice;
    rejected->text = line->text;
    line->item->open_minor = 0;
    line->is_joined = TRUE; /* accounted for above */
    line->head = NO_LINE;
}

static void join_lines(Settlement *settlement, guint head, guint index)
{
    DraftLine *to = line_at(settlement, head), *from = line_at(settlement, index);
    to->item->amount_minor += from->share;
    to->item->open_minor += from->item->open_minor;
    to->has_own_open = to->has_own_open && from->has_own_open;
    if (to->item->net_minor >= 0 && from->item->net_minor >= 0)
        to->item->net_minor += from->item->net_minor;
    if (to->item->vat_minor >= 0 && from->item->vat_minor >= 0)
        to->item->vat_minor += from->item->vat_minor;
    if (!to->item->dispute)
        to->item->dispute = from->item->dispute;
    from->item->open_minor = 0;
    from->is_joined = TRUE;
    from->head = head;
}

/* Joins equal due dates; marks what is left as instalments if it is several. */
static void join_number(Settlement *settlement, guint first)
{
    guint n_left = 0;
    for (guint i = first; i != NO_LINE; i = line_at(settlement, i)->next) {
        guint head = invoice_numbers_find_due(settlement->numbers, first,
                                              line_at(settlement, i)->item->due_date);
        if (head < i)
            join_lines(settlement, head, i);
        else
            n_left++;
    }
    for (guint i = first; n_left > 1 && i != NO_LINE; i = line_at(settlement, i)->next)
        line_at(settlement, i)->item->is_instalment = TRUE;
}

static void add_receipt(Settlement *settlement, OpenItem *item, const OpenItem *from,
                        gint64 minor)
{
    if (minor <= 0)
        return;
    GArray *receipts = g_hash_table_lookup(settlement->receipts, item);
    if (!receipts) {
        receipts = g_array_new(FALSE, FALSE, sizeof(Receipt));
        g_hash_table_insert(settlement->receipts, item, receipts);
    }
    Receipt receipt = {from->issue_date, minor, from->kind == ITEM_CREDIT};
    g_array_append_val(receipts, receipt);
}

/*
 * Lets `minor` (positive) of a payment or credit reduce an invoice's lines; returns what is
 * left. Lines whose open amount the extract gives are not reduced but remember the receipt.
 */
static gint64 reduce_number(Settlement *settlement, guint first, const OpenItem *from,
                            gint64 minor)
{
    guint index;
    while (minor > 0 &&
           (index = invoice_numbers_find_room(settlement->numbers, first)) != NO_LINE) {
        DraftLine *line = line_at(settlement, index);
        gint64 room = draft_line_room(line), part = MIN(minor, room);
        if (line->has_own_open)
            line->absorbed += part;
        else
            line->item->open_minor -= part;
        if (line->item->open_minor == 0 && !line->settled_reason)
            line->settled_reason = "paid or credited in full by what was applied to it";
        add_receipt(settlement, line->item, from, part);
        minor -= part;
    }
    return minor;
}

static void complain_no_target(Settlement *settlement, const OpenItem *item)
{
    complaint_add(
        settlement->draft->complaints, COMPLAINT_NOTE, "applies-to-unknown",
        (Place){item->source, item->line, 0},
        "%s %s belongs to %s, which is no open invoice of customer %s in %s; it stays "
        "a free %s",
        item_kind_name(item->kind), item->invoice, item->applies_to, item->customer,
        item->currency, item_kind_name(item->kind));
}

static void apply_reducer(Settlement *settlement, DraftLine *line)
{
    OpenItem *item = line->item;
    const char *number = item->applies_to ? item->applies_to : item->invoice;
    guint first = invoice_numbers_find(settlement->numbers, item, number);
    if (first == NO_LINE) {
        if (item->applies_to)
            complain_no_target(settlement, item);
        return;
    }
    item->applies_to = number;
    gint64 used = line->has_own_open ? item->open_minor - line->share : -item->open_minor;
    gint64 left = used > 0 ? reduce_number(settlement, first, item, used) : 0;
    if (!line->has_own_open)
        item->open_minor = -left;
    if (item->open_minor == 0 && !line->settled_reason) {
        g_autofree char *reason = g_strdup_printf("applied to invoice %s", number);
        line->settled_reason = ledger_take_string(settlement->draft->ledger, reason);
    }
}

/* A negative line without a kind of its own that is a line of an invoice. */
static gboolean join_negative_line(Settlement *settlement, guint index)
{
    DraftLine *line = line_at(settlement, index);
    if (line->has_own_kind || line->item->applies_to)
        return FALSE;
    guint first = invoice_numbers_find(settlement->numbers, line->item, line->item->invoice);
    guint head = first == NO_LINE ? NO_LINE
                                  : invoice_numbers_find_due(settlement->numbers, first,
                                                             line->item->due_date);
    if (head == NO_LINE ||
        line_at(settlement, head)->item->open_minor + line->item->open_minor < 0)
        return FALSE;
    join_lines(settlement, head, index);
    return TRUE;
}

static int compare_reducers(gconstpointer first, gconstpointer second, gpointer data)
{
    const Settlement *settlement = data;
    guint x = *(const guint *)first, y = *(const guint *)second;
    Day a = line_at(settlement, x)->item->issue_date,
        b = line_at(settlement, y)->item->issue_date;
    return a != b ? (a > b) - (a < b) : (x > y) - (x < y);
}

static void apply_reducers(Settlement *settlement)
{
    g_autoptr(GArray) reducers = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < settlement->draft->lines->len; i++)
        if (line_at(settlement, i)->item->kind != ITEM_INVOICE &&
            !join_negative_line(settlement, i))
            g_array_append_val(reducers, i);
    g_array_sort_with_data(reducers, compare_reducers, settlement);
    for (guint i = 0; i < reducers->len; i++)
        apply_reducer(settlement, line_at(settlement, g_array_index(reducers, guint, i)));
}

static void hand_over_receipts(gpointer key, gpointer value, gpointer data)
{
    Settlement *settlement = data;
    OpenItem *item = key;
    GArray *receipts = value;
    gsize bytes = receipts->len * sizeof(Receipt);
    item->receipts =
        memcpy(ledger_allocate(settlement->draft->ledger, bytes), receipts->data, bytes);
    item->n_receipts = receipts->len;
}

static void reject_settled(Draft *draft, const DraftLine *line)
{
    const OpenItem *item = line->item;
    const char *reason = line->settled_reason ? line->settled_reason : "nothing of it is open";
    RejectedLine *rejected = draft_reject(draft, item->source, item->line, "settled", reason,
                                          item->currency, line->share);
    rejected->is_settled = TRUE;
    rejected->customer = item->customer;
    rejected->invoice = item->invoice;
    rejected->text = line->text;
}

/* Takes out of the items what is joined or settled. */
static void drop_closed_lines(Draft *draft)
{
    GPtrArray *items = draft->ledger->items;
    guint kept = 0;
    for (guint i = 0; i < draft->lines->len; i++) {
        DraftLine *line = &g_array_index(draft->lines, DraftLine, i);
        const DraftLine *head = line->is_joined && line->head != NO_LINE
                                    ? &g_array_index(draft->lines, DraftLine, line->head)
                                    : line;
        if (!line->is_joined && line->item->open_minor != 0) {
            items->pdata[kept++] = line->item;
            continue;
        }
        if (line->head != NO_LINE && head->item->open_minor == 0)
            reject_settled(draft, line);
    }
    g_ptr_array_set_size(items, (int)kept);
    g_array_unref(draft->lines); /* as large as the items: nobody needs them any more */
    draft->lines = g_array_new(FALSE, TRUE, sizeof(DraftLine));
}

/* The number of the invoice that a line is, or may belong to. */
static const char *find_target(const OpenItem *item)
{
    return item->kind != ITEM_INVOICE && item->applies_to ? item->applies_to : item->invoice;
}

/* Invoice lines under their numbers: those only that another line may have to do with. */
static void number_lines(Settlement *settlement)
{
    guint n = settlement->draft->lines->len;
    g_autoptr(NumberFilter) filter = number_filter_new(n);
    for (guint i = 0; i < n; i++)
        number_filter_take(filter, find_target(line_at(settlement, i)->item));
    for (guint i = 0; i < n; i++) {
        const OpenItem *item = line_at(settlement, i)->item;
        if (item->kind != ITEM_INVOICE || !number_filter_may_recur(filter, item->invoice))
            continue;
        guint same = invoice_numbers_add(settlement->numbers, i);
        if (same != NO_LINE)
            reject_duplicate(settlement, line_at(settlement, i), line_at(settlement, same));
    }
}

void draft_settle(Draft *draft)
{
    g_assert(draft->lines->len == draft->ledger->items->len);
    Settlement settlement = {.draft = draft};
    settlement.numbers = invoice_numbers_new(draft);
    settlement.receipts = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                                (GDestroyNotify)g_array_unref);
    number_lines(&settlement);
    const GArray *several = invoice_numbers_peek_several(settlement.numbers);
    for (guint i = 0; i < several->len; i++)
        join_number(&settlement, g_array_index(several, guint, i));
    apply_reducers(&settlement);
    g_hash_table_foreach(settlement.receipts, hand_over_receipts, &settlement);
    invoice_numbers_free(settlement.numbers);
    g_hash_table_unref(settlement.receipts);
    drop_closed_lines(draft);
}
