/* Dates by a pattern of the settings, %d/%m/%Y. */
#ifndef RELANCE_READ_DATE_PATTERN_H
#define RELANCE_READ_DATE_PATTERN_H

#include "read/date_form.h"

DateState date_pattern_read(const char *text, const char *pattern, Day *day);

/* TRUE if the pattern names day, month and year once each. */
gboolean date_pattern_is_usable(const char *pattern);

#endif
