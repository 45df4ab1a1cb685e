#include "report/reason_groups.h"

#include "ground/text.h"

#include <string.h>

static void free_group(gpointer data)
{
    ReasonGroup *group = data;
    g_ptr_array_unref(group->rows);
    amounts_clear(&group->open);
    g_free(group);
}

static ReasonGroup *take_group(GPtrArray *groups, GHashTable *index, const PlanRow *row)
{
    char *key = g_strdup_printf("%d\x1f%s", (int)row->decision, text_or_empty(row->rule));
    ReasonGroup *group = g_hash_table_lookup(index, key);
    if (group) {
        g_free(key);
        return group;
    }
    group = g_new0(ReasonGroup, 1);
    group->decision = row->decision;
    group->rule = text_or_empty(row->rule);
    group->rows = g_ptr_array_new();
    group->open = amounts_make();
    g_hash_table_insert(index, key, group);
    g_ptr_array_add(groups, group);
    return group;
}

static gint compare_groups(gconstpointer a, gconstpointer b)
{
    const ReasonGroup *x = *(const ReasonGroup *const *)a, *y = *(const ReasonGroup *const *)b;
    if (x->decision != y->decision)
        return (int)x->decision - (int)y->decision;
    if (x->rows->len != y->rows->len)
        return x->rows->len > y->rows->len ? -1 : 1;
    return strcmp(x->rule, y->rule);
}

GPtrArray *reason_groups_collect(const ReminderPlan *plan)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_group);
    g_autoptr(GHashTable) index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < plan->rows->len; i++) {
        PlanRow *row = g_ptr_array_index(plan->rows, i);
        ReasonGroup *group = take_group(groups, index, row);
        g_ptr_array_add(group->rows, row);
        amounts_add(&group->open, row->item->currency, row->item->open_minor);
    }
    g_ptr_array_sort(groups, compare_groups);
    return groups;
}
