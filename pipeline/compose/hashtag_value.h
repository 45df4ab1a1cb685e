/* How hashtags append their values: each returns FALSE, nothing appended, if there is none. */
#ifndef RELANCE_COMPOSE_HASHTAG_VALUE_H
#define RELANCE_COMPOSE_HASHTAG_VALUE_H

#include "compose/hashtag.h"

gboolean append_value(GString *text, const char *value);
gboolean append_grouped_iban(GString *text, const char *iban);
/* In the document's currency; zero is no value. */
gboolean append_amount(GString *text, const LetterFacts *facts, gint64 minor);
gboolean append_day(GString *text, const LetterFacts *facts, Day day);
gboolean append_count(GString *text, gint64 count);

#define HASHTAG_FAMILY(array)                                                                  \
    {                                                                                          \
        array, G_N_ELEMENTS(array)                                                             \
    }

#endif
