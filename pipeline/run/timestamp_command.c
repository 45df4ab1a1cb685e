/*
 * relance audit timestamp RUN [ANSWER]: the request (RFC 3161) for a timestamp of the journal's head
 * as a file, and the answer that came back. Nothing goes over the network.
 */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/import_command.h"
#include "run/run.h"
#include "run/run_folder.h"
#include "run/witness.h"

static gboolean write_bytes(const char *path, GBytes *bytes, GError **error)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    return file_write_whole(path, data, (gssize)length, error);
}

/* out/seals/<run>-<lines> of the head as it is now; a new path, and the statement. */
static char *name_base(const Run *run, const char *folder, char **statement, GError **error)
{
    g_autofree char *id = g_path_get_basename(folder);
    g_autoptr(Journal) journal = journal_open(folder, NULL, error);
    if (!journal)
        return NULL;
    *statement = audit_print_statement(journal, id);
    const char *at = strstr(*statement, "\nlines ");
    return g_strdup_printf("%s/seals/%s-%" G_GINT64_FORMAT, run->settings->out, id,
                           at ? g_ascii_strtoll(at + 7, NULL, 10) : 0);
}

static gboolean make_request(const Run *run, const char *base, const char *statement,
                             GError **error)
{
    g_autofree char *text = g_strconcat(base, ".txt", NULL);
    g_autofree char *request = g_strconcat(base, ".tsq", NULL);
    g_autofree char *folder = g_path_get_dirname(base);
    g_autoptr(GBytes) bytes = audit_make_timestamp_request(statement);
    if (!folder_create(folder, error) || !file_write_whole(text, statement, -1, error) ||
        !write_bytes(request, bytes, error))
        return FALSE;
    run_say(run,
            "%s: send it to your timestamp authority, then relance audit timestamp RUN "
            "ANSWER",
            request);
    return TRUE;
}

static gboolean take_answer(const Run *run, const char *base, const char *statement,
                            GError **error)
{
    const char *path = run->options->arguments[1];
    gsize length = 0;
    char *data = file_read_whole(path, &length, error);
    g_autoptr(GBytes) bytes = data ? g_bytes_new_take(data, length) : NULL;
    g_autofree char *words = bytes ? audit_check_timestamp(statement, bytes, error) : NULL;
    g_autofree char *kept = g_strconcat(base, ".tsr", NULL);
    if (!words) {
        g_prefix_error(error, "%s: ", path);
        return FALSE;
    }
    if (!write_bytes(kept, bytes, error))
        return FALSE;
    run_say(run, "%s: %s", kept, words);
    return TRUE;
}

Outcome command_audit_timestamp(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!records_open(run, error))
        return outcome_of_error(*error);
    g_autofree char *folder = run_folder_find(run->settings->out, options->arguments[0], error);
    g_autofree char *statement = NULL;
    g_autofree char *base = folder ? name_base(run, folder, &statement, error) : NULL;
    gboolean is_good =
        base && (options->n_arguments > 1 ? take_answer(run, base, statement, error)
                                          : make_request(run, base, statement, error));
    return is_good ? OUTCOME_DONE : outcome_of_error(*error);
}
