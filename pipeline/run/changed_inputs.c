#include "run/changed_inputs.h"

#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/archive.h"

enum { LINES_SHOWN = 12 };

/* The rules of the house; ledger, customers and events change with every run. */
static gboolean is_rule(const InputFile *input)
{
    static const char *const roles[] = {"settings", "scenarios", "template", "layout", "rates",
                                        "tariffs",  "statuses",  "fonts",    NULL};
    return g_strv_contains(roles, input->role);
}

/* The newest run that was begun before this one; a rehearsal follows them all. New, or NULL. */
static char *find_before(const Run *run)
{
    g_autoptr(HistoryDb) db = history_open_to_read(run->settings->history, NULL);
    g_autoptr(GPtrArray) ids = db ? history_list_runs(db, NULL) : NULL;
    const char *before = NULL;
    for (guint i = 0; ids && i < ids->len; i++) {
        if (g_str_equal(g_ptr_array_index(ids, i), run->id))
            break;
        before = g_ptr_array_index(ids, i);
    }
    return g_strdup(before);
}

static const InputFile *find_same(const GPtrArray *inputs, const InputFile *wanted)
{
    for (guint i = 0; i < inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(inputs, i);
        if (text_equals(input->role, wanted->role) && text_equals(input->path, wanted->path))
            return input;
    }
    return NULL;
}

static char **read_lines(const char *folder, const InputFile *input)
{
    g_autofree char *kept = archive_kept_path(input);
    g_autofree char *path = g_build_filename(folder, kept, NULL);
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    return text && g_utf8_validate(text, -1, NULL) ? g_strsplit(text, "\n", -1) : NULL;
}

/* Lines of `these` that `others` do not have, with a sign and their number. */
static void add_lines(GPtrArray *lines, char sign, char **these, char **others)
{
    for (guint i = 0; these[i] && lines->len < LINES_SHOWN; i++)
        if (!text_is_blank(these[i]) && !g_strv_contains((const char *const *)others, these[i]))
            g_ptr_array_add(lines, g_strdup_printf("%c %u: %s", sign, i + 1, these[i]));
}

static char **compare_lines(const char *folder, const InputFile *was, const char *now_folder,
                            const InputFile *now)
{
    g_auto(GStrv) before = read_lines(folder, was), after = read_lines(now_folder, now);
    GPtrArray *lines = g_ptr_array_new();
    if (before && after) {
        add_lines(lines, '-', before, after);
        add_lines(lines, '+', after, before);
    }
    g_ptr_array_add(lines, NULL);
    return (char **)g_ptr_array_free(lines, FALSE);
}

static void add_change(GPtrArray *changes, const char *path, char *words, char **lines)
{
    InputChange *change = g_new0(InputChange, 1);
    change->path = g_strdup(path);
    change->words = words;
    change->lines = lines ? lines : g_new0(char *, 1);
    g_ptr_array_add(changes, change);
}

static void compare_input(GPtrArray *changes, const Run *run, const char *folder,
                          const RunState *before, const InputFile *now)
{
    const InputFile *was = find_same(before->inputs, now);
    if (!was)
        add_change(changes, now->path, g_strdup_printf("new (SHA-256 %.12s...)", now->sha256),
                   NULL);
    else if (!text_equals(was->sha256, now->sha256))
        add_change(changes, now->path,
                   g_strdup_printf("changed (SHA-256 %.12s..., then %.12s...)", was->sha256,
                                   now->sha256),
                   compare_lines(folder, was, run->folder, now));
}

GPtrArray *changed_inputs_find(const Run *run, char **since)
{
    g_autofree char *id = find_before(run);
    g_autofree char *folder = id ? g_build_filename(run->settings->out, id, NULL) : NULL;
    g_autoptr(RunState) before = folder ? run_state_read(folder, NULL) : NULL;
    if (!before)
        return NULL;
    *since = g_steal_pointer(&id);
    GPtrArray *changes = g_ptr_array_new_with_free_func((GDestroyNotify)input_change_free);
    for (guint i = 0; i < run->state->inputs->len; i++) {
        const InputFile *now = g_ptr_array_index(run->state->inputs, i);
        if (is_rule(now))
            compare_input(changes, run, folder, before, now);
    }
    for (guint i = 0; i < before->inputs->len; i++) {
        const InputFile *was = g_ptr_array_index(before->inputs, i);
        if (is_rule(was) && !find_same(run->state->inputs, was))
            add_change(changes, was->path, g_strdup("no longer used"), NULL);
    }
    return changes;
}
