/*
 * What relance.yaml lists under names of the user's choice: payees, people, issuers, approvers,
 * reasons (a mapping name -> record, or a list of records that carry their name), services.
 */
#ifndef RELANCE_SETTINGS_KEYED_RECORDS_H
#define RELANCE_SETTINGS_KEYED_RECORDS_H

#include "settings/key_table.h"

/* GPtrArray * of records whose first field is their key. detail: one of the kinds below */
typedef struct {
    const KeyRule *keys;
    gpointer (*make)(const char *key, int line);
    const char *key_name; /* in a list, the key of the record that names it */
} KeyedKind;
void take_keyed(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
extern const KeyedKind payee_kind, person_kind, issuer_kind, approver_kind, reason_kind;

/* GHashTable * of name -> mail address. */
void take_services(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

/* Issuers name a payee, reasons a service: refused where there is none of that name. */
void check_references(Reading *reading, const YamlNode *root, const Settings *settings);

#endif
