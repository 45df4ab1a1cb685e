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
#include "read/draft.h"

#include "ground/text.h"
#include "read/number_filter.h"

#include <string.h>

typedef struct {
    Draft *draft;
    GHashTable
        *numbers;    /* OpenItem * (customer, invoice, currency) -> its first line's index */
    GArray *several; /* guint: first lines of numbers that have more than one */
    GHashTable *receipts; /* OpenItem * -> GArray of Receipt */
} Settlement;

static DraftLine *line_at(const Settlement *settlement, guint index)
{
    return &g_array_index(settlement->draft->lines, DraftLine, index);
}

static guint hash_number(gconstpointer key)
{
    const OpenItem *item = key;
    return g_str_hash(item->invoice) * 31 + g_str_hash(item->customer);
}

static gboolean is_same_number(gconstpointer first, gconstpointer second)
{
    const OpenItem *a = first, *b = second;
    return strcmp(a->invoice, b->invoice) == 0 &&
           (a->customer == b->customer || strcmp(a->customer, b->customer) == 0) &&
           strcmp(a->currency, b->currency) == 0;
}

/* Lines that say the same in every column that is read. */
static gboolean is_duplicate(const DraftLine *a, const DraftLine *b)
{
    const OpenItem *x = a->item, *y = b->item;
    return x->due_date == y->due_date && x->issue_date == y->issue_date &&
           a->share == b->share && x->open_minor == y->open_minor && x->kind == y->kind &&
           x->net_minor == y->net_minor && x->vat_minor == y->vat_minor &&
           text_equals(x->order_ref, y->order_ref) &&
           text_equals(x->applies_to, y->applies_to) && text_equals(x->payee, y->payee) &&
           text_equals(x->dispute, y->dispute) && text_equals(x->file, y->file) &&
           text_equals(a->text, b->text);
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

/* The chain's line with this due date that is not joined to another; NO_LINE if none. */
static guint find_due_line(const Settlement *settlement, guint first, Day due)
{
    for (guint i = first; i != NO_LINE; i = line_at(settlement, i)->next) {
        const DraftLine *line = line_at(settlement, i);
        if (!line->is_joined && line->item->due_date == due)
            return i;
    }
    return NO_LINE;
}

static guint find_same_line(const Settlement *settlement, guint first, const DraftLine *line)
{
    for (guint i = first; i != NO_LINE; i = line_at(settlement, i)->next)
        if (is_duplicate(line_at(settlement, i), line))
            return i;
    return NO_LINE;
}

/* Puts an invoice line under its number. */
static void number_line(Settlement *settlement, guint index)
{
    DraftLine *line = line_at(settlement, index);
    gpointer found;
    if (!g_hash_table_lookup_extended(settlement->numbers, line->item, NULL, &found)) {
        g_hash_table_insert(settlement->numbers, line->item, GUINT_TO_POINTER(index));
        return;
    }
    guint first = GPOINTER_TO_UINT(found);
    guint same = find_same_line(settlement, first, line);
    if (same != NO_LINE) {
        reject_duplicate(settlement, line, line_at(settlement, same));
        return;
    }
    DraftLine *head = line_at(settlement, first);
    if (head->last == first)
        g_array_append_val(settlement->several, first);
    line_at(settlement, head->last)->next = index;
    head->last = index;
}

/* Joins equal due dates; marks what is left as instalments if it is several. */
static void join_number(Settlement *settlement, guint first)
{
    guint n_left = 0;
    for (guint i = first; i != NO_LINE; i = line_at(settlement, i)->next) {
        guint head = find_due_line(settlement, first, line_at(settlement, i)->item->due_date);
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

static int compare_due(gconstpointer first, gconstpointer second, gpointer data)
{
    const Settlement *settlement = data;
    const OpenItem *a = line_at(settlement, *(const guint *)first)->item;
    const OpenItem *b = line_at(settlement, *(const guint *)second)->item;
    int order = (a->due_date > b->due_date) - (a->due_date < b->due_date);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

/*
 * How much of a payment one line takes: what is open, or
 * what the extract says is paid of it.
 */
static gint64 find_room(const DraftLine *line)
{
    if (line->is_joined)
        return 0;
    if (line->has_own_open)
        return MAX(line->item->amount_minor - line->item->open_minor - line->absorbed, 0);
    return line->item->open_minor;
}

/* The chain's lines, those due first in front. */
static GArray *sort_chain(const Settlement *settlement, guint first)
{
    GArray *chain = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = first; i != NO_LINE; i = line_at(settlement, i)->next)
        g_array_append_val(chain, i);
    g_array_sort_with_data(chain, compare_due, (gpointer)settlement);
    return chain;
}

/*
 * Lets `minor` (positive) of a payment or credit reduce an invoice's lines; returns what is
 * left. Lines whose open amount the extract gives are not reduced but remember the receipt.
 */
static gint64 reduce_number(Settlement *settlement, guint first, const OpenItem *from,
                            gint64 minor)
{
    g_autoptr(GArray) chain = sort_chain(settlement, first);
    for (guint i = 0; i < chain->len && minor > 0; i++) {
        DraftLine *line = line_at(settlement, g_array_index(chain, guint, i));
        gint64 part = MIN(minor, find_room(line));
        if (line->has_own_open)
            line->absorbed += part;
        else
            line->item->open_minor -= part;
        if (part > 0 && line->item->open_minor == 0 && !line->settled_reason)
            line->settled_reason = "paid or credited in full by what was applied to it";
        add_receipt(settlement, line->item, from, part);
        minor -= part;
    }
    return minor;
}

/*
 * The first line of an invoice of the item's customer and
 * currency; NO_LINE if there is none.
 */
static guint find_number(const Settlement *settlement, const OpenItem *item, const char *number)
{
    OpenItem key = {.customer = item->customer, .invoice = number};
    gpointer found;
    memcpy(key.currency, item->currency, sizeof key.currency);
    if (!number || !g_hash_table_lookup_extended(settlement->numbers, &key, NULL, &found))
        return NO_LINE;
    return GPOINTER_TO_UINT(found);
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
    guint first = find_number(settlement, item, number);
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
    guint first = find_number(settlement, line->item, line->item->invoice);
    guint head =
        first == NO_LINE ? NO_LINE : find_due_line(settlement, first, line->item->due_date);
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
        if (item->kind == ITEM_INVOICE && number_filter_may_recur(filter, item->invoice))
            number_line(settlement, i);
    }
}

void draft_settle(Draft *draft)
{
    g_assert(draft->lines->len == draft->ledger->items->len);
    Settlement settlement = {.draft = draft};
    settlement.numbers = g_hash_table_new(hash_number, is_same_number);
    settlement.several = g_array_new(FALSE, FALSE, sizeof(guint));
    settlement.receipts = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                                (GDestroyNotify)g_array_unref);
    number_lines(&settlement);
    for (guint i = 0; i < settlement.several->len; i++)
        join_number(&settlement, g_array_index(settlement.several, guint, i));
    apply_reducers(&settlement);
    g_hash_table_foreach(settlement.receipts, hand_over_receipts, &settlement);
    g_hash_table_unref(settlement.numbers);
    g_hash_table_unref(settlement.receipts);
    g_array_unref(settlement.several);
    drop_closed_lines(draft);
}
