#include "records/scenarios.h"

#include "ground/text.h"

static const char *const channel_names[CHANNEL_COUNT] = {
    [CHANNEL_EMAIL] = "email", [CHANNEL_LETTER] = "letter", [CHANNEL_REGISTERED] = "registered",
    [CHANNEL_SMS] = "sms",     [CHANNEL_CALL] = "call",     [CHANNEL_DOSSIER] = "dossier",
};

static const char *const when_names[WHEN_COUNT] = {
    [WHEN_DUE] = "due",
    [WHEN_END_OF_MONTH] = "end_of_month",
    [WHEN_PREVIOUS] = "previous",
    [WHEN_DEADLINE] = "deadline",
    [WHEN_BROKEN_PROMISE] = "broken_promise",
    [WHEN_RETURNED] = "returned",
    [WHEN_SETTLED] = "settled",
    [WHEN_DAY_OF_MONTH] = "day_of_month",
    [WHEN_DISPUTE_REJECTED] = "dispute_rejected",
};

const char *channel_name(Channel channel)
{
    if (channel == CHANNEL_NONE)
        return "";
    g_assert(channel >= 0 && channel < CHANNEL_COUNT);
    return channel_names[channel];
}

gboolean channel_parse(const char *name, Channel *channel)
{
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        if (text_equals(name, channel_names[i])) {
            *channel = (Channel)i;
            return TRUE;
        }
    }
    return FALSE;
}

const char *when_key_name(WhenKey key)
{
    g_assert(key < WHEN_COUNT);
    return when_names[key];
}

const char *step_kind_name(StepKind kind)
{
    static const char *const names[] = {
        [STEP_PREVENTIVE] = "preventive", [STEP_REMINDER] = "reminder",
        [STEP_NOTICE] = "notice",         [STEP_STATEMENT] = "statement",
        [STEP_THANKS] = "thanks",
    };
    g_assert(kind < G_N_ELEMENTS(names));
    return names[kind];
}

Step *step_new(void)
{
    Step *step = g_new0(Step, 1);
    step->kind = STEP_REMINDER;
    step->fallback = CHANNEL_NONE;
    step->contacts = g_new0(char *, 1);
    step->cc = g_new0(char *, 1);
    step->approval = g_new0(char *, 1);
    step->notify_people = g_new0(char *, 1);
    step->deadline_days = -1;
    step->minimum_minor = -1;
    step->minimum_percent = -1;
    step->grace_days = -1;
    step->habit_max = -1;
    return step;
}

static void free_step(gpointer data)
{
    Step *step = data;
    g_free(step->name);
    g_free(step->template_name);
    g_strfreev(step->contacts);
    g_strfreev(step->cc);
    g_free(step->issuer);
    g_free(step->fee_basis);
    g_strfreev(step->approval);
    g_strfreev(step->notify_people);
    g_free(step);
}

Scenario *scenario_new(void)
{
    Scenario *scenario = g_new0(Scenario, 1);
    scenario->habit_max = -1;
    scenario->limitation_months = -1;
    scenario->steps = g_ptr_array_new_with_free_func(free_step);
    return scenario;
}

static void free_scenario(gpointer data)
{
    Scenario *scenario = data;
    Conditions *conditions = &scenario->conditions;
    g_free(scenario->name);
    g_strfreev(conditions->segment);
    g_strfreev(conditions->customer);
    g_strfreev(conditions->country);
    g_strfreev(conditions->language);
    g_strfreev(conditions->tags);
    g_strfreev(conditions->debtor);
    g_strfreev(conditions->insured);
    g_ptr_array_unref(scenario->steps);
    g_free(scenario);
}

ScenarioBook *scenario_book_new(void)
{
    ScenarioBook *book = g_new0(ScenarioBook, 1);
    g_strlcpy(book->calendar.country, "FR", sizeof book->calendar.country);
    book->calendar.roll = ROLL_NEXT;
    book->scenarios = g_ptr_array_new_with_free_func(free_scenario);
    book->lines = setting_lines_new();
    return book;
}

void scenario_book_free(ScenarioBook *book)
{
    if (!book)
        return;
    g_free(book->file);
    g_ptr_array_unref(book->scenarios);
    g_hash_table_unref(book->lines);
    g_free(book);
}

const Scenario *scenario_book_find(const ScenarioBook *book, const char *name)
{
    for (guint i = 0; name && i < book->scenarios->len; i++) {
        const Scenario *scenario = g_ptr_array_index(book->scenarios, i);
        if (text_equals(scenario->name, name))
            return scenario;
    }
    return NULL;
}

gboolean step_is_outside_ladder(const Step *step)
{
    return step->kind == STEP_PREVENTIVE || step->kind == STEP_STATEMENT ||
           step->kind == STEP_THANKS || step->when.set[WHEN_BROKEN_PROMISE] ||
           step->when.set[WHEN_RETURNED] || step->when.set[WHEN_SETTLED] ||
           step->when.set[WHEN_DISPUTE_REJECTED];
}

gboolean step_is_formal(const Step *step)
{
    for (guint i = 0; i < step->n_channels; i++)
        if (step->channels[i] == CHANNEL_REGISTERED || step->channels[i] == CHANNEL_DOSSIER)
            return TRUE;
    return step->approval[0] != NULL;
}
