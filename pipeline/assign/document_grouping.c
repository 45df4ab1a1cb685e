#include "assign/document_grouping.h"

#include "assign/credit_netting.h"
#include "assign/document_claim.h"
#include "assign/minimum_rule.h"
#include "assign/preventive_step.h"
#include "assign/step_date.h"
#include "ground/text.h"

/* Takes a case's due step back: its level stays what it was. */
static void take_back(Case *item_case, Decision decision, PlanRule rule, Day next,
                      const char *reason)
{
    item_case->place = decision == DECISION_NONE ? PLACE_APART : PLACE_OUT;
    item_case->row->level = item_case->row->previous_level;
    case_decide(item_case, decision, rule, next, "%s", reason);
}

/* The highest own items get no document for this reason; lower ones are tried again without
 * them. */
static void take_top_back(Bundle *bundle, Decision decision, PlanRule rule, Day next,
                          const char *reason)
{
    for (guint i = 0; i < bundle->own->len; i++) {
        Case *item_case = bundle->own->pdata[i];
        if (item_case->row->level == bundle->level)
            take_back(item_case, decision, rule, next, reason);
    }
}

static gboolean is_post_wrong(const Bundle *bundle)
{
    for (guint i = 0; i < bundle->own->len; i++) {
        const PastReminder *bounced = ((const Case *)bundle->own->pdata[i])->reached.bounced;
        if (bounced != NULL && bounced->channel == CHANNEL_LETTER)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_reminder(const ClaimGroup *group)
{
    for (guint i = 0; i < group->bundles->len; i++) {
        const Bundle *bundle = group->bundles->pdata[i];
        if (bundle->step->kind == STEP_REMINDER || bundle->step->kind == STEP_NOTICE)
            return TRUE;
    }
    return FALSE;
}

/* An earlier run of today reminded the payer of one it pays for. */
static gboolean was_reminded_today(const Assignment *assignment, const Family *family)
{
    for (guint i = 0; i < family->accounts->len; i++)
        if (((const Account *)family->accounts->pdata[i])->last_reminder ==
            assignment->run_date)
            return TRUE;
    return FALSE;
}

/* TRUE if the bundle is fit to leave; else it was taken apart and the group is bundled anew. */
static gboolean is_fit(const Assignment *assignment, const Family *family,
                       const ClaimGroup *group, Bundle *bundle)
{
    gboolean is_reminder =
        bundle->step->kind == STEP_REMINDER || bundle->step->kind == STEP_NOTICE;
    if (!is_reminder && !assignment->is_closed_day &&
        (has_reminder(group) || was_reminded_today(assignment, family))) {
        take_top_back(
            bundle, DECISION_NONE, PLAN_RULE_NOT_DUE, assignment->next_open_day,
            "Not due; the customer gets a reminder today, which lists this item apart.");
        return FALSE;
    }
    const OpenItem *receipt =
        is_reminder && bundle->step->carries == CARRIES_OWN ? group->recent_receipt : NULL;
    if (receipt != NULL) {
        g_autofree char *name = step_copy_name(bundle->step, bundle->level);
        g_autofree char *reason =
            g_strdup_printf("%s is due, but receipt %s of %s is not allocated yet.", name,
                            text_or_empty(receipt->invoice),
                            money_text(-receipt->open_minor, receipt->currency).text);
        take_top_back(bundle, DECISION_HOLD, PLAN_RULE_RECEIPT_UNALLOCATED, DAY_NONE, reason);
        return FALSE;
    }
    if (bundle->step->kind != STEP_STATEMENT && !minimum_rule_is_met(group, bundle)) {
        minimum_rule_fall(assignment, group, bundle);
        return FALSE;
    }
    recipient_list_find(assignment, bundle->customer, bundle->step, is_post_wrong(bundle),
                        &bundle->recipients);
    if (bundle->recipients.rule == PLAN_RULE_NONE)
        return TRUE;
    g_autofree char *name = step_copy_name(bundle->step, bundle->level);
    g_autofree char *reason =
        g_strdup_printf("%s is due, but %s.", name, bundle->recipients.reason);
    take_top_back(bundle, DECISION_MANUAL, bundle->recipients.rule, DAY_NONE, reason);
    return FALSE;
}

static gboolean is_same_reader(const Recipient *one, const Recipient *other)
{
    return one->channel == other->channel &&
           (one->channel != CHANNEL_EMAIL || text_equals(one->email, other->email));
}

/*
 * The lower of two documents that one reader would get over
 * one channel waits for the next run.
 */
static gboolean is_second_letter(const ClaimGroup *group, guint at)
{
    const Bundle *bundle = group->bundles->pdata[at];
    for (guint i = 0; i < at; i++) {
        const Bundle *higher = group->bundles->pdata[i];
        if (!text_equals(higher->customer_id, bundle->customer_id) ||
            (higher->scenario->group != GROUP_CUSTOMER &&
             bundle->scenario->group != GROUP_CUSTOMER))
            continue;
        for (guint j = 0; j < bundle->recipients.n; j++)
            for (guint k = 0; k < higher->recipients.n; k++)
                if (is_same_reader(&bundle->recipients.recipients[j],
                                   &higher->recipients.recipients[k]))
                    return TRUE;
    }
    return FALSE;
}

/* Documents of one level or one invoice are several because the scenario says so. */
static gboolean may_have_second_letters(const ClaimGroup *group)
{
    for (guint i = 0; i < group->bundles->len; i++)
        if (((const Bundle *)group->bundles->pdata[i])->scenario->group == GROUP_CUSTOMER)
            return TRUE;
    return FALSE;
}

/* TRUE if an earlier run of today wrote to this account in this currency over this channel. */
static gboolean was_written_today(const Assignment *assignment, const Account *account,
                                  const ClaimGroup *group, Channel channel)
{
    const GPtrArray *reminders = past_find_customer(assignment->input->past, account->id);
    for (guint i = reminders != NULL ? reminders->len : 0; i > 0; i--) {
        const PastReminder *reminder = reminders->pdata[i - 1];
        gboolean is_reminder = reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE;
        if (is_reminder && reminder->channel == channel &&
            past_reminder_day(reminder) == assignment->run_date &&
            text_equals(reminder->currency, group->currency) &&
            (past_reminder_is_delivered(reminder) || past_reminder_is_open(reminder)))
            return TRUE;
    }
    return FALSE;
}

/* What goes to the payer was written today if it went for any of those it pays for. */
static gboolean is_second_letter_today(const Assignment *assignment, const Family *family,
                                       const ClaimGroup *group, const Bundle *bundle)
{
    for (guint i = 0; i < family->accounts->len; i++) {
        const Account *account = family->accounts->pdata[i];
        gboolean is_reader = text_equals(bundle->customer_id, family->payer_id) ||
                             text_equals(bundle->customer_id, account->id);
        if (!is_reader || account->last_reminder != assignment->run_date)
            continue;
        for (guint j = 0; j < bundle->recipients.n; j++)
            if (was_written_today(assignment, account, group,
                                  bundle->recipients.recipients[j].channel))
                return TRUE;
    }
    return FALSE;
}

static gboolean drop_second_letters(const Assignment *assignment, const Family *family,
                                    ClaimGroup *group)
{
    gboolean was_dropped = FALSE;
    if (!may_have_second_letters(group))
        return FALSE;
    for (guint i = 0; i < group->bundles->len; i++) {
        Bundle *bundle = group->bundles->pdata[i];
        gboolean is_second = is_second_letter(group, i);
        if (!is_second && !is_second_letter_today(assignment, family, group, bundle))
            continue;
        for (guint j = 0; j < bundle->own->len; j++)
            take_back(bundle->own->pdata[j], DECISION_WAIT,
                      PLAN_RULE_ONE_DOCUMENT_PER_RECIPIENT, assignment->next_open_day,
                      is_second
                          ? "Its step is due, but a graver document goes to the same reader "
                            "today."
                          : "Its step is due, but the same reader was written to today "
                            "already.");
        was_dropped = TRUE;
    }
    return was_dropped;
}

/* From the highest level down; items that fall are seen with the lower ones before these are
 * judged. */
static gboolean are_all_fit(const Assignment *assignment, const Family *family,
                            const ClaimGroup *group)
{
    gboolean are_fit = TRUE;
    for (guint i = 0; i < group->bundles->len; i++) {
        Bundle *bundle = group->bundles->pdata[i];
        if (is_fit(assignment, family, group, bundle))
            continue;
        are_fit = FALSE;
        if (bundle->scenario->group != GROUP_INVOICE)
            break; /* documents of single invoices do not touch each other */
    }
    return are_fit;
}

/* Bundles again and again until every bundle may leave; each time some item is settled. */
static void settle_group(const Assignment *assignment, const Family *family, ClaimGroup *group)
{
    gboolean is_settled = FALSE;
    group->recent_receipt = credit_netting_find_recent(assignment, group);
    while (!is_settled) {
        claim_group_make_bundles(family, group);
        credit_netting_apply(group);
        is_settled = are_all_fit(assignment, family, group);
        if (is_settled && !assignment->is_closed_day &&
            drop_second_letters(assignment, family, group))
            is_settled = FALSE;
    }
}

/* The monthly statement lists all that is open, where the customer gets nothing else today. */
static gboolean add_statement(const Assignment *assignment, const ClaimGroup *group)
{
    gboolean is_due = FALSE;
    for (guint i = 0; i < group->cases->len && group->bundles->len == 0; i++) {
        Case *item_case = group->cases->pdata[i];
        gboolean is_listed = item_case->place == PLACE_ALONG || item_case->place == PLACE_APART;
        if (!is_listed || item_case->row->decision == DECISION_HOLD ||
            item_case->row->scenario == NULL)
            continue;
        const Step *step =
            preventive_step_find_statement(assignment, item_case->account, item_case);
        if (step == NULL)
            continue;
        Day next = item_case->row->next_date;
        item_case->row->step = step;
        item_case->place = PLACE_OWN;
        is_due = TRUE;
        case_decide(item_case, DECISION_SEND, PLAN_RULE_STATEMENT_DUE, next,
                    "Monthly statement \"%s\" of day %d; the level stays %d.",
                    text_or_empty(step->name), step->when.days[WHEN_DAY_OF_MONTH],
                    item_case->row->level);
    }
    return is_due;
}

/* On a closed day nothing is sent: what is fit to go waits for the next working day. */
static void wait_for_open_day(const Assignment *assignment, const ClaimGroup *group)
{
    for (guint i = 0; i < group->bundles->len; i++) {
        const Bundle *bundle = group->bundles->pdata[i];
        for (guint j = 0; j < bundle->own->len; j++) {
            Case *item_case = bundle->own->pdata[j];
            const Step *step = item_case->row->step;
            g_autofree char *name = step_copy_name(step, step->level);
            g_autofree char *reason =
                g_strdup_printf("%s is due, but %s is no working day.", name,
                                day_text(assignment->run_date).text);
            take_back(item_case, DECISION_WAIT, PLAN_RULE_CLOSED_DAY, assignment->next_open_day,
                      reason);
        }
    }
}

void document_grouping_apply(const Assignment *assignment, const Family *family,
                             ReminderPlan *plan)
{
    g_autoptr(GPtrArray) groups = family_list_groups(family);
    for (guint i = 0; i < groups->len; i++) {
        ClaimGroup *group = groups->pdata[i];
        settle_group(assignment, family, group);
        if (assignment->is_closed_day) {
            wait_for_open_day(assignment, group);
            continue;
        }
        if (add_statement(assignment, group))
            settle_group(assignment, family, group);
        for (guint j = 0; j < group->bundles->len; j++)
            document_claim_add(assignment, group, group->bundles->pdata[j], plan);
    }
    document_claim_move_intervals(assignment, family);
}
