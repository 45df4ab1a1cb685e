#include "read/fec_groups.h"

#define NO_GROUP G_MAXUINT

/* Lines of one group that have a date or a year in common. */
typedef struct {
    gint64 key;
    gint64 sum;
    gboolean has_debit, has_credit, has_invoice;
    gboolean is_taken;
    guint start, n; /* where its lines stand once they are arranged */
} Cluster;

typedef struct {
    guint *lines;
    guint n;
} Slice;

typedef struct {
    const FecBook *book;
    GArray *groups;
    GArray *clusters;
    GArray *cluster_of; /* guint, per line of the slice */
    GArray *arranged;   /* guint: the slice's lines in their new order */
} Builder;

/* Codes are compared by their place in memory: of equal ones there is one copy. */
static guint hash_line(gconstpointer key)
{
    const FecLine *line = key;
    const char *code = *line->lettering ? line->lettering : line->reference;
    return g_direct_hash(line->account) * 31 + g_direct_hash(code);
}

static gboolean belong_together(gconstpointer first, gconstpointer second)
{
    const FecLine *a = first, *b = second;
    if (a->account != b->account || a->lettering != b->lettering)
        return FALSE;
    return *a->lettering || a->reference == b->reference;
}

static void add_group(Builder *builder, Slice slice)
{
    FecGroup group = {slice.lines, slice.n, 0};
    for (guint i = 0; i < slice.n; i++)
        group.residual += fec_book_line(builder->book, slice.lines[i])->share;
    g_array_append_val(builder->groups, group);
}

/* The date on which it was lettered tells one use of a code from the next, else the year. */
static gint64 key_by_date(const FecLine *line)
{
    return line->lettering_date ? line->lettering_date : -1 - (gint64)line->year;
}

static gint64 key_by_year(const FecLine *line)
{
    return line->year;
}

static gboolean is_balanced(const Cluster *cluster)
{
    return cluster->sum == 0;
}

/* An invoice and what was set against it, not one half of a match over two years. */
static gboolean is_whole(const Cluster *cluster)
{
    return cluster->has_debit && cluster->has_credit;
}

static gboolean is_open_invoice(const Cluster *cluster)
{
    return cluster->has_invoice && cluster->sum > 0;
}

static void count_line(Cluster *cluster, const FecLine *line)
{
    cluster->n++;
    cluster->sum += line->share;
    cluster->has_debit |= line->share > 0;
    cluster->has_credit |= line->share < 0;
    cluster->has_invoice |= line->share > 0 && !line->is_opening;
}

static void find_clusters(Builder *builder, Slice slice, gint64 (*find_key)(const FecLine *))
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_int64_hash, g_int64_equal);
    g_autofree gint64 *keys = g_new(gint64, slice.n);
    g_array_set_size(builder->clusters, 0);
    g_array_set_size(builder->cluster_of, slice.n);
    for (guint i = 0; i < slice.n; i++) {
        const FecLine *line = fec_book_line(builder->book, slice.lines[i]);
        gpointer found;
        keys[i] = find_key(line);
        if (!g_hash_table_lookup_extended(known, &keys[i], NULL, &found)) {
            Cluster fresh = {.key = keys[i]};
            found = GUINT_TO_POINTER(builder->clusters->len);
            g_array_append_val(builder->clusters, fresh);
            g_hash_table_insert(known, &keys[i], found);
        }
        guint index = GPOINTER_TO_UINT(found);
        g_array_index(builder->cluster_of, guint, i) = index;
        count_line(&g_array_index(builder->clusters, Cluster, index), line);
    }
}

/* Puts the lines of the taken clusters in front, cluster by cluster; the others keep their order. */
static guint arrange(Builder *builder, Slice slice)
{
    guint start = 0;
    for (guint i = 0; i < builder->clusters->len; i++) {
        Cluster *cluster = &g_array_index(builder->clusters, Cluster, i);
        cluster->start = start;
        start += cluster->is_taken ? cluster->n : 0;
    }
    guint n_taken = start, rest = start;
    g_array_set_size(builder->arranged, slice.n);
    for (guint i = 0; i < slice.n; i++) {
        Cluster *cluster = &g_array_index(builder->clusters, Cluster,
                                          g_array_index(builder->cluster_of, guint, i));
        guint to = cluster->is_taken ? cluster->start++ : rest++;
        g_array_index(builder->arranged, guint, to) = slice.lines[i];
    }
    for (guint i = 0; i < slice.n; i++)
        slice.lines[i] = g_array_index(builder->arranged, guint, i);
    return n_taken;
}

/*
 * Makes groups of their own of the clusters that `is_wanted`, if there are at least so many;
 * returns the lines that are left.
 */
