#include "settings/step_keys.h"

#include "settings/checked_values.h"
#include "settings/when_keys.h"

#include <string.h>

static const char *const channels[] = {
    [CHANNEL_EMAIL] = "email", [CHANNEL_LETTER] = "letter", [CHANNEL_REGISTERED] = "registered",
    [CHANNEL_SMS] = "sms",     [CHANNEL_CALL] = "call",     [CHANNEL_DOSSIER] = "dossier",
    [CHANNEL_COUNT] = NULL,
};

static void take_channels(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          void *record)
{
    Step *step = record;
    g_auto(GStrv) words = parse_words(reading, value, rule, channels);
    if (words && !words[0])
        refuse_at(reading, value, "value-impossible", "%schannels is an empty list",
                  reading->path->str);
    step->n_channels = 0;
    for (guint i = 0; words && words[i]; i++)
        if (channel_parse(words[i], &step->channels[step->n_channels]))
            step->n_channels++;
}

void take_grace(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    static const NumberRange range = {0, 3650};
    gboolean is_habit = value->kind == YAML_SCALAR && strcmp(value->text, "habit") == 0;
    gint64 days = 0;
    if (!is_habit && !parse_number(reading, value, rule, &range, &days))
        return;
    G_STRUCT_MEMBER(int, record, rule->offset) = (int)days;
    G_STRUCT_MEMBER(gboolean, record, rule->second) = is_habit;
}

/* The words of a list, one flag each. */
typedef struct {
    const char *const *words;
    const gsize *offsets;
} FlagWords;

static void take_flags(Reading *reading, const YamlNode *value, const KeyRule *rule,
                       void *record)
{
    const FlagWords *flags = rule->detail;
    g_auto(GStrv) given = parse_words(reading, value, rule, flags->words);
    for (guint i = 0; given && flags->words[i]; i++)
        G_STRUCT_MEMBER(gboolean, record, flags->offsets[i]) =
            g_strv_contains((const char *const *)given, flags->words[i]);
}

static const FlagWords charges = {
    (const char *const[]){"interest", "indemnity", NULL},
    (const gsize[]){offsetof(Step, charge_interest), offsetof(Step, charge_indemnity)},
};
static const FlagWords attachments = {
    (const char *const[]){"invoices", "statement", "bank_details", NULL},
    (const gsize[]){offsetof(Step, attach_invoices), offsetof(Step, attach_statement),
                    offsetof(Step, attach_bank_details)},
};

/* Roles that approve; `none` is an empty list. */
static void take_approval(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          void *record)
{
    gboolean is_on = FALSE;
    if (parse_switch(value, &is_on)) {
        refuse_type(reading, value, rule, "the role that approves, like legal, or none");
        return;
    }
    char **roles = parse_words(reading, value, rule, NULL);
    if (roles && g_strv_length(roles) == 1 && strcmp(roles[0], "none") == 0)
        g_clear_pointer(&roles[0], g_free);
    if (roles)
        replace_words(record, rule->offset, roles);
}

static const char *const kinds[] = {
    [STEP_PREVENTIVE] = "preventive", [STEP_REMINDER] = "reminder", [STEP_NOTICE] = "notice",
    [STEP_STATEMENT] = "statement",   [STEP_THANKS] = "thanks",     NULL,
};
static const char *const carries[] = {[CARRIES_ALL] = "all", [CARRIES_OWN] = "own", NULL};
static const char *const wants[] = {"optional", "required", NULL};
static const NumberRange level_range = {0, 99};
static const NumberRange deadline_range = {1, 365};
static const NumberRange percent_range = {0, 100};
static const NumberRange days_range = {0, 3650};

static const KeyRule notify_keys[] = {
    {"people", take_words, offsetof(Step, notify_people), NULL, TRUE, 0},
    {"days_before", take_number, offsetof(Step, notify_days_before), &days_range, FALSE, 0},
    {0},
};

/* A section of its own whose obligatory key counts only where `notify` is given. */
static void take_notify(Reading *reading, const YamlNode *value, const KeyRule *rule,
                        void *record)
{
    take_section(reading, value, rule, record);
}

const KeyRule step_keys[] = {
    {"level", take_number, offsetof(Step, level), &level_range, FALSE, 0},
    {"name", take_text, offsetof(Step, name), NULL, FALSE, 0},
    {"kind", take_choice, offsetof(Step, kind), kinds, FALSE, 0},
    {"when", take_when, offsetof(Step, when), NULL, TRUE, 0},
    {"channels", take_channels, 0, NULL, TRUE, 0},
    {"fallback", take_choice, offsetof(Step, fallback), channels, FALSE, 0},
    {"template", take_file_name, offsetof(Step, template_name), NULL, FALSE, 0},
    {"contacts", take_words, offsetof(Step, contacts), NULL, FALSE, 0},
    {"cc", take_words, offsetof(Step, cc), NULL, FALSE, 0},
    {"notify", take_notify, 0, notify_keys, FALSE, 0},
    {"issuer", take_text, offsetof(Step, issuer), NULL, FALSE, 0},
    {"deadline_days", take_number, offsetof(Step, deadline_days), &deadline_range, FALSE, 0},
    {"charges", take_flags, 0, &charges, FALSE, 0},
    {"fee", take_amount, offsetof(Step, fee_minor), NULL, FALSE, 0},
    {"fee_basis", take_text, offsetof(Step, fee_basis), NULL, FALSE, 0},
    {"minimum_amount", take_amount, offsetof(Step, minimum_minor), NULL, FALSE, 0},
    {"minimum_percent", take_percent, offsetof(Step, minimum_percent), &percent_range, FALSE,
     0},
    {"approval", take_approval, offsetof(Step, approval), NULL, FALSE, 0},
    {"carries", take_choice, offsetof(Step, carries), carries, FALSE, 0},
    {"grace_days", take_grace, offsetof(Step, grace_days), NULL, FALSE,
     offsetof(Step, grace_is_habit)},
    {"habit_max", take_number, offsetof(Step, habit_max), &days_range, FALSE, 0},
    {"attach", take_flags, 0, &attachments, FALSE, 0},
    {"seat", take_choice, offsetof(Step, seat_required), wants, FALSE, 0},
    {"proof", take_choice, offsetof(Step, proof_required), wants, FALSE, 0},
    {0},
};

