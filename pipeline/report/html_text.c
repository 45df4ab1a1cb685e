#include "report/html_text.h"

#include "ground/text.h"

#include <string.h>

static void append_character(Html *html, gunichar c)
{
    switch (c) {
    case '&':
        g_string_append(html->text, "&amp;");
        return;
    case '<':
        g_string_append(html->text, "&lt;");
        return;
    case '>':
        g_string_append(html->text, "&gt;");
        return;
    case '"':
        g_string_append(html->text, "&quot;");
        return;
    case '\'':
        g_string_append(html->text, "&#39;");
        return;
    default:
        g_string_append_unichar(html->text,
                                g_unichar_iscntrl(c) && c != '\n' && c != '\t' ? 0xfffd : c);
    }
}

void html_append_text(Html *html, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text_or_empty(text), -1);
    for (const char *c = valid; *c; c = g_utf8_next_char(c))
        append_character(html, g_utf8_get_char(c));
}

void html_append_phrase(Html *html, const char *english)
{
    html_append_text(html, phrase(html->language, english));
}

/* "-1234567.50" -> "-1,234,567.50"; French with a narrow space and a comma */
static void append_grouped(Html *html, const char *plain)
{
    gboolean is_french = html->language == REPORT_FRENCH;
    if (*plain == '-') {
        g_string_append(html->text, "\xe2\x88\x92"); /* minus sign */
        plain++;
    }
    gsize n_digits = strcspn(plain, ".");
    text_append_grouped(html->text, plain, n_digits, is_french ? "\xe2\x80\xaf" : ",");
    if (plain[n_digits] != '\0')
        g_string_append_printf(html->text, "%s%s", is_french ? "," : ".", plain + n_digits + 1);
}

void html_append_money(Html *html, gint64 minor, const char *currency)
{
    g_autofree char *plain = money_to_plain(minor, currency);
    g_string_append_printf(html->text, "<data value=\"%s\">", plain);
    append_grouped(html, plain);
    g_string_append(html->text, "</data>");
}

void html_append_figure(Html *html, gint64 minor, const char *currency)
{
    g_autofree char *plain = money_to_plain(minor, currency);
    append_grouped(html, plain);
}

void html_append_link(Html *html, const char *path, const char *label)
{
    g_autofree char *address = g_uri_escape_string(path, "/", FALSE);
    g_string_append_printf(html->text, "<a href=\"%s\">", address);
    html_append_text(html, label ? label : path);
    g_string_append(html->text, "</a>");
}

void html_append_paragraph(Html *html, const char *look, const char *english)
{
    if (look)
        g_string_append_printf(html->text, "<p class=\"%s\">", look);
    else
        g_string_append(html->text, "<p>");
    html_append_phrase(html, english);
    g_string_append(html->text, "</p>\n");
}

void html_begin_section(Html *html, const char *id, const char *title)
{
    g_string_append_printf(html->text,
                           "<section id=\"%s\" aria-labelledby=\"%s-title\">\n"
                           "<h2 id=\"%s-title\">%s</h2>\n",
                           id, id, id, phrase(html->language, title));
}

void html_end_section(Html *html)
{
    g_string_append(html->text, "</section>\n");
}

void html_begin_table(Html *html, const char *caption, const Column *columns, guint n_columns)
{
    g_string_append(html->text,
                    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html_append_phrase(html, caption);
    g_string_append(html->text, "\">\n<table>\n<caption>");
    html_append_phrase(html, caption);
    g_string_append(html->text, "</caption>\n<thead><tr>");
    for (guint i = 0; i < n_columns; i++)
        g_string_append_printf(html->text, "<th scope=\"col\"%s>%s</th>",
                               columns[i].kind == COLUMN_FIGURE ? " class=\"figure\"" : "",
                               phrase(html->language, columns[i].label));
    g_string_append(html->text, "</tr></thead>\n<tbody>\n");
}

void html_end_table(Html *html)
{
    g_string_append(html->text, "</tbody>\n</table>\n</div>\n");
}

void html_begin_row(Html *html)
{
    g_string_append(html->text, "<tr>");
}

void html_end_row(Html *html)
{
    g_string_append(html->text, "</tr>\n");
}

void html_cell_head(Html *html, const char *text)
{
    g_string_append(html->text, "<th scope=\"row\">");
    html_append_text(html, text);
    g_string_append(html->text, "</th>");
}

void html_cell_text(Html *html, const char *text)
{
    html_begin_cell(html);
    html_append_text(html, text);
    html_end_cell(html);
}

void html_cell_phrase(Html *html, const char *english)
{
    html_cell_text(html, phrase(html->language, english));
}

void html_cell_english(Html *html, const char *text)
{
    g_string_append(html->text, html->language == REPORT_ENGLISH ? "<td>" : "<td lang=\"en\">");
    html_append_text(html, text);
    html_end_cell(html);
}

void html_cell_number(Html *html, gint64 number)
{
    g_string_append_printf(html->text, "<td class=\"figure\">%" G_GINT64_FORMAT "</td>",
                           number);
}

void html_cell_money(Html *html, gint64 minor, const char *currency)
{
    g_string_append(html->text, "<td class=\"figure\">");
    html_append_money(html, minor, currency);
    html_end_cell(html);
}

void html_cell_ratio(Html *html, Ratio ratio, const char *unit)
{
    if (ratio.why) {
        g_string_append(html->text, "<td class=\"figure soft\">\xe2\x80\x93</td>");
        return;
    }
    g_autofree char *plain = money_to_plain(ratio.hundredths, "EUR"); /* two decimals */
    g_autofree char *text = phrase_print_tenths(html->language, ratio.hundredths);
    g_string_append_printf(html->text,
                           "<td class=\"figure\"><data value=\"%s\">%s</data>\xc2\xa0%s</td>",
                           plain, text, phrase(html->language, unit));
}

void html_cell_day(Html *html, Day day)
{
    char text[DAY_ISO_SIZE];
    html_begin_cell(html);
    if (day != DAY_NONE)
        g_string_append_printf(html->text, "<time datetime=\"%s\">%s</time>",
                               day_print_iso(day, text), text);
    html_end_cell(html);
}

void html_begin_cell(Html *html)
{
    g_string_append(html->text, "<td>");
}

void html_end_cell(Html *html)
{
    g_string_append(html->text, "</td>");
}
