#include "assign/notice_sequence.h"

#include "assign/step_date.h"

static gboolean was_dispatched(const Case *item_case, int level)
{
    guint64 bit = level < 64 ? (guint64)1 << level : 0;
    return (item_case->reached.levels & bit) != 0 || item_case->item->last_level >= level;
}

int notice_sequence_find_gap(const Account *account, const Case *item_case, const Step *step)
{
    /* step by step, a level is only reached through the one before it */
    if (account->scenario->advance != ADVANCE_JUMP ||
        (step->kind != STEP_NOTICE && !step_is_formal(step)))
        return 0;
    for (const Step *earlier = ladder_find_next(account->scenario, 0);
         earlier != NULL && earlier->level < step->level;
         earlier = ladder_find_next(account->scenario, earlier->level))
        if (!was_dispatched(item_case, earlier->level))
            return earlier->level;
    return 0;
}

const Step *notice_sequence_find_override(const Account *account, const Case *item_case,
                                          const Event **event)
{
    const LevelReached *reached = &item_case->reached;
    const Step *top = ladder_find_level(account->scenario, reached->level);
    *event = NULL;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *one = account->events->pdata[i];
        if (one->kind == EVENT_OVERRIDE && case_is_concerned(item_case, one) &&
            one->date >= reached->newest_own)
            *event = one;
    }
    if (*event == NULL || (top != NULL && step_is_formal(top)))
        return NULL;
    return ladder_find_formal(account->scenario, reached->level);
}
