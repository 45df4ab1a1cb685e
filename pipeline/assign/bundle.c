#include "assign/bundle.h"

#include "ground/text.h"

static Bundle *bundle_new(const Customer *customer, const char *customer_id)
{
    Bundle *bundle = g_new0(Bundle, 1);
    bundle->customer = customer;
    bundle->customer_id = customer_id;
    bundle->own = g_ptr_array_sized_new(16);
    bundle->along = g_ptr_array_sized_new(16);
    bundle->credits = g_array_new(FALSE, TRUE, sizeof(NettedCredit));
    return bundle;
}

void bundle_free(Bundle *bundle)
{
    if (bundle == NULL)
        return;
    g_ptr_array_unref(bundle->own);
    g_ptr_array_unref(bundle->along);
    g_array_unref(bundle->credits);
    recipient_list_clear(&bundle->recipients);
    g_free(bundle);
}

gint64 bundle_claim(const Bundle *bundle)
{
    return bundle->net_minor - bundle->free_minor;
}

/* How the case's step is grouped with others. */
typedef enum { TOGETHER_ALL, TOGETHER_LEVEL, TOGETHER_NONE } Together;

static Together find_together(const Case *item_case)
{
    static const Together by_grouping[] = {[GROUP_CUSTOMER] = TOGETHER_ALL,
                                           [GROUP_LEVEL] = TOGETHER_LEVEL,
                                           [GROUP_INVOICE] = TOGETHER_NONE};
    Together together = by_grouping[item_case->row->scenario->group];
    if (together == TOGETHER_ALL && item_case->row->step->carries == CARRIES_OWN)
        return TOGETHER_LEVEL;
    return together;
}

/* Preventive notices, statements and notices of one level are documents of their own. */
static gboolean is_apart(const Case *item_case)
{
    const Step *step = item_case->row->step;
    return step->kind == STEP_PREVENTIVE || step->kind == STEP_STATEMENT ||
           step->carries == CARRIES_OWN;
}

/* A formal demand goes to the contracting debtor, everything else to who pays for it. */
static gboolean goes_to_debtor(const Case *item_case)
{
    return item_case->row->step->carries == CARRIES_OWN || step_is_formal(item_case->row->step);
}

static gboolean is_mate(const Bundle *bundle, const Case *item_case, const char *customer_id)
{
    const Case *first = bundle->own->pdata[0];
    Together together = find_together(item_case);
    if (together == TOGETHER_NONE || find_together(first) != together ||
        !text_equals(bundle->customer_id, customer_id) ||
        is_apart(first) != is_apart(item_case))
        return FALSE;
    if (is_apart(item_case))
        return first->row->step->kind == item_case->row->step->kind &&
               first->row->level == item_case->row->level;
    return together == TOGETHER_ALL || first->row->level == item_case->row->level;
}

static void add_own(const Family *family, ClaimGroup *group, Case *item_case)
{
    gboolean to_debtor = goes_to_debtor(item_case);
    const Customer *customer = to_debtor ? item_case->account->customer : family->payer;
    const char *customer_id = to_debtor ? item_case->account->id : family->payer_id;
    Bundle *bundle = NULL;
    gboolean may_share = find_together(item_case) != TOGETHER_NONE;
    for (guint i = 0; may_share && i < group->bundles->len && bundle == NULL; i++)
        if (is_mate(group->bundles->pdata[i], item_case, customer_id))
            bundle = group->bundles->pdata[i];
    if (bundle == NULL) {
        bundle = bundle_new(customer, customer_id);
        g_ptr_array_add(group->bundles, bundle);
    }
    g_ptr_array_add(bundle->own, item_case);
    if (bundle->step == NULL || item_case->row->level > bundle->level) {
        bundle->step = item_case->row->step;
        bundle->scenario = item_case->row->scenario;
        bundle->level = item_case->row->level;
    }
    bundle->is_own = is_apart(item_case) || find_together(item_case) == TOGETHER_NONE;
}

static gboolean may_carry(const Bundle *bundle, const Case *item_case)
{
    if (bundle->is_own)
        return FALSE;
    return find_together(bundle->own->pdata[0]) == TOGETHER_ALL ||
           item_case->row->level == bundle->level;
}

/* An overdue item is claimed once: by the highest bundle that may carry it. */
static void add_along(const GPtrArray *carriers, Case *item_case)
{
    for (guint i = 0; i < carriers->len; i++) {
        Bundle *bundle = carriers->pdata[i];
        if (may_carry(bundle, item_case)) {
            g_ptr_array_add(bundle->along, item_case);
            item_case->is_carried = TRUE;
            return;
        }
    }
}

static GPtrArray *list_carriers(const ClaimGroup *group)
{
    GPtrArray *carriers = g_ptr_array_new();
    for (guint i = 0; i < group->bundles->len; i++)
        if (!((const Bundle *)group->bundles->pdata[i])->is_own)
            g_ptr_array_add(carriers, group->bundles->pdata[i]);
    return carriers;
}

static gint compare_levels(gconstpointer a, gconstpointer b)
{
    const Bundle *left = *(const Bundle *const *)a, *right = *(const Bundle *const *)b;
    if (left->level != right->level)
        return right->level - left->level;
    const Case *first = left->own->pdata[0], *second = right->own->pdata[0];
    int order = g_strcmp0(left->customer_id, right->customer_id);
    if (order == 0)
        order = first->item->due_date - second->item->due_date;
    return order != 0 ? order : g_strcmp0(first->item->invoice, second->item->invoice);
}

static void add_up(Bundle *bundle, const GPtrArray *cases)
{
    for (guint i = 0; i < cases->len; i++) {
        const Case *item_case = cases->pdata[i];
        bundle->principal_minor += item_case->item->open_minor - item_case->row->disputed_minor;
        bundle->net_minor += item_case->row->net_minor;
    }
}

void claim_group_make_bundles(const Family *family, ClaimGroup *group)
{
    g_ptr_array_set_size(group->bundles, 0);
    for (guint i = 0; i < group->cases->len; i++) {
        Case *item_case = group->cases->pdata[i];
        item_case->is_carried = FALSE;
        if (item_case->place == PLACE_OWN)
            add_own(family, group, item_case);
    }
    g_ptr_array_sort(group->bundles, compare_levels);
    g_autoptr(GPtrArray) carriers = list_carriers(group);
    for (guint i = 0; carriers->len > 0 && i < group->cases->len; i++) {
        Case *item_case = group->cases->pdata[i];
        if (item_case->place == PLACE_ALONG)
            add_along(carriers, item_case);
    }
    for (guint i = 0; i < group->bundles->len; i++) {
        Bundle *bundle = group->bundles->pdata[i];
        add_up(bundle, bundle->own);
        add_up(bundle, bundle->along);
    }
}
