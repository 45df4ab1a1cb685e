/* One document: what it claims, by which rules, from which lines, and what became of it. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/archive.h"
#include "run/document_paths.h"
#include "run/kept_table.h"
#include "run/run_begin.h"
#include "run/trace.h"

Run *trace_open_rules(const Options *options, const char *folder, char **why)
{
    g_autoptr(Run) run = run_new(options);
    g_autoptr(GError) trouble = NULL;
    g_autoptr(GString) report = g_string_new(NULL);
    Comparison comparison = {.report = report};
    gboolean is_open = run_reopen_to_look(run, folder, &trouble);
    run->comparison = &comparison;
    if (is_open && run_perform(run, STAGE_ASSIGN, &trouble)) {
        run->comparison = NULL;
        return g_steal_pointer(&run);
    }
    *why = g_strdup(trouble->message);
    return NULL;
}

static void append_cells(GString *json, const KeptTable *table, guint row,
                         const char *const *columns)
{
    for (; *columns; columns++)
        json_append_string(json, *columns, kept_table_cell(table, row, *columns));
}

/* "as sealed", "changed: SHA-256 ... now", "gone". */
static void append_file(GString *json, const char *folder, const KeptTable *documents,
                        guint row)
{
    const char *file = kept_table_cell(documents, row, "file");
    if (text_is_blank(file))
        return;
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *now = file_sha256(path, NULL);
    const char *sealed = kept_table_cell(documents, row, "sha256");
    g_autofree char *state = !now ? g_strdup("gone")
                             : g_str_equal(now, sealed)
                                 ? g_strdup("as it was written")
                                 : g_strdup_printf("CHANGED, now %s", now);
    json_begin_object(json, "file");
    json_append_string(json, "path", file);
    json_append_string(json, "sha256", sealed);
    json_append_string(json, "state", state);
    json_end_object(json);
}

/* A place in a settings file as the user named it, and where its copy lies. */
static void append_place(GString *json, const Run *run, const char *role, int line)
{
    for (guint i = 0; i < run->state->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->state->inputs, i);
        if (!g_str_equal(input->role, role))
            continue;
        g_autofree char *place =
            line > 0 ? g_strdup_printf("%s:%d", input->path, line) : g_strdup(input->path);
        g_autofree char *copy = archive_kept_path(input);
        json_append_string(json, "place", place);
        json_append_string(json, "sha256", input->sha256);
        json_append_string(json, "copy", copy);
        return;
    }
}

static void append_rules(GString *json, const Run *run, const PlannedDocument *planned)
{
    const Step *step = planned->step;
    json_begin_object(json, "scenario");
    json_append_string(json, "name", planned->scenario->name);
    append_place(json, run, "scenarios", planned->scenario->line);
    json_end_object(json);
    json_begin_object(json, "step");
    json_append_number(json, "level", step->level);
    json_append_string(json, "name", step->name);
    json_append_string(json, "kind", step_kind_name(step->kind));
    json_begin_array(json, "when");
    for (int key = 0; key < WHEN_COUNT; key++)
        if (step->when.set[key]) {
            g_autofree char *when =
                g_strdup_printf("%s: %d", when_key_name((WhenKey)key), step->when.days[key]);
            json_append_string(json, NULL, when);
        }
    json_end_array(json);
    append_place(json, run, "scenarios", step->line);
    json_end_object(json);
    json_begin_object(json, "settings");
    append_place(json, run, "settings", 0);
    json_end_object(json);
}

static void append_percent(GString *json, const char *key, int hundredths)
{
    g_autofree char *text = g_strdup_printf("%d.%02d %%", hundredths / 100, hundredths % 100);
    if (hundredths >= 0)
        json_append_string(json, key, text);
}

