/* Figures for a terminal and as JSON, from their lines: every form tells the same. */
#include "report/report.h"

#include "report/phrases.h"

#include "ground/json_text.h"
#include "ground/text.h"

#include <string.h>

/* ---- JSON: one object a line, in the order of report.csv ---- */

char *report_print_json(const GPtrArray *lines)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_begin_array(json, "figures");
    for (guint i = 0; i < lines->len; i++) {
        const FigureLine *line = g_ptr_array_index(lines, i);
        json_begin_object(json, NULL);
        if (*line->currency)
            json_append_string(json, "currency", line->currency);
        if (*line->by) {
            json_append_string(json, "by", line->by);
            json_append_string(json, "of", line->of);
        }
        json_append_string(json, "figure", line->figure);
        json_append_string(json, "value", *line->value ? line->value : NULL);
        json_append_string(json, "unit", line->unit);
        if (*line->note)
            json_append_string(json, "note", line->note);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
    return g_strdup(json->str);
}

/* ---- for people ---- */

/* "received_after_reminder" -> a phrase, else the name itself with blanks. */
static char *name_figure(const char *figure, ReportLanguage language)
{
    g_autofree char *english = g_strdelimit(g_strdup(figure), "_", ' ');
    return g_strdup(phrase(language, english));
}

static char *print_value(const FigureLine *line, ReportLanguage language)
{
    gboolean is_french = language == REPORT_FRENCH;
    if (!*line->value)
        return g_strdup(*line->note ? phrase(language, line->note) : "");
    if (text_equals(line->unit, "date") || text_equals(line->unit, "count"))
        return g_strdup(line->value);
    g_autoptr(GString) text = g_string_new(NULL);
    const char *digits = line->value;
    if (*digits == '-')
        g_string_append_c(text, *digits++);
    gsize n = strcspn(digits, ".");
    text_append_grouped(text, digits, n, is_french ? " " : ",");
    if (digits[n])
        g_string_append_printf(text, "%s%s", is_french ? "," : ".", digits + n + 1);
    gboolean is_percent = text_equals(line->unit, "percent");
    g_string_append_printf(text, " %s", is_percent ? "%" : phrase(language, line->unit));
    return g_strdup(text->str);
}

static gboolean begins_group(const FigureLine *before, const FigureLine *line)
{
    return !before || !text_equals(before->currency, line->currency) ||
           !text_equals(before->by, line->by) || !text_equals(before->of, line->of);
}

static void append_heading(GString *text, const FigureLine *before, const FigureLine *line,
                           ReportLanguage language)
{
    gboolean is_new = !before || !text_equals(before->currency, line->currency) ||
                      !text_equals(before->by, line->by);
    g_autofree char *by = g_strdelimit(g_strdup(line->by), "_", ' ');
    if (is_new && *line->currency)
        g_string_append_printf(text, "\n%s%s%s\n", line->currency, *by ? ", " : "",
                               phrase(language, by));
    if (*line->by && begins_group(before, line))
        g_string_append_printf(text, "  %s\n",
                               *line->of ? line->of : phrase(language, "not given"));
}

static void append_line(GString *text, const FigureLine *line, ReportLanguage language)
{
    g_autofree char *name = name_figure(line->figure, language);
    g_autofree char *value = print_value(line, language);
    int width = 34 + (int)(strlen(name) - (gsize)g_utf8_strlen(name, -1));
    g_string_append_printf(text, "  %s%-*s %s", *line->by ? "  " : "", width, name, value);
    if (*line->note && *line->value)
        g_string_append_printf(text, "  %s", line->note);
    g_string_append_c(text, '\n');
}

char *report_print_figures(const GPtrArray *lines, const char *language)
{
    ReportLanguage words = text_equals(language, "fr") ? REPORT_FRENCH : REPORT_ENGLISH;
    GString *text = g_string_new(NULL);
    const FigureLine *before = NULL;
    for (guint i = 0; i < lines->len; i++) {
        const FigureLine *line = g_ptr_array_index(lines, i);
        append_heading(text, before, line, words);
        append_line(text, line, words);
        before = line;
    }
    return g_string_free(text, FALSE);
}
