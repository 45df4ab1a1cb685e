/*
 * On which line of its file each setting stands, for `relance explain`. A setting is known by its
 * path in the file ("mail_days.letter") and, since scenarios and steps are many, by the line on
 * which its mapping begins and its key.
 */
#ifndef RELANCE_RECORDS_SETTING_LINES_H
#define RELANCE_RECORDS_SETTING_LINES_H

#include <glib.h>

typedef GHashTable SettingLines;

SettingLines *setting_lines_new(void); /* to be freed by g_hash_table_unref */

/* path: of the mapping, with a dot at its end unless empty. A later note replaces an earlier. */
void setting_lines_note(SettingLines *lines, const char *path, int mapping_line,
                        const char *key, int line);

/* The line of what the file gives; 0: it does not, the value is the program's default. */
int setting_lines_find(const SettingLines *lines, const char *path);
int setting_lines_find_in(const SettingLines *lines, int mapping_line, const char *key);

#endif
