#include "run/document_paths.h"

#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS_PER_FOLDER = 500 };

char *document_path(const char *id, int number, guint n_documents)
{
    if (n_documents <= DOCUMENTS_PER_FOLDER)
        return g_strdup_printf("3-render/%s.pdf", id);
    return g_strdup_printf("3-render/%04d/%s.pdf", (number - 1) / DOCUMENTS_PER_FOLDER, id);
}

gboolean document_has_file(const PlannedDocument *planned)
{
    Channel channel = planned->recipient.channel;
    return planned->step->template_name && channel != CHANNEL_CALL && channel != CHANNEL_SMS;
}

gboolean document_has_text(const PlannedDocument *planned)
{
    return planned->step->template_name && planned->recipient.channel != CHANNEL_CALL;
}

/* Documents are numbered densely from 1, so the number at the id's end is the place. */
PlannedDocument *document_find(const ReminderPlan *plan, const char *id)
{
    const char *dash = strrchr(id, '-');
    gint64 number;
    if (!dash ||
        !g_ascii_string_to_signed(dash + 1, 10, 1, plan->documents->len, &number, NULL))
        return NULL;
    PlannedDocument *document = g_ptr_array_index(plan->documents, (guint)number - 1);
    return g_str_equal(document->id, id) ? document : NULL;
}
