#include <criterion/criterion.h>

#include "ground/json_text.h"
#include "ground/outcome.h"

static GString *write_example(void)
{
    GString *json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_string(json, "name", "caf\xc3\xa9 \"x\"");
    json_append_number(json, "amount", -123450);
    json_append_boolean(json, "sent", TRUE);
    json_append_string(json, "note", NULL);
    json_begin_array(json, "steps");
    json_append_number(json, NULL, 1);
    json_append_string(json, NULL, "two");
    json_begin_object(json, NULL);
    json_end_object(json);
    json_begin_array(json, NULL);
    json_end_array(json);
    json_end_array(json);
    json_append_boolean(json, "last", FALSE);
    json_end_object(json);
    return json;
}

static void expect_refusal(const char *text, const char *reason)
{
    g_autoptr(GError) error = NULL;
    cr_assert_null(json_parse(text, -1, &error), "%s", text);
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_INPUT_REFUSED));
    cr_assert(strstr(error->message, reason), "%s: %s", text, error->message);
}

Test(json_text, values_follow_each_other_in_the_order_of_writing_without_white_space)
{
    g_autoptr(GString) json = write_example();
    cr_assert_str_eq(json->str,
                     "{\"name\":\"caf\xc3\xa9 \\\"x\\\"\",\"amount\":-123450,\"sent\":true,"
                     "\"note\":null,\"steps\":[1,\"two\",{},[]],\"last\":false}");
}

Test(json_text, control_characters_are_escaped_and_nothing_else)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_append_string(json, NULL, "\\\b\f\n\r\t\x01\x1f\x7f/\xe2\x82\xac{[,");
    cr_assert_str_eq(json->str, "\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\x7f/\xe2\x82\xac{[,\"");
}

Test(json_text, bad_utf8_is_repaired)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_append_string(json, NULL, "caf\xe9");
    cr_assert_str_eq(json->str, "\"caf\xef\xbf\xbd\"");
}

Test(json_text, a_string_that_ends_with_a_bracket_still_gets_its_comma)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_array(json, NULL);
    json_append_string(json, NULL, "{");
    json_append_string(json, NULL, "[\n");
    json_end_array(json);
    cr_assert_str_eq(json->str, "[\"{\",\"[\\n\"]");
}

Test(json_text, one_value_a_line_needs_no_comma)
{
    g_autoptr(GString) json = g_string_new("{}\n");
    json_begin_object(json, NULL);
    json_end_object(json);
    cr_assert_str_eq(json->str, "{}\n{}");
}

Test(json_text, people_get_lines_and_indents)
{
    g_autofree char *text =
        json_to_indented("{\"a\":[1,\"x,{\\\"}\"],\"b\":{},\"c\":{\"d\":[]}}");
    cr_assert_str_eq(text, "{\n  \"a\": [\n    1,\n    \"x,{\\\"}\"\n  ],\n  \"b\": {},\n"
                           "  \"c\": {\n    \"d\": []\n  }\n}\n");
}

Test(json_text, indenting_takes_cut_off_text)
{
    g_autofree char *text = json_to_indented("{\"a\\");
    cr_assert_str_eq(text, "{\n  \"a\\\n");
    g_autofree char *other = json_to_indented("]]}");
    cr_assert_not_null(other);
}

Test(json_text, what_was_written_is_read_back)
{
    g_autoptr(GString) json = write_example();
    g_autofree char *indented = json_to_indented(json->str);
    const char *const texts[] = {json->str, indented};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(JsonValue) value = json_parse(texts[i], -1, &error);
        cr_assert_not_null(value, "%s", error ? error->message : "");
        cr_assert_eq(value->kind, JSON_OBJECT);
        cr_assert_str_eq(g_ptr_array_index(value->keys, 4), "steps");
        cr_assert_str_eq(json_find_text(value, "name"), "caf\xc3\xa9 \"x\"");
        cr_assert_eq(json_find_number(value, "amount", 0), -123450);
        cr_assert_eq(json_find(value, "sent")->kind, JSON_BOOLEAN);
        cr_assert_eq(json_find(value, "sent")->number, 1);
        cr_assert_eq(json_find(value, "note")->kind, JSON_NULL);
        const JsonValue *steps = json_find(value, "steps");
        cr_assert(steps->kind == JSON_ARRAY && steps->children->len == 4);
        const JsonValue *first = g_ptr_array_index(steps->children, 0);
        cr_assert(first->kind == JSON_NUMBER && first->number == 1);
    }
}

