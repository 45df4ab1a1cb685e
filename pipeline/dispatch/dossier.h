/*
 * Dossiers: one folder a customer with the documents and their attachments, for the hand-over
 * to counsel or collector.
 */
#ifndef RELANCE_DISPATCH_DOSSIER_H
#define RELANCE_DISPATCH_DOSSIER_H

#include "dispatch/outbox.h"

/*
 * 4-dispatch/dossiers/<customer>/ with its files and index.csv, by one rename each. A dossier
 * with a missing attachment is held [attachment-missing].
 */
gboolean dossier_send(Outbox *outbox, const GPtrArray *entries, GError **error);

#endif
