#include "assign/refusal.h"

#include "assign/level_reached.h"
#include "ground/text.h"

/* A ledger that is too old would remind of what was paid since. */
static gboolean is_ledger_too_old(const Assignment *assignment)
{
    const Settings *settings = assignment->input->settings;
    int age = assignment->run_date - assignment->as_of, most = settings->max_ledger_age_days;
    if (most <= 0 || age <= most)
        return FALSE;
    g_autofree char *text = g_strdup_printf(
        "the ledger knows receipts only up to %s, %s before the run date %s, and "
        "max_ledger_age_days is %d; nothing was planned: read a newer extract, or say --as-of",
        day_text(assignment->as_of).text, days_text(age).text,
        day_text(assignment->run_date).text, most);
    assignment_complain(assignment, COMPLAINT_REFUSED, "ledger-too-old",
                        (Place){settings->file, 0, 0}, text);
    return TRUE;
}

static gboolean is_after_run(const Assignment *assignment, const PastReminder *reminder)
{
    return past_reminder_is_delivered(reminder) &&
           MAX(past_reminder_day(reminder), reminder->run_date) > assignment->run_date;
}

/* The past cannot be reminded again: the plan would repeat what has gone since. */
static gboolean is_before_last_reminder(const Assignment *assignment)
{
    const GPtrArray *reminders = assignment->input->past->reminders;
    const PastReminder *newest = NULL;
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (is_after_run(assignment, reminder) &&
            (newest == NULL || past_reminder_day(reminder) > past_reminder_day(newest)))
            newest = reminder;
    }
    if (newest == NULL)
        return FALSE;
    g_autofree char *text = g_strdup_printf(
        "customer %s was reminded on %s (document %s), after the run date %s; nothing was "
        "planned: take a run date that is not earlier",
        newest->customer, day_text(past_reminder_day(newest)).text,
        text_or_empty(newest->document), day_text(assignment->run_date).text);
    assignment_complain(assignment, COMPLAINT_REFUSED, "run-before-last-reminder",
                        (Place){NULL, 0, 0}, text);
    return TRUE;
}

gboolean refusal_find(const Assignment *assignment)
{
    gboolean is_old = is_ledger_too_old(assignment);
    gboolean is_early = is_before_last_reminder(assignment);
    return is_old || is_early;
}
