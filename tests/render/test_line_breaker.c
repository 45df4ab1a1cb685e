#include "render/line_breaker.h"
#include <criterion/criterion.h>

static GArray *items;

static void begin(void)
{
    items = g_array_new(FALSE, FALSE, sizeof(BreakItem));
}

static void end(void)
{
    g_array_unref(items);
}

static void add(BreakItem item)
{
    g_array_append_val(items, item);
}

/* Words of the given widths, spaces of 10 (+6 -2), finished as paragraphs are. */
static void add_words(const int *widths, int n)
{
    for (int i = 0; i < n; i++) {
        if (i > 0)
            add((BreakItem){.kind = ITEM_GLUE, .width = 10, .stretch = 6, .shrink = 2});
        add((BreakItem){.kind = ITEM_BOX, .width = widths[i]});
    }
    add((BreakItem){.kind = ITEM_GLUE, .stretch = 1000000});
    add((BreakItem){.kind = ITEM_PENALTY, .penalty = PENALTY_FORCED});
}

static void check_breaks(LineShape shape, const guint *expected, guint n)
{
    g_autoptr(GArray) breaks = g_array_new(FALSE, FALSE, sizeof(guint));
    lines_break(items, shape, breaks);
    cr_assert_eq(breaks->len, n, "%u lines, expected %u", breaks->len, n);
    for (guint i = 0; i < n; i++)
        cr_assert_eq(g_array_index(breaks, guint, i), expected[i], "line %u ends at item %u",
                     i + 1, g_array_index(breaks, guint, i));
}

TestSuite(line_breaker, .init = begin, .fini = end);

Test(line_breaker, what_fits_stays_on_one_line)
{
    add_words((const int[]){30, 30}, 2);
    check_breaks((LineShape){100, TRUE}, (const guint[]){4}, 1);
}

Test(line_breaker, breaks_are_chosen_for_the_whole_paragraph_not_line_by_line)
{
    /* First fit would fill line 1 with three words (100 wide), leaving one word of 40 and a gap
     * of 60 on line 2; the optimum moves a word down. */
    add_words((const int[]){30, 20, 30, 40, 45, 30}, 6);
    /* items: 0 30, 1 _, 2 20, 3 _, 4 30, 5 _, 6 40, 7 _, 8 45, 9 _, 10 30 */
    g_autoptr(GArray) breaks = g_array_new(FALSE, FALSE, sizeof(guint));
    lines_break(items, (LineShape){100, TRUE}, breaks);
    cr_assert_eq(breaks->len, 3);
    cr_assert_eq(g_array_index(breaks, guint, 0), 5);
    cr_assert_eq(g_array_index(breaks, guint, 1), 9);
}

Test(line_breaker, a_hyphen_is_taken_only_where_it_pays)
{
    add((BreakItem){.kind = ITEM_BOX, .width = 60});
    add((BreakItem){.kind = ITEM_GLUE, .width = 10, .stretch = 6, .shrink = 2});
    add((BreakItem){.kind = ITEM_BOX, .width = 25});
    add((BreakItem){.kind = ITEM_PENALTY, .penalty = 120, .is_hyphen = 1, .width = 5});
    add((BreakItem){.kind = ITEM_BOX, .width = 70});
    add((BreakItem){.kind = ITEM_GLUE, .stretch = 1000000});
    add((BreakItem){.kind = ITEM_PENALTY, .penalty = PENALTY_FORCED});
    check_breaks((LineShape){100, TRUE}, (const guint[]){3, 6}, 2);
}

Test(line_breaker, a_forced_break_is_obeyed_though_all_would_fit)
{
    add((BreakItem){.kind = ITEM_BOX, .width = 10});
    add((BreakItem){.kind = ITEM_GLUE, .stretch = 1000000});
    add((BreakItem){.kind = ITEM_PENALTY, .penalty = PENALTY_FORCED});
    add((BreakItem){.kind = ITEM_BOX, .width = 10});
    add((BreakItem){.kind = ITEM_GLUE, .stretch = 1000000});
    add((BreakItem){.kind = ITEM_PENALTY, .penalty = PENALTY_FORCED});
    check_breaks((LineShape){100, TRUE}, (const guint[]){2, 5}, 2);
}

Test(line_breaker, a_word_wider_than_the_line_gets_a_line_of_its_own)
{
    add_words((const int[]){40, 150, 40}, 3);
    check_breaks((LineShape){100, TRUE}, (const guint[]){1, 3, 6}, 3);
    check_breaks((LineShape){100, FALSE}, (const guint[]){1, 3, 6}, 3);
}

Test(line_breaker, no_line_is_wider_than_allowed_if_there_is_another_way)
{
    add_words((const int[]){33, 33, 33, 33, 33, 33, 33, 33, 33}, 9);
    g_autoptr(GArray) breaks = g_array_new(FALSE, FALSE, sizeof(guint));
    lines_break(items, (LineShape){100, TRUE}, breaks);
    guint first = 0;
    for (guint i = 0; i < breaks->len; i++) {
        guint broken_at = g_array_index(breaks, guint, i);
        int width = 0, shrink = 0;
        for (guint k = first; k < broken_at; k++) {
            const BreakItem *item = &g_array_index(items, BreakItem, k);
            if (item->kind == ITEM_GLUE && (k == first || item->width == 0))
                continue;
            width += item->width;
            shrink += item->kind == ITEM_GLUE ? item->shrink : 0;
        }
        cr_assert_leq(width - shrink, 100, "line %u is %d wide", i + 1, width);
        first = broken_at;
    }
}
