/*
 * The sequence before a formal notice: it goes only once every earlier level of the scenario was
 * dispatched for the item, or where a person recorded an override (who, why).
 */
#ifndef RELANCE_ASSIGN_NOTICE_SEQUENCE_H
#define RELANCE_ASSIGN_NOTICE_SEQUENCE_H

#include "assign/account.h"

/* The lowest earlier level that was never dispatched for the item; 0: none is missing. */
int notice_sequence_find_gap(const Account *account, const Case *item_case, const Step *step);

/*
 * The notice that a person ordered before its turn (`relance record override`), and the event that
 * says who and why; NULL: nobody did, or it has gone since.
 */
const Step *notice_sequence_find_override(const Account *account, const Case *item_case,
                                          const Event **event);

#endif
