#include "settings/plain_values.h"

#include "ground/money.h"
#include "ground/text.h"

#include <string.h>

void replace_text(void *record, gsize offset, char *text)
{
    char **field = G_STRUCT_MEMBER_P(record, offset);
    g_free(*field);
    *field = text;
}

void replace_words(void *record, gsize offset, char **words)
{
    char ***field = G_STRUCT_MEMBER_P(record, offset);
    g_strfreev(*field);
    *field = words;
}

static gboolean has_control_character(const char *text, const char *allowed)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_iscntrl(g_utf8_get_char(text)) && !strchr(allowed, *text))
            return TRUE;
    return FALSE;
}

static const char *peek_text_allowing(Reading *reading, const YamlNode *value,
                                      const KeyRule *rule, const char *controls)
{
    if (value->kind != YAML_SCALAR) {
        refuse_type(reading, value, rule, "text");
        return NULL;
    }
    if (text_is_blank(value->text)) {
        refuse_value(reading, value, rule, "it is empty");
        return NULL;
    }
    if (has_control_character(value->text, controls)) {
        refuse_value(reading, value, rule, "it holds a line end or another control character");
        return NULL;
    }
    return value->text;
}

const char *peek_text(Reading *reading, const YamlNode *value, const KeyRule *rule)
{
    return peek_text_allowing(reading, value, rule, "");
}

void take_text(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (text)
        replace_text(record, rule->offset, text_copy_trimmed(text));
}

void take_paragraph(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text_allowing(reading, value, rule, "\n");
    if (text)
        replace_text(record, rule->offset, text_copy_trimmed(text));
}

void take_lines(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    g_autoptr(GPtrArray) values = list_values(value);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < values->len; i++) {
        const YamlNode *item = g_ptr_array_index(values, i);
        const char *controls = value->kind == YAML_SCALAR ? "\n" : "";
        const char *text = peek_text_allowing(reading, item, rule, controls);
        if (!text)
            return;
        g_auto(GStrv) raw = g_strsplit(text, "\n", -1);
        for (char **line = raw; *line; line++)
            if (!text_is_blank(*line))
                g_ptr_array_add(lines, text_copy_trimmed(*line));
    }
    if (lines->len == 0) {
        refuse_value(reading, value, rule, "the list is empty");
        return;
    }
    g_ptr_array_add(lines, NULL);
    replace_words(record, rule->offset, (char **)g_ptr_array_steal(lines, NULL));
}

/* -?[0-9]+ that fits 64 bits. */
static gboolean is_whole_number(const YamlNode *value, gint64 *number)
{
    if (value->kind != YAML_SCALAR || value->quoted)
        return FALSE;
    const char *digits = value->text + (*value->text == '-');
    gsize length = strspn(digits, "0123456789");
    return length > 0 && digits[length] == '\0' &&
           g_ascii_string_to_signed(value->text, 10, G_MININT64, G_MAXINT64, number, NULL);
}

gboolean parse_number(Reading *reading, const YamlNode *value, const KeyRule *rule,
                      const NumberRange *range, gint64 *number)
{
    if (!is_whole_number(value, number)) {
        refuse_type(reading, value, rule, "a whole number");
        return FALSE;
    }
    if (*number < range->least || *number > range->most) {
        refuse_value(reading, value, rule,
                     "from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " is possible",
                     range->least, range->most);
        return FALSE;
    }
    return TRUE;
}

void take_number(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    gint64 number = 0;
    if (parse_number(reading, value, rule, rule->detail, &number))
        G_STRUCT_MEMBER(int, record, rule->offset) = (int)number;
}

void take_percent(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    YamlNode bare = *value;
    g_autofree char *text = g_strdup(text_or_empty(value->text));
    if (g_str_has_suffix(text, "%")) {
        text[strlen(text) - 1] = '\0';
        bare.text = g_strchomp(text);
    }
    gint64 number = 0;
    if (parse_number(reading, &bare, rule, rule->detail, &number))
        G_STRUCT_MEMBER(int, record, rule->offset) = (int)number;
}

