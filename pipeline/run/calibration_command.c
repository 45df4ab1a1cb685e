/* relance check --calibration: the sheet that shows a layout, to hold behind the envelope. */
#include "ground/files.h"
#include "run/calibration_command.h"

/* The layout asked for instead of the setting. */
static void choose_layout(Run *run)
{
    if (!run->options->layout)
        return;
    g_free(run->settings->print.layout);
    run->settings->print.layout = g_strdup(run->options->layout);
}

Outcome calibration_write(Run *run, GError **error)
{
    choose_layout(run);
    run->settings->print.inserter = INSERTER_NONE; /* every layout may be looked at */
    run->renderer =
        renderer_new(run->settings, (const char *const *)run->template_folders,
                     (const char *const *)run->font_folders, run->complaints, error);
    run_report_complaints(run);
    if (!run->renderer)
        return *error ? outcome_of_error(*error) : OUTCOME_SETTINGS_REFUSED;
    g_autoptr(Pages) pages = renderer_layout_calibration(run->renderer);
    g_autoptr(GBytes) pdf = renderer_write_pdf(run->renderer, pages, error);
    if (!pdf)
        return outcome_of_error(*error);
    g_autofree char *name = g_strdup_printf("calibration-%s.pdf", run->settings->print.layout);
    g_autofree char *path = g_build_filename(run->settings->out, name, NULL);
    gsize length;
    const char *bytes = g_bytes_get_data(pdf, &length);
    if (!folder_create(run->settings->out, error) ||
        !file_write_whole(path, bytes, (gssize)length, error))
        return outcome_of_error(*error);
    g_autofree char *said = g_strdup_printf(
        "%s: print it at 100 %%, fold it and hold it behind the envelope\n", path);
    run_answer(run, said);
    return OUTCOME_DONE;
}
