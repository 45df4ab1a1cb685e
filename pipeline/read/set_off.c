/* Payments and credits against the invoices they belong to: see settlement.h. */
#include "read/settlement.h"

#include <string.h>

void settlement_add_receipt(Settlement *settlement, OpenItem *item, const OpenItem *from,
                            gint64 minor)
{
    GArray *receipts = g_hash_table_lookup(settlement->receipts, item);
    if (!receipts) {
        receipts = g_array_new(FALSE, FALSE, sizeof(Receipt));
        g_hash_table_insert(settlement->receipts, item, receipts);
    }
    Receipt receipt = {from->issue_date, minor, from->kind == ITEM_CREDIT};
    g_array_append_val(receipts, receipt);
}

/* Lets `minor` of a payment or credit reduce an invoice's lines; returns what is left. */
static gint64 reduce_number(Settlement *settlement, guint first, const OpenItem *from,
                            gint64 minor)
{
    guint index;
    while (minor > 0 && (index = invoice_numbers_find_room(settlement->invoices, first,
                                                           from->issue_date)) != NO_LINE) {
        DraftLine *line = settlement_line(settlement, index);
        gint64 room = draft_line_find_room(line, from->issue_date), part = MIN(minor, room);
        draft_line_use(line, part, from->issue_date);
        settlement_add_receipt(settlement, line->item, from, part);
        if (line->item->open_minor == 0 && !line->settled_reason)
            line->settled_reason = "paid or credited in full by what was applied to it";
        minor -= part;
    }
    return minor;
}

/* So that what takes the payment back finds it. */
static void remember_left_over(Settlement *settlement, guint first, guint index)
{
    GArray *left_over = g_hash_table_lookup(settlement->left_over, GUINT_TO_POINTER(first));
    if (!left_over) {
        left_over = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(settlement->left_over, GUINT_TO_POINTER(first), left_over);
    }
    g_array_append_val(left_over, index);
}

/* The invoice to which what is left open of a line is linked: the first that is open too. */
static const char *find_link(const Settlement *settlement, const GArray *targets)
{
    for (guint i = 0; targets->len > 1 && i < targets->len; i++)
        for (guint k = g_array_index(targets, guint, i); k != NO_LINE;
             k = settlement_line(settlement, k)->next)
            if (settlement_line(settlement, k)->item->open_minor > 0)
                return settlement_line(settlement, k)->item->invoice;
    return settlement_line(settlement, g_array_index(targets, guint, 0))->item->invoice;
}

static void set_off_line(Settlement *settlement, guint index)
{
    DraftLine *line = settlement_line(settlement, index);
    g_autoptr(GArray) targets = applied_to_find(settlement, line);
    gint64 all = draft_line_find_room(line, DAY_NONE), left = all;
    if (targets->len == 0)
        return;
    for (guint i = 0; i < targets->len && left > 0; i++)
        left = reduce_number(settlement, g_array_index(targets, guint, i), line->item, left);
    draft_line_use(line, all - left, DAY_NONE);
    line->item->applies_to = find_link(settlement, targets);
    if (line->item->open_minor != 0) {
        remember_left_over(settlement, g_array_index(targets, guint, 0), index);
    } else if (!line->settled_reason) {
        g_autofree char *reason =
            g_strdup_printf("applied to invoice %s", line->item->applies_to);
        line->settled_reason = ledger_take_string(settlement->draft->ledger, reason);
    }
}

/* It bears a minus, as what lowers a balance does. */
static void reject_doubtful_refund(Settlement *settlement, DraftLine *line)
{
    static const char reason[] = "it bears a minus, as payments and credits do: it may be a "
                                 "credit, or money paid back";
    complaint_add(
        settlement->draft->complaints, COMPLAINT_HELD, "sign-ambiguous",
        (Place){line->item->source, line->item->line, 0},
        "refund %s was left out: %s; set ledger.signs to kind (paid back) or to given "
        "(a credit)",
        line->item->invoice, reason);
    draft_turn_sign(settlement->draft, line);
    draft_reject_line(settlement->draft, line, "sign-ambiguous", reason);
}

