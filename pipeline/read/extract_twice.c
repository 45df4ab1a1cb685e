/* The same invoice in two exports given together: see settlement.h. */
#include "read/settlement.h"

#include <string.h>

/*
 * Two files say the same invoice: its issue date is the same, or one file has none, and so is
 * its due date or its amount. Instalments of one invoice in two files differ in both.
 */
static gboolean are_twice(const OpenItem *a, const OpenItem *b)
{
    if (strcmp(a->source, b->source) == 0)
        return FALSE;
    if (a->issue_date && b->issue_date && a->issue_date != b->issue_date)
        return FALSE;
    return a->due_date == b->due_date || a->amount_minor == b->amount_minor;
}

typedef struct {
    const OpenItem *first, *second; /* where it is seen first */
    guint n;                        /* invoices */
} Found;

static void look_at_number(const Settlement *settlement, guint first, Found *found)
{
    const OpenItem *head = settlement_line(settlement, first)->item, *other = NULL;
    const OpenItem *last = head;
    for (guint i = settlement_line(settlement, first)->next; i != NO_LINE;
         i = settlement_line(settlement, i)->next) {
        const OpenItem *item = settlement_line(settlement, i)->item;
        if (strcmp(last->source, item->source) != 0)
            other = last;
        last = item;
        const OpenItem *same = are_twice(head, item)             ? head
                               : other && are_twice(other, item) ? other
                                                                 : NULL;
        if (!same)
            continue;
        if (found->n++ == 0) {
            found->first = same;
            found->second = item;
        }
        return;
    }
}

void extract_twice_refuse(const Settlement *settlement)
{
    const GArray *several = invoice_numbers_peek_several(settlement->invoices);
    Found found = {NULL, NULL, 0};
    for (guint i = 0; i < several->len; i++)
        look_at_number(settlement, g_array_index(several, guint, i), &found);
    if (found.n == 0)
        return;
    complaint_add(
        settlement->draft->complaints, COMPLAINT_REFUSED, "extract-twice",
        (Place){found.second->source, found.second->line, 0},
        "invoice %s of customer %s stands here and on line %d of %s%s: two exports of "
        "the same invoices would claim them twice; name the newest export only under "
        "ledger.file, or take out of one file what the other holds",
        found.second->invoice, found.second->customer, found.first->line, found.first->source,
        found.n > 1 ? ", and it is not the only one in both" : "");
}
