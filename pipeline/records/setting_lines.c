#include "records/setting_lines.h"

SettingLines *setting_lines_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static char *name_in_mapping(int mapping_line, const char *key)
{
    return g_strdup_printf("%d:%s", mapping_line, key);
}

void setting_lines_note(SettingLines *lines, const char *path, int mapping_line,
                        const char *key, int line)
{
    g_hash_table_insert(lines, g_strconcat(path, key, NULL), GINT_TO_POINTER(line));
    g_hash_table_insert(lines, name_in_mapping(mapping_line, key), GINT_TO_POINTER(line));
}

int setting_lines_find(const SettingLines *lines, const char *path)
{
    return GPOINTER_TO_INT(g_hash_table_lookup((SettingLines *)lines, path));
}

int setting_lines_find_in(const SettingLines *lines, int mapping_line, const char *key)
{
    g_autofree char *name = name_in_mapping(mapping_line, key);
    return setting_lines_find(lines, name);
}
