/* `relance audit verify` on one run folder: the order of its checks, and how they speak. */
#include "audit/verify.h"

#include "audit/audit.h"
#include "audit/run_paths.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <string.h>

typedef struct {
    void (*check)(Verification *verification);
    const char *stage; /* done only after this stage; NULL: always */
} Check;

static const Check checks[] = {
    {verify_chain, NULL},
    {verify_first_line, NULL},
    {verify_history_head, NULL},
    {verify_seal, NULL},
    {verify_manifest, NULL},
    {verify_erased, NULL},
    {verify_control_totals, "read"},
    {verify_plan_against_items, "assign"},
    {verify_decisions, "assign"},
    {verify_claims, "render"},
    {verify_document_sum, "render"},
    {verify_document_files, "render"},
    {verify_document_lines, "render"},
    {verify_deliveries, "dispatch"},
};

static void append_line(GString *report, const char *begin, const char *format,
                        va_list arguments)
{
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    g_strdelimit(text, "\r\n", ' ');
    g_string_append_printf(report, "%s%s\n", begin, text);
}

void verify_say(Verification *verification, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    append_line(verification->report, "", format, arguments);
    va_end(arguments);
}

void verify_find(Verification *verification, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    append_line(verification->report, "FOUND: ", format, arguments);
    va_end(arguments);
    verification->n_found++;
}

char *verify_read_file(Verification *verification, const char *path, gsize *len)
{
    g_autofree char *full = g_build_filename(verification->folder, path, NULL);
    if (!g_file_test(full, G_FILE_TEST_EXISTS)) {
        verify_find(verification, "%s: is missing", path);
        return NULL;
    }
    g_autoptr(GError) cause = NULL;
    char *text = file_read_whole(full, len, &cause);
    if (!text)
        verify_find(verification, "%s: cannot be read: %s", path, cause->message);
    return text;
}

gboolean verify_is_done(const Verification *verification, const char *stage)
{
    const JsonValue *stages = json_find(verification->run, "stages");
    return g_strcmp0(json_find_text(stages, stage), "done") == 0;
}

static void read_run(Verification *verification)
{
    gsize len = 0;
    g_autofree char *text = verify_read_file(verification, RUN_PATH, &len);
    if (!text)
        return;
    g_autoptr(GError) cause = NULL;
    verification->run = json_parse(text, (gssize)len, &cause);
    if (!verification->run ||
        g_strcmp0(json_find_text(verification->run, "program"), "relance"))
        verify_find(verification, "%s: %s", RUN_PATH,
                    cause ? cause->message : "was not written by relance");
    else
        verify_say(verification, "run %s of %s, written by relance %s",
                   json_find_text(verification->run, "run"),
                   json_find_text(verification->run, "date"),
                   json_find_text(verification->run, "version"));
}

/* The tables themselves were erased: what they said cannot be added up again. */
static gboolean is_purged(const Verification *verification)
{
    const JournalFact *items = g_hash_table_lookup(verification->erased, ITEMS_PATH);
    return items && !items->status;
}

static void run_checks(Verification *verification)
{
    const char *told = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++) {
        const char *stage = checks[i].stage;
        if (stage && is_purged(verification))
            continue; /* verify_erased said so */
        if (!stage || verify_is_done(verification, stage)) {
            checks[i].check(verification);
        } else if (g_strcmp0(told, stage) != 0) {
            verify_say(verification, "%s: the stage is not done yet, nothing to check", stage);
            told = stage;
        }
    }
}

static void free_fact(gpointer data)
{
    JournalFact *fact = data;
    g_free(fact->file);
    g_free(fact->sha256);
    g_free(fact->status);
    g_free(fact);
}

int audit_verify_run(const char *run_folder, const char *previous_head,
                     const char *history_head, GString *report, GError **error)
{
    if (!g_file_test(run_folder, G_FILE_TEST_IS_DIR)) {
        outcome_fail(error, OUTCOME_WRONG_USE, "%s: is no run folder", run_folder);
        return -1;
    }
    Verification verification = {
        .folder = run_folder,
        .previous_head = previous_head,
        .history_head = history_head,
        .report = report,
        .documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_fact),
        .erased = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_fact),
        .deliveries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_fact),
    };
    read_run(&verification);
    run_checks(&verification);
    json_value_free(verification.run);
    g_hash_table_unref(verification.documents);
    g_hash_table_unref(verification.deliveries);
    g_hash_table_unref(verification.erased);
    g_free(verification.erasure);
    g_free(verification.sealed);
    return verification.n_found;
}
