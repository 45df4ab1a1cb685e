/* Which earlier lines an opening entry stands for: see fec_openings.h. */
#include "read/fec_openings.h"

#include <string.h>

/* What opening entries are looked up by: an account, an amount, perhaps a PieceRef. */
typedef struct {
    const FecAccount *account;
    const char *piece; /* NULL: by the amount alone */
    gint64 minor;
} TwinKey;

/* What an earlier year leaves open, by all the ways in which an opening may name it. */
typedef struct {
    FecOpening *opening;
    FecGroups *groups;
    GHashTable *by_key;     /* TwinKey -> FecGroup */
    GHashTable *doubled;    /* TwinKey without piece that several groups have */
    GHashTable *by_line;    /* TwinKey -> FecLine */
    GHashTable *by_account; /* FecAccount -> GPtrArray of FecGroup */
    GHashTable *codes;      /* TwinKey of account and lettering that the opening's year knows */
    GHashTable *taken;      /* FecGroup that an opening stands for already */
    GPtrArray *keys;
} Twins;

static guint hash_key(gconstpointer data)
{
    const TwinKey *key = data;
    return g_direct_hash(key->account) * 31 + (key->piece ? g_str_hash(key->piece) : 0) +
           g_int64_hash(&key->minor);
}

static gboolean is_same_key(gconstpointer first, gconstpointer second)
{
    const TwinKey *a = first, *b = second;
    return a->account == b->account && a->minor == b->minor &&
           g_strcmp0(a->piece, b->piece) == 0;
}

static const TwinKey *keep_key(Twins *twins, const FecAccount *account, const char *piece,
                               gint64 minor)
{
    TwinKey *key = g_new(TwinKey, 1);
    *key = (TwinKey){account, piece, minor};
    g_ptr_array_add(twins->keys, key);
    return key;
}

static void add_under(GHashTable *table, const TwinKey *key, gconstpointer value)
{
    if (!g_hash_table_contains(table, key))
        g_hash_table_insert(table, (gpointer)key, (gpointer)value);
}

static void index_group(Twins *twins, const FecGroup *group)
{
    const FecBook *book = twins->opening->book;
    const FecAccount *account = fec_book_line(book, group->lines[0])->account;
    const TwinKey *by_amount = keep_key(twins, account, NULL, group->residual);
    GPtrArray *siblings = g_hash_table_lookup(twins->by_account, account);
    if (!siblings) {
        siblings = g_ptr_array_new();
        g_hash_table_insert(twins->by_account, (gpointer)account, siblings);
    }
    g_ptr_array_add(siblings, (gpointer)group);
    if (g_hash_table_contains(twins->by_key, by_amount))
        g_hash_table_add(twins->doubled, (gpointer)by_amount);
    add_under(twins->by_key, by_amount, group);
    for (guint i = 0; i < group->n; i++) {
        const FecLine *line = fec_book_line(book, group->lines[i]);
        if (!line->reference)
            continue;
        if ((line->share > 0) == (group->residual > 0))
            add_under(twins->by_key, keep_key(twins, account, line->piece, group->residual),
                      group);
        add_under(twins->by_line, keep_key(twins, account, line->piece, line->share), line);
    }
}

static gboolean is_earlier(const FecBook *book, const FecLine *line, gpointer data)
{
    const FecOpening *opening = data;
    (void)book;
    return fec_opening_follows(opening, line) && fec_opening_repeats(opening, line->account);
}

/* Codes of the opening's own year: a half that waits for one of them keeps its code. */
static void index_codes(Twins *twins)
{
    const FecBook *book = twins->opening->book;
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        if (*line->lettering && !line->is_used && !twins->opening->is_before[line->file])
            g_hash_table_add(twins->codes,
                             (gpointer)keep_key(twins, line->account, line->lettering, 0));
    }
}

static void twins_init(Twins *twins, FecOpening *opening)
{
    *twins = (Twins){.opening = opening};
    twins->groups = fec_groups_find(opening->book, is_earlier, opening);
    twins->by_key = g_hash_table_new(hash_key, is_same_key);
    twins->doubled = g_hash_table_new(hash_key, is_same_key);
    twins->by_line = g_hash_table_new(hash_key, is_same_key);
    twins->by_account = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                              (GDestroyNotify)g_ptr_array_unref);
    twins->codes = g_hash_table_new(hash_key, is_same_key);
    twins->taken = g_hash_table_new(g_direct_hash, g_direct_equal);
    twins->keys = g_ptr_array_new_with_free_func(g_free);
    index_codes(twins);
    for (guint i = 0; i < twins->groups->groups->len; i++) {
        const FecGroup *group = &g_array_index(twins->groups->groups, FecGroup, i);
        if (group->residual != 0)
            index_group(twins, group);
    }
}

