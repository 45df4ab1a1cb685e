#include "run/held_documents.h"

#include "run/document_paths.h"

/* Rule names of complaints are kept for the plan's rows: few, and the rows want them static. */
static const char *rule_of_newest(const Complaints *complaints)
{
    const Complaint *newest = g_ptr_array_index(complaints->list, complaints->list->len - 1);
    return g_intern_string(newest->rule);
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
    gboolean has_pages = document_has_file(planned); /* a short message has a text only */
    g_autoptr(Pages) pages = document && has_pages
                                 ? renderer_layout(run->renderer, document, run->complaints)
                                 : NULL;
    if (pages || (document && !has_pages))
        return TRUE;
    if (run->complaints->list->len == before)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE, "document %s failed without a reason",
                            planned->id);
    const Complaint *newest =
        g_ptr_array_index(run->complaints->list, run->complaints->list->len - 1);
    g_autofree char *reason = g_strdup_printf("The letter cannot be written: %s", newest->text);
    assign_withhold_document(run->plan, planned, rule_of_newest(run->complaints), reason,
                             DAY_NONE);
    return TRUE;
}

gboolean held_documents_find(Run *run, GError **error)
{
    for (guint i = 0; i < run->plan->documents->len; i++) {
        PlannedDocument *planned = g_ptr_array_index(run->plan->documents, i);
        if (!planned->is_withheld && document_has_text(planned) &&
            !try_document(run, planned, error))
            return FALSE;
    }
    return TRUE;
}
