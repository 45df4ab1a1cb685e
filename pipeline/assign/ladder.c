/*
 * `relance check --ladder`: the real dates of an invoice due on 15 April under daily, weekly
 * and monthly runs, each step taken to be dispatched on the day it is planned; and the settings
 * that never act.
 */
#include "assign/assign.h"

#include "assign/step_date.h"
#include "ground/text.h"

#define LADDER_DAYS 730

typedef enum { RHYTHM_DAILY, RHYTHM_WEEKLY, RHYTHM_MONTHLY, RHYTHM_COUNT } Rhythm;
static const char *const rhythm_names[] = {"daily", "weekly", "monthly"};

/* Weekly runs are on Mondays, monthly ones on the first working day of the month. */
static gboolean is_run_day(OpenDays *open_days, Rhythm rhythm, Day day)
{
    if (!open_days_has(open_days, day))
        return FALSE;
    if (rhythm == RHYTHM_DAILY)
        return TRUE;
    if (rhythm == RHYTHM_WEEKLY) {
        Day monday = day - (day_weekday(day) - 1);
        for (Day earlier = monday; earlier < day; earlier++)
            if (open_days_has(open_days, earlier))
                return FALSE;
        return TRUE;
    }
    int of_month;
    day_split(day, NULL, NULL, &of_month);
    for (Day earlier = day - of_month + 1; earlier < day; earlier++)
        if (open_days_has(open_days, earlier))
            return FALSE;
    return TRUE;
}

static Day find_run(OpenDays *open_days, Rhythm rhythm, Day from, Day last)
{
    for (Day day = from; day <= last; day++)
        if (is_run_day(open_days, rhythm, day))
            return day;
    return DAY_NONE;
}

static int find_grace(const Scenario *scenario, const Step *step)
{
    return step->grace_days >= 0 ? step->grace_days : scenario->grace_days;
}

/* The day on which the step's run falls, and the deadline it prints; both kept in *base. */
static Day walk_step(OpenDays *open_days, const Settings *settings, const Scenario *scenario,
                     const Step *step, Rhythm rhythm, StepBase *base, Day *printed,
                     gboolean *by_interval)
{
    base->grace_days = find_grace(scenario, step);
    StepDate date = step_date_find(open_days, step, base);
    if (date.date == DAY_NONE)
        return DAY_NONE;
    Day from = date.date;
    *by_interval = FALSE;
    if (!step_is_follow_up(step) && base->dispatched != DAY_NONE &&
        base->dispatched + scenario->interval_days > from) {
        from = base->dispatched + scenario->interval_days;
        *by_interval = TRUE;
    }
    from = MAX(from, base->due_date + 1);
    if (base->dispatched != DAY_NONE)
        from = MAX(from, base->dispatched + 1);
    Day run = find_run(open_days, rhythm, from, base->due_date + LADDER_DAYS);
    base->dispatched = run;
    *printed = run == DAY_NONE
                   ? DAY_NONE
                   : step_print_deadline(open_days, step, run, step_mail_days(settings, step));
    base->deadline = step_effective_deadline(settings, step, *printed);
    return run;
}

static void append_cell(GString *text, Day day)
{
    g_string_append_printf(text, "  %-10s", day == DAY_NONE ? "-" : day_text(day).text);
}

static void append_preventive(GString *text, OpenDays *open_days, const Scenario *scenario,
                              Day due)
{
    for (guint i = 0; i < scenario->steps->len; i++) {
        const Step *step = scenario->steps->pdata[i];
        if (step->kind != STEP_PREVENTIVE || !step->when.set[WHEN_DUE])
            continue;
        StepBase base = {.due_date = due};
        Day date = step_date_find(open_days, step, &base).date;
        g_string_append_printf(text, "  %2d", step->level);
        for (int rhythm = 0; rhythm < RHYTHM_COUNT; rhythm++)
            append_cell(text, find_run(open_days, (Rhythm)rhythm, date, due));
        g_string_append_printf(text, "  %s\n", text_or_empty(step->name));
    }
}

