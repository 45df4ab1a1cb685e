/* Payments that came back and credits that were paid out: see settlement.h. */
#include "read/settlement.h"

/* Both sides lose the same; returns what is left of the debit. */
static gint64 match_with(Settlement *settlement, guint index, gint64 minor)
{
    DraftLine *line = settlement_line(settlement, index);
    if (line->is_joined || line->is_reversal)
        return minor;
    gint64 room = draft_line_find_room(line, DAY_NONE), part = MIN(minor, room);
    draft_line_use(line, part, DAY_NONE);
    if (part > 0 && line->item->open_minor == 0)
        line->settled_reason = "taken back or paid out";
    return minor - part;
}

/* The payments that are linked to the invoice and have something left, the latest first. */
static gint64 match_left_over(Settlement *settlement, guint first, gint64 minor)
{
    GArray *left_over = g_hash_table_lookup(settlement->left_over, GUINT_TO_POINTER(first));
    while (left_over && left_over->len > 0 && minor > 0) {
        guint index = g_array_index(left_over, guint, left_over->len - 1);
        minor = match_with(settlement, index, minor);
        if (minor > 0)
            g_array_set_size(left_over, left_over->len - 1);
    }
    return minor;
}

/* Takes the latest receipts of the debit's kind off a line, which is then open again. */
static gint64 reopen_line(Settlement *settlement, DraftLine *line, gboolean of_credits,
                          gint64 minor)
{
    GArray *receipts = g_hash_table_lookup(settlement->receipts, line->item);
    for (guint i = receipts ? receipts->len : 0; i > 0 && minor > 0; i--) {
        Receipt *receipt = &g_array_index(receipts, Receipt, i - 1);
        if (receipt->is_credit != of_credits)
            continue;
        gint64 part = MIN(receipt->minor, minor);
        receipt->minor -= part;
        minor -= part;
        if (line->has_own_open) {
            line->stated_minor += part;
        } else {
            line->usable_minor += part;
            line->item->open_minor += part;
        }
        if (receipt->minor == 0)
            g_array_remove_index(receipts, i - 1);
    }
    return minor;
}

static gint64 reopen_number(Settlement *settlement, guint first, gboolean of_credits,
                            gint64 minor)
{
    minor = match_left_over(settlement, first, minor);
    if (minor == 0)
        return 0;
    const GArray *lines = invoice_numbers_reopen(settlement->invoices, first);
    for (guint i = lines->len; i > 0 && minor > 0; i--)
        minor = reopen_line(settlement,
                            settlement_line(settlement, g_array_index(lines, guint, i - 1)),
                            of_credits, minor);
    return minor;
}

/* A payment or credit that the debit names: what is left of it, then what it had paid. */
static gint64 take_back_named(Settlement *settlement, guint first, gint64 minor)
{
    for (guint i = first; i != NO_LINE && minor > 0; i = settlement_line(settlement, i)->next) {
        const OpenItem *named = settlement_line(settlement, i)->item;
        minor = match_with(settlement, i, minor);
        guint invoice =
            named->kind == ITEM_INVOICE
                ? NO_LINE
                : invoice_numbers_find(settlement->invoices, named, named->applies_to);
        if (invoice != NO_LINE)
            minor = reopen_number(settlement, invoice, named->kind == ITEM_CREDIT, minor);
    }
    return minor;
}

static void settle_debit(Settlement *settlement, DraftLine *line, const char *number,
                         gint64 left)
{
    draft_line_use(line, draft_line_find_room(line, DAY_NONE) - left, DAY_NONE);
    if (line->item->open_minor != 0 || line->settled_reason)
        return;
    g_autofree char *reason = g_strdup_printf("takes back or pays out %s", number);
    line->settled_reason = ledger_take_string(settlement->draft->ledger, reason);
}

void take_back_reversal(Settlement *settlement, DraftLine *line)
{
    const OpenItem *item = line->item;
    const char *number = item->applies_to    ? item->applies_to
                         : line->is_numbered ? item->invoice
                                             : NULL;
    gint64 left = draft_line_find_room(line, DAY_NONE);
    guint named = invoice_numbers_find(settlement->reducers, item, number);
    guint invoice = invoice_numbers_find(settlement->invoices, item, number);
    if (named != NO_LINE)
        left = take_back_named(settlement, named, left);
    if (invoice != NO_LINE)
        left = reopen_number(settlement, invoice, line->takes_back_credit, left);
    settle_debit(settlement, line, number, left);
}

gboolean take_back_refund(Settlement *settlement, DraftLine *line)
{
    const OpenItem *item = line->item;
    guint credit = invoice_numbers_find(settlement->reducers, item, item->applies_to);
    if (credit == NO_LINE ||
        invoice_numbers_find(settlement->invoices, item, item->applies_to) != NO_LINE ||
        settlement_line(settlement, credit)->item->kind != ITEM_CREDIT)
        return FALSE;
    draft_turn_sign(settlement->draft, line);
    gint64 left = draft_line_find_room(line, DAY_NONE);
    settle_debit(settlement, line, item->applies_to, take_back_named(settlement, credit, left));
    return TRUE;
}
