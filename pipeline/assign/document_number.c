/* Numbers of the documents, and what the rows say about them. */
#include "assign/document_grouping.h"
#include "assign/plan_rule.h"
#include "ground/text.h"

#include <string.h>

static gint compare_documents(gconstpointer a, gconstpointer b)
{
    const PlannedDocument *left = *(const PlannedDocument *const *)a;
    const PlannedDocument *right = *(const PlannedDocument *const *)b;
    int order = g_strcmp0(left->customer_id, right->customer_id);
    if (order == 0)
        order = g_strcmp0(left->currency, right->currency);
    if (order == 0)
        order = g_strcmp0(left->payee, right->payee);
    if (order == 0)
        order = (int)left->recipient.channel - (int)right->recipient.channel;
    if (order == 0)
        order = right->level - left->level;
    if (order != 0)
        return order;
    if (left->own_rows->len == 0 || right->own_rows->len == 0) /* thanks come last */
        return (left->own_rows->len == 0) - (right->own_rows->len == 0);
    const PlanRow *first = left->own_rows->pdata[0], *second = right->own_rows->pdata[0];
    order = first->item->due_date - second->item->due_date;
    if (order == 0)
        order = g_strcmp0(first->item->invoice, second->item->invoice);
    return order != 0 ? order : first->item->line - second->item->line;
}

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
    return (*(const PlannedDocument *const *)a)->number -
           (*(const PlannedDocument *const *)b)->number;
}

/* Rows name their documents in the order of the numbers, which are known only now. */
static void sort_in_rows(const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++)
        g_ptr_array_sort(((PlanRow *)rows->pdata[i])->documents, compare_numbers);
}

/* `is_copy`: the same claim over another channel, in which the credit is not deducted once more. */
static void tell_credit(PlanRow *row, const NettedCredit *netted,
                        const PlannedDocument *document, gboolean is_copy)
{
    const OpenItem *item = row->item;
    g_autofree char *before = row->reason;
    const char *kind = item->kind == ITEM_PAYMENT ? "Payment" : "Credit";
    MoneyText part = money_text(netted->minor, item->currency);
    if (text_equals(row->rule, plan_rule_name(PLAN_RULE_CREDIT_NETTED)) && before != NULL) {
        g_autofree char *start = g_strndup(before, strlen(before) - 1);
        row->reason = is_copy ? g_strdup_printf("%s and its copy %s.", start, document->id)
                              : g_strdup_printf("%s, %s from document %s.", start, part.text,
                                                document->id);
    } else {
        const char *linked = before != NULL ? strstr(before, "; ") : NULL;
        row->reason = g_strdup_printf("%s of %s%.*s: %s deducted from document %s.", kind,
                                      money_text(-item->open_minor, item->currency).text,
                                      linked != NULL ? (int)strlen(linked) - 1 : 0,
                                      linked != NULL ? linked : "", part.text, document->id);
    }
    row->rule = plan_rule_name(PLAN_RULE_CREDIT_NETTED);
}

static void tell_credits(const ReminderPlan *plan)
{
    g_autoptr(GHashTable) claimed = g_hash_table_new(NULL, NULL); /* own rows told of */
    for (guint i = 0; i < plan->documents->len; i++) {
        const PlannedDocument *document = plan->documents->pdata[i];
        if (document->own_rows->len == 0)
            continue;
        gboolean is_copy = !g_hash_table_add(claimed, document->own_rows->pdata[0]);
        for (guint j = 0; j < document->credits->len; j++) {
            const NettedCredit *netted = &g_array_index(document->credits, NettedCredit, j);
            tell_credit(netted->row, netted, document, is_copy);
        }
    }
}

void document_grouping_number(const Assignment *assignment, ReminderPlan *plan)
{
    g_ptr_array_sort(plan->documents, compare_documents);
    for (guint i = 0; i < plan->documents->len; i++) {
        PlannedDocument *document = plan->documents->pdata[i];
        document->number = (int)i + 1;
        document->id = g_strdup_printf("%s-%04d", assignment->input->run_id, document->number);
    }
    sort_in_rows(assignment->rows_of_several);
    tell_credits(plan);
}
