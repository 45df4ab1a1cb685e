#include "assign/assign.h"

#include "assign/absence.h"
#include "assign/account_think.h"
#include "assign/document_grouping.h"
#include "assign/family.h"
#include "assign/refusal.h"
#include "assign/thanks_note.h"
#include "ground/text.h"

#include <string.h>

static gint compare_rows(gconstpointer a, gconstpointer b)
{
    const OpenItem *left = (*(const PlanRow *const *)a)->item;
    const OpenItem *right = (*(const PlanRow *const *)b)->item;
    int order = left->customer == right->customer ? 0 : strcmp(left->customer, right->customer);
    if (order == 0)
        order = left->due_date - right->due_date;
    if (order == 0)
        order = strcmp(text_or_empty(left->invoice), text_or_empty(right->invoice));
    if (order == 0)
        order = g_strcmp0(left->source, right->source);
    return order != 0 ? order : left->line - right->line;
}

/* One row for every open item; ledgers come sorted, and looking is cheaper than sorting. */
static void add_rows(const Ledger *ledger, ReminderPlan *plan)
{
    gboolean is_sorted = TRUE;
    reminder_plan_add_rows(plan, ledger->items);
    for (guint i = 1; i < plan->rows->len && is_sorted; i++)
        is_sorted = compare_rows(&plan->rows->pdata[i - 1], &plan->rows->pdata[i]) <= 0;
    if (!is_sorted)
        g_ptr_array_sort(plan->rows, compare_rows);
}

static void add_account(const Assignment *assignment, ReminderPlan *plan, AccountSpan *span,
                        Family *family)
{
    g_ptr_array_add(family->accounts, account_think(assignment, plan, span->first, span->n));
    span->is_done = TRUE;
}

static void free_account(gpointer account)
{
    account_free(account);
}

static void plan_family(const Assignment *assignment, ReminderPlan *plan, GArray *spans,
                        guint at, GHashTable *shared)
{
    AccountSpan *span = &g_array_index(spans, AccountSpan, at);
    Family family = {g_ptr_array_new_with_free_func(free_account), NULL, span->payer_id};
    family.payer = ledger_find_customer(assignment->input->ledger, span->payer_id);
    if (!span->is_shared) {
        add_account(assignment, plan, span, &family);
    } else {
        const GArray *list = g_hash_table_lookup(shared, span->payer_id);
        for (guint i = 0; i < list->len; i++)
            add_account(assignment, plan,
                        &g_array_index(spans, AccountSpan, g_array_index(list, guint, i)),
                        &family);
    }
    document_grouping_apply(assignment, &family, plan);
    g_ptr_array_unref(family.accounts);
}

gboolean assign_is_refused(const AssignInput *input, Complaints *complaints)
{
    g_autoptr(Assignment) assignment = assignment_new(input, complaints);
    return refusal_find(assignment);
}

ReminderPlan *assign_levels(const AssignInput *input, Complaints *complaints)
{
    g_autoptr(Assignment) assignment = assignment_new(input, complaints);
    if (refusal_find(assignment))
        return NULL;
    ReminderPlan *plan = reminder_plan_new();
    plan->run_date = input->run_date;
    add_rows(input->ledger, plan);
    g_autoptr(GArray) spans = family_list_spans(input->ledger, plan);
    g_autoptr(GHashTable) shared = family_index_shared(spans);
    for (guint i = 0; i < spans->len; i++)
        if (!g_array_index(spans, AccountSpan, i).is_done)
            plan_family(assignment, plan, spans, i, shared);
    absence_list_sightings(assignment, plan);
    thanks_note_plan(assignment, plan);
    document_grouping_number(assignment, plan);
    return plan;
}
