/* What the conditions of scenarios.yaml can ask about a customer. */
#ifndef RELANCE_ASSIGN_CUSTOMER_FACTS_H
#define RELANCE_ASSIGN_CUSTOMER_FACTS_H

#include "assign/account.h"
#include "assign/payer_habit.h"

typedef struct {
    const char *id, *segment, *country, *language, *debtor, *insurer;
    const char *const *tags;
    gint64
        overdue; /* hundredths of face value: overdue invoices less credits, never negative */
    gint64 largest; /* hundredths: the largest open invoice */
    int score;      /* -1: not given */
    PayerHabit habit;
} CustomerFacts;

CustomerFacts customer_facts_find(const Assignment *assignment, const Account *account);

/* Where conditions are told, and where the keys of this `if` stand. */
typedef struct {
    GString *text;
    const char *file;
    const SettingLines *lines;
    int line; /* of the `if` */
} FactTelling;

/*
 * TRUE if every condition that is set holds. With a telling, each is told on a line of its own,
 * the ones after the first failure too.
 */
gboolean conditions_hold(const Conditions *conditions, const CustomerFacts *facts,
                         const FactTelling *telling);

#endif
