#include "settings/key_table.h"

#include "ground/text.h"

#include <string.h>

Reading reading_begin(const char *file, const char *folder, const Settings *settings,
                      Complaints *complaints)
{
    return (Reading){file, folder, settings, complaints, g_string_new(NULL), NULL};
}

/* Same places keep the order of their coming: the array is sorted by insertion. */
static void sort_by_place(GPtrArray *list, guint first)
{
    for (guint i = first + 1; i < list->len; i++) {
        Complaint *moving = list->pdata[i];
        guint to = i;
        for (; to > first; to--) {
            const Complaint *other = list->pdata[to - 1];
            if (other->line < moving->line ||
                (other->line == moving->line && other->column <= moving->column))
                break;
            list->pdata[to] = list->pdata[to - 1];
        }
        list->pdata[to] = moving;
    }
}

void reading_end(Reading *reading, guint first_complaint)
{
    sort_by_place(reading->complaints->list, first_complaint);
    g_string_free(reading->path, TRUE);
    reading->path = NULL;
}

gsize path_enter(Reading *reading, const char *name)
{
    gsize before = reading->path->len;
    g_string_append_printf(reading->path, "%s.", name);
    return before;
}

void path_leave(Reading *reading, gsize before)
{
    g_string_truncate(reading->path, before);
}

static Place find_place(const Reading *reading, const YamlNode *node)
{
    return (Place){reading->file, node->line, node->column};
}

void refuse_at(Reading *reading, const YamlNode *node, const char *rule, const char *format,
               ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    complaint_add(reading->complaints, COMPLAINT_REFUSED, rule, find_place(reading, node), "%s",
                  text);
}

/* What a reader of the file sees there; a new string. */
static char *describe_node(const YamlNode *node)
{
    if (node->kind == YAML_SEQUENCE)
        return g_strdup("a list");
    if (node->kind == YAML_MAPPING)
        return g_strdup("a mapping");
    return g_strdup_printf("%s\"%s\"", node->quoted ? "the text " : "", node->text);
}

void refuse_type(Reading *reading, const YamlNode *node, const KeyRule *rule,
                 const char *wanted)
{
    g_autofree char *seen = describe_node(node);
    refuse_at(reading, node, "value-type", "%s%s must be %s, not %s", reading->path->str,
              rule->name, wanted, seen);
}

void refuse_value(Reading *reading, const YamlNode *node, const KeyRule *rule,
                  const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *why = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    refuse_at(reading, node, "value-impossible", "%s%s \"%s\" is impossible: %s",
              reading->path->str, rule->name, text_or_empty(node->text), why);
}

void refuse_missing(Reading *reading, const YamlNode *node, const char *name)
{
    refuse_at(reading, node, "key-missing", "obligatory key \"%s%s\" is missing",
              reading->path->str, name);
}

char *name_known(const char *word, const char *const *names)
{
    const char *nearest = text_find_nearest(word, names);
    if (nearest)
        return g_strdup_printf("nearest known name: \"%s\"", nearest);
    g_autofree char *all = g_strjoinv(", ", (char **)names);
    return g_strdup_printf("known here: %s", *all ? all : "none");
}

static const KeyRule *find_rule(const KeyRule *rules, const char *name)
{
    for (; rules->name; rules++)
        if (strcmp(rules->name, name) == 0)
            return rules;
    return NULL;
}

static void refuse_unknown(Reading *reading, const YamlNode *key, const KeyRule *rules)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (; rules->name; rules++)
        g_ptr_array_add(names, (gpointer)rules->name);
    g_ptr_array_add(names, NULL);
    g_autofree char *known = name_known(key->text, (const char *const *)names->pdata);
    refuse_at(reading, key, "key-unknown", "key \"%s%s\" is not known; %s", reading->path->str,
              key->text, known);
}

const YamlNode *find_given(const YamlNode *mapping, const char *key)
{
    const YamlNode *value = yaml_node_find(mapping, key);
    return yaml_node_is_null(value) ? NULL : value;
}

void refuse_missing_keys(Reading *reading, const YamlNode *node, const KeyRule *rules)
{
    for (; rules->name; rules++) {
        if (rules->is_obligatory) {
            refuse_missing(reading, node, rules->name);
        } else if (rules->take == take_section) {
            gsize before = path_enter(reading, rules->name);
            refuse_missing_keys(reading, node, rules->detail);
            path_leave(reading, before);
        }
    }
}

/* The same for one key, at its own place if it stands there without a value. */
static void refuse_if_missing(Reading *reading, const YamlNode *mapping, const KeyRule *rule)
{
    if (find_given(mapping, rule->name))
        return;
    const YamlNode *empty = yaml_node_find(mapping, rule->name);
    const KeyRule alone[] = {*rule, {0}};
    refuse_missing_keys(reading, empty ? empty : mapping, alone);
}

/*
 * An empty section is one whose lines are all comments, and ~ or null say "not given"; but a
 * key with nothing behind it is a slip of the pen (`approval:`), or `decimal: ,` without
 * quotes.
 */
static void refuse_if_forgotten(Reading *reading, const YamlNode *value, const KeyRule *rule)
{
    if (*value->text == '\0' && rule->take != take_section && !rule->is_obligatory)
        refuse_at(
            reading, value, "value-type",
            "%s%s has no value; give it one (signs like , within quotes) or take the line "
            "out",
            reading->path->str, rule->name);
}

static void take_key(Reading *reading, const YamlNode *mapping, guint at, const KeyRule *rule,
                     void *record)
{
    const YamlNode *key = g_ptr_array_index(mapping->keys, at);
    if (reading->lines)
        setting_lines_note(reading->lines, reading->path->str, mapping->line, rule->name,
                           key->line);
    rule->take(reading, g_ptr_array_index(mapping->children, at), rule, record);
}

gboolean mapping_read(Reading *reading, const YamlNode *node, const KeyRule *rules,
                      void *record)
{
    if (node->kind != YAML_MAPPING) {
        g_autofree char *seen = describe_node(node);
        g_autofree char *name = g_strndup(reading->path->str, MAX(reading->path->len, 1) - 1);
        refuse_at(reading, node, "value-type", "%s must be a mapping (key: value), not %s",
                  *name ? name : "the file", seen);
        return FALSE;
    }
    for (guint i = 0; i < node->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(node->keys, i);
        const YamlNode *value = g_ptr_array_index(node->children, i);
        const KeyRule *rule = find_rule(rules, key->text);
        if (!rule)
            refuse_unknown(reading, key, rules);
        else if (yaml_node_is_null(value))
            refuse_if_forgotten(reading, value, rule);
        else
            take_key(reading, node, i, rule, record);
    }
    for (; rules->name; rules++)
        refuse_if_missing(reading, node, rules);
    return TRUE;
}

void take_section(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    gsize before = path_enter(reading, rule->name);
    mapping_read(reading, value, rule->detail, (char *)record + rule->offset);
    path_leave(reading, before);
}
