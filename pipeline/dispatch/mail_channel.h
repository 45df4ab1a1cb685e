/*
 * A mail server as a channel: sessions of messages, each with its own fate. libesmtp and
 * OpenSSL stand behind smtp_channel.c alone, which knows their traps. Knows nothing of
 * deliveries.
 */
#ifndef RELANCE_DISPATCH_MAIL_CHANNEL_H
#define RELANCE_DISPATCH_MAIL_CHANNEL_H

#include "dispatch/mail_job.h"
#include "records/settings.h"

typedef struct MailChannel MailChannel;

/* Called in the thread that sends. FALSE cuts the connection: what follows does not begin. */
typedef struct {
    gpointer data;
    gboolean (*begins)(gpointer data,
                       MailJob *job); /* before the first byte of content leaves */
    gboolean (*ended)(gpointer data, MailJob *job); /* fate is accepted, deferred or rejected */
} MailWatcher;

/*
 * Nothing is connected yet. A password goes out only over verified TLS or to loopback.
 * timeout_s 0 takes RFC 5321's recommendations. NULL and *error (OUTCOME_SETTINGS_REFUSED):
 * ca_file unreadable.
 */
MailChannel *mail_channel_new(const MailSettings *mail, const char *password, int timeout_s,
                              GError **error);
void mail_channel_free(MailChannel *channel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailChannel, mail_channel_free)

/*
 * One session: all jobs (MailJob *) in their order over one connection, at most 500. TRUE as
 * soon as one of them began or was answered, or the watcher ended it; what did not begin may be
 * given again. FALSE and *error if none did: OUTCOME_TRY_LATER (no connection, dropped, 4xx
 * greeting) or OUTCOME_SETTINGS_REFUSED (no STARTTLS, certificate, password, sender, relaying
 * refused; also when that came after some were sent).
 */
gboolean mail_channel_send(MailChannel *channel, const GPtrArray *jobs,
                           const MailWatcher *watcher, GError **error);

/* Connects, STARTTLS, AUTH, MAIL FROM, and goes without sending anything. Errors as above. */
gboolean mail_channel_probe(MailChannel *channel, GError **error);

#endif
