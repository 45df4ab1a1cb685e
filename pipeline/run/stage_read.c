/*
 * Stage 1. The ledger is in memory already (nothing may be written before it is known to be
 * readable); here its files appear, with the copies of the inputs, under the run's name.
 */
#include "ground/files.h"
#include "run/archive.h"
#include "run/run.h"
#include "run/run_begin.h"

/* Control totals exact to the cent, or nothing goes on. */
static gboolean check_totals(const Run *run, GError **error)
{
    for (guint i = 0; i < run->ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(run->ledger->totals, ControlTotal, i);
        gint64 sum = 0;
        for (guint k = 0; k < run->ledger->items->len; k++) {
            const OpenItem *item = g_ptr_array_index(run->ledger->items, k);
            if (g_str_equal(item->currency, total->currency))
                sum += item->open_minor;
        }
        if (sum != total->open ||
            total->extract != total->open + total->settled + total->rejected)
            return outcome_fail(error, OUTCOME_OUR_MISTAKE,
                                "control totals in %s do not add up; nothing was sent",
                                total->currency);
    }
    return TRUE;
}

/* What people recorded and imported since the run before began, each with its row's digest. */
static gboolean append_recorded(Run *run, GError **error)
{
    g_autoptr(GPtrArray) rows =
        run->db ? history_digest_rows(run->db, run->id, error) : g_ptr_array_new();
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; rows && i < rows->len; i++) {
        const HistoryRow *row = g_ptr_array_index(rows, i);
        if (row->is_of_run || g_str_equal(row->table, "appends"))
            continue;
        g_string_truncate(members, 0);
        json_append_string(members, "table", row->table);
        json_append_number(members, "row", row->row);
        json_append_number(members, "sequence", row->sequence);
        g_string_append_printf(members, "%s%s", *row->members ? "," : "", row->members);
        json_append_string(members, "sha256", row->sha256);
        if (!journal_append(run->journal, "recorded", run->options->now, members->str, error))
            return FALSE;
    }
    return rows != NULL;
}

static gboolean append_begun(Run *run, GError **error)
{
    char day[DAY_ISO_SIZE];
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "run", run->id);
    json_append_string(members, "date", day_print_iso(run->date, day));
    json_append_string(members, "by", run->options->login);
    json_append_string(members, "version", run->state->version);
    json_append_string(members, "settings_sha256", run->settings_sha256);
    if (!journal_append(run->journal, "begun", run->options->now, members->str, error))
        return FALSE;
    for (guint i = 0; i < run->state->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->state->inputs, i);
        g_string_truncate(members, 0);
        json_append_string(members, "role", input->role);
        json_append_string(members, "path", input->path);
        json_append_string(members, "sha256", input->sha256);
        if (!journal_append(run->journal, "input", run->options->now, members->str, error))
            return FALSE;
    }
    return append_recorded(run, error) && journal_sync(run->journal, error);
}

/*
 * The history hears of the run first, then the folder gets its name: a crash in between leaves a
 * number that is never used, not a run that nobody may append to.
 */
static gboolean publish(Run *run, GError **error)
{
    run->state->is_done[STAGE_READ] = TRUE;
    run_state_set_figures(run->state, run->ledger, NULL, NULL);
    g_autofree char *text = run_state_print(run->state);
    g_autofree char *record = g_build_filename(run->folder, "run.json", NULL);
    g_autofree char *folder = g_build_filename(run->settings->out, run->id, NULL);
    if (!file_write_whole(record, text, -1, error) || !folder_sync_tree(run->folder, error) ||
        (run->db &&
         !history_begin_run(run->db, run->id, run->date, run->options->now, error)) ||
        !folder_publish(run->folder, folder, error))
        return FALSE;
    g_free(run->folder);
    run->folder = g_steal_pointer(&folder);
    return run_open_journal(run, error);
}

gboolean stage_read(Run *run, GError **error)
{
    gboolean is_new = !run->state->is_done[STAGE_READ];
    g_autofree char *items = ledger_print_items(run->ledger);
    g_autofree char *rejected = ledger_print_rejected(run->ledger);
    if (!check_totals(run, error) ||
        !run_keep_text(run, STAGE_READ, "1-read/items.csv", items, error) ||
        !run_keep_text(run, STAGE_READ, "1-read/rejected.csv", rejected, error))
        return FALSE;
    if (run->comparison)
        return TRUE;
    if (is_new && (!archive_store(run, error) || !publish(run, error)))
        return FALSE;
    return journal_peek_head(run->journal) || append_begun(run, error);
}
