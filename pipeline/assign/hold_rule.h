/*
 * What holds an item back: legal action, insolvency, a delivery still in the air, a dispute, a
 * plan, a hold, a promise, money that we collect ourselves, a receipt that is probably its
 * payment. Asked in this order; the first that holds decides the row.
 */
#ifndef RELANCE_ASSIGN_HOLD_RULE_H
#define RELANCE_ASSIGN_HOLD_RULE_H

#include "assign/account.h"

/*
 * TRUE if the item is held: its row is then decided (`hold`, or `wait` where the ledger does
 * not know yet). `amicable_is_over`: only what still holds after the amicable phase is asked.
 */
gboolean hold_rule_apply(const Assignment *assignment, const Account *account, Case *item_case,
                         gboolean amicable_is_over);

/* TRUE if a dispute is what holds the item: it is listed apart in the customer's documents. */
gboolean hold_rule_is_disputed(const Case *item_case);

#endif
