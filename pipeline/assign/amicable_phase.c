#include "assign/amicable_phase.h"

#include "assign/step_date.h"

const Step *amicable_phase_find_notice(const Assignment *assignment, const Account *account,
                                       const Case *item_case)
{
    int days = assignment->input->settings->amicable_days;
    const LevelReached *reached = &item_case->reached;
    if (days < 0 || account->scenario == NULL || reached->first_dispatched == DAY_NONE ||
        reached->level < 1 || reached->newest_own >= assignment->run_date ||
        assignment->run_date - reached->first_dispatched <= days)
        return NULL;
    /* a deadline that we printed ourselves is kept */
    if (reached->deadline != DAY_NONE && !assignment_is_missed(assignment, reached->deadline))
        return NULL;
    const Step *top = ladder_find_level(account->scenario, reached->level);
    if (top != NULL && step_is_formal(top))
        return NULL; /* the notice has gone, its own deadlines count */
    return ladder_find_formal(account->scenario, reached->level);
}
