#include "settings/ladder.h"

/* The node of a key of the step, or the step's own. */
static const YamlNode *find_place(const StepDraft *draft, const char *key)
{
    const YamlNode *node = find_given(draft->node, key);
    return node ? node : draft->node;
}

static const YamlNode *find_when(const StepDraft *draft, WhenKey key)
{
    const YamlNode *node = find_given(find_given(draft->node, "when"), when_key_name(key));
    return node ? node : draft->node;
}

/* What one step's level says against its when and kind. FALSE if there is nothing to climb. */
static gboolean check_level(Reading *reading, const StepDraft *draft)
{
    const Step *step = draft->step;
    int due = step->when.days[WHEN_DUE];
    if (!find_given(draft->node, "level") && !step_is_outside_ladder(step)) {
        gsize before = path_enter(reading, "steps");
        refuse_missing(reading, draft->node, "level");
        path_leave(reading, before);
        return FALSE;
    }
    if (step->when.set[WHEN_DUE] && due <= 0 && step->level >= 1) {
        refuse_at(
            reading, find_when(draft, WHEN_DUE), "due-not-over",
            "step \"%s\", level %d, at due: %d: what is due today or later is not overdue; "
            "write due: 1 or more, or level 0 for a notice before the due date",
            step->name, step->level, due);
        return FALSE;
    }
    if (step->kind == STEP_PREVENTIVE && !(step->when.set[WHEN_DUE] && due <= 0)) {
        refuse_at(reading, find_place(draft, "kind"), "preventive-not-before-due",
                  "step \"%s\" is preventive and has no due of 0 or less days", step->name);
        return FALSE;
    }
    if (step->level == 0 && !step_is_outside_ladder(step)) {
        refuse_at(
            reading, find_place(draft, "level"), "level-zero-reminder",
            "step \"%s\" is a %s at level 0, which is for notices before the due date and "
            "statements; levels of reminders begin with 1",
            step->name, step_kind_name(step->kind));
        return FALSE;
    }
    return TRUE;
}

/* The first step of the ladder has nobody to follow. */
static void check_first(Reading *reading, const StepDraft *draft)
{
    const Step *step = draft->step;
    if (step->when.set[WHEN_PREVIOUS])
        refuse_at(reading, find_when(draft, WHEN_PREVIOUS), "previous-missing",
                  "step \"%s\" counts from the previous level and is the first one; write due",
                  step->name);
    if (step->when.set[WHEN_DEADLINE])
        refuse_at(reading, find_when(draft, WHEN_DEADLINE), "deadline-missing",
                  "step \"%s\" counts from a deadline and is the first one; write due",
                  step->name);
}

static void check_pair(Reading *reading, const StepDraft *lower, const StepDraft *draft)
{
    const Step *step = draft->step, *previous = lower->step;
    if (step->level <= previous->level)
        refuse_at(
            reading, find_place(draft, "level"), "levels-not-rising",
            "step \"%s\" has level %d after level %d of \"%s\"; each level must be higher "
            "than the one before",
            step->name, step->level, previous->level, previous->name);
    else if (step->when.set[WHEN_DEADLINE] && previous->deadline_days < 0)
        refuse_at(
            reading, find_when(draft, WHEN_DEADLINE), "deadline-missing",
            "step \"%s\" counts from the deadline of level %d, \"%s\", which prints none; "
            "give that one deadline_days",
            step->name, previous->level, previous->name);
}

void ladder_check(Reading *reading, const GArray *drafts)
{
    const StepDraft *lower = NULL;
    gboolean has_lower = FALSE; /* a lower step stands in the file, whole or not */
    for (guint i = 0; i < drafts->len; i++) {
        const StepDraft *draft = &g_array_index(drafts, StepDraft, i);
        gboolean climbs = draft->is_whole && check_level(reading, draft);
        if (draft->is_whole && step_is_outside_ladder(draft->step))
            continue;
        if (climbs && lower)
            check_pair(reading, lower, draft);
        else if (climbs && !has_lower)
            check_first(reading, draft);
        has_lower = TRUE;
        lower = climbs ? draft : NULL;
    }
}

void ladder_sort(GPtrArray *steps)
{
    g_autoptr(GPtrArray) outside = g_ptr_array_new();
    guint kept = 0;
    for (guint i = 0; i < steps->len; i++) {
        Step *step = steps->pdata[i];
        if (step_is_outside_ladder(step))
            g_ptr_array_add(outside, step);
        else
            steps->pdata[kept++] = step;
    }
    for (guint i = 0; i < outside->len; i++)
        steps->pdata[kept++] = outside->pdata[i];
}
