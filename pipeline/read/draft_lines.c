/* The lines of a ledger in the making: see draft.h. */
#include "read/settlement.h"

#include <string.h>

gboolean draft_add_item(Draft *draft, const OpenItem *item, guint32 digest)
{
    ItemMark mark = {number_hash(item->invoice), digest};
    *ledger_add_item(draft->ledger) = *item;
    draft->ledger->has_payees |= item->payee != NULL;
    g_array_append_val(draft->marks, mark);
    return number_filter_take(draft->numbers, mark.number);
}

DraftLine *draft_add_line(Draft *draft)
{
    guint place = draft->ledger->items->len - 1;
    DraftLine line = {.item = g_ptr_array_index(draft->ledger->items, place),
                      .place = place,
                      .digest = g_array_index(draft->marks, ItemMark, place).digest,
                      .next = NO_LINE,
                      .last = draft->lines->len};
    g_array_append_val(draft->lines, line);
    return &g_array_index(draft->lines, DraftLine, draft->lines->len - 1);
}

/* What an applies_to cell names, whole and in its parts. */
static void take_targets(NumberFilter *filter, const char *applies_to)
{
    number_filter_take(filter, number_hash(applies_to));
    if (!strpbrk(applies_to, APPLIED_TO_SEPARATORS))
        return;
    g_auto(GStrv) parts = applied_to_split(applies_to);
    for (char **part = parts; *part; part++)
        number_filter_take(filter, number_hash(*part));
}

/* What reducers name recurs too. */
static void take_all_targets(const Draft *draft)
{
    for (guint i = 0; i < draft->lines->len; i++) {
        const DraftLine *line = &g_array_index(draft->lines, DraftLine, i);
        if (draft_line_is_reducer(line) && line->item->applies_to)
            take_targets(draft->numbers, line->item->applies_to);
    }
}

static DraftLine make_plain_line(const Draft *draft, guint place)
{
    OpenItem *item = g_ptr_array_index(draft->ledger->items, place);
    return (DraftLine){.item = item,
                       .place = place,
                       .digest = g_array_index(draft->marks, ItemMark, place).digest,
                       .share = item->amount_minor,
                       .stated_minor = item->amount_minor - item->open_minor,
                       .next = NO_LINE,
                       .has_own_open = TRUE,
                       .is_numbered = TRUE};
}

void draft_complete_lines(Draft *draft)
{
    g_autoptr(GArray) kept = draft->lines;
    guint next = 0;
    take_all_targets(draft);
    g_assert(draft->marks->len == draft->ledger->items->len);
    draft->lines = g_array_new(FALSE, TRUE, sizeof(DraftLine));
    for (guint i = 0; i < draft->marks->len; i++) {
        guint32 number = g_array_index(draft->marks, ItemMark, i).number;
        gboolean may_recur = number_filter_may_recur(draft->numbers, number);
        gboolean is_kept = next < kept->len && g_array_index(kept, DraftLine, next).place == i;
        if (!is_kept && !may_recur)
            continue;
        DraftLine line =
            is_kept ? g_array_index(kept, DraftLine, next++) : make_plain_line(draft, i);
        line.may_recur = may_recur;
        line.last = draft->lines->len;
        g_array_append_val(draft->lines, line);
    }
    g_array_set_size(draft->marks, 0);
}
