/*
 * Mails of one session: announced in small groups at the last moment, settled as their answers
 * come.
 */
#ifndef RELANCE_DISPATCH_MAIL_SESSION_H
#define RELANCE_DISPATCH_MAIL_SESSION_H

#include "dispatch/mail_channel.h"
#include "dispatch/mail_rate.h"
#include "dispatch/outbox.h"

#define MAIL_GROUP_SIZE 16

typedef struct {
    Outbox *outbox;
    MailChannel *channel;
    MailRate *rate;
    GPtrArray *jobs;        /* MailJob *, data: OutboxEntry * */
    GPtrArray *unsettled;   /* OutboxEntry *, answered but not committed */
    GError *error;          /* announce or settle failed: the world, not the server */
    gboolean is_over_limit; /* mail_rate allows no more in this call */
} MailSession;

/*
 * Sends all jobs over one connection; afterwards every entry has its answer committed, and
 * those whose job is MAIL_NOT_BEGUN are planned or deferred as before. FALSE and *error as
 * mail_channel_send, or the error of announce or settle.
 */
gboolean mail_session_send(MailSession *session, GError **error);

/* Sleeps, but wakes for must_stop; FALSE if that is what happened. */
gboolean mail_session_sleep(const Outbox *outbox, gint64 microseconds);

#endif
