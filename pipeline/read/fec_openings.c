/*
 * Opening entries of a year whose predecessor is loaded too say everything twice. The detail of
 * the earlier year is the better one (invoice numbers, dates, due dates): the openings are set
 * aside if they repeat it, altogether or account by account. Where they differ the openings are
 * the books' word, and what the earlier lines of that account leave open is set aside. Either
 * way the sum of an account is what its last year says.
 *
 * Closing entries that bring an account to zero at the end of a year are the other half of the
 * next year's opening entries and are set aside with them.
 */
#include "read/fec_openings.h"

gboolean fec_opening_has(const FecOpening *opening, const FecLine *line)
{
    return !line->is_used && line->is_opening && line->file == opening->file;
}

gboolean fec_opening_follows(const FecOpening *opening, const FecLine *line)
{
    return !line->is_used && opening->is_before[line->file];
}

gboolean fec_opening_repeats(const FecOpening *opening, const FecAccount *account)
{
    return opening->opening == opening->before || account->opening == account->before;
}

static void clear_sums(FecBook *book)
{
    GHashTableIter iter;
    gpointer found;
    g_hash_table_iter_init(&iter, book->accounts);
    while (g_hash_table_iter_next(&iter, &found, NULL)) {
        FecAccount *account = found;
        account->opening = account->before = account->closing = 0;
        account->keeps_opening = FALSE;
    }
}

static void sum_lines(FecOpening *opening)
{
    FecBook *book = opening->book;
    clear_sums(book);
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        if (fec_opening_has(opening, line))
            line->account->opening += line->share;
        else if (fec_opening_follows(opening, line))
            *(line->is_closing ? &line->account->closing : &line->account->before) +=
                line->share;
    }
}

/* Entries of a closing journal that are no end of an account are lines like others. */
static void sum_accounts(FecOpening *opening)
{
    GHashTableIter iter;
    gpointer found;
    g_hash_table_iter_init(&iter, opening->book->accounts);
    while (g_hash_table_iter_next(&iter, &found, NULL)) {
        FecAccount *account = found;
        if (account->before + account->closing != 0) {
            account->before += account->closing;
            account->closing = 0;
        }
        opening->opening += account->opening;
        opening->before += account->before;
    }
}

static void set_closings_aside(FecOpening *opening)
{
    FecBook *book = opening->book;
    for (guint i = 0; i < book->lines->len; i++) {
        FecLine *line = fec_book_line(book, i);
        if (line->is_closing && fec_opening_follows(opening, line) &&
            line->account->closing != 0)
            fec_book_set_aside(book, line, "closing-entry",
                               "undone by the opening entries of the next year, loaded too");
    }
}

static gboolean is_superseded(const FecBook *book, const FecLine *line, gpointer data)
{
    const FecOpening *opening = data;
    (void)book;
    return fec_opening_follows(opening, line) &&
           (line->account->keeps_opening || !fec_opening_repeats(opening, line->account));
}

static guint set_group_aside(FecBook *book, const FecGroup *group)
{
    guint n_differing = 0;
    for (guint i = 0; i < group->n; i++) {
        FecLine *line = fec_book_line(book, group->lines[i]);
        if (line->account->keeps_opening) {
            fec_book_set_aside(book, line, "opening-entry",
                               "carried forward by a lettered opening entry of the next year");
            continue;
        }
        fec_book_set_aside(
            book, line, "opening-differs",
            "the opening of the next year carries another balance for this account");
        n_differing++;
    }
    return n_differing;
}

