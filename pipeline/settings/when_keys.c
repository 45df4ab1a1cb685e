#include "settings/when_keys.h"

#include "settings/plain_values.h"

#define MOST_DAYS 3650

/* Days of one key; offset is the WhenKey, detail its range. */
static void take_days(Reading *reading, const YamlNode *value, const KeyRule *rule,
                      void *record)
{
    When *when = record;
    gint64 days = 0;
    if (!parse_number(reading, value, rule, rule->detail, &days))
        return;
    if (rule->offset == WHEN_DEADLINE && days < 1) {
        refuse_at(reading, value, "deadline-not-over",
                  "%s%s %s: a deadline is over only after its day has passed; write 1 or more "
                  "working days",
                  reading->path->str, rule->name, value->text);
        return;
    }
    when->set[rule->offset] = TRUE;
    when->days[rule->offset] = (int)days;
}

static const NumberRange due_range = {-MOST_DAYS, MOST_DAYS};
static const NumberRange later_range = {0, MOST_DAYS};
/* At least a day: a second run on the same day must find nothing to do. */
static const NumberRange previous_range = {1, MOST_DAYS};
static const NumberRange deadline_range = {-MOST_DAYS, MOST_DAYS};
static const NumberRange month_range = {1, 31};

static const KeyRule when_keys[] = {
    {"due", take_days, WHEN_DUE, &due_range, FALSE, 0},
    {"end_of_month", take_days, WHEN_END_OF_MONTH, &later_range, FALSE, 0},
    {"previous", take_days, WHEN_PREVIOUS, &previous_range, FALSE, 0},
    {"deadline", take_days, WHEN_DEADLINE, &deadline_range, FALSE, 0},
    {"broken_promise", take_days, WHEN_BROKEN_PROMISE, &later_range, FALSE, 0},
    {"returned", take_days, WHEN_RETURNED, &later_range, FALSE, 0},
    {"settled", take_days, WHEN_SETTLED, &later_range, FALSE, 0},
    {"dispute_rejected", take_days, WHEN_DISPUTE_REJECTED, &later_range, FALSE, 0},
    {"day_of_month", take_days, WHEN_DAY_OF_MONTH, &month_range, FALSE, 0},
    {0},
};

void take_when(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    When *when = G_STRUCT_MEMBER_P(record, rule->offset);
    when->line = value->line;
    gsize before = path_enter(reading, rule->name);
    if (mapping_read(reading, value, when_keys, when) && value->keys->len == 0)
        refuse_at(reading, value, "value-impossible",
                  "%.*s is empty: the step would never come", (int)reading->path->len - 1,
                  reading->path->str);
    path_leave(reading, before);
}