static void twins_clear(Twins *twins)
{
    fec_groups_free(twins->groups);
    g_hash_table_unref(twins->by_key);
    g_hash_table_unref(twins->doubled);
    g_hash_table_unref(twins->by_line);
    g_hash_table_unref(twins->by_account);
    g_hash_table_unref(twins->codes);
    g_hash_table_unref(twins->taken);
    g_ptr_array_unref(twins->keys);
}

/* The earlier line now belongs where the opening entry belongs. */
static void link_line(FecLine *line, const FecLine *opening)
{
    line->lettering = opening->lettering;
    line->lettering_date = opening->lettering_date;
    line->reference = opening->reference;
    line->year = opening->year;
    if (!line->due_date)
        line->due_date = opening->due_date;
}

static void link_group(Twins *twins, const FecGroup *group, const FecLine *opening)
{
    for (guint i = 0; i < group->n; i++)
        link_line(fec_book_line(twins->opening->book, group->lines[i]), opening);
    g_hash_table_add(twins->taken, (gpointer)group);
}

static const FecGroup *find_group(const Twins *twins, const FecLine *opening, const char *piece)
{
    const TwinKey key = {opening->account, piece, opening->share};
    const FecGroup *group = g_hash_table_lookup(twins->by_key, &key);
    if (!group || g_hash_table_contains(twins->taken, group) ||
        (!piece && g_hash_table_contains(twins->doubled, &key)))
        return NULL;
    return group;
}

/* An opening without a code takes none from a line whose other half is still to come. */
static gboolean may_link(const Twins *twins, const FecLine *line, const FecLine *opening)
{
    const TwinKey code = {line->account, line->lettering, 0};
    return *opening->lettering || !*line->lettering ||
           !g_hash_table_contains(twins->codes, &code);
}

/*
 * By its number; one that only its amount tells from others is believed if it is lettered.
 * FALSE: a lettered entry without a twin.
 */
static gboolean link_one(Twins *twins, const FecLine *opening)
{
    const FecBook *book = twins->opening->book;
    gboolean is_lettered = *opening->lettering != '\0';
    const TwinKey key = {opening->account, opening->reference, opening->share};
    const FecGroup *group =
        opening->reference ? find_group(twins, opening, opening->reference) : NULL;
    FecLine *line = opening->reference ? g_hash_table_lookup(twins->by_line, &key) : NULL;
    if (!group && !line && is_lettered)
        group = find_group(twins, opening, NULL);
    if (group && may_link(twins, fec_book_line(book, group->lines[0]), opening))
        link_group(twins, group, opening);
    else if (!group && line && may_link(twins, line, opening))
        link_line(line, opening);
    return group || line || !is_lettered;
}

/* One entry for all that the account owes, and it is lettered: all of it is. */
static gboolean link_all(Twins *twins, const FecLine *opening)
{
    const FecAccount *account = opening->account;
    const GPtrArray *siblings = g_hash_table_lookup(twins->by_account, account);
    if (opening->share != account->before || opening->share != account->opening || !siblings)
        return FALSE;
    for (guint i = 0; i < siblings->len; i++)
        link_group(twins, siblings->pdata[i], opening);
    return TRUE;
}

void fec_opening_hand_over(FecOpening *opening)
{
    FecBook *book = opening->book;
    Twins twins;
    twins_init(&twins, opening);
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        if (fec_opening_has(opening, line) && line->share != 0 &&
            fec_opening_repeats(opening, line->account) && !link_one(&twins, line) &&
            !link_all(&twins, line) && line->account->opening == line->account->before)
            line->account->keeps_opening = TRUE;
    }
    twins_clear(&twins);
}

void fec_opening_take_dates(FecOpening *opening)
{
    FecBook *book = opening->book;
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) by_piece = g_hash_table_new(hash_key, is_same_key);
    for (guint i = 0; i < book->lines->len; i++) {
        FecLine *line = fec_book_line(book, i);
        if (!fec_opening_follows(opening, line) || !*line->piece || line->share <= 0)
            continue;
        TwinKey *key = g_new(TwinKey, 1);
        *key = (TwinKey){line->account, line->piece, 0};
        g_ptr_array_add(keys, key);
        add_under(by_piece, key, line);
    }
    for (guint i = 0; i < book->lines->len; i++) {
        FecLine *line = fec_book_line(book, i);
        const TwinKey key = {line->account, line->piece, 0};
        const FecLine *twin = fec_opening_has(opening, line) && *line->piece
                                  ? g_hash_table_lookup(by_piece, &key)
                                  : NULL;
        if (!twin || line->share <= 0 || line->piece_date < line->entry_date)
            continue;
        line->piece_date = twin->piece_date;
        line->label = twin->label;
        if (!line->due_date)
            line->due_date = twin->due_date;
    }
}
