/*
 * The way of a mail to a server: pending -> (chunk: built, kept in mail/cur) -> session ->
 * answer, or back to pending where it did not begin, or to the next pass after a 4xx.
 */
#include "dispatch/mail_queue.h"

#include "dispatch/mail_copies.h"
#include "dispatch/mail_session.h"
#include "dispatch/maildir.h"
#include "dispatch/gmime/message.h"
#include "ground/outcome.h"

enum {
    PASSES = 3,            /* a 4xx is tried so often */
    MOST_FAILURES = 3,     /* sessions in a row in which nothing began */
    CHUNK_MAILS = 500,     /* libesmtp keeps 5 kB a message */
    CHUNK_BYTES = 8 << 20, /* text held in memory for one session */
    SMALLEST_CHUNK = 16,
    FIRST_PAUSE_MS = 2000
};

typedef struct {
    Outbox *outbox;
    MailRate *rate;
    GMutex lock;         /* everything below, and the building of chunks */
    GQueue pending;      /* OutboxEntry * of this pass */
    GPtrArray *again;    /* OutboxEntry *, for the next pass */
    gboolean has_worked; /* some session has sent something */
    GError *error;       /* the first; everybody stops then */
    gboolean is_stopped;
} MailQueue;

/* ---- chunks ---- */

static void mail_job_free(gpointer data)
{
    MailJob *job = data;
    g_string_free((GString *)job->text, TRUE);
    g_free((char *)job->sender);
    g_free(job->answer);
    g_free(job);
}

static MailJob *new_job(const Outbox *outbox, OutboxEntry *entry, const GString *message)
{
    MailJob *job = g_new0(MailJob, 1);
    job->document = entry->delivery->document;
    job->sender = message_envelope_sender(&outbox->input->settings->mail, job->document);
    job->recipient = entry->outgoing->recipient;
    job->text = message_to_wire(message);
    job->data = entry;
    return job;
}

/* Builds one mail into mail/tmp and, if it may go, adds its job. */
static gboolean add_mail(Outbox *outbox, OutboxEntry *entry, GPtrArray *jobs, GError **error)
{
    g_autofree char *held = NULL;
    const char *rule = NULL;
    GString *message = message_new(outbox->input, entry->outgoing, &held, &rule, error);
    if (!message)
        return held && outbox_hold(outbox, entry, rule, held, error);
    gboolean is_good = maildir_prepare(outbox, entry->delivery->document, message, error);
    if (is_good)
        g_ptr_array_add(jobs, new_job(outbox, entry, message));
    g_string_free(message, TRUE);
    return is_good;
}

/* What is to be sent stands in mail/cur, durably, before it is announced. */
static gboolean keep_messages(const Outbox *outbox, const GPtrArray *jobs, GError **error)
{
    g_autoptr(GPtrArray) entries = g_ptr_array_new();
    for (guint i = 0; i < jobs->len; i++)
        g_ptr_array_add(entries, ((const MailJob *)g_ptr_array_index(jobs, i))->data);
    return maildir_sync_prepared(outbox, error) &&
           maildir_publish(outbox, entries, "cur", error);
}

static guint chunk_size(const MailQueue *queue)
{
    int connections = MAX(1, queue->outbox->input->settings->mail.connections);
    guint share = queue->pending.length / (guint)connections;
    return CLAMP(share, SMALLEST_CHUNK, CHUNK_MAILS);
}

/* The next session's jobs, empty if nothing is left or all stop. Under the lock. */
static GPtrArray *take_chunk(MailQueue *queue)
{
    GPtrArray *jobs = g_ptr_array_new_with_free_func(mail_job_free);
    guint most = chunk_size(queue);
    gsize bytes = 0;
    queue->is_stopped = queue->is_stopped || outbox_must_stop(queue->outbox);
    while (!queue->error && !queue->is_stopped && queue->pending.length > 0 &&
           jobs->len < most && bytes < CHUNK_BYTES) {
        guint before = jobs->len;
        add_mail(queue->outbox, g_queue_pop_head(&queue->pending), jobs, &queue->error);
        if (jobs->len > before)
            bytes += ((const MailJob *)g_ptr_array_index(jobs, before))->text->len;
    }
    if (!queue->error && jobs->len > 0)
        keep_messages(queue->outbox, jobs, &queue->error);
    if (queue->error)
        g_ptr_array_set_size(jobs, 0);
    return jobs;
}

