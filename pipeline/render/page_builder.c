#include "render/page_builder.h"
#include "render/table_layout.h"

typedef struct {
    Galley *galley;
    const PageShape *shape;
    Mpt top; /* of the current page */
} Building;

static const Strip *strip_at(const Building *building, guint i)
{
    return &g_array_index(building->galley->strips, Strip, i);
}

static const SetTable *table_of(const Building *building, guint strip)
{
    int table = strip_at(building, strip)->table;
    return table < 0 ? NULL : g_ptr_array_index(building->galley->tables, table);
}

/* The table that goes on across a break after strip `last`, or NULL. */
static const SetTable *table_across(const Building *building, guint last)
{
    if (last + 1 >= building->galley->strips->len)
        return NULL;
    const SetTable *table = table_of(building, last);
    return table && table == table_of(building, last + 1) ? table : NULL;
}

/* TRUE if a sum is carried forward across a break after strip `last`. */
static gboolean carries_across(const Building *building, guint last)
{
    const SetTable *table = table_across(building, last);
    return table && table->table->carry_column >= 0 && strip_at(building, last)->is_body_row;
}

static Mpt repeated_height(const Building *building, guint first)
{
    const SetTable *table = first == 0 ? NULL : table_across(building, first - 1);
    if (!table)
        return 0;
    Mpt height = 0;
    if (table->header_strip != G_MAXUINT && table->header_strip < first)
        height += strip_at(building, table->header_strip)->height;
    return height + (carries_across(building, first - 1) ? table_carry_height(table) : 0);
}

/* One past the last strip of the page that begins with `first`. */
static guint find_page_end(const Building *building, guint first)
{
    guint n = building->galley->strips->len, best = 0, fitting = first;
    Mpt room = building->shape->bottom - building->top, used = repeated_height(building, first);
    for (guint i = first; i < n; i++) {
        const Strip *strip = strip_at(building, i);
        used += strip->height + (i == first ? 0 : strip->space_before);
        if (used > room)
            return best > first ? best : MAX(fitting, first + 1);
        fitting = i + 1;
        if (strip->ends_page)
            return i + 1;
        Mpt reserve =
            carries_across(building, i) ? table_carry_height(table_of(building, i)) : 0;
        if (!strip->keeps_with_next && used + reserve <= room)
            best = i + 1;
    }
    return n;
}

/* Header and carried sum at the top of a page that goes on with a table. */
static Mpt place_repeated(const Building *building, Marks *page, guint first, Mpt y)
{
    const SetTable *table = first == 0 ? NULL : table_across(building, first - 1);
    if (!table)
        return y;
    if (table->header_strip != G_MAXUINT && table->header_strip < first) {
        const Strip *header = strip_at(building, table->header_strip);
        marks_copy(page, building->galley->marks, header->from, header->to,
                   building->shape->left, y);
        y += header->height;
    }
    if (carries_across(building, first - 1)) {
        MarksCount from = marks_count(page);
        Mpt height =
            table_place_carry(building->galley, page, table, table->table->carried_label,
                              strip_at(building, first - 1)->carried, y);
        marks_move(page, from, marks_count(page), building->shape->left, 0);
        y += height;
    }
    return y;
}

static void place_page(const Building *building, guint first, guint end)
{
    Galley *galley = building->galley;
    Marks *page = marks_new();
    g_ptr_array_add(galley->pages->pages, page);
    Mpt y = place_repeated(building, page, first, building->top);
    for (guint i = first; i < end; i++) {
        const Strip *strip = strip_at(building, i);
        y += i == first ? 0 : strip->space_before;
        marks_copy(page, galley->marks, strip->from, strip->to, building->shape->left, y);
        y += strip->height;
    }
    if (end > first && carries_across(building, end - 1)) {
        MarksCount from = marks_count(page);
        const SetTable *table = table_of(building, end - 1);
        table_place_carry(galley, page, table, table->table->carry_label,
                          strip_at(building, end - 1)->carried, y);
        marks_move(page, from, marks_count(page), building->shape->left, 0);
    }
}

gboolean pages_build(Galley *galley, const PageShape *shape)
{
    Building building = {galley, shape, shape->first_top};
    Mpt tallest = shape->bottom - shape->next_top;
    for (guint i = 0; i < galley->strips->len; i++)
        if (strip_at(&building, i)->height > tallest)
            return FALSE;
    guint first = 0;
    do {
        guint end = find_page_end(&building, first);
        place_page(&building, first, MIN(end, galley->strips->len));
        first = end;
        building.top = shape->next_top;
    } while (first < galley->strips->len);
    return TRUE;
}
