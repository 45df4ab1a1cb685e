#include "run/held_documents.h"

#include "run/document_paths.h"

/* Rule names of complaints are kept for the plan's rows: few, and the rows want them static. */
static const char *rule_of_newest(const Complaints *complaints)
{
    const Complaint *newest = g_ptr_array_index(complaints->list, complaints->list->len - 1);
    return g_intern_string(newest->rule);
}

static gboolean has_other_document(const PlanRow *row)
{
    for (guint i = 0; i < row->documents->len; i++) {
        const PlannedDocument *document = g_ptr_array_index(row->documents, i);
        if (!document->is_withheld)
            return TRUE;
    }
    return FALSE;
}

static void withhold_document(PlannedDocument *document, const char *rule, const char *why)
{
    document->is_withheld = TRUE;
    for (guint i = 0; i < document->own_rows->len; i++) {
        PlanRow *row = g_ptr_array_index(document->own_rows, i);
        if (has_other_document(row))
            continue;
        row->decision = DECISION_HOLD;
        row->level = row->previous_level;
        row->rule = rule;
        g_free(row->reason);
        row->reason = g_strdup_printf("The letter cannot be written: %s", why);
    }
}

static gboolean try_document(Run *run, PlannedDocument *planned, GError **error)
{
    guint before = run->complaints->list->len;
    g_autoptr(GError) trouble = NULL;
    g_autoptr(Document) document =
        composer_compose(run->composer, planned, run->complaints, &trouble);
    if (trouble) {
        g_propagate_error(error, g_steal_pointer(&trouble));
        return FALSE;
    }
    g_autoptr(Pages) pages =
        document ? renderer_layout(run->renderer, document, run->complaints) : NULL;
    if (pages)
        return TRUE;
    if (run->complaints->list->len == before)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE, "document %s failed without a reason",
                            planned->id);
    const Complaint *newest =
        g_ptr_array_index(run->complaints->list, run->complaints->list->len - 1);
    withhold_document(planned, rule_of_newest(run->complaints), newest->text);
    return TRUE;
}

/* A withheld document is named by no row. */
static void forget_withheld(PlanRow *row)
{
    for (guint i = 0; i < row->documents->len;) {
        const PlannedDocument *document = g_ptr_array_index(row->documents, i);
        if (document->is_withheld)
            g_ptr_array_remove_index(row->documents, i);
        else
            i++;
    }
}

gboolean held_documents_find(Run *run, GError **error)
{
    for (guint i = 0; i < run->plan->documents->len; i++) {
        PlannedDocument *planned = g_ptr_array_index(run->plan->documents, i);
        if (!planned->is_withheld && document_has_file(planned) &&
            !try_document(run, planned, error))
            return FALSE;
    }
    for (guint i = 0; i < run->plan->rows->len; i++)
        forget_withheld(g_ptr_array_index(run->plan->rows, i));
    return TRUE;
}
