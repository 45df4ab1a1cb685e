/*
 * States of one document on one channel. Step 1 is performed by outbox_announce, all others by
 * outbox_answer:
 *
 *   1  planned, deferred -> announced      committed before the first byte leaves
 *   2  announced -> accepted               a mail server said 2xx to the whole message
 *   3  announced -> handed-over            the file stands under its final name
 *   4  announced -> deferred               4xx, or it is certain that nothing left
 *   5  announced -> rejected               5xx
 *   6  announced -> unknown                content left, no answer came: a person decides
 *   7  planned, deferred -> rejected       refused before its content was asked for
 *   8  planned, deferred -> deferred       the server could not be reached or was not ready
 *   9  planned, deferred -> handed-over    the file is found to stand there already
 *
 * Invariants:
 *   I1 Nothing leaves while its entry is not committed as announced (step 1 comes first).
 *   I2 An answer is committed by outbox_settle; until then a crash finds "announced".
 *   I3 Announced entries found at the start are never sent again on belief: for files the files
 *      are asked (spool_evidence.c, maildir.c), for a mail server the answer is unknown.
 *   I4 accepted, handed-over, rejected and unknown are never left again by dispatch.
 *   I5 At most MAIL_GROUP_SIZE messages of one connection are announced and unsettled
 *      (mail_session.c).
 */
#include "dispatch/outbox.h"

#include "ground/outcome.h"

#include <string.h>

static const guint8 steps[][2] = {
    {DELIVERY_ANNOUNCED, DELIVERY_ACCEPTED},   {DELIVERY_ANNOUNCED, DELIVERY_HANDED_OVER},
    {DELIVERY_ANNOUNCED, DELIVERY_DEFERRED},   {DELIVERY_ANNOUNCED, DELIVERY_REJECTED},
    {DELIVERY_ANNOUNCED, DELIVERY_UNKNOWN},    {DELIVERY_PLANNED, DELIVERY_REJECTED},
    {DELIVERY_DEFERRED, DELIVERY_REJECTED},    {DELIVERY_PLANNED, DELIVERY_DEFERRED},
    {DELIVERY_DEFERRED, DELIVERY_DEFERRED},    {DELIVERY_PLANNED, DELIVERY_HANDED_OVER},
    {DELIVERY_DEFERRED, DELIVERY_HANDED_OVER},
};

static gboolean is_step(DeliveryStatus from, DeliveryStatus to)
{
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        if (steps[i][0] == from && steps[i][1] == to)
            return TRUE;
    return FALSE;
}

static gint compare_entries(gconstpointer a, gconstpointer b)
{
    const OutboxEntry *left = *(const OutboxEntry *const *)a;
    const OutboxEntry *right = *(const OutboxEntry *const *)b;
    gint order = strcmp(left->delivery->document, right->delivery->document);
    return order ? order : (gint)left->delivery->channel - (gint)right->delivery->channel;
}

gboolean outbox_is_open(const OutboxEntry *entry)
{
    return entry->delivery->status == DELIVERY_PLANNED ||
           entry->delivery->status == DELIVERY_DEFERRED;
}

Outbox *outbox_new(const DispatchInput *input, const GPtrArray *outgoing,
                   const GPtrArray *deliveries, const DispatchHands *hands,
                   Complaints *complaints)
{
    g_assert(outgoing->len == deliveries->len);
    Outbox *outbox = g_new0(Outbox, 1);
    outbox->input = input;
    outbox->hands = hands;
    outbox->complaints = complaints;
    outbox->entries = g_ptr_array_new_with_free_func(g_free);
    g_mutex_init(&outbox->lock);
    for (guint i = 0; i < outgoing->len; i++) {
        OutboxEntry entry = {g_ptr_array_index(outgoing, i), g_ptr_array_index(deliveries, i)};
        if (outbox_is_open(&entry) || entry.delivery->status == DELIVERY_ANNOUNCED)
            g_ptr_array_add(outbox->entries, g_memdup2(&entry, sizeof entry));
    }
    g_ptr_array_sort(outbox->entries, compare_entries);
    return outbox;
}

void outbox_free(Outbox *outbox)
{
    if (!outbox)
        return;
    g_ptr_array_unref(outbox->entries);
    g_mutex_clear(&outbox->lock);
    g_free(outbox);
}

