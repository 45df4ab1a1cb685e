#include "render/text_columns.h"
#include "ground/text.h"
#include <string.h>

guint text_columns(const char *text)
{
    guint columns = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        columns += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
    return columns;
}

/* NBSP and narrow NBSP become spaces, once lines are made. */
static void append_plain(GString *out, const char *text, gsize length)
{
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == 0xA0 || c == 0x202F)
            g_string_append_c(out, ' ');
        else if (c != 0xAD)
            g_string_append_unichar(out, c);
    }
}

static void append_spaces(GString *out, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append_c(out, ' ');
}

void append_padded(GString *out, const char *text, guint columns, Align align)
{
    guint used = text_columns(text), missing = columns > used ? columns - used : 0;
    guint before = align == ALIGN_RIGHT ? missing : align == ALIGN_CENTRE ? missing / 2 : 0;
    append_spaces(out, before);
    append_plain(out, text, strlen(text));
    append_spaces(out, missing - before);
}

static void trim_line_end(GString *out)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

static void append_wrapped_line(GString *out, const char *line, guint columns,
                                const char *first_prefix, const char *prefix)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    g_string_append(out, first_prefix);
    guint used = text_columns(first_prefix);
    gboolean is_empty = TRUE;
    for (char **word = words; *word; word++) {
        if (!**word)
            continue;
        guint width = text_columns(*word);
        if (!is_empty && used + 1 + width > columns) {
            trim_line_end(out);
            g_string_append(out, prefix);
            used = text_columns(prefix);
            is_empty = TRUE;
        }
        if (!is_empty) {
            g_string_append_c(out, ' ');
            used++;
        }
        append_plain(out, *word, strlen(*word));
        used += width;
        is_empty = FALSE;
    }
    trim_line_end(out);
}

void append_wrapped(GString *out, const char *text, guint columns, const char *first_prefix,
                    const char *prefix)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        append_wrapped_line(out, *line, columns, line == lines ? first_prefix : prefix, prefix);
}

char *spans_to_text(const GPtrArray *spans)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; spans && i < spans->len; i++) {
        const Span *span = g_ptr_array_index(spans, i);
        g_string_append(text, text_or_empty(span->text));
        if (!text_is_blank(span->href) && !text_equals(span->href, span->text))
            g_string_append_printf(text, " <%s>", span->href);
    }
    return g_string_free(text, FALSE);
}
