/* From a row of the plan to the line of the ledger behind it. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/archive.h"
#include "run/kept_table.h"
#include "run/trace.h"

/* What a line says, whatever its encoding: a mark for what is no UTF-8 would hide a name. */
static char *make_utf8(const char *bytes, gsize length)
{
    if (g_utf8_validate(bytes, (gssize)length, NULL))
        return g_strndup(bytes, length);
    char *text = g_convert(bytes, (gssize)length, "UTF-8", "CP1252", NULL, NULL, NULL);
    return text ? text : g_utf8_make_valid(bytes, (gssize)length);
}

static char *find_line(const char *bytes, gsize length, int line)
{
    const char *at = bytes, *end = bytes + length;
    for (int n = 1; n < line; n++) {
        const char *next = memchr(at, '\n', (gsize)(end - at));
        if (!next)
            return NULL;
        at = next + 1;
    }
    const char *stop = memchr(at, '\n', (gsize)(end - at));
    gsize size = (gsize)((stop ? stop : end) - at);
    while (size > 0 && at[size - 1] == '\r')
        size--;
    return make_utf8(at, size);
}

static const InputFile *find_ledger(const RunState *state, const char *source)
{
    for (guint i = 0; i < state->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(state->inputs, i);
        g_autofree char *base = g_path_get_basename(input->path);
        if (g_str_equal(input->role, "ledger") &&
            (text_equals(input->path, source) || text_equals(base, source)))
            return input;
    }
    return NULL;
}

char *trace_read_ledger_line(const char *folder, const char *source, int line, char **copy,
                             char **sha256)
{
    g_autoptr(RunState) state = run_state_read(folder, NULL);
    const InputFile *input = state ? find_ledger(state, source) : NULL;
    if (!input)
        return NULL;
    *sha256 = g_strdup(input->sha256);
    g_autofree char *kept = archive_kept_path(input);
    g_autofree char *path = g_build_filename(folder, kept, NULL);
    gsize length = 0;
    g_autofree char *bytes = file_read_whole(path, &length, NULL);
    if (!bytes)
        return NULL;
    *copy = g_steal_pointer(&kept);
    return find_line(bytes, length, line);
}

static void append_ledger(GString *json, const char *folder, const char *source, int line)
{
    g_autofree char *copy = NULL, *sha256 = NULL;
    g_autofree char *text = trace_read_ledger_line(folder, source, line, &copy, &sha256);
    g_autofree char *place = g_strdup_printf("%s:%d", source, line);
    json_begin_object(json, "ledger");
    json_append_string(json, "place", place);
    json_append_string(json, "text", text);
    json_append_string(json, "sha256", sha256);
    json_append_string(json, "copy", copy);
    json_end_object(json);
}

/* items.csv has the line, plan.csv the decision; both name the item the same way. */
static guint find_plan_row(const KeptTable *plan, const KeptTable *items, guint item)
{
    static const char *const same[] = {"customer", "invoice",     "kind",
                                       "due_date", "open_amount", NULL};
    for (guint row = 1; plan && row <= plan->n_rows; row++) {
        gboolean is_same = TRUE;
        for (guint i = 0; is_same && same[i]; i++)
            is_same = text_equals(kept_table_cell(plan, row, same[i]),
                                  kept_table_cell(items, item, same[i]));
        if (is_same)
            return row;
    }
    return 0;
}

static void append_cells(GString *json, const KeptTable *table, guint row,
                         const char *const *columns)
{
    for (; *columns; columns++)
        json_append_string(json, *columns, kept_table_cell(table, row, *columns));
}

static void append_item(GString *json, const char *folder, const KeptTable *items, guint item,
                        const KeptTable *plan)
{
    static const char *const of_item[] = {"customer",    "invoice",  "kind",
                                          "issue_date",  "due_date", "amount",
                                          "open_amount", "currency", NULL};
    static const char *const of_plan[] = {"days_late", "scenario", "previous_level", "level",
                                          "decision",  "reason",   "channel",        "document",
                                          "next_date", NULL};
    guint row = find_plan_row(plan, items, item);
    json_begin_object(json, NULL);
    append_cells(json, items, item, of_item);
    append_ledger(json, folder, kept_table_cell(items, item, "source"),
                  (int)g_ascii_strtoll(kept_table_cell(items, item, "line"), NULL, 10));
    if (row) {
        g_autofree char *place = g_strdup_printf("2-assign/plan.csv row %u", row);
        json_append_string(json, "plan", place);
        append_cells(json, plan, row, of_plan);
    }
    json_end_object(json);
}

static guint append_rejected(GString *json, const char *folder, const char *invoice,
                             const char *source, int line)
{
    static const char *const columns[] = {"customer", "invoice", "amount", "currency",
                                          "rule",     "reason",  NULL};
    g_autoptr(KeptTable) rejected = kept_table_read(folder, "1-read/rejected.csv");
    guint n = 0;
    for (guint row = 1; rejected && row <= rejected->n_rows; row++) {
        int at = (int)g_ascii_strtoll(kept_table_cell(rejected, row, "line"), NULL, 10);
        const char *from = kept_table_cell(rejected, row, "source");
        gboolean is_meant =
            invoice ? text_equals(kept_table_cell(rejected, row, "invoice"), invoice)
                    : at == line && text_equals(from, source);
        if (!is_meant)
            continue;
        json_begin_object(json, NULL);
        json_append_string(json, "not_open", "settled or left out, 1-read/rejected.csv");
        append_cells(json, rejected, row, columns);
        append_ledger(json, folder, from, at);
        json_end_object(json);
        n++;
    }
    return n;
}

guint trace_append_rows(GString *json, const char *folder, const char *invoice,
                        const char *source, int line)
{
    g_autoptr(KeptTable) items = kept_table_read(folder, "1-read/items.csv");
    g_autoptr(KeptTable) plan = kept_table_read(folder, "2-assign/plan.csv");
    guint n = 0;
    for (guint row = 1; items && row <= items->n_rows; row++) {
        int at = (int)g_ascii_strtoll(kept_table_cell(items, row, "line"), NULL, 10);
        gboolean is_meant =
            invoice ? text_equals(kept_table_cell(items, row, "invoice"), invoice)
                    : at == line && text_equals(kept_table_cell(items, row, "source"), source);
        if (!is_meant)
            continue;
        append_item(json, folder, items, row, plan);
        n++;
    }
    return n + append_rejected(json, folder, invoice, source, line);
}
