#include <criterion/criterion.h>

#include "ground/files.h"
#include "ground/outcome.h"
#include "run/run_state.h"

static RunState *make_state(void)
{
    RunState *state = run_state_new();
    state->id = g_strdup("2026-11-21-1");
    state->date = day_from_ymd(2026, 11, 21);
    state->as_of = day_from_ymd(2026, 11, 19);
    state->as_of_source = g_strdup("auto");
    state->settings_sha256 = g_strdup("aa");
    state->history_sequence = 42;
    state->is_done[STAGE_READ] = TRUE;
    state->is_proposal = TRUE;
    g_ptr_array_add(state->inputs, input_file_new("ledger", "ledger.csv", NULL, "bb", 118));
    return state;
}

Test(run_state, what_was_written_is_read_back)
{
    g_autofree char *folder = g_dir_make_tmp("relance-run-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "run.json", NULL);
    g_autoptr(RunState) state = make_state();
    g_autofree char *text = run_state_print(state);
    cr_assert(file_write_whole(path, text, -1, NULL));
    g_autoptr(RunState) again = run_state_read(folder, NULL);
    cr_assert_not_null(again);
    g_autofree char *same = run_state_print(again);
    cr_assert_str_eq(same, text);
    cr_assert_eq(again->history_sequence, 42);
    cr_assert(again->is_proposal);
    cr_assert_not(again->is_rehearsal);
    cr_assert(again->is_done[STAGE_READ]);
    cr_assert_not(again->is_done[STAGE_ASSIGN]);
    folder_remove_tree(folder, NULL);
}

Test(run_state, a_run_is_the_same_only_if_every_input_is_the_same_byte_for_byte)
{
    g_autoptr(RunState) state = make_state();
    g_autoptr(GPtrArray) inputs =
        g_ptr_array_new_with_free_func((GDestroyNotify)input_file_free);
    g_ptr_array_add(inputs, input_file_new("ledger", "ledger.csv", NULL, "bb", 118));
    cr_assert(run_state_has_inputs(state, inputs));
    InputFile *input = g_ptr_array_index(inputs, 0);
    input->sha256[0] = 'c';
    cr_assert_not(run_state_has_inputs(state, inputs));
}

Test(run_state, a_run_is_finished_when_every_stage_ended)
{
    g_autoptr(RunState) state = make_state();
    for (int stage = STAGE_READ; stage < STAGE_DISPATCH; stage++)
        state->is_done[stage] = TRUE;
    cr_assert_not(run_state_is_finished(state));
    state->is_done[STAGE_DISPATCH] = TRUE;
    cr_assert(run_state_is_finished(state));
}

Test(run_state, a_run_json_of_somebody_else_is_refused)
{
    g_autofree char *folder = g_dir_make_tmp("relance-run-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "run.json", NULL);
    g_autoptr(GError) error = NULL;
    cr_assert(file_write_whole(path, "{\"program\":\"other\"}", -1, NULL));
    cr_assert_null(run_state_read(folder, &error));
    cr_assert_eq(error->code, OUTCOME_INPUT_REFUSED);
    folder_remove_tree(folder, NULL);
}
