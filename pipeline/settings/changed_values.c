#include "settings/changed_values.h"

#include "ground/outcome.h"
#include "ground/text.h"
#include "settings/scenario_keys.h"

#include <string.h>

static gboolean is_of_scenarios(const char *change)
{
    return g_str_has_prefix(change, "scenarios.") || g_str_has_prefix(change, "defaults.") ||
           g_str_has_prefix(change, "calendar.");
}

/* A member of a list by its name or its level. */
static gboolean is_called(const YamlNode *member, const char *word)
{
    static const char *const keys[] = {"name", "level"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        const YamlNode *value = yaml_node_find(member, keys[i]);
        if (value && value->kind == YAML_SCALAR && text_equals(value->text, word))
            return TRUE;
    }
    return FALSE;
}

static gboolean refuse_place(const char *change, const YamlNode *list, const char *word,
                             GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < list->children->len; i++) {
        const YamlNode *name = yaml_node_find(g_ptr_array_index(list->children, i), "name");
        if (name && name->kind == YAML_SCALAR)
            g_ptr_array_add(names, name->text);
    }
    g_ptr_array_add(names, NULL);
    g_autofree char *known = g_strjoinv(", ", (char **)names->pdata);
    return outcome_fail(error, OUTCOME_WRONG_USE,
                        "--set %s: there is no \"%s\" (there are: %s)", change, word, known);
}

/* A section that is not given yet is an empty mapping. */
static YamlNode *add_section(YamlNode *mapping, const char *word, Complaints *complaints)
{
    g_autoptr(YamlTree) empty = yaml_tree_parse("{}", 2, "--set", 1, complaints);
    YamlNode *section = yaml_tree_take_root(empty);
    yaml_node_set(mapping, word, section);
    return section;
}

/* One word of the key; NULL and *error: it leads nowhere. */
static YamlNode *step_into(YamlNode *node, const char *word, const char *change,
                           Complaints *complaints, GError **error)
{
    if (node->kind == YAML_MAPPING) {
        YamlNode *child = (YamlNode *)yaml_node_find(node, word);
        return child && !yaml_node_is_null(child) ? child : add_section(node, word, complaints);
    }
    for (guint i = 0; node->kind == YAML_SEQUENCE && i < node->children->len; i++)
        if (is_called(g_ptr_array_index(node->children, i), word))
            return g_ptr_array_index(node->children, i);
    if (node->kind == YAML_SEQUENCE)
        refuse_place(change, node, word, error);
    else
        outcome_fail(error, OUTCOME_WRONG_USE,
                     "--set %s: what stands before \"%s\" has no keys", change, word);
    return NULL;
}

static YamlNode *parse_value(const char *text, const char *change, Complaints *complaints,
                             GError **error)
{
    g_autoptr(YamlTree) tree = yaml_tree_parse(text, strlen(text), "--set", 1, complaints);
    YamlNode *value = tree ? yaml_tree_take_root(tree) : NULL;
    if (!value)
        outcome_fail(error, OUTCOME_WRONG_USE,
                     "--set %s: the value is no YAML; write key=value, lists as [a, b], "
                     "sections as {a: 1}",
                     change);
    return value;
}

static gboolean apply(YamlTree *tree, const char *change, Complaints *complaints,
                      GError **error)
{
    const char *equals = strchr(change, '=');
    g_autofree char *key = g_strndup(change, (gsize)(equals - change));
    g_auto(GStrv) words = g_strsplit(key, ".", -1);
    YamlNode *node = tree->root;
    guint n = g_strv_length(words);
    for (guint i = 0; node && i + 1 < n; i++)
        node = step_into(node, words[i], change, complaints, error);
    if (node && node->kind != YAML_MAPPING) {
        outcome_fail(error, OUTCOME_WRONG_USE, "--set %s: \"%s\" cannot be set there", change,
                     words[n - 1]);
        return FALSE;
    }
    YamlNode *value = node ? parse_value(equals + 1, change, complaints, error) : NULL;
    if (value)
        yaml_node_set(node, words[n - 1], value);
    return value != NULL;
}

gboolean changed_values_apply(YamlTree *tree, const char *const *changes, gboolean is_scenarios,
                              Complaints *complaints, GError **error)
{
    for (guint i = 0; changes && changes[i]; i++) {
        const char *equals = strchr(changes[i], '=');
        if (!equals || equals == changes[i])
            return outcome_fail(error, OUTCOME_WRONG_USE,
                                "--set %s: write key=value, as defaults.interval_days=7",
                                changes[i]);
        if (is_of_scenarios(changes[i]) != is_scenarios)
            continue;
        if (!tree->root || tree->root->kind != YAML_MAPPING)
            return TRUE; /* the file itself is refused */
        if (!apply(tree, changes[i], complaints, error))
            return FALSE;
    }
    return TRUE;
}

/* "defaults.interval_days" for interval_days or a name near it; NULL: none is near. A new string. */
static char *find_default_key(const char *change)
{
    g_autofree char *key = g_strndup(change, (gsize)(strchr(change, '=') - change));
    if (strchr(key, '.'))
        return NULL;
    const char *nearest = text_find_nearest(key, scenarios_list_default_keys());
    return nearest ? g_strconcat("defaults.", nearest, NULL) : NULL;
}

static void blame_one(const char *change, const Complaints *said, GError **error)
{
    const Complaint *complaint = said->list->len > 0 ? said->list->pdata[0] : NULL;
    gboolean is_unknown = complaint && text_equals(complaint->rule, "key-unknown");
    g_autofree char *near = is_unknown ? find_default_key(change) : NULL;
    if (near)
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                     "--set %s: there is no such key; nearest known name: \"%s\"", change,
                     near);
    else
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "--set %s: %s", change,
                     complaint ? complaint->text : "the settings cannot be read with it");
}

void changed_values_blame(const char *const *changes, ChangeTrial trial, gconstpointer file,
                          Complaints *complaints, guint first, GError **error)
{
    g_autoptr(Complaints) without = complaints_new();
    if (!changes || !trial(NULL, file, without))
        return;
    for (guint i = 0; changes[i]; i++) {
        const char *const one[] = {changes[i], NULL};
        g_autoptr(Complaints) said = complaints_new();
        if (trial(one, file, said))
            continue;
        g_ptr_array_set_size(complaints->list, (gint)first);
        blame_one(changes[i], said, error);
        return;
    }
}
