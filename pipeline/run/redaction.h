/*
 * One customer's personal data blotted out of the text files of a run: names, streets, addresses,
 * phones, as the run read and printed them. Each letter becomes x, so that lines and columns stay.
 */
#ifndef RELANCE_RUN_REDACTION_H
#define RELANCE_RUN_REDACTION_H

#include "records/ledger.h"

typedef struct Redaction Redaction;

Redaction *redaction_new(void);
void redaction_free(Redaction *redaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Redaction, redaction_free)

/* A text that must go; short ones and those without a letter are left. */
void redaction_add(Redaction *redaction, const char *text);
/* Everything that the ledger's files say of this customer; what others say is protected. */
void redaction_add_customer(Redaction *redaction, const Ledger *ledger, const char *customer);
/* A recipient as it was printed: address lines joined by " / ", or a mail address. */
void redaction_add_recipient(Redaction *redaction, const char *recipient);

/* Blots in place, in UTF-8, CP1252, CP850, UTF-16 and as HTML has it; TRUE if anything was. */
gboolean redaction_apply(const Redaction *redaction, char *bytes, gsize length);

#endif
