/* Loading what a run works on: settings, rules, ledger, past. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "read/read.h"
#include "run/run.h"
#include "run/share.h"
#include "settings/settings.h"

/*
 * REFUSED complaints become one error, so that the caller
 * stops; they are printed one by one.
 */
static gboolean refuse_if_complained(const Run *run, guint before, Outcome outcome,
                                     const char *what, GError **error)
{
    guint now = complaints_count(run->complaints, COMPLAINT_REFUSED);
    if (now == before)
        return TRUE;
    return outcome_fail(error, outcome, "%s refused (%u complaint%s above); nothing was sent",
                        what, now - before, now - before == 1 ? "" : "s");
}

/* --out, as given from where the program is started; the history moves too, unless relance.yaml
 * names one.
 */
static void override_out(Settings *settings, const char *out)
{
    g_autofree char *usual = g_build_filename(settings->out, "relance.db", NULL);
    g_free(settings->out);
    settings->out = g_strdup(out);
    if (g_str_equal(usual, settings->history)) {
        g_free(settings->history);
        settings->history = g_build_filename(settings->out, "relance.db", NULL);
    }
}

/* What follows the folder's name in the path, both made whole; NULL: it lies elsewhere. */
static char *path_below(const char *folder, const char *path)
{
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    g_autofree char *base = g_canonicalize_filename(folder, NULL);
    size_t length = strlen(base);
    gboolean is_below = strncmp(whole, base, length) == 0 && whole[length] == '/';
    return is_below ? g_strdup(whole + length + 1) : NULL;
}

/* A ledger beside relance.yaml has the same name wherever the program was started. */
static void override_ledger(Settings *settings, const char *path)
{
    char *below = path_below(settings->folder, path);
    g_ptr_array_set_size(settings->ledger.files, 0);
    g_ptr_array_set_size(settings->ledger.named, 0);
    g_ptr_array_add(settings->ledger.files, g_strdup(path));
    g_ptr_array_add(settings->ledger.named, below ? below : g_strdup(path));
}

/* "fixtures/demo/../../out" as people would write it: "out". */
static void tidy_path(char **path)
{
    char *below = path_below(".", *path);
    char *tidy = below ? below : g_canonicalize_filename(*path, NULL);
    g_free(*path);
    *path = tidy;
}

void run_take_out_of(Run *run, const char *named)
{
    if (!named || run->options->out || !strchr(named, '/'))
        return;
    g_autofree char *record = g_build_filename(named, "run.json", NULL);
    g_autofree char *folder = g_canonicalize_filename(named, NULL);
    g_autofree char *out = g_path_get_dirname(folder);
    g_autofree char *history = g_build_filename(out, "relance.db", NULL);
    g_autofree char *usual = g_canonicalize_filename(run->settings->out, NULL);
    if (!g_file_test(record, G_FILE_TEST_EXISTS) || !g_file_test(history, G_FILE_TEST_EXISTS) ||
        g_str_equal(out, usual))
        return;
    override_out(run->settings, out);
    tidy_path(&run->settings->out);
    tidy_path(&run->settings->history);
}

static void override_as_of(Settings *settings, const char *as_of)
{
    Day day = day_parse_iso(as_of);
    settings->ledger.as_of = day                         ? AS_OF_DATE
                             : g_str_equal(as_of, "run") ? AS_OF_RUN
                                                         : AS_OF_AUTO;
    settings->ledger.as_of_date = day;
}

static void override_settings(Run *run)
{
    const Options *options = run->options;
    if (options->out)
        override_out(run->settings, options->out);
    if (options->ledger)
        override_ledger(run->settings, options->ledger);
    if (options->as_of_text)
        override_as_of(run->settings, options->as_of_text);
    if (options->accept_old_ledger)
        run->settings->max_ledger_age_days = 0;
    tidy_path(&run->settings->out);
    tidy_path(&run->settings->history);
}

gboolean run_load_settings(Run *run, GError **error)
{
    const char *path = run->options->config;
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                            "%s is not there; relance init DIR makes a working folder, -c FILE "
                            "names another settings file",
                            path);
    guint before = complaints_count(run->complaints, COMPLAINT_REFUSED);
    run->settings = settings_load_changed(path, run->changes, run->complaints, error);
    if (!run->settings)
        return refuse_if_complained(run, before, OUTCOME_SETTINGS_REFUSED, path, error) &&
               outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s cannot be used", path);
    override_settings(run);
    return TRUE;
}

