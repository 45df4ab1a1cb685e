/*
 * What dispatch's tests stand on: a run folder of their own, settings, documents with a real
 * PDF file, and run's functions played by a recorder.
 */
#ifndef TESTS_DISPATCH_BUILD_RUN_H
#define TESTS_DISPATCH_BUILD_RUN_H

#include "dispatch/dispatch.h"

typedef struct {
    char *folder;
    Settings *settings;
    GPtrArray *outgoing, *deliveries;
    Complaints *complaints;
    DispatchInput input;
    DispatchHands hands;
    GString *story;       /* "announce A B", "settle A=handed-over", a line each */
    guint announced_most; /* the most that were announced and unsettled at once */
    guint announced_now;
    guint fail_announce_at; /* the n-th announce fails; 0: none */
    guint fail_settle_at;
    guint n_announce, n_settle;
    guint stop_after; /* must_stop says TRUE once so many have been settled; 0: never */
    guint n_settled;
    gsize merged_bytes; /* that each letter takes in a merged file, in addition */
    GString *merged; /* documents in the order in which merge_pages was asked for them */
} TestRun;

TestRun *test_run_new(void);
void test_run_free(TestRun *run);
/* Runs dispatch_all with the same input again on what the deliveries have become. */
gboolean test_run_dispatch(TestRun *run, GError **error);

/* One more document; its PDF is written, pages 1, address in Lyon. Lent. */
Outgoing *test_run_add(TestRun *run, const char *document, Channel channel,
                       const char *recipient);
Delivery *test_run_delivery(TestRun *run, guint index);

/* A file of the run folder, whole; "" if it is not there. A new string. */
char *test_run_read(TestRun *run, const char *name);
gboolean test_run_has(TestRun *run, const char *name);
/* The number of regular files below a folder of the run. */
guint test_run_count(TestRun *run, const char *folder);

#endif