/* The half-years that interest of these items runs through. */
static void append_rates(GString *json, const Run *run, const PlannedDocument *planned)
{
    Day first = run->date;
    for (guint i = 0; i < planned->own_rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(planned->own_rows, i);
        if (row->item->due_date != DAY_NONE && row->item->due_date < first)
            first = row->item->due_date;
    }
    json_begin_object(json, "rates");
    append_place(json, run, "rates", 0);
    json_begin_array(json, "half_years");
    for (guint i = 0; i < run->rates->rows->len; i++) {
        const RateRow *rate = g_ptr_array_index(run->rates->rows, i);
        char day[DAY_ISO_SIZE];
        if (rate->from > run->date || day_add_months(rate->from, 6) <= first)
            continue;
        json_begin_object(json, NULL);
        json_append_string(json, "from", day_print_iso(rate->from, day));
        append_percent(json, "ecb_main", rate->ecb_main);
        append_percent(json, "legal_interest", rate->legal_other);
        json_append_string(json, "source", rate->source);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void append_template(GString *json, const char *folder, const char *document,
                            const char *name)
{
    g_autofree char *path = g_build_filename(folder, "5-audit", "journal.jsonl", NULL);
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text_or_empty(text), "\n", -1);
    g_autofree char *wanted =
        g_strdup_printf("\"event\":\"document\",\"document\":\"%s\"", document);
    for (guint i = 0; lines[i]; i++) {
        if (!strstr(lines[i], wanted))
            continue;
        g_autoptr(JsonValue) line = json_parse(lines[i], -1, NULL);
        const char *file = json_find_text(line, "template");
        if (!file)
            continue;
        InputFile input = {.role = (char *)"template", .path = (char *)file};
        g_autofree char *kept = archive_kept_path(&input);
        json_begin_object(json, "template");
        json_append_string(json, "name", name);
        json_append_string(json, "place", file);
        json_append_string(json, "sha256", json_find_text(line, "template_sha256"));
        json_append_string(json, "copy", kept);
        json_end_object(json);
        return;
    }
}

/* Every item that the document names, from plan.csv, with its ledger line. */
static void append_items(GString *json, const char *folder, const char *document)
{
    g_autoptr(KeptTable) plan = kept_table_read(folder, "2-assign/plan.csv");
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    json_begin_array(json, "items");
    for (guint row = 1; plan && row <= plan->n_rows; row++) {
        const char *invoice = kept_table_cell(plan, row, "invoice");
        if (kept_table_names(plan, row, "document", document) &&
            g_hash_table_add(seen, (gpointer)invoice))
            trace_append_rows(json, folder, invoice, NULL, 0);
    }
    json_end_array(json);
}

/* What was sent before about the same invoices, as the run knew it. */
static void append_earlier(GString *json, const Run *run, const PlannedDocument *planned)
{
    json_begin_array(json, "earlier");
    for (guint i = 0; i < planned->own_rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(planned->own_rows, i);
        const GPtrArray *reminders =
            past_find_reminders(run->past, row->item->customer, row->item->invoice);
        for (guint k = 0; reminders && k < reminders->len; k++) {
            const PastReminder *reminder = g_ptr_array_index(reminders, k);
            char day[DAY_ISO_SIZE] = "";
            json_begin_object(json, NULL);
            json_append_string(json, "invoice", reminder->invoice);
            json_append_string(json, "document", reminder->document);
            json_append_number(json, "level", reminder->level);
            json_append_string(json, "status", delivery_status_name(reminder->status));
            if (reminder->dispatched != DAY_NONE)
                json_append_string(json, "dispatched",
                                   day_print_iso(reminder->dispatched, day));
            json_end_object(json);
        }
    }
    json_end_array(json);
}

static void append_deliveries(GString *json, const char *folder, const char *document)
{
    static const char *const columns[] = {"channel",  "recipient", "status", "detail",
                                          "attempts", "at",        NULL};
    g_autoptr(KeptTable) table = kept_table_read(folder, "4-dispatch/deliveries.csv");
    json_begin_array(json, "deliveries");
    for (guint row = 1; table && row <= table->n_rows; row++)
        if (text_equals(kept_table_cell(table, row, "document"), document)) {
            json_begin_object(json, NULL);
            append_cells(json, table, row, columns);
            json_end_object(json);
        }
    json_end_array(json);
}

static void append_approvals(GString *json, const Options *options, const char *folder,
                             const char *document)
{
    g_autoptr(Run) run = run_new(options);
    g_autofree char *id = g_path_get_basename(folder);
    g_autoptr(HistoryDb) db = run_load_settings(run, NULL)
                                  ? history_open_to_read(run->settings->history, NULL)
                                  : NULL;
    g_autoptr(GPtrArray) approvals = db ? history_fetch_approvals(db, id, NULL) : NULL;
    json_begin_array(json, "approvals");
    for (guint i = 0; approvals && i < approvals->len; i++) {
        const ApprovalRecord *record = g_ptr_array_index(approvals, i);
        if (!text_equals(record->document, document))
            continue;
        g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc(record->at);
        g_autofree char *when = g_date_time_format(at, "%Y-%m-%dT%H:%M:%SZ");
        json_begin_object(json, NULL);
        json_append_string(json, "decision", record->is_rejection ? "rejected" : "approved");
        json_append_string(json, "by", record->by);
        json_append_string(json, "login", record->login);
        json_append_string(json, "at", when);
        json_append_string(json, "remark", record->remark);
        json_append_string(json, "file_sha256", record->sha256);
        json_end_object(json);
    }
    json_end_array(json);
}

/* The tables are gone; the journal still knows the document by ids and digests. */
static gboolean append_purged(GString *json, const char *folder, const char *document)
{
    g_autofree char *path = g_build_filename(folder, "3-render", "documents.csv", NULL);
    g_autofree char *id = g_path_get_basename(folder);
    g_autofree char *begin = g_strconcat(id, "-", NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS) || !g_str_has_prefix(document, begin))
        return FALSE;
    json_append_string(json, "document", document);
    json_append_string(json, "run_folder", folder);
    json_append_string(json, "erased",
                       "the run's tables and letters were erased on purpose; "
                       "what its journal says:");
    return trace_append_journal(json, "journal", folder, document) > 0;
}

gboolean trace_append_document(GString *json, const Options *options, const char *folder,
                               const char *document)
{
    static const char *const head[] = {"document", "customer", "level",    "kind",
                                       "channel",  "language", "approval", NULL};
    static const char *const amounts[] = {
        "principal", "credits",       "total_due",     "interest", "indemnity",
        "fee",       "total_claimed", "indemnity_eur", "currency", NULL};
    g_autoptr(KeptTable) documents = kept_table_read(folder, "3-render/documents.csv");
    guint row = documents ? kept_table_find(documents, "document", document) : 0;
    if (!row)
        return append_purged(json, folder, document);
    append_cells(json, documents, row, head);
    json_append_string(json, "run_folder", folder);
    append_file(json, folder, documents, row);
    json_begin_object(json, "amounts");
    append_cells(json, documents, row, amounts);
    json_end_object(json);
    append_template(json, folder, document, kept_table_cell(documents, row, "template"));
    g_autofree char *why = NULL;
    g_autoptr(Run) rules = trace_open_rules(options, folder, &why);
    const PlannedDocument *planned = rules ? document_find(rules->plan, document) : NULL;
    if (planned) {
        append_rules(json, rules, planned);
        append_rates(json, rules, planned);
        append_earlier(json, rules, planned);
    } else
        json_append_string(json, "rules_not_computed_again", why);
    append_items(json, folder, document);
    append_approvals(json, options, folder, document);
    append_deliveries(json, folder, document);
    trace_append_journal(json, "journal", folder, document);
    return TRUE;
}
