/* What a person decided about one document of a proposal: review.csv, a line at a time. */
#include "assign/assign.h"
#include "assign/assignment.h"
#include "assign/level_rule.h"
#include "assign/recipient.h"
#include "assign/step_date.h"
#include "ground/text.h"

#include <string.h>

typedef struct {
    const Assignment *assignment;
    const ReviewChange *change;
    ReminderPlan *plan;
    PlannedDocument *document;
} Reviewing;

static gboolean refuse(const Reviewing *reviewing, const char *rule, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean refuse(const Reviewing *reviewing, const char *rule, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    complaint_add(reviewing->assignment->complaints, COMPLAINT_REFUSED, rule,
                  reviewing->change->place, "%s", text);
    return FALSE;
}

/* The items wait until the day the person named. */
static gboolean withhold(const Reviewing *reviewing)
{
    const ReviewChange *change = reviewing->change;
    g_autofree char *reason = g_strdup_printf(
        "Withheld by %s%s%s%s%s", change->by, text_is_blank(change->reason) ? "" : ": ",
        text_or_empty(change->reason), change->until ? ", until " : "",
        change->until ? day_text(change->until).text : "");
    Day next = change->until ? assignment_next_date(reviewing->assignment, change->until)
                             : reviewing->assignment->next_open_day;
    assign_withhold_document(reviewing->plan, reviewing->document, "withheld-by-review", reason,
                             next);
    return TRUE;
}

/* Sends the step over one channel: its contacts, but no fallback, since a person chose. */
static gboolean take_channel(const Reviewing *reviewing, const Step *step, Channel channel)
{
    PlannedDocument *document = reviewing->document;
    Step chosen = *step;
    chosen.channels[0] = channel;
    chosen.n_channels = 1;
    chosen.fallback = CHANNEL_NONE;
    RecipientList list;
    recipient_list_find(reviewing->assignment, document->customer, &chosen, FALSE, &list);
    gboolean is_found = list.n > 0;
    if (is_found) {
        document->recipient = list.recipients[0];
        document->language = list.languages[0];
        int days = channel_mail_days(reviewing->assignment->input->settings, channel);
        document->deadline = step_print_deadline(reviewing->assignment->open_days, step,
                                                 reviewing->assignment->run_date, days);
    } else
        refuse(reviewing, "review-no-address", "document %s cannot go by %s: %s", document->id,
               channel_name(channel), text_or_empty(list.reason));
    recipient_list_clear(&list);
    return is_found;
}

static const Step *find_lower_step(const PlannedDocument *document)
{
    const Step *lower = NULL;
    for (guint i = 0; i < document->scenario->steps->len; i++) {
        const Step *step = document->scenario->steps->pdata[i];
        if (!step_is_outside_ladder(step) && step->level < document->step->level &&
            (lower == NULL || step->level > lower->level))
            lower = step;
    }
    return lower;
}

static gboolean shares_a_row(const PlannedDocument *one, const PlannedDocument *other)
{
    for (guint i = 0; i < other->own_rows->len; i++)
        if (g_ptr_array_find(one->own_rows, other->own_rows->pdata[i], NULL))
            return TRUE;
    return FALSE;
}

/*
 * What the step sends over its other channels (the call beside the letter) goes as well: it speaks of
 * the level that was lowered. Its rows stay with the document that is left.
 */
static void withhold_companions(const Reviewing *reviewing)
{
    for (guint i = 0; i < reviewing->plan->documents->len; i++) {
        PlannedDocument *other = reviewing->plan->documents->pdata[i];
        if (other != reviewing->document && !other->is_withheld &&
            other->step == reviewing->document->step &&
            shares_a_row(reviewing->document, other))
            assign_withhold_document(reviewing->plan, other,
                                     plan_rule_name(PLAN_RULE_LOWERED_BY_REVIEW),
                                     "Lowered by review", DAY_NONE);
    }
}

/* The step below goes instead; an item that had reached that level already stays there. */
static gboolean lower_level(const Reviewing *reviewing)
{
    PlannedDocument *document = reviewing->document;
    const Step *lower = find_lower_step(document);
    if (lower == NULL || step_is_outside_ladder(document->step))
        return refuse(reviewing, "review-no-lower-step",
                      "document %s stands on the lowest step already; withhold it instead",
                      document->id);
    if (!take_channel(reviewing, lower, lower->channels[0]))
        return FALSE;
    withhold_companions(reviewing);
    document->step = lower;
    document->level = lower->level;
    document->needs_approval = lower->approval[0] != NULL;
    for (guint i = 0; i < document->own_rows->len; i++) {
        PlanRow *row = document->own_rows->pdata[i];
        row->step = lower;
        row->level = MAX(row->previous_level, lower->level);
        row->decision = document->needs_approval ? DECISION_APPROVE : DECISION_SEND;
        row->rule = plan_rule_name(PLAN_RULE_LOWERED_BY_REVIEW);
        g_free(row->reason);
        row->reason =
            g_strdup_printf("Lowered to level %d by %s", lower->level, reviewing->change->by);
    }
    return TRUE;
}

static gboolean send_by_email(const Reviewing *reviewing)
{
    return take_channel(reviewing, reviewing->document->step, CHANNEL_EMAIL);
}

static gboolean send_by_letter(const Reviewing *reviewing)
{
    return take_channel(reviewing, reviewing->document->step, CHANNEL_LETTER);
}

static gboolean call_instead(const Reviewing *reviewing)
{
    return take_channel(reviewing, reviewing->document->step, CHANNEL_CALL);
}

static const struct {
    const char *name;
    gboolean (*apply)(const Reviewing *reviewing);
} actions[] = {
    {"withhold", withhold}, {"email", send_by_email}, {"letter", send_by_letter},
    {"call", call_instead}, {"lower", lower_level},
};

static gboolean apply_action(const Reviewing *reviewing)
{
    const char *names[G_N_ELEMENTS(actions) + 1] = {NULL};
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (text_equals(actions[i].name, reviewing->change->action))
            return actions[i].apply(reviewing);
        names[i] = actions[i].name;
    }
    const char *nearest = text_find_nearest(reviewing->change->action, names);
    return refuse(reviewing, "review-action-unknown",
                  "there is no action \"%s\"%s%s; use withhold, email, letter, call or lower",
                  reviewing->change->action, nearest ? ", nearest is " : "",
                  text_or_empty(nearest));
}

static PlannedDocument *find_document(const ReminderPlan *plan, const char *id)
{
    for (guint i = 0; i < plan->documents->len; i++) {
        PlannedDocument *document = plan->documents->pdata[i];
        if (text_equals(document->id, id))
            return document;
    }
    return NULL;
}

gboolean assign_apply_review(const AssignInput *input, ReminderPlan *plan,
                             const ReviewChange *change, Complaints *complaints)
{
    g_autoptr(Assignment) assignment = assignment_new(input, complaints);
    Reviewing reviewing = {assignment, change, plan, find_document(plan, change->document)};
    if (reviewing.document == NULL || reviewing.document->is_withheld)
        return refuse(&reviewing, "review-document-unknown",
                      "document %s is not in this run's plan; nothing was changed",
                      text_or_empty(change->document));
    if (!text_is_blank(change->remark)) {
        g_free(reviewing.document->remark);
        reviewing.document->remark = g_strdup(change->remark);
    }
    return text_is_blank(change->action) || apply_action(&reviewing);
}
