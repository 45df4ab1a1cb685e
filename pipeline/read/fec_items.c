/* Groups of FEC lines to items: see fec_book.h, and domain notes 6.2. */
#include "read/fec_book.h"

#include "ground/payment_terms.h"
#include "ground/text.h"
#include "read/fec_journals.h"
#include "read/label_due.h"

#include <string.h>

typedef struct {
    FecBook *book;
    const char *currency;
} FecItems;

static FecLine *line_at(const FecBook *book, guint index)
{
    return &g_array_index(book->lines, FecLine, index);
}

/* What belongs together: a lettering code, or a PieceRef, of one auxiliary account. */
static char *make_key(const FecLine *line, guint index)
{
    if (*line->lettering)
        return g_strdup_printf("%s\t%s\tL%s", line->account, line->auxiliary, line->lettering);
    if (*line->piece)
        return g_strdup_printf("%s\t%s\tP%s", line->account, line->auxiliary, line->piece);
    return g_strdup_printf("%s\t%s\t#%u", line->account, line->auxiliary, index);
}

/* Arrays of line indices, in the order of their first lines. */
static GPtrArray *make_groups(const FecBook *book)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GHashTable) by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < book->lines->len; i++) {
        if (line_at(book, i)->is_used)
            continue;
        g_autofree char *key = make_key(line_at(book, i), i);
        GArray *group = g_hash_table_lookup(by_key, key);
        if (!group) {
            group = g_array_new(FALSE, FALSE, sizeof(guint));
            g_ptr_array_add(groups, group);
            g_hash_table_insert(by_key, g_steal_pointer(&key), group);
        }
        g_array_append_val(group, i);
    }
    return groups;
}

static gint64 sum_group(const FecBook *book, const GArray *group)
{
    gint64 sum = 0;
    for (guint i = 0; i < group->len; i++)
        sum += line_at(book, g_array_index(group, guint, i))->share;
    return sum;
}

static void settle_line(const FecItems *items, FecLine *line, const char *reason)
{
    RejectedLine *rejected = draft_reject(items->book->draft, line->source, line->line,
                                          "settled", reason, items->currency, line->share);
    rejected->is_settled = TRUE;
    rejected->customer = line->customer;
    rejected->invoice = *line->piece ? line->piece : NULL;
    rejected->text = line->text;
    line->is_used = TRUE;
}

static void settle_group(const FecItems *items, GArray *group, const char *reason)
{
    for (guint i = 0; i < group->len; i++)
        settle_line(items, line_at(items->book, g_array_index(group, guint, i)), reason);
    g_array_set_size(group, 0);
}

/* What a line shares with those of the same lettering: its date, or its file. */
static int find_part(const FecLine *line, gboolean by_file)
{
    return by_file ? (int)line->file : line->lettering_date;
}

/* The group's sums by date or by file; DAY_NONE is no part. */
static GHashTable *sum_parts(const FecBook *book, const GArray *group, gboolean by_file)
{
    GHashTable *sums = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    for (guint i = 0; i < group->len; i++) {
        const FecLine *line = line_at(book, g_array_index(group, guint, i));
        gpointer part = GINT_TO_POINTER(find_part(line, by_file));
        if (!by_file && line->lettering_date == DAY_NONE)
            continue;
        gint64 *sum = g_hash_table_lookup(sums, part);
        if (!sum) {
            sum = g_new0(gint64, 1);
            g_hash_table_insert(sums, part, sum);
        }
        *sum += line->share;
    }
    return sums;
}

/* Lettering codes are used again after years: what balances by date or by year is closed. */
static void settle_recycled_codes(const FecItems *items, GArray *group)
{
    for (int by_file = 0; by_file <= 1; by_file++) {
        g_autoptr(GHashTable) sums = sum_parts(items->book, group, by_file);
        guint kept = 0;
        for (guint i = 0; i < group->len; i++) {
            guint index = g_array_index(group, guint, i);
            FecLine *line = line_at(items->book, index);
            const gint64 *sum =
                g_hash_table_lookup(sums, GINT_TO_POINTER(find_part(line, by_file)));
            if (sum && *sum == 0)
                settle_line(items, line, "balanced by its lettering code");
            else
                g_array_index(group, guint, kept++) = index;
        }
        g_array_set_size(group, kept);
    }
}

/* The earliest line on the residual's side: it gives number, dates and place. */
static const FecLine *find_head(const FecBook *book, const GArray *group, gint64 residual)
{
    const FecLine *head = NULL;
    for (guint i = 0; i < group->len; i++) {
        const FecLine *line = line_at(book, g_array_index(group, guint, i));
        if ((line->share > 0) != (residual > 0) || line->share == 0)
            continue;
        if (!head || line->piece_date < head->piece_date ||
            (line->piece_date == head->piece_date && line->line < head->line &&
             line->file == head->file))
            head = line;
    }
    g_assert(head); /* a sum has at least one line of its sign */
    return head;
}

static gboolean is_payment(const FecBook *book, const FecLine *line)
{
    return g_hash_table_contains(book->treasury, line->journal) ||
           fec_journal_is_treasury(line->journal, line->journal_name);
}

