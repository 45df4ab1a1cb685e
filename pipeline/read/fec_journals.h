/* What a FEC's journals are for, by the words in their codes and names. */
#ifndef RELANCE_READ_FEC_JOURNALS_H
#define RELANCE_READ_FEC_JOURNALS_H

#include <glib.h>

/* Opening entries: AN, ANC, RAN, "A nouveaux", "Ouverture" ... */
gboolean fec_journal_is_opening(const char *code, const char *name);

/* Bank, cash and the like. */
gboolean fec_journal_is_treasury(const char *code, const char *name);

#endif
