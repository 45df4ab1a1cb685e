#include "read/column_map.h"

#include "ground/text.h"
#include "read/currency_pairs.h"
#include "read/numbered_columns.h"
#include "records/settings.h"

#include <string.h>

#define COLUMN_LEFT_OUT -2 /* the settings say that the file has no such column */

GPtrArray *column_map_list_wanted(const GPtrArray *choices)
{
    GPtrArray *wanted = g_ptr_array_new();
    for (guint i = 0; choices && i < choices->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(choices, i);
        if (column_choice_number(choice->header) == 0)
            g_ptr_array_add(wanted, choice->header);
    }
    g_ptr_array_add(wanted, NULL);
    return wanted;
}

static int find_column(const TableShape *shape, const char *name)
{
    for (guint i = 0; i < shape->n; i++)
        if (strcmp(shape->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* The header that the settings mean: to the letter, folded, or by number; -1 if none. */
static int find_header(const Table *table, const char *wanted)
{
    for (int i = 0; table->header[i]; i++)
        if (strcmp(table->header[i], wanted) == 0)
            return i;
    g_autofree char *folded = header_fold(wanted);
    for (int i = 0; table->header[i]; i++) {
        g_autofree char *header = header_fold(table->header[i]);
        if (strcmp(header, folded) == 0)
            return i;
    }
    guint number = column_choice_number(wanted);
    return number <= g_strv_length(table->header) ? (int)number - 1 : -1;
}

static const char *find_nearest_header(const Table *table, const char *wanted)
{
    return text_find_nearest(wanted, (const char *const *)table->header);
}

static void complain_unknown_column(const Table *table, const ColumnChoice *choice)
{
    const TableShape *shape = table->request.shape;
    g_autofree const char **names = g_new0(const char *, shape->n + 1);
    for (guint i = 0; i < shape->n; i++)
        names[i] = shape->columns[i].name;
    const char *nearest = text_find_nearest(choice->key, names);
    complaint_add(table->complaints, COMPLAINT_REFUSED, "column-unknown",
                  (Place){table->request.settings_file, choice->line, 0},
                  "%s.columns names \"%s\", which is no column of that file%s%s%s",
                  table->request.key, choice->key, nearest ? "; is \"" : "",
                  nearest ? nearest : "", nearest ? "\" meant?" : "");
}

static void complain_missing_header(const Table *table, const ColumnChoice *choice)
{
    const char *nearest = find_nearest_header(table, choice->header);
    g_autofree char *all = g_strjoinv(", ", table->header);
    if (column_choice_number(choice->header) > 0)
        complaint_add(table->complaints, COMPLAINT_REFUSED, "column-missing",
                      (Place){table->request.settings_file, choice->line, 0},
                      "%s.columns says that %s is the cell number %s, but the lines of %s have "
                      "%u cells",
                      table->request.key, choice->key, choice->header, table->request.name,
                      table->dialect.n_cells);
    else
        complaint_add(table->complaints, COMPLAINT_REFUSED, "column-missing",
                      (Place){table->request.settings_file, choice->line, 0},
                      "%s.columns says that %s is \"%s\", but %s has no such header; %s \"%s\"",
                      table->request.key, choice->key, choice->header, table->request.name,
                      nearest ? "the nearest is" : "its headers are", nearest ? nearest : all);
}

static gboolean apply_choices(Table *table, gboolean *is_taken)
{
    const GPtrArray *choices = table->request.columns;
    gboolean is_good = TRUE;
    for (guint i = 0; choices && i < choices->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(choices, i);
        int column = find_column(table->request.shape, choice->key);
        if (column >= 0 && text_is_blank(choice->header)) {
            table->places[column] = COLUMN_LEFT_OUT;
            continue;
        }
        int place = find_header(table, choice->header);
        if (column < 0)
            complain_unknown_column(table, choice);
        else if (place < 0)
            complain_missing_header(table, choice);
        is_good = is_good && column >= 0 && place >= 0;
        if (column < 0 || place < 0)
            continue;
        table->places[column] = place;
        is_taken[place] = TRUE;
        table_note(table, place, "as the settings say");
    }
    return is_good;
}

/* While names are shared out. */
typedef struct {
    Table *table;
    GHashTable *index;
    guint *tried; /* per place: how many of its meanings better headers have taken */
    guint *ranks; /* per column: rank of the header that has it; meaningless while free */
    int *twins;   /* per column: another header with the same name, -1: none */
} NameMatch;

/* FALSE for columns of a ledger that are not worth refusing a file for. */
static gboolean matters(const Table *table, guint column)
{
    static const guint minor[] = {LEDGER_CUSTOMER_NAME, LEDGER_ORDER_REF, LEDGER_NET,
                                  LEDGER_VAT,           LEDGER_FILE,      LEDGER_TERMS,
                                  LEDGER_JOURNAL,       LEDGER_RUNNING,   LEDGER_LOCAL_CURRENCY,
                                  LEDGER_LABEL};
    for (guint i = 0; table->request.shape == &ledger_shape && i < G_N_ELEMENTS(minor); i++)
        if (minor[i] == column)
            return FALSE;
    return TRUE;
}

/* Tries one meaning of a header; the place of the header that it displaces, -1: none. */
static int take_column(NameMatch *match, int place, HeaderMeaning meaning, gboolean *is_taken)
{
    int *holder = &match->table->places[meaning.column];
    gboolean is_open = *holder == -1 || match->ranks[meaning.column] > meaning.rank;
    *is_taken = is_open && *holder != COLUMN_LEFT_OUT;
    if (*holder >= 0 && match->ranks[meaning.column] == meaning.rank) {
        match->twins[meaning.column] = place;
        *is_taken = TRUE;
        return -1;
    }
    if (!*is_taken)
        return -1;
    int displaced = *holder;
    *holder = place;
    match->ranks[meaning.column] = meaning.rank;
    match->twins[meaning.column] = -1;
    return displaced;
}

/* Gives a header its first meaning that no better header has, and so on with the displaced. */
static void claim(NameMatch *match, int place)
{
    while (place >= 0) {
        guint n;
        char currency[CURRENCY_SIZE];
        const HeaderMeaning *meanings =
            header_index_list(match->index, match->table->header[place], &n, currency);
        gboolean is_taken = FALSE;
        int displaced = -1;
        while (!is_taken && match->tried[place] < n) {
            displaced = take_column(match, place, meanings[match->tried[place]], &is_taken);
            if (!is_taken)
                match->tried[place]++;
        }
        if (displaced >= 0)
            match->tried[displaced]++;
        place = displaced;
    }
}

static void complain_twice(const Table *table, guint column, int second)
{
    const char *name = table->request.shape->columns[column].name;
    int first = table->places[column];
    g_autofree char *a = header_fold(table->header[first]);
    g_autofree char *b = header_fold(table->header[second]);
    g_autofree char *what =
        strcmp(a, b) == 0
            ? g_strdup_printf("the header \"%s\" stands twice", table->header[second])
            : g_strdup_printf("the headers \"%s\" and \"%s\" mean the same",
                              table->header[first], table->header[second]);
    complaint_add(table->complaints, COMPLAINT_REFUSED, "column-ambiguous",
                  (Place){table->request.name, table->header_line, second + 1},
                  "%s, in columns %d and %d; rename one, or say which is %s under %s.columns",
                  what, first + 1, second + 1, name, table->request.key);
}

/* Of two columns of currencies, the one right behind the amounts is theirs. */
static gboolean choose_currency(Table *table, int second)
{
    int amount = table->places[LEDGER_AMOUNT] >= 0 ? table->places[LEDGER_AMOUNT]
                                                   : table->places[LEDGER_OPEN_AMOUNT];
    int *first = &table->places[LEDGER_CURRENCY];
    gboolean has_local = table->places[LEDGER_LOCAL_AMOUNT] >= 0;
    if (amount < 0 || (second != amount + 1 && *first != amount + 1))
        return FALSE;
    int other = *first == amount + 1 ? second : *first;
    *first = amount + 1;
    if (has_local && other == table->places[LEDGER_LOCAL_AMOUNT] + 1 &&
        table->places[LEDGER_LOCAL_CURRENCY] == -1)
        table->places[LEDGER_LOCAL_CURRENCY] = other;
    else
        table_note(table, other, "the currency of other amounts");
    return TRUE;
}

static gboolean settle_twins(NameMatch *match)
{
    Table *table = match->table;
    gboolean is_good = TRUE;
    for (guint i = 0; i < table->request.shape->n; i++) {
        int twin = match->twins[i];
        if (twin < 0 || (table->request.shape == &ledger_shape && i == LEDGER_CURRENCY &&
                         choose_currency(table, twin)))
            continue;
        if (table->request.takes_first || !matters(table, i)) {
            table_note(table, twin, "the second of its name, column %d is used",
                       table->places[i] + 1);
            continue;
        }
        complain_twice(table, i, twin);
        is_good = FALSE;
    }
    return is_good;
}

/* Why headers that are known names are not used all the same. */
static void note_displaced(NameMatch *match)
{
    Table *table = match->table;
    for (int place = 0; table->header[place]; place++) {
        guint n;
        char currency[CURRENCY_SIZE];
        const HeaderMeaning *meanings =
            header_index_list(match->index, table->header[place], &n, currency);
        if (n == 0 || match->tried[place] < n)
            continue;
        int better = table->places[meanings[0].column];
        if (better >= 0)
            table_note(table, place, "also a name of %s, for which column %d is the better one",
                       table->request.shape->columns[meanings[0].column].name, better + 1);
        else
            table_note(table, place, "the settings say that there is no %s",
                       table->request.shape->columns[meanings[0].column].name);
    }
}

static gboolean apply_names(Table *table, const gboolean *is_taken)
{
    guint n = table->request.shape->n;
    g_autofree guint *tried = g_new0(guint, g_strv_length(table->header) + 1);
    g_autofree guint *ranks = g_new0(guint, n);
    g_autofree int *twins = g_new(int, n);
    NameMatch match = {table, header_index_peek(table->request.shape), tried, ranks, twins};
    for (guint i = 0; i < n; i++)
        twins[i] = -1;
    for (int place = 0; table->header[place]; place++)
        if (is_taken[place])
            tried[place] = 0;
        else
            claim(&match, place);
    note_displaced(&match);
    return settle_twins(&match);
}

/* The currencies that stand behind names: "Solde (EUR)". */
static void take_currencies(Table *table)
{
    GHashTable *index = header_index_peek(table->request.shape);
    for (int place = 0; table->header[place]; place++) {
        guint n;
        header_index_list(index, table->header[place], &n, table->currencies[place]);
    }
}

gboolean column_map_fill(Table *table)
{
    guint n = table->request.shape->n, n_headers = g_strv_length(table->header);
    table->places = g_new(int, n);
    for (guint i = 0; i < n; i++)
        table->places[i] = -1;
    table->notes = g_new0(char *, n_headers + 1);
    table->currencies = g_malloc0_n(n_headers + 1, CURRENCY_SIZE);
    g_autofree gboolean *is_taken = g_new0(gboolean, n_headers + 1);
    gboolean is_good = apply_choices(table, is_taken);
    currency_pairs_take(table, is_taken);
    is_good = apply_names(table, is_taken) && is_good;
    take_currencies(table);
    for (guint i = 0; i < n; i++)
        table->places[i] = MAX(table->places[i], -1);
    return is_good;
}

void table_complain_missing(const Table *table, guint column)
{
    const char *name = table->request.shape->columns[column].name;
    const char *nearest = header_find_nearest(table->request.shape, column, table->header);
    g_autofree char *all = g_strjoinv(", ", table->header);
    complaint_add(table->complaints, COMPLAINT_REFUSED, "column-missing",
                  (Place){table->request.name, table->header_line, 0},
                  "no column was understood as %s; %s \"%s\"; say which it is, like %s: "
                  "{columns: {%s: \"%s\"}}",
                  name, nearest ? "the nearest header is" : "the headers are",
                  nearest ? nearest : all, table->request.key, name,
                  nearest ? nearest : "header in the file");
}