static const char *find_number(const FecItems *items, const FecLine *head)
{
    g_autofree char *number = NULL;
    if (*head->piece)
        return head->piece;
    if (*head->entry && strspn(head->entry, "0") < strlen(head->entry))
        number = g_strdup_printf("%s-%s", head->journal, head->entry);
    else
        number = g_strdup_printf("L%d", head->line);
    return ledger_take_string(items->book->draft->ledger, number);
}

/* The side file, the file's own column, the label, terms, and at last FEC_TERMS. */
static void find_due(const FecItems *items, const FecLine *head, OpenItem *item)
{
    const FecBook *book = items->book;
    const Day side = GPOINTER_TO_INT(g_hash_table_lookup(book->side_dues, item->invoice));
    const struct {
        Day due;
        const char *source;
    } chain[] = {{item->kind == ITEM_INVOICE ? DAY_NONE : item->issue_date, "issue-date"},
                 {side, "side-file"},
                 {head->due_date, "column"},
                 {label_find_due(head->label), "label"}};
    for (guint i = 0; i < G_N_ELEMENTS(chain); i++)
        if (chain[i].due) {
            item->due_date = chain[i].due;
            item->due_source = chain[i].source;
            return;
        }
    if (draft_find_due(book->draft, item))
        return;
    gboolean is_read = payment_terms_compute_due(FEC_TERMS, item->issue_date, &item->due_date);
    g_assert(is_read && item->due_date != DAY_NONE);
    item->due_source = "settings";
}

static int compare_receipts(gconstpointer first, gconstpointer second)
{
    const Receipt *a = first, *b = second;
    return a->date != b->date ? (a->date > b->date) - (a->date < b->date)
                              : (a->minor > b->minor) - (a->minor < b->minor);
}

/*
 * Lines on the item's side are its amount; those on the
 * other side are its receipts, settled.
 */
static void take_lines(const FecItems *items, const GArray *group, OpenItem *item)
{
    g_autoptr(GArray) receipts = g_array_new(FALSE, FALSE, sizeof(Receipt));
    g_autofree char *reason = g_strdup_printf("set off against %s", item->invoice);
    const char *kept = ledger_take_string(items->book->draft->ledger, reason);
    for (guint i = 0; i < group->len; i++) {
        FecLine *line = line_at(items->book, g_array_index(group, guint, i));
        if ((line->share > 0) == (item->open_minor > 0) && line->share != 0) {
            item->amount_minor += line->share;
            line->is_used = TRUE;
            continue;
        }
        Receipt receipt = {line->entry_date, ABS(line->share), !is_payment(items->book, line)};
        if (item->kind == ITEM_INVOICE && line->share != 0)
            g_array_append_val(receipts, receipt);
        settle_line(items, line, kept);
    }
    g_array_sort(receipts, compare_receipts);
    gsize bytes = receipts->len * sizeof(Receipt);
    if (bytes > 0)
        item->receipts =
            memcpy(ledger_allocate(items->book->draft->ledger, bytes), receipts->data, bytes);
    item->n_receipts = receipts->len;
}

static void make_item(FecItems *items, const GArray *group, gint64 residual)
{
    Draft *draft = items->book->draft;
    const FecLine *head = find_head(items->book, group, residual);
    OpenItem *item = ledger_add_item(draft->ledger);
    item->customer = head->customer;
    item->customer_name = *head->customer_name ? head->customer_name : NULL;
    item->owner = ledger_find_customer(draft->ledger, item->customer);
    item->invoice = find_number(items, head);
    item->kind = residual > 0                    ? ITEM_INVOICE
                 : is_payment(items->book, head) ? ITEM_PAYMENT
                                                 : ITEM_CREDIT;
    item->issue_date = head->piece_date;
    item->open_minor = residual;
    g_strlcpy(item->currency, items->currency, CURRENCY_SIZE);
    item->source = head->source;
    item->line = head->line;
    take_lines(items, group, item);
    find_due(items, head, item);
}

static void note_receipts(const FecBook *book)
{
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = line_at(book, i);
        if (line->share < 0 && !line->is_opening && is_payment(book, line))
            draft_note_receipt(book->draft, line->entry_date);
    }
}

void fec_book_settle(FecBook *book)
{
    const char *currency = book->draft->settings->ledger.currency;
    FecItems items = {book, *currency ? currency : "EUR"};
    note_receipts(book);
    g_autoptr(GPtrArray) groups = make_groups(book);
    for (guint i = 0; i < groups->len; i++) {
        GArray *group = g_ptr_array_index(groups, i);
        const FecLine *first = line_at(book, g_array_index(group, guint, 0));
        gboolean is_lettered = *first->lettering != '\0';
        gint64 residual = sum_group(book, group);
        if (is_lettered && residual != 0)
            settle_recycled_codes(&items, group);
        if (residual == 0)
            settle_group(&items, group,
                         is_lettered ? "balanced by its lettering code"
                                     : "balanced by lines with the same PieceRef");
        else
            make_item(&items, group, residual);
    }
}
