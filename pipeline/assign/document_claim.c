#include "assign/document_claim.h"

#include "assign/level_rule.h"
#include "assign/step_date.h"
#include "ground/text.h"

/* All channels of one claim print the same deadline: the one of the slowest. */
static Day find_deadline(const Assignment *assignment, const Bundle *bundle)
{
    int mail_days = 0;
    for (guint i = 0; i < bundle->recipients.n; i++)
        mail_days = MAX(mail_days, channel_mail_days(assignment->input->settings,
                                                     bundle->recipients.recipients[i].channel));
    return step_print_deadline(assignment->open_days, bundle->step, assignment->run_date,
                               mail_days);
}

static gboolean needs_approval(const Bundle *bundle)
{
    if (bundle->step->approval[0] != NULL)
        return TRUE;
    for (guint i = 0; i < bundle->own->len; i++)
        if (((const Case *)bundle->own->pdata[i])->row->decision == DECISION_APPROVE)
            return TRUE;
    return FALSE;
}

static void add_rows(const GPtrArray *cases, GPtrArray *rows)
{
    g_ptr_array_set_size(rows, (gint)cases->len);
    for (guint i = 0; i < cases->len; i++)
        rows->pdata[i] = ((const Case *)cases->pdata[i])->row;
}

/* In dispute: a formal notice names it as outside its total, so that silence is no waiver. */
static gboolean is_disputed(const Case *item_case)
{
    return item_case->place == PLACE_APART && item_case->dispute.state != DISPUTE_NONE;
}

/*
 * Listed apart: what is not yet due or in dispute, and on a document that claims only its own
 * items, what of the debtor is in dispute or overdue and claimed by no document of this run.
 */
static void add_mentioned(const ClaimGroup *group, const Bundle *bundle,
                          PlannedDocument *document)
{
    gboolean is_formal = bundle->step->carries == CARRIES_OWN;
    gboolean is_listing = bundle->scenario->group != GROUP_INVOICE &&
                          (bundle->step->kind == STEP_REMINDER ||
                           bundle->step->kind == STEP_STATEMENT || is_formal);
    for (guint i = 0; is_listing && i < group->cases->len; i++) {
        const Case *item_case = group->cases->pdata[i];
        if (is_formal && !text_equals(item_case->account->id, bundle->customer_id))
            continue;
        if ((!is_formal && item_case->place == PLACE_APART) ||
            (is_formal && item_case->place == PLACE_ALONG && !item_case->is_carried) ||
            (is_formal && is_disputed(item_case)))
            g_ptr_array_add(document->mentioned_rows, item_case->row);
    }
}

static PlannedDocument *make_document(const Assignment *assignment, const ClaimGroup *group,
                                      const Bundle *bundle, guint at, Day deadline)
{
    PlannedDocument *document = planned_document_new();
    document->customer = bundle->customer;
    document->customer_id = bundle->customer_id;
    g_strlcpy(document->currency, group->currency, sizeof document->currency);
    document->payee = group->payee;
    document->level = bundle->level;
    document->scenario = bundle->scenario;
    document->step = bundle->step;
    document->recipient = bundle->recipients.recipients[at];
    document->language = bundle->recipients.languages[at];
    add_rows(bundle->own, document->own_rows);
    add_rows(bundle->along, document->carried_rows);
    add_mentioned(group, bundle, document);
    g_array_append_vals(document->credits, bundle->credits->data, bundle->credits->len);
    document->principal_minor = bundle->principal_minor;
    document->total_due_minor = bundle_claim(bundle);
    document->credits_minor = document->principal_minor - document->total_due_minor;
    document->run_date = assignment->run_date;
    document->deadline = deadline;
    document->needs_approval = needs_approval(bundle);
    return document;
}

static void mark_reminded(const GPtrArray *cases)
{
    for (guint i = 0; i < cases->len; i++)
        ((Case *)cases->pdata[i])->is_reminded = TRUE;
}

static gboolean is_reminded(const Account *account)
{
    for (guint i = 0; i < account->n_cases; i++)
        if (account->cases[i].is_reminded)
            return TRUE;
    return FALSE;
}

static void move_interval(const Assignment *assignment, const Case *item_case)
{
    PlanRow *row = item_case->row;
    const Step *step = row->step;
    if (row->decision != DECISION_WAIT || row->next_date == DAY_NONE || step == NULL ||
        step_is_follow_up(step) || step_is_outside_ladder(step))
        return;
    Day end = assignment->run_date + MAX(1, row->scenario->interval_days);
    if (row->next_date < end)
        row->next_date = assignment_next_date(assignment, end);
}

void document_claim_move_intervals(const Assignment *assignment, const Family *family)
{
    for (guint i = 0; i < family->accounts->len; i++) {
        const Account *account = family->accounts->pdata[i];
        if (!is_reminded(account))
            continue;
        for (guint j = 0; j < account->n_cases; j++)
            move_interval(assignment, &account->cases[j]);
    }
}

static void approve_rows(const Bundle *bundle)
{
    for (guint i = 0; i < bundle->own->len; i++)
        ((const Case *)bundle->own->pdata[i])->row->decision = DECISION_APPROVE;
}

static void name_in_rows(const Assignment *assignment, const GPtrArray *cases,
                         GPtrArray *documents)
{
    for (guint i = 0; i < cases->len; i++) {
        PlanRow *row = ((const Case *)cases->pdata[i])->row;
        plan_row_name_documents(row, documents);
        if (row->documents->len > 1)
            g_ptr_array_add(assignment->rows_of_several, row);
    }
}

void document_claim_add(const Assignment *assignment, const ClaimGroup *group, Bundle *bundle,
                        ReminderPlan *plan)
{
    Day deadline = find_deadline(assignment, bundle);
    if (needs_approval(bundle))
        approve_rows(bundle);
    g_autoptr(GPtrArray) documents = g_ptr_array_sized_new(bundle->recipients.n);
    for (guint i = 0; i < bundle->recipients.n; i++)
        g_ptr_array_add(documents, make_document(assignment, group, bundle, i, deadline));
    g_ptr_array_extend(plan->documents, documents, NULL, NULL);
    name_in_rows(assignment, bundle->own, documents);
    name_in_rows(assignment, bundle->along, documents);
    gboolean is_reminder =
        bundle->step->kind == STEP_REMINDER || bundle->step->kind == STEP_NOTICE;
    if (is_reminder && !needs_approval(bundle)) { /* who knows if a person will let it go */
        mark_reminded(bundle->own);
        mark_reminded(bundle->along);
    }
}
