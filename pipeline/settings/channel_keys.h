/*
 * The sections that say how documents are made and sent, mail apart: print, mail_days,
 * registered, penalties; and the small ones guard, insurance, audit.
 */
#ifndef RELANCE_SETTINGS_CHANNEL_KEYS_H
#define RELANCE_SETTINGS_CHANNEL_KEYS_H

#include "settings/key_table.h"

extern const KeyRule print_keys[];     /* record: PrintSettings */
extern const KeyRule penalties_keys[]; /* record: PenaltySettings */
extern const KeyRule mail_days_keys[]; /* record: Settings, as the following */
extern const KeyRule registered_keys[];
extern const KeyRule guard_keys[];
extern const KeyRule insurance_keys[];
extern const KeyRule audit_keys[];

#endif
