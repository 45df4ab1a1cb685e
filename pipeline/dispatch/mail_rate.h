/*
 * How fast mails may go: at most so many in any 60 seconds, at most so many a day.
 */
#ifndef RELANCE_DISPATCH_MAIL_RATE_H
#define RELANCE_DISPATCH_MAIL_RATE_H

#include <glib.h>

typedef struct MailRate MailRate;

/* Limits 0: none. sent_today: how many of a day's mails have gone already. */
MailRate *mail_rate_new(int per_minute, int per_day, int sent_today);
void mail_rate_free(MailRate *rate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailRate, mail_rate_free)

/*
 * Asks for one mail at `now_us` (a monotonic clock). 0: it may go, and counts. Above 0: so many
 * microseconds too early, ask again then. -1: not in this call any more. Any thread.
 */
gint64 mail_rate_ask(MailRate *rate, gint64 now_us);

#endif
