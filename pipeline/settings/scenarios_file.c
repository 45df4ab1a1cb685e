#include "settings/settings.h"

#include "ground/text.h"
#include "settings/changed_values.h"
#include "settings/scenario_keys.h"
#include "settings/checked_values.h"
#include "settings/conditions.h"
#include "settings/ladder.h"
#include "settings/step_keys.h"

#include <string.h>

static const NumberRange days_range = {0, 3650};
static const NumberRange percent_range = {0, 100};
static const NumberRange months_range = {1, 1200};
static const char *const advance_words[] = {
    [ADVANCE_STEP] = "step", [ADVANCE_JUMP] = "jump", NULL};
static const char *const group_words[] = {
    [GROUP_CUSTOMER] = "customer", [GROUP_LEVEL] = "level", [GROUP_INVOICE] = "invoice", NULL};

/* Keys that stand in `defaults` and in a scenario alike. */
#define COMMON_KEYS                                                                            \
    {"interval_days", take_number, offsetof(Scenario, interval_days), &days_range, FALSE, 0},  \
        {"minimum_amount", take_amount, offsetof(Scenario, minimum_minor), NULL, FALSE, 0},    \
        {"minimum_percent", take_percent, offsetof(Scenario, minimum_percent),                 \
         &percent_range,    FALSE,        0},                                                  \
        {"grace_days", take_grace, offsetof(Scenario, grace_days),                             \
         NULL,         FALSE,      offsetof(Scenario, grace_is_habit)},                        \
        {"habit_max", take_number, offsetof(Scenario, habit_max), &days_range, FALSE, 0},      \
        {"limitation_months", take_number, offsetof(Scenario, limitation_months),              \
         &months_range,       FALSE,       0},                                                 \
        {"advance", take_choice, offsetof(Scenario, advance), advance_words, FALSE, 0},        \
    {                                                                                          \
        "group", take_choice, offsetof(Scenario, group), group_words, FALSE, 0                 \
    }

static const KeyRule defaults_keys[] = {COMMON_KEYS, {0}};

const char *const *scenarios_list_default_keys(void)
{
    static const char *names[G_N_ELEMENTS(defaults_keys)];
    for (guint i = 0; i < G_N_ELEMENTS(defaults_keys); i++)
        names[i] = defaults_keys[i].name;
    return names;
}

static const KeyRule scenario_keys[] = {
    {"name", take_text, offsetof(Scenario, name), NULL, TRUE, 0},
    {"if", take_conditions, 0, NULL, FALSE, 0},
    {"steps", take_nothing, 0, NULL, TRUE, 0},
    COMMON_KEYS,
    {0},
};

/* What the whole file says, while it is read. */
typedef struct {
    ScenarioBook *book;
    Scenario *defaults; /* only the common keys */
    const YamlNode *scenarios;
} BookDraft;

static void take_calendar_country(Reading *reading, const YamlNode *value, const KeyRule *rule,
                                  void *record)
{
    Calendar *calendar = record;
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    g_autofree char *code = g_ascii_strup(text, -1);
    if (calendar_knows_country(code))
        g_strlcpy(calendar->country, code, sizeof calendar->country);
    else
        refuse_value(reading, value, rule,
                     "public holidays are known for FR, BE, DE, LU, CH, GB, ES, IT and NL");
}

/* Parts of France with holidays of their own, by name and by number. */
static const struct {
    const char *name, *region;
} regions[] = {
    {"alsace-moselle", "57"},
    {"moselle", "57"},
    {"bas-rhin", "67"},
    {"haut-rhin", "68"},
    {"guadeloupe", "971"},
    {"martinique", "972"},
    {"guyane", "973"},
    {"reunion", "974"},
    {"réunion", "974"},
    {"la-reunion", "974"},
    {"la-réunion", "974"},
    {"saint-pierre-et-miquelon", "975"},
    {"mayotte", "976"},
    {"saint-barthelemy", "977"},
    {"saint-barthélemy", "977"},
    {"saint-martin", "978"},
    {"57", "57"},
    {"67", "67"},
    {"68", "68"},
    {"971", "971"},
    {"972", "972"},
    {"973", "973"},
    {"974", "974"},
    {"975", "975"},
    {"976", "976"},
    {"977", "977"},
    {"978", "978"},
};

static void take_region(Reading *reading, const YamlNode *value, const KeyRule *rule,
                        void *record)
{
    Calendar *calendar = record;
    const char *text = peek_text(reading, value, rule);
    g_autofree char *lower = g_utf8_strdown(text ? text : "", -1);
    g_strdelimit(lower, " _", '-');
    for (gsize i = 0; text && i < G_N_ELEMENTS(regions); i++) {
        if (strcmp(regions[i].name, lower) != 0)
            continue;
        g_strlcpy(calendar->region, regions[i].region, sizeof calendar->region);
        return;
    }
    if (text)
        refuse_value(reading, value, rule,
                     "alsace-moselle (or 57, 67, 68), guadeloupe, martinique, guyane, reunion, "
                     "mayotte, saint-barthelemy, saint-martin (or 971 to 978)");
}

