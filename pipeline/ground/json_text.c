#include "ground/json_text.h"

#include "ground/json_check.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <json-glib/json-glib.h>
#include <string.h>

static gboolean is_plain(char sign)
{
    return (guchar)sign >= 0x20 && sign != '"' && sign != '\\';
}

static void append_escape(GString *json, char sign)
{
    const char *escape = memchr("\"\"\\\\\bb\ff\nn\rr\tt", sign, 14);
    if (escape)
        g_string_append_printf(json, "\\%c", escape[1]);
    else
        g_string_append_printf(json, "\\u%04x", (guint)sign);
}

static void append_quoted(GString *json, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_string_append_c(json, '"');
    for (const char *c = valid; *c;) {
        const char *start = c;
        while (is_plain(*c))
            c++;
        g_string_append_len(json, start, c - start);
        if (*c)
            append_escape(json, *c++);
    }
    g_string_append_c(json, '"');
}

/*
 * Comma and key before a value. No state is kept beside the text: a value is the first one
 * where the text is empty or ends with an opening bracket or a line end (one value a line).
 */
static void begin_value(GString *json, const char *key)
{
    if (json->len > 0 && !strchr("{[\n", json->str[json->len - 1]))
        g_string_append_c(json, ',');
    if (key) {
        append_quoted(json, key);
        g_string_append_c(json, ':');
    }
}

void json_begin_object(GString *json, const char *key)
{
    begin_value(json, key);
    g_string_append_c(json, '{');
}

void json_end_object(GString *json)
{
    g_string_append_c(json, '}');
}

void json_begin_array(GString *json, const char *key)
{
    begin_value(json, key);
    g_string_append_c(json, '[');
}

void json_end_array(GString *json)
{
    g_string_append_c(json, ']');
}

void json_append_string(GString *json, const char *key, const char *value)
{
    begin_value(json, key);
    if (value)
        append_quoted(json, value);
    else
        g_string_append(json, "null");
}

void json_append_number(GString *json, const char *key, gint64 value)
{
    begin_value(json, key);
    text_append_number(json, value);
}

void json_append_boolean(GString *json, const char *key, gboolean value)
{
    begin_value(json, key);
    g_string_append(json, value ? "true" : "false");
}

static void begin_line(GString *text, int depth)
{
    g_string_append_printf(text, "\n%*s", 2 * depth, "");
}

/*
 * Copies the string that starts at *json, both quotes
 * included; *json ends on the closing one.
 */
static void copy_quoted(GString *text, const char **json)
{
    const char *c = *json + 1;
    while (*c && *c != '"')
        c += *c == '\\' && c[1] ? 2 : 1;
    g_string_append_len(text, *json, c - *json + (*c == '"'));
    *json = *c ? c : c - 1;
}

