/*
 * The `creditor` section.
 */
#ifndef RELANCE_SETTINGS_CREDITOR_KEYS_H
#define RELANCE_SETTINGS_CREDITOR_KEYS_H

#include "settings/key_table.h"

extern const KeyRule creditor_keys[]; /* record: Creditor */

/*
 * The address in either form, and what must agree; fills
 * lines from parts and parts from lines.
 */
void creditor_finish(Reading *reading, const YamlNode *root, Creditor *creditor);

#endif
