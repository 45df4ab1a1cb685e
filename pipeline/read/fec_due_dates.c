/* When an item of a FEC falls due, which the FEC itself does not say; and its number. */
#include "read/fec_items.h"

#include "ground/payment_terms.h"
#include "read/label_due.h"

#include <string.h>

#define MOST_YEARS_BEFORE                                                                      \
    10 /* between a label's due date and the invoice, for a written slip */
#define MOST_YEARS_AFTER 5

gboolean fec_line_is_payment(const FecLine *line)
{
    return !line->is_opening && !line->is_closing && fec_journal_is_treasury(line->journal);
}

gboolean fec_line_has_lost_date(const FecLine *line)
{
    return line->is_opening && line->piece_date >= line->entry_date;
}

const char *fec_line_find_number(const FecBook *book, const FecLine *line)
{
    if (line->reference && *line->piece)
        return line->piece;
    g_autofree char *number = label_find_number(line->label);
    const char *entry = line->entry;
    if (!number && strspn(entry, "0123456789") < strlen(entry))
        number = g_strdup(entry);
    if (!number && strspn(entry, "0") < strlen(entry))
        number = g_strdup_printf("%s-%s", line->journal->code, entry);
    if (!number)
        number = g_strdup_printf("L%d", line->line);
    return ledger_take_string(book->draft->ledger, number);
}

/* A date that lies decades from the invoice is a slip. */
static Day find_label_due(const FecLine *line)
{
    Day due = label_find_due(line->label);
    gboolean is_near = due && due > day_add_months(line->piece_date, -12 * MOST_YEARS_BEFORE) &&
                       due < day_add_months(line->piece_date, 12 * MOST_YEARS_AFTER);
    return is_near ? due : DAY_NONE;
}

Day fec_line_own_due(const FecLine *line)
{
    return line->due_date ? line->due_date : find_label_due(line);
}

static gboolean take_due(OpenItem *item, Day due, const char *source)
{
    if (!due)
        return FALSE;
    item->due_date = due;
    item->due_source = source;
    return TRUE;
}

void fec_line_find_due(const FecBook *book, const FecLine *line, OpenItem *item)
{
    if (item->kind != ITEM_INVOICE && take_due(item, item->issue_date, "issue-date"))
        return;
    if (take_due(item,
                 fec_side_dues_find(book->side_dues, item->customer, item->customer_name,
                                    item->invoice),
                 "side-file") ||
        take_due(item, line->due_date, "column") ||
        take_due(item, find_label_due(line), "label") || draft_find_due(book->draft, item))
        return;
    draft_refuse_ambiguous_terms(book->draft, item);
    gboolean is_read = payment_terms_compute_due(FEC_TERMS, item->issue_date, &item->due_date);
    g_assert(is_read && item->due_date != DAY_NONE);
    item->due_source = "settings";
}
