/*
 * The calendar of a run. Many items share few dates, so each date is moved to a working day
 * once and remembered: asked anew for every item, the calendar took half the time of a plan.
 */
#ifndef RELANCE_ASSIGN_OPEN_DAYS_H
#define RELANCE_ASSIGN_OPEN_DAYS_H

#include "ground/calendar.h"

typedef struct OpenDays OpenDays;

/* `around` is the run's date; any other date works too, only not remembered if far from it. */
OpenDays *open_days_new(const Calendar *calendar, Day around);
void open_days_free(OpenDays *days);

/* As calendar_roll, calendar_add_working_days and calendar_is_working_day. */
Day open_days_roll(OpenDays *days, Day day);
Day open_days_add(const OpenDays *days, Day day, int n);
gboolean open_days_has(const OpenDays *days, Day day);

/* The day itself or the working day before it, whatever the calendar's own direction. */
Day open_days_roll_back(const OpenDays *days, Day day);

#endif
