/* Groups of FEC lines to items: see fec_book.h, and domain notes 6.2. */
#include "read/fec_items.h"

#include <string.h>

typedef struct {
    FecBook *book;
    gint64 n_undated; /* items of opening entries that have lost their dates */
    const FecLine *first_undated;
} FecItems;

static void settle_line(FecBook *book, FecLine *line, const char *reason)
{
    fec_book_set_aside(book, line, "settled", reason)->is_settled = !line->fault_rule;
}

static void settle_group(FecBook *book, const FecGroup *group)
{
    const char *reason = *fec_book_line(book, group->lines[0])->lettering
                             ? "balanced by its lettering code"
                             : "balanced by lines with the same PieceRef";
    fec_book_list_paid(book, group);
    for (guint i = 0; i < group->n; i++)
        settle_line(book, fec_book_line(book, group->lines[i]), reason);
}

static gboolean is_earlier(const FecLine *a, const FecLine *b)
{
    if (a->piece_date != b->piece_date)
        return a->piece_date < b->piece_date;
    return a->file == b->file ? a->line < b->line : a->file < b->file;
}

/* The earliest line on the residual's side: it gives number, dates and place. */
static const FecLine *find_head(const FecBook *book, const FecGroup *group)
{
    const FecLine *head = NULL;
    for (guint i = 0; i < group->n; i++) {
        const FecLine *line = fec_book_line(book, group->lines[i]);
        if ((line->share > 0) == (group->residual > 0) && line->share != 0 &&
            (!head || is_earlier(line, head)))
            head = line;
    }
    g_assert(head); /* a sum has at least one line of its sign */
    return head;
}

void fec_item_take_line(FecBook *book, const OpenItem *item, FecLine *line)
{
    line->is_used = TRUE;
    if (line->line == item->line && strcmp(line->source, item->source) == 0)
        return;
    RejectedLine *merged =
        draft_list_merged(book->draft, line->source, line->line, line->share, item);
    merged->customer = line->account->customer;
    merged->invoice = *line->piece ? line->piece : NULL;
    merged->text = line->text;
}

int fec_receipts_compare(gconstpointer first, gconstpointer second)
{
    const Receipt *a = first, *b = second;
    return a->date != b->date ? (a->date > b->date) - (a->date < b->date)
                              : (a->minor > b->minor) - (a->minor < b->minor);
}

void fec_item_take_receipts(FecBook *book, OpenItem *item, const GArray *receipts)
{
    gsize bytes = receipts->len * sizeof(Receipt);
    if (bytes > 0)
        item->receipts =
            memcpy(ledger_allocate(book->draft->ledger, bytes), receipts->data, bytes);
    item->n_receipts = receipts->len;
}

/* Lines on the item's side are its amount; those on the other side are its receipts, settled. */
static void take_lines(FecBook *book, const FecGroup *group, OpenItem *item)
{
    g_autoptr(GArray) receipts = g_array_new(FALSE, FALSE, sizeof(Receipt));
    const char *reason = NULL;
    for (guint i = 0; i < group->n; i++) {
        FecLine *line = fec_book_line(book, group->lines[i]);
        if ((line->share > 0) == (item->open_minor > 0) && line->share != 0) {
            item->amount_minor += line->share;
            fec_item_take_line(book, item, line);
            continue;
        }
        Receipt receipt = {line->entry_date, ABS(line->share), !fec_line_is_payment(line)};
        if (item->kind == ITEM_INVOICE && line->share != 0)
            g_array_append_val(receipts, receipt);
        if (!reason) {
            g_autofree char *text = g_strdup_printf("set off against %s", item->invoice);
            reason = ledger_take_string(book->draft->ledger, text);
        }
        settle_line(book, line, reason);
    }
    g_array_sort(receipts, fec_receipts_compare);
    fec_item_take_receipts(book, item, receipts);
}

/*
 * What the account's number says: 416 are the doubtful and disputed customers, who get no
 * ordinary reminder; a bill (413) is collected by the creditor himself.
 */
static void look_at_account(const FecBook *book, const FecGroup *group, OpenItem *item)
{
    const FecLine *first = fec_book_line(book, group->lines[0]);
    if (g_str_has_prefix(first->account->account, "416"))
        item->dispute = "doubtful or disputed: the books have it on account 416";
    else if (g_str_has_prefix(first->account->account, "413"))
        item->payment_method = "bill";
    for (guint i = 0; i < group->n && !item->dispute; i++)
        if (fec_book_line(book, group->lines[i])->fault_rule)
            item->dispute = "a line of the extract that belongs to it could not be read";
}

