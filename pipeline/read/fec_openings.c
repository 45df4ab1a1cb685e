/*
 * Opening entries of a year whose predecessor is loaded too say everything twice. The detail of
 * the earlier year is the better one (invoice numbers, dates, due dates): the openings are set
 * aside if they repeat it, altogether or account by account. Where they differ the openings are
 * the books' word, and the earlier lines of that account are set aside.
 */
#include "read/fec_book.h"

#include <string.h>

static FecLine *line_at(const FecBook *book, guint index)
{
    return &g_array_index(book->lines, FecLine, index);
}

static void set_aside(FecBook *book, FecLine *line, const char *rule, const char *reason)
{
    const char *currency = book->draft->settings->ledger.currency;
    RejectedLine *rejected = draft_reject(book->draft, line->source, line->line, rule, reason,
                                          *currency ? currency : "EUR", line->share);
    rejected->customer = line->customer;
    rejected->invoice = *line->piece ? line->piece : NULL;
    rejected->text = line->text;
    line->is_used = TRUE;
}

static gboolean is_opening_of(const FecLine *line, guint file)
{
    return !line->is_used && line->is_opening && line->file == file;
}

/* A line of another year that ended before this file's opening. */
static gboolean is_before(const FecBook *book, const FecLine *line, guint file)
{
    const FecYear *year = &g_array_index(book->years, FecYear, file);
    const FecYear *other = &g_array_index(book->years, FecYear, line->file);
    return !line->is_used && line->file != file && other->last < year->first;
}

static char *make_key(const FecLine *line)
{
    return g_strdup_printf("%s\t%s", line->account, line->auxiliary);
}

typedef struct {
    gint64 opening, before;
} AccountSums;

static GHashTable *sum_accounts(const FecBook *book, guint file, AccountSums *whole)
{
    GHashTable *sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = line_at(book, i);
        gboolean is_opening = is_opening_of(line, file);
        if (!is_opening && !is_before(book, line, file))
            continue;
        g_autofree char *key = make_key(line);
        AccountSums *account = g_hash_table_lookup(sums, key);
        if (!account) {
            account = g_new0(AccountSums, 1);
            g_hash_table_insert(sums, g_steal_pointer(&key), account);
        }
        *(is_opening ? &account->opening : &account->before) += line->share;
        *(is_opening ? &whole->opening : &whole->before) += line->share;
    }
    return sums;
}

static gboolean has_opening(const FecBook *book, guint file)
{
    gboolean has_own = FALSE, has_before = FALSE;
    for (guint i = 0; i < book->lines->len && !(has_own && has_before); i++) {
        has_own |= is_opening_of(line_at(book, i), file);
        has_before |= is_before(book, line_at(book, i), file);
    }
    return has_own && has_before;
}

static void resolve_file(FecBook *book, guint file)
{
    AccountSums whole = {0, 0};
    guint n_superseded = 0;
    g_autoptr(GHashTable) sums = sum_accounts(book, file, &whole);
    for (guint i = 0; i < book->lines->len; i++) {
        FecLine *line = line_at(book, i);
        gboolean is_opening = is_opening_of(line, file);
        if (!is_opening && !is_before(book, line, file))
            continue;
        g_autofree char *key = make_key(line);
        const AccountSums *account = g_hash_table_lookup(sums, key);
        gboolean is_repeated =
            whole.opening == whole.before || account->opening == account->before;
        if (is_opening && is_repeated) {
            set_aside(book, line, "opening-entry", "repeats the earlier year, which is loaded");
        } else if (!is_opening && !is_repeated) {
            set_aside(book, line, "opening-differs",
                      "the opening of the next year carries another balance for this account");
            n_superseded++;
        }
    }
    if (n_superseded > 0)
        complaint_add(book->draft->complaints, COMPLAINT_WARNING, "opening-differs",
                      (Place){NULL, 0, 0},
                      "%u lines of an earlier year were set aside because the opening entries "
                      "carry another balance for their accounts",
                      n_superseded);
}

static int compare_years(gconstpointer first, gconstpointer second, gpointer data)
{
    const FecBook *book = data;
    Day a = g_array_index(book->years, FecYear, *(const guint *)first).first;
    Day b = g_array_index(book->years, FecYear, *(const guint *)second).first;
    return (a > b) - (a < b);
}

void fec_book_set_openings_aside(FecBook *book)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < book->years->len; i++)
        g_array_append_val(order, i);
    g_array_sort_with_data(order, compare_years, book);
    for (guint i = 0; i < order->len; i++) {
        guint file = g_array_index(order, guint, i);
        if (has_opening(book, file))
            resolve_file(book, file);
    }
}