Test(json_text, numbers_keep_their_text)
{
    g_autoptr(JsonValue) value = json_parse(
        "{\"a\":1.10,\"b\":[9223372036854775807,1e3,-0],\"c\":9223372036854775808}", -1, NULL);
    cr_assert_str_eq(json_find(value, "a")->text, "1.10");
    cr_assert_eq(json_find_number(value, "a", 7), 7);
    const JsonValue *list = json_find(value, "b");
    const JsonValue *largest = g_ptr_array_index(list->children, 0);
    const JsonValue *power = g_ptr_array_index(list->children, 1);
    cr_assert_eq(largest->number, G_MAXINT64);
    cr_assert_str_eq(power->text, "1e3");
    cr_assert_eq(json_find_number(value, "c", -1), -1);
    cr_assert_str_eq(json_find(value, "c")->text, "9223372036854775808");
}

Test(json_text, looking_into_nothing_finds_nothing)
{
    g_autoptr(JsonValue) value = json_parse("{\"a\":1,\"s\":\"x\"}", -1, NULL);
    cr_assert_null(json_find(json_find(value, "none"), "b"));
    cr_assert_null(json_find(json_find(value, "a"), "b"));
    cr_assert_null(json_find_text(value, "a"));
    cr_assert_null(json_find_text(NULL, "a"));
    cr_assert_eq(json_find_number(value, "s", 5), 5);
    cr_assert_eq(json_find_number(value, "none", 5), 5);
    json_value_free(NULL);
}

Test(json_text, escapes_are_read)
{
    g_autoptr(JsonValue) value = json_parse("[\"\\u20ac\\ud83d\\ude00\\/\\n\"]", -1, NULL);
    const JsonValue *text = g_ptr_array_index(value->children, 0);
    cr_assert_str_eq(text->text, "\xe2\x82\xac\xf0\x9f\x98\x80/\n");
}

Test(json_text, a_length_ends_the_text)
{
    g_autoptr(JsonValue) value = json_parse("{\"a\":1}garbage", 7, NULL);
    cr_assert_eq(json_find_number(value, "a", 0), 1);
}

Test(json_text, scalars_may_stand_alone)
{
    const char *const texts[] = {"1", "\"x\"", "true", "null", " [] "};
    const JsonKind kinds[] = {JSON_NUMBER, JSON_STRING, JSON_BOOLEAN, JSON_NULL, JSON_ARRAY};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(JsonValue) value = json_parse(texts[i], -1, NULL);
        cr_assert_eq(value->kind, kinds[i], "%s", texts[i]);
    }
}

Test(json_text, anything_but_strict_json_is_refused)
{
    const char *const bad[] = {
        "",          " ",       "{",           "{} {}",     "[1,]",     "{\"a\":1,}",
        "{a:1}",     "{'a':1}", "[01]",        "[1.]",      "[.5]",     "[+1]",
        "[0x10]",    "[1e]",    "[NaN]",       "[-]",       "// x\n[]", "[] /* */",
        "var a = 1", "[tru]",   "[1 2]",       "{\"a\" 1}", "{\"a\"}",  "\"open",
        "\"tab\t\"", "\"\\q\"", "\"\\u12g4\"", "]",         "[}",       "[truex]"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
        expect_refusal(bad[i], "no JSON: byte ");
}

Test(json_text, hostile_text_is_refused_with_the_reason)
{
    expect_refusal("{\"a\":1,\"a\":2}", "a key is given twice");
    expect_refusal("[{\"a\":1,\"b\":[],\"a\":{}}]", "a key is given twice");
    expect_refusal("\"\\ud800\"", "half a surrogate pair");
    expect_refusal("\"\\udc00\"", "half a surrogate pair");
    expect_refusal("\"\\ud800\\u0041\"", "half a surrogate pair");
    expect_refusal("\"a\\u0000b\"", "\\u0000 is not allowed");
    expect_refusal("[\"caf\xe9\"]", "no UTF-8");
    g_autofree char *deep = g_strnfill(1000000, '[');
    expect_refusal(deep, "nested too deeply");
    g_autoptr(GError) error = NULL;
    cr_assert_null(json_parse("[\0]", 3, &error));
    cr_assert_not_null(error);
}
