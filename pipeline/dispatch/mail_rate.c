#include "dispatch/mail_rate.h"

#define MINUTE_US (60 * G_USEC_PER_SEC)

struct MailRate {
    GMutex lock;
    guint per_minute, next; /* next: place of the oldest time */
    gint64 *times;          /* of the newest per_minute mails, a ring; 0: none yet */
    gint64 left;            /* -1: no limit */
};

MailRate *mail_rate_new(int per_minute, int per_day, int sent_today)
{
    MailRate *rate = g_new0(MailRate, 1);
    g_mutex_init(&rate->lock);
    rate->per_minute = per_minute > 0 ? (guint)per_minute : 0;
    rate->times = g_new0(gint64, rate->per_minute + 1);
    rate->left = per_day > 0 ? MAX(per_day - sent_today, 0) : -1;
    return rate;
}

void mail_rate_free(MailRate *rate)
{
    if (!rate)
        return;
    g_mutex_clear(&rate->lock);
    g_free(rate->times);
    g_free(rate);
}

static gint64 ask_locked(MailRate *rate, gint64 now_us)
{
    if (rate->left == 0)
        return -1;
    if (rate->per_minute > 0) {
        gint64 oldest = rate->times[rate->next];
        if (oldest != 0 && now_us < oldest + MINUTE_US)
            return oldest + MINUTE_US - now_us;
        rate->times[rate->next] = now_us;
        rate->next = (rate->next + 1) % rate->per_minute;
    }
    if (rate->left > 0)
        rate->left--;
    return 0;
}

gint64 mail_rate_ask(MailRate *rate, gint64 now_us)
{
    g_mutex_lock(&rate->lock);
    gint64 answer = ask_locked(rate, now_us);
    g_mutex_unlock(&rate->lock);
    return answer;
}
