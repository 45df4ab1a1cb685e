#include "assign/credit_netting.h"

#define RECENT_DAYS 30

/* Credits before *first are used up. */
static void net_bundle(const ClaimGroup *group, Bundle *bundle, gint64 *left, guint *first)
{
    while (*first < group->credits->len && left[*first] <= 0)
        ++*first;
    for (guint i = *first; i < group->credits->len && bundle_claim(bundle) > 0; i++) {
        const Case *credit = group->credits->pdata[i];
        gint64 part = MIN(left[i], bundle_claim(bundle));
        if (part <= 0)
            continue;
        NettedCredit netted = {credit->item, part, credit->row};
        g_array_append_val(bundle->credits, netted);
        bundle->free_minor += part;
        left[i] -= part;
    }
}

void credit_netting_apply(ClaimGroup *group)
{
    if (group->credits->len == 0)
        return;
    g_autofree gint64 *left = g_new(gint64, group->credits->len);
    for (guint i = 0; i < group->credits->len; i++)
        left[i] = ((const Case *)group->credits->pdata[i])->free_minor;
    guint first = 0;
    for (guint i = 0; i < group->bundles->len; i++)
        net_bundle(group, group->bundles->pdata[i], left, &first);
}

static const OpenItem *find_recent(const Assignment *assignment, const GPtrArray *credits)
{
    for (guint i = 0; i < credits->len; i++) {
        const OpenItem *item = ((const Case *)credits->pdata[i])->item;
        Day date = item->issue_date != DAY_NONE ? item->issue_date : item->due_date;
        if (item->kind == ITEM_PAYMENT && date != DAY_NONE &&
            assignment->run_date - date <= RECENT_DAYS)
            return item;
    }
    return NULL;
}

const OpenItem *credit_netting_find_recent(const Assignment *assignment,
                                           const ClaimGroup *group)
{
    const OpenItem *netted = find_recent(assignment, group->credits);
    return netted != NULL ? netted : find_recent(assignment, group->matched);
}
