#include "assign/step_dispatch.h"

#include "assign/level_reached.h"
#include "assign/reminder_step.h"
#include "ground/text.h"

/* A step that the scenario has no more is told with that of its level. */
static gboolean is_of_step(const ScenarioBook *book, const PastReminder *reminder,
                           const Step *step)
{
    const Step *found = reminder_step_find(book, reminder);
    if (found != NULL && text_equals(found->name, step->name))
        return found->level == step->level &&
               step_is_outside_ladder(found) == step_is_outside_ladder(step);
    gboolean is_ladder = reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE;
    return found == NULL && is_ladder && !step_is_outside_ladder(step) &&
           reminder->level == step->level;
}

static void append_dispatch(GString *text, const PastReminder *reminder, const char *before)
{
    g_string_append_printf(text, "%s%s by %s (document %s)", before,
                           day_text(past_reminder_day(reminder)).text,
                           channel_name(reminder->channel), text_or_empty(reminder->document));
    if (reminder->deadline != DAY_NONE)
        g_string_append_printf(text, ", deadline %s", day_text(reminder->deadline).text);
}

gboolean step_dispatch_append(GString *text, const Assignment *assignment,
                              const Account *account, const Case *item_case, const Step *step)
{
    const OpenItem *item = item_case->item;
    const GPtrArray *reminders =
        past_find_reminders(assignment->input->past, item->customer, item->invoice);
    gboolean has_gone = FALSE;
    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (!reminder->is_own_step ||
            !is_of_step(assignment->input->scenarios, reminder, step) ||
            !level_reached_counts(item, account->events, reminders, reminder))
            continue;
        append_dispatch(text, reminder, has_gone ? ", on " : "has gone on ");
        has_gone = TRUE;
    }
    return has_gone;
}

static void append_extract(GString *text, const Case *item_case, const Step *step)
{
    const OpenItem *item = item_case->item;
    if (step->level != item_case->reached.level) {
        g_string_append_printf(text, "below level %d of the extract (%s:%d)",
                               item_case->reached.level, text_or_empty(item->source),
                               item->line);
        return;
    }
    g_string_append_printf(text, "has gone by the extract (%s:%d)", text_or_empty(item->source),
                           item->line);
    if (item->last_reminder_date != DAY_NONE)
        g_string_append_printf(text, " on %s", day_text(item->last_reminder_date).text);
    if (item->last_deadline != DAY_NONE)
        g_string_append_printf(text, ", deadline %s", day_text(item->last_deadline).text);
}

void step_dispatch_append_missing(GString *text, const Case *item_case, const Step *step)
{
    const LevelReached *reached = &item_case->reached;
    if (reached->is_migrated)
        append_extract(text, item_case, step);
    else if (step->level == reached->level && reached->source != NULL)
        g_string_append_printf(text,
                               "has not gone itself: the level was reached on %s with document "
                               "%s of another step",
                               day_text(reached->dispatched).text,
                               text_or_empty(reached->source->document));
    else
        g_string_append_printf(text, "has not gone: passed over, level %d was reached on %s",
                               reached->level, day_text(reached->dispatched).text);
}
