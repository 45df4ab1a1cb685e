#include "run/approvals.h"

#include "ground/files.h"
#include "ground/text.h"
#include "run/approval_rule.h"
#include "run/commands.h"
#include "run/document_paths.h"
#include "run/run_begin.h"

/*
 * ---- where a document stands ---------------------------
 * -----------------------------------
 */

/* Approvals of this very file; NULL: somebody said no. A new array of lent records. */
static GPtrArray *find_approvals(const GPtrArray *records, const char *document,
                                 const char *sha256)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (guint i = 0; records && i < records->len; i++) {
        ApprovalRecord *record = g_ptr_array_index(records, i);
        if (!g_str_equal(record->document, document))
            continue;
        if (record->is_rejection)
            return NULL;
        if (text_equals(record->sha256, sha256))
            g_ptr_array_add(found, record);
    }
    return g_steal_pointer(&found);
}

/* *missing (new, may be NULL): what an approval still wants. */
static Approval find_approval(const Run *run, const PlannedDocument *planned,
                              const char *sha256, char **missing)
{
    *missing = NULL;
    if (!planned->needs_approval)
        return APPROVAL_NONE;
    g_autoptr(GPtrArray) records =
        run->db ? history_fetch_approvals(run->db, run->id, NULL) : NULL;
    g_autoptr(GPtrArray) approvals = find_approvals(records, planned->id, sha256);
    if (!approvals)
        return APPROVAL_REJECTED;
    return approvals->len > 0 && approval_is_complete(run, planned, approvals, missing)
               ? APPROVAL_APPROVED
               : APPROVAL_WAITING;
}

Approval approval_of_document(const Run *run, const PlannedDocument *planned,
                              const char *sha256)
{
    g_autofree char *missing = NULL;
    return find_approval(run, planned, sha256, &missing);
}

gboolean review_sheet_write(Run *run, GError **error)
{
    g_autofree char *sheet = plan_print_review(run->plan, run->past);
    g_autofree char *path = g_build_filename(run->folder, "2-assign", "review.csv", NULL);
    return file_write_whole(path, sheet, -1, error);
}

/*
 * ---- relance approve, relance reject
 * ------------------------------------------------------
 */

static gboolean is_named(const Options *options, const char *document)
{
    return options->n_arguments < 2 ||
           g_strv_contains((const char *const *)options->arguments + 1, document);
}

/* What was rendered must still be there; a dossier without a letter of its own has no file. */
static gboolean check_file(const Run *run, const RenderedFile *file, GError **error)
{
    if (text_is_blank(file->file))
        return TRUE;
    g_autofree char *path = g_build_filename(run->folder, file->file, NULL);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    return g_str_equal(sha256, file->sha256) ||
           outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                        "%s is not the file that was rendered (its SHA-256 differs from "
                        "documents.csv); it is not approved",
                        path);
}

static gboolean record_decision(Run *run, const RenderedFile *file, gboolean is_rejection,
                                GError **error)
{
    const Options *options = run->options;
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "document", file->document);
    json_append_string(members, "sha256", file->sha256);
    json_append_string(members, "by", options->by);
    json_append_string(members, "login", options->login);
    json_append_string(members, "remark", text_or_empty(options->remark));
    ApprovalRecord record = {
        .run = run->id,
        .document = file->document,
        .by = options->by,
        .login = (char *)options->login,
        .remark = (char *)text_or_empty(options->remark),
        .sha256 = file->sha256,
        .is_rejection = is_rejection,
        .at = options->now,
    };
    return journal_append(run->journal, is_rejection ? "rejected" : "approved", options->now,
                          members->str, error) &&
           journal_sync(run->journal, error) && history_add_approval(run->db, &record, error);
}

/*
 * Documents whose delivery was superseded, withdrawn or sent
 * meanwhile: nothing left to decide.
 */
static GHashTable *list_gone(const Run *run, GError **error)
{
    g_autoptr(GPtrArray) deliveries = history_fetch_deliveries(run->db, run->id, error);
    if (!deliveries)
        return NULL;
    GHashTable *gone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(deliveries, i);
        if (delivery->status != DELIVERY_WAITING && delivery->status != DELIVERY_PLANNED)
            g_hash_table_add(gone, g_strdup(delivery->document));
    }
    return gone;
}

