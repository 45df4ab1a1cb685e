/*
 * `mail.copy_to`: the house's own copies of what a server accepted. Sent behind the mails, in sessions
 * of their own, so that a refused copy can never touch a customer's mail.
 */
#ifndef RELANCE_DISPATCH_MAIL_COPIES_H
#define RELANCE_DISPATCH_MAIL_COPIES_H

#include "dispatch/mail_rate.h"
#include "dispatch/outbox.h"

/*
 * Sends a copy of each entry (OutboxEntry *) that is accepted, at most once and in this call only: one
 * that does not go is complained of once, WARNING [copy-not-sent], and has no state.
 */
void mail_copies_send(Outbox *outbox, const GPtrArray *entries, MailRate *rate);

#endif