/* What the earlier lines leave open where the openings have the last word. */
static void set_earlier_aside(FecOpening *opening)
{
    FecBook *book = opening->book;
    g_autoptr(FecGroups) groups = fec_groups_find(book, is_superseded, opening);
    guint n = 0;
    const FecLine *first = NULL;
    for (guint i = 0; i < groups->groups->len; i++) {
        const FecGroup *group = &g_array_index(groups->groups, FecGroup, i);
        if (group->residual == 0)
            continue;
        guint n_differing = set_group_aside(book, group);
        if (n_differing > 0 && n == 0)
            first = fec_book_line(book, group->lines[0]);
        n += n_differing;
    }
    if (n > 0)
        complaint_add(book->draft->complaints, COMPLAINT_WARNING, "opening-differs",
                      (Place){first->source, first->line, 0},
                      "%u %s of an earlier year, the first here, %s set aside because "
                      "the opening entries carry another balance for %s",
                      n, n == 1 ? "line" : "lines", n == 1 ? "was" : "were",
                      n == 1 ? "its account" : "their accounts");
}

static void set_repetitions_aside(FecOpening *opening)
{
    FecBook *book = opening->book;
    for (guint i = 0; i < book->lines->len; i++) {
        FecLine *line = fec_book_line(book, i);
        if (fec_opening_has(opening, line) && !line->account->keeps_opening &&
            fec_opening_repeats(opening, line->account))
            fec_book_set_aside(book, line, "opening-entry",
                               "repeats the earlier year, which is loaded");
    }
}

static gboolean has_both(const FecOpening *opening)
{
    gboolean has_own = FALSE, has_before = FALSE;
    for (guint i = 0; i < opening->book->lines->len && !(has_own && has_before); i++) {
        const FecLine *line = fec_book_line(opening->book, i);
        has_own |= fec_opening_has(opening, line);
        has_before |= fec_opening_follows(opening, line);
    }
    return has_own && has_before;
}

static void resolve_file(FecBook *book, guint file)
{
    g_autofree gboolean *is_before = g_new0(gboolean, book->years->len);
    const FecYear *year = &g_array_index(book->years, FecYear, file);
    for (guint i = 0; i < book->years->len; i++)
        is_before[i] =
            i != file && fec_year_is_before(&g_array_index(book->years, FecYear, i), year);
    FecOpening opening = {.book = book, .file = file, .is_before = is_before};
    if (!has_both(&opening))
        return;
    sum_lines(&opening);
    sum_accounts(&opening);
    set_closings_aside(&opening);
    fec_opening_hand_over(&opening);
    fec_opening_take_dates(&opening);
    set_earlier_aside(&opening);
    set_repetitions_aside(&opening);
}

static int compare_years(gconstpointer first, gconstpointer second, gpointer data)
{
    const FecBook *book = data;
    Day a = g_array_index(book->years, FecYear, *(const guint *)first).opening;
    Day b = g_array_index(book->years, FecYear, *(const guint *)second).opening;
    return (a > b) - (a < b);
}

/* Closing entries without the year that they lead to leave nothing open. */
static void complain_of_closings(FecBook *book)
{
    guint n = 0;
    const FecLine *first = NULL;
    clear_sums(book);
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        if (!line->is_used)
            *(line->is_closing ? &line->account->closing : &line->account->before) +=
                line->share;
    }
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        if (line->is_used || !line->is_closing || line->account->closing == 0 ||
            line->account->before + line->account->closing != 0)
            continue;
        if (n++ == 0)
            first = line;
    }
    if (n > 0)
        complaint_add(book->draft->complaints, COMPLAINT_WARNING, "closing-entry",
                      (Place){first->source, first->line, 0},
                      "%u closing %s, the first here, %s accounts of customers to "
                      "zero, so that nothing of theirs is claimed; give the next year's file "
                      "too, or one without closing entries",
                      n, n == 1 ? "entry" : "entries", n == 1 ? "brings" : "bring");
}

void fec_book_set_openings_aside(FecBook *book)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < book->years->len; i++)
        if (g_array_index(book->years, FecYear, i).opening != DAY_NONE)
            g_array_append_val(order, i);
    g_array_sort_with_data(order, compare_years, book);
    for (guint i = 0; i < order->len; i++)
        resolve_file(book, g_array_index(order, guint, i));
    complain_of_closings(book);
}
