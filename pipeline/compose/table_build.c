#include "compose/table_build.h"

#include "compose/plain_value.h"
#include "compose/value_format.h"

static void free_cells(gpointer data)
{
    g_ptr_array_unref(data);
}

void table_add_cell(GPtrArray *cells, const char *text, guint marks)
{
    GPtrArray *spans = span_array_new();
    g_autofree char *plain = plain_value_new(text);

    if (plain != NULL && *plain != '\0')
        g_ptr_array_add(spans, span_new(plain, marks, NULL));
    g_ptr_array_add(cells, spans);
}

void table_add_money(GPtrArray *cells, const LetterFacts *facts, gint64 minor,
                     const char *currency, guint marks)
{
    g_autofree char *text = money_to_text(facts->rules, minor, currency);

    table_add_cell(cells, text, marks | MARK_NO_BREAK);
}

void table_add_day(GPtrArray *cells, const LetterFacts *facts, Day day)
{
    g_autoptr(GString) text = g_string_new(NULL);

    append_short_date(text, facts->rules, day);
    table_add_cell(cells, day != DAY_NONE ? text->str : "–", MARK_NO_BREAK);
}

void table_add_number(GPtrArray *cells, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);

    table_add_cell(cells, text, MARK_NO_BREAK);
}

void table_add_rate(GPtrArray *cells, const LetterFacts *facts, int rate)
{
    g_autoptr(GString) text = g_string_new(NULL);

    append_rate_text(text, facts->rules, rate);
    table_add_cell(cells, text->str, MARK_NO_BREAK);
}

void table_add_column(Table *table, Align align, const char *heading)
{
    if (table->header == NULL)
        table->header = g_ptr_array_new_with_free_func(free_cells);
    g_array_append_val(table->aligns, align);
    table_add_cell(table->header, heading, 0);
}

TableRow *table_add_row(Table *table, TableRowKind kind)
{
    TableRow *row = table_row_new(kind);

    g_ptr_array_add(table->rows, row);
    return row;
}
