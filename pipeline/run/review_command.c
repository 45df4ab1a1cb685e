#include "run/review_command.h"

#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "read/read.h"
#include "run/commands.h"
#include "run/document_paths.h"
#include "run/run_begin.h"

/* Applies a review file to the plan; `name` is how complaints call it. */
static gboolean apply_file(Run *run, const char *path, const char *name, const char *by,
                           GError **error)
{
    g_autoptr(GPtrArray) rows = read_review(path, name, run->complaints, error);
    AssignInput input = {
        .ledger = run->ledger,
        .scenarios = run->scenarios,
        .settings = run->settings,
        .past = run->past,
        .run_date = run->date,
        .run_id = run->id,
    };
    gboolean applied = rows != NULL;
    for (guint i = 0; rows && i < rows->len; i++) {
        const ReviewRow *row = g_ptr_array_index(rows, i);
        ReviewChange change = {.document = row->document,
                               .action = row->action,
                               .until = row->until,
                               .reason = row->reason,
                               .remark = row->remark,
                               .by = by,
                               .place = {name, row->line, 0}};
        applied &= assign_apply_review(&input, run->plan, &change, run->complaints);
    }
    return applied ||
           outcome_fail(error, OUTCOME_INPUT_REFUSED,
                        "%s cannot be applied (complaints above); nothing was changed", name);
}

gboolean reviews_apply(Run *run, GError **error)
{
    for (guint i = 0; i < run->state->reviews->len; i++) {
        const ReviewEntry *entry = g_ptr_array_index(run->state->reviews, i);
        g_autofree char *path = g_build_filename(run->folder, entry->path, NULL);
        if (!apply_file(run, path, entry->path, entry->by, error))
            return FALSE;
    }
    return TRUE;
}

/* The person's file is kept in the run: the plan is computed with it from now on. */
static gboolean keep_review(Run *run, GError **error)
{
    const char *from = run->options->arguments[1];
    g_autofree char *sha256 = file_sha256(from, NULL);
    if (!sha256)
        return outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s cannot be read", from);
    ReviewEntry *entry = g_new0(ReviewEntry, 1);
    entry->path = g_strdup_printf("2-assign/review-%u.csv", run->state->reviews->len + 1);
    entry->by = g_strdup(run->options->by);
    entry->sha256 = g_steal_pointer(&sha256);
    g_ptr_array_add(run->state->reviews, entry);
    g_autofree char *to = g_build_filename(run->folder, entry->path, NULL);
    return file_copy_whole(from, to, error);
}

static gboolean append_review(Run *run, GError **error)
{
    const ReviewEntry *entry =
        g_ptr_array_index(run->state->reviews, run->state->reviews->len - 1);
    g_autofree char *path = g_build_filename(run->folder, entry->path, NULL);
    g_autoptr(Complaints) said_before = complaints_new();
    g_autoptr(GPtrArray) rows = read_review(path, entry->path, said_before, error);
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; rows && i < rows->len; i++) {
        const ReviewRow *row = g_ptr_array_index(rows, i);
        g_string_truncate(members, 0);
        json_append_string(members, "document", row->document);
        json_append_string(members, "action", row->action);
        json_append_string(members, "reason", row->reason);
        json_append_string(members, "remark", row->remark);
        json_append_string(members, "by", entry->by);
        json_append_string(members, "login", run->options->login);
        json_append_string(members, "sha256", entry->sha256);
        if (!journal_append(run->journal, "reviewed", run->options->now, members->str, error))
            return FALSE;
    }
    return rows != NULL;
}

/* What is withheld until a day is held in the next runs too. */
static void add_holds(const Run *run, const ReviewRow *row, const ReviewEntry *entry,
                      GPtrArray *events)
{
    const PlannedDocument *document = document_find(run->plan, row->document);
    for (guint i = 0; document && i < document->own_rows->len; i++) {
        const PlanRow *planned = g_ptr_array_index(document->own_rows, i);
        Event *event = g_new0(Event, 1);
        event->date = run->date;
        event->customer = planned->item->customer;
        event->invoice = planned->item->invoice;
        event->kind = EVENT_HOLD;
        event->amount_minor = -1;
        event->until = row->until;
        event->reason = text_is_blank(row->reason) ? "withheld by review" : row->reason;
        event->author = entry->by;
        event->note = run->id;
        event->source = "history";
        g_ptr_array_add(events, event);
    }
}

static gboolean record_holds(Run *run, GError **error)
{
    const ReviewEntry *entry =
        g_ptr_array_index(run->state->reviews, run->state->reviews->len - 1);
    g_autofree char *path = g_build_filename(run->folder, entry->path, NULL);
    g_autoptr(Complaints) said_before = complaints_new();
    g_autoptr(GPtrArray) rows = read_review(path, entry->path, said_before, error);
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; rows && i < rows->len; i++) {
        const ReviewRow *row = g_ptr_array_index(rows, i);
        if (text_equals(row->action, "withhold") && row->until)
            add_holds(run, row, entry, events);
    }
    return rows &&
           (!run->db || events->len == 0 ||
            history_add_events(run->db, events, run->options->login, run->options->now, error));
}

/* Nothing may have left yet: a review changes what the letters say. */
static gboolean check_not_dispatched(const Run *run, GError **error)
{
    if (!run->state->is_done[STAGE_DISPATCH])
        return TRUE;
    return outcome_fail(
        error, OUTCOME_WRONG_USE,
        "run %s was dispatched; a review comes before that (relance run --propose)", run->id);
}

/* Applies the file to the plan in memory first: one bad line, and nothing is touched. */
static gboolean try_review(Run *run, GError **error)
{
    guint before = run->complaints->list->len;
    const char *path = run->options->arguments[1];
    if (!run_perform(run, STAGE_ASSIGN, error) ||
        !apply_file(run, path, path, run->options->by, error))
        return FALSE;
    g_ptr_array_set_size(run->complaints->list, (int)before); /* the stages say it all again */
    g_clear_pointer(&run->plan, reminder_plan_free);
    return TRUE;
}

/* The stages that the review changes are done again; documents that it leaves alone come out
 * the same. */
static gboolean perform_again(Run *run, GError **error)
{
    run->state->is_done[STAGE_ASSIGN] = FALSE;
    run->state->is_done[STAGE_RENDER] = FALSE;
    g_autofree char *letters = g_build_filename(run->folder, "3-render", NULL);
    return run_write_state(run, error) && folder_remove_tree(letters, error) &&
           run_perform(run, STAGE_RENDER, error);
}

Outcome command_review(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (text_is_blank(options->by)) {
        outcome_fail(error, OUTCOME_WRONG_USE, "say who reviewed: --by NAME");
        return OUTCOME_WRONG_USE;
    }
    gboolean reviewed =
        run_reopen(run, options->arguments[0], error) && check_not_dispatched(run, error) &&
        try_review(run, error) && keep_review(run, error) && append_review(run, error) &&
        perform_again(run, error) && record_holds(run, error) && run_seal(run, error);
    run_report_complaints(run);
    if (!reviewed)
        return outcome_of_error(*error);
    run_say(run, "Review by %s applied to run %s; relance dispatch %s sends it.", options->by,
            run->id, run->id);
    return run_outcome(run);
}
