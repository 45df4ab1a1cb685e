#include "assign/setting_explanation.h"

#include "assign/setting_place.h"
#include "assign/step_date.h"
#include "ground/text.h"

static void append_line(GString *text, const char *key, const char *value, PlaceText place)
{
    g_autofree char *both = g_strdup_printf("%s %s", key, value);
    g_string_append_printf(text, "  %-28s %s\n", both, place.text);
}

static void append_days(GString *text, const char *key, int days, PlaceText place)
{
    g_autofree char *value = g_strdup_printf("%d", days);
    append_line(text, key, value, place);
}

static void append_grace(GString *text, const ScenarioBook *book, const Scenario *scenario)
{
    PlaceText place = scenario_place(book, scenario, "grace_days");
    if (!scenario->grace_is_habit) {
        append_days(text, "grace_days", scenario->grace_days, place);
        return;
    }
    append_line(text, "grace_days", "habit", place);
    if (scenario->habit_max >= 0)
        append_days(text, "habit_max", scenario->habit_max,
                    scenario_place(book, scenario, "habit_max"));
}

static void append_scenario(GString *text, const ScenarioBook *book, const Scenario *scenario)
{
    static const char *const groups[] = {
        [GROUP_CUSTOMER] = "customer", [GROUP_LEVEL] = "level", [GROUP_INVOICE] = "invoice"};
    g_autoptr(GString) minimum = g_string_new(NULL);
    money_append_plain(minimum, scenario->minimum_minor, "EUR");
    append_days(text, "interval_days", scenario->interval_days,
                scenario_place(book, scenario, "interval_days"));
    append_line(text, "minimum_amount", minimum->str,
                scenario_place(book, scenario, "minimum_amount"));
    if (scenario->minimum_percent > 0)
        append_days(text, "minimum_percent", scenario->minimum_percent,
                    scenario_place(book, scenario, "minimum_percent"));
    append_grace(text, book, scenario);
    append_line(text, "advance", scenario->advance == ADVANCE_JUMP ? "jump" : "step",
                scenario_place(book, scenario, "advance"));
    append_line(text, "group", groups[scenario->group],
                scenario_place(book, scenario, "group"));
    if (scenario->limitation_months >= 0)
        append_days(text, "limitation_months", scenario->limitation_months,
                    scenario_place(book, scenario, "limitation_months"));
}

static void append_calendar(GString *text, const ScenarioBook *book)
{
    static const char *const rolls[] = {
        [ROLL_NEXT] = "next", [ROLL_PREVIOUS] = "previous", [ROLL_NONE] = "none"};
    const Calendar *calendar = &book->calendar;
    g_autofree char *country =
        g_strdup_printf("%s%s%s", calendar->country,
                        *calendar->region != '\0' ? ", region " : "", calendar->region);
    append_line(text, "calendar.country", country, book_place(book, "calendar.country"));
    append_line(text, "calendar.roll", rolls[calendar->roll],
                book_place(book, "calendar.roll"));
}

static gboolean has_channel(const Scenario *scenario, Channel channel)
{
    for (guint i = 0; i < scenario->steps->len; i++) {
        const Step *step = scenario->steps->pdata[i];
        for (guint j = 0; j < step->n_channels; j++)
            if (step->channels[j] == channel)
                return TRUE;
    }
    return FALSE;
}

/* Keys of relance.yaml: the value, and if it can act in this scenario; -1: not set. */
static void append_settings(GString *text, const Settings *settings, const Scenario *scenario)
{
    gboolean is_formal = ladder_find_formal(scenario, 0) != NULL;
    const struct {
        const char *key;
        int value;
        gboolean acts;
    } rows[] = {
        {"max_ledger_age_days", settings->max_ledger_age_days, TRUE},
        {"amicable_days", settings->amicable_days, is_formal},
        {"promises_max", settings->promises_max, is_formal},
        {"promise_max_days", settings->promise_max_days, is_formal},
        {"hold_max_days", settings->hold_max_days, is_formal},
        {"promise_grace_days", settings->promise_grace_days, TRUE},
        {"proof_wait_days", settings->proof_wait_days,
         has_channel(scenario, CHANNEL_REGISTERED)},
        {"call_wait_days", settings->call_wait_days, has_channel(scenario, CHANNEL_CALL)},
        {"mail_days.letter", settings->mail_days_letter, has_channel(scenario, CHANNEL_LETTER)},
        {"mail_days.registered", settings->mail_days_registered,
         has_channel(scenario, CHANNEL_REGISTERED)},
        {"mail_days.email", settings->mail_days_email, has_channel(scenario, CHANNEL_EMAIL)},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].acts && rows[i].value >= 0)
            append_days(text, rows[i].key, rows[i].value,
                        settings_place(settings, rows[i].key));
}

void setting_explanation_append(GString *text, const Assignment *assignment,
                                const Account *account)
{
    const ScenarioBook *book = assignment->input->scenarios;
    g_string_append_printf(text, "Settings of customer %s\n", account->id);
    append_scenario(text, book, account->scenario);
    append_calendar(text, book);
    append_settings(text, assignment->input->settings, account->scenario);
    g_string_append_c(text, '\n');
}
