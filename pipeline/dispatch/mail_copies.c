#include "dispatch/mail_copies.h"

#include "dispatch/gmime/message.h"
#include "dispatch/mail_channel.h"
#include "dispatch/mail_session.h"
#include "ground/mail_address.h"
#include "ground/text.h"

enum { SESSION_MAILS = 100 };

typedef struct {
    Outbox *outbox;
    MailRate *rate;
    const GPtrArray *jobs; /* of the session under way */
    guint n_sent;
} Copying;

static gboolean on_begins(gpointer data, MailJob *job)
{
    (void)data;
    (void)job;
    return TRUE;
}

/* FALSE, so that nothing more begins, when the limits or the user say so. */
static gboolean on_ended(gpointer data, MailJob *job)
{
    Copying *copying = data;
    copying->n_sent += job->fate == MAIL_ACCEPTED ? 1 : 0;
    if (job == g_ptr_array_index(copying->jobs, copying->jobs->len - 1))
        return TRUE;
    gint64 early = mail_rate_ask(copying->rate, g_get_monotonic_time());
    while (early > 0 && mail_session_sleep(copying->outbox, early))
        early = mail_rate_ask(copying->rate, g_get_monotonic_time());
    return early == 0;
}

static void free_job(gpointer data)
{
    MailJob *job = data;
    g_string_free((GString *)job->text, TRUE);
    g_free(job->answer);
    g_free(job);
}

/* The message once more, byte for byte, to us; bounces of it go to the bare bounce address. */
static void add_job(const Outbox *outbox, const OutboxEntry *entry, const char *sender,
                    GPtrArray *jobs)
{
    g_autofree char *held = NULL;
    const char *rule = NULL;
    GString *message = message_new(outbox->input, entry->outgoing, &held, &rule, NULL);
    if (!message)
        return;
    MailJob *job = g_new0(MailJob, 1);
    job->document = entry->delivery->document;
    job->sender = sender;
    job->recipient = outbox->input->settings->mail.copy_to;
    job->text = message_to_wire(message);
    g_string_free(message, TRUE);
    g_ptr_array_add(jobs, job);
}

/* What went wrong first: the session, or the server's answer to one of the copies; a new string. */
static char *find_reason(const GPtrArray *jobs, const GError *cause)
{
    for (guint i = 0; !cause && i < jobs->len; i++) {
        const MailJob *job = g_ptr_array_index(jobs, i);
        if (job->fate != MAIL_ACCEPTED && job->answer)
            return g_strdup(job->answer);
    }
    return g_strdup(cause ? cause->message : "the session ended before");
}

/* One session; NULL, or why not all of them went. */
static char *send_some(Copying *copying, MailChannel *channel, const GPtrArray *jobs)
{
    const MailWatcher watcher = {copying, on_begins, on_ended};
    g_autoptr(GError) cause = NULL;
    guint before = copying->n_sent;
    copying->jobs = jobs;
    mail_channel_send(channel, jobs, &watcher, &cause);
    return copying->n_sent - before == jobs->len ? NULL : find_reason(jobs, cause);
}

static char *send_all(Copying *copying, const GPtrArray *accepted)
{
    const DispatchInput *input = copying->outbox->input;
    const MailSettings *mail = &input->settings->mail;
    g_autofree char *sender = message_envelope_sender(mail, NULL);
    g_autoptr(MailChannel) channel =
        mail_channel_new(mail, input->smtp_password, input->mail_timeout_s, NULL);
    char *reason = channel ? NULL : g_strdup("the server's settings cannot be used");
    for (guint begin = 0; !reason && begin < accepted->len; begin += SESSION_MAILS) {
        g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func(free_job);
        for (guint i = begin; i < accepted->len && i < begin + SESSION_MAILS; i++)
            add_job(copying->outbox, g_ptr_array_index(accepted, i), sender, jobs);
        reason = send_some(copying, channel, jobs);
    }
    return reason;
}

void mail_copies_send(Outbox *outbox, const GPtrArray *entries, MailRate *rate)
{
    const MailSettings *mail = &outbox->input->settings->mail;
    g_autoptr(GPtrArray) accepted = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        OutboxEntry *entry = g_ptr_array_index(entries, i);
        if (entry->delivery->status == DELIVERY_ACCEPTED)
            g_ptr_array_add(accepted, entry);
    }
    if (accepted->len == 0 || !mail_address_is_valid(mail->copy_to))
        return;
    Copying copying = {outbox, rate, NULL, 0};
    g_autofree char *reason = send_all(&copying, accepted);
    if (reason)
        complaint_add(
            outbox->complaints, COMPLAINT_WARNING, "copy-not-sent", (Place){0},
            "%u of %u copies did not go to %s (mail.copy_to): %s; the customers' mails "
            "are not concerned, and stand in 4-dispatch/mail/cur",
            accepted->len - copying.n_sent, accepted->len, mail->copy_to, reason);
}
