/*
 * A YAML file as a tree whose every node knows its place. libyaml stands behind this file alone.
 *
 * Refused as complaints [yaml-syntax], [yaml-duplicate-key], [yaml-alias], [yaml-encoding]: bad
 * syntax, a key given twice, aliases and anchors, merge keys, more than one document; also tags,
 * keys that are no scalars, nesting deeper than 64, text that is not UTF-8.
 */
#ifndef RELANCE_GROUND_YAML_TREE_H
#define RELANCE_GROUND_YAML_TREE_H

#include "ground/complaints.h"

typedef enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
    YamlKind kind;
    int line, column;    /* from 1 */
    char *text;          /* scalar */
    gboolean quoted;     /* scalar in '' or "" or a block: never null, number or boolean */
    GPtrArray *children; /* YamlNode *: sequence items, or mapping values */
    GPtrArray *keys;     /* YamlNode * (scalars), mapping only, same index as children */
};

typedef struct {
    char *file;     /* as named in complaints */
    YamlNode *root; /* NULL for an empty file */
} YamlTree;

/*
 * Reads the file at path; complaints name it as `name`. A new tree, or NULL: then either a REFUSED
 * complaint was added (bad YAML) or *error is set (not readable, OUTCOME_SETTINGS_REFUSED).
 */
YamlTree *yaml_tree_read(const char *path, const char *name, Complaints *complaints,
                         GError **error);

/* The same from memory; first_line is the line number of the text's first line (front matter). */
YamlTree *yaml_tree_parse(const char *text, gsize len, const char *name, int first_line,
                          Complaints *complaints);
void yaml_tree_free(YamlTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlTree, yaml_tree_free)

/* The value of a key in a mapping, or NULL. NULL and non-mappings are taken as empty. Lent. */
const YamlNode *yaml_node_find(const YamlNode *mapping, const char *key);

/*
 * Sets a key of a mapping to a value, in the place of the old one or at the end; the value is taken
 * over and stands where the old one, else the mapping, stood.
 */
void yaml_node_set(YamlNode *mapping, const char *key, YamlNode *value);

/* The tree's root, which is then the caller's (yaml_node_free); NULL for an empty tree. */
YamlNode *yaml_tree_take_root(YamlTree *tree);
void yaml_node_free(YamlNode *node);

/* TRUE for a plain scalar that means null: empty, ~ or null. */
gboolean yaml_node_is_null(const YamlNode *node);

#endif
