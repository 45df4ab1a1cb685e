#include "assign/step_date.h"

#include "assign/payer_habit.h"

/* The day of one key; DAY_NONE if what it counts from is not known. Sets *base. */
typedef Day (*KeyDay)(OpenDays *open_days, int days, const StepBase *from, Day *base);

static Day find_due_day(OpenDays *open_days, int days, const StepBase *from, Day *base)
{
    *base = from->due_date;
    if (days >= 0) {
        Day day = open_days_roll(open_days, from->due_date + from->grace_days + days);
        /* a day rolled back must not make an item late that is due today */
        return day > from->due_date || days + from->grace_days == 0
                   ? day
                   : open_days_add(open_days, from->due_date, 1);
    }
    Day day = open_days_roll(open_days, from->due_date + days);
    if (day <= from->due_date)
        return day;
    return open_days_roll_back(open_days, from->due_date + days);
}

static Day find_month_end(OpenDays *open_days, int days, const StepBase *from, Day *base)
{
    *base = from->due_date;
    Day day = day_end_of_month(from->due_date + from->grace_days + days);
    day = open_days_roll(open_days, day);
    return day > from->due_date ? day : open_days_add(open_days, from->due_date, 1);
}

static Day find_after_previous(OpenDays *open_days, int days, const StepBase *from, Day *base)
{
    *base = from->dispatched;
    if (from->dispatched == DAY_NONE)
        return DAY_NONE;
    Day day = open_days_roll(open_days, from->dispatched + days);
    /* rolled back never to the day of the reminder itself */
    return day > from->dispatched || days == 0 ? day
                                               : open_days_add(open_days, from->dispatched, 1);
}

static Day find_after_deadline(OpenDays *open_days, int days, const StepBase *from, Day *base)
{
    *base = from->deadline;
    return from->deadline == DAY_NONE ? DAY_NONE
                                      : open_days_add(open_days, from->deadline, days);
}

static Day find_after_event(OpenDays *open_days, int days, const StepBase *from, Day *base)
{
    *base = from->event;
    return from->event == DAY_NONE ? DAY_NONE : open_days_roll(open_days, from->event + days);
}

static Day find_statement_day(OpenDays *open_days, int days, const StepBase *from, Day *base)
{
    *base = from->statement_month;
    if (from->statement_month == DAY_NONE)
        return DAY_NONE;
    int year, month;
    day_split(from->statement_month, &year, &month, NULL);
    Day day = day_from_ymd(year, month, days);
    return open_days_roll(open_days,
                          day != DAY_NONE ? day : day_end_of_month(from->statement_month));
}

static const KeyDay key_days[WHEN_COUNT] = {
    [WHEN_DUE] = find_due_day,
    [WHEN_END_OF_MONTH] = find_month_end,
    [WHEN_PREVIOUS] = find_after_previous,
    [WHEN_DEADLINE] = find_after_deadline,
    [WHEN_BROKEN_PROMISE] = find_after_event,
    [WHEN_RETURNED] = find_after_event,
    [WHEN_SETTLED] = find_after_event,
    [WHEN_DAY_OF_MONTH] = find_statement_day,
    [WHEN_DISPUTE_REJECTED] = find_after_event,
};

StepDate step_date_find(OpenDays *open_days, const Step *step, const StepBase *base)
{
    StepDate latest = {DAY_NONE, WHEN_COUNT, DAY_NONE, 0, FALSE};
    for (int key = 0; key < WHEN_COUNT; key++) {
        if (!step->when.set[key])
            continue;
        StepDate one = {DAY_NONE, (WhenKey)key, DAY_NONE, step->when.days[key], FALSE};
        one.date = key_days[key](open_days, one.days, base, &one.base);
        if (one.date == DAY_NONE)
            return one;
        if (one.date > latest.date || latest.key == WHEN_COUNT)
            latest = one;
    }
    if (latest.date != DAY_NONE && latest.date < base->not_before) {
        latest.date = open_days_roll(open_days, base->not_before);
        latest.is_held = TRUE;
    }
    return latest;
}

static int find_grace(const Account *account, const Step *step)
{
    const Scenario *scenario = account->scenario;
    if (step->grace_is_habit)
        return payer_habit_grace(&account->habit, step->habit_max);
    if (step->grace_days >= 0)
        return step->grace_days;
    if (scenario->grace_is_habit)
        return payer_habit_grace(&account->habit, scenario->habit_max);
    return scenario->grace_days;
}

StepBase step_base_of_case(const Assignment *assignment, const Account *account,
                           const Case *item_case, const Step *step)
{
    const LevelReached *reached = &item_case->reached;
    StepBase base = {.due_date = item_case->item->due_date,
                     .grace_days = find_grace(account, step),
                     .dispatched = reached->dispatched,
                     .deadline = reached->deadline,
                     .not_before = reached->call_wait_until};
    const Step *last = ladder_find_level(account->scenario, reached->level);
    /* a deadline that was not kept on record is the one the step would have printed */
    if (base.deadline == DAY_NONE && base.dispatched != DAY_NONE && last != NULL) {
        const Settings *settings = assignment->input->settings;
        Day printed = step_print_deadline(assignment->open_days, last, base.dispatched,
                                          step_mail_days(settings, last));
        base.deadline = step_effective_deadline(settings, last, printed);
    }
    /* the letter of an event since then is answered first */
    if (reached->answered > base.dispatched)
        base.not_before =
            MAX(base.not_before,
                reached->answer_deadline != DAY_NONE
                    ? reached->answer_deadline + 1
                    : reached->answered + MAX(1, account->scenario->interval_days));
    /* the newest letter of the level printed none: it is answered within the interval */
    if (base.deadline != DAY_NONE && base.deadline < base.dispatched)
        base.not_before =
            MAX(base.not_before, base.dispatched + MAX(1, account->scenario->interval_days));
    /* a level taken over without its date: known is only that it went after the due date */
    if (base.dispatched == DAY_NONE && reached->is_migrated && !step_is_formal(step))
        base.dispatched = item_case->item->due_date;
    return base;
}

gboolean step_is_follow_up(const Step *step)
{
    return step->when.set[WHEN_PREVIOUS] || step->when.set[WHEN_DEADLINE];
}

int channel_mail_days(const Settings *settings, Channel channel)
{
    switch (channel) {
    case CHANNEL_LETTER:
        return settings->mail_days_letter;
    case CHANNEL_REGISTERED:
        return settings->mail_days_registered;
    case CHANNEL_EMAIL:
        return settings->mail_days_email;
    default:
        return 0;
    }
}

int step_mail_days(const Settings *settings, const Step *step)
{
    int longest = 0;
    for (guint i = 0; i < step->n_channels; i++)
        longest = MAX(longest, channel_mail_days(settings, step->channels[i]));
    return longest;
}

Day step_print_deadline(OpenDays *open_days, const Step *step, Day day, int mail_days)
{
    return step->deadline_days < 0
               ? DAY_NONE
               : open_days_roll(open_days, day + mail_days + step->deadline_days);
}

Day step_effective_deadline(const Settings *settings, const Step *step, Day printed)
{
    for (guint i = 0; printed != DAY_NONE && i < step->n_channels; i++)
        if (step->channels[i] == CHANNEL_REGISTERED)
            return printed + settings->proof_wait_days;
    return printed;
}
