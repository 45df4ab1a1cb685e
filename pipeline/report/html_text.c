#include "report/html_text.h"

#include "ground/text.h"

#include <string.h>

static void append_character(GString *html, gunichar c)
{
    switch (c) {
    case '&':
        g_string_append(html, "&amp;");
        return;
    case '<':
        g_string_append(html, "&lt;");
        return;
    case '>':
        g_string_append(html, "&gt;");
        return;
    case '"':
        g_string_append(html, "&quot;");
        return;
    case '\'':
        g_string_append(html, "&#39;");
        return;
    default:
        g_string_append_unichar(html,
                                g_unichar_iscntrl(c) && c != '\n' && c != '\t' ? 0xfffd : c);
    }
}

void html_append_text(GString *html, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text_or_empty(text), -1);
    for (const char *c = valid; *c; c = g_utf8_next_char(c))
        append_character(html, g_utf8_get_char(c));
}

/* "-1234567.50" -> "-1,234,567.50" */
static void append_grouped(GString *html, const char *plain)
{
    if (*plain == '-') {
        g_string_append(html, "\xe2\x88\x92"); /* minus sign */
        plain++;
    }
    gsize n_digits = strcspn(plain, ".");
    text_append_grouped(html, plain, n_digits, ",");
    g_string_append(html, plain + n_digits);
}

void html_append_money(GString *html, gint64 minor, const char *currency)
{
    g_autofree char *plain = money_to_plain(minor, currency);
    g_string_append_printf(html, "<data value=\"%s\">", plain);
    append_grouped(html, plain);
    g_string_append(html, "</data>");
}

void html_append_figure(GString *html, gint64 minor, const char *currency)
{
    g_autofree char *plain = money_to_plain(minor, currency);
    append_grouped(html, plain);
}

void html_append_link(GString *html, const char *path, const char *label)
{
    g_autofree char *address = g_uri_escape_string(path, "/", FALSE);
    g_string_append_printf(html, "<a href=\"%s\">", address);
    html_append_text(html, label ? label : path);
    g_string_append(html, "</a>");
}

void html_begin_section(GString *html, const char *id, const char *title)
{
    g_string_append_printf(html,
                           "<section id=\"%s\" aria-labelledby=\"%s-title\">\n"
                           "<h2 id=\"%s-title\">%s</h2>\n",
                           id, id, id, title);
}

void html_end_section(GString *html)
{
    g_string_append(html, "</section>\n");
}

void html_begin_table(GString *html, const char *caption, const Column *columns,
                      guint n_columns)
{
    g_string_append(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html_append_text(html, caption);
    g_string_append(html, "\">\n<table>\n<caption>");
    html_append_text(html, caption);
    g_string_append(html, "</caption>\n<thead><tr>");
    for (guint i = 0; i < n_columns; i++)
        g_string_append_printf(html, "<th scope=\"col\"%s>%s</th>",
                               columns[i].kind == COLUMN_FIGURE ? " class=\"figure\"" : "",
                               columns[i].label);
    g_string_append(html, "</tr></thead>\n<tbody>\n");
}

void html_end_table(GString *html)
{
    g_string_append(html, "</tbody>\n</table>\n</div>\n");
}

void html_begin_row(GString *html)
{
    g_string_append(html, "<tr>");
}

void html_end_row(GString *html)
{
    g_string_append(html, "</tr>\n");
}

void html_cell_head(GString *html, const char *text)
{
    g_string_append(html, "<th scope=\"row\">");
    html_append_text(html, text);
    g_string_append(html, "</th>");
}

void html_cell_text(GString *html, const char *text)
{
    html_begin_cell(html);
    html_append_text(html, text);
    html_end_cell(html);
}

void html_cell_number(GString *html, gint64 number)
{
    g_string_append_printf(html, "<td class=\"figure\">%" G_GINT64_FORMAT "</td>", number);
}

void html_cell_money(GString *html, gint64 minor, const char *currency)
{
    g_string_append(html, "<td class=\"figure\">");
    html_append_money(html, minor, currency);
    html_end_cell(html);
}

void html_cell_day(GString *html, Day day)
{
    char text[DAY_ISO_SIZE];
    html_begin_cell(html);
    if (day != DAY_NONE)
        g_string_append_printf(html, "<time datetime=\"%s\">%s</time>",
                               day_print_iso(day, text), text);
    html_end_cell(html);
}

void html_begin_cell(GString *html)
{
    g_string_append(html, "<td>");
}

void html_end_cell(GString *html)
{
    g_string_append(html, "</td>");
}