/* A due date that has not passed yet: the step belongs before it. */
static gboolean is_before_due(const Step *step)
{
    const When *when = &step->when;
    return when->set[WHEN_DUE] &&
           (when->days[WHEN_DUE] < 0 || (when->days[WHEN_DUE] == 0 && step->level == 0));
}

static StepKind find_kind(const Step *step)
{
    if (step->when.set[WHEN_SETTLED])
        return STEP_THANKS;
    if (step->when.set[WHEN_DAY_OF_MONTH])
        return STEP_STATEMENT;
    if (is_before_due(step))
        return STEP_PREVENTIVE;
    gboolean is_notice =
        step->template_name && g_str_has_prefix(step->template_name, "formal-notice");
    return step_is_formal(step) && is_notice ? STEP_NOTICE : STEP_REMINDER;
}

void step_fill(Step *step, const YamlNode *node)
{
    if (!find_given(node, "kind"))
        step->kind = find_kind(step);
    if (!find_given(node, "carries"))
        step->carries = step_is_formal(step) ? CARRIES_OWN : CARRIES_ALL;
    gboolean has_event = step->when.set[WHEN_BROKEN_PROMISE] || step->when.set[WHEN_RETURNED] ||
                         step->when.set[WHEN_SETTLED] || step->when.set[WHEN_DISPUTE_REJECTED];
    if (has_event && !find_given(node, "level"))
        step->level = 1;
    if (!step->name)
        step->name = g_strdup_printf("%s %d", step_kind_name(step->kind), step->level);
}

static gboolean needs_template(Channel channel)
{
    return channel != CHANNEL_NONE && channel != CHANNEL_CALL && channel != CHANNEL_DOSSIER;
}

static void check_template(Reading *reading, const Step *step, const YamlNode *node)
{
    Channel needing = needs_template(step->fallback) ? step->fallback : CHANNEL_NONE;
    for (guint i = step->n_channels; i-- > 0;)
        if (needs_template(step->channels[i]))
            needing = step->channels[i];
    if (needing != CHANNEL_NONE && !find_given(node, "template"))
        refuse_at(reading, node, "template-missing",
                  "step \"%s\" goes by %s and names no template; write template: reminder-1 or "
                  "another one",
                  step->name, channel_name(needing));
}

static void check_fee(Reading *reading, const Step *step, const YamlNode *node,
                      gboolean is_consumer)
{
    const YamlNode *fee = find_given(node, "fee");
    if (step->fee_minor == 0)
        return;
    if (is_consumer)
        refuse_at(
            reading, fee, "fee-for-consumers",
            "step \"%s\" asks a fee of consumers, who owe no recovery costs without a "
            "court's title (CPCE L111-8); take the fee out or consumers out of the scenario",
            step->name);
    else if (!find_given(node, "fee_basis"))
        refuse_at(reading, fee, "fee-basis-missing",
                  "step \"%s\" asks a fee without saying where it was agreed; write fee_basis",
                  step->name);
}

static gboolean has_approver(const Settings *settings, const char *role)
{
    for (guint i = 0; i < settings->approvers->len; i++) {
        const Approver *approver = g_ptr_array_index(settings->approvers, i);
        if (g_strv_contains((const char *const *)approver->roles, role))
            return TRUE;
    }
    return settings->approvers->len == 0;
}

/* A key of people or services, a column of the customer, or a mail address. */
static gboolean is_person(const Settings *settings, const char *name)
{
    static const char *const columns[] = {"collector", "sales_rep", NULL};
    return g_strv_contains(columns, name) || settings_find_person(settings, name) ||
           g_hash_table_contains(settings->services, name) || strchr(name, '@');
}

static void check_names(Reading *reading, const Step *step, const YamlNode *node)
{
    const Settings *settings = reading->settings;
    const YamlNode *approval = find_given(node, "approval");
    for (guint i = 0; approval && step->approval[i]; i++)
        if (!has_approver(settings, step->approval[i]))
            refuse_at(
                reading, approval, "approver-missing",
                "step \"%s\" waits for \"%s\", a role that none of the approvers of %s has",
                step->name, step->approval[i], settings->file);
    const YamlNode *issuer = find_given(node, "issuer");
    if (issuer && step->issuer && !settings_find_issuer(settings, step->issuer))
        refuse_at(reading, issuer, "value-impossible",
                  "step \"%s\": issuer \"%s\" is not among the issuers of %s", step->name,
                  step->issuer, settings->file);
    const YamlNode *people = find_given(find_given(node, "notify"), "people");
    for (guint i = 0; people && step->notify_people[i]; i++)
        if (!is_person(settings, step->notify_people[i]))
            refuse_at(reading, people, "value-impossible",
                      "step \"%s\": \"%s\" is neither among people nor services of %s, nor "
                      "collector or sales_rep",
                      step->name, step->notify_people[i], settings->file);
}

void step_check(Reading *reading, const Step *step, const YamlNode *node, gboolean is_consumer)
{
    check_template(reading, step, node);
    check_fee(reading, step, node, is_consumer);
    check_names(reading, step, node);
}
