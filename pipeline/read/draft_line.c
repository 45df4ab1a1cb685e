/* One line of the ledger in the making: see draft.h. */
#include "read/draft.h"

gboolean draft_line_is_reducer(const DraftLine *line)
{
    return line->item->kind != ITEM_INVOICE || line->is_reversal;
}

/* What was settled on a day is not what a later payment or credit was for. */
static gint64 find_stated(const DraftLine *line, Day day)
{
    gboolean may_be_for_it = !line->settled_date || day <= line->settled_date;
    return may_be_for_it ? MAX(line->stated_minor, 0) : 0;
}

gint64 draft_line_find_room(const DraftLine *line, Day day)
{
    return line->is_joined ? 0 : find_stated(line, day) + MAX(line->usable_minor, 0);
}

void draft_line_use(DraftLine *line, gint64 minor, Day day)
{
    gint64 room = find_stated(line, day), stated = MIN(minor, room);
    gint64 usable = minor - stated;
    line->stated_minor -= stated;
    line->usable_minor -= usable;
    line->item->open_minor -= line->item->kind == ITEM_INVOICE ? usable : -usable;
}

void draft_turn_sign(Draft *draft, DraftLine *line)
{
    OpenItem *item = line->item;
    draft_count(draft, item->currency, -2 * line->share);
    line->takes_back_credit = item->kind == ITEM_CREDIT;
    line->is_reversal = TRUE;
    line->share = -line->share;
    item->amount_minor = -item->amount_minor;
    item->open_minor = -item->open_minor;
    item->kind = ITEM_INVOICE;
}

void draft_reject_line(Draft *draft, DraftLine *line, const char *rule, const char *reason)
{
    OpenItem *item = line->item;
    RejectedLine *rejected = draft_reject(draft, item->source, item->line, rule, reason,
                                          item->currency, line->share);
    rejected->customer = item->customer;
    rejected->invoice = item->invoice;
    rejected->text = line->text;
    item->open_minor = 0;
    line->is_joined = TRUE; /* its share is the rejected line's now */
    line->head = NO_LINE;
}
