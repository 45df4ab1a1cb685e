/*
 * One mail of the bounce mailbox: is it a delivery report (RFC 3464) about a mail of ours, and
 * what does it say? Believed is only what has the form of a report and does not contradict
 * itself; whether the document was ever sent to that address, run asks the history.
 */
#ifndef RELANCE_DISPATCH_GMIME_REPORT_MAIL_H
#define RELANCE_DISPATCH_GMIME_REPORT_MAIL_H

#include "ground/complaints.h"
#include "records/settings.h"

typedef struct _GMimeMessage GMimeMessage;

/*
 * Appends a Bounce for each recipient the report speaks of to `bounces` (Bounce *). What is none
 * is complained of: NOTE [auto-reply]; WARNING [bounce-not-a-report], [bounce-forged] (not from
 * the null sender, or its traces name different documents), [bounce-unmatched] (names none).
 */
void report_mail_read(GMimeMessage *mail, const MailSettings *settings, Place place,
                      GPtrArray *bounces, Complaints *complaints);

#endif
