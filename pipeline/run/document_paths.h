/*
 * A planned document: by its id, and where its PDF lies below the run folder.
 */
#ifndef RELANCE_RUN_DOCUMENT_PATHS_H
#define RELANCE_RUN_DOCUMENT_PATHS_H

#include "records/plan.h"

/* "3-render/<id>.pdf"; fanned out by the number, 500 a folder, where a run has many. New string. */
char *document_path(const char *id, int number, guint n_documents);

/* TRUE if the document is a paper or a mail with its PDF; calls and short messages have none. */
gboolean document_has_file(const PlannedDocument *planned);

/* TRUE if a template is composed for it: all but calls. */
gboolean document_has_text(const PlannedDocument *planned);

/* The planned document of this id, lent; NULL: the plan has none. */
PlannedDocument *document_find(const ReminderPlan *plan, const char *id);

#endif
