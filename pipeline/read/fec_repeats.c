/*
 * What is given twice would be claimed twice: an invoice in the FEC and in an extract beside it.
 * And a year that is given twice, as a first and a final export or under two names. Two files that have most of their receivable entries in common are refused.
 */
#include "read/fec_book.h"

#include <string.h>

static guint hash_entry(gconstpointer key)
{
    const FecLine *line = key;
    return g_str_hash(line->entry) * 31 + g_direct_hash(line->account) +
           (guint)line->entry_date * 131 + g_int64_hash(&line->share) +
           g_str_hash(line->piece) * 17;
}

static gboolean is_same_entry(gconstpointer first, gconstpointer second)
{
    const FecLine *a = first, *b = second;
    return a->account == b->account && a->entry_date == b->entry_date && a->share == b->share &&
           strcmp(a->journal->code, b->journal->code) == 0 && strcmp(a->entry, b->entry) == 0 &&
           strcmp(a->piece, b->piece) == 0;
}

/* Lines of each file, and of each pair of files those that both have. */
typedef struct {
    guint n_files;
    gint64 *lines;
    gint64 *common; /* by later file * n_files + earlier file */
} Overlap;

static void count_lines(const FecBook *book, Overlap *overlap)
{
    g_autoptr(GHashTable) known = g_hash_table_new(hash_entry, is_same_entry);
    for (guint i = 0; i < book->lines->len; i++) {
        FecLine *line = fec_book_line(book, i);
        const FecLine *twin = g_hash_table_lookup(known, line);
        overlap->lines[line->file]++;
        if (!twin)
            g_hash_table_add(known, line);
        else if (twin->file != line->file)
            overlap->common[line->file * overlap->n_files + twin->file]++;
    }
}

static const FecLine *find_first(const FecBook *book, guint file)
{
    for (guint i = 0; i < book->lines->len; i++)
        if (fec_book_line(book, i)->file == file)
            return fec_book_line(book, i);
    return NULL;
}

static void complain(FecBook *book, guint later, guint earlier, gint64 n)
{
    const FecLine *line = find_first(book, later), *twin = find_first(book, earlier);
    complaint_add(book->draft->complaints, COMPLAINT_REFUSED, "fec-year-twice",
                  (Place){line->source, line->line, 0},
                  "%" G_GINT64_FORMAT
                  " lines on customers' accounts stand in %s too: everything would be claimed "
                  "twice; name each year's file once under ledger.file",
                  n, twin->source);
}

void fec_book_refuse_repeats(FecBook *book)
{
    guint n = book->years->len;
    if (n < 2)
        return;
    g_autofree gint64 *lines = g_new0(gint64, n), *common = g_new0(gint64, (gsize)n * n);
    Overlap overlap = {n, lines, common};
    count_lines(book, &overlap);
    for (guint later = 0; later < n; later++)
        for (guint earlier = 0; earlier < n; earlier++) {
            gint64 both = common[later * n + earlier];
            gint64 fewer = MIN(lines[later], lines[earlier]);
            gboolean is_all = both == lines[later] && both == lines[earlier];
            if (both * 2 > fewer && (both > 1 || is_all))
                complain(book, later, earlier, both);
        }
}

static char *make_key(const OpenItem *item)
{
    return g_strdup_printf("%s\t%s\t%s", item->customer, item->invoice, item->currency);
}

void fec_book_refuse_twins(FecBook *book, guint n_before)
{
    const GPtrArray *items = book->draft->ledger->items;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < n_before; i++) {
        OpenItem *item = g_ptr_array_index(items, i);
        if (item->kind == ITEM_INVOICE)
            g_hash_table_insert(known, make_key(item), item);
    }
    for (guint i = n_before; n_before > 0 && i < items->len; i++) {
        const OpenItem *item = g_ptr_array_index(items, i);
        g_autofree char *key = make_key(item);
        const OpenItem *twin =
            item->kind == ITEM_INVOICE ? g_hash_table_lookup(known, key) : NULL;
        if (!twin)
            continue;
        complaint_add(
            book->draft->complaints, COMPLAINT_REFUSED, "extract-twice",
            (Place){twin->source, twin->line, 0},
            "invoice %s of customer %s stands here and on line %d of %s, and would be "
            "claimed twice; take out of this file what the FEC holds",
            item->invoice, item->customer, item->line, item->source);
        return;
    }
}
