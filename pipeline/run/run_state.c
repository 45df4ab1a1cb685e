#include "run/run_state.h"

#include <string.h>

#include "ground/files.h"
#include "ground/json_text.h"
#include "ground/outcome.h"
#include "ground/text.h"

static const char *const stage_names[STAGE_COUNT] = {"read", "assign", "render", "dispatch"};

const char *stage_name(StageName stage)
{
    return stage_names[stage];
}

static void review_entry_free(gpointer data)
{
    ReviewEntry *entry = data;
    g_free(entry->path);
    g_free(entry->by);
    g_free(entry->sha256);
    g_free(entry);
}

RunState *run_state_new(void)
{
    RunState *state = g_new0(RunState, 1);
    state->version = g_strdup(RELANCE_VERSION);
    state->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)input_file_free);
    state->reviews = g_ptr_array_new_with_free_func(review_entry_free);
    state->recognised = g_ptr_array_new_with_free_func(g_free);
    state->figures = g_strdup("");
    return state;
}

void run_state_free(RunState *state)
{
    if (!state)
        return;
    g_free(state->id);
    g_free(state->version);
    g_free(state->settings_sha256);
    g_free(state->as_of_source);
    g_free(state->figures);
    g_ptr_array_unref(state->inputs);
    g_ptr_array_unref(state->reviews);
    g_ptr_array_unref(state->recognised);
    g_free(state);
}

static void append_day(GString *json, const char *key, Day day)
{
    char text[DAY_ISO_SIZE];
    json_append_string(json, key, day == DAY_NONE ? NULL : day_print_iso(day, text));
}

static void append_inputs(GString *json, const GPtrArray *inputs)
{
    json_begin_array(json, "inputs");
    for (guint i = 0; i < inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(inputs, i);
        json_begin_object(json, NULL);
        json_append_string(json, "role", input->role);
        json_append_string(json, "path", input->path);
        json_append_string(json, "sha256", input->sha256);
        if (input->rows >= 0)
            json_append_number(json, "rows", input->rows);
        json_end_object(json);
    }
    json_end_array(json);
}

static void append_reviews(GString *json, const GPtrArray *reviews)
{
    json_begin_array(json, "review");
    for (guint i = 0; i < reviews->len; i++) {
        const ReviewEntry *entry = g_ptr_array_index(reviews, i);
        json_begin_object(json, NULL);
        json_append_string(json, "path", entry->path);
        json_append_string(json, "by", entry->by);
        json_append_string(json, "sha256", entry->sha256);
        json_end_object(json);
    }
    json_end_array(json);
}

char *run_state_print(const RunState *state)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_string(json, "program", "relance");
    json_append_string(json, "version", state->version);
    json_append_string(json, "run", state->id);
    append_day(json, "date", state->date);
    append_day(json, "as_of", state->as_of);
    json_append_string(json, "as_of_source", state->as_of_source);
    json_append_boolean(json, "rehearsal", state->is_rehearsal);
    json_append_boolean(json, "proposal", state->is_proposal);
    json_append_boolean(json, "old_ledger_accepted", state->is_old_ledger_accepted);
    json_append_string(json, "settings_sha256", state->settings_sha256);
    json_append_number(json, "history_sequence", state->history_sequence);
    append_inputs(json, state->inputs);
    json_begin_array(json, "recognised");
    for (guint i = 0; i < state->recognised->len; i++)
        json_append_string(json, NULL, g_ptr_array_index(state->recognised, i));
    json_end_array(json);
    json_begin_object(json, "stages");
    for (int i = 0; i < STAGE_COUNT; i++)
        json_append_string(json, stage_names[i], state->is_done[i] ? "done" : "pending");
    json_end_object(json);
    if (*state->figures)
        g_string_append_printf(json, ",%s", state->figures);
    append_reviews(json, state->reviews);
    json_end_object(json);
    return json_to_indented(json->str);
}

static void read_inputs(RunState *state, const JsonValue *list)
{
    for (guint i = 0; list && list->children && i < list->children->len; i++) {
        const JsonValue *one = g_ptr_array_index(list->children, i);
        g_ptr_array_add(state->inputs,
                        input_file_new(json_find_text(one, "role"), json_find_text(one, "path"),
                                       NULL, json_find_text(one, "sha256"),
                                       json_find_number(one, "rows", -1)));
    }
}

static void read_reviews(RunState *state, const JsonValue *list)
{
    for (guint i = 0; list && list->children && i < list->children->len; i++) {
        const JsonValue *one = g_ptr_array_index(list->children, i);
        ReviewEntry *entry = g_new0(ReviewEntry, 1);
        entry->path = g_strdup(json_find_text(one, "path"));
        entry->by = g_strdup(json_find_text(one, "by"));
        entry->sha256 = g_strdup(json_find_text(one, "sha256"));
        g_ptr_array_add(state->reviews, entry);
    }
}

static void read_recognised(RunState *state, const JsonValue *list)
{
    for (guint i = 0; list && list->children && i < list->children->len; i++) {
        const JsonValue *one = g_ptr_array_index(list->children, i);
        if (one->kind == JSON_STRING)
            g_ptr_array_add(state->recognised, g_strdup(one->text));
    }
}

static gboolean find_flag(const JsonValue *object, const char *key)
{
    const JsonValue *flag = json_find(object, key);
    return flag && flag->kind == JSON_BOOLEAN && flag->number != 0;
}