/* User's template folder first, then the stock ones. */
static void list_folders(Run *run)
{
    GPtrArray *templates = g_ptr_array_new();
    if (run->settings->templates)
        g_ptr_array_add(templates, g_strdup(run->settings->templates));
    g_ptr_array_add(templates, g_build_filename(run->share, "templates", NULL));
    g_ptr_array_add(templates, NULL);
    run->template_folders = (char **)g_ptr_array_free(templates, FALSE);
    run->font_folders = g_new0(char *, 2);
    run->font_folders[0] = g_build_filename(run->share, "fonts", NULL);
}

static gboolean load_scenarios(Run *run, GError **error)
{
    Settings *settings = run->settings;
    if (!g_file_test(settings->scenarios, G_FILE_TEST_EXISTS))
        return outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                            "%s: scenarios file %s is not there", settings->file,
                            settings->scenarios_named);
    guint before = complaints_count(run->complaints, COMPLAINT_REFUSED);
    run->scenarios = scenarios_load_changed(settings->scenarios, settings->scenarios_named,
                                            settings, run->changes, run->complaints, error);
    if (run->scenarios)
        return TRUE;
    return refuse_if_complained(run, before, OUTCOME_SETTINGS_REFUSED,
                                settings->scenarios_named, error) &&
           outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s cannot be used",
                        settings->scenarios_named);
}

static gboolean load_rates(Run *run, GError **error)
{
    g_autofree char *stock =
        g_build_filename(run->share, "templates", "tables", "rates.csv", NULL);
    const char *path = run->settings->rates ? run->settings->rates : stock;
    const char *name = run->settings->rates ? path : "rates.csv (stock)";
    guint before = complaints_count(run->complaints, COMPLAINT_REFUSED);
    run->rates = read_rates(path, name, run->complaints, error);
    if (run->rates)
        return TRUE;
    return refuse_if_complained(run, before, OUTCOME_SETTINGS_REFUSED, name, error) &&
           outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s cannot be used", name);
}

gboolean run_find_share(Run *run, GError **error)
{
    run->share = share_find(error);
    if (!run->share)
        return FALSE;
    list_folders(run);
    return TRUE;
}

gboolean run_load_rules(Run *run, GError **error)
{
    return run_find_share(run, error) && load_scenarios(run, error) && load_rates(run, error);
}

gboolean run_load_ledger(Run *run, GError **error)
{
    guint before = complaints_count(run->complaints, COMPLAINT_REFUSED);
    g_autofree char *recognised = NULL;
    run->ledger =
        read_ledger_explained(run->settings, run->date, run->complaints, &recognised, error);
    if (run->ledger)
        return TRUE;
    if (run->options->show_mapping)
        run_say(run, "%s", recognised);
    return refuse_if_complained(run, before, OUTCOME_INPUT_REFUSED, "the input is", error) &&
           outcome_fail(error, OUTCOME_INPUT_REFUSED, "the ledger cannot be read");
}

gboolean run_load_past(Run *run, GError **error)
{
    if (run->db && run->state) {
        run->past = history_fetch_past(run->db, run->state->history_sequence, run->id, error);
        return run->past != NULL;
    }
    g_autoptr(HistoryDb) db = history_open_to_read(run->settings->history, error);
    if (!db)
        return FALSE;
    gint64 sequence = run->state ? run->state->history_sequence : history_sequence(db);
    run->past = history_fetch_past(db, sequence, NULL, error);
    return run->past != NULL;
}

gboolean run_prepare_letters(Run *run, GError **error)
{
    ComposeInput input = {
        .settings = run->settings,
        .scenarios = run->scenarios,
        .ledger = run->ledger,
        .past = run->past,
        .rates = run->rates,
        .template_folders = (const char *const *)run->template_folders,
        .run_id = run->id,
        .run_date = run->date,
    };
    guint before = complaints_count(run->complaints, COMPLAINT_REFUSED);
    run->composer = composer_new(&input);
    composer_check_templates(run->composer, run->complaints);
    if (!refuse_if_complained(run, before, OUTCOME_SETTINGS_REFUSED, "the templates are",
                              error))
        return FALSE;
    run->renderer =
        renderer_new(run->settings, (const char *const *)run->template_folders,
                     (const char *const *)run->font_folders, run->complaints, error);
    if (run->renderer)
        return TRUE;
    return refuse_if_complained(run, before, OUTCOME_SETTINGS_REFUSED, "the layout is",
                                error) &&
           outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                        "the fonts or the layout cannot be used");
}

