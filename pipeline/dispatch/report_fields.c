#include "dispatch/report_fields.h"

#include "ground/text.h"

#include <string.h>

#define MOST_GROUPS 200 /* a report about more recipients is none of ours: each mail has one */

static GHashTable *new_group(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* Notes "Name: value"; the first of a name counts. Other lines say nothing. */
static void take_field(GHashTable *group, const char *line)
{
    const char *colon = strchr(line, ':');
    if (!colon || colon == line)
        return;
    g_autofree char *raw = g_strndup(line, (gsize)(colon - line));
    char *name = g_ascii_strdown(g_strstrip(raw), -1);
    if (g_hash_table_contains(group, name)) {
        g_free(name);
        return;
    }
    g_hash_table_insert(group, name, text_copy_trimmed(colon + 1));
}

static void end_field(GHashTable *group, GString *field)
{
    if (field->len > 0)
        take_field(group, field->str);
    g_string_truncate(field, 0);
}

GPtrArray *report_fields_parse(const char *text)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
    g_autoptr(GString) field = g_string_new(NULL);
    GHashTable *group = NULL;
    for (guint i = 0; lines[i] && groups->len < MOST_GROUPS; i++) {
        const char *line = g_strchomp(lines[i]);
        gboolean is_folded = *line == ' ' || *line == '\t';
        if (group && !is_folded)
            end_field(group, field);
        if (*line == '\0') {
            group = NULL;
            continue;
        }
        if (!group)
            g_ptr_array_add(groups, group = new_group());
        g_string_append_printf(field, "%s%s", field->len > 0 ? " " : "",
                               line + strspn(line, " \t"));
    }
    if (group)
        end_field(group, field);
    return groups;
}

const char *report_field(GHashTable *group, const char *name)
{
    return text_or_empty(g_hash_table_lookup(group, name));
}

char *report_field_address(GHashTable *group, const char *name)
{
    const char *value = report_field(group, name);
    const char *semicolon = strchr(value, ';');
    g_autofree char *address = text_copy_trimmed(semicolon ? semicolon + 1 : value);
    gsize length = strlen(address);
    if (length >= 2 && address[0] == '<' && address[length - 1] == '>')
        return g_strndup(address + 1, length - 2);
    return g_steal_pointer(&address);
}

char *report_field_status(GHashTable *group)
{
    const char *value = report_field(group, "status");
    const char *at = value;
    for (int part = 0; part < 3; part++) {
        gsize digits = strspn(at, "0123456789");
        if (digits == 0 || digits > (part == 0 ? 1 : 3) || (part < 2 && at[digits] != '.'))
            return g_strdup("");
        at += digits + (part < 2 ? 1 : 0);
    }
    return g_strndup(value, (gsize)(at - value));
}
