/*
 * relance audit trace DOCUMENT|INVOICE|FILE|HASH|LEDGER:LINE: what is meant, looked for in every
 * run of the out folder, oldest first.
 */
#include <stdlib.h>
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/json_outline.h"
#include "run/kept_table.h"
#include "run/run_folder.h"
#include "run/trace.h"

enum { HASH_MIN = 8, HASH_LENGTH = 64 };

typedef struct {
    const Run *run;
    GPtrArray *folders; /* char *: of every run, oldest first */
    GString *json;
} Trace;

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *list_folders(const char *out)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    const char *name;
    gboolean is_rehearsal;
    while (dir && (name = g_dir_read_name(dir)))
        if (run_folder_is_id(name, &is_rehearsal) && !is_rehearsal)
            g_ptr_array_add(folders, g_build_filename(out, name, NULL));
    if (folders->len > 0)
        qsort(folders->pdata, folders->len, sizeof *folders->pdata, compare_names);
    return folders;
}

/* ---- documents --------------------------------------------------------------------------- */

static gboolean trace_document(Trace *trace, const char *document)
{
    for (guint i = 0; i < trace->folders->len; i++) {
        const char *folder = g_ptr_array_index(trace->folders, i);
        g_autoptr(GString) members = g_string_new(NULL);
        if (!trace_append_document(members, trace->run->options, folder, document))
            continue;
        json_append_string(trace->json, "what", "document");
        g_string_append_printf(trace->json, ",%s", members->str);
        return TRUE;
    }
    return FALSE;
}

/* ---- hashes ------------------------------------------------------------------------------ */

static gboolean is_hash(const char *text)
{
    size_t length = strlen(text);
    return length >= HASH_MIN && length <= HASH_LENGTH &&
           strspn(text, "0123456789abcdefABCDEF") == length;
}

static void append_found(GString *json, const char *folder, const char *what, const char *path,
                         const char *sha256)
{
    json_begin_object(json, NULL);
    json_append_string(json, "run_folder", folder);
    json_append_string(json, "is", what);
    json_append_string(json, "path", path);
    json_append_string(json, "sha256", sha256);
    json_end_object(json);
}

/* Every line of manifest.sha256 whose hash begins so; the first file's document in *document. */
static guint find_in_manifest(GString *json, const char *folder, const char *prefix,
                              char **document)
{
    g_autofree char *path = g_build_filename(folder, "5-audit", "manifest.sha256", NULL);
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text_or_empty(text), "\n", -1);
    g_autofree char *own = file_sha256(path, NULL);
    guint n = 0;
    for (guint i = 0; lines[i]; i++) {
        if (!g_str_has_prefix(lines[i], prefix) || strlen(lines[i]) < HASH_LENGTH + 2)
            continue;
        const char *file = lines[i] + HASH_LENGTH + 2;
        g_autofree char *sha256 = g_strndup(lines[i], HASH_LENGTH);
        append_found(json, folder, "a file of the run", file, sha256);
        g_autofree char *name = g_path_get_basename(file);
        char *dot = strrchr(name, '.');
        if (dot)
            *dot = '\0';
        if (!*document && (g_str_has_prefix(file, "3-render/") || strstr(file, "/mail/")))
            *document = g_strdup(name);
        n++;
    }
    if (own && g_str_has_prefix(own, prefix)) {
        append_found(json, folder, "the manifest of the run", "5-audit/manifest.sha256", own);
        n++;
    }
    return n;
}

static guint find_in_inputs(GString *json, const char *folder, const char *prefix,
                            GPtrArray *whole)
{
    g_autoptr(RunState) state = run_state_read(folder, NULL);
    guint n = 0;
    for (guint i = 0; state && i < state->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(state->inputs, i);
        if (!g_str_has_prefix(input->sha256, prefix))
            continue;
        g_autofree char *what = g_strdup_printf("an input of the run: %s", input->role);
        append_found(json, folder, what, input->path, input->sha256);
        g_ptr_array_add(whole, g_strdup(input->sha256));
        n++;
    }
    return n;
}

/* What the journals say of the hash: the documents of a template, the lines of a seal. */
static guint find_in_journals(Trace *trace, const char *sha256)
{
    guint n = 0;
    json_begin_array(trace->json, "journals");
    for (guint i = 0; i < trace->folders->len; i++) {
        const char *folder = g_ptr_array_index(trace->folders, i);
        g_autoptr(GString) lines = g_string_new(NULL);
        guint found = trace_append_journal(lines, "lines", folder, sha256);
        if (!found)
            continue;
        json_begin_object(trace->json, NULL);
        json_append_string(trace->json, "run_folder", folder);
        g_string_append_printf(trace->json, ",%s", lines->str);
        json_end_object(trace->json);
        n += found;
    }
    json_end_array(trace->json);
    return n;
}