/* -?[0-9]+(.[0-9]*)? */
static gboolean is_decimal(const char *text)
{
    text += *text == '-';
    gsize whole = strspn(text, "0123456789");
    if (whole == 0)
        return FALSE;
    text += whole;
    if (*text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    return *text == '\0';
}

gboolean parse_hundredths(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          gint64 *hundredths)
{
    if (value->kind != YAML_SCALAR || value->quoted || !is_decimal(value->text)) {
        refuse_type(reading, value, rule,
                    "an amount in plain digits with a decimal point, like 15.00");
        return FALSE;
    }
    if (!money_parse_plain(value->text, "EUR", hundredths)) {
        refuse_value(reading, value, rule, "at most two decimals, and not beyond measure");
        return FALSE;
    }
    return TRUE;
}

void take_amount(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    gint64 hundredths = 0;
    if (!parse_hundredths(reading, value, rule, &hundredths))
        return;
    if (hundredths < 0)
        refuse_value(reading, value, rule, "an amount below zero");
    else
        G_STRUCT_MEMBER(gint64, record, rule->offset) = hundredths;
}

gboolean parse_switch(const YamlNode *value, gboolean *is_on)
{
    static const char *const on[] = {"true", "True", "TRUE", "yes", "Yes", "YES", "on", NULL};
    static const char *const off[] = {"false", "False", "FALSE", "no", "No", "NO", "off", NULL};
    if (value->kind != YAML_SCALAR || value->quoted)
        return FALSE;
    *is_on = g_strv_contains(on, value->text);
    return *is_on || g_strv_contains(off, value->text);
}

void take_switch(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    gboolean is_on = FALSE;
    if (parse_switch(value, &is_on))
        G_STRUCT_MEMBER(gboolean, record, rule->offset) = is_on;
    else
        refuse_type(reading, value, rule, "true or false");
}

/* The text if it is one of the names; else refused and NULL. */
static const char *peek_name(Reading *reading, const YamlNode *value, const KeyRule *rule,
                             const char *const *names)
{
    const char *text = peek_text(reading, value, rule);
    if (!text || !names || g_strv_contains(names, text))
        return text;
    g_autofree char *known = name_known(text, names);
    refuse_value(reading, value, rule, "%s", known);
    return NULL;
}

void take_choice(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *const *names = rule->detail;
    const char *name = peek_name(reading, value, rule, names);
    for (int i = 0; name && names[i]; i++)
        if (strcmp(names[i], name) == 0)
            G_STRUCT_MEMBER(int, record, rule->offset) = i;
}

void take_word(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *name = peek_name(reading, value, rule, rule->detail);
    if (name)
        replace_text(record, rule->offset, g_strdup(name));
}

GPtrArray *list_values(const YamlNode *value)
{
    if (value->kind == YAML_SEQUENCE)
        return g_ptr_array_ref(value->children);
    GPtrArray *alone = g_ptr_array_new();
    g_ptr_array_add(alone, (gpointer)value);
    return alone;
}

char **parse_words(Reading *reading, const YamlNode *value, const KeyRule *rule,
                   const char *const *names)
{
    g_autoptr(GPtrArray) values = list_values(value);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    gboolean is_good = TRUE;
    for (guint i = 0; i < values->len; i++) {
        const YamlNode *item = g_ptr_array_index(values, i);
        const char *word = peek_name(reading, item, rule, names);
        if (word && !g_hash_table_add(seen, (gpointer)word)) {
            refuse_value(reading, item, rule, "it is given twice in this list");
            word = NULL;
        }
        if (word)
            g_strv_builder_add(builder, word);
        else
            is_good = FALSE;
    }
    return is_good ? g_strv_builder_end(builder) : NULL;
}

void take_words(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    char **words = parse_words(reading, value, rule, rule->detail);
    if (words)
        replace_words(record, rule->offset, words);
}

void take_nothing(G_GNUC_UNUSED Reading *reading, G_GNUC_UNUSED const YamlNode *value,
                  G_GNUC_UNUSED const KeyRule *rule, G_GNUC_UNUSED void *record)
{
}
