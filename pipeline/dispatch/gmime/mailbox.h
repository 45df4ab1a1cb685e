/*
 * A mailbox as it lies on the disk: Maildir, mbox, or one message in a file. It is only read.
 */
#ifndef RELANCE_DISPATCH_GMIME_MAILBOX_H
#define RELANCE_DISPATCH_GMIME_MAILBOX_H

#include "ground/complaints.h"

typedef struct _GMimeMessage GMimeMessage;

/* One message and where it was found; both lent. */
typedef void (*MailboxReader)(gpointer data, GMimeMessage *mail, Place place);

/*
 * Hands every message to `read`: of a Maildir those of new and cur by their names, of an mbox in
 * its order. How many, or -1 and *error (OUTCOME_INPUT_REFUSED: it is not there, or no mailbox).
 */
int mailbox_read(const char *path, MailboxReader read, gpointer data, GError **error);

#endif
