#include "assign/minimum_rule.h"

#include "assign/step_decision.h"
#include "ground/text.h"

static gint64 find_minimum(const Bundle *bundle)
{
    return bundle->step->minimum_minor >= 0 ? bundle->step->minimum_minor
                                            : bundle->scenario->minimum_minor;
}

static int find_percent(const Bundle *bundle)
{
    return bundle->step->minimum_percent >= 0 ? bundle->step->minimum_percent
                                              : bundle->scenario->minimum_percent;
}

gboolean minimum_rule_is_met(const ClaimGroup *group, const Bundle *bundle)
{
    gint64 claim = bundle_claim(bundle);
    int percent = find_percent(bundle);
    if (claim <= 0 || money_to_hundredths(claim, group->currency) < find_minimum(bundle))
        return FALSE;
    /* exact: a share rounded down would let a claim below it pass */
    return percent <= 0 || claim * 100 >= group->open_minor * percent;
}

/*
 * The ladder's step just below the item's, if it may still
 * get it: never below what it reached.
 */
static const Step *find_lower(const Case *item_case)
{
    const Scenario *scenario = item_case->row->scenario;
    const Step *present = item_case->row->step, *lower = NULL;
    if (step_is_outside_ladder(present))
        return NULL;
    int least = MAX(1, item_case->row->previous_level);
    for (const Step *step = ladder_find_next(scenario, least - 1);
         step != NULL && step->level < present->level;
         step = ladder_find_next(scenario, step->level))
        lower = step;
    return lower;
}

static void fall_to(const Assignment *assignment, Case *item_case, const Bundle *bundle,
                    const Step *lower, const char *amounts)
{
    PlanRow *row = item_case->row;
    row->step = lower;
    row->level = lower->level;
    item_case->is_follow_up = FALSE;
    item_case->next_after =
        step_next_after(assignment, item_case->account, item_case, lower, lower->level);
    case_decide(item_case, lower->approval[0] != NULL ? DECISION_APPROVE : DECISION_SEND,
                PLAN_RULE_LOWER_LEVEL, item_case->next_after,
                "Step %d \"%s\" goes%s: %s for step %d.", lower->level,
                text_or_empty(lower->name), lower->level <= row->previous_level ? " again" : "",
                amounts, bundle->level);
}

static void stay_below(Case *item_case, const Bundle *bundle, const char *amounts)
{
    PlanRow *row = item_case->row;
    gboolean in_credit = bundle_claim(bundle) <= 0;
    row->level = row->previous_level;
    item_case->place = PLACE_OUT;
    g_autofree char *name = step_copy_name(row->step, row->step->level);
    case_decide(item_case, DECISION_BELOW_MINIMUM,
                in_credit ? PLAN_RULE_CUSTOMER_IN_CREDIT : PLAN_RULE_MINIMUM, DAY_NONE,
                "No letter for s%s: %s.", name + 1, amounts);
}

static char *describe_amounts(const ClaimGroup *group, const Bundle *bundle)
{
    gint64 claim = bundle_claim(bundle);
    if (claim <= 0)
        return g_strdup_printf("credits and receipts of %s cover the %s claimed",
                               money_text(bundle->free_minor, group->currency).text,
                               money_text(bundle->net_minor, group->currency).text);
    if (money_to_hundredths(claim, group->currency) < find_minimum(bundle))
        return g_strdup_printf("%s is below the minimum of %s",
                               money_text(claim, group->currency).text,
                               money_text(find_minimum(bundle), "EUR").text);
    return g_strdup_printf("%s is below %d %% of the %s open",
                           money_text(claim, group->currency).text, find_percent(bundle),
                           money_text(group->open_minor, group->currency).text);
}

/* What was set against items that get no letter is not set against lower ones as well. */
static void use_up_credits(const ClaimGroup *group, const Bundle *bundle)
{
    for (guint i = 0; i < bundle->own->len; i++)
        if (((const Case *)bundle->own->pdata[i])->place != PLACE_OUT)
            return;
    for (guint i = 0; i < bundle->credits->len; i++) {
        const NettedCredit *netted = &g_array_index(bundle->credits, NettedCredit, i);
        for (guint j = 0; j < group->credits->len; j++) {
            Case *credit = group->credits->pdata[j];
            if (credit->item != netted->credit)
                continue;
            credit->free_minor -= netted->minor;
            case_decide(credit, DECISION_NONE, PLAN_RULE_CREDIT_NETTED, DAY_NONE,
                        "%s of it is set against items of level %d that get no letter.",
                        money_text(netted->minor, group->currency).text, bundle->level);
        }
    }
}

void minimum_rule_fall(const Assignment *assignment, const ClaimGroup *group, Bundle *bundle)
{
    g_autofree char *amounts = describe_amounts(group, bundle);
    gboolean may_fall = bundle_claim(bundle) > 0;
    for (guint i = 0; i < bundle->own->len; i++) {
        Case *item_case = bundle->own->pdata[i];
        const Step *lower = may_fall ? find_lower(item_case) : NULL;
        if (may_fall && item_case->row->level < bundle->level)
            continue;
        if (lower != NULL && (lower->level > item_case->row->previous_level ||
                              step_interval_end(item_case->account) <= assignment->run_date))
            fall_to(assignment, item_case, bundle, lower, amounts);
        else
            stay_below(item_case, bundle, amounts);
    }
    use_up_credits(group, bundle);
}
