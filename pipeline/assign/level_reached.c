#include "assign/level_reached.h"

#include "assign/bounce_event.h"
#include "assign/reminder_step.h"
#include "assign/step_date.h"
#include "ground/text.h"

Day past_reminder_day(const PastReminder *reminder)
{
    return reminder->dispatched != DAY_NONE ? reminder->dispatched : reminder->run_date;
}

/*
 * TRUE for what is a reminder: not a notice before the due
 * date, not a statement, not thanks.
 */
static gboolean is_reminder(const PastReminder *reminder)
{
    return reminder->level >= 1 &&
           (reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE);
}

/* An item of level 0 in the reminder of others: the customer was reminded all the same. */
static gboolean is_carried_by_reminder(const PastReminder *reminder)
{
    return !reminder->is_own_step &&
           (reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE);
}

/* One run that carried this invoice number with two due dates saw instalments. */
static gboolean shows_instalments(const GPtrArray *reminders)
{
    for (guint i = 1; i < reminders->len; i++) {
        const PastReminder *one = reminders->pdata[i - 1], *other = reminders->pdata[i];
        if (one->due_date != other->due_date && text_equals(one->run, other->run))
            return TRUE;
    }
    return FALSE;
}

static gboolean has_exact_due_date(const GPtrArray *reminders, Day due_date)
{
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (reminder->due_date == due_date && reminder->is_own_step && is_reminder(reminder) &&
            past_reminder_is_delivered(reminder))
            return TRUE;
    }
    return FALSE;
}

/*
 * Which reminders of an invoice number are about this item. Instalments are told apart by their
 * due date. Else a reminder under another due date counts only if it went when the present due
 * date was over too: moving a due date beyond the reminders resets the level.
 */
typedef struct {
    Day due_date;
    gboolean is_exact;
} Matching;

static Matching find_matching(const OpenItem *item, const GPtrArray *reminders)
{
    Matching matching = {item->due_date, FALSE};
    matching.is_exact = item->is_instalment || shows_instalments(reminders) ||
                        has_exact_due_date(reminders, item->due_date);
    return matching;
}

static gboolean is_about(const Matching *matching, const PastReminder *reminder)
{
    if (reminder->due_date == matching->due_date)
        return TRUE;
    if (matching->is_exact)
        return FALSE;
    return reminder->due_date == DAY_NONE || reminder->run_date > matching->due_date;
}

/* The days that the letter's own step leaves; -1: its scenario or step is no longer there. */
static int find_deadline_days(const Assignment *assignment, const PastReminder *reminder)
{
    const Scenario *scenario =
        scenario_book_find(assignment->input->scenarios, reminder->scenario);
    const Step *step = scenario != NULL ? ladder_find_level(scenario, reminder->level) : NULL;
    return step != NULL ? step->deadline_days : -1;
}

/*
 * A registered letter's deadline runs from its first presentation: the later of what is printed and
 * presentation plus the days it leaves. Until that is proved, what is printed and some days more.
 */
static Day find_effective_deadline(const Assignment *assignment, const PastReminder *reminder)
{
    const Settings *settings = assignment->input->settings;
    if (reminder->deadline == DAY_NONE || reminder->channel != CHANNEL_REGISTERED)
        return reminder->deadline;
    Day presented = past_find_presentation(assignment->input->past, reminder->document);
    if (presented == DAY_NONE)
        return reminder->deadline + settings->proof_wait_days;
    int days = find_deadline_days(assignment, reminder);
    if (days < 0)
        days = MAX(0, reminder->deadline - past_reminder_day(reminder) -
                          settings->mail_days_registered);
    return MAX(reminder->deadline, open_days_roll(assignment->open_days, presented + days));
}

/* TRUE for a letter of an event after the level was reached: nothing counts from its dispatch. */
static gboolean is_answer(const Assignment *assignment, const PastReminder *reminder,
                          const LevelReached *reached)
{
    return reached->dispatched != DAY_NONE && reached->source != NULL &&
           (reached->source->run_date != reminder->run_date ||
            g_strcmp0(reached->source->template_name, reminder->template_name) != 0) &&
           reminder_step_is_outside(assignment->input->scenarios, reminder);
}

static void take_delivered(const Assignment *assignment, const PastReminder *reminder,
                           LevelReached *reached)
{
    Day day = past_reminder_day(reminder);
    if (reminder->kind == STEP_PREVENTIVE)
        reached->newest_preventive = MAX(reached->newest_preventive, reminder->run_date);
    if (reminder->kind == STEP_STATEMENT)
        reached->newest_statement = MAX(reached->newest_statement, reminder->run_date);
    if (!is_reminder(reminder) || !reminder->is_own_step)
        return;
    reached->newest_own = MAX(reached->newest_own, day);
    if (reminder->level < 64)
        reached->levels |= (guint64)1 << reminder->level;
    if (reached->first_dispatched == DAY_NONE || day < reached->first_dispatched)
        reached->first_dispatched = day;
    if (reminder->level > reached->level) {
        reached->level = reminder->level;
        reached->dispatched = reached->deadline = DAY_NONE;
        reached->answered = reached->answer_deadline = DAY_NONE;
        reached->was_registered = FALSE;
    }
    if (reminder->level < reached->level)
        return;
    Day deadline = find_effective_deadline(assignment, reminder);
    if (is_answer(assignment, reminder, reached)) {
        reached->answered = day;
        reached->answer_deadline = deadline;
    } else if (day >= reached->dispatched) {
        reached->dispatched = day;
        reached->source = reminder;
        reached->answered = reached->answer_deadline = DAY_NONE;
    }
    if (deadline > reached->deadline) {
        reached->deadline = deadline;
        reached->was_registered =
            reminder->channel == CHANNEL_REGISTERED &&
            past_find_presentation(assignment->input->past, reminder->document) == DAY_NONE;
    }
}