static void note_lost_date(FecItems *items, const FecLine *head, const OpenItem *item)
{
    gboolean is_lost = item->kind == ITEM_INVOICE && fec_line_has_lost_date(head) &&
                       strcmp(item->due_source, "side-file") != 0 &&
                       strcmp(item->due_source, "column") != 0 &&
                       strcmp(item->due_source, "label") != 0;
    if (is_lost && items->n_undated++ == 0)
        items->first_undated = head;
}

OpenItem *fec_item_begin(FecBook *book, const FecGroup *group, const FecLine *head)
{
    OpenItem *item = ledger_add_item(book->draft->ledger);
    item->customer = head->account->customer;
    item->customer_name = *head->customer_name ? head->customer_name : NULL;
    item->owner = ledger_find_customer(book->draft->ledger, item->customer);
    item->invoice = fec_line_find_number(book, head);
    item->kind = group->residual > 0         ? ITEM_INVOICE
                 : fec_line_is_payment(head) ? ITEM_PAYMENT
                                             : ITEM_CREDIT;
    item->issue_date = head->piece_date;
    g_strlcpy(item->currency, book->currency, CURRENCY_SIZE);
    item->source = head->source;
    item->line = head->line;
    look_at_account(book, group, item);
    return item;
}

static void make_item(FecItems *items, const FecGroup *group)
{
    FecBook *book = items->book;
    const FecLine *head = find_head(book, group);
    OpenItem *item = fec_item_begin(book, group, head);
    item->open_minor = group->residual;
    take_lines(book, group, item);
    fec_line_find_due(book, head, item);
    note_lost_date(items, head, item);
}

static void note_receipts(const FecBook *book)
{
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        if (line->share < 0 && fec_line_is_payment(line))
            draft_note_receipt(book->draft, line->entry_date);
    }
}

static void complain_of_lost_dates(const FecItems *items)
{
    if (items->n_undated == 0)
        return;
    complaint_add(items->book->draft->complaints, COMPLAINT_NOTE, "aged-from-opening",
                  (Place){items->first_undated->source, items->first_undated->line, 0},
                  "%" G_GINT64_FORMAT " open %s, the first here, %s from opening entries "
                  "without the dates of their invoices: due dates are counted from the "
                  "opening; give the earlier year's file too, or a file of due dates",
                  items->n_undated, items->n_undated == 1 ? "item" : "items",
                  items->n_undated == 1 ? "comes" : "come");
}

/* Items of one customer with one number are told apart by their due dates. */
static void mark_instalments(const FecBook *book)
{
    const GPtrArray *all = book->draft->ledger->items;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < all->len; i++) {
        OpenItem *item = all->pdata[i];
        if (item->kind != ITEM_INVOICE)
            continue;
        g_autofree char *key = g_strdup_printf("%s\t%s", item->customer, item->invoice);
        OpenItem *other = g_hash_table_lookup(known, key);
        if (!other)
            g_hash_table_insert(known, g_steal_pointer(&key), item);
        else if (other->due_date != item->due_date)
            item->is_instalment = other->is_instalment = TRUE;
    }
}

/* Nothing can be open if nobody is a customer. */
static void complain_of_accounts(const FecBook *book)
{
    const Settings *settings = book->draft->settings;
    g_autofree char *accounts =
        settings->ledger.accounts ? g_strjoinv(", ", settings->ledger.accounts) : NULL;
    if (book->n_lines > 0 && book->n_receivable == 0)
        complaint_add(book->draft->complaints, COMPLAINT_WARNING, "accounts-without-lines",
                      (Place){settings->file, settings->ledger.line, 0},
                      "none of the %" G_GINT64_FORMAT
                      " lines is on a receivable account (%s), so nothing is open; name the "
                      "customers' accounts in ledger.accounts",
                      book->n_lines, accounts && *accounts ? accounts : "411");
}

void fec_book_settle(FecBook *book)
{
    FecItems items = {.book = book};
    complain_of_accounts(book);
    if (book->lines->len == 0)
        return;
    note_receipts(book);
    fec_book_note_sales(book);
    g_autoptr(FecGroups) groups = fec_groups_find(book, NULL, NULL);
    for (guint i = 0; i < groups->groups->len; i++) {
        const FecGroup *group = &g_array_index(groups->groups, FecGroup, i);
        if (group->residual == 0)
            settle_group(book, group);
        else if (!fec_instalments_make(book, group))
            make_item(&items, group);
    }
    mark_instalments(book);
    complain_of_lost_dates(&items);
}