static gboolean trace_hash(Trace *trace, const char *hash)
{
    g_autofree char *prefix = g_ascii_strdown(hash, -1);
    g_autofree char *document = NULL;
    g_autoptr(GPtrArray) whole = g_ptr_array_new_with_free_func(g_free);
    guint n = 0;
    json_append_string(trace->json, "what", "hash");
    json_append_string(trace->json, "sha256", prefix);
    json_begin_array(trace->json, "found");
    for (guint i = 0; i < trace->folders->len; i++) {
        const char *folder = g_ptr_array_index(trace->folders, i);
        n += find_in_manifest(trace->json, folder, prefix, &document);
        n += find_in_inputs(trace->json, folder, prefix, whole);
    }
    json_end_array(trace->json);
    const char *full = strlen(prefix) == HASH_LENGTH ? prefix
                       : whole->len > 0              ? g_ptr_array_index(whole, 0)
                                                     : NULL;
    n += full ? find_in_journals(trace, full) : 0;
    for (guint i = 0; document && i < trace->folders->len; i++) {
        g_autoptr(GString) members = g_string_new(NULL);
        if (!trace_append_document(members, trace->run->options,
                                   g_ptr_array_index(trace->folders, i), document))
            continue;
        json_begin_object(trace->json, "document");
        g_string_append(trace->json, members->str);
        json_end_object(trace->json);
        break;
    }
    return n > 0;
}

/* ---- invoices and ledger lines ----------------------------------------------------------- */

static gboolean trace_rows(Trace *trace, const char *invoice, const char *source, int line)
{
    guint n = 0;
    json_append_string(trace->json, "what", invoice ? "invoice" : "ledger line");
    if (invoice)
        json_append_string(trace->json, "invoice", invoice);
    json_begin_array(trace->json, "runs");
    for (guint i = 0; i < trace->folders->len; i++) {
        const char *folder = g_ptr_array_index(trace->folders, i);
        g_autoptr(GString) rows = g_string_new(NULL);
        json_begin_array(rows, "items");
        guint found = trace_append_rows(rows, folder, invoice, source, line);
        json_end_array(rows);
        if (found) {
            json_begin_object(trace->json, NULL);
            json_append_string(trace->json, "run_folder", folder);
            g_string_append_printf(trace->json, ",%s", rows->str);
            json_end_object(trace->json);
        }
        n += found;
    }
    json_end_array(trace->json);
    return n > 0;
}

static void append_history(Trace *trace, const char *invoice)
{
    g_autoptr(HistoryDb) db = history_open_to_read(trace->run->settings->history, NULL);
    g_autofree char *text = db ? history_print(db, invoice, TRUE, NULL) : NULL;
    g_autoptr(JsonValue) value = text ? json_parse(text, -1, NULL) : NULL;
    if (value)
        g_string_append_printf(trace->json, ",\"history\":%s", text);
}

/* "ledger.csv:12"; FALSE: not of that form. */
static gboolean split_place(const char *text, char **source, int *line)
{
    const char *colon = strrchr(text, ':');
    gint64 number;
    if (!colon || !g_ascii_string_to_signed(colon + 1, 10, 1, G_MAXINT32, &number, NULL))
        return FALSE;
    *source = g_strndup(text, (gsize)(colon - text));
    *line = (int)number;
    return TRUE;
}

/* ---- what is meant ----------------------------------------------------------------------- */

static gboolean look_for(Trace *trace, const char *named)
{
    g_autofree char *source = NULL;
    int line = 0;
    gboolean is_file = g_file_test(named, G_FILE_TEST_IS_REGULAR);
    g_autofree char *sha256 = is_file ? file_sha256(named, NULL) : NULL;
    json_begin_object(trace->json, NULL);
    gboolean found = FALSE;
    if (sha256)
        found = trace_hash(trace, sha256);
    else if (trace_document(trace, named))
        found = TRUE;
    else if (split_place(named, &source, &line))
        found = trace_rows(trace, NULL, source, line);
    else if (trace_rows(trace, named, NULL, 0)) {
        append_history(trace, named);
        found = TRUE;
    } else if (is_hash(named)) {
        g_string_truncate(trace->json, 0);
        json_begin_object(trace->json, NULL);
        found = trace_hash(trace, named);
    }
    json_end_object(trace->json);
    return found;
}

static gboolean complain(const char *named, GError **error)
{
    if (g_file_test(named, G_FILE_TEST_IS_REGULAR))
        return outcome_fail(error, OUTCOME_SOMETHING_HELD,
                            "%s is not a file of any run: nothing here has its SHA-256; it was "
                            "changed, or was not made here",
                            named);
    return outcome_fail(
        error, OUTCOME_WRONG_USE,
        "%s: no document, invoice, file, hash or ledger line (FILE:LINE) of any "
        "run here",
        named);
}

Outcome command_audit_trace(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    g_autoptr(GPtrArray) folders = list_folders(run->settings->out);
    g_autoptr(GString) json = g_string_new(NULL);
    Trace trace = {run, folders, json};
    if (!look_for(&trace, options->arguments[0])) {
        complain(options->arguments[0], error);
        return outcome_of_error(*error);
    }
    g_autofree char *text = json_outline_print(json->str);
    if (options->json)
        g_string_assign(options->json_text, json->str);
    else
        run_answer(run, text);
    return OUTCOME_DONE;
}