static const char *const rolls[] = {
    [ROLL_NEXT] = "next", [ROLL_PREVIOUS] = "previous", [ROLL_NONE] = "none", NULL};

static const KeyRule calendar_keys[] = {
    {"country", take_calendar_country, 0, NULL, FALSE, 0},
    {"region", take_region, 0, NULL, FALSE, 0},
    {"roll", take_choice, offsetof(Calendar, roll), rolls, FALSE, 0},
    {0},
};

static void take_calendar(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          void *record)
{
    Calendar *calendar = &((BookDraft *)record)->book->calendar;
    const KeyRule section = {.name = rule->name, .detail = calendar_keys};
    take_section(reading, value, &section, calendar);
    const YamlNode *region = find_given(value, "region");
    if (region && *calendar->region && strcmp(calendar->country, "FR") != 0)
        refuse_at(reading, region, "value-impossible",
                  "calendar.region \"%s\" is impossible: only FR has regions here, not %s",
                  calendar->region, calendar->country);
}

static void take_defaults(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          void *record)
{
    const KeyRule section = {.name = rule->name, .detail = defaults_keys};
    take_section(reading, value, &section, ((BookDraft *)record)->defaults);
}

/* Only remembered: scenarios want to know the defaults, wherever these stand. */
static void take_scenarios(Reading *reading, const YamlNode *value, const KeyRule *rule,
                           void *record)
{
    if (value->kind != YAML_SEQUENCE)
        refuse_type(reading, value, rule, "a list of scenarios, each with a dash");
    else if (value->children->len == 0)
        refuse_at(reading, value, "value-impossible", "scenarios is an empty list");
    else
        ((BookDraft *)record)->scenarios = value;
}

static const KeyRule book_keys[] = {
    {"calendar", take_calendar, 0, NULL, FALSE, 0},
    {"defaults", take_defaults, 0, NULL, FALSE, 0},
    {"scenarios", take_scenarios, 0, NULL, TRUE, 0},
    {0},
};

static void copy_common(Scenario *to, const Scenario *from)
{
    to->interval_days = from->interval_days;
    to->minimum_minor = from->minimum_minor;
    to->minimum_percent = from->minimum_percent;
    to->grace_days = from->grace_days;
    to->grace_is_habit = from->grace_is_habit;
    to->habit_max = from->habit_max;
    to->limitation_months = from->limitation_months;
    to->advance = from->advance;
    to->group = from->group;
}

/* What a step does not say itself is the scenario's. */
static void resolve_step(Step *step, const Scenario *scenario)
{
    if (step->minimum_minor < 0)
        step->minimum_minor = scenario->minimum_minor;
    if (step->minimum_percent < 0)
        step->minimum_percent = scenario->minimum_percent;
    if (step->habit_max < 0)
        step->habit_max = scenario->habit_max;
    if (step->grace_days < 0) {
        step->grace_days = scenario->grace_days;
        step->grace_is_habit = scenario->grace_is_habit;
    }
}

static StepDraft read_step(Reading *reading, const YamlNode *node, const Scenario *scenario)
{
    guint before = reading->complaints->list->len;
    StepDraft draft = {step_new(), node, FALSE};
    draft.step->line = node->line;
    gboolean is_mapping = mapping_read(reading, node, step_keys, draft.step);
    step_fill(draft.step, node);
    draft.is_whole = reading->complaints->list->len == before;
    if (is_mapping)
        step_check(reading, draft.step, node, scenario_is_for_consumers(scenario));
    resolve_step(draft.step, scenario);
    return draft;
}

static void read_steps(Reading *reading, const YamlNode *steps, Scenario *scenario)
{
    const KeyRule steps_rule = {.name = "steps"};
    if (!steps)
        return;
    if (steps->kind != YAML_SEQUENCE) {
        refuse_type(reading, steps, &steps_rule, "a list of steps, each with a dash");
        return;
    }
    if (steps->children->len == 0) {
        refuse_at(reading, steps, "value-impossible",
                  "%ssteps is an empty list; customers who get nothing have scenario none in "
                  "the customers file",
                  reading->path->str);
        return;
    }
    g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(StepDraft));
    gsize before = path_enter(reading, "steps");
    for (guint i = 0; i < steps->children->len; i++) {
        StepDraft draft = read_step(reading, g_ptr_array_index(steps->children, i), scenario);
        g_ptr_array_add(scenario->steps, draft.step);
        g_array_append_val(drafts, draft);
    }
    path_leave(reading, before);
    ladder_check(reading, drafts);
    ladder_sort(scenario->steps);
}

