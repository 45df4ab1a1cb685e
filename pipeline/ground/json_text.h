/*
 * JSON in the canonical form of the journal and run.json: keys in the order they are appended, no
 * white space, UTF-8 unescaped but for " \ and control characters. Reading stands on json-glib.
 */
#ifndef RELANCE_GROUND_JSON_TEXT_H
#define RELANCE_GROUND_JSON_TEXT_H

#include <glib.h>

/* Writing: begin/end nest; `key` is NULL inside arrays and for the outermost value. */
void json_begin_object(GString *json, const char *key);
void json_end_object(GString *json);
void json_begin_array(GString *json, const char *key);
void json_end_array(GString *json);
void json_append_string(GString *json, const char *key, const char *value); /* NULL: null */
void json_append_number(GString *json, const char *key, gint64 value);
void json_append_boolean(GString *json, const char *key, gboolean value);

/* The canonical text with line ends (one at the end) and two-space indents; a new string. */
char *json_to_indented(const char *json);

typedef struct JsonValue JsonValue;
typedef enum {
    JSON_NULL,
    JSON_BOOLEAN,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonKind;
struct JsonValue {
    JsonKind kind;
    char *text;          /* string, or a number as a decimal text */
    gint64 number;       /* whole numbers and booleans */
    GPtrArray *children; /* JsonValue *: array items or object members */
    GPtrArray *keys;     /* char *: object only */
};

/*
 * A new tree, or NULL and *error (OUTCOME_INPUT_REFUSED) with the reason. Strict (RFC 8259); also
 * refused: a key given twice, \u0000, nesting deeper than 64.
 */
JsonValue *json_parse(const char *text, gssize len, GError **error);
void json_value_free(JsonValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonValue, json_value_free)

/* A member of an object, or NULL; lent. NULL in, NULL out, so look-ups can be chained. */
const JsonValue *json_find(const JsonValue *object, const char *key);
/* A string member's text, or NULL. A whole-number member, or otherwise. */
const char *json_find_text(const JsonValue *object, const char *key);
gint64 json_find_number(const JsonValue *object, const char *key, gint64 otherwise);

#endif