/* Records the decision for each named document that waits; returns how many, -1 with *error. */
static int decide_documents(Run *run, gboolean is_rejection, GError **error)
{
    int n = 0;
    g_autoptr(GHashTable) gone = list_gone(run, error);
    if (!gone)
        return -1;
    for (guint i = 0; i < run->files->len; i++) {
        RenderedFile *file = g_ptr_array_index(run->files, i);
        if (!is_named(run->options, file->document) || file->approval != APPROVAL_WAITING ||
            g_hash_table_contains(gone, file->document))
            continue;
        const PlannedDocument *planned = document_find(run->plan, file->document);
        if (!approval_may_decide(run, planned, file, is_rejection, error) ||
            !check_file(run, file, error) || !record_decision(run, file, is_rejection, error))
            return -1;
        g_autofree char *missing = NULL;
        file->approval = find_approval(run, planned, file->sha256, &missing);
        run_say(run, "%s %s by %s%s%s", file->document, is_rejection ? "rejected" : "approved",
                run->options->by, missing ? "; " : "", text_or_empty(missing));
        n++;
    }
    return n;
}

/* documents.csv shows the decision at once. */
static gboolean show_decisions(Run *run, GError **error)
{
    g_autofree char *table = rendered_files_print(run->files);
    g_autofree char *path = g_build_filename(run->folder, "3-render", "documents.csv", NULL);
    return file_write_whole(path, table, -1, error) && approvals_sheet_write(run, error);
}

static Outcome decide(const Options *options, gboolean is_rejection, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (text_is_blank(options->by) || (is_rejection && text_is_blank(options->remark))) {
        outcome_fail(error, OUTCOME_WRONG_USE,
                     is_rejection ? "say who and why: --by NAME --remark TEXT"
                                  : "say who approves: --by NAME");
        return OUTCOME_WRONG_USE;
    }
    if (!run_reopen(run, options->arguments[0], error) ||
        !run_perform(run, STAGE_RENDER, error))
        return outcome_of_error(*error);
    if (!run->db) {
        outcome_fail(error, OUTCOME_WRONG_USE, "%s is a rehearsal; nothing of it ever leaves",
                     run->id);
        return OUTCOME_WRONG_USE;
    }
    int n = decide_documents(run, is_rejection, error);
    if (n == 0)
        outcome_fail(error, OUTCOME_WRONG_USE,
                     "no document named here waits for approval in run %s; relance status %s "
                     "lists those that do",
                     run->id, run->id);
    if (n <= 0 || !show_decisions(run, error) || !run_seal(run, error))
        return outcome_of_error(*error);
    run_say(run, "%d document%s %s. relance dispatch %s settles the rest.", n,
            n == 1 ? "" : "s", is_rejection ? "rejected" : "approved", run->id);
    return OUTCOME_DONE;
}

Outcome command_approve(const Options *options, GError **error)
{
    return decide(options, FALSE, error);
}

Outcome command_reject(const Options *options, GError **error)
{
    return decide(options, TRUE, error);
}

/* ---- relance undo ---------------------------------------------------------------------------- */

Outcome command_undo(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (text_is_blank(options->by)) {
        outcome_fail(error, OUTCOME_WRONG_USE, "say who takes it back: --by NAME");
        return OUTCOME_WRONG_USE;
    }
    if (!run_reopen(run, options->arguments[0], error) ||
        !run_perform(run, STAGE_RENDER, error))
        return outcome_of_error(*error);
    if (!run->db) {
        outcome_fail(error, OUTCOME_WRONG_USE, "%s is a rehearsal; nothing of it ever leaves",
                     run->id);
        return OUTCOME_WRONG_USE;
    }
    int n = run_withdraw(run, error);
    if (n < 0 || !run_seal(run, error))
        return outcome_of_error(*error);
    run_say(run, "%d document%s of run %s taken back; what has left stays sent.", n,
            n == 1 ? "" : "s", run->id);
    return OUTCOME_DONE;
}
