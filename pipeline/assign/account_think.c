#include "assign/account_think.h"

#include "assign/credit_link.h"
#include "assign/dispute.h"
#include "assign/level_rule.h"
#include "assign/payer_habit.h"
#include "assign/payment_plan.h"
#include "assign/probable_payment.h"
#include "assign/promise.h"
#include "assign/scenario_choice.h"

Account *account_think(const Assignment *assignment, const ReminderPlan *plan, guint first,
                       guint n)
{
    Account *account = account_new(assignment, plan, first, n);
    if (assignment->asks_habit)
        account->habit = payer_habit_find(assignment, account);
    scenario_choice_make(assignment, account);
    credit_link_make(account);
    disputes_weigh(assignment, account);
    probable_payment_find(account);
    promises_weigh(assignment, account);
    payment_plans_weigh(assignment, account);
    level_rule_apply(assignment, account);
    return account;
}
