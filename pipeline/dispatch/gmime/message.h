/*
 * One mail as text: built from one Outgoing alone, so that no attachment can reach another
 * customer. GMime stands behind this file's implementation alone.
 */
#ifndef RELANCE_DISPATCH_GMIME_MESSAGE_H
#define RELANCE_DISPATCH_GMIME_MESSAGE_H

#include "dispatch/dispatch.h"

/* Who sends where the settings name nobody; fit for a Maildir that is looked at, no more. */
#define MESSAGE_SENDER_UNKNOWN "relance@localhost"

/*
 * The whole message with LF line ends; equal input gives equal bytes. A new string, or NULL:
 * either *held is set (a sentence, to be freed: attachment missing, address unusable; *rule is
 * its static rule name), or *error (the PDF is not readable, or not the one that was rendered).
 *
 * multipart/mixed (multipart/alternative (text/plain, text/html), application/pdf,
 * attachments). No control character of any field reaches a header.
 */
GString *message_new(const DispatchInput *input, const Outgoing *outgoing, char **held,
                     const char **rule, GError **error);

/* The same with CRLF, as a server wants it; a new string. */
GString *message_to_wire(const GString *message);

/*
 * The envelope sender (document NULL: of mails about no document): bounces+DOCUMENT@domain where mail.bounces_to is set (so that a bounce
 * names its document), else the bare From address; a new string.
 */
char *message_envelope_sender(const MailSettings *mail, const char *document);

#endif
