/*
 * A run computed again from its archived inputs and from what the history held when it began, and
 * compared with its files byte for byte. Nothing is written anywhere.
 */
#ifndef RELANCE_RUN_RECOMPUTE_H
#define RELANCE_RUN_RECOMPUTE_H

#include "run/run.h"

/*
 * Computes the run of this folder again up to `last`, or to the last stage that it has done, and
 * appends to the comparison's report a line for each difference ("FOUND: ..."), then one in words
 * with figures. Machine files (fonts) that are others now are told as well, since they may be the
 * cause.
 *
 * FALSE and *error: it cannot be computed again. OUTCOME_INPUT_REFUSED where an input is gone or
 * is another file (`archive: reference` keeps the hash only), else what the stages say.
 */
gboolean run_recompute(const Options *options, const char *folder, StageName last,
                       Comparison *comparison, GError **error);

/* TRUE if inputs or tables of the run were erased or blotted out on purpose. */
gboolean run_is_erased(const char *folder);

/*
 * Each decision of the run's plan decided again, as `audit verify` reports it; the number of
 * findings. What cannot be decided again is a finding too, but for inputs known by hash only.
 */
int run_decide_again(const Options *options, const char *folder, GString *report);

#endif
