#include "records/figures.h"

#include "ground/csv_text.h"
#include "ground/outcome.h"
#include "ground/text.h"

static const char *const header[] = {"currency", "by",   "of",   "figure",
                                     "value",    "unit", "note", NULL};

FigureLine *figure_line_new(const char *currency, const char *by, const char *of,
                            const char *figure)
{
    FigureLine *line = g_new0(FigureLine, 1);
    line->currency = g_strdup(text_or_empty(currency));
    line->by = g_strdup(text_or_empty(by));
    line->of = g_strdup(text_or_empty(of));
    line->figure = g_strdup(figure);
    line->value = g_strdup("");
    line->unit = g_strdup("");
    line->note = g_strdup("");
    return line;
}

void figure_line_free(FigureLine *line)
{
    if (!line)
        return;
    char *texts[] = {line->currency, line->by,   line->of,  line->figure,
                     line->value,    line->unit, line->note};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(line);
}

char *figure_lines_print(const GPtrArray *lines)
{
    GString *table = g_string_new(NULL);
    csv_append_header(table, header);
    for (guint i = 0; i < lines->len; i++) {
        const FigureLine *line = g_ptr_array_index(lines, i);
        csv_append_text(table, line->currency);
        csv_append_text(table, line->by);
        csv_append_text(table, line->of);
        csv_append_text(table, line->figure);
        /* a number: never guarded, never in need of quotes */
        g_string_append_printf(table, ",%s", line->value);
        csv_append_text(table, line->unit);
        csv_append_text(table, line->note);
        csv_end_row(table);
    }
    return g_string_free(table, FALSE);
}

static FigureLine *take_row(const char *const *cells)
{
    FigureLine *line = figure_line_new(cells[0], cells[1], cells[2], cells[3]);
    char **targets[] = {&line->value, &line->unit, &line->note};
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++) {
        g_free(*targets[i]);
        *targets[i] = g_strdup(cells[4 + i]);
    }
    return line;
}

GPtrArray *figure_lines_parse(const char *text, GError **error)
{
    g_autoptr(GPtrArray) rows = csv_parse_own(text, error);
    if (!rows)
        return NULL;
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)figure_line_free);
    for (guint i = 0; i < rows->len; i++) {
        char **cells = g_ptr_array_index(rows, i);
        gboolean is_wide = g_strv_length(cells) == G_N_ELEMENTS(header) - 1;
        if (!is_wide || (i == 0 && !g_strv_equal((const char *const *)cells, header))) {
            outcome_fail(error, OUTCOME_INPUT_REFUSED, "line %u is none of a report.csv",
                         i + 1);
            g_ptr_array_unref(lines);
            return NULL;
        }
        if (i > 0)
            g_ptr_array_add(lines, take_row((const char *const *)cells));
    }
    return lines;
}

const FigureLine *figure_lines_find(const GPtrArray *lines, const char *currency,
                                    const char *by, const char *of, const char *figure)
{
    for (guint i = 0; i < lines->len; i++) {
        const FigureLine *line = g_ptr_array_index(lines, i);
        if (text_equals(line->figure, figure) && text_equals(line->currency, currency) &&
            text_equals(line->by, by) && text_equals(line->of, of))
            return line;
    }
    return NULL;
}

void earlier_figures_free(EarlierFigures *earlier)
{
    if (!earlier)
        return;
    g_free(earlier->run);
    g_ptr_array_unref(earlier->lines);
    g_free(earlier);
}
