/*
 * Thanks: the step on `settled` writes to who paid what was asked for, and closes a notice. Such a
 * document claims nothing and has no rows: what is settled is no open item.
 */
#ifndef RELANCE_ASSIGN_THANKS_NOTE_H
#define RELANCE_ASSIGN_THANKS_NOTE_H

#include "assign/assignment.h"

/*
 * Adds the documents of `settled` steps to the plan, not yet numbered: for invoices that a reminder
 * reached and that are settled (the extract says when, or they left the ledger), one document per
 * reader, currency and step. Once per settlement; not where the invoice was credited for a dispute;
 * not so long after the settlement, or after the last reminder, that nobody would understand it.
 */
void thanks_note_plan(const Assignment *assignment, ReminderPlan *plan);

#endif