/* What a setting of the step or scenario never does, said once under the table. */
static void append_idle_settings(GString *text, const Scenario *scenario, const char *file)
{
    gboolean has_absolute = FALSE;
    const Step *first = ladder_find_next(scenario, 0);
    for (const Step *step = first; step != NULL;
         step = ladder_find_next(scenario, step->level)) {
        has_absolute = has_absolute || (step != first && !step_is_follow_up(step));
        if (step->fallback != CHANNEL_NONE && step->n_channels > 0) {
            gboolean is_same = TRUE;
            for (guint i = 0; i < step->n_channels; i++)
                is_same = is_same && step->channels[i] == step->fallback;
            if (is_same)
                g_string_append_printf(text,
                                       "  %s:%d: fallback of step %d never acts: it is the "
                                       "step's own channel\n",
                                       file, step->line, step->level);
        }
        const Step *next = ladder_find_next(scenario, step->level);
        if (step->deadline_days >= 0 && next != NULL && !next->when.set[WHEN_DEADLINE])
            g_string_append_printf(text,
                                   "  %s:%d: the deadline of step %d is printed, but step "
                                   "%d does not wait for it\n",
                                   file, step->line, step->level, next->level);
    }
    if (!has_absolute && scenario->interval_days > 0)
        g_string_append_printf(text,
                               "  %s:%d: interval_days %d acts only between different "
                               "items: every later step follows its own reminder\n",
                               file, scenario->line, scenario->interval_days);
}

static void append_scenario(GString *text, const ScenarioBook *book, const Settings *settings,
                            OpenDays *open_days, const Scenario *scenario, Day due)
{
    StepBase bases[RHYTHM_COUNT];
    for (int rhythm = 0; rhythm < RHYTHM_COUNT; rhythm++)
        bases[rhythm] = (StepBase){.due_date = due};
    g_string_append_printf(text, "%s (%s:%d), invoice due %s\n", scenario->name,
                           text_or_empty(book->file), scenario->line, day_text(due).text);
    g_string_append_printf(text, "  lv  %-10s  %-10s  %-10s  step\n", rhythm_names[0],
                           rhythm_names[1], rhythm_names[2]);
    append_preventive(text, open_days, scenario, due);
    for (const Step *step = ladder_find_next(scenario, 0); step != NULL;
         step = ladder_find_next(scenario, step->level)) {
        gboolean by_interval = FALSE;
        Day printed[RHYTHM_COUNT];
        g_string_append_printf(text, "  %2d", step->level);
        for (int rhythm = 0; rhythm < RHYTHM_COUNT; rhythm++)
            append_cell(text, walk_step(open_days, settings, scenario, step, (Rhythm)rhythm,
                                        &bases[rhythm], &printed[rhythm], &by_interval));
        g_autofree char *when = step_describe_when(step);
        g_string_append_printf(text, "  %s, %s", text_or_empty(step->name), when);
        if (printed[RHYTHM_DAILY] != DAY_NONE)
            g_string_append_printf(text, "; deadline %s", day_text(printed[RHYTHM_DAILY]).text);
        g_string_append(text, by_interval ? "; moved by interval_days\n" : "\n");
    }
    append_idle_settings(text, scenario, text_or_empty(book->file));
    g_string_append_c(text, '\n');
}

char *assign_print_ladder(const ScenarioBook *scenarios, const Settings *settings, int year)
{
    GString *text = g_string_new(NULL);
    Day due = day_from_ymd(year, 4, 15);
    OpenDays *open_days = open_days_new(&scenarios->calendar, due);
    for (guint i = 0; due != DAY_NONE && i < scenarios->scenarios->len; i++)
        append_scenario(text, scenarios, settings, open_days, scenarios->scenarios->pdata[i],
                        due);
    open_days_free(open_days);
    return g_string_free(text, FALSE);
}
