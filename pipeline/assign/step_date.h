/*
 * From which day on a step may go: every key of its `when` gives a day, the latest decides, and
 * the calendar moves it to a working day. All boundaries are inclusive: the step is due if
 * date <= run date.
 */
#ifndef RELANCE_ASSIGN_STEP_DATE_H
#define RELANCE_ASSIGN_STEP_DATE_H

#include "assign/account.h"

/* What the keys of `when` count from. */
typedef struct {
    Day due_date; /* contractual */
    int grace_days;
    Day dispatched;      /* of the previous level; DAY_NONE: not known */
    Day deadline;        /* printed on the previous level, effective; DAY_NONE: none */
    Day event;           /* of the broken promise, the return or the payment; DAY_NONE: none */
    Day statement_month; /* a day of the month a statement is for; DAY_NONE: no statement */
    Day not_before; /* the wait for a call's record, or after a letter without a deadline; DAY_NONE */
} StepBase;

typedef struct {
    Day date;         /* DAY_NONE: cannot be known, `key` says for want of what */
    WhenKey key;      /* the key that decided */
    Day base;         /* the day it counted from */
    int days;         /* the delay */
    gboolean is_held; /* moved on to `not_before` */
} StepDate;

StepDate step_date_find(OpenDays *open_days, const Step *step, const StepBase *base);

/* What the next step counts from for this item. */
StepBase step_base_of_case(const Assignment *assignment, const Account *account,
                           const Case *item_case, const Step *step);

/* TRUE if the step follows the item's own previous reminder: `previous` or `deadline`. */
gboolean step_is_follow_up(const Step *step);

/* The deadline printed on a step dispatched on `day` over channels that take `mail_days`. */
Day step_print_deadline(OpenDays *open_days, const Step *step, Day day, int mail_days);

/* The day the deadline counts to: a registered letter's waits for the proof of delivery too. */
Day step_effective_deadline(const Settings *settings, const Step *step, Day printed);

/* Days a step's letters travel: the longest of its channels. */
int step_mail_days(const Settings *settings, const Step *step);
int channel_mail_days(const Settings *settings, Channel channel);

/* Step 2 "relance", as sentences name it; one without a level: Step "relevé". A new string. */
char *step_copy_name(const Step *step, int level);

/* "7 days before the due date", "14 days after the previous reminder": for sentences; new
 * string. */
char *step_describe_when(const Step *step);

/* The first step of the ladder above `level`; NULL: none. */
const Step *ladder_find_next(const Scenario *scenario, int level);
/* The ladder's step at exactly this level, or NULL. */
const Step *ladder_find_level(const Scenario *scenario, int level);
/* The first formal step above `level`, or NULL. */
const Step *ladder_find_formal(const Scenario *scenario, int level);
/* The first step outside the ladder that waits for this key, or NULL. */
const Step *scenario_find_event_step(const Scenario *scenario, WhenKey key);

#endif