/* ---- workers ---- */

/* Sorts the jobs of a session that ended: not begun go back in their order, deferred to the
 * next pass. */
static void sort_out(MailQueue *queue, const GPtrArray *jobs)
{
    for (guint i = jobs->len; i > 0; i--) {
        const MailJob *job = g_ptr_array_index(jobs, i - 1);
        if (job->fate == MAIL_NOT_BEGUN)
            g_queue_push_head(&queue->pending, job->data);
        else if (job->fate == MAIL_DEFERRED)
            g_ptr_array_add(queue->again, job->data);
    }
}

/* What an unsuccessful session means: for all to stop, or a further failure in a row. */
static void note_failure(MailQueue *queue, GError *cause, guint failures)
{
    gboolean is_passing = outcome_of_error(cause) == OUTCOME_TRY_LATER && queue->has_worked &&
                          failures < MOST_FAILURES;
    if (is_passing || queue->error)
        g_error_free(cause);
    else
        queue->error = cause;
}

static gint64 pause_us(const MailQueue *queue, guint number)
{
    int first = queue->outbox->input->mail_pause_ms;
    gint64 pause = (first > 0 ? first : FIRST_PAUSE_MS) * G_TIME_SPAN_MILLISECOND;
    for (guint i = 1; i < number; i++)
        pause *= 3;
    return pause;
}

/* One session; the number of failures in a row after it. */
static guint send_chunk(MailQueue *queue, MailChannel *channel, GPtrArray *jobs, guint failures)
{
    MailSession session = {queue->outbox,     channel, queue->rate, jobs,
                           g_ptr_array_new(), NULL,    FALSE};
    GError *cause = NULL;
    gboolean is_good = mail_session_send(&session, &cause);
    g_ptr_array_unref(session.unsettled);
    g_mutex_lock(&queue->lock);
    sort_out(queue, jobs);
    queue->has_worked = queue->has_worked || is_good;
    queue->is_stopped = queue->is_stopped || session.is_over_limit;
    failures = is_good ? 0 : failures + 1;
    if (!is_good)
        note_failure(queue, cause, failures);
    g_mutex_unlock(&queue->lock);
    return failures;
}

static gpointer work(gpointer data)
{
    MailQueue *queue = data;
    const DispatchInput *input = queue->outbox->input;
    g_mutex_lock(&queue->lock);
    g_autoptr(MailChannel) channel = NULL;
    if (!queue->error)
        channel = mail_channel_new(&input->settings->mail, input->smtp_password,
                                   input->mail_timeout_s, &queue->error);
    g_mutex_unlock(&queue->lock);
    guint failures = 0;
    while (channel) {
        g_mutex_lock(&queue->lock);
        g_autoptr(GPtrArray) jobs = take_chunk(queue);
        g_mutex_unlock(&queue->lock);
        if (jobs->len == 0)
            break;
        failures = send_chunk(queue, channel, jobs, failures);
        if (failures > 0)
            mail_session_sleep(queue->outbox, pause_us(queue, failures));
    }
    return NULL;
}

/* One connection works in this thread, more of them in threads of their own. */
static void run_workers(MailQueue *queue)
{
    int connections = MAX(1, queue->outbox->input->settings->mail.connections);
    guint useful = (queue->pending.length + SMALLEST_CHUNK - 1) / SMALLEST_CHUNK;
    guint count = MIN((guint)connections, MAX(useful, 1));
    g_autoptr(GPtrArray) threads = g_ptr_array_new();
    for (guint i = 1; i < count; i++)
        g_ptr_array_add(threads, g_thread_new("mail", work, queue));
    work(queue);
    for (guint i = 0; i < threads->len; i++)
        g_thread_join(g_ptr_array_index(threads, i));
}

