/*
 * An invoice in instalments: several lines of one PieceRef whose own due dates differ. Each due
 * date becomes an item, and what was received pays the earliest first.
 */
#include "read/fec_items.h"

#define MOST_INSTALMENTS 120 /* ten years of months; more is no plan of payments */

typedef struct {
    Day due;
    const FecLine *head;  /* its first line */
    const OpenItem *item; /* NULL: nothing of it is open */
    gint64 amount, open;
    GArray *receipts; /* Receipt */
} Instalment;

typedef struct {
    FecBook *book;
    const FecGroup *group;
    GArray *parts;    /* Instalment, by due date */
    GArray *receipts; /* Receipt, by date */
} Instalments;

static void clear_instalment(gpointer data)
{
    g_array_unref(((Instalment *)data)->receipts);
}

/* FALSE if a line has no due date of its own, another number, or could not be read. */
static gboolean are_instalments(const FecBook *book, const FecGroup *group)
{
    const FecLine *first = NULL;
    Day due = DAY_NONE;
    guint n_others = 0;
    for (guint i = 0; i < group->n; i++) {
        const FecLine *line = fec_book_line(book, group->lines[i]);
        if (line->fault_rule)
            return FALSE;
        if (line->share <= 0)
            continue;
        Day own = fec_line_own_due(line);
        if (!own || !line->reference || (first && line->reference != first->reference))
            return FALSE;
        n_others += first && own != due;
        first = first ? first : line;
        due = due ? due : own;
    }
    return n_others > 0;
}

static gint compare_parts(gconstpointer first, gconstpointer second)
{
    const Instalment *a = first, *b = second;
    return (a->due > b->due) - (a->due < b->due);
}

static void add_part(Instalments *all, const FecLine *line)
{
    Day due = fec_line_own_due(line);
    for (guint i = 0; i < all->parts->len; i++) {
        Instalment *part = &g_array_index(all->parts, Instalment, i);
        if (part->due == due) {
            part->amount += line->share;
            part->open += line->share;
            return;
        }
    }
    Instalment part = {due,         line,        NULL,
                       line->share, line->share, g_array_new(FALSE, FALSE, sizeof(Receipt))};
    g_array_append_val(all->parts, part);
}

/* FALSE if they are too many. */
static gboolean sort_out(Instalments *all)
{
    for (guint i = 0; i < all->group->n && all->parts->len <= MOST_INSTALMENTS; i++) {
        const FecLine *line = fec_book_line(all->book, all->group->lines[i]);
        if (line->share > 0) {
            add_part(all, line);
        } else if (line->share < 0) {
            Receipt receipt = {line->entry_date, -line->share, !fec_line_is_payment(line)};
            g_array_append_val(all->receipts, receipt);
        }
    }
    g_array_sort(all->parts, compare_parts);
    g_array_sort(all->receipts, fec_receipts_compare);
    return all->parts->len <= MOST_INSTALMENTS;
}

/* The receipts by their dates on the parts by their due dates. */
static void pay(Instalments *all)
{
    guint k = 0;
    for (guint i = 0; i < all->receipts->len; i++) {
        Receipt left = g_array_index(all->receipts, Receipt, i);
        while (left.minor > 0 && k < all->parts->len) {
            Instalment *part = &g_array_index(all->parts, Instalment, k);
            Receipt share = left;
            share.minor = MIN(left.minor, part->open);
            part->open -= share.minor;
            left.minor -= share.minor;
            if (share.minor > 0)
                g_array_append_val(part->receipts, share);
            k += part->open == 0;
        }
    }
}

/* The line is in its part's item, or settled with the part, or a receipt. */
static void use_line(const Instalments *all, FecLine *line, const char *reason)
{
    for (guint i = 0; line->share > 0 && i < all->parts->len; i++) {
        const Instalment *part = &g_array_index(all->parts, Instalment, i);
        if (part->due == fec_line_own_due(line) && part->item) {
            fec_item_take_line(all->book, part->item, line);
            return;
        }
    }
    fec_book_set_aside(all->book, line, "settled", reason)->is_settled = TRUE;
}

static void use_lines(const Instalments *all)
{
    Ledger *ledger = all->book->draft->ledger;
    const FecLine *head = g_array_index(all->parts, Instalment, 0).head;
    g_autofree char *text =
        g_strdup_printf("set off against %s", fec_line_find_number(all->book, head));
    const char *reason = ledger_take_string(ledger, text);
    for (guint i = 0; i < all->group->n; i++)
        use_line(all, fec_book_line(all->book, all->group->lines[i]), reason);
}

static void make_items(const Instalments *all)
{
    for (guint i = 0; i < all->parts->len; i++) {
        Instalment *part = &g_array_index(all->parts, Instalment, i);
        if (part->open == 0)
            continue;
        OpenItem *item = fec_item_begin(all->book, all->group, part->head);
        part->item = item;
        item->amount_minor = part->amount;
        item->open_minor = part->open;
        fec_item_take_receipts(all->book, item, part->receipts);
        fec_line_find_due(all->book, part->head, item);
    }
}

gboolean fec_instalments_make(FecBook *book, const FecGroup *group)
{
    if (group->residual < 0 || group->n < 2 || !are_instalments(book, group))
        return FALSE;
    Instalments all = {book, group, g_array_new(FALSE, FALSE, sizeof(Instalment)),
                       g_array_new(FALSE, FALSE, sizeof(Receipt))};
    g_array_set_clear_func(all.parts, clear_instalment);
    gboolean is_made = sort_out(&all);
    if (is_made) {
        pay(&all);
        make_items(&all);
        use_lines(&all);
    }
    g_array_unref(all.parts);
    g_array_unref(all.receipts);
    return is_made;
}
