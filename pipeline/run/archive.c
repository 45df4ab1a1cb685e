#include "run/archive.h"

#include <string.h>

#include "ground/files.h"
#include "ground/text.h"

#define INPUTS_FOLDER "5-audit/inputs"

static gboolean is_template(const InputFile *input)
{
    return g_str_equal(input->role, "template") || g_str_equal(input->role, "layout");
}

/* Fonts and what else belongs to the machine are known by hash only. */
gboolean archive_is_of_machine(const InputFile *input)
{
    return g_str_equal(input->role, "font") || g_str_equal(input->role, "hyphenation") ||
           g_str_equal(input->role, "colour-profile");
}

static gboolean is_kept(const InputFile *input)
{
    return !archive_is_of_machine(input);
}

/* Path below the run folder. A template keeps its folder (language, layouts). */
char *archive_kept_path(const InputFile *input)
{
    g_autofree char *name = g_path_get_basename(input->path);
    if (is_template(input)) {
        g_autofree char *folder = g_path_get_dirname(input->path);
        g_autofree char *folder_name = g_path_get_basename(folder);
        return g_build_filename(INPUTS_FOLDER, "templates", folder_name, name, NULL);
    }
    return g_strdup_printf("%s/%s/%.8s-%s", INPUTS_FOLDER, input->role, input->sha256, name);
}

gboolean archive_store(const Run *run, GError **error)
{
    if (!run->settings->archive_copy)
        return TRUE;
    for (guint i = 0; i < run->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->inputs, i);
        if (!is_kept(input))
            continue;
        g_autofree char *path = archive_kept_path(input);
        g_autofree char *target = g_build_filename(run->folder, path, NULL);
        g_autofree char *folder = g_path_get_dirname(target);
        if (!folder_create(folder, error) || !file_copy_whole(input->real_path, target, error))
            return FALSE;
    }
    return TRUE;
}

static char *find_kept(const Run *run, const InputFile *input)
{
    g_autofree char *path = archive_kept_path(input);
    g_autofree char *kept = g_build_filename(run->folder, path, NULL);
    return g_file_test(kept, G_FILE_TEST_EXISTS) ? g_steal_pointer(&kept) : NULL;
}

static const InputFile *find_input(const Run *run, const char *role, const char *path)
{
    for (guint i = 0; i < run->state->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->state->inputs, i);
        if (g_str_equal(input->role, role) && (!path || text_equals(input->path, path)))
            return input;
    }
    return NULL;
}

char *archive_find_settings(const Run *run, GError **error)
{
    const InputFile *input = find_input(run, "settings", NULL);
    if (!input) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s/run.json names no settings file",
                     run->folder);
        return NULL;
    }
    char *kept = find_kept(run, input);
    return kept ? kept : g_strdup(run->options->config);
}

/* Replaces *path by the run's copy of the input of this role, where there is one (stock tables too). */
static void redirect_path(const Run *run, const char *role, char **path)
{
    const InputFile *input = find_input(run, role, NULL);
    char *kept = input ? find_kept(run, input) : NULL;
    if (!kept)
        return;
    g_free(*path);
    *path = kept;
}

/* Images are told apart by their names: the settings hold resolved paths. */
static void redirect_image(const Run *run, char **path)
{
    g_autofree char *wanted = *path ? g_path_get_basename(*path) : NULL;
    for (guint i = 0; wanted && i < run->state->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->state->inputs, i);
        g_autofree char *name = g_path_get_basename(input->path);
        char *kept = g_str_equal(input->role, "image") && g_str_equal(name, wanted)
                         ? find_kept(run, input)
                         : NULL;
        if (!kept)
            continue;
        g_free(*path);
        *path = kept;
        return;
    }
}

static void redirect_ledger(Run *run, const Settings *present)
{
    LedgerSettings *ledger = &run->settings->ledger;
    g_autofree char *folder = g_canonicalize_filename(present->folder, NULL);
    g_ptr_array_set_size(ledger->files, 0);
    g_ptr_array_set_size(ledger->named, 0);
    for (guint i = 0; i < run->state->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->state->inputs, i);
        if (!g_str_equal(input->role, "ledger"))
            continue;
        char *kept = find_kept(run, input);
        g_ptr_array_add(ledger->files,
                        kept ? kept : g_canonicalize_filename(input->path, folder));
        g_ptr_array_add(ledger->named, g_strdup(input->path));
    }
    ledger->as_of = text_equals(run->state->as_of_source, "auto")  ? AS_OF_AUTO
                    : text_equals(run->state->as_of_source, "run") ? AS_OF_RUN
                                                                   : AS_OF_DATE;
    ledger->as_of_date = run->state->as_of;
}