RunState *run_state_read(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "run.json", NULL);
    g_autofree char *text = file_read_whole(path, NULL, error);
    if (!text)
        return NULL;
    g_autoptr(JsonValue) json = json_parse(text, -1, error);
    if (!json) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    if (!text_equals(json_find_text(json, "program"), "relance") ||
        !json_find_text(json, "run")) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s: not written by relance", path);
        return NULL;
    }
    RunState *state = run_state_new();
    g_free(state->version);
    state->version = g_strdup(json_find_text(json, "version"));
    state->id = g_strdup(json_find_text(json, "run"));
    state->date = day_parse_iso(json_find_text(json, "date"));
    state->as_of = day_parse_iso(json_find_text(json, "as_of"));
    state->as_of_source = g_strdup(json_find_text(json, "as_of_source"));
    state->settings_sha256 = g_strdup(json_find_text(json, "settings_sha256"));
    state->is_rehearsal = find_flag(json, "rehearsal");
    state->is_proposal = find_flag(json, "proposal");
    state->is_old_ledger_accepted = find_flag(json, "old_ledger_accepted");
    state->history_sequence = json_find_number(json, "history_sequence", 0);
    const JsonValue *stages = json_find(json, "stages");
    for (int i = 0; i < STAGE_COUNT; i++)
        state->is_done[i] = text_equals(json_find_text(stages, stage_names[i]), "done");
    read_inputs(state, json_find(json, "inputs"));
    read_recognised(state, json_find(json, "recognised"));
    read_reviews(state, json_find(json, "review"));
    return state;
}

gboolean run_state_is_finished(const RunState *state)
{
    for (int i = 0; i < STAGE_COUNT; i++)
        if (!state->is_done[i])
            return FALSE;
    return TRUE;
}

gboolean run_state_has_inputs(const RunState *state, const GPtrArray *inputs)
{
    if (state->inputs->len != inputs->len)
        return FALSE;
    for (guint i = 0; i < inputs->len; i++) {
        const InputFile *a = g_ptr_array_index(state->inputs, i);
        const InputFile *b = g_ptr_array_index(inputs, i);
        if (!text_equals(a->role, b->role) || !text_equals(a->path, b->path) ||
            !text_equals(a->sha256, b->sha256))
            return FALSE;
    }
    return TRUE;
}

static void append_money(GString *json, const char *key, gint64 minor, const char *currency)
{
    g_autofree char *text = money_to_plain(minor, currency);
    json_append_string(json, key, text);
}

static void append_totals(GString *json, const Ledger *ledger)
{
    json_begin_array(json, "totals");
    for (guint i = 0; i < ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, i);
        json_begin_object(json, NULL);
        json_append_string(json, "currency", total->currency);
        append_money(json, "extract", total->extract, total->currency);
        append_money(json, "open", total->open, total->currency);
        append_money(json, "settled", total->settled, total->currency);
        append_money(json, "rejected", total->rejected, total->currency);
        json_end_object(json);
    }
    json_end_array(json);
}

static void append_decision(GString *json, const char *currency, Decision decision,
                            const ReminderPlan *plan)
{
    gint64 rows = 0, open = 0;
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(plan->rows, i);
        if (row->decision == decision && g_str_equal(row->item->currency, currency)) {
            rows++;
            open += row->item->open_minor;
        }
    }
    if (!rows)
        return;
    json_begin_object(json, NULL);
    json_append_string(json, "currency", currency);
    json_append_string(json, "decision", decision_name(decision));
    json_append_number(json, "rows", rows);
    append_money(json, "open", open, currency);
    json_end_object(json);
}

/* total_due is the sum of documents.csv; asked_once counts a letter and its call once. */
static void append_documents(GString *json, const Ledger *ledger, const ReminderPlan *plan,
                             const GPtrArray *files)
{
    static const char *const keys[] = {"total_due", "asked_once"};
    json_begin_object(json, "documents");
    json_append_number(json, "count", files->len);
    for (guint key = 0; key < G_N_ELEMENTS(keys); key++) {
        json_begin_array(json, keys[key]);
        for (guint i = 0; i < ledger->totals->len; i++) {
            const char *currency = g_array_index(ledger->totals, ControlTotal, i).currency;
            ClaimedSum sum = rendered_files_sum(files, plan, currency);
            json_begin_object(json, NULL);
            json_append_string(json, "currency", currency);
            append_money(json, "amount", key == 0 ? sum.total_due : sum.asked_once, currency);
            json_end_object(json);
        }
        json_end_array(json);
    }
    json_end_object(json);
}

void run_state_set_figures(RunState *state, const Ledger *ledger, const ReminderPlan *plan,
                           const GPtrArray *files)
{
    GString *json = g_string_new(NULL);
    append_totals(json, ledger);
    if (plan) {
        json_begin_array(json, "decisions");
        for (guint i = 0; i < ledger->totals->len; i++)
            for (int d = 0; d < DECISION_COUNT; d++)
                append_decision(json, g_array_index(ledger->totals, ControlTotal, i).currency,
                                (Decision)d, plan);
        json_end_array(json);
    }
    if (plan && files)
        append_documents(json, ledger, plan, files);
    g_free(state->figures);
    state->figures = g_string_free(json, FALSE);
}
