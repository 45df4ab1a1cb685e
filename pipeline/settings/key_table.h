/*
 * The table-driven reader of relance.yaml and scenarios.yaml: a mapping is described by a table
 * of KeyRule, ended by one without name. What stands in the file and in no table is refused,
 * what a table calls obligatory and the file lacks is refused; every other rule belongs to a
 * taker.
 *
 * ~ and null, and a section without lines, count as not given; nothing at all behind another
 * key is refused. Every complaint is REFUSED.
 */
#ifndef RELANCE_SETTINGS_KEY_TABLE_H
#define RELANCE_SETTINGS_KEY_TABLE_H

#include "ground/yaml_tree.h"
#include "records/settings.h"

/* One file being read. All lent but the path. */
typedef struct {
    const char *file;   /* as complaints name it */
    const char *folder; /* relative paths resolve against it; "." adds nothing */
    const Settings
        *settings; /* scenarios.yaml: what relance.yaml said; NULL while reading that */
    Complaints *complaints;
    GString *path;       /* where the reader stands: "mail." */
    SettingLines *lines; /* lent: where each key is noted; NULL: nowhere */
} Reading;

typedef struct KeyRule KeyRule;

/*
 * Checks one value, never NULL and never a YAML null, and writes it into the record at
 * rule->offset; a bad value is refused and leaves the record as it was.
 */
typedef void (*TakeValue)(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          void *record);

struct KeyRule {
    const char *name;
    TakeValue take;
    gsize offset;       /* of the field in the record */
    const void *detail; /* what the taker wants to know: range, choices, sub-table */
    gboolean is_obligatory;
    gsize second; /* of a second field, for takers that fill two; 0: none */
};

/* Starts and ends the reading of one file; end sorts what was refused meanwhile by place. */
Reading reading_begin(const char *file, const char *folder, const Settings *settings,
                      Complaints *complaints);
void reading_end(Reading *reading, guint first_complaint);

/* Reads a mapping's keys into the record. A node that is no mapping is refused; FALSE then. */
gboolean mapping_read(Reading *reading, const YamlNode *node, const KeyRule *rules,
                      void *record);

/* TakeValue for a mapping within the mapping; detail: its table. Record at offset. */
void take_section(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

/*
 * Complains about each obligatory key of the table, its
 * sections included, as missing at node.
 */
void refuse_missing_keys(Reading *reading, const YamlNode *node, const KeyRule *rules);

/* One REFUSED complaint at the node's place. */
void refuse_at(Reading *reading, const YamlNode *node, const char *rule, const char *format,
               ...) G_GNUC_PRINTF(4, 5);

/* "creditor.siren must be text, not a list [value-type]" */
void refuse_type(Reading *reading, const YamlNode *node, const KeyRule *rule,
                 const char *wanted);

/* "creditor.siren "12" is impossible: <why> [value-impossible]"; the node must be a scalar. */
void refuse_value(Reading *reading, const YamlNode *node, const KeyRule *rule,
                  const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Obligatory key `name` below the present path is missing; the place is the node's. */
void refuse_missing(Reading *reading, const YamlNode *node, const char *name);

/* "; nearest known name: "x"", or the whole list where none is near; a new string. */
char *name_known(const char *word, const char *const *names);

/* Steps into "<name>." and back to what enter returned. */
gsize path_enter(Reading *reading, const char *name);
void path_leave(Reading *reading, gsize before);

/* The value of a key, or NULL where it is not given, null, or the mapping is none. Lent. */
const YamlNode *find_given(const YamlNode *mapping, const char *key);

#endif
