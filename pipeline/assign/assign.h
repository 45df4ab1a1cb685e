/*
 * Rules of reminder levels: Ledger x Scenarios x Past x date -> Plan. Pure: no file, no clock,
 * no database; the same arguments give the same plan.
 */
#ifndef RELANCE_ASSIGN_ASSIGN_H
#define RELANCE_ASSIGN_ASSIGN_H

#include "ground/complaints.h"
#include "records/agenda.h"
#include "records/figures.h"
#include "records/plan.h"
#include "records/settings.h"

typedef struct {
    const Ledger *ledger;
    const ScenarioBook *scenarios;
    const Settings *settings;
    const Past *past;
    Day run_date;
    const char *run_id; /* document ids begin with it */
} AssignInput;

/*
 * The whole plan. Everything in the input is lent and must outlive the plan. NULL only if the
 * run is refused: then a REFUSED complaint says why (run date before a customer's last
 * reminder, ledger older than max_ledger_age_days).
 */
ReminderPlan *assign_levels(const AssignInput *input, Complaints *complaints);

/*
 * The reasons alone for which assign_levels would return NULL, so that a run can be refused
 * before anything is written: TRUE, and REFUSED complaints.
 */
gboolean assign_is_refused(const AssignInput *input, Complaints *complaints);

/*
 * Takes a document out of the plan: no row names it any more, credits set against it are free
 * again, and its own items that no other document carries become `hold` with this rule (static)
 * and sentence. next_date DAY_NONE: unknown.
 */
void assign_withhold_document(const ReminderPlan *plan, PlannedDocument *document,
                              const char *rule, const char *reason, Day next_date);

/* One line that a person filled into review.csv. */
typedef struct {
    const char *document;
    const char *action; /* withhold, email, letter, call, lower; NULL: a remark only */
    Day until;          /* withhold: the first day on which the items may be reminded again */
    const char *reason, *remark;
    const char *by;
    Place place;
} ReviewChange;

/*
 * Applies one change to the plan: withhold takes the document out (its rows become `hold`
 * [withheld-by-review], with reason and end), email, letter and call change its channel, lower
 * takes the step below. FALSE and a REFUSED complaint if it cannot be: unknown document or
 * action, no address for the channel, no lower step.
 */
gboolean assign_apply_review(const AssignInput *input, ReminderPlan *plan,
                             const ReviewChange *change, Complaints *complaints);

/*
 * `relance explain`: why this level, why not the next, when next; with rule, dates, figures and
 * the places in the files; of what is open no more, what became of it. A new text for people. NULL
 * if nothing is known of this number.
 */
char *assign_explain_invoice(const AssignInput *input, const ReminderPlan *plan,
                             const char *invoice);
char *assign_explain_customer(const AssignInput *input, const ReminderPlan *plan,
                              const char *customer);
/* The invoice of this customer alone: numbers may be those of several. */
char *assign_explain_item(const AssignInput *input, const ReminderPlan *plan,
                          const char *customer, const char *invoice);

/*
 * All documents of the plan count as approved, sent and arrived on its run date: their reminders
 * are appended to `past`, and customers keep their scenarios. For forecasts.
 */
void assign_suppose_dispatched(Past *past, const ReminderPlan *plan, const char *run_id);

/*
 * customer -> name of the scenario it keeps while something is overdue; NULL: none any more. Keys
 * and names are lent by past, ledger and scenarios.
 */
GHashTable *assign_kept_scenarios(const Past *past, const ReminderPlan *plan);

/*
 * `relance agenda`: what a person must do up to `until`, from the plan of the same input and from
 * what was recorded and delivered. `all`: also what has no day or goes on by itself. A new array
 * of Task * in its order; customers' names in it are lent by the ledger.
 */
GPtrArray *assign_list_tasks(const AssignInput *input, const ReminderPlan *plan, Day until,
                             gboolean all);

/*
 * What became of each promise that was recorded up to the run date, with the same evidence that
 * decides the plan; by date. A new array of PromiseOutcome; the plan is not touched.
 */
GArray *assign_list_promises(const AssignInput *input);

/* `relance check --ladder`: per scenario the dates of an invoice due 15 April; a new text. */
char *assign_print_ladder(const ScenarioBook *scenarios, const Settings *settings, int year);

#endif
