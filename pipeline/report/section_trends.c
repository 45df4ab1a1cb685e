/* Figures over time, from what earlier runs kept: a line chart each, and the same as a table. */
#include "report/html_text.h"
#include "report/sections.h"

#include "ground/text.h"

#define POINTS_MOST 60

typedef struct {
    const char *run;
    Day date;
    gint64 value; /* minor units or hundredths */
    gboolean is_known;
} Point;

typedef struct {
    const char *figure, *label; /* of report.csv; a phrase */
    const char *unit;           /* NULL: the currency */
} Trend;

static const Trend trends[] = {
    {"open", "Open", NULL},
    {"overdue", "Overdue", NULL},
    {"dso_count_back", "DSO by count-back", "days"},
    {"weighted_delay", "Weighted delay", "days"},
};

/* Earlier runs and this one, oldest first. */
static GArray *list_points(const ReportPage *page, const Trend *trend, const char *currency)
{
    GArray *points = g_array_new(FALSE, TRUE, sizeof(Point));
    const GPtrArray *earlier = page->input->earlier;
    const char *scale = trend->unit ? "EUR" : currency;
    guint n = earlier ? earlier->len : 0;
    for (guint i = n > POINTS_MOST ? n - POINTS_MOST : 0; i <= n; i++) {
        const EarlierFigures *run = i < n ? g_ptr_array_index(earlier, i) : NULL;
        const FigureLine *line = figure_lines_find(run ? run->lines : page->figure_lines,
                                                   currency, "", "", trend->figure);
        Point point = {.run = run ? run->run : page->input->run_id,
                       .date = run ? run->date : page->input->run_date};
        point.is_known = line && money_parse_plain(line->value, scale, &point.value);
        g_array_append_val(points, point);
    }
    return points;
}

enum { WIDTH = 640, HEIGHT = 150, LEFT = 10, RIGHT = 630, TOP = 40, BOTTOM = 116 };

static int place(gint64 part, gint64 whole, int from, int to)
{
    return from + (whole > 0 ? (int)money_multiply_divide(part, to - from, whole) : 0);
}

static void append_figure(Html *html, gint64 value, const Trend *trend, const char *currency)
{
    if (!trend->unit) {
        html_append_figure(html, value, currency);
        return;
    }
    g_autofree char *text = phrase_print_tenths(html->language, value);
    g_string_append(html->text, text);
}

/* One dot per known point, joined; the last one with its figure. */
static void append_marks(Html *html, const GArray *points, gint64 highest)
{
    Day first = g_array_index(points, Point, 0).date;
    Day last = g_array_index(points, Point, points->len - 1).date;
    g_autoptr(GString) dots = g_string_new(NULL);
    g_string_append(html->text, "<polyline points=\"");
    for (guint i = 0; i < points->len; i++) {
        const Point *point = &g_array_index(points, Point, i);
        if (!point->is_known)
            continue;
        int x = place(point->date - first, last - first, LEFT, RIGHT);
        int y = place(MAX(point->value, 0), highest, BOTTOM, TOP);
        g_string_append_printf(html->text, "%d,%d ", x, y);
        g_string_append_printf(dots, "<circle cx=\"%d\" cy=\"%d\" r=\"4\"/>", x, y);
    }
    g_string_append_printf(html->text, "\"/>%s\n", dots->str);
}

