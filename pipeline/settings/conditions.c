#include "settings/conditions.h"

#include "settings/checked_values.h"

/* char **: any of a list or a single one, at least one. detail: names, or NULL */
static void take_any_of(Reading *reading, const YamlNode *value, const KeyRule *rule,
                        void *record)
{
    char **words = parse_words(reading, value, rule, rule->detail);
    if (words && !words[0]) {
        refuse_at(reading, value, "value-impossible", "%s%s is an empty list: nobody is meant",
                  reading->path->str, rule->name);
        g_clear_pointer(&words, g_strfreev);
    }
    if (words)
        replace_words(record, rule->offset, words);
}

static void take_countries(Reading *reading, const YamlNode *value, const KeyRule *rule,
                           void *record)
{
    g_autoptr(GPtrArray) values = list_values(value);
    for (guint i = 0; i < values->len; i++) {
        char *country = NULL;
        const KeyRule alone = {.name = rule->name};
        take_country(reading, g_ptr_array_index(values, i), &alone, &country);
        gboolean is_good = country != NULL;
        g_free(country);
        if (!is_good)
            return;
    }
    take_any_of(reading, value, rule, record);
    char **countries = G_STRUCT_MEMBER(char **, record, rule->offset);
    for (guint i = 0; countries && countries[i]; i++) {
        char *capitals = g_ascii_strup(countries[i], -1);
        g_free(countries[i]);
        countries[i] = capitals;
    }
}

/* true or false ("true", "false" in the record), or names of insurers. */
static void take_insured(Reading *reading, const YamlNode *value, const KeyRule *rule,
                         void *record)
{
    gboolean is_insured = FALSE;
    if (!parse_switch(value, &is_insured)) {
        take_any_of(reading, value, rule, record);
        return;
    }
    char **words = g_new0(char *, 2);
    words[0] = g_strdup(is_insured ? "true" : "false");
    replace_words(record, rule->offset, words);
}

/* A bound and, in second, that it is given. */
static void take_money_bound(Reading *reading, const YamlNode *value, const KeyRule *rule,
                             void *record)
{
    G_STRUCT_MEMBER(gint64, record, rule->offset) = -1;
    take_amount(reading, value, rule, record);
    G_STRUCT_MEMBER(gboolean, record, rule->second) =
        G_STRUCT_MEMBER(gint64, record, rule->offset) >= 0;
}

static void take_number_bound(Reading *reading, const YamlNode *value, const KeyRule *rule,
                              void *record)
{
    static const NumberRange range = {-100000, 1000000};
    gint64 number = 0;
    if (!parse_number(reading, value, rule, &range, &number))
        return;
    G_STRUCT_MEMBER(gint64, record, rule->offset) = number;
    G_STRUCT_MEMBER(gboolean, record, rule->second) = TRUE;
}

static const KeyRule money_range[] = {
    {"min", take_money_bound, offsetof(Range, min), NULL, FALSE, offsetof(Range, has_min)},
    {"max", take_money_bound, offsetof(Range, max), NULL, FALSE, offsetof(Range, has_max)},
    {0},
};
static const KeyRule number_range[] = {
    {"min", take_number_bound, offsetof(Range, min), NULL, FALSE, offsetof(Range, has_min)},
    {"max", take_number_bound, offsetof(Range, max), NULL, FALSE, offsetof(Range, has_max)},
    {0},
};

/* Range from {min: ..., max: ...}. detail: the table of its two keys */
static void take_range(Reading *reading, const YamlNode *value, const KeyRule *rule,
                       void *record)
{
    Range *range = G_STRUCT_MEMBER_P(record, rule->offset);
    if (value->kind != YAML_MAPPING) {
        refuse_type(reading, value, rule, "a range {min: ..., max: ...}");
        return;
    }
    guint before = reading->complaints->list->len;
    take_section(reading, value, rule, record);
    range->set = range->has_min || range->has_max;
    if (reading->complaints->list->len > before)
        return;
    if (!range->set)
        refuse_at(reading, value, "value-impossible", "%s%s has neither min nor max",
                  reading->path->str, rule->name);
    else if (range->has_min && range->has_max && range->min > range->max)
        refuse_at(reading, value, "value-impossible", "%s%s has a min above its max",
                  reading->path->str, rule->name);
}

static const char *const debtors[] = {"business", "public", "consumer", "unknown", NULL};
static const char *const languages[] = {"fr", "en", "de", "es", "it", "nl", NULL};

static const KeyRule conditions_keys[] = {
    {"segment", take_any_of, offsetof(Conditions, segment), NULL, FALSE, 0},
    {"customer", take_any_of, offsetof(Conditions, customer), NULL, FALSE, 0},
    {"country", take_countries, offsetof(Conditions, country), NULL, FALSE, 0},
    {"language", take_any_of, offsetof(Conditions, language), languages, FALSE, 0},
    {"debtor", take_any_of, offsetof(Conditions, debtor), debtors, FALSE, 0},
    {"tags", take_any_of, offsetof(Conditions, tags), NULL, FALSE, 0},
    {"insured", take_insured, offsetof(Conditions, insured), NULL, FALSE, 0},
    {"overdue", take_range, offsetof(Conditions, overdue), money_range, FALSE, 0},
    {"invoice", take_range, offsetof(Conditions, invoice), money_range, FALSE, 0},
    {"score", take_range, offsetof(Conditions, score), number_range, FALSE, 0},
    {"days_late_mean", take_range, offsetof(Conditions, days_late_mean), number_range, FALSE,
     0},
    {"days_late_median", take_range, offsetof(Conditions, days_late_median), number_range,
     FALSE, 0},
    {"payments", take_range, offsetof(Conditions, payments), number_range, FALSE, 0},
    {0},
};

void take_conditions(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    Scenario *scenario = record;
    gsize before = path_enter(reading, rule->name);
    scenario->conditions.line = value->line;
    mapping_read(reading, value, conditions_keys, &scenario->conditions);
    scenario->has_conditions = value->kind != YAML_MAPPING || value->keys->len > 0;
    path_leave(reading, before);
}

gboolean scenario_is_for_consumers(const Scenario *scenario)
{
    const char *const *kinds = (const char *const *)scenario->conditions.debtor;
    return kinds && g_strv_contains(kinds, "consumer");
}
