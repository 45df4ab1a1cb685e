#include "render/line_breaker.h"

/*
 * Knuth and Plass's figures: badness 100 r^3, demerits (1 +
 * badness)^2 with the penalty's own.
 */
enum { HYPHEN_PAIR = 10000, FITNESS_JUMP = 10000, LAST_HYPHEN = 5000 };

typedef struct {
    gint64 width, stretch, shrink;
} Sums;

/* A break that may be part of the best way. */
typedef struct {
    guint item;  /* index of the item broken at */
    guint line;  /* how many lines end here */
    int fitness; /* 0 tight .. 3 very loose */
    gboolean is_hyphen;
    Sums after; /* sums up to the first box after the break */
    double demerits;
    int previous; /* index in the node array, -1: the beginning */
} Node;

typedef struct {
    const BreakItem *items;
    guint n_items;
    LineShape shape;
    double tolerance;      /* largest stretch ratio */
    gboolean is_emergency; /* too wide a line is taken rather than none */
    GArray *nodes;         /* Node, all ever made */
    GArray *active;        /* int, indexes of nodes */
} Search;

static void add_item(Sums *sums, const BreakItem *item)
{
    if (item->kind == ITEM_PENALTY)
        return;
    sums->width += item->width;
    sums->stretch += item->stretch;
    sums->shrink += item->shrink;
}

/* Glue and penalties right after a break vanish; up to the next box or forced break. */
static Sums sums_after_break(const Search *search, guint at, Sums sums)
{
    for (guint i = at; i < search->n_items; i++) {
        const BreakItem *item = &search->items[i];
        if (item->kind == ITEM_BOX)
            break;
        if (item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED && i > at)
            break;
        add_item(&sums, item);
    }
    return sums;
}

/* Ragged: the white at the line's end, a sixth of the line being quite acceptable. */
static double raggedness(const Search *search, gint64 missing, const BreakItem *item)
{
    if (missing < 0)
        return -2;
    gboolean is_last = item == &search->items[search->n_items - 1];
    return is_last ? 0 : (double)missing * 6 / (double)search->shape.width;
}

/* How far the glue must stretch (> 0) or shrink (< 0) to make the line. */
static double adjustment_ratio(const Search *search, const Node *node, const Sums *sums,
                               const BreakItem *item)
{
    gint64 width = sums->width - node->after.width;
    if (item->kind == ITEM_PENALTY)
        width += item->width;
    gint64 missing = search->shape.width - width;
    if (!search->shape.is_justified)
        return raggedness(search, missing, item);
    if (missing == 0)
        return 0;
    if (missing > 0) {
        gint64 stretch = sums->stretch - node->after.stretch;
        return stretch > 0 ? (double)missing / (double)stretch : 1e6;
    }
    gint64 shrink = sums->shrink - node->after.shrink;
    return shrink > 0 ? (double)missing / (double)shrink : -1e6;
}

static int fitness_of(double ratio)
{
    if (ratio < -0.5)
        return 0;
    if (ratio <= 0.5)
        return 1;
    return ratio <= 1 ? 2 : 3;
}

static double demerits_of(const Search *search, const Node *node, const BreakItem *item,
                          double ratio, guint at)
{
    double badness = 100.0 * ratio * ratio * (ratio < 0 ? -ratio : ratio);
    double penalty = item->kind == ITEM_PENALTY ? item->penalty : 0;
    double line = 1 + badness;
    double demerits = line * line;
    if (penalty >= 0)
        demerits = (line + penalty) * (line + penalty);
    else if (penalty > PENALTY_FORCED)
        demerits -= penalty * penalty;
    gboolean is_hyphen = item->kind == ITEM_PENALTY && item->is_hyphen;
    if (is_hyphen && node->is_hyphen)
        demerits += HYPHEN_PAIR;
    if (at + 1 == search->n_items && node->is_hyphen)
        demerits += LAST_HYPHEN;
    if (ABS(fitness_of(ratio) - node->fitness) > 1)
        demerits += FITNESS_JUMP;
    return node->demerits + demerits;
}

/* The cheapest ways to this break, one per fitness class (indexes -1: none). */
typedef struct {
    double demerits[4];
    int from[4];
} Candidates;

static void offer(Candidates *candidates, int fitness, double demerits, int from)
{
    if (candidates->from[fitness] >= 0 && candidates->demerits[fitness] <= demerits)
        return;
    candidates->demerits[fitness] = demerits;
    candidates->from[fitness] = from;
}

