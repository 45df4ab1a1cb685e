/*
 * A small language for tests: one customer's story in sentences a credit manager can read, made
 * into the records that assign thinks with. Sentences end with ';'. The customer C1 is there
 * from the beginning (a business in France with mail, phone and address), and so is the
 * scenario of formats.md: pre-due notice, rappel, relance, dernière relance, mise en demeure,
 * contentieux.
 */
#ifndef RELANCE_TESTS_ASSIGN_BUILD_STORY_H
#define RELANCE_TESTS_ASSIGN_BUILD_STORY_H

#include "assign/assign.h"

typedef struct {
    Ledger *ledger;
    ScenarioBook *book;
    Settings *settings;
    Past *past;
    Complaints *complaints;
    ReminderPlan *plan; /* NULL before story_plan, or if the run was refused */
    AssignInput input;
    Scenario *scenario; /* the one that sentences change */
    Customer *customer; /* the one that gets items */
    gboolean has_own_steps;
    int line;
} Story;

/* Reads the sentences; a word it does not know fails the test that called it. */
Story *story_new(const char *sentences);
void story_tell(Story *story, const char *sentences);
void story_free(Story *story);

/* Plans the run; an earlier plan of the story is dropped. */
ReminderPlan *story_plan(Story *story);

/* The row of an invoice number; the first of several. Fails the test if there is none. */
const PlanRow *story_find_row(const Story *story, const char *invoice);

/* All documents of the plan are accepted or handed over on the run's date and become past. */
void story_dispatch(Story *story);

/* Goes on to another run date, the ledger being as fresh. */
void story_go_to(Story *story, Day run_date);

#endif
