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

/* The list of rows in no document and of invoices without credits: most, of a million. */
static GPtrArray empty_list;

static void fill_row(PlanRow *row, const OpenItem *item)
{
    row->item = item;
    row->rule = "";
    row->documents = row->credits = &empty_list;
    row->net_minor = item->open_minor;
}

PlanRow *plan_row_new(const OpenItem *item)
{
    PlanRow *row = g_new0(PlanRow, 1);
    fill_row(row, item);
    return row;
}

void reminder_plan_add_rows(ReminderPlan *plan, const GPtrArray *items)
{
    g_assert(plan->block == NULL && plan->rows->len == 0);
    plan->block = g_new0(PlanRow, items->len);
    g_ptr_array_set_size(plan->rows, (gint)items->len);
    for (guint i = 0; i < items->len; i++) {
        fill_row(&plan->block[i], items->pdata[i]);
        plan->block[i].is_of_plan = TRUE;
        plan->rows->pdata[i] = &plan->block[i];
    }
}

static void add_to_list(GPtrArray **list, gconstpointer member)
{
    if (*list == &empty_list)
        *list = g_ptr_array_new();
    g_ptr_array_add(*list, (gpointer)member);
}

static void own_documents(PlanRow *row)
{
    if (!row->shares_documents)
        return;
    GPtrArray *shared = row->documents;
    row->documents = g_ptr_array_copy(shared, NULL, NULL);
    row->shares_documents = FALSE;
    g_ptr_array_unref(shared);
}

void plan_row_name_documents(PlanRow *row, GPtrArray *documents)
{
    if (row->documents == &empty_list) {
        row->documents = g_ptr_array_ref(documents);
        row->shares_documents = TRUE;
        return;
    }
    own_documents(row);
    for (guint i = 0; i < documents->len; i++)
        g_ptr_array_add(row->documents, documents->pdata[i]);
}

void plan_row_name_document(PlanRow *row, PlannedDocument *document)
{
    own_documents(row);
    add_to_list(&row->documents, document);
}

void plan_row_forget_document(PlanRow *row, PlannedDocument *document)
{
    own_documents(row);
    g_ptr_array_remove(row->documents, document);
}

void plan_row_add_credit(PlanRow *row, const OpenItem *credit)
{
    add_to_list(&row->credits, credit);
}

static void free_list(GPtrArray *list)
{
    if (list != &empty_list)
        g_ptr_array_unref(list);
}

static void free_row(gpointer data)
{
    PlanRow *row = data;
    if (row == NULL)
        return;
    g_free(row->reason);
    free_list(row->documents);
    free_list(row->credits);
    if (!row->is_of_plan)
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
    g_free(document->registered_number);
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
    g_free(plan->block);
    g_free(plan);
}
