/* What a formal notice wants of one item before it may go. */
#ifndef RELANCE_ASSIGN_NOTICE_CHECK_H
#define RELANCE_ASSIGN_NOTICE_CHECK_H

#include "assign/account.h"

/*
 * TRUE if the step may go for this item. Else the row is decided: `manual` for a debtor of
 * unknown kind or an expired claim, `hold` for a missing proof.
 */
gboolean notice_check_pass(const Assignment *assignment, const Account *account,
                           Case *item_case, const Step *step);

/*
 * The last day before the claim is barred, as far as the
 * input knows; DAY_NONE: no law known.
 */
Day notice_check_limitation(const Assignment *assignment, const Account *account,
                            const Case *item_case);

#endif