/* Tries the break from every active node, and drops nodes from which no later line can fit. */
static void collect_candidates(Search *search, guint at, const Sums *sums,
                               Candidates *candidates)
{
    const BreakItem *item = &search->items[at];
    gboolean is_forced = item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED;
    int last_dropped = -1;
    double last_ratio = 0;
    for (guint i = 0; i < search->active->len;) {
        int index = g_array_index(search->active, int, i);
        const Node *node = &g_array_index(search->nodes, Node, index);
        double ratio = adjustment_ratio(search, node, sums, item);
        if (ratio >= -1 && ratio <= search->tolerance)
            offer(candidates, fitness_of(ratio), demerits_of(search, node, item, ratio, at),
                  index);
        if (ratio < -1 || is_forced) {
            last_dropped = index;
            last_ratio = ratio;
            g_array_remove_index(search->active, i);
        } else {
            i++;
        }
    }
    gboolean has_way = candidates->from[0] >= 0 || candidates->from[1] >= 0 ||
                       candidates->from[2] >= 0 || candidates->from[3] >= 0;
    if (search->is_emergency && search->active->len == 0 && !has_way && last_dropped >= 0) {
        const Node *node = &g_array_index(search->nodes, Node, last_dropped);
        offer(candidates, last_ratio < 0 ? 0 : 3, node->demerits + 1e9, last_dropped);
    }
}

static void add_nodes(Search *search, guint at, const Sums *sums, const Candidates *candidates)
{
    const BreakItem *item = &search->items[at];
    for (int fitness = 0; fitness < 4; fitness++) {
        if (candidates->from[fitness] < 0)
            continue;
        guint line = g_array_index(search->nodes, Node, candidates->from[fitness]).line;
        Node node = {.item = at,
                     .line = line + 1,
                     .fitness = fitness,
                     .is_hyphen = item->kind == ITEM_PENALTY && item->is_hyphen,
                     .after = sums_after_break(search, at, *sums),
                     .demerits = candidates->demerits[fitness],
                     .previous = candidates->from[fitness]};
        int index = (int)search->nodes->len;
        g_array_append_val(search->nodes, node);
        g_array_append_val(search->active, index);
    }
}

static gboolean may_break_at(const Search *search, guint at)
{
    const BreakItem *item = &search->items[at];
    if (item->kind == ITEM_PENALTY)
        return item->penalty < PENALTY_NEVER;
    return item->kind == ITEM_GLUE && at > 0 && search->items[at - 1].kind == ITEM_BOX;
}

/* The index of the best final node, or -1 if the tolerance lets no way through. */
static int search_best(Search *search)
{
    g_array_set_size(search->nodes, 0);
    g_array_set_size(search->active, 0);
    Sums sums = {0};
    Node first = {.previous = -1, .fitness = 1};
    int index = 0;
    g_array_append_val(search->nodes, first);
    g_array_append_val(search->active, index);
    for (guint i = 0; i < search->n_items; i++) {
        if (may_break_at(search, i)) {
            Candidates candidates = {.from = {-1, -1, -1, -1}};
            collect_candidates(search, i, &sums, &candidates);
            add_nodes(search, i, &sums, &candidates);
            if (search->active->len == 0)
                return -1;
        }
        add_item(&sums, &search->items[i]);
    }
    int best = -1;
    for (guint i = 0; i < search->active->len; i++) {
        int node = g_array_index(search->active, int, i);
        if (best < 0 || g_array_index(search->nodes, Node, node).demerits <
                            g_array_index(search->nodes, Node, best).demerits)
            best = node;
    }
    return best;
}

static void append_way(const Search *search, int index, GArray *breaks)
{
    guint begin = breaks->len;
    for (; index > 0; index = g_array_index(search->nodes, Node, index).previous)
        g_array_append_val(breaks, g_array_index(search->nodes, Node, index).item);
    for (guint i = begin, j = breaks->len; i + 1 < j; i++, j--) {
        guint swap = g_array_index(breaks, guint, i);
        g_array_index(breaks, guint, i) = g_array_index(breaks, guint, j - 1);
        g_array_index(breaks, guint, j - 1) = swap;
    }
}

/* All items on one line without shrinking: most cells, labels and last words of a letter. */
static gboolean fits_one_line(const GArray *items, LineShape shape)
{
    gint64 width = 0;
    for (guint i = 0; i < items->len; i++) {
        const BreakItem *item = &g_array_index(items, BreakItem, i);
        if (item->kind != ITEM_PENALTY)
            width += item->width;
        else if (item->penalty <= PENALTY_FORCED && i + 1 < items->len)
            return FALSE;
    }
    return width <= shape.width;
}

void lines_break(const GArray *items, LineShape shape, GArray *breaks)
{
    if (fits_one_line(items, shape)) {
        guint last = items->len - 1;
        g_array_append_val(breaks, last);
        return;
    }
    static const double justified[] = {1.0, 2.5, 6.0, 1e7};
    static const double ragged[] = {1e7};
    const double *tolerances = shape.is_justified ? justified : ragged;
    guint n = shape.is_justified ? G_N_ELEMENTS(justified) : G_N_ELEMENTS(ragged);
    Search search = {.items = (const BreakItem *)(gpointer)items->data,
                     .n_items = items->len,
                     .shape = shape,
                     .nodes = g_array_new(FALSE, FALSE, sizeof(Node)),
                     .active = g_array_new(FALSE, FALSE, sizeof(int))};
    int best = -1;
    for (guint i = 0; i < n && best < 0; i++) {
        search.tolerance = tolerances[i];
        search.is_emergency = i + 1 == n;
        best = search_best(&search);
    }
    g_assert(best >= 0);
    append_way(&search, best, breaks);
    g_array_unref(search.nodes);
    g_array_unref(search.active);
}
