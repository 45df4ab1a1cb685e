#include "dispatch/mail_session.h"

#define NAP_US (100 * 1000)

gboolean mail_session_sleep(const Outbox *outbox, gint64 microseconds)
{
    gint64 until = g_get_monotonic_time() + microseconds;
    for (gint64 left = microseconds; left > 0; left = until - g_get_monotonic_time()) {
        if (outbox_must_stop(outbox))
            return FALSE;
        g_usleep((gulong)MIN(left, NAP_US));
    }
    return !outbox_must_stop(outbox);
}

static gboolean settle(MailSession *session)
{
    if (session->error)
        return FALSE;
    if (session->unsettled->len > 0 &&
        !outbox_settle(session->outbox, session->unsettled, &session->error))
        return FALSE;
    g_ptr_array_set_size(session->unsettled, 0);
    return TRUE;
}

/* With a limit a minute the wait may be long: then nobody waits announced. */
static guint group_size(const MailSession *session)
{
    return session->outbox->input->settings->mail.per_minute > 0 ? 1 : MAIL_GROUP_SIZE;
}

/* The job and those that follow it, as far as they may still begin. */
static gboolean announce_group(MailSession *session, const MailJob *first)
{
    g_autoptr(GPtrArray) group = g_ptr_array_new();
    guint index = 0;
    g_ptr_array_find(session->jobs, first, &index);
    for (guint i = index; i < session->jobs->len && group->len < group_size(session); i++) {
        const MailJob *job = g_ptr_array_index(session->jobs, i);
        if (job->fate == MAIL_NOT_BEGUN && outbox_is_open(job->data))
            g_ptr_array_add(group, job->data);
    }
    return outbox_announce(session->outbox, group, &session->error);
}

static gboolean on_begins(gpointer data, MailJob *job)
{
    MailSession *session = data;
    const OutboxEntry *entry = job->data;
    return entry->delivery->status == DELIVERY_ANNOUNCED ||
           (settle(session) && announce_group(session, job));
}

static void note_answer(MailSession *session, const MailJob *job, DeliveryStatus status,
                        const char *detail)
{
    OutboxEntry *entry = job->data;
    if (job->fate != MAIL_NOT_BEGUN)
        entry->delivery->attempts++;
    outbox_answer(entry, status, detail);
    g_ptr_array_add(session->unsettled, entry);
}

/* Waits for the next mail's turn; FALSE if there is none. */
static gboolean wait_for_turn(MailSession *session)
{
    for (;;) {
        gint64 early = mail_rate_ask(session->rate, g_get_monotonic_time());
        session->is_over_limit = early < 0;
        if (early <= 0)
            return early == 0;
        if (!settle(session) || !mail_session_sleep(session->outbox, early))
            return FALSE;
    }
}

static gboolean on_ended(gpointer data, MailJob *job)
{
    static const DeliveryStatus statuses[] = {[MAIL_ACCEPTED] = DELIVERY_ACCEPTED,
                                              [MAIL_DEFERRED] = DELIVERY_DEFERRED,
                                              [MAIL_REJECTED] = DELIVERY_REJECTED};
    MailSession *session = data;
    note_answer(session, job, statuses[job->fate], job->answer);
    if (session->unsettled->len >= group_size(session) && !settle(session))
        return FALSE;
    gboolean is_last = job == g_ptr_array_index(session->jobs, session->jobs->len - 1);
    return !outbox_must_stop(session->outbox) && (is_last || wait_for_turn(session));
}

/* What the session left without an answer. */
static void note_rest(MailSession *session)
{
    for (guint i = 0; i < session->jobs->len; i++) {
        const MailJob *job = g_ptr_array_index(session->jobs, i);
        const OutboxEntry *entry = job->data;
        if (job->fate == MAIL_IN_FLIGHT)
            note_answer(session, job, DELIVERY_UNKNOWN,
                        "the content was sent, but the server gave no answer");
        else if (entry->delivery->status == DELIVERY_ANNOUNCED)
            note_answer(session, job, DELIVERY_DEFERRED, "not begun");
    }
}

gboolean mail_session_send(MailSession *session, GError **error)
{
    const MailWatcher watcher = {session, on_begins, on_ended};
    GError *cause = NULL;
    if (!wait_for_turn(session))
        return TRUE;
    gboolean is_good = mail_channel_send(session->channel, session->jobs, &watcher, &cause);
    note_rest(session);
    settle(session);
    if (session->error) {
        g_clear_error(&cause);
        g_propagate_error(error, session->error);
        session->error = NULL;
        return FALSE;
    }
    if (!is_good)
        g_propagate_error(error, cause);
    return is_good;
}
