/* relance init DIR: a working folder that runs at once. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ground/files.h"
#include "run/commands.h"
#include "run/run.h"
#include "run/share.h"

/* Folders of the stock templates that are not a language's: they stay with the program. */
static const char *const not_languages[] = {"layouts", "tables", "starter", "gallery", NULL};

/* "@{-35}" in the example becomes the day 35 days before today, so that it runs on any day. */
static char *fill_days(const char *text, Day today)
{
    GString *filled = g_string_new(NULL);
    const char *token;
    while ((token = strstr(text, "@{"))) {
        char *end;
        long days = strtol(token + 2, &end, 10);
        if (*end != '}')
            break;
        char day[DAY_ISO_SIZE];
        g_string_append_len(filled, text, token - text);
        g_string_append(filled, day_print_iso(today + (Day)days, day));
        text = end + 1;
    }
    g_string_append(filled, text);
    return g_string_free(filled, FALSE);
}

static gboolean copy_file(const char *from, const char *to, Day today, GError **error)
{
    if (g_file_test(to, G_FILE_TEST_EXISTS))
        return outcome_fail(error, OUTCOME_CANNOT_CREATE,
                            "%s is there already; init writes into a new or empty folder", to);
    gsize length;
    g_autofree char *text = file_read_whole(from, &length, error);
    if (!text)
        return FALSE;
    if (!g_str_has_suffix(from, ".csv"))
        return file_write_whole(to, text, (gssize)length, error);
    g_autofree char *filled = fill_days(text, today);
    return file_write_whole(to, filled, -1, error);
}

static gboolean copy_folder(const char *from, const char *to, Day today, GError **error)
{
    g_autoptr(GPtrArray) files = folder_list_files(from, error);
    for (guint i = 0; files && i < files->len; i++) {
        const char *name = g_ptr_array_index(files, i);
        if (g_str_equal(name, "README.md"))
            continue;
        g_autofree char *source = g_build_filename(from, name, NULL);
        g_autofree char *target = g_build_filename(to, name, NULL);
        g_autofree char *folder = g_path_get_dirname(target);
        if (!folder_create(folder, error) || !copy_file(source, target, today, error))
            return FALSE;
    }
    return files != NULL;
}

static gboolean copy_languages(const char *stock, const char *to, Day today, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(stock, 0, error);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *from = g_build_filename(stock, name, NULL);
        g_autofree char *target = g_build_filename(to, "templates", name, NULL);
        if (g_strv_contains(not_languages, name) || !g_file_test(from, G_FILE_TEST_IS_DIR))
            continue;
        if (!copy_folder(from, target, today, error))
            return FALSE;
    }
    return dir != NULL;
}

static gboolean is_new_or_empty(const char *folder, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    if (!dir && g_file_test(folder, G_FILE_TEST_EXISTS))
        return outcome_fail(error, OUTCOME_CANNOT_CREATE, "%s is no folder", folder);
    if (dir && g_dir_read_name(dir))
        return outcome_fail(error, OUTCOME_CANNOT_CREATE,
                            "%s is not empty; init writes into a new or empty folder", folder);
    return folder_create(folder, error);
}

Outcome command_init(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    const char *to = options->arguments[0];
    g_autofree char *share = share_find(error);
    if (!share || !is_new_or_empty(to, error))
        return outcome_of_error(*error);
    g_autofree char *stock = g_build_filename(share, "templates", NULL);
    g_autofree char *starter = g_build_filename(stock, "starter", NULL);
    g_autofree char *rules = g_build_filename(stock, "scenarios.yaml", NULL);
    g_autofree char *rules_target = g_build_filename(to, "scenarios.yaml", NULL);
    if (!copy_folder(starter, to, options->date, error) ||
        !copy_file(rules, rules_target, options->date, error) ||
        !copy_languages(stock, to, options->date, error))
        return outcome_of_error(*error);
    run_say(
        run,
        "%s is ready: relance.yaml and scenarios.yaml say how, ledger.csv is a small example.\n"
        "Try it:  cd %s && relance check && relance run --rehearse\n"
        "Then put your creditor's data into relance.yaml and your ledger in ledger.csv's "
        "place.",
        to, to);
    return OUTCOME_DONE;
}