/* ---- passes ---- */

static void run_passes(MailQueue *queue)
{
    for (guint pass = 1; pass <= PASSES; pass++) {
        run_workers(queue);
        if (queue->error || queue->is_stopped || queue->again->len == 0 || pass == PASSES ||
            !mail_session_sleep(queue->outbox, pause_us(queue, pass)))
            return;
        for (guint i = 0; i < queue->again->len; i++)
            g_queue_push_tail(&queue->pending, g_ptr_array_index(queue->again, i));
        g_ptr_array_set_size(queue->again, 0);
    }
}

/* Announced by a process that died: whether the server has them, nobody here can know. */
static gboolean recover(Outbox *outbox, const GPtrArray *entries, MailQueue *queue,
                        GError **error)
{
    g_autoptr(GPtrArray) unclear = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        OutboxEntry *entry = g_ptr_array_index(entries, i);
        if (outbox_is_open(entry))
            g_queue_push_tail(&queue->pending, entry);
        else
            g_ptr_array_add(unclear, entry);
    }
    return outbox_finish(outbox, unclear, DELIVERY_UNKNOWN,
                         "interrupted between announcement and the server's answer", error);
}

/* What the server would not have now is deferred, all with the same reason. */
static gboolean defer_rest(Outbox *outbox, const GPtrArray *entries, const char *reason,
                           GError **error)
{
    g_autoptr(GPtrArray) rest = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        OutboxEntry *entry = g_ptr_array_index(entries, i);
        gboolean was_asked =
            entry->delivery->status == DELIVERY_DEFERRED && entry->delivery->attempts > 0;
        if (outbox_is_open(entry) && !was_asked)
            g_ptr_array_add(rest, entry);
    }
    return rest->len == 0 || outbox_finish(outbox, rest, DELIVERY_DEFERRED, reason, error);
}

/* The server's refusals end as "try later", with what has to be done; the world's stay. */
static gboolean conclude(MailQueue *queue, const GPtrArray *entries, GError **error)
{
    GError *cause = g_steal_pointer(&queue->error);
    if (!cause)
        return !queue->is_stopped || outbox_must_stop(queue->outbox) ||
               defer_rest(queue->outbox, entries, "mail.per_day is reached", error);
    Outcome outcome = outcome_of_error(cause);
    if (outcome != OUTCOME_TRY_LATER && outcome != OUTCOME_SETTINGS_REFUSED) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (defer_rest(queue->outbox, entries, cause->message, error))
        outcome_fail(error, OUTCOME_TRY_LATER, "%s", cause->message);
    g_error_free(cause);
    return FALSE;
}

gboolean mail_queue_send(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    if (entries->len == 0)
        return TRUE;
    const MailSettings *mail = &outbox->input->settings->mail;
    MailQueue queue = {.outbox = outbox, .again = g_ptr_array_new()};
    queue.rate = mail_rate_new(mail->per_minute, mail->per_day, outbox->input->mails_today);
    g_mutex_init(&queue.lock);
    g_queue_init(&queue.pending);
    gboolean is_good = maildir_create(outbox, error) && recover(outbox, entries, &queue, error);
    if (is_good && queue.pending.length > 0) {
        g_autoptr(GPtrArray) open = g_ptr_array_new();
        for (GList *link = queue.pending.head; link; link = link->next)
            g_ptr_array_add(open, link->data);
        run_passes(&queue);
        mail_copies_send(outbox, open, queue.rate);
        is_good = conclude(&queue, entries, error);
    }
    g_queue_clear(&queue.pending);
    g_ptr_array_unref(queue.again);
    g_mutex_clear(&queue.lock);
    mail_rate_free(queue.rate);
    return is_good;
}
