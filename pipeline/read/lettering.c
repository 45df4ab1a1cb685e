/*
 * Lettering codes of a CSV extract: lines of one customer and currency with the same code settle
 * each other. What the credits of a code do not cover stays open on its invoices, those due
 * last; what they leave over stays a free credit: per code the residual, as in a FEC.
 */
#include "read/settlement.h"

#include <string.h>

/* A line under a code, and how much of it others of the code have not met yet. */
typedef struct {
    guint index;
    gint64 left_minor;
} LetteredLine;

static guint hash_code(gconstpointer key)
{
    const DraftLine *line = key;
    return g_str_hash(line->lettering) * 31 + g_str_hash(line->item->customer);
}

static gboolean is_same_code(gconstpointer first, gconstpointer second)
{
    const DraftLine *a = first, *b = second;
    return strcmp(a->lettering, b->lettering) == 0 &&
           strcmp(a->item->customer, b->item->customer) == 0 &&
           strcmp(a->item->currency, b->item->currency) == 0;
}

/* Arrays of line indices, in the order of their first lines. */
static GPtrArray *make_groups(const Settlement *settlement)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GHashTable) by_code = g_hash_table_new(hash_code, is_same_code);
    for (guint i = 0; i < settlement->draft->lines->len; i++) {
        DraftLine *line = settlement_line(settlement, i);
        if (!line->lettering || (line->is_joined && line->head == NO_LINE))
            continue;
        GArray *group = g_hash_table_lookup(by_code, line);
        if (!group) {
            group = g_array_new(FALSE, FALSE, sizeof(guint));
            g_ptr_array_add(groups, group);
            g_hash_table_insert(by_code, line, group);
        }
        g_array_append_val(group, i);
    }
    return groups;
}

static DraftLine *find_head(const Settlement *settlement, guint index)
{
    DraftLine *line = settlement_line(settlement, index);
    return line->is_joined ? settlement_line(settlement, line->head) : line;
}

static int compare_days(Day a, Day b)
{
    if (a == DAY_NONE || b == DAY_NONE) /* without a day: behind the others */
        return (a == DAY_NONE) - (b == DAY_NONE);
    return (a > b) - (a < b);
}

static int compare_lines(gconstpointer first, gconstpointer second, gpointer data)
{
    const LetteredLine *x = first, *y = second;
    const OpenItem *a = settlement_line(data, x->index)->item;
    const OpenItem *b = settlement_line(data, y->index)->item;
    int order = compare_days(a->due_date, b->due_date);
    if (order == 0)
        order = compare_days(a->issue_date, b->issue_date);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* The group's lines of one sign, the oldest in front; those joined to an invoice as credits are
 * in its amount already. */
static GArray *pick_lines(Settlement *settlement, const GArray *group, gboolean are_credits)
{
    GArray *picked = g_array_new(FALSE, FALSE, sizeof(LetteredLine));
    for (guint i = 0; i < group->len; i++) {
        guint index = g_array_index(group, guint, i);
        const DraftLine *line = settlement_line(settlement, index);
        LetteredLine lettered = {index, ABS(line->share)};
        if ((line->share < 0) == are_credits && !(are_credits && line->is_joined))
            g_array_append_val(picked, lettered);
    }
    g_array_sort_with_data(picked, compare_lines, settlement);
    return picked;
}

/* Lets one credit meet the debits from *next on. */
static void set_off_credit(Settlement *settlement, LetteredLine *credit, GArray *debits,
                           guint *next)
{
    DraftLine *from = settlement_line(settlement, credit->index);
    while (credit->left_minor > 0 && *next < debits->len) {
        LetteredLine *debit = &g_array_index(debits, LetteredLine, *next);
        DraftLine *to = find_head(settlement, debit->index);
        gint64 room = MIN(debit->left_minor, draft_line_find_room(to, DAY_NONE));
        gint64 part = MIN(room, credit->left_minor);
        if (part > 0) {
            draft_line_use(to, part, DAY_NONE);
            draft_line_use(from, part, DAY_NONE);
            settlement_add_receipt(settlement, to->item, from->item, part);
        }
        credit->left_minor -= part;
        debit->left_minor -= part;
        if (part == room)
            (*next)++;
    }
}

static void settle_group(Settlement *settlement, const GArray *group)
{
    g_autoptr(GArray) debits = pick_lines(settlement, group, FALSE);
    g_autoptr(GArray) credits = pick_lines(settlement, group, TRUE);
    guint next = 0;
    for (guint i = 0; i < credits->len; i++)
        set_off_credit(settlement, &g_array_index(credits, LetteredLine, i), debits, &next);
    for (guint i = 0; i < group->len; i++) {
        DraftLine *line = find_head(settlement, g_array_index(group, guint, i));
        if (line->item->open_minor == 0 && !line->settled_reason)
            line->settled_reason = "balanced by its lettering code";
    }
}

/* What is still open needs its due date after all. */
static void refuse_without_due(Settlement *settlement)
{
    for (guint i = 0; i < settlement->draft->lines->len; i++) {
        DraftLine *line = settlement_line(settlement, i);
        const OpenItem *item = line->item;
        if (!line->lettering || line->is_joined || item->open_minor == 0 || item->due_date ||
            draft_line_is_reducer(line))
            continue;
        static const char reason[] = "there is no due date, and no terms that can be read in "
                                     "one way";
        complaint_add(settlement->draft->complaints, COMPLAINT_HELD, "due-date-missing",
                      (Place){item->source, item->line, 0},
                      "%s, and its lettering code leaves it open, invoice %s left out", reason,
                      item->invoice);
        draft_reject_line(settlement->draft, line, "due-date-missing", reason);
    }
}

void lettering_settle(Settlement *settlement)
{
    g_autoptr(GPtrArray) groups = make_groups(settlement);
    for (guint i = 0; i < groups->len; i++)
        settle_group(settlement, g_ptr_array_index(groups, i));
    refuse_without_due(settlement);
}
