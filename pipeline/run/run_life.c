/* A run from its beginning to its seal. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/archive.h"
#include "run/interrupt.h"
#include "run/run.h"

enum { COMPLAINTS_SHOWN = 40 };

Run *run_new(const Options *options)
{
    Run *run = g_new0(Run, 1);
    run->options = options;
    run->complaints = complaints_new();
    run->date = options->date;
    run->lock = -1;
    run->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)input_file_free);
    run->files = g_ptr_array_new_with_free_func((GDestroyNotify)rendered_file_free);
    run->deliveries = g_ptr_array_new_with_free_func((GDestroyNotify)delivery_free);
    return run;
}

void run_free(Run *run)
{
    if (!run)
        return;
    renderer_free(run->renderer);
    composer_free(run->composer);
    reminder_plan_free(run->plan);
    past_free(run->past);
    journal_close(run->journal);
    history_close(run->db);
    ledger_free(run->ledger);
    rate_table_free(run->rates);
    scenario_book_free(run->scenarios);
    settings_free(run->settings);
    run_state_free(run->state);
    g_ptr_array_unref(run->inputs);
    g_ptr_array_unref(run->files);
    g_ptr_array_unref(run->deliveries);
    g_strfreev(run->template_folders);
    g_strfreev(run->font_folders);
    g_free(run->share);
    g_free(run->settings_sha256);
    g_free(run->witnessed);
    complaints_free(run->complaints);
    g_free(run->folder);
    g_free(run->id);
    if (run->lock >= 0)
        close(run->lock);
    g_free(run);
}

void run_say(const Run *run, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (run->options->json)
        g_ptr_array_add(run->options->said, g_steal_pointer(&line));
    else if (!run->options->quiet)
        puts(line);
    fflush(stdout);
}

void run_answer(const Run *run, const char *text)
{
    if (run->options->json) {
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (guint i = 0; lines[i] && (*lines[i] || lines[i + 1]); i++)
            g_ptr_array_add(run->options->said, g_strdup(lines[i]));
    } else
        fputs(text, stdout);
    fflush(stdout);
}

/* The gravest first, so that what is cut off is what matters least. */
void run_report_complaints(const Run *run)
{
    guint shown = 0;
    for (int level = COMPLAINT_REFUSED; level >= COMPLAINT_NOTE; level--) {
        if (level == COMPLAINT_NOTE && run->options->quiet)
            continue;
        for (guint i = 0; i < run->complaints->list->len; i++) {
            const Complaint *complaint = g_ptr_array_index(run->complaints->list, i);
            if ((int)complaint->level != level || shown++ >= COMPLAINTS_SHOWN)
                continue;
            g_autoptr(GString) line = g_string_new(NULL);
            complaint_append_text(line, complaint);
            fprintf(stderr, "%s\n", line->str);
        }
    }
    if (shown > COMPLAINTS_SHOWN && run->folder)
        fprintf(stderr, "... and %u more: %s/complaints.txt\n", shown - COMPLAINTS_SHOWN,
                run->folder);
    else if (shown > COMPLAINTS_SHOWN)
        fprintf(stderr, "... and %u more\n", shown - COMPLAINTS_SHOWN);
}

/* Computed again for looking only: what differs is noted, row by row. */
static gboolean compare_text(Comparison *comparison, const char *file, const char *path,
                             const char *text)
{
    g_autofree char *kept = file_read_whole(file, NULL, NULL);
    int found = kept ? audit_compare_table(path, kept, text, comparison->report) : 1;
    if (!kept)
        g_string_append_printf(comparison->report, "FOUND: %s: is missing\n", path);
    comparison->n_found += found;
    comparison->n_tables += found == 0;
    return TRUE;
}

gboolean run_keep_text(Run *run, StageName stage, const char *path, const char *text,
                       GError **error)
{
    g_autofree char *file = g_build_filename(run->folder, path, NULL);
    if (run->comparison)
        return compare_text(run->comparison, file, path, text);
    if (run->state->is_done[stage]) {
        g_autofree char *kept = file_read_whole(file, NULL, error);
        if (!kept)
            return FALSE;
        if (g_str_equal(kept, text))
            return TRUE;
        return outcome_fail(
            error, OUTCOME_INPUT_OUTPUT,
            "%s is not what this run's inputs give: it was changed after the run, "
            "or the program was; relance audit verify %s tells more",
            file, run->id);
    }
    g_autofree char *folder = g_path_get_dirname(file);
    return folder_create(folder, error) && file_write_whole(file, text, -1, error);
}

gboolean run_write_state(Run *run, GError **error)
{
    run_state_set_figures(run->state, run->ledger, run->plan,
                          run->state->is_done[STAGE_RENDER] ? run->files : NULL);
    g_autofree char *text = run_state_print(run->state);
    g_autofree char *path = g_build_filename(run->folder, "run.json", NULL);
    return file_write_whole(path, text, -1, error);
}

static gboolean write_complaints(Run *run, GError **error)
{
    archive_restore_names(run);
    g_autofree char *text = complaints_to_text(run->complaints);
    g_autofree char *path = g_build_filename(run->folder, "complaints.txt", NULL);
    return file_write_whole(path, text, -1, error);
}

/* 5-audit/history.csv: what the run and what was recorded before it appended, by digest. */
static gboolean write_history_rows(Run *run, GError **error)
{
    g_autoptr(GPtrArray) rows =
        run->db ? history_digest_rows(run->db, run->id, error) : g_ptr_array_new();
    if (!rows || !run->db)
        return rows != NULL;
    g_autofree char *text = history_rows_print(rows);
    g_autofree char *path = g_build_filename(run->folder, "5-audit", "history.csv", NULL);
    return file_write_whole(path, text, -1, error);
}

gboolean run_seal(Run *run, GError **error)
{
    if (!run_write_state(run, error) || !write_complaints(run, error) ||
        !write_history_rows(run, error))
        return FALSE;
    if (!run->journal)
        return TRUE;
    return audit_seal(run->journal, run->folder, run->options->now, error) &&
           (!run->db ||
            history_store_head(run->db, run->id, journal_peek_head(run->journal), error));
}

static gboolean waits_for_a_person(Decision decision)
{
    return decision == DECISION_HOLD || decision == DECISION_MANUAL ||
           decision == DECISION_APPROVE;
}

static Outcome delivery_outcome(const Delivery *delivery)
{
    switch (delivery->status) {
    case DELIVERY_DEFERRED:
        return OUTCOME_TRY_LATER;
    case DELIVERY_ACCEPTED:
    case DELIVERY_HANDED_OVER:
    case DELIVERY_PLANNED:
        return OUTCOME_DONE;
    default:
        return OUTCOME_SOMETHING_HELD;
    }
}

Outcome run_outcome(const Run *run)
{
    Outcome outcome = OUTCOME_DONE;
    if (complaints_count(run->complaints, COMPLAINT_HELD) > 0)
        outcome = OUTCOME_SOMETHING_HELD;
    for (guint i = 0; run->plan && i < run->plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(run->plan->rows, i);
        if (waits_for_a_person(row->decision))
            outcome = OUTCOME_SOMETHING_HELD;
    }
    if (interrupt_was_asked() && !run->state->is_done[STAGE_DISPATCH])
        outcome = outcome_graver(outcome, OUTCOME_TRY_LATER);
    for (guint i = 0; i < run->deliveries->len; i++)
        outcome =
            outcome_graver(outcome, delivery_outcome(g_ptr_array_index(run->deliveries, i)));
    return outcome;
}