static Slice take_out(Builder *builder, Slice slice, gint64 (*find_key)(const FecLine *),
                      gboolean (*is_wanted)(const Cluster *), guint at_least)
{
    guint n_wanted = 0;
    if (slice.n < 2)
        return slice;
    find_clusters(builder, slice, find_key);
    for (guint i = 0; i < builder->clusters->len; i++) {
        Cluster *cluster = &g_array_index(builder->clusters, Cluster, i);
        cluster->is_taken = is_wanted(cluster);
        n_wanted += cluster->is_taken ? 1 : 0;
    }
    if (n_wanted < at_least)
        return slice;
    guint n_taken = arrange(builder, slice);
    for (guint i = 0, start = 0; i < builder->clusters->len; i++) {
        const Cluster *cluster = &g_array_index(builder->clusters, Cluster, i);
        if (!cluster->is_taken)
            continue;
        add_group(builder, (Slice){slice.lines + start, cluster->n});
        start += cluster->n;
    }
    return (Slice){slice.lines + n_taken, slice.n - n_taken};
}

/*
 * Lettering codes are used again, mostly year after year: what balances by its date or in its
 * year is a match by itself, and so is each of several that have both sides. One match may also
 * have its halves in two years; PieceRef may be a counter that begins anew each year.
 */
static void add_slice(Builder *builder, Slice slice)
{
    const FecLine *first = fec_book_line(builder->book, slice.lines[0]);
    gint64 residual = 0;
    for (guint i = 0; i < slice.n; i++)
        residual += fec_book_line(builder->book, slice.lines[i])->share;
    if (residual != 0 && *first->lettering) {
        slice = take_out(builder, slice, key_by_date, is_balanced, 1);
        slice = take_out(builder, slice, key_by_year, is_balanced, 1);
        slice = take_out(builder, slice, key_by_date, is_whole, 2);
    } else if (residual != 0) {
        slice = take_out(builder, slice, key_by_year, is_open_invoice, 2);
    }
    if (slice.n > 0)
        add_group(builder, slice);
}

/* The number of each line's group, in the order of the groups' first lines. */
static guint number_lines(const FecBook *book, FecLineFilter filter, gpointer data,
                          guint *group_of)
{
    g_autoptr(GHashTable) known = g_hash_table_new(hash_line, belong_together);
    guint n_groups = 0;
    for (guint i = 0; i < book->lines->len; i++) {
        FecLine *line = fec_book_line(book, i);
        gpointer found;
        group_of[i] = NO_GROUP;
        if (line->is_used || (filter && !filter(book, line, data)))
            continue;
        if (!*line->lettering && !line->reference) {
            group_of[i] = n_groups++;
        } else if (g_hash_table_lookup_extended(known, line, NULL, &found)) {
            group_of[i] = GPOINTER_TO_UINT(found);
        } else {
            group_of[i] = n_groups;
            g_hash_table_insert(known, line, GUINT_TO_POINTER(n_groups++));
        }
    }
    return n_groups;
}

/* Where the lines of each group begin; the last entry is the end of all. */
static guint *find_starts(const guint *group_of, guint n_lines, guint n_groups)
{
    guint *starts = g_new0(guint, n_groups + 1);
    for (guint i = 0; i < n_lines; i++)
        if (group_of[i] != NO_GROUP)
            starts[group_of[i] + 1]++;
    for (guint i = 0; i < n_groups; i++)
        starts[i + 1] += starts[i];
    return starts;
}

FecGroups *fec_groups_find(const FecBook *book, FecLineFilter filter, gpointer data)
{
    guint n_lines = book->lines->len;
    FecGroups *groups = g_new0(FecGroups, 1);
    groups->groups = g_array_new(FALSE, FALSE, sizeof(FecGroup));
    g_autofree guint *group_of = g_new(guint, n_lines + 1);
    guint n_groups = number_lines(book, filter, data, group_of);
    g_autofree guint *starts = find_starts(group_of, n_lines, n_groups);
    g_autofree guint *next = g_memdup2(starts, (n_groups + 1) * sizeof *starts);
    groups->order = g_new(guint, starts[n_groups] + 1);
    for (guint i = 0; i < n_lines; i++)
        if (group_of[i] != NO_GROUP)
            groups->order[next[group_of[i]]++] = i;
    g_autoptr(GArray) clusters = g_array_new(FALSE, FALSE, sizeof(Cluster));
    g_autoptr(GArray) cluster_of = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) arranged = g_array_new(FALSE, FALSE, sizeof(guint));
    Builder builder = {book, groups->groups, clusters, cluster_of, arranged};
    for (guint i = 0; i < n_groups; i++)
        add_slice(&builder, (Slice){groups->order + starts[i], starts[i + 1] - starts[i]});
    return groups;
}

void fec_groups_free(FecGroups *groups)
{
    if (!groups)
        return;
    g_array_unref(groups->groups);
    g_free(groups->order);
    g_free(groups);
}
