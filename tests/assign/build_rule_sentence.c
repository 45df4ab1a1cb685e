/* Sentences about scenarios, their steps and settings. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "build_sentence.h"
#include "build_words.h"
#include "ground/text.h"

static void set_when(Step *step, char **words)
{
    for (int key = 0; key < WHEN_COUNT; key++) {
        const char *days = words_find(words, when_key_name((WhenKey)key));
        if (days == NULL)
            continue;
        step->when.set[key] = TRUE;
        step->when.days[key] = atoi(days);
    }
}

static void set_channels(Step *step, const char *list)
{
    g_auto(GStrv) names = g_strsplit(list != NULL ? list : "email", "+", -1);
    for (guint i = 0; names[i] != NULL; i++)
        step->channels[step->n_channels++] = word_read_channel(names[i]);
}

static void set_words(char ***field, const char *list)
{
    if (list == NULL)
        return;
    g_strfreev(*field);
    *field = g_strsplit(list, "+", -1);
}

/* step L [when keys] [by a+b] [fallback c] [deadline_days N] [approval r] [kind k] [carries
 * own] ... */
static void add_step(Story *story, char **words)
{
    Step *step = step_new();
    const char *fallback = words_find(words, "fallback"), *kind = words_find(words, "kind");
    const char *name = words_find(words, "name"),
               *template_name = words_find(words, "template");
    step->level = atoi(words[1]);
    step->name = g_strdup(name != NULL ? name : words[1]);
    step->template_name = template_name != NULL ? g_strdup(template_name)
                                                : g_strdup_printf("reminder-%s", words[1]);
    set_when(step, words);
    set_channels(step, words_find(words, "by"));
    if (fallback != NULL)
        step->fallback = word_read_channel(fallback);
    step->deadline_days = word_read_number(words_find(words, "deadline_days"), -1);
    set_words(&step->approval, words_find(words, "approval"));
    set_words(&step->contacts, words_find(words, "contacts"));
    step->minimum_minor = word_read_money(words_find(words, "minimum"), "EUR");
    step->minimum_percent = word_read_number(words_find(words, "percent"), -1);
    step->grace_days = word_read_number(words_find(words, "grace"), -1);
    step->seat_required = words_have(words, "seat_required");
    step->proof_required = words_have(words, "proof_required");
    step->kind = kind != NULL ? word_read_kind(kind)
                 : step->when.set[WHEN_DUE] && step->when.days[WHEN_DUE] < 0 ? STEP_PREVENTIVE
                                                                             : STEP_REMINDER;
    step->carries = step_is_formal(step) || text_equals(words_find(words, "carries"), "own")
                        ? CARRIES_OWN
                        : CARRIES_ALL;
    if (text_equals(words_find(words, "carries"), "all"))
        step->carries = CARRIES_ALL;
    step->line = 10 + (int)story->scenario->steps->len;
    g_ptr_array_add(story->scenario->steps, step);
}

static void read_step(Story *story, char **words)
{
    if (!story->has_own_steps)
        g_ptr_array_set_size(story->scenario->steps, 0);
    story->has_own_steps = TRUE;
    add_step(story, words);
}

/* One more step beside those that are there. */
static void read_also(Story *story, char **words)
{
    add_step(story, words + 1);
}

void sentence_add_standard_steps(Story *story)
{
    static const char *const steps[] = {
        "step 0 due -7 by email name avant template pre-due",
        "step 1 due 1 by email fallback letter name rappel contacts payables+purchasing",
        "step 2 previous 14 by email fallback letter name relance",
        "step 3 previous 10 by letter+call deadline_days 8 name derniere",
        "step 4 deadline 2 by registered deadline_days 8 approval legal kind notice name "
        "notice "
        "contacts legal+ceo template formal-notice",
        "step 5 deadline 2 by dossier approval legal name contentieux"};
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_auto(GStrv) words = g_strsplit(steps[i], " ", -1);
        add_step(story, words);
    }
}

static gboolean set_choice_words(Conditions *conditions, const char *key, const char *value)
{
    const struct {
        const char *key;
        char ***words;
    } fields[] = {{"segment", &conditions->segment}, {"customer", &conditions->customer},
                  {"country", &conditions->country}, {"language", &conditions->language},
                  {"tags", &conditions->tags},       {"debtor", &conditions->debtor},
                  {"insured", &conditions->insured}};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (text_equals(key, fields[i].key)) {
            *fields[i].words = g_strsplit(value, "+", -1);
            return TRUE;
        }
    return FALSE;
}

static gboolean set_choice_range(Conditions *conditions, const char *key, const char *value)
{
    const struct {
        const char *key;
        Range *range;
        gboolean is_money;
    } fields[] = {{"overdue", &conditions->overdue, TRUE},
                  {"invoice", &conditions->invoice, TRUE},
                  {"score", &conditions->score, FALSE},
                  {"days_late_mean", &conditions->days_late_mean, FALSE},
                  {"days_late_median", &conditions->days_late_median, FALSE},
                  {"payments", &conditions->payments, FALSE}};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        gboolean is_min = g_str_has_suffix(key, "_min");
        gsize length = strlen(fields[i].key);
        if (strncmp(key, fields[i].key, length) != 0 || strlen(key) != length + 4)
            continue;
        Range *range = fields[i].range;
        gint64 figure = fields[i].is_money ? word_read_money(value, "EUR") : atoi(value);
        range->set = TRUE;
        *(is_min ? &range->has_min : &range->has_max) = TRUE;
        *(is_min ? &range->min : &range->max) = figure;
        return TRUE;
    }
    return FALSE;
}

