#include "compose/front_matter_lines.h"

#include <string.h>

/* The text behind a key that takes a plain text, or NULL. */
static const char *find_plain_text(const char *line)
{
    static const char *const keys[] = {"subject:", "short_text:", "mail_only:", "letter_only:"};

    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *text;

        if (!g_str_has_prefix(line, keys[i]))
            continue;
        text = line + strlen(keys[i]);
        if (*text != ' ')
            return NULL;
        while (*text == ' ')
            text++;
        return *text == '\0' || strchr("\"'|>[{&*!", *text) != NULL ? NULL : text;
    }
    return NULL;
}

static gboolean is_word(const char *text)
{
    return g_str_equal(text, "true") || g_str_equal(text, "false") ||
           g_str_equal(text, "null") || g_str_equal(text, "~");
}

static void append_quoted(GString *yaml, const char *line, const char *text)
{
    const char *comment = g_str_has_prefix(text, "# ") ? text : strstr(text, " # ");
    g_autofree char *value =
        g_strchomp(comment != NULL ? g_strndup(text, (gsize)(comment - text)) : g_strdup(text));

    g_string_append_len(yaml, line, text - line);
    if (*value == '\0' || is_word(value)) {
        g_string_append(yaml, value);
        return;
    }
    g_string_append_c(yaml, '\'');
    for (const char *c = value; *c != '\0'; c++) {
        if (*c == '\'')
            g_string_append_c(yaml, '\'');
        g_string_append_c(yaml, *c);
    }
    g_string_append_c(yaml, '\'');
}

char *front_matter_quote(const char *const *lines)
{
    GString *yaml = g_string_new(NULL);

    for (guint i = 0; lines[i] != NULL; i++) {
        const char *text = find_plain_text(lines[i]);
        gboolean continues = lines[i + 1] != NULL && g_ascii_isspace(lines[i + 1][0]);

        if (text != NULL && !continues)
            append_quoted(yaml, lines[i], text);
        else
            g_string_append(yaml, lines[i]);
        g_string_append_c(yaml, '\n');
    }
    return g_string_free(yaml, FALSE);
}
