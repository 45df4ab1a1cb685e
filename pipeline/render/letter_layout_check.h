/*
 * Whether a layout that was read can be a letter: what is on the paper, in no other's zone, and
 * readable by machines.
 */
#ifndef RELANCE_RENDER_LETTER_LAYOUT_CHECK_H
#define RELANCE_RENDER_LETTER_LAYOUT_CHECK_H

#include "ground/yaml_tree.h"
#include "render/letter_layout.h"

typedef struct {
    const char *file;
    Complaints *complaints;
    LetterLayout *layout;
    gboolean is_bad; /* something was refused */
} LayoutReading;

/* A REFUSED complaint at the node's place. */
void layout_refuse(LayoutReading *reading, const YamlNode *node, const char *rule,
                   const char *what);

/* Refuses what is impossible in the geometry. */
void layout_check(LayoutReading *reading, const YamlNode *root);

#endif
