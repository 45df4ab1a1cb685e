#include "assign/open_days.h"

/* Days remembered on both sides of the run's date: more than five years. */
#define REACH 2000

struct OpenDays {
    Calendar calendar;
    Day first;
    Day rolled[2 * REACH]; /* DAY_NONE: not asked yet */
};

OpenDays *open_days_new(const Calendar *calendar, Day around)
{
    OpenDays *days = g_new0(OpenDays, 1);
    days->calendar = *calendar;
    days->first = around - REACH;
    return days;
}

void open_days_free(OpenDays *days)
{
    g_free(days);
}

Day open_days_roll(OpenDays *days, Day day)
{
    if (day < days->first || day >= days->first + 2 * REACH)
        return calendar_roll(&days->calendar, day);
    Day *rolled = &days->rolled[day - days->first];
    if (*rolled == DAY_NONE)
        *rolled = calendar_roll(&days->calendar, day);
    return *rolled;
}

Day open_days_add(const OpenDays *days, Day day, int n)
{
    return calendar_add_working_days(&days->calendar, day, n);
}

gboolean open_days_has(const OpenDays *days, Day day)
{
    return calendar_is_working_day(&days->calendar, day);
}

Day open_days_roll_back(const OpenDays *days, Day day)
{
    Calendar backwards = days->calendar;
    if (backwards.roll == ROLL_NEXT)
        backwards.roll = ROLL_PREVIOUS;
    return calendar_roll(&backwards, day);
}