char *json_to_indented(const char *json)
{
    GString *text = g_string_new(NULL);
    int depth = 0;
    for (const char *c = json; *c; c++) {
        if (*c == '"') {
            copy_quoted(text, &c);
        } else if (strchr("{[", *c)) {
            g_string_append_c(text, *c);
            depth++;
            if (!strchr("}]", c[1]))
                begin_line(text, depth);
        } else if (strchr("}]", *c)) {
            depth = MAX(depth - 1, 0);
            if (c > json && !strchr("{[", c[-1]))
                begin_line(text, depth);
            g_string_append_c(text, *c);
        } else if (*c == ',') {
            g_string_append_c(text, *c);
            begin_line(text, depth);
        } else {
            g_string_append(text, *c == ':' ? ": " : (char[]){*c, '\0'});
        }
    }
    g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

/* What the making of the tree needs beside json-glib's nodes. */
typedef struct {
    GPtrArray *numbers; /* texts in the order of the document */
    guint next_number;
    guint members;
} Making;

static JsonValue *make_value(Making *making, JsonNode *node);

static void free_value(gpointer data)
{
    json_value_free(data);
}

static void fill_object(Making *making, JsonValue *value, JsonObject *object)
{
    value->kind = JSON_OBJECT;
    value->children = g_ptr_array_new_with_free_func(free_value);
    value->keys = g_ptr_array_new_with_free_func(g_free);
    JsonObjectIter iter;
    const char *key;
    JsonNode *member;
    json_object_iter_init_ordered(&iter, object);
    while (json_object_iter_next_ordered(&iter, &key, &member)) {
        making->members++;
        g_ptr_array_add(value->keys, g_strdup(key));
        g_ptr_array_add(value->children, make_value(making, member));
    }
}

static void fill_array(Making *making, JsonValue *value, JsonArray *array)
{
    value->kind = JSON_ARRAY;
    value->children = g_ptr_array_new_with_free_func(free_value);
    for (guint i = 0; i < json_array_get_length(array); i++)
        g_ptr_array_add(value->children, make_value(making, json_array_get_element(array, i)));
}

static void fill_scalar(Making *making, JsonValue *value, JsonNode *node)
{
    GType type = json_node_get_value_type(node);
    if (type == G_TYPE_STRING) {
        value->kind = JSON_STRING;
        value->text = json_node_dup_string(node);
    } else if (type == G_TYPE_BOOLEAN) {
        value->kind = JSON_BOOLEAN;
        value->number = json_node_get_boolean(node);
    } else {
        value->kind = JSON_NUMBER;
        value->text = g_strdup(g_ptr_array_index(making->numbers, making->next_number++));
        g_ascii_string_to_signed(value->text, 10, G_MININT64, G_MAXINT64, &value->number, NULL);
    }
}

static JsonValue *make_value(Making *making, JsonNode *node)
{
    JsonValue *value = g_new0(JsonValue, 1);
    if (JSON_NODE_HOLDS_OBJECT(node))
        fill_object(making, value, json_node_get_object(node));
    else if (JSON_NODE_HOLDS_ARRAY(node))
        fill_array(making, value, json_node_get_array(node));
    else if (!JSON_NODE_HOLDS_NULL(node))
        fill_scalar(making, value, node);
    return value;
}

/*
 * json-glib keeps the last of two members of the same name;
 * then fewer are left than were read.
 */
static JsonValue *parse_checked(const char *text, Making *making, guint members, GError **error)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    g_autoptr(GError) cause = NULL;
    if (!json_parser_load_from_data(parser, text, -1, &cause) ||
        !json_parser_get_root(parser)) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "no JSON: %s", cause ? cause->message : "");
        return NULL;
    }
    g_autoptr(JsonValue) value = make_value(making, json_parser_get_root(parser));
    if (making->members != members) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "no JSON: a key is given twice");
        return NULL;
    }
    return g_steal_pointer(&value);
}

JsonValue *json_parse(const char *text, gssize len, GError **error)
{
    g_autofree char *copy = g_strndup(text, len < 0 ? strlen(text) : (gsize)len);
    gsize length = len < 0 ? strlen(text) : (gsize)len;
    const char *end = NULL, *reason = NULL;
    if (!g_utf8_validate_len(text, length, &end)) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "no JSON: byte %" G_GSIZE_FORMAT " no UTF-8",
                     (gsize)(end - text) + 1);
        return NULL;
    }
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
    guint members = 0;
    gsize offset = 0;
    if (!json_check(copy, numbers, &members, &reason, &offset)) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "no JSON: byte %" G_GSIZE_FORMAT ": %s",
                     offset + 1, reason);
        return NULL;
    }
    Making making = {.numbers = numbers};
    return parse_checked(copy, &making, members, error);
}

void json_value_free(JsonValue *value)
{
    if (!value)
        return;
    g_free(value->text);
    g_clear_pointer(&value->children, g_ptr_array_unref);
    g_clear_pointer(&value->keys, g_ptr_array_unref);
    g_free(value);
}

const JsonValue *json_find(const JsonValue *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    for (guint i = 0; i < object->keys->len; i++)
        if (strcmp(g_ptr_array_index(object->keys, i), key) == 0)
            return g_ptr_array_index(object->children, i);
    return NULL;
}

const char *json_find_text(const JsonValue *object, const char *key)
{
    const JsonValue *value = json_find(object, key);
    return value && value->kind == JSON_STRING ? value->text : NULL;
}

gint64 json_find_number(const JsonValue *object, const char *key, gint64 otherwise)
{
    const JsonValue *value = json_find(object, key);
    gint64 number;
    if (!value || value->kind != JSON_NUMBER ||
        !g_ascii_string_to_signed(value->text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        return otherwise;
    return number;
}
