#include "assign/assignment.h"

#include "assign/payer_habit.h"
#include "assign/step_date.h"

/* An event as seen by the index: the ledger's come before the history's of the same day. */
static void index_events(Assignment *assignment, const GPtrArray *events)
{
    for (guint i = 0; events != NULL && i < events->len; i++) {
        Event *event = events->pdata[i];
        if (event->customer == NULL || event->date > assignment->run_date)
            continue;
        GPtrArray *list = g_hash_table_lookup(assignment->events_by_customer, event->customer);
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(assignment->events_by_customer, (gpointer)event->customer,
                                list);
        }
        g_ptr_array_add(list, event);
    }
}

static void free_list(gpointer list)
{
    g_ptr_array_unref(list);
}

/* Stable, so that events of one day keep the order of their files; lists are short. */
static void sort_by_date(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    (void)data;
    GPtrArray *list = value;
    for (guint i = 1; i < list->len; i++) {
        Event *moving = list->pdata[i];
        guint at = i;
        for (; at > 0 && ((Event *)list->pdata[at - 1])->date > moving->date; at--)
            list->pdata[at] = list->pdata[at - 1];
        list->pdata[at] = moving;
    }
}

Assignment *assignment_new(const AssignInput *input, Complaints *complaints)
{
    Assignment *assignment = g_new0(Assignment, 1);
    assignment->input = input;
    assignment->complaints = complaints;
    assignment->open_days = open_days_new(&input->scenarios->calendar, input->run_date);
    assignment->run_date = input->run_date;
    assignment->as_of =
        input->ledger->as_of != DAY_NONE ? input->ledger->as_of : input->run_date;
    assignment->asks_habit = payer_habit_is_asked(input->scenarios);
    assignment->is_closed_day = !open_days_has(assignment->open_days, input->run_date);
    assignment->next_open_day = open_days_add(assignment->open_days, input->run_date, 1);
    assignment->seen_again = g_hash_table_new(NULL, NULL);
    assignment->when_texts = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    assignment->sentence = g_string_new(NULL);
    assignment->rows_of_several = g_ptr_array_new();
    assignment->events_by_customer =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
    index_events(assignment, input->ledger->events);
    index_events(assignment, input->past->events);
    g_hash_table_foreach(assignment->events_by_customer, sort_by_date, NULL);
    return assignment;
}

void assignment_free(Assignment *assignment)
{
    if (assignment == NULL)
        return;
    g_hash_table_unref(assignment->seen_again);
    g_hash_table_unref(assignment->when_texts);
    g_string_free(assignment->sentence, TRUE);
    g_ptr_array_unref(assignment->rows_of_several);
    g_hash_table_unref(assignment->events_by_customer);
    open_days_free(assignment->open_days);
    g_free(assignment);
}

const GPtrArray *assignment_find_events(const Assignment *assignment, const char *customer)
{
    static const GPtrArray none = {NULL, 0};
    if (g_hash_table_size(assignment->events_by_customer) == 0)
        return &none;
    const GPtrArray *events = g_hash_table_lookup(assignment->events_by_customer, customer);
    return events != NULL ? events : &none;
}

const char *assignment_describe_when(const Assignment *assignment, const Step *step)
{
    char *when = g_hash_table_lookup(assignment->when_texts, step);
    if (when == NULL) {
        when = step_describe_when(step);
        g_hash_table_insert(assignment->when_texts, (gpointer)step, when);
    }
    return when;
}

gboolean assignment_is_missed(const Assignment *assignment, Day day)
{
    return assignment->run_date > day && assignment->as_of > day;
}

Day assignment_next_date(const Assignment *assignment, Day day)
{
    if (day <= assignment->run_date)
        return assignment->next_open_day;
    Day rolled = open_days_roll(assignment->open_days, day);
    return MAX(rolled, assignment->next_open_day);
}

void assignment_complain(const Assignment *assignment, ComplaintLevel level, const char *rule,
                         Place place, const char *text)
{
    if (assignment->complaints != NULL)
        complaint_add(assignment->complaints, level, rule, place, "%s", text);
}

DayText day_text(Day day)
{
    DayText text;
    day_print_iso(day, text.text);
    return text;
}

MoneyText money_text(gint64 minor, const char *currency)
{
    MoneyText text;
    g_autofree char *plain = money_to_plain(minor, currency);
    g_snprintf(text.text, sizeof text.text, "%s %s", plain, currency);
    return text;
}

DaysText days_text(int days)
{
    DaysText text;
    g_snprintf(text.text, sizeof text.text, "%d day%s", days, days == 1 ? "" : "s");
    return text;
}

gint64 money_to_hundredths(gint64 minor, const char *currency)
{
    switch (currency_digits(currency)) {
    case 0:
        return minor * 100;
    case 3:
        return money_multiply_divide(minor, 1, 10);
    case 4:
        return money_multiply_divide(minor, 1, 100);
    default:
        return minor;
    }
}
