/* A document that does not go: what its rows and its credits say then. */
#include "assign/assign.h"

static void hold_row(PlanRow *row, const char *rule, const char *reason, Day next_date)
{
    row->decision = DECISION_HOLD;
    row->level = row->previous_level;
    row->rule = rule;
    g_free(row->reason);
    row->reason = g_strdup(reason);
    row->next_date = next_date;
}

static void free_credit(const ReminderPlan *plan, const OpenItem *credit,
                        const PlannedDocument *document)
{
    for (guint i = 0; i < plan->rows->len; i++) {
        PlanRow *row = plan->rows->pdata[i];
        if (row->item != credit)
            continue;
        row->rule = "credit-free";
        g_free(row->reason);
        row->reason =
            g_strdup_printf("Not set against anything: document %s does not go", document->id);
        return;
    }
}

void assign_withhold_document(const ReminderPlan *plan, PlannedDocument *document,
                              const char *rule, const char *reason, Day next_date)
{
    document->is_withheld = TRUE;
    for (guint i = 0; i < document->carried_rows->len; i++)
        plan_row_forget_document(document->carried_rows->pdata[i], document);
    for (guint i = 0; i < document->own_rows->len; i++) {
        PlanRow *row = document->own_rows->pdata[i];
        plan_row_forget_document(row, document);
        if (row->documents->len == 0)
            hold_row(row, rule, reason, next_date);
    }
    for (guint i = 0; i < document->credits->len; i++)
        free_credit(plan, g_array_index(document->credits, NettedCredit, i).credit, document);
}