static void append_chart(Html *html, const GArray *points, const Trend *trend,
                         const char *currency)
{
    char first[DAY_ISO_SIZE], last[DAY_ISO_SIZE];
    gint64 highest = 0;
    for (guint i = 0; i < points->len; i++)
        highest = MAX(highest, g_array_index(points, Point, i).value);
    day_print_iso(g_array_index(points, Point, 0).date, first);
    day_print_iso(g_array_index(points, Point, points->len - 1).date, last);
    g_string_append_printf(html->text,
                           "<svg class=\"chart trend\" role=\"img\" viewBox=\"0 0 %d %d\" "
                           "aria-label=\"%s, %s %s \xe2\x80\x93 %s; %s\">\n",
                           WIDTH, HEIGHT, phrase(html->language, trend->label), currency, first,
                           last,
                           phrase(html->language, "the same figures stand in the table below"));
    g_string_append_printf(html->text, "<text x=\"%d\" y=\"18\">%s, ", LEFT,
                           phrase(html->language, trend->label));
    html_append_phrase(html, trend->unit ? trend->unit : currency);
    g_string_append_printf(html->text, ", %s ", phrase(html->language, "highest"));
    append_figure(html, highest, trend, currency);
    g_string_append_printf(html->text,
                           "</text>\n<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", LEFT,
                           BOTTOM, RIGHT, BOTTOM);
    append_marks(html, points, highest);
    g_string_append_printf(html->text,
                           "<text x=\"%d\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\" "
                           "text-anchor=\"end\">%s</text>\n</svg>\n",
                           LEFT, HEIGHT - 10, first, RIGHT, HEIGHT - 10, last);
}

static void append_table(Html *html, const ReportPage *page, const char *currency)
{
    static const Column columns[] = {{"Run", COLUMN_TEXT},
                                     {"Open", COLUMN_FIGURE},
                                     {"Overdue", COLUMN_FIGURE},
                                     {"DSO by count-back", COLUMN_FIGURE},
                                     {"Weighted delay", COLUMN_FIGURE}};
    GArray *lists[G_N_ELEMENTS(trends)];
    for (guint k = 0; k < G_N_ELEMENTS(trends); k++)
        lists[k] = list_points(page, &trends[k], currency);
    g_autofree char *caption =
        g_strdup_printf("%s %s", phrase(html->language, "Run by run in"), currency);
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (guint i = lists[0]->len; i-- > 0;) {
        html_begin_row(html);
        html_cell_head(html, g_array_index(lists[0], Point, i).run);
        for (guint k = 0; k < G_N_ELEMENTS(trends); k++) {
            const Point *point = &g_array_index(lists[k], Point, i);
            if (!point->is_known)
                html_cell_text(html, NULL);
            else if (trends[k].unit)
                html_cell_ratio(html, ratio_known(point->value), trends[k].unit);
            else
                html_cell_money(html, point->value, currency);
        }
        html_end_row(html);
    }
    html_end_table(html);
    for (guint k = 0; k < G_N_ELEMENTS(trends); k++)
        g_array_unref(lists[k]);
}

static void append_charts(Html *html, const ReportPage *page, const char *currency)
{
    g_string_append(html->text, "<div class=\"charts\">\n");
    for (guint k = 0; k < G_N_ELEMENTS(trends); k++) {
        g_autoptr(GArray) points = list_points(page, &trends[k], currency);
        guint n_known = 0;
        for (guint i = 0; i < points->len; i++)
            n_known += g_array_index(points, Point, i).is_known ? 1 : 0;
        if (n_known > 1)
            append_chart(html, points, &trends[k], currency);
    }
    g_string_append(html->text, "</div>\n");
}

void section_append_trends(Html *html, const ReportPage *page)
{
    const Ledger *ledger = page->input->ledger;
    html_begin_section(html, "trends", "Over time");
    if (!page->input->earlier || page->input->earlier->len == 0)
        html_append_paragraph(
            html, NULL, "This is the first run that is kept: there is nothing to compare.");
    for (guint i = 0;
         page->input->earlier && page->input->earlier->len > 0 && i < ledger->totals->len;
         i++) {
        const char *currency = g_array_index(ledger->totals, ControlTotal, i).currency;
        g_string_append(html->text, "<h3>");
        html_append_text(html, currency);
        g_string_append(html->text, "</h3>\n");
        append_charts(html, page, currency);
        append_table(html, page, currency);
    }
    html_end_section(html);
}
