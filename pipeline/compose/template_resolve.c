/* Which source lines stay: walks the #IF blocks of a SourceText under given answers. */
#include "compose/template_block.h"

#include <string.h>

typedef void (*LineVisitor)(const SourceLine *line, gboolean stays, gpointer data);

/* Visits every line in order; `stays` says whether it is kept under these answers. */
static void walk_lines(const SourceText *source, const char *answers, LineVisitor visit,
                       gpointer data)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(gboolean));
    gboolean stays = TRUE;

    for (guint i = 0; i < source->lines->len; i++) {
        const SourceLine *line = g_ptr_array_index(source->lines, i);

        if (line->kind == LINE_IF) {
            g_array_append_val(stack, stays);
            stays = stays && answers[line->condition] == '1';
        } else if (line->kind == LINE_ELSE) {
            gboolean outer = g_array_index(stack, gboolean, stack->len - 1);

            stays = outer && answers[line->condition] != '1';
        } else if (line->kind == LINE_END) {
            stays = g_array_index(stack, gboolean, stack->len - 1);
            g_array_set_size(stack, stack->len - 1);
        }
        visit(line, stays, data);
    }
}

static gboolean is_table_line(const char *text)
{
    while (*text == ' ')
        text++;
    return *text == '|';
}

typedef struct {
    ResolvedText *resolved;
    gboolean has_gap; /* block lines stood between the last line kept and the next */
    int gap_number;
    const char *last; /* last line kept */
} LineKeeper;

/*
 * A line of a block separates what stands around it like a blank line, but between two rows of
 * a table, so that rows can be conditional.
 */
static void keep_line(const SourceLine *line, gboolean stays, gpointer data)
{
    LineKeeper *keeper = data;

    if (line->kind != LINE_TEXT) {
        keeper->has_gap = TRUE;
        keeper->gap_number = line->number;
        return;
    }
    if (!stays)
        return;
    if (keeper->has_gap && keeper->last != NULL &&
        !(is_table_line(keeper->last) && is_table_line(line->text))) {
        g_string_append_c(keeper->resolved->text, '\n');
        g_array_append_val(keeper->resolved->numbers, keeper->gap_number);
    }
    keeper->has_gap = FALSE;
    keeper->last = line->text;
    g_string_append(keeper->resolved->text, line->text);
    g_string_append_c(keeper->resolved->text, '\n');
    g_array_append_val(keeper->resolved->numbers, line->number);
}

ResolvedText *source_text_resolve(const SourceText *source, const char *answers)
{
    ResolvedText *resolved = g_new0(ResolvedText, 1);
    LineKeeper keeper = {.resolved = resolved};

    resolved->text = g_string_new(NULL);
    resolved->numbers = g_array_new(FALSE, FALSE, sizeof(int));
    walk_lines(source, answers, keep_line, &keeper);
    return resolved;
}

typedef struct {
    gboolean *seen;
    guint index;
} LineMarker;

static void mark_line(const SourceLine *line, gboolean stays, gpointer data)
{
    LineMarker *marker = data;

    if (stays || line->kind != LINE_TEXT)
        marker->seen[marker->index] = TRUE;
    marker->index++;
}

/* Answers under which the line at `index` stays: its own branches, everything else true. */
static char *find_answers(const SourceText *source, guint index)
{
    char *answers = g_strnfill(source->n_conditions, '1');
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));

    for (guint i = 0; i < index; i++) {
        const SourceLine *line = g_ptr_array_index(source->lines, i);

        if (line->kind == LINE_IF) {
            g_array_append_val(open, line->condition);
        } else if (line->kind == LINE_ELSE) {
            answers[line->condition] = '0';
        } else if (line->kind == LINE_END) {
            answers[line->condition] = '1';
            g_array_set_size(open, open->len - 1);
        }
    }
    return answers;
}

GPtrArray *source_text_cover(const SourceText *source)
{
    GPtrArray *cover = g_ptr_array_new_with_free_func(g_free);
    g_autofree gboolean *seen = g_new0(gboolean, source->lines->len + 1);

    for (guint i = 0; i < source->lines->len; i++) {
        LineMarker marker = {.seen = seen};
        char *answers;

        if (seen[i])
            continue;
        answers = find_answers(source, i);
        g_ptr_array_add(cover, answers);
        walk_lines(source, answers, mark_line, &marker);
        g_assert(seen[i]);
    }
    if (cover->len == 0)
        g_ptr_array_add(cover, g_strnfill(source->n_conditions, '1'));
    return cover;
}
