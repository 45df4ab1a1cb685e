/*
 * The `ledger` section and the sections of the other tables (customers, contacts, events,
 * documents): which file, in which dialect, under which headers.
 */
#ifndef RELANCE_SETTINGS_LEDGER_KEYS_H
#define RELANCE_SETTINGS_LEDGER_KEYS_H

#include "settings/key_table.h"

extern const KeyRule ledger_keys[];    /* record: LedgerSettings */
extern const KeyRule customers_keys[]; /* record: TableSettings, as the following */
extern const KeyRule contacts_keys[];
extern const KeyRule events_keys[];
extern const KeyRule documents_keys[];

/* Remembers the lines of the sections, for complaints about the files. */
void ledger_finish(const YamlNode *root, Settings *settings);

#endif
