/* When a run must not be made at all. */
#ifndef RELANCE_ASSIGN_REFUSAL_H
#define RELANCE_ASSIGN_REFUSAL_H

#include "assign/assignment.h"

/* TRUE, with a REFUSED complaint, if the run is refused. */
gboolean refusal_find(const Assignment *assignment);

#endif
