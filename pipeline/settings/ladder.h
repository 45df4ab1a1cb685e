/*
 * The steps of one scenario together: levels that rise, steps that can be reached.
 */
#ifndef RELANCE_SETTINGS_LADDER_H
#define RELANCE_SETTINGS_LADDER_H

#include "records/scenarios.h"
#include "settings/key_table.h"

/* A step beside the node it was read from. */
typedef struct {
    Step *step;           /* owned by the scenario */
    const YamlNode *node; /* lent */
    gboolean is_whole;    /* nothing in it was refused: worth comparing with its neighbours */
} StepDraft;

/* drafts: StepDraft, in the file's order. */
void ladder_check(Reading *reading, const GArray *drafts);

/* Puts the steps outside the ladder behind it; both keep the file's order. */
void ladder_sort(GPtrArray *steps);

#endif
