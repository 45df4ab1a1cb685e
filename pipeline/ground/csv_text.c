#include "ground/csv_text.h"

#include "ground/money.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <string.h>

/*
 * No state is kept beside the table: a row is new where the table is empty or ends with LF. So
 * that this stays true after an empty first cell, that one is written as "".
 */
static gboolean is_row_new(const GString *table)
{
    return table->len == 0 || table->str[table->len - 1] == '\n';
}

static void begin_cell(GString *table)
{
    if (!is_row_new(table))
        g_string_append_c(table, ',');
}

/* TRUE if a spreadsheet could take the cell for a formula, guard apostrophes not counted. */
static gboolean has_formula_sign(const char *cell)
{
    cell += strspn(cell, "'");
    return *cell && strchr("=+-@\t\r", *cell);
}

static void append_quoted(GString *table, const char *guard, const char *cell)
{
    g_string_append_c(table, '"');
    g_string_append(table, guard);
    while (*cell) {
        gsize plain = strcspn(cell, "\"");
        g_string_append_len(table, cell, (gssize)plain);
        cell += plain;
        if (*cell) {
            g_string_append(table, "\"\"");
            cell++;
        }
    }
    g_string_append_c(table, '"');
}

void csv_append_text(GString *table, const char *cell)
{
    const char *text = cell ? cell : "";
    const char *guard = has_formula_sign(text) ? "'" : "";
    gboolean is_first = is_row_new(table);
    begin_cell(table);
    if (strpbrk(text, ",\"\r\n") || (is_first && *text == '\0'))
        append_quoted(table, guard, text);
    else
        g_string_append(g_string_append(table, guard), text);
}

void csv_append_money(GString *table, gint64 minor, const char *currency)
{
    begin_cell(table);
    money_append_plain(table, minor, currency);
}

void csv_append_number(GString *table, gint64 number)
{
    begin_cell(table);
    text_append_number(table, number);
}

void csv_append_day(GString *table, Day day)
{
    char text[DAY_ISO_SIZE];
    if (day == DAY_NONE) {
        csv_append_text(table, NULL);
        return;
    }
    begin_cell(table);
    g_string_append(table, day_print_iso(day, text));
}

void csv_end_row(GString *table)
{
    g_string_append_c(table, '\n');
}

void csv_append_header(GString *table, const char *const *names)
{
    for (; *names; names++)
        csv_append_text(table, *names);
    csv_end_row(table);
}

/* Reads a quoted cell; *text stands on its opening quote, then behind the closing one. */
static gboolean take_quoted(const char **text, GString *cell)
{
    for (const char *c = *text + 1; *c; c++) {
        if (*c == '"' && c[1] == '"') {
            c++;
        } else if (*c == '"') {
            *text = c + 1;
            return TRUE;
        }
        g_string_append_c(cell, *c);
    }
    return FALSE;
}

/* One cell up to its comma, line end or the end of text; NULL if a quote does not close. */
static char *take_cell(const char **text)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    if (**text == '"' && !take_quoted(text, cell))
        return NULL;
    gsize length = strcspn(*text, ",\n");
    g_string_append_len(cell, *text, (gssize)length);
    *text += length;
    if (**text == '\n' && length > 0 && (*text)[-1] == '\r')
        g_string_truncate(cell, cell->len - 1);
    gboolean is_guarded = cell->str[0] == '\'' && has_formula_sign(cell->str);
    return g_strdup(cell->str + is_guarded);
}

GPtrArray *csv_parse_own(const char *text, GError **error)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    while (*text) {
        g_autoptr(GStrvBuilder) row = g_strv_builder_new();
        for (;;) {
            g_autofree char *cell = take_cell(&text);
            if (!cell) {
                outcome_fail(error, OUTCOME_INPUT_REFUSED, "row %u: a quote does not close",
                             rows->len + 1);
                return NULL;
            }
            g_strv_builder_add(row, cell);
            if (*text != ',')
                break;
            text++;
        }
        g_ptr_array_add(rows, g_strv_builder_end(row));
        text += *text == '\n';
    }
    return g_steal_pointer(&rows);
}
