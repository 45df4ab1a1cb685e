#include <criterion/criterion.h>

#include "ground/outcome.h"

Test(outcome, the_graver_one_goes_by_precedence_and_not_by_number)
{
    const Outcome order[] = {OUTCOME_DONE,          OUTCOME_SOMETHING_HELD,
                             OUTCOME_TRY_LATER,     OUTCOME_WRONG_USE,
                             OUTCOME_INPUT_REFUSED, OUTCOME_SETTINGS_REFUSED,
                             OUTCOME_INPUT_OUTPUT,  OUTCOME_OUR_MISTAKE};
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
        for (gsize j = 0; j < G_N_ELEMENTS(order); j++)
            cr_assert_eq(outcome_graver(order[i], order[j]), order[MAX(i, j)]);
    }
    cr_assert_eq(outcome_graver(OUTCOME_CANNOT_CREATE, OUTCOME_SETTINGS_REFUSED),
                 OUTCOME_CANNOT_CREATE);
}

Test(outcome, an_error_carries_its_outcome)
{
    g_autoptr(GError) error = NULL;
    cr_assert_not(outcome_fail(&error, OUTCOME_TRY_LATER, "lock held by %d", 7));
    cr_assert_str_eq(error->message, "lock held by 7");
    cr_assert_eq(outcome_of_error(error), OUTCOME_TRY_LATER);
}

Test(outcome, the_first_cause_is_kept)
{
    g_autoptr(GError) error = NULL;
    outcome_fail(&error, OUTCOME_CANNOT_CREATE, "first");
    cr_assert_not(outcome_fail(&error, OUTCOME_OUR_MISTAKE, "second"));
    cr_assert_str_eq(error->message, "first");
}

Test(outcome, nobody_has_to_ask_for_the_error)
{
    cr_assert_not(outcome_fail(NULL, OUTCOME_CANNOT_CREATE, "unheard"));
}

Test(outcome, a_foreign_error_is_an_input_output_error)
{
    g_autoptr(GError) error = g_error_new(G_FILE_ERROR, G_FILE_ERROR_ACCES, "no");
    cr_assert_eq(outcome_of_error(error), OUTCOME_INPUT_OUTPUT);
}
