/* Stage 2. Levels and documents; reviews applied; what cannot be written is held before the
 * plan is kept. */
#include "run/held_documents.h"
#include "run/registered_numbers.h"
#include "run/review_command.h"
#include "run/run.h"

static gboolean is_told(Decision decision)
{
    return decision != DECISION_WAIT && decision != DECISION_NONE && decision != DECISION_FINAL;
}

/* The journal has every decision that produced or withheld a letter. */
static gboolean append_decisions(Run *run, GError **error)
{
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; i < run->plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(run->plan->rows, i);
        if (!is_told(row->decision))
            continue;
        g_string_truncate(members, 0);
        json_append_string(members, "customer", row->item->customer);
        json_append_string(members, "invoice", row->item->invoice);
        json_append_string(members, "decision", decision_name(row->decision));
        json_append_string(members, "rule", row->rule);
        json_append_number(members, "level", row->level);
        json_append_number(members, "line", row->item->line);
        if (!journal_append(run->journal, "decision", run->options->now, members->str, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean check_open_sum(const Run *run, GError **error)
{
    if (run->plan->rows->len == run->ledger->items->len)
        return TRUE;
    return outcome_fail(error, OUTCOME_OUR_MISTAKE,
                        "the plan has %u rows for %u open items; nothing was sent",
                        run->plan->rows->len, run->ledger->items->len);
}

gboolean stage_assign(Run *run, GError **error)
{
    AssignInput input = {
        .ledger = run->ledger,
        .scenarios = run->scenarios,
        .settings = run->settings,
        .past = run->past,
        .run_date = run->date,
        .run_id = run->id,
    };
    run->plan = assign_levels(&input, run->complaints);
    if (!run->plan)
        return outcome_fail(error, OUTCOME_INPUT_REFUSED,
                            "run %s is refused (complaint above); nothing was sent", run->id);
    if (!check_open_sum(run, error) || !reviews_apply(run, error) ||
        !held_documents_find(run, error) || !registered_numbers_assign(run, error))
        return FALSE;
    g_autofree char *plan = plan_print(run->plan);
    if (!run_keep_text(run, STAGE_ASSIGN, "2-assign/plan.csv", plan, error))
        return FALSE;
    if (!run->state->is_done[STAGE_ASSIGN] && !append_decisions(run, error))
        return FALSE;
    run->state->is_done[STAGE_ASSIGN] = TRUE;
    return TRUE;
}
