#include "run/json_outline.h"

#include <string.h>

#include "ground/json_text.h"

enum { LABEL_WIDTH = 16 };

static void append_value(GString *text, const JsonValue *value, int indent);

static gboolean is_empty(const JsonValue *value)
{
    switch (value->kind) {
    case JSON_NULL:
        return TRUE;
    case JSON_STRING:
        return *value->text == '\0';
    case JSON_ARRAY:
    case JSON_OBJECT:
        return value->children->len == 0;
    default:
        return FALSE;
    }
}

static void append_label(GString *text, const char *key, int indent)
{
    g_autofree char *label = g_strdup(key);
    g_strdelimit(label, "_", ' ');
    g_string_append_printf(text, "%*s%-*s ", indent, "", LABEL_WIDTH, label);
}

static gboolean is_scalar(const JsonValue *value)
{
    return value->kind != JSON_OBJECT && value->kind != JSON_ARRAY;
}

static void append_member(GString *text, const char *key, const JsonValue *value, int indent)
{
    if (is_empty(value))
        return;
    append_label(text, key, indent);
    if (is_scalar(value)) {
        append_value(text, value, indent);
        return;
    }
    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
    g_string_append_c(text, '\n');
    append_value(text, value, indent + 2);
}

static void append_elements(GString *text, const JsonValue *list, int indent)
{
    for (guint i = 0; i < list->children->len; i++) {
        gsize begin = text->len;
        const JsonValue *element = g_ptr_array_index(list->children, i);
        if (is_scalar(element))
            g_string_append_printf(text, "%*s", indent + 2, "");
        append_value(text, element, indent + 2);
        if (text->len > begin + (gsize)indent)
            text->str[begin + (gsize)indent] = '-';
    }
}

static void append_value(GString *text, const JsonValue *value, int indent)
{
    switch (value->kind) {
    case JSON_OBJECT:
        for (guint i = 0; i < value->children->len; i++)
            append_member(text, g_ptr_array_index(value->keys, i),
                          g_ptr_array_index(value->children, i), indent);
        break;
    case JSON_ARRAY:
        append_elements(text, value, indent);
        break;
    case JSON_BOOLEAN:
        g_string_append(text, value->number ? "yes\n" : "no\n");
        break;
    default:
        g_string_append_printf(text, "%s\n", value->text);
    }
}

char *json_outline_print(const char *json)
{
    g_autoptr(JsonValue) value = json_parse(json, -1, NULL);
    GString *text = g_string_new(NULL);
    g_assert(value);
    append_value(text, value, 0);
    return g_string_free(text, FALSE);
}
