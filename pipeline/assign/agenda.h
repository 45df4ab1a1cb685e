/*
 * Where tasks come from: the plan's rows, what was recorded, and deliveries that did not end well.
 * For this folder and its tests; the public function is assign_list_tasks.
 */
#ifndef RELANCE_ASSIGN_AGENDA_H
#define RELANCE_ASSIGN_AGENDA_H

#include "assign/assignment.h"
#include "records/agenda.h"

typedef struct {
    const Assignment *assignment;
    const ReminderPlan *plan;
    GHashTable *row_by_invoice; /* "customer\x1finvoice" -> lent PlanRow *, the first of it */
    GPtrArray *tasks;           /* Task *, owned */
} Agenda;

/* The plan's row of an invoice that is still open; NULL: there is none. Lent. */
const PlanRow *agenda_find_row(const Agenda *agenda, const char *customer, const char *invoice);

/* How many rows from `first` on are of the same customer; at least 1. */
guint agenda_count_rows(const Agenda *agenda, guint first);

/* A new task of a customer, already in the agenda. Lent. */
Task *agenda_add(Agenda *agenda, TaskKind kind, Day day, const char *matter,
                 const Customer *customer, const char *customer_id, const char *customer_name);
Task *agenda_add_for_row(Agenda *agenda, TaskKind kind, Day day, const char *matter,
                         const PlanRow *row);

void agenda_add_rows(Agenda *agenda);       /* agenda_rows.c */
void agenda_add_disputes(Agenda *agenda);   /* agenda_disputes.c */
void agenda_add_events(Agenda *agenda);     /* agenda_events.c */
void agenda_add_deliveries(Agenda *agenda); /* agenda_deliveries.c */

#endif
