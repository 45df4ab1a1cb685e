#include "records/plan.h"

static const char *const decision_names[DECISION_COUNT] = {
    [DECISION_SEND] = "send",       [DECISION_WAIT] = "wait",
    [DECISION_HOLD] = "hold",       [DECISION_BELOW_MINIMUM] = "below-minimum",
    [DECISION_APPROVE] = "approve", [DECISION_MANUAL] = "manual",
    [DECISION_NONE] = "none",       [DECISION_FINAL] = "final",
};

const char *decision_name(Decision decision)
{
    g_assert((guint)decision < DECISION_COUNT);
    return decision_names[decision];
}

PlanRow *plan_row_new(const OpenItem *item)
{
    PlanRow *row = g_new0(PlanRow, 1);
    row->item = item;
    row->rule = "";
    row->reason = NULL;
    row->documents = g_ptr_array_new();
    row->credits = g_ptr_array_new();
    row->net_minor = item->open_minor;
    return row;
}

static void free_row(gpointer data)
{
    PlanRow *row = data;
    if (row == NULL)
        return;
    g_free(row->reason);
    g_ptr_array_unref(row->documents);
    g_ptr_array_unref(row->credits);
    g_free(row);
}

PlannedDocument *planned_document_new(void)
{
    PlannedDocument *document = g_new0(PlannedDocument, 1);
    document->own_rows = g_ptr_array_new();
    document->carried_rows = g_ptr_array_new();
    document->mentioned_rows = g_ptr_array_new();
    document->settled = g_array_new(FALSE, TRUE, sizeof(SettledItem));
    document->credits = g_array_new(FALSE, TRUE, sizeof(NettedCredit));
    document->recipient.channel = CHANNEL_NONE;
    return document;
}

static void free_document(gpointer data)
{
    PlannedDocument *document = data;
    if (document == NULL)
        return;
    g_free(document->id);
    g_free(document->remark);
    g_ptr_array_unref(document->own_rows);
    g_ptr_array_unref(document->carried_rows);
    g_ptr_array_unref(document->mentioned_rows);
    g_array_unref(document->settled);
    g_array_unref(document->credits);
    g_free(document);
}

ReminderPlan *reminder_plan_new(void)
{
    ReminderPlan *plan = g_new0(ReminderPlan, 1);
    plan->rows = g_ptr_array_new_with_free_func(free_row);
    plan->documents = g_ptr_array_new_with_free_func(free_document);
    plan->sightings = g_array_new(FALSE, TRUE, sizeof(Sighting));
    return plan;
}

void reminder_plan_free(ReminderPlan *plan)
{
    if (plan == NULL)
        return;
    g_ptr_array_unref(plan->rows);
    g_ptr_array_unref(plan->documents);
    g_array_unref(plan->sightings);
    g_free(plan);
}
