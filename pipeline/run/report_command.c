/*
 * `relance report`: a run's figures again, and two runs side by side. Read-only: the run is
 * computed again from its inputs, deliveries as the history has them now; --compare reads what
 * the runs kept.
 */
#include <stdio.h>
#include <unistd.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/run_begin.h"
#include "run/run_folder.h"
#include "run/run_report.h"

typedef enum {
    FORMAT_TEXT,
    FORMAT_CSV,
    FORMAT_JSON,
    FORMAT_HTML,
    FORMAT_PDF,
    FORMAT_COUNT
} ReportFormat;

static const char *const format_names[FORMAT_COUNT] = {"text", "csv", "json", "html", "pdf"};

static gboolean parse_format(const Options *options, ReportFormat *format, GError **error)
{
    *format = options->json ? FORMAT_JSON : FORMAT_TEXT;
    for (int i = 0; options->format && i < FORMAT_COUNT; i++)
        if (g_str_equal(options->format, format_names[i])) {
            *format = (ReportFormat)i;
            return TRUE;
        }
    return !options->format ||
           outcome_fail(error, OUTCOME_WRONG_USE,
                        "--format %s: give text, csv, json, html or pdf", options->format);
}

static gboolean check_language(const Options *options, GError **error)
{
    return !options->language || g_str_equal(options->language, "fr") ||
           g_str_equal(options->language, "en") ||
           outcome_fail(error, OUTCOME_WRONG_USE, "--lang %s: give fr or en",
                        options->language);
}

static void answer(const Options *options, ReportFormat format, const char *text)
{
    if (options->json && format == FORMAT_JSON) {
        g_string_assign(options->json_text, text);
        return;
    }
    fputs(text, stdout);
    fflush(stdout);
}

static const char *language_of(const Run *run)
{
    return run->options->language ? run->options->language
                                  : (report_is_french(run->settings) ? "fr" : "en");
}

/* The management summary by the letter engine. */
static gboolean print_summary(const Run *run, GError **error)
{
    RunReport report = run_report_begin(run);
    report.input.language = run->options->language;
    g_autoptr(SummarySheet) sheet = report_make_summary(&report.input);
    run_report_clear(&report);
    g_autoptr(Pages) pages = renderer_lay_sheet(run->renderer, sheet);
    g_autoptr(GBytes) pdf = renderer_write_pdf(run->renderer, pages, error);
    if (!pdf)
        return FALSE;
    gsize length;
    const void *bytes = g_bytes_get_data(pdf, &length);
    return (fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0) ||
           outcome_fail(error, OUTCOME_INPUT_OUTPUT, "the PDF could not be written out");
}

static void print_report(const Run *run, ReportFormat format)
{
    RunReport report = run_report_begin(run);
    report.input.language = run->options->language;
    g_autoptr(GPtrArray) lines = report_list_figures(&report.input);
    g_autofree char *text = NULL;
    if (format == FORMAT_HTML) {
        text = report_print_html(&report.input);
    } else if (format == FORMAT_CSV) {
        text = figure_lines_print(lines);
    } else if (format == FORMAT_JSON) {
        g_autofree char *plain = report_print_json(lines);
        text = run->options->json ? g_steal_pointer(&plain) : json_to_indented(plain);
    } else {
        text = report_print_figures(lines, language_of(run));
    }
    run_report_clear(&report);
    answer(run->options, format, text);
}

/* ---- two runs ---- */

static GPtrArray *read_kept(const Run *run, const char *named, char **id, GError **error)
{
    g_autofree char *folder = run_folder_find(run->settings->out, named, error);
    g_autoptr(RunState) state = folder ? run_state_read(folder, error) : NULL;
    if (!state)
        return NULL;
    *id = g_strdup(state->id);
    g_autofree char *path = g_build_filename(folder, "report.csv", NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED,
                     "run %s kept no report.csv: it did not come to dispatch, or an older "
                     "relance wrote it",
                     state->id);
        return NULL;
    }
    return run_report_read(folder, error);
}

