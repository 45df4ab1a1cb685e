/*
 * Mails that go to a server: in sessions, with retries, a rate and a limit; files of the
 * messages stay in 4-dispatch/mail/cur.
 */
#ifndef RELANCE_DISPATCH_MAIL_QUEUE_H
#define RELANCE_DISPATCH_MAIL_QUEUE_H

#include "dispatch/outbox.h"

/*
 * Sends these mails; announced ones, left by a dead process, become unknown. A 4xx is tried up
 * to three times with growing pauses, then deferred. FALSE and *error (OUTCOME_TRY_LATER) if
 * the server cannot be reached or will not have us; what had not left is deferred then.
 */
gboolean mail_queue_send(Outbox *outbox, const GPtrArray *entries, GError **error);

#endif
