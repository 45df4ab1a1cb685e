#include "read/column_map.h"

#include "ground/text.h"
#include "read/numbered_columns.h"
#include "records/settings.h"

#include <string.h>

GPtrArray *column_map_list_wanted(const GPtrArray *choices)
{
    GPtrArray *wanted = g_ptr_array_new();
    for (guint i = 0; choices && i < choices->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(choices, i);
        if (column_choice_number(choice->header) == 0)
            g_ptr_array_add(wanted, choice->header);
    }
    g_ptr_array_add(wanted, NULL);
    return wanted;
}

static int find_column(const TableShape *shape, const char *name)
{
    for (guint i = 0; i < shape->n; i++)
        if (strcmp(shape->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* The header that the settings mean: to the letter, folded, or by number; -1 if none. */
static int find_header(const Table *table, const char *wanted)
{
    for (int i = 0; table->header[i]; i++)
        if (strcmp(table->header[i], wanted) == 0)
            return i;
    g_autofree char *folded = header_fold(wanted);
    for (int i = 0; table->header[i]; i++) {
        g_autofree char *header = header_fold(table->header[i]);
        if (strcmp(header, folded) == 0)
            return i;
    }
    guint number = column_choice_number(wanted);
    return number <= g_strv_length(table->header) ? (int)number - 1 : -1;
}

static const char *find_nearest_header(const Table *table, const char *wanted)
{
    return text_find_nearest(wanted, (const char *const *)table->header);
}

static void complain_unknown_column(const Table *table, const ColumnChoice *choice)
{
    const TableShape *shape = table->request.shape;
    g_autofree const char **names = g_new0(const char *, shape->n + 1);
    for (guint i = 0; i < shape->n; i++)
        names[i] = shape->columns[i].name;
    const char *nearest = text_find_nearest(choice->key, names);
    complaint_add(table->complaints, COMPLAINT_REFUSED, "column-unknown",
                  (Place){table->request.settings_file, choice->line, 0},
                  "%s.columns names \"%s\", which is no column of that file%s%s%s",
                  table->request.key, choice->key, nearest ? "; is \"" : "",
                  nearest ? nearest : "", nearest ? "\" meant?" : "");
}

static void complain_missing_header(const Table *table, const ColumnChoice *choice)
{
    const char *nearest = find_nearest_header(table, choice->header);
    g_autofree char *all = g_strjoinv(", ", table->header);
    if (column_choice_number(choice->header) > 0)
        complaint_add(table->complaints, COMPLAINT_REFUSED, "column-missing",
                      (Place){table->request.settings_file, choice->line, 0},
                      "%s.columns says that %s is the cell number %s, but the lines of %s have "
                      "%u cells",
                      table->request.key, choice->key, choice->header, table->request.name,
                      table->dialect.n_cells);
    else
        complaint_add(table->complaints, COMPLAINT_REFUSED, "column-missing",
                      (Place){table->request.settings_file, choice->line, 0},
                      "%s.columns says that %s is \"%s\", but %s has no such header; %s \"%s\"",
                      table->request.key, choice->key, choice->header, table->request.name,
                      nearest ? "the nearest is" : "its headers are", nearest ? nearest : all);
}

static gboolean apply_choices(Table *table, gboolean *is_taken)
{
    const GPtrArray *choices = table->request.columns;
    gboolean is_good = TRUE;
    for (guint i = 0; choices && i < choices->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(choices, i);
        int column = find_column(table->request.shape, choice->key);
        int place = find_header(table, choice->header);
        if (column < 0)
            complain_unknown_column(table, choice);
        else if (place < 0)
            complain_missing_header(table, choice);
        is_good = is_good && column >= 0 && place >= 0;
        if (column < 0 || place < 0)
            continue;
        table->places[column] = place;
        is_taken[place] = TRUE;
    }
    return is_good;
}

static void complain_twice(const Table *table, guint column, int second)
{
    complaint_add(table->complaints, COMPLAINT_REFUSED, "column-ambiguous",
                  (Place){table->request.name, table->header_line, second + 1},
                  "the header \"%s\" stands twice, in columns %d and %d; rename one, or say "
                  "which is %s under %s.columns",
                  table->header[second], table->places[column] + 1, second + 1,
                  table->request.shape->columns[column].name, table->request.key);
}

static gboolean apply_names(Table *table, const gboolean *is_taken)
{
    guint n = table->request.shape->n;
    GHashTable *index = header_index_peek(table->request.shape);
    g_autofree guint *ranks = g_new(guint, n); /* 0: chosen by the settings; names from 1 on */
    g_autofree int *twice = g_new(int, n);
    for (guint i = 0; i < n; i++) {
        ranks[i] = table->places[i] >= 0 ? 0 : G_MAXUINT;
        twice[i] = -1;
    }
    for (int place = 0; table->header[place]; place++) {
        guint column, rank;
        if (is_taken[place] ||
            !header_index_find(index, table->header[place], &column, &rank) ||
            rank + 1 > ranks[column])
            continue;
        if (rank + 1 == ranks[column]) {
            twice[column] = place;
            continue;
        }
        ranks[column] = rank + 1;
        table->places[column] = place;
        twice[column] = -1;
    }
    gboolean is_good = TRUE;
    for (guint i = 0; i < n; i++)
        if (twice[i] >= 0 && !table->request.takes_first) {
            complain_twice(table, i, twice[i]);
            is_good = FALSE;
        }
    return is_good;
}

gboolean column_map_fill(Table *table)
{
    guint n = table->request.shape->n;
    table->places = g_new(int, n);
    for (guint i = 0; i < n; i++)
        table->places[i] = -1;
    g_autofree gboolean *is_taken = g_new0(gboolean, g_strv_length(table->header) + 1);
    gboolean is_good = apply_choices(table, is_taken);
    return apply_names(table, is_taken) && is_good;
}

void table_complain_missing(const Table *table, guint column)
{
    const char *name = table->request.shape->columns[column].name;
    const char *nearest = find_nearest_header(table, name);
    g_autofree char *all = g_strjoinv(", ", table->header);
    complaint_add(table->complaints, COMPLAINT_REFUSED, "column-missing",
                  (Place){table->request.name, table->header_line, 0},
                  "no column was understood as %s; %s \"%s\"; say which it is under %s.columns",
                  name, nearest ? "the nearest header is" : "the headers are",
                  nearest ? nearest : all, table->request.key);
}

static const char *name_separator(char separator)
{
    switch (separator) {
    case '\t':
        return "tab";
    case ';':
        return ";";
    case ',':
        return ",";
    case '|':
        return "|";
    case '\0':
        return "none (fixed widths)";
    default:
        return "another character";
    }
}

static const char *find_canonical(const Table *table, int place)
{
    for (guint i = 0; i < table->request.shape->n; i++)
        if (table->places[i] == place)
            return table->request.shape->columns[i].name;
    return NULL;
}

void table_describe(const Table *table, GPtrArray *lines)
{
    const char *name = table->request.name;
    g_ptr_array_add(lines, g_strdup_printf("%s: encoding: %s (%s)", name, table->encoding,
                                           table->evidence));
    g_ptr_array_add(lines, g_strdup_printf("%s: separator: %s", name,
                                           name_separator(table->dialect.separator)));
    if (table->header_line > 0)
        g_ptr_array_add(lines,
                        g_strdup_printf("%s: header: line %d", name, table->header_line));
    else
        g_ptr_array_add(lines, g_strdup_printf("%s: header: none", name));
    for (int place = 0; table->header[place]; place++) {
        const char *canonical = find_canonical(table, place);
        g_ptr_array_add(lines, g_strdup_printf("%s: column %d \"%s\": %s", name, place + 1,
                                               table->header[place],
                                               canonical ? canonical : "not used"));
    }
}