GPtrArray *outbox_take_channel(const Outbox *outbox, Channel channel)
{
    GPtrArray *entries = g_ptr_array_new();
    for (guint i = 0; i < outbox->entries->len; i++) {
        OutboxEntry *entry = g_ptr_array_index(outbox->entries, i);
        if (entry->delivery->channel == channel)
            g_ptr_array_add(entries, entry);
    }
    return entries;
}

/* Hands the deliveries of these entries to one of run's two functions, one caller at a time. */
static gboolean commit(Outbox *outbox, const GPtrArray *entries,
                       gboolean (*hand)(gpointer, const GPtrArray *, GError **), GError **error)
{
    if (!hand || entries->len == 0)
        return TRUE;
    g_autoptr(GPtrArray) deliveries = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add(deliveries,
                        ((const OutboxEntry *)g_ptr_array_index(entries, i))->delivery);
    g_mutex_lock(&outbox->lock);
    gboolean is_good = hand(outbox->hands->data, deliveries, error);
    g_mutex_unlock(&outbox->lock);
    if (!is_good)
        outcome_fail(error, OUTCOME_INPUT_OUTPUT, "the history could not be written");
    return is_good;
}

gboolean outbox_announce(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    g_autofree DeliveryStatus *before = g_new0(DeliveryStatus, entries->len + 1);
    for (guint i = 0; i < entries->len; i++) {
        OutboxEntry *entry = g_ptr_array_index(entries, i);
        g_assert(outbox_is_open(entry));
        before[i] = entry->delivery->status;
        entry->delivery->status = DELIVERY_ANNOUNCED;
        entry->delivery->at = outbox->input->now;
    }
    if (commit(outbox, entries, outbox->hands->announce, error))
        return TRUE;
    for (guint i = 0; i < entries->len; i++)
        ((OutboxEntry *)g_ptr_array_index(entries, i))->delivery->status = before[i];
    return FALSE;
}

void outbox_answer(OutboxEntry *entry, DeliveryStatus status, const char *detail)
{
    g_assert(is_step(entry->delivery->status, status));
    entry->delivery->status = status;
    g_free(entry->delivery->detail);
    entry->delivery->detail = g_strdup(detail ? detail : "");
}

gboolean outbox_settle(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    for (guint i = 0; i < entries->len; i++)
        ((OutboxEntry *)g_ptr_array_index(entries, i))->delivery->at = outbox->input->now;
    if (!commit(outbox, entries, outbox->hands->settle, error))
        return FALSE;
    g_mutex_lock(&outbox->lock);
    outbox->done += entries->len;
    guint done = MIN(outbox->done, outbox->entries->len);
    if (outbox->hands->progress && entries->len > 0)
        outbox->hands->progress(outbox->hands->data, done, outbox->entries->len);
    g_mutex_unlock(&outbox->lock);
    return TRUE;
}

gboolean outbox_finish(Outbox *outbox, const GPtrArray *entries, DeliveryStatus status,
                       const char *detail, GError **error)
{
    for (guint i = 0; i < entries->len; i++)
        outbox_answer(g_ptr_array_index(entries, i), status, detail);
    return outbox_settle(outbox, entries, error);
}

gboolean outbox_hold(Outbox *outbox, OutboxEntry *entry, const char *rule, const char *reason,
                     GError **error)
{
    g_mutex_lock(&outbox->lock);
    complaint_add(outbox->complaints, COMPLAINT_HELD, rule, (Place){0},
                  "%s: document %s of customer %s was not sent; correct it, the item comes up "
                  "again in the next run",
                  reason, entry->delivery->document, entry->outgoing->customer);
    g_mutex_unlock(&outbox->lock);
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_ptr_array_add(one, entry);
    return outbox_finish(outbox, one, DELIVERY_REJECTED, reason, error);
}

gboolean outbox_must_stop(const Outbox *outbox)
{
    return outbox->hands->must_stop && outbox->hands->must_stop(outbox->hands->data);
}

char *outbox_path(const Outbox *outbox, const char *first, ...)
{
    GString *path = g_string_new(outbox->input->run_folder);
    g_string_append(path, "/4-dispatch");
    va_list parts;
    va_start(parts, first);
    for (const char *part = first; part; part = va_arg(parts, const char *))
        g_string_append_printf(path, "/%s", part);
    va_end(parts);
    return g_string_free(path, FALSE);
}
