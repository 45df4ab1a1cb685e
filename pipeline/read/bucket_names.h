/* Headers of an aged balance: "Non échu", "0-30", "31 - 60", "> 90", "1 Month", "Older". */
#ifndef RELANCE_READ_BUCKET_NAMES_H
#define RELANCE_READ_BUCKET_NAMES_H

#include <glib.h>

/* TRUE if the header names a span of days. */
gboolean header_is_bucket(const char *header);

/* TRUE if a heading names one, and not a customer whose number is 101: "1 - 30", "Current". */
gboolean heading_is_age(const char *heading);

#endif