/* A letter that came back, unless something reached the customer for this item since. */
static void take_bounced(const PastReminder *reminder, LevelReached *reached)
{
    gboolean by_post =
        reminder->channel == CHANNEL_LETTER || reminder->channel == CHANNEL_REGISTERED;
    if (by_post && reminder->status == DELIVERY_BOUNCED && !reminder->is_retracted)
        reached->bounced = reminder;
    else if (past_reminder_is_delivered(reminder) && reminder->is_own_step)
        reached->bounced = NULL;
}

static void believe_extract(const OpenItem *item, LevelReached *reached)
{
    reached->level = item->last_level;
    reached->dispatched = item->last_reminder_date;
    reached->first_dispatched = item->last_reminder_date;
    reached->newest_own = item->last_reminder_date;
    reached->deadline = item->last_deadline;
    reached->is_migrated = TRUE;
}

/* Where only letters of events went since, the extract's level and dates stay those of the item. */
static void believe_extract_before(const Assignment *assignment, const OpenItem *item,
                                   LevelReached *reached)
{
    if (reached->source == NULL || item->last_level < reached->level ||
        item->last_reminder_date == DAY_NONE ||
        !reminder_step_is_outside(assignment->input->scenarios, reached->source))
        return;
    reached->answered = reached->dispatched;
    reached->answer_deadline = reached->deadline;
    reached->level = item->last_level;
    reached->dispatched = reached->first_dispatched = item->last_reminder_date;
    reached->deadline = MAX(item->last_deadline, reached->answer_deadline);
    reached->source = NULL;
    reached->is_migrated = TRUE;
}

static gboolean is_call_recorded(const GPtrArray *events, const OpenItem *item, Day since)
{
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind == EVENT_CALL && event->date >= since &&
            (event->invoice == NULL || text_equals(event->invoice, item->invoice)))
            return TRUE;
    }
    return FALSE;
}

/* A level reached by a call alone waits for the call's record, but not for ever. */
static void wait_for_call(const Assignment *assignment, const OpenItem *item,
                          const GPtrArray *events, const GPtrArray *reminders,
                          LevelReached *reached)
{
    if (reached->source == NULL || reached->source->channel != CHANNEL_CALL)
        return;
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (reminder->level == reached->level && reminder->channel != CHANNEL_CALL &&
            past_reminder_day(reminder) == reached->dispatched &&
            past_reminder_is_delivered(reminder))
            return;
    }
    if (!is_call_recorded(events, item, reached->dispatched))
        reached->call_wait_until =
            reached->dispatched + assignment->input->settings->call_wait_days;
}

void level_reached_find(const Assignment *assignment, const OpenItem *item,
                        const GPtrArray *events, LevelReached *reached)
{
    static const GPtrArray none = {NULL, 0};
    const GPtrArray *reminders =
        past_find_reminders(assignment->input->past, item->customer, item->invoice);
    if (reminders == NULL)
        reminders = &none;
    else
        g_hash_table_add(assignment->seen_again, (gpointer)reminders);
    Matching matching = find_matching(item, reminders);
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (!is_about(&matching, reminder))
            continue;
        if (past_reminder_is_open(reminder))
            reached->open = reminder;
        if (past_reminder_is_delivered(reminder) &&
            !bounce_event_disproves(events, reminders, reminder))
            take_delivered(assignment, reminder, reached);
        take_bounced(reminder, reached);
    }
    if (reached->level == 0 && item->last_level > 0)
        believe_extract(item, reached);
    else
        believe_extract_before(assignment, item, reached);
    if (item->due_date >= assignment->run_date)
        reached->level = 0;
    else
        wait_for_call(assignment, item, events, reminders, reached);
}

gboolean level_reached_counts(const OpenItem *item, const GPtrArray *events,
                              const GPtrArray *reminders, const PastReminder *reminder)
{
    Matching matching = find_matching(item, reminders);
    return is_about(&matching, reminder) && past_reminder_is_delivered(reminder) &&
           !bounce_event_disproves(events, reminders, reminder);
}

Day level_reached_newest(const Assignment *assignment, const char *customer)
{
    const GPtrArray *events = assignment_find_events(assignment, customer);
    const GPtrArray *reminders = past_find_customer(assignment->input->past, customer);
    Day newest = DAY_NONE;
    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        gboolean counts = is_reminder(reminder) || is_carried_by_reminder(reminder);
        if (counts && past_reminder_is_delivered(reminder) &&
            !bounce_event_disproves(events, reminders, reminder))
            newest = MAX(newest, past_reminder_day(reminder));
    }
    return newest;
}
