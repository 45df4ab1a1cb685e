/* What was recognised of a table, for people: `relance read --show-mapping` and run.json. */
#include "read/table.h"

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

void table_note(Table *table, int place, const char *format, ...)
{
    va_list values;
    if (!table->notes)
        return;
    va_start(values, format);
    g_free(table->notes[place]);
    table->notes[place] = g_strdup_vprintf(format, values);
    va_end(values);
}

/* Why a column is not used whose header is no name of anything. */
static char *explain_unknown(const Table *table, const char *header)
{
    g_autofree char *near = NULL;
    if (table->header_line == 0)
        return g_strdup("not used");
    int column = header_find_nearest_column(table->request.shape, header, &near);
    if (column < 0 || table->places[column] >= 0)
        return g_strdup("not used: nothing is read under this name");
    const char *name = table->request.shape->columns[column].name;
    return g_strdup_printf(
        "not used: nothing is read under this name, but it is like \"%s\"; if it is "
        "%s, write %s: {columns: {%s: \"%s\"}}",
        near, name, table->request.key, name, header);
}

static char *explain_column(const Table *table, int place)
{
    const char *canonical = find_canonical(table, place);
    const char *note = table->notes ? table->notes[place] : NULL;
    if (canonical)
        return note ? g_strdup_printf("%s (%s)", canonical, note) : g_strdup(canonical);
    return note ? g_strdup_printf("not used: %s", note)
                : explain_unknown(table, table->header[place]);
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
        if (!*table->header[place] && !find_canonical(table, place))
            continue;
        g_autofree char *meaning = explain_column(table, place);
        g_ptr_array_add(lines, g_strdup_printf("%s: column %d \"%s\": %s", name, place + 1,
                                               table->header[place], meaning));
    }
}
