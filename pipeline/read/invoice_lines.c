/* The lines of one invoice number: see settlement.h. */
#include "read/settlement.h"

#include <string.h>

static void reject_duplicate(Settlement *settlement, DraftLine *line, const DraftLine *first)
{
    Draft *draft = settlement->draft;
    const OpenItem *item = line->item;
    g_autofree char *reason = g_strdup_printf(
        "invoice %s stands on line %d of %s word for word; this repetition was left out",
        item->invoice, first->item->line, first->item->source);
    complaint_add(draft->complaints, COMPLAINT_WARNING, "line-duplicate",
                  (Place){item->source, item->line, 0}, "%s", reason);
    draft_reject_line(draft, line, "line-duplicate", ledger_take_string(draft->ledger, reason));
}

/* One line's amounts go into the item of another; a credit's are counted the other way round. */
static void join_line(Settlement *settlement, guint head, guint index)
{
    DraftLine *to = settlement_line(settlement, head);
    DraftLine *from = settlement_line(settlement, index);
    int sign = from->item->kind == ITEM_INVOICE ? 1 : -1;
    to->item->amount_minor += from->share;
    to->item->open_minor += from->item->open_minor;
    to->stated_minor += sign * from->stated_minor;
    to->usable_minor += sign * from->usable_minor;
    to->settled_date = MAX(to->settled_date, from->settled_date);
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
    for (guint i = first; i != NO_LINE; i = settlement_line(settlement, i)->next) {
        guint head = invoice_numbers_find_due(settlement->invoices, first,
                                              settlement_line(settlement, i)->item->due_date);
        if (head < i)
            join_line(settlement, head, i);
        else
            n_left++;
    }
    for (guint i = first; n_left > 1 && i != NO_LINE; i = settlement_line(settlement, i)->next)
        settlement_line(settlement, i)->item->is_instalment = TRUE;
}

/* A negative line without a kind of its own that is a line of an invoice. */
static gboolean join_negative_line(Settlement *settlement, guint index)
{
    const DraftLine *line = settlement_line(settlement, index);
    const OpenItem *item = line->item;
    if (line->has_own_kind || item->applies_to || line->share > 0)
        return FALSE;
    guint first = invoice_numbers_find(settlement->invoices, item, item->invoice);
    guint head = first == NO_LINE
                     ? NO_LINE
                     : invoice_numbers_find_due(settlement->invoices, first, item->due_date);
    if (head == NO_LINE ||
        settlement_line(settlement, head)->item->open_minor + item->open_minor < 0)
        return FALSE;
    join_line(settlement, head, index);
    return TRUE;
}

static void take_line(Settlement *settlement, guint index)
{
    DraftLine *line = settlement_line(settlement, index);
    guint same = invoice_numbers_add(settlement->invoices, index);
    if (same != NO_LINE)
        reject_duplicate(settlement, line, settlement_line(settlement, same));
}

static void take_reducer(Settlement *settlement, guint index)
{
    if (settlement_line(settlement, index)->is_numbered &&
        !join_negative_line(settlement, index))
        invoice_numbers_chain(settlement->reducers, index);
}

static void take_lines(Settlement *settlement, gboolean are_reducers,
                       void (*take)(Settlement *settlement, guint index))
{
    for (guint i = 0; i < settlement->draft->lines->len; i++) {
        const DraftLine *line = settlement_line(settlement, i);
        if (line->may_recur && draft_line_is_reducer(line) == are_reducers)
            take(settlement, i);
    }
}

void invoice_lines_join(Settlement *settlement)
{
    take_lines(settlement, FALSE, take_line);
    extract_twice_refuse(settlement);
    const GArray *several = invoice_numbers_peek_several(settlement->invoices);
    for (guint i = 0; i < several->len; i++)
        join_number(settlement, g_array_index(several, guint, i));
    take_lines(settlement, TRUE, take_reducer);
}
