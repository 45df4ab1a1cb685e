/*
 * The run's Maildir: 4-dispatch/mail/{tmp,new,cur}. With transport maildir a message is handed
 * over when it stands in new; with smtp, cur keeps what was sent.
 */
#ifndef RELANCE_DISPATCH_MAILDIR_H
#define RELANCE_DISPATCH_MAILDIR_H

#include "dispatch/outbox.h"

/* Makes the three folders. */
gboolean maildir_create(const Outbox *outbox, GError **error);

/* Writes one message into tmp/<document>.eml, not yet synced. */
gboolean maildir_prepare(const Outbox *outbox, const char *document, const GString *message,
                         GError **error);

/* Makes all that stands in tmp durable. */
gboolean maildir_sync_prepared(const Outbox *outbox, GError **error);

/* Renames the prepared messages of these entries into `folder` ("new" or "cur"), durably. */
gboolean maildir_publish(const Outbox *outbox, const GPtrArray *entries, const char *folder,
                         GError **error);

/* Hands all these mails over by writing them; also continues what a dead process had begun. */
gboolean maildir_send(Outbox *outbox, const GPtrArray *entries, GError **error);

#endif