static void swap_text(char **a, char **b)
{
    char *kept = *a;
    *a = *b;
    *b = kept;
}

gboolean archive_redirect(Run *run, Settings *present, GError **error)
{
    Settings *settings = run->settings;
    redirect_ledger(run, present);
    redirect_path(run, "customers", &settings->customers.file);
    redirect_path(run, "contacts", &settings->contacts.file);
    redirect_path(run, "events", &settings->events.file);
    redirect_path(run, "scenarios", &settings->scenarios);
    redirect_path(run, "rates", &settings->rates);
    redirect_path(run, "tariffs", &settings->print.tariffs);
    redirect_image(run, &settings->creditor.logo);
    redirect_image(run, &settings->creditor.signature);
    for (guint i = 0; i < settings->people->len; i++)
        redirect_image(run, &((Person *)g_ptr_array_index(settings->people, i))->signature);
    swap_text(&settings->out, &present->out);
    swap_text(&settings->history, &present->history);
    swap_text(&settings->folder, &present->folder);
    swap_text(&settings->audit_key, &present->audit_key);
    swap_text(&settings->audit_certificate, &present->audit_certificate);
    swap_text(&settings->file, &present->file);
    MailSettings mail = settings->mail;
    settings->mail = present->mail;
    present->mail = mail;
    g_free(settings->templates);
    settings->templates = g_build_filename(run->folder, INPUTS_FOLDER, "templates", NULL);
    if (!g_file_test(settings->templates, G_FILE_TEST_IS_DIR)) {
        g_free(settings->templates);
        settings->templates = g_strdup(present->templates);
    }
    if (!find_input(run, "ledger", NULL))
        return outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s/run.json names no ledger",
                            run->folder);
    return TRUE;
}

static const InputFile *find_same_role_and_hash(const GPtrArray *inputs,
                                                const InputFile *wanted)
{
    for (guint i = 0; i < inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(inputs, i);
        if (g_str_equal(input->role, wanted->role) &&
            text_equals(input->sha256, wanted->sha256))
            return input;
    }
    return NULL;
}

GPtrArray *archive_find_changed(const Run *run)
{
    GPtrArray *changed = g_ptr_array_new();
    for (guint i = 0; i < run->state->inputs->len; i++) {
        InputFile *was = g_ptr_array_index(run->state->inputs, i);
        if (!find_same_role_and_hash(run->inputs, was))
            g_ptr_array_add(changed, was);
    }
    return changed;
}

gboolean archive_compare(const Run *run, GError **error)
{
    g_autoptr(GPtrArray) changed = archive_find_changed(run);
    if (changed->len == 0)
        return TRUE;
    const InputFile *was = g_ptr_array_index(changed, 0);
    return outcome_fail(error, OUTCOME_INPUT_REFUSED,
                        "run %s was begun with another %s (%s, SHA-256 %.12s...); begin a new "
                        "run, or put the file back",
                        run->id, was->role, was->path, was->sha256);
}

void archive_restore_names(Run *run)
{
    for (guint i = 0; i < run->complaints->list->len; i++) {
        Complaint *complaint = g_ptr_array_index(run->complaints->list, i);
        for (guint k = 0; complaint->file && k < run->state->inputs->len; k++) {
            const InputFile *input = g_ptr_array_index(run->state->inputs, k);
            g_autofree char *kept = is_kept(input) ? archive_kept_path(input) : NULL;
            gboolean is_settings = g_str_equal(input->role, "settings") &&
                                   g_str_equal(complaint->file, run->options->config);
            if (!is_settings && (!kept || !g_str_has_suffix(complaint->file, kept)))
                continue;
            g_free(complaint->file);
            complaint->file = g_strdup(input->path);
            break;
        }
    }
}