/*
 * ---- the list of inputs --------------------------------
 * -----------------------------------
 */

static void add_file(Run *run, const char *role, const char *named, const char *path)
{
    g_autofree char *sha256 = path ? file_sha256(path, NULL) : NULL;
    if (sha256)
        g_ptr_array_add(run->inputs, input_file_new(role, named, path, sha256, -1));
}

/*
 * The same name wherever the folder lies: relative to relance.yaml, "stock:..." below the
 * program's share folder, else the path as it is.
 */
static char *name_input(const Run *run, const char *path)
{
    const struct {
        const char *folder, *prefix;
    } places[] = {{run->settings->folder, ""}, {run->share, "stock:"}};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        size_t length = places[i].folder ? strlen(places[i].folder) : 0;
        if (length && strncmp(path, places[i].folder, length) == 0 && path[length] == '/')
            return g_strconcat(places[i].prefix, path + length + 1, NULL);
    }
    return g_strdup(path);
}

static void add_copies(Run *run, const GPtrArray *inputs)
{
    for (guint i = 0; inputs && i < inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(inputs, i);
        g_autofree char *name = name_input(run, input->path);
        g_ptr_array_add(run->inputs, input_file_new(input->role, name, input->real_path,
                                                    input->sha256, input->rows));
    }
}

static int compare_inputs(gconstpointer a, gconstpointer b)
{
    const InputFile *x = *(const InputFile *const *)a, *y = *(const InputFile *const *)b;
    int by_role = strcmp(x->role, y->role);
    return by_role ? by_role : strcmp(x->path, y->path);
}

static gboolean has_same(const GPtrArray *inputs, guint i)
{
    const InputFile *a = g_ptr_array_index(inputs, i - 1), *b = g_ptr_array_index(inputs, i);
    return g_str_equal(a->role, b->role) && g_str_equal(a->path, b->path);
}

static void digest_settings(Run *run)
{
    g_autoptr(GString) both = g_string_new(NULL);
    for (guint i = 0; i < run->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->inputs, i);
        if (g_str_equal(input->role, "settings") || g_str_equal(input->role, "scenarios"))
            g_string_append_printf(both, "%s %s\n", input->sha256, input->role);
    }
    g_free(run->settings_sha256);
    run->settings_sha256 = data_sha256(both->str, both->len);
}

void run_collect_inputs(Run *run)
{
    const Settings *settings = run->settings;
    g_ptr_array_set_size(run->inputs, 0);
    g_autofree char *name = g_path_get_basename(settings->file); /* whichever way -c named it */
    add_file(run, "settings", name, settings->real_path);
    add_file(run, "scenarios", settings->scenarios_named, settings->scenarios);
    if (run->ledger)
        add_copies(run, run->ledger->inputs);
    g_autofree char *stock =
        g_build_filename(run->share, "templates", "tables", "rates.csv", NULL);
    add_file(run, "rates",
             settings->rates ? settings->rates : "stock:templates/tables/rates.csv",
             settings->rates ? settings->rates : stock);
    g_autofree char *postage =
        g_build_filename(run->share, "templates", "tables", "postage.csv", NULL);
    add_file(run, "tariffs",
             settings->print.tariffs ? settings->print.tariffs
                                     : "stock:templates/tables/postage.csv",
             settings->print.tariffs ? settings->print.tariffs : postage);
    add_copies(run, run->composer ? composer_peek_inputs(run->composer) : NULL);
    add_copies(run, run->renderer ? renderer_peek_inputs(run->renderer) : NULL);
    g_ptr_array_sort(run->inputs, compare_inputs);
    for (guint i = 1; i < run->inputs->len;)
        if (has_same(run->inputs, i))
            g_ptr_array_remove_index(run->inputs, i);
        else
            i++;
    digest_settings(run);
}
