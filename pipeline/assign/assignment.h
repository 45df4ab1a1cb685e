/*
 * One call of the stage: the input, and what is looked up in it again and again. For this
 * folder and its tests.
 */
#ifndef RELANCE_ASSIGN_ASSIGNMENT_H
#define RELANCE_ASSIGN_ASSIGNMENT_H

#include "assign/assign.h"
#include "assign/open_days.h"

typedef struct {
    const AssignInput *input;
    Complaints *complaints; /* NULL while explaining: complaints were made by the run itself */
    OpenDays *open_days;
    Day run_date, as_of;
    gboolean asks_habit;    /* some scenario asks how late a customer pays */
    gboolean is_closed_day; /* nothing is sent on the run's date */
    Day next_open_day;      /* the first working day after the run's date */
    GHashTable *seen_again; /* lists of reminders whose invoice is open in this ledger */
    GHashTable *when_texts; /* Step * -> when it goes, in words; see assignment_describe_when */
    GPtrArray *rows_of_several; /* lent PlanRow * that more than one document names */
    GString *sentence; /* the row's sentence while it is put together; see sentence.h */
    GHashTable *events_by_customer; /* id -> GPtrArray of lent Event *, by date, ledger first */
} Assignment;

Assignment *assignment_new(const AssignInput *input, Complaints *complaints);
void assignment_free(Assignment *assignment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Assignment, assignment_free)

/* Events of a customer up to the run's date, oldest first; never NULL. Lent. */
const GPtrArray *assignment_find_events(const Assignment *assignment, const char *customer);

/* When a step goes, in words, as step_describe_when says it; lent. */
const char *assignment_describe_when(const Assignment *assignment, const Step *step);

/*
 * What the ledger cannot know yet is not late: TRUE if
 * `day` is over and the ledger knows it.
 */
gboolean assignment_is_missed(const Assignment *assignment, Day day);

/* `day` moved to a working day, and never before the next open day after the run. */
Day assignment_next_date(const Assignment *assignment, Day day);

/* A complaint of this run; none while explaining. */
void assignment_complain(const Assignment *assignment, ComplaintLevel level, const char *rule,
                         Place place, const char *text);

/* Texts by value, for one printf: DayText is ISO 8601, MoneyText "1234.50 EUR". */
typedef struct {
    char text[DAY_ISO_SIZE];
} DayText;
DayText day_text(Day day);

typedef struct {
    char text[40];
} MoneyText;
MoneyText money_text(gint64 minor, const char *currency);

/* "1 day", "14 days". */
typedef struct {
    char text[24];
} DaysText;
DaysText days_text(int days);

/* Minor units of a currency as hundredths of its face value, the unit of scenarios.yaml. */
gint64 money_to_hundredths(gint64 minor, const char *currency);

#endif