/* It bears a plus where others of the file bear a minus, and nothing tells what it means. */
static void reject_doubtful_sign(Settlement *settlement, DraftLine *line)
{
    static const char reason[] = "it bears no minus, but other payments of the file do: it may "
                                 "be money received, or money paid back";
    if (line->is_refund) {
        reject_doubtful_refund(settlement, line);
        return;
    }
    complaint_add(
        settlement->draft->complaints, COMPLAINT_HELD, "sign-ambiguous",
        (Place){line->item->source, line->item->line, 0},
        "payment %s was left out: %s; set ledger.signs to kind (received) or to given "
        "(paid back)",
        line->item->invoice, reason);
    draft_note_unread(settlement->draft, line->item->customer,
                      line->item->applies_to ? line->item->applies_to : line->item->invoice,
                      line->item->source, line->item->line);
    draft_turn_sign(settlement->draft, line);
    draft_reject_line(settlement->draft, line, "sign-ambiguous", reason);
}

/* The same payment twice may be two payments, so both count; a person should look. */
static void note_repetition(Settlement *settlement, guint index)
{
    const DraftLine *line = settlement_line(settlement, index);
    const OpenItem *item = line->item;
    gpointer found;
    guint first = line->is_numbered
                      ? invoice_numbers_find(settlement->reducers, item, item->invoice)
                      : NO_LINE;
    if (!line->text || first == NO_LINE || settlement_line(settlement, first)->last == first)
        return;
    if (!g_hash_table_lookup_extended(settlement->said, line->text, NULL, &found)) {
        g_hash_table_insert(settlement->said, (gpointer)line->text, GUINT_TO_POINTER(index));
        return;
    }
    const OpenItem *other = settlement_line(settlement, GPOINTER_TO_UINT(found))->item;
    if (strcmp(other->customer, item->customer) == 0)
        complaint_add(
            settlement->draft->complaints, COMPLAINT_NOTE, "payment-twice",
            (Place){item->source, item->line, 0},
            "%s %s stands on line %d of %s word for word; both were counted: take one "
            "out of the extract if it is a repetition",
            item_kind_name(item->kind), item->invoice, other->line, other->source);
}

static void take_reducer(Settlement *settlement, guint index)
{
    DraftLine *line = settlement_line(settlement, index);
    if (line->is_refund && line->is_sign_doubtful)
        reject_doubtful_sign(settlement, line);
    else if (line->is_reversal)
        take_back_reversal(settlement, line);
    else if (line->has_made_sign && take_back_refund(settlement, line))
        return;
    else if (line->is_sign_doubtful)
        reject_doubtful_sign(settlement, line);
    else
        set_off_line(settlement, index);
}

static int compare_reducers(gconstpointer first, gconstpointer second, gpointer data)
{
    const Settlement *settlement = data;
    guint x = *(const guint *)first, y = *(const guint *)second;
    const DraftLine *a = settlement_line(settlement, x), *b = settlement_line(settlement, y);
    Day day = a->item->issue_date, other = b->item->issue_date;
    int order = (day > other) - (day < other);
    if (order == 0)
        order = (int)a->is_reversal - (int)b->is_reversal;
    return order ? order : (x > y) - (x < y);
}

void set_off_reducers(Settlement *settlement)
{
    lettering_settle(settlement);
    g_autoptr(GArray) reducers = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < settlement->draft->lines->len; i++) {
        const DraftLine *line = settlement_line(settlement, i);
        if (!draft_line_is_reducer(line) || line->is_joined || line->lettering)
            continue;
        note_repetition(settlement, i);
        g_array_append_val(reducers, i);
    }
    g_array_sort_with_data(reducers, compare_reducers, settlement);
    for (guint i = 0; i < reducers->len; i++)
        take_reducer(settlement, g_array_index(reducers, guint, i));
    refunds_settle(settlement);
}
