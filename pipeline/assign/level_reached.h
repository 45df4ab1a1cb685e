/*
 * The level an item has reached: only by deliveries that were not disproved, or, where the
 * history knows no such delivery, by the extract's migration columns.
 */
#ifndef RELANCE_ASSIGN_LEVEL_REACHED_H
#define RELANCE_ASSIGN_LEVEL_REACHED_H

#include "assign/assignment.h"

typedef struct {
    int level;                /* 0: never reminded */
    guint64 levels;           /* bit n: level n was delivered by a step of its own */
    Day dispatched;           /* newest delivery at that level; DAY_NONE: not known. A letter
                                 of an event counts only where nothing else brought the level */
    Day deadline;             /* printed on it, with the wait for proof; DAY_NONE: none */
    Day answered;             /* newest letter of an event, if after `dispatched`; DAY_NONE */
    Day answer_deadline;      /* printed on that letter; DAY_NONE: none */
    Day first_dispatched;     /* the item's first reminder; DAY_NONE: none */
    Day newest_own;           /* newest delivery of any own step; DAY_NONE: none */
    Day newest_preventive;    /* run date of the newest preventive notice delivered */
    Day newest_statement;     /* the same of a monthly statement */
    gboolean is_migrated;     /* from last_level, last_reminder_date, last_deadline */
    gboolean was_registered;  /* the deadline waits for the proof of delivery */
    Day call_wait_until;      /* reached only by a call nobody recorded: not before this day */
    const PastReminder *open; /* in the air: announced, deferred, unknown; NULL: none */
    const PastReminder *bounced; /* came back by post and nothing reached since; NULL: none */
    const PastReminder *source;  /* the delivery that `dispatched` is of; NULL: none */
} LevelReached;

void level_reached_find(const Assignment *assignment, const OpenItem *item,
                        const GPtrArray *events, LevelReached *reached);

/* TRUE if the reminder, one of those of its invoice number, reached the customer for this item. */
gboolean level_reached_counts(const OpenItem *item, const GPtrArray *events,
                              const GPtrArray *reminders, const PastReminder *reminder);

/*
 * The day of the newest reminder that reached the customer,
 * whatever the item; DAY_NONE: none.
 */
Day level_reached_newest(const Assignment *assignment, const char *customer);

/* When a past reminder left: its dispatch, else its run's date. */
Day past_reminder_day(const PastReminder *reminder);

#endif
