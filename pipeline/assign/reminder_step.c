#include "assign/reminder_step.h"

#include "ground/text.h"

const Step *reminder_step_find(const ScenarioBook *book, const PastReminder *reminder)
{
    const Scenario *scenario = scenario_book_find(book, text_or_empty(reminder->scenario));
    const Step *outside = NULL;
    for (guint i = 0; scenario != NULL && i < scenario->steps->len; i++) {
        const Step *step = scenario->steps->pdata[i];
        if (step->kind != reminder->kind ||
            g_strcmp0(step->template_name, reminder->template_name) != 0)
            continue;
        if (!step_is_outside_ladder(step) && step->level == reminder->level)
            return step;
        if (step_is_outside_ladder(step) && step->template_name != NULL && outside == NULL)
            outside = step;
    }
    return outside;
}

gboolean reminder_step_is_outside(const ScenarioBook *book, const PastReminder *reminder)
{
    const Step *step = reminder_step_find(book, reminder);
    return step != NULL && step_is_outside_ladder(step);
}
