/* The journal's lines in which a name or a hash stands. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/trace.h"

static void append_line(GString *json, const char *text, guint number)
{
    static const char *const told[] = {"event",
                                       "at",
                                       "status",
                                       "detail",
                                       "by",
                                       "document",
                                       "role",
                                       "path",
                                       "file",
                                       "rule",
                                       "level",
                                       "customer",
                                       "total_claimed",
                                       "currency",
                                       "sha256",
                                       "template",
                                       "template_sha256",
                                       "recipient_sha256",
                                       NULL};
    g_autoptr(JsonValue) line = json_parse(text, -1, NULL);
    g_autofree char *sha256 = data_sha256(text, strlen(text));
    json_begin_object(json, NULL);
    json_append_number(json, "line", number);
    for (guint i = 0; line && told[i]; i++)
        if (!text_is_blank(json_find_text(line, told[i])))
            json_append_string(json, told[i], json_find_text(line, told[i]));
    json_append_string(json, "line_sha256", sha256);
    json_end_object(json);
}

guint trace_append_journal(GString *json, const char *key, const char *folder, const char *text)
{
    g_autofree char *path = g_build_filename(folder, "5-audit", "journal.jsonl", NULL);
    g_autofree char *journal = file_read_whole(path, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text_or_empty(journal), "\n", -1);
    g_autofree char *quoted = g_strdup_printf("\"%s\"", text);
    guint n = 0;
    json_begin_array(json, key);
    for (guint i = 0; lines[i]; i++) {
        g_autofree char *own = data_sha256(lines[i], strlen(lines[i]));
        if (!*lines[i] || (!strstr(lines[i], quoted) && !g_str_equal(own, text)))
            continue;
        append_line(json, lines[i], i + 1);
        n++;
    }
    json_end_array(json);
    return n;
}
