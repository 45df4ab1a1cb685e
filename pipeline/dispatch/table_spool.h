/*
 * Channels that hand over a table: the SMS list and the agenda of calls.
 */
#ifndef RELANCE_DISPATCH_TABLE_SPOOL_H
#define RELANCE_DISPATCH_TABLE_SPOOL_H

#include "dispatch/outbox.h"

/*
 * 4-dispatch/sms/<run-id>-sms.csv (with a number behind it at a later dispatch of the run, so
 * that what a gateway has taken in is never listed again). A document without number or text is
 * held.
 */
gboolean sms_list_send(Outbox *outbox, const GPtrArray *entries, GError **error);

/*
 * 4-dispatch/agenda/calls.csv: largest total first, with empty columns for what the call
 * brings. A later dispatch of the run adds to the same table and keeps what was filled in.
 */
gboolean call_agenda_send(Outbox *outbox, const GPtrArray *entries, GError **error);

#endif
