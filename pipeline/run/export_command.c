/* relance audit export: a run as tables for the auditor's own tools. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/export_sample.h"
#include "run/export_statistics.h"
#include "run/run.h"
#include "run/run_folder.h"

enum { SAMPLE_MAX = 10000 };

typedef struct {
    const Run *run;
    const char *folder, *format;
    char *id, *target, *hidden;
    guint sample;
    gint64 seed;
    GPtrArray *tables;
    gboolean has_images;
} Export;

static gboolean read_options(Export *export, GError **error)
{
    static const char *const formats[] = {"csv", "json", "xlsx-free", NULL};
    const Options *options = export->run->options;
    gint64 sample = 0;
    export->format = options->format ? options->format : "csv";
    if (!g_strv_contains(formats, export->format))
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "--format %s: csv, json or xlsx-free (one workbook in plain XML)",
                            export->format);
    if (options->sample &&
        !g_ascii_string_to_signed(options->sample, 10, 1, SAMPLE_MAX, &sample, NULL))
        return outcome_fail(error, OUTCOME_WRONG_USE, "--sample %s: a number from 1 to %d",
                            options->sample, SAMPLE_MAX);
    if (options->seed && !g_ascii_string_to_signed(options->seed, 10, G_MININT64, G_MAXINT64,
                                                   &export->seed, NULL))
        return outcome_fail(error, OUTCOME_WRONG_USE, "--seed %s: a whole number",
                            options->seed);
    export->sample = (guint)sample;
    return TRUE;
}

/* Replaced only if it is one of ours. */
static gboolean choose_target(Export *export, GError **error)
{
    const Options *options = export->run->options;
    g_autofree char *name = g_strdup_printf("audit-%s-%s", export->id, export->format);
    export->target = options->to ? g_strdup(options->to)
                                 : g_build_filename(export->run->settings->out, name, NULL);
    g_autofree char *above = g_path_get_dirname(export->target);
    g_autofree char *base = g_path_get_basename(export->target);
    g_autofree char *hidden = g_strconcat(".tmp-", base, NULL);
    export->hidden = g_build_filename(above, hidden, NULL);
    if (!g_file_test(export->target, G_FILE_TEST_EXISTS))
        return folder_remove_tree(export->hidden, error);
    g_autofree char *readme = g_build_filename(export->target, "README.md", NULL);
    g_autofree char *text = file_read_whole(readme, NULL, NULL);
    if (text && strstr(text, "Made by `relance audit export"))
        return folder_remove_tree(export->target, error) &&
               folder_remove_tree(export->hidden, error);
    return outcome_fail(error, OUTCOME_CANNOT_CREATE,
                        "%s is there already and no bundle of relance; name another folder "
                        "with --to",
                        export->target);
}

static void add_table(Export *export, const char *name, const char *meaning, KeptTable *table)
{
    ExportTable *added = g_new0(ExportTable, 1);
    added->name = name;
    added->meaning = meaning;
    added->table = table;
    g_ptr_array_add(export->tables, added);
}

static gboolean add_sample(Export *export, GError **error)
{
    if (export->sample == 0)
        return TRUE;
    KeptTable *table = export_sample_write(export->folder, export->hidden, export->sample,
                                           export->seed, &export->has_images, error);
    if (!table)
        return FALSE;
    add_table(export, "sample", "The documents drawn; sample/index.html shows them.", table);
    return TRUE;
}

static gboolean write_text(const Export *export, const char *name, const char *text,
                           GError **error)
{
    g_autofree char *path = g_build_filename(export->hidden, name, NULL);
    return file_write_whole(path, text, -1, error);
}

static gboolean write_tables(const Export *export, GError **error)
{
    if (!g_str_equal(export->format, "csv")) {
        gboolean is_json = g_str_equal(export->format, "json");
        g_autofree char *text = is_json ? export_print_json(export->tables, export->id)
                                        : export_print_workbook(export->tables);
        return write_text(export, is_json ? "audit.json" : "audit.xml", text, error);
    }
    for (guint i = 0; i < export->tables->len; i++) {
        const ExportTable *table = g_ptr_array_index(export->tables, i);
        g_autofree char *name = g_strconcat(table->name, ".csv", NULL);
        g_autofree char *text = export_print_csv(table->table);
        if (!write_text(export, name, text, error))
            return FALSE;
    }
    return TRUE;
}

static char *describe_sample(const Export *export)
{
    if (export->sample == 0)
        return NULL;
    return g_strdup_printf(
        "The sample of up to %u documents was drawn with the seed %" G_GINT64_FORMAT
        ": of all documents with a file those whose SHA-256 of `<seed>:<document>` comes "
        "first, "
        "so that it can be drawn again with `printf %%s SEED:DOCUMENT | sha256sum`. "
        "sample/index.html shows each document beside its data%s",
        export->sample, export->seed,
        export->has_images ? "; the page images were made by pdftoppm."
                           : "; pdftoppm was not at hand, so the PDF itself is shown.");
}

static gboolean write_bundle(Export *export, GError **error)
{
    if (!folder_create(export->hidden, error))
        return FALSE;
    export->tables = export_tables_read(export->folder);
    add_table(export, "statistics",
              "What auditors ask first: counts, sums, gaps, duplicates, repeats.",
              export_statistics_make(export->run->settings->out, export->folder));
    if (!add_sample(export, error))
        return FALSE;
    g_autofree char *sample = describe_sample(export);
    g_autofree char *readme =
        export_print_readme(export->tables, export->id, export->format, sample);
    return write_tables(export, error) && write_text(export, "README.md", readme, error) &&
           folder_publish(export->hidden, export->target, error);
}

static void tell(const Export *export)
{
    run_say(export->run, "%s: %u tables%s", export->target, export->tables->len,
            export->sample ? ", sample/index.html" : "");
    if (export->sample && !export->has_images)
        run_say(export->run, "pdftoppm (package poppler-utils) is not installed: the sample "
                             "shows the PDF files instead of page images");
}

Outcome command_audit_export(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    g_autofree char *folder = run_folder_find(run->settings->out, options->arguments[0], error);
    if (!folder)
        return outcome_of_error(*error);
    Export export = {.run = run, .folder = folder, .id = g_path_get_basename(folder)};
    gboolean is_good = read_options(&export, error) && choose_target(&export, error) &&
                       write_bundle(&export, error);
    if (is_good)
        tell(&export);
    if (export.tables)
        g_ptr_array_unref(export.tables);
    g_free(export.id);
    g_free(export.target);
    g_free(export.hidden);
    return is_good ? OUTCOME_DONE : outcome_of_error(*error);
}
