/* A small story for the history's tests: a ledger, a plan with documents, their files. */
#ifndef RELANCE_TESTS_HISTORY_BUILD_STORY_H
#define RELANCE_TESTS_HISTORY_BUILD_STORY_H

#include "history/history.h"

typedef struct {
    char *folder, *path; /* a new folder, and the history's path in it */
    HistoryDb *db;       /* open to write */
    Ledger *ledger;
    ReminderPlan *plan;
    GPtrArray *files;
    Scenario *scenario;
    GPtrArray *steps; /* made here */
} Story;

Story *story_new(void);
void story_free(Story *story);

/* An open invoice of so many cents, due on the ISO date. */
PlanRow *story_add_item(Story *story, const char *customer, const char *invoice,
                        const char *due, gint64 open_minor, int level);
/* A document with its file: by channel, to recipient; its rows are added by the two below. */
PlannedDocument *story_add_document(Story *story, const char *id, const char *customer,
                                    int level, Channel channel, const char *recipient,
                                    const char *deadline);
void story_claim(PlannedDocument *document, PlanRow *row, gboolean is_own);

/* Begins the run and records the story's documents; asserts that it worked. */
void story_record(Story *story, const char *run_id, const char *run_date);
/* Appends one state; asserts that it worked. */
void story_say(Story *story, const char *run_id, const char *document, Channel channel,
               const char *recipient, DeliveryStatus status, const char *detail);
/* Appends that a run saw the invoice open, or gone; asserts that it worked. */
void story_see(Story *story, const char *run_id, const char *customer, const char *invoice,
               gboolean is_open);
/* Closes and opens the history again. */
void story_reopen(Story *story);

#endif