static void check_name(Reading *reading, const YamlNode *node, const Scenario *scenario,
                       const ScenarioBook *book)
{
    const YamlNode *name = find_given(node, "name");
    const Scenario *other = scenario_book_find(book, scenario->name);
    if (other)
        refuse_at(reading, name, "scenario-duplicate",
                  "scenario \"%s\" is given twice, first on line %d", other->name, other->line);
    else if (text_equals(scenario->name, "none"))
        refuse_at(
            reading, name, "value-impossible",
            "scenarios.name \"none\" is impossible: in the customers file it means never");
}

/* First match wins: without conditions a scenario takes all, so it must be the last, and must
 * be.
 */
static void check_order(Reading *reading, const YamlNode *node, const Scenario *scenario,
                        gboolean is_last)
{
    const char *name = scenario->name ? scenario->name : "without name";
    if (!is_last && !scenario->has_conditions)
        refuse_at(reading, node, "scenario-unreachable",
                  "scenario \"%s\" has no if, so those after it are never reached; give it "
                  "conditions or put it last",
                  name);
    if (is_last && scenario->has_conditions)
        refuse_at(reading, find_given(node, "if"), "last-scenario-conditional",
                  "scenario \"%s\" is the last one and has an if, so some customers have no "
                  "scenario; put one without if behind it",
                  name);
}

static void read_scenario(Reading *reading, const YamlNode *node, const BookDraft *draft,
                          gboolean is_last)
{
    Scenario *scenario = scenario_new();
    copy_common(scenario, draft->defaults);
    scenario->line = node->line;
    if (mapping_read(reading, node, scenario_keys, scenario)) {
        check_name(reading, node, scenario, draft->book);
        check_order(reading, node, scenario, is_last);
        read_steps(reading, find_given(node, "steps"), scenario);
    }
    g_ptr_array_add(draft->book->scenarios, scenario);
}

static void read_book(Reading *reading, const YamlNode *root, BookDraft *draft)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    const YamlNode nothing = {YAML_MAPPING, 1, 1, NULL, FALSE, none, none};
    if (!root || yaml_node_is_null(root))
        root = &nothing;
    if (!mapping_read(reading, root, book_keys, draft) || !draft->scenarios)
        return;
    const GPtrArray *nodes = draft->scenarios->children;
    gsize before = path_enter(reading, "scenarios");
    for (guint i = 0; i < nodes->len; i++)
        read_scenario(reading, g_ptr_array_index(nodes, i), draft, i + 1 == nodes->len);
    path_leave(reading, before);
}

static ScenarioBook *load(const char *path, const char *name, const Settings *settings,
                          const char *const *changes, Complaints *complaints, GError **error)
{
    guint first = complaints->list->len;
    g_autoptr(YamlTree) tree = yaml_tree_read(path, name, complaints, error);
    if (!tree || !changed_values_apply(tree, changes, TRUE, complaints, error))
        return NULL;
    g_autoptr(ScenarioBook) book = scenario_book_new();
    book->file = g_strdup(name);
    if (calendar_knows_country(settings->creditor.country))
        g_strlcpy(book->calendar.country, settings->creditor.country,
                  sizeof book->calendar.country);
    /* Owned by an array, as every scenario is. */
    g_autoptr(ScenarioBook) holder = scenario_book_new();
    BookDraft draft = {.book = book, .defaults = scenario_new()};
    g_ptr_array_add(holder->scenarios, draft.defaults);
    draft.defaults->habit_max = settings->habit_max;

    Reading reading = reading_begin(name, ".", settings, complaints);
    reading.lines = book->lines;
    read_book(&reading, tree->root, &draft);
    reading_end(&reading, first);
    return complaints->list->len > first ? NULL : g_steal_pointer(&book);
}

/* What a trial of changed values reads. */
typedef struct {
    const char *path, *name;
    const Settings *settings;
} BookFile;

static gboolean try_changes(const char *const *changes, gconstpointer file,
                            Complaints *complaints)
{
    const BookFile *book_file = file;
    g_autoptr(ScenarioBook) book =
        load(book_file->path, book_file->name, book_file->settings, changes, complaints, NULL);
    return book != NULL;
}

ScenarioBook *scenarios_load_changed(const char *path, const char *name,
                                     const Settings *settings, const char *const *changes,
                                     Complaints *complaints, GError **error)
{
    guint first = complaints->list->len;
    ScenarioBook *book = load(path, name, settings, changes, complaints, error);
    const BookFile file = {path, name, settings};
    if (!book && complaints->list->len > first)
        changed_values_blame(changes, try_changes, &file, complaints, first, error);
    return book;
}

ScenarioBook *scenarios_load(const char *path, const char *name, const Settings *settings,
                             Complaints *complaints, GError **error)
{
    return scenarios_load_changed(path, name, settings, NULL, complaints, error);
}
