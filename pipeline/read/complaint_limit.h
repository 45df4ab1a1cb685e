/*
 * At most some dozens of complaints of one rule about one file; what is more is counted and told
 * in one line at the end. A file of a million broken lines is not answered with a million lines.
 */
#ifndef RELANCE_READ_COMPLAINT_LIMIT_H
#define RELANCE_READ_COMPLAINT_LIMIT_H

#include "ground/complaints.h"

#define MOST_COMPLAINTS_OF_A_RULE 40

typedef struct ComplaintLimit ComplaintLimit;

/* `complaints` stays the caller's. */
ComplaintLimit *complaint_limit_new(Complaints *complaints);
void complaint_limit_free(ComplaintLimit *limit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ComplaintLimit, complaint_limit_free)

/* As complaint_add, unless this rule (a static text) was said often enough. */
void complaint_limit_add(ComplaintLimit *limit, ComplaintLevel level, const char *rule,
                         Place place, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* One complaint for each rule of which more was found than said; the counts begin anew. */
void complaint_limit_conclude(ComplaintLimit *limit);

#endif