/* choice NAME segment key+vip overdue_min 1000 ...: one more scenario, asked before `standard`;
 * its one step is a letter the day after the due date */
static void read_choice(Story *story, char **words)
{
    Scenario *scenario = scenario_new();
    Step *step = step_new();
    step->level = 1;
    step->name = g_strdup("letter");
    step->template_name = g_strdup("reminder-1");
    step->when.set[WHEN_DUE] = TRUE;
    step->when.days[WHEN_DUE] = 1;
    step->channels[step->n_channels++] = CHANNEL_LETTER;
    step->line = 31;
    g_ptr_array_add(scenario->steps, step);
    scenario->name = g_strdup(words[1]);
    scenario->has_conditions = TRUE;
    scenario->conditions.line = 30;
    scenario->line = 30;
    for (guint i = 2; words[i] != NULL; i += 2)
        cr_assert(set_choice_words(&scenario->conditions, words[i], words[i + 1]) ||
                      set_choice_range(&scenario->conditions, words[i], words[i + 1]),
                  "scenarios have no condition \"%s\"", words[i]);
    g_ptr_array_insert(story->book->scenarios, (int)story->book->scenarios->len - 1, scenario);
}

static void read_scenario_setting(Story *story, char **words)
{
    Scenario *scenario = story->scenario;
    const char *value = words[1];
    if (text_equals(words[0], "interval"))
        scenario->interval_days = atoi(value);
    else if (text_equals(words[0], "minimum"))
        scenario->minimum_minor = word_read_money(value, "EUR");
    else if (text_equals(words[0], "percent"))
        scenario->minimum_percent = atoi(value);
    else if (text_equals(words[0], "habit_max"))
        scenario->habit_max = atoi(value);
    else if (text_equals(words[0], "grace") && text_equals(value, "habit"))
        scenario->grace_is_habit = TRUE;
    else if (text_equals(words[0], "grace"))
        scenario->grace_days = atoi(value);
    else if (text_equals(words[0], "limitation"))
        scenario->limitation_months = atoi(value);
    else if (text_equals(words[0], "advance"))
        scenario->advance = text_equals(value, "jump") ? ADVANCE_JUMP : ADVANCE_STEP;
    else if (text_equals(words[0], "group"))
        scenario->group = text_equals(value, "level")     ? GROUP_LEVEL
                          : text_equals(value, "invoice") ? GROUP_INVOICE
                                                          : GROUP_CUSTOMER;
}

static void read_setting(Story *story, char **words)
{
    Settings *settings = story->settings;
    const struct {
        const char *name;
        int *field;
    } fields[] = {{"amicable", &settings->amicable_days},
                  {"promises_max", &settings->promises_max},
                  {"promise_max_days", &settings->promise_max_days},
                  {"hold_max_days", &settings->hold_max_days},
                  {"promise_grace", &settings->promise_grace_days},
                  {"max_age", &settings->max_ledger_age_days},
                  {"proof_wait", &settings->proof_wait_days},
                  {"call_wait", &settings->call_wait_days},
                  {"insurance", &settings->insurance_declare_days}};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (text_equals(words[0], fields[i].name))
            *fields[i].field = atoi(words[1]);
}

/* reason KEY [dispute] [no_send] [hold_days N] */
static void read_reason(Story *story, char **words)
{
    ReasonSettings *reason = reason_settings_new(words[1]);
    reason->label = g_strdup_printf("the reason %s", words[1]);
    reason->dispute = words_have(words, "dispute");
    reason->send = !words_have(words, "no_send");
    reason->hold_days = word_read_number(words_find(words, "hold_days"), -1);
    g_ptr_array_add(story->settings->reasons, reason);
}

/* approver LOGIN [limit A] */
static void read_approver(Story *story, char **words)
{
    Approver *approver = approver_new();
    approver->login = g_strdup(words[1]);
    g_strfreev(approver->roles);
    approver->roles = g_strsplit("legal", " ", -1);
    approver->limit_minor = word_read_money(words_find(words, "limit"), "EUR");
    g_ptr_array_add(story->settings->approvers, approver);
}

static void read_roll(Story *story, char **words)
{
    story->book->calendar.roll = text_equals(words[1], "none")       ? ROLL_NONE
                                 : text_equals(words[1], "previous") ? ROLL_PREVIOUS
                                                                     : ROLL_NEXT;
}

const SentenceReader rule_sentences[] = {
    {"step", read_step},
    {"also", read_also},
    {"choice", read_choice},
    {"roll", read_roll},
    {"interval", read_scenario_setting},
    {"minimum", read_scenario_setting},
    {"percent", read_scenario_setting},
    {"grace", read_scenario_setting},
    {"habit_max", read_scenario_setting},
    {"limitation", read_scenario_setting},
    {"advance", read_scenario_setting},
    {"group", read_scenario_setting},
    {"amicable", read_setting},
    {"promises_max", read_setting},
    {"promise_max_days", read_setting},
    {"hold_max_days", read_setting},
    {"promise_grace", read_setting},
    {"max_age", read_setting},
    {"proof_wait", read_setting},
    {"call_wait", read_setting},
    {"insurance", read_setting},
    {"approver", read_approver},
    {"reason", read_reason},
    {NULL, NULL},
};
