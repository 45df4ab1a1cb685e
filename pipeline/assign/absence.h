/*
 * Reminded invoices that left the ledger, and those that came back: what a run sees of them, so
 * that the history can tell a settled invoice from one that is there again (a returned cheque).
 */
#ifndef RELANCE_ASSIGN_ABSENCE_H
#define RELANCE_ASSIGN_ABSENCE_H

#include "assign/assignment.h"

/*
 * Fills plan->sightings, by customer and invoice: invoices reminded before that are gone from this
 * ledger and were in the last one, and those that were gone and are open again. A line that could
 * not be read is not gone. Where most of them went at once the extract is a part of the ledger:
 * WARNING [many-invoices-gone], and none of them counts as gone. All accounts must have been made.
 */
void absence_list_sightings(const Assignment *assignment, ReminderPlan *plan);

/* When an invoice that is not in the ledger was settled, as far as known. */
typedef struct {
    Day day;                    /* DAY_NONE: it is not known to be settled */
    gboolean is_dated;          /* the day of its payment, not of a run that missed it */
    const PaidInvoice *payment; /* as the extract has it; NULL: only known to have gone */
} Settlement;
Settlement absence_find_settlement(const Assignment *assignment, const ReminderPlan *plan,
                                   const char *customer, const char *invoice);

/* A reminded invoice that is not in the ledger any more, and that the extract does not show as
 * paid. */
typedef struct {
    const char *invoice;
    const PastReminder *newest; /* reminder or notice that reached for it */
    Day day;                    /* of the run that missed it first */
} GoneInvoice;

/*
 * Those of one customer, whose account must have been made; a new array of GoneInvoice, by the
 * order of their first reminders.
 */
GArray *absence_list_gone(const Assignment *assignment, const char *customer);

/* TRUE if a reminder of the list reached: the invoice was asked for. */
gboolean absence_was_reminded(const GPtrArray *reminders);

#endif
