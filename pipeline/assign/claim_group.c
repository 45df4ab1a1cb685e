/* Who is asked for what: the groups of one family, by currency and payee. */
#include "assign/bundle.h"
#include "ground/text.h"

ClaimGroup *claim_group_new(const OpenItem *item)
{
    ClaimGroup *group = g_new0(ClaimGroup, 1);
    g_strlcpy(group->currency, item->currency, sizeof group->currency);
    group->payee = item->payee;
    group->cases = g_ptr_array_sized_new(16);
    group->credits = g_ptr_array_new();
    group->matched = g_ptr_array_new();
    group->bundles = g_ptr_array_new_with_free_func((GDestroyNotify)bundle_free);
    return group;
}

void claim_group_free(ClaimGroup *group)
{
    if (group == NULL)
        return;
    g_ptr_array_unref(group->cases);
    g_ptr_array_unref(group->credits);
    g_ptr_array_unref(group->matched);
    g_ptr_array_unref(group->bundles);
    g_free(group);
}

static void free_group(gpointer group)
{
    claim_group_free(group);
}

static ClaimGroup *find_group(const GPtrArray *groups, const OpenItem *item, gboolean any_payee)
{
    for (guint i = 0; i < groups->len; i++) {
        ClaimGroup *group = groups->pdata[i];
        if (text_equals(group->currency, item->currency) &&
            (any_payee || text_equals(group->payee, item->payee)))
            return group;
    }
    return NULL;
}

static void take_claims(const Account *account, GPtrArray *groups)
{
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        if (!case_is_claim(item_case))
            continue;
        ClaimGroup *group = find_group(groups, item_case->item, FALSE);
        if (group == NULL) {
            const ClaimGroup *same = find_group(groups, item_case->item, TRUE);
            group = claim_group_new(item_case->item);
            group->open_minor = same != NULL ? same->open_minor : 0;
            g_ptr_array_add(groups, group);
        }
        g_ptr_array_add(group->cases, item_case);
        for (guint j = 0; j < groups->len; j++) {
            ClaimGroup *other = groups->pdata[j];
            if (text_equals(other->currency, group->currency))
                other->open_minor += item_case->item->open_minor;
        }
    }
}

static void take_credits(const Account *account, GPtrArray *groups)
{
    for (guint i = 0; i < account->n_cases; i++) {
        Case *credit = &account->cases[i];
        gboolean is_matched = credit->probable_payment != NULL;
        if (case_is_claim(credit) || (credit->free_minor <= 0 && !is_matched))
            continue;
        ClaimGroup *group = find_group(groups, credit->item, FALSE);
        if (group == NULL)
            group = find_group(groups, credit->item, TRUE);
        if (group != NULL)
            g_ptr_array_add(is_matched ? group->matched : group->credits, credit);
    }
}

GPtrArray *family_list_groups(const Family *family)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_group);
    for (guint i = 0; i < family->accounts->len; i++)
        take_claims(family->accounts->pdata[i], groups);
    for (guint i = 0; i < family->accounts->len; i++)
        take_credits(family->accounts->pdata[i], groups);
    return groups;
}