static Outcome compare(const Options *options, ReportFormat format, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    g_autofree char *first_id = NULL, *second_id = NULL;
    if (format != FORMAT_TEXT && format != FORMAT_CSV && format != FORMAT_JSON) {
        outcome_fail(error, OUTCOME_WRONG_USE, "--compare is told as text, csv or json");
        return OUTCOME_WRONG_USE;
    }
    if (!run_load_settings(run, error))
        return outcome_of_error(*error);
    g_autoptr(GPtrArray) first = read_kept(run, options->arguments[0], &first_id, error);
    g_autoptr(GPtrArray) second =
        first ? read_kept(run, options->arguments[1], &second_id, error) : NULL;
    if (!second)
        return outcome_of_error(*error);
    static const ComparisonForm forms[] = {COMPARISON_TEXT, COMPARISON_CSV, COMPARISON_JSON};
    g_autofree char *text = report_print_comparison((ComparedRun){first_id, first},
                                                    (ComparedRun){second_id, second},
                                                    forms[format], language_of(run));
    if (format == FORMAT_JSON && !options->json) {
        g_autofree char *indented = json_to_indented(text);
        answer(options, format, indented);
    } else
        answer(options, format, text);
    return OUTCOME_DONE;
}

/* ---- one run ---- */

/* Those that the run kept: dispatch has complaints of its own, and it is not done again. */
static gboolean take_complaints(Run *run, GError **error)
{
    g_autofree char *path = g_build_filename(run->folder, "complaints.txt", NULL);
    g_autofree char *text = file_read_whole(path, NULL, error);
    if (!text)
        return FALSE;
    complaints_free(run->complaints);
    run->complaints = complaints_of_text(text);
    return TRUE;
}

/* As far as it was done; nothing is written. */
static gboolean look_again(Run *run, Comparison *comparison, GError **error)
{
    if (!run_reopen_to_look(run, run->options->arguments[0], error))
        return FALSE;
    run->comparison = comparison;
    if (!run->state->is_done[STAGE_RENDER])
        return outcome_fail(error, OUTCOME_INPUT_REFUSED,
                            "run %s has no documents yet: relance render %s, then ask again",
                            run->id, run->id);
    return run_perform(run, STAGE_RENDER, error) && run_list_deliveries_to_look(run, error) &&
           take_complaints(run, error);
}

Outcome command_report(const Options *options, GError **error)
{
    ReportFormat format;
    if (!parse_format(options, &format, error) || !check_language(options, error))
        return OUTCOME_WRONG_USE;
    if (options->n_arguments > 2 || (options->compare != (options->n_arguments == 2))) {
        outcome_fail(error, OUTCOME_WRONG_USE,
                     "use: relance report [RUN], or relance report --compare RUN RUN");
        return OUTCOME_WRONG_USE;
    }
    if (format == FORMAT_PDF && !options->compare && isatty(STDOUT_FILENO))
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "a PDF is not for a terminal: relance report --format pdf > FILE"),
               OUTCOME_WRONG_USE;
    if (options->compare)
        return compare(options, format, error);
    g_autoptr(Run) run = run_new(options);
    g_autoptr(GString) differences = g_string_new(NULL);
    Comparison comparison = {.report = differences};
    if (!look_again(run, &comparison, error)) {
        run_report_complaints(run);
        return error && *error ? outcome_of_error(*error) : OUTCOME_OUR_MISTAKE;
    }
    if (comparison.n_found > 0)
        fprintf(stderr,
                "relance: run %s comes out otherwise than it was kept; relance audit verify "
                "%s tells where\n",
                run->id, run->id);
    if (format == FORMAT_PDF)
        return print_summary(run, error) ? OUTCOME_DONE : outcome_of_error(*error);
    print_report(run, format);
    return OUTCOME_DONE;
}
