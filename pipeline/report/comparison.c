/* Two runs side by side: every figure of either, and what changed. */
#include "report/report.h"

#include "report/phrases.h"

#include "ground/csv_text.h"
#include "ground/json_text.h"
#include "ground/money.h"
#include "ground/text.h"

#include <string.h>

typedef struct {
    const FigureLine *line; /* of either run: names and unit */
    const char *first, *second;
    char *change; /* second less first; "" where it means nothing */
} ComparedFigure;

static const char *value_of(const FigureLine *line)
{
    return line ? line->value : "";
}

/* Three decimals are enough for every currency; texts and dates have no difference. */
static char *subtract(const FigureLine *line, const char *first, const char *second)
{
    gint64 before = 0, after = 0, change;
    if (text_equals(line->unit, "date") || (!*first && !*second) ||
        (*first && !money_parse_plain(first, "TND", &before)) ||
        (*second && !money_parse_plain(second, "TND", &after)) || !*first != !*second ||
        __builtin_sub_overflow(after, before, &change))
        return g_strdup("");
    g_autofree char *plain = money_to_plain(change, "TND");
    gsize digits = strlen(strchr(first, '.') ? strchr(first, '.') + 1 : "");
    gsize cut = strlen(plain) - (digits > 0 ? 3 - MIN(digits, 3) : 4);
    return g_strdup_printf("%s%.*s", change > 0 ? "+" : "", (int)cut, plain);
}

static void take(GArray *figures, const FigureLine *line, const FigureLine *first,
                 const FigureLine *second)
{
    ComparedFigure figure = {line, value_of(first), value_of(second), NULL};
    if (!*figure.first && !*figure.second)
        return;
    figure.change = subtract(line, figure.first, figure.second);
    g_array_append_val(figures, figure);
}

static char *key_of(const FigureLine *line)
{
    return g_strjoin("\x1f", line->currency, line->by, line->of, line->figure, NULL);
}

static GHashTable *index_lines(const GPtrArray *lines)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < lines->len; i++)
        g_hash_table_insert(index, key_of(g_ptr_array_index(lines, i)),
                            g_ptr_array_index(lines, i));
    return index;
}

static void clear_figure(gpointer data)
{
    g_free(((ComparedFigure *)data)->change);
}

/* In the order of the second run; what only the first had comes last. */
static GArray *compare(const GPtrArray *first, const GPtrArray *second)
{
    g_autoptr(GHashTable) by_first = index_lines(first), by_second = index_lines(second);
    GArray *figures = g_array_new(FALSE, TRUE, sizeof(ComparedFigure));
    g_array_set_clear_func(figures, clear_figure);
    for (guint i = 0; i < second->len; i++) {
        const FigureLine *line = g_ptr_array_index(second, i);
        g_autofree char *key = key_of(line);
        take(figures, line, g_hash_table_lookup(by_first, key), line);
    }
    for (guint i = 0; i < first->len; i++) {
        const FigureLine *line = g_ptr_array_index(first, i);
        g_autofree char *key = key_of(line);
        if (!g_hash_table_contains(by_second, key))
            take(figures, line, line, NULL);
    }
    return figures;
}

static char *print_csv(const GArray *figures)
{
    static const char *const header[] = {"currency", "by",     "of",   "figure", "first",
                                         "second",   "change", "unit", NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, header);
    for (guint i = 0; i < figures->len; i++) {
        const ComparedFigure *one = &g_array_index(figures, ComparedFigure, i);
        csv_append_text(table, one->line->currency);
        csv_append_text(table, one->line->by);
        csv_append_text(table, one->line->of);
        csv_append_text(table, one->line->figure);
        g_string_append_printf(table, ",%s,%s,%s", one->first, one->second, one->change);
        csv_append_text(table, one->line->unit);
        csv_end_row(table);
    }
    return g_string_free(table, FALSE);
}

static char *name_line(const FigureLine *line, ReportLanguage language)
{
    g_autofree char *figure = g_strdelimit(g_strdup(line->figure), "_", ' ');
    g_autofree char *by = g_strdelimit(g_strdup(line->by), "_", ' ');
    return g_strconcat(phrase(language, by), *by ? " " : "", line->of, *by ? ": " : "",
                       phrase(language, figure), NULL);
}

static void append_padded(GString *text, const char *words, int width)
{
    int more = width - (int)g_utf8_strlen(words, -1);
    g_string_append(text, words);
    for (; more > 0; more--)
        g_string_append_c(text, ' ');
}

static char *print_text(const GArray *figures, const char *first, const char *second,
                        ReportLanguage language)
{
    GString *text = g_string_new(NULL);
    const char *currency = NULL;
    append_padded(text, "", 46);
    g_string_append_printf(text, "%16s %16s %16s\n", first, second, phrase(language, "change"));
    for (guint i = 0; i < figures->len; i++) {
        const ComparedFigure *one = &g_array_index(figures, ComparedFigure, i);
        g_autofree char *name = name_line(one->line, language);
        if (*one->line->currency && !text_equals(one->line->currency, currency))
            g_string_append_printf(text, "\n%s\n", one->line->currency);
        currency = one->line->currency;
        append_padded(text, name, 46);
        g_string_append_printf(text, "%16s %16s %16s %s\n", *one->first ? one->first : "-",
                               *one->second ? one->second : "-", one->change,
                               text_equals(one->line->unit, "percent") ? "%"
                               : text_equals(one->line->unit, "days") ? phrase(language, "days")
                                                                      : "");
    }
    return g_string_free(text, FALSE);
}

static char *print_json(const GArray *figures, const char *first, const char *second)
{
    GString *json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_string(json, "first", first);
    json_append_string(json, "second", second);
    json_begin_array(json, "figures");
    for (guint i = 0; i < figures->len; i++) {
        const ComparedFigure *one = &g_array_index(figures, ComparedFigure, i);
        json_begin_object(json, NULL);
        json_append_string(json, "currency", one->line->currency);
        json_append_string(json, "by", one->line->by);
        json_append_string(json, "of", one->line->of);
        json_append_string(json, "figure", one->line->figure);
        json_append_string(json, "first", *one->first ? one->first : NULL);
        json_append_string(json, "second", *one->second ? one->second : NULL);
        json_append_string(json, "change", *one->change ? one->change : NULL);
        json_append_string(json, "unit", one->line->unit);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
    return g_string_free(json, FALSE);
}

char *report_print_comparison(ComparedRun first, ComparedRun second, ComparisonForm form,
                              const char *language)
{
    g_autoptr(GArray) figures = compare(first.lines, second.lines);
    if (form == COMPARISON_CSV)
        return print_csv(figures);
    if (form == COMPARISON_JSON)
        return print_json(figures, first.run, second.run);
    return print_text(figures, first.run, second.run, report_language_parse(language));
}
