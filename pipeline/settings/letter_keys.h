/* The section `letters` of relance.yaml. */
#ifndef RELANCE_SETTINGS_LETTER_KEYS_H
#define RELANCE_SETTINGS_LETTER_KEYS_H

#include "settings/key_table.h"

extern const KeyRule letter_keys[]; /* into a LetterSettings */

#endif
