/*
 * The states of what leaves the house. Every channel moves its deliveries through here and
 * nowhere else; the states and invariants are numbered at the head of outbox.c.
 */
#ifndef RELANCE_DISPATCH_OUTBOX_H
#define RELANCE_DISPATCH_OUTBOX_H

#include "dispatch/dispatch.h"

/* One document on one channel; both are lent. */
typedef struct {
    const Outgoing *outgoing;
    Delivery *delivery;
} OutboxEntry;

typedef struct {
    const DispatchInput *input;
    const DispatchHands *hands;
    Complaints *complaints;
    GPtrArray *entries; /* OutboxEntry *, owned: those that are to be worked on, by document */
    guint done;         /* entries that came to their end in this call */
    GMutex lock; /* announce, settle, progress and complaints: one connection at a time */
} Outbox;

Outbox *outbox_new(const DispatchInput *input, const GPtrArray *outgoing,
                   const GPtrArray *deliveries, const DispatchHands *hands,
                   Complaints *complaints);
void outbox_free(Outbox *outbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outbox, outbox_free)

/* The entries of one channel that still are to be worked on, lent; a new array. */
GPtrArray *outbox_take_channel(const Outbox *outbox, Channel channel);

/* TRUE while an entry may begin: planned or deferred. */
gboolean outbox_is_open(const OutboxEntry *entry);

/*
 * planned, deferred -> announced, committed before anything leaves. If the commit fails FALSE
 * and *error, and every entry is what it was before: nothing of them may leave.
 */
gboolean outbox_announce(Outbox *outbox, const GPtrArray *entries, GError **error);

/*
 * Notes an answer; asserts that the step is one of the table
 * in outbox.c. Nothing is committed.
 */
void outbox_answer(OutboxEntry *entry, DeliveryStatus status, const char *detail);

/* Commits the answers of these entries, journal first, and reports progress. */
gboolean outbox_settle(Outbox *outbox, const GPtrArray *entries, GError **error);

/* answer and settle for one status and all entries. */
gboolean outbox_finish(Outbox *outbox, const GPtrArray *entries, DeliveryStatus status,
                       const char *detail, GError **error);

/* Refuses an entry before anything left: rejected, with a HELD complaint of this rule. */
gboolean outbox_hold(Outbox *outbox, OutboxEntry *entry, const char *rule, const char *reason,
                     GError **error);

/* TRUE when the user asked to stop. */
gboolean outbox_must_stop(const Outbox *outbox);

/* A path below 4-dispatch of this run; a new string. */
char *outbox_path(const Outbox *outbox, const char *first, ...) G_GNUC_NULL_TERMINATED;

#endif
