/* Money that was paid back to customers: see settlement.h. */
#include "read/settlement.h"

#include <string.h>

/* A payment or credit of the refund's customer of which something is free. */
static gboolean is_free(const DraftLine *line, const OpenItem *refund)
{
    const OpenItem *item = line->item;
    return !line->is_joined && item->kind != ITEM_INVOICE && item->open_minor < 0 &&
           strcmp(item->customer, refund->customer) == 0 &&
           strcmp(item->currency, refund->currency) == 0;
}

/* What is open goes, be it by the extract's own word or not. */
static void use(Settlement *settlement, DraftLine *line, gint64 minor, const char *number)
{
    OpenItem *item = line->item;
    item->open_minor -= item->open_minor > 0 ? minor : -minor;
    line->usable_minor = MAX(line->usable_minor - minor, 0);
    if (item->open_minor != 0 || line->settled_reason)
        return;
    g_autofree char *reason = g_strdup_printf(
        item->kind == ITEM_INVOICE ? "pays back %s" : "paid back by refund %s", number);
    line->settled_reason = ledger_take_string(settlement->draft->ledger, reason);
}

static void match(Settlement *settlement, DraftLine *refund, DraftLine *line)
{
    gint64 part = MIN(refund->item->open_minor, -line->item->open_minor);
    use(settlement, line, part, refund->item->invoice);
    use(settlement, refund, part, line->item->invoice);
}

static void hold(Settlement *settlement, DraftLine *line)
{
    static const char reason[] = "the extract shows no payment or credit of this customer that "
                                 "is free and that it pays back";
    complaint_add(settlement->draft->complaints, COMPLAINT_HELD, "refund-unmatched",
                  (Place){line->item->source, line->item->line, 0},
                  "refund %s was left out: %s; nothing is claimed for it, look into the "
                  "customer's account",
                  line->item->invoice, reason);
    draft_reject_line(settlement->draft, line, "refund-unmatched", reason);
}

static void settle_refund(Settlement *settlement, DraftLine *refund, const GArray *reducers)
{
    gint64 free_minor = 0;
    DraftLine *equal = NULL;
    for (guint i = 0; i < reducers->len; i++) {
        DraftLine *line = settlement_line(settlement, g_array_index(reducers, guint, i));
        if (!is_free(line, refund->item))
            continue;
        free_minor -= line->item->open_minor;
        if (!equal && line->item->open_minor == -refund->item->open_minor)
            equal = line;
    }
    if (free_minor < refund->item->open_minor) {
        hold(settlement, refund);
        return;
    }
    if (equal)
        match(settlement, refund, equal);
    for (guint i = 0; i < reducers->len && refund->item->open_minor > 0; i++) {
        DraftLine *line = settlement_line(settlement, g_array_index(reducers, guint, i));
        if (is_free(line, refund->item))
            match(settlement, refund, line);
    }
}

/* By customer, those with something free: GArray of guint. */
static GHashTable *find_reducers(const Settlement *settlement)
{
    GHashTable *found =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < settlement->draft->lines->len; i++) {
        const DraftLine *line = settlement_line(settlement, i);
        if (line->is_joined || line->item->kind == ITEM_INVOICE || line->item->open_minor >= 0)
            continue;
        GArray *lines = g_hash_table_lookup(found, line->item->customer);
        if (!lines) {
            lines = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(found, (gpointer)line->item->customer, lines);
        }
        g_array_append_val(lines, i);
    }
    return found;
}

void refunds_settle(Settlement *settlement)
{
    g_autoptr(GHashTable) reducers = NULL;
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < settlement->draft->lines->len; i++) {
        DraftLine *line = settlement_line(settlement, i);
        if (!line->is_refund || line->is_joined || line->lettering ||
            line->item->open_minor <= 0)
            continue;
        if (!reducers)
            reducers = find_reducers(settlement);
        const GArray *own = g_hash_table_lookup(reducers, line->item->customer);
        settle_refund(settlement, line, own ? own : none);
    }
}
