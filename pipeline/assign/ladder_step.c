/* Finding steps in a scenario, and saying in words when they go. */
#include "assign/step_date.h"
#include "ground/text.h"

const Step *ladder_find_next(const Scenario *scenario, int level)
{
    const Step *next = NULL;
    for (guint i = 0; i < scenario->steps->len; i++) {
        const Step *step = scenario->steps->pdata[i];
        if (!step_is_outside_ladder(step) && step->level > level &&
            (next == NULL || step->level < next->level))
            next = step;
    }
    return next;
}

const Step *ladder_find_level(const Scenario *scenario, int level)
{
    const Step *step = level > 0 ? ladder_find_next(scenario, level - 1) : NULL;
    return step != NULL && step->level == level ? step : NULL;
}

const Step *ladder_find_formal(const Scenario *scenario, int level)
{
    const Step *step = ladder_find_next(scenario, level);
    while (step != NULL && !step_is_formal(step))
        step = ladder_find_next(scenario, step->level);
    return step;
}

const Step *scenario_find_event_step(const Scenario *scenario, WhenKey key)
{
    for (guint i = 0; i < scenario->steps->len; i++) {
        const Step *step = scenario->steps->pdata[i];
        if (step->when.set[key])
            return step;
    }
    return NULL;
}

static void append_when(GString *text, WhenKey key, int days)
{
    switch (key) {
    case WHEN_DUE:
        if (days < 0)
            g_string_append_printf(text, "%s before the due date", days_text(-days).text);
        else
            g_string_append_printf(text, "%s after the due date", days_text(days).text);
        break;
    case WHEN_END_OF_MONTH:
        g_string_append_printf(text, "end of the month of due date + %s", days_text(days).text);
        break;
    case WHEN_PREVIOUS:
        g_string_append_printf(text, "%s after the previous reminder", days_text(days).text);
        break;
    case WHEN_DEADLINE:
        g_string_append_printf(text, "%d working day%s after the printed deadline", days,
                               days == 1 ? "" : "s");
        break;
    case WHEN_BROKEN_PROMISE:
        g_string_append_printf(text, "%s after a broken promise", days_text(days).text);
        break;
    case WHEN_RETURNED:
        g_string_append_printf(text, "%s after a returned payment", days_text(days).text);
        break;
    case WHEN_SETTLED:
        g_string_append_printf(text, "%s after the payment", days_text(days).text);
        break;
    case WHEN_DAY_OF_MONTH:
        g_string_append_printf(text, "on day %d of the month", days);
        break;
    case WHEN_DISPUTE_REJECTED:
        g_string_append_printf(text, "%s after a dispute was rejected", days_text(days).text);
        break;
    case WHEN_COUNT:
        break;
    }
}

char *step_describe_when(const Step *step)
{
    GString *text = g_string_new(NULL);
    for (int key = 0; key < WHEN_COUNT; key++) {
        if (!step->when.set[key])
            continue;
        if (text->len > 0)
            g_string_append(text, " and ");
        append_when(text, (WhenKey)key, step->when.days[key]);
    }
    return g_string_free(text, FALSE);
}

/* A statement and the letters of events have no level of their own. */
char *step_copy_name(const Step *step, int level)
{
    const char *name = text_or_empty(step->name);
    return step_is_outside_ladder(step) && step->kind != STEP_PREVENTIVE
               ? g_strdup_printf("Step \"%s\"", name)
               : g_strdup_printf("Step %d \"%s\"", level, name);
}
