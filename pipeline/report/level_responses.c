/*
 * Response rate per level: of the invoices asked for at a level, those paid within the days of
 * report.response_days after it. Reminders that are younger are left out; an invoice counts at its
 * own step, not where it was carried along; of one only known to have gone, the run that missed it
 * stands for the day.
 */
#include "report/figures.h"
#include "report/payment_days.h"

#include <string.h>

static gboolean is_asked(const PastReminder *reminder, Day last)
{
    return reminder->is_own_step && reminder->level >= 1 && reminder->dispatched != DAY_NONE &&
           reminder->dispatched <= last && past_reminder_is_delivered(reminder) &&
           (reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE);
}

static LevelResponse *find_level(GArray *levels, const PastReminder *reminder)
{
    for (guint i = 0; i < levels->len; i++) {
        LevelResponse *level = &g_array_index(levels, LevelResponse, i);
        if (level->level == reminder->level && strcmp(level->currency, reminder->currency) == 0)
            return level;
    }
    LevelResponse level = {.level = reminder->level};
    g_strlcpy(level.currency, reminder->currency, sizeof level.currency);
    g_array_append_val(levels, level);
    return &g_array_index(levels, LevelResponse, levels->len - 1);
}

/* Letter and call of one step on one day ask once. */
static gboolean is_said_twice(GHashTable *asked, const PastReminder *reminder)
{
    return !g_hash_table_add(asked, g_strdup_printf("%s\x1f%s\x1f%d\x1f%d", reminder->customer,
                                                    reminder->invoice, reminder->level,
                                                    (int)reminder->due_date));
}

static gint compare_levels(gconstpointer a, gconstpointer b)
{
    const LevelResponse *x = a, *y = b;
    int order = strcmp(x->currency, y->currency);
    return order != 0 ? order : x->level - y->level;
}

GArray *level_responses_compute(const ReportInput *input)
{
    GArray *levels = g_array_new(FALSE, TRUE, sizeof(LevelResponse));
    int days = input->settings ? input->settings->report.response_days : 15;
    Day as_of = input->ledger->as_of != DAY_NONE ? input->ledger->as_of : input->run_date;
    g_autoptr(GHashTable) paid = payment_days_find(input);
    g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; input->past && i < input->past->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(input->past->reminders, i);
        if (!is_asked(reminder, as_of - days) || is_said_twice(asked, reminder))
            continue;
        LevelResponse *level = find_level(levels, reminder);
        const PaymentDay *payment = payment_day_look_up(paid, reminder->customer,
                                                        reminder->invoice, reminder->currency);
        level->n_reminded++;
        level->reminded_minor = sum_add(level->reminded_minor, reminder->open_minor);
        if (!payment || payment->day < reminder->dispatched ||
            payment->day > reminder->dispatched + days)
            continue;
        level->n_paid++;
        level->paid_minor = sum_add(level->paid_minor, reminder->open_minor);
    }
    for (guint i = 0; i < levels->len; i++) {
        LevelResponse *level = &g_array_index(levels, LevelResponse, i);
        level->rate = ratio_percent(level->n_paid, level->n_reminded, "nobody was asked");
    }
    g_array_sort(levels, compare_levels);
    return levels;
}
