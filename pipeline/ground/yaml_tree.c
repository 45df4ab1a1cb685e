#include "ground/yaml_tree.h"

#include "ground/outcome.h"

#include <string.h>
#include <yaml.h>

#define MAX_DEPTH 64

/* A collection that is not closed yet. */
typedef struct {
    YamlNode *node;
    YamlNode *key;     /* mapping: the key that waits for its value, owned */
    GHashTable *lines; /* mapping: key text (lent) -> line on which it was given */
} OpenNode;

typedef struct {
    yaml_parser_t parser;
    YamlTree *tree;
    GArray *open; /* OpenNode, outermost first */
    int first_line;
    guint documents;
    gboolean failed;  /* a complaint was added: there will be no tree */
    gboolean stopped; /* and no further event is of use */
    Complaints *complaints;
} Building;

static void free_node(gpointer data)
{
    YamlNode *node = data;
    if (!node)
        return;
    g_free(node->text);
    g_clear_pointer(&node->children, g_ptr_array_unref);
    g_clear_pointer(&node->keys, g_ptr_array_unref);
    g_free(node);
}

void yaml_node_free(YamlNode *node)
{
    free_node(node);
}

YamlNode *yaml_tree_take_root(YamlTree *tree)
{
    return g_steal_pointer(&tree->root);
}

static void clear_open_node(gpointer data)
{
    OpenNode *open = data;
    free_node(open->key);
    g_clear_pointer(&open->lines, g_hash_table_unref);
}

void yaml_tree_free(YamlTree *tree)
{
    if (!tree)
        return;
    free_node(tree->root);
    g_free(tree->file);
    g_free(tree);
}

static Place find_place(const Building *building, yaml_mark_t mark)
{
    return (Place){building->tree->file, (int)mark.line + building->first_line,
                   (int)mark.column + 1};
}

static void refuse(Building *building, const char *rule, yaml_mark_t mark, const char *what)
{
    building->failed = TRUE;
    building->stopped = TRUE;
    complaint_add(building->complaints, COMPLAINT_REFUSED, rule, find_place(building, mark),
                  "%s, file not used", what);
}

static YamlNode *make_node(const Building *building, YamlKind kind, yaml_mark_t mark)
{
    YamlNode *node = g_new0(YamlNode, 1);
    Place place = find_place(building, mark);
    node->kind = kind;
    node->line = place.line;
    node->column = place.column;
    if (kind != YAML_SCALAR)
        node->children = g_ptr_array_new_with_free_func(free_node);
    if (kind == YAML_MAPPING)
        node->keys = g_ptr_array_new_with_free_func(free_node);
    return node;
}

static OpenNode *peek_open(const Building *building)
{
    guint depth = building->open->len;
    return depth ? &g_array_index(building->open, OpenNode, depth - 1) : NULL;
}

/* Takes a mapping's next key; it waits in `open` for its value. */
static void take_key(Building *building, OpenNode *open, YamlNode *key)
{
    open->key = key;
    gpointer line = NULL;
    if (g_hash_table_lookup_extended(open->lines, key->text, NULL, &line)) {
        building->failed = TRUE;
        complaint_add(building->complaints, COMPLAINT_REFUSED, "yaml-duplicate-key",
                      (Place){building->tree->file, key->line, key->column},
                      "key \"%s\" is given twice, first on line %d, file not used", key->text,
                      GPOINTER_TO_INT(line));
    } else {
        g_hash_table_insert(open->lines, key->text, GINT_TO_POINTER(key->line));
    }
}

/* Puts a node into the innermost open collection, or at the root. */
static void add_node(Building *building, YamlNode *node)
{
    OpenNode *open = peek_open(building);
    if (!open) {
        building->tree->root = node;
    } else if (open->node->kind == YAML_SEQUENCE) {
        g_ptr_array_add(open->node->children, node);
    } else if (!open->key) {
        take_key(building, open, node);
    } else {
        g_ptr_array_add(open->node->keys, g_steal_pointer(&open->key));
        g_ptr_array_add(open->node->children, node);
    }
}

static gboolean expects_key(const Building *building)
{
    const OpenNode *open = peek_open(building);
    return open && open->node->kind == YAML_MAPPING && !open->key;
}

static void take_scalar(Building *building, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    gboolean quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (!quoted && expects_key(building) && strcmp(text, "<<") == 0) {
        refuse(building, "yaml-alias", event->start_mark, "merge keys are not allowed");
        return;
    }
    if (memchr(text, '\0', event->data.scalar.length)) {
        refuse(building, "yaml-encoding", event->start_mark, "text contains a NUL character");
        return;
    }
    YamlNode *node = make_node(building, YAML_SCALAR, event->start_mark);
    node->text = g_strdup(text);
    node->quoted = quoted;
    add_node(building, node);
}

static void open_collection(Building *building, const yaml_event_t *event, YamlKind kind)
{
    if (expects_key(building)) {
        refuse(building, "yaml-syntax", event->start_mark, "a key must be plain text");
        return;
    }
    if (building->open->len >= MAX_DEPTH) {
        refuse(building, "yaml-syntax", event->start_mark, "nested too deeply");
        return;
    }
    OpenNode open = {.node = make_node(building, kind, event->start_mark)};
    if (kind == YAML_MAPPING)
        open.lines = g_hash_table_new(g_str_hash, g_str_equal);
    add_node(building, open.node);
    g_array_append_val(building->open, open);
}

/* Anchors and tags can stand before any node. FALSE if there is one: then it was refused. */
static gboolean is_bare(Building *building, const yaml_event_t *event,
                        const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        refuse(building, "yaml-alias", event->start_mark, "anchors are not allowed");
    else if (tag)
        refuse(building, "yaml-syntax", event->start_mark, "tags are not allowed");
    return !anchor && !tag;
}

static void take_event(Building *building, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++building->documents > 1)
            refuse(building, "yaml-syntax", event->start_mark,
                   "only one document may stand in a file");
        break;
    case YAML_ALIAS_EVENT:
        refuse(building, "yaml-alias", event->start_mark, "aliases are not allowed");
        break;
    case YAML_SCALAR_EVENT:
        if (is_bare(building, event, event->data.scalar.anchor, event->data.scalar.tag))
            take_scalar(building, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        if (is_bare(building, event, event->data.sequence_start.anchor,
                    event->data.sequence_start.tag))
            open_collection(building, event, YAML_SEQUENCE);
        break;
    case YAML_MAPPING_START_EVENT:
        if (is_bare(building, event, event->data.mapping_start.anchor,
                    event->data.mapping_start.tag))
            open_collection(building, event, YAML_MAPPING);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        g_array_set_size(building->open, building->open->len - 1);
        break;
    default:
        break;
    }
}

/* Counts lines and columns up to a byte; what follows may be no UTF-8 at all. */
static yaml_mark_t mark_byte(const char *text, gsize offset)
{
    yaml_mark_t mark = {.index = offset};
    for (gsize i = 0; i < offset; i++) {
        if (text[i] == '\n') {
            mark.line++;
            mark.column = 0;
        } else if ((text[i] & 0xc0) != 0x80) {
            mark.column++;
        }
    }
    return mark;
}

static void refuse_parser_problem(Building *building, const char *text, gsize len)
{
    const yaml_parser_t *parser = &building->parser;
    if (parser->error == YAML_READER_ERROR) {
        g_autofree char *what =
            g_strdup_printf("%s (U+%04X)", parser->problem, (guint)parser->problem_value);
        refuse(building, "yaml-encoding", mark_byte(text, MIN(parser->problem_offset, len)),
               what);
    } else {
        refuse(building, "yaml-syntax", parser->problem_mark,
               parser->problem ? parser->problem : "no YAML");
    }
}

/* Takes events until the end or a refusal; keys given twice do not stop it: all are named. */
static void build(Building *building, const char *text, gsize len)
{
    gboolean is_end = FALSE;
    while (!is_end && !building->stopped) {
        yaml_event_t event;
        if (!yaml_parser_parse(&building->parser, &event)) {
            refuse_parser_problem(building, text, len);
            return;
        }
        is_end = event.type == YAML_STREAM_END_EVENT;
        take_event(building, &event);
        yaml_event_delete(&event);
    }
}

/* UTF-8 without NUL; a byte order mark has been taken off before. */
static gboolean check_encoding(Building *building, const char *text, gsize len)
{
    const char *end = NULL;
    if (g_utf8_validate_len(text, len, &end))
        return TRUE;
    refuse(building, "yaml-encoding", mark_byte(text, (gsize)(end - text)),
           *end ? "text is not UTF-8" : "text contains a NUL character");
    return FALSE;
}

YamlTree *yaml_tree_parse(const char *text, gsize len, const char *name, int first_line,
                          Complaints *complaints)
{
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    Building building = {.first_line = first_line, .complaints = complaints};
    building.tree = g_new0(YamlTree, 1);
    building.tree->file = g_strdup(name);
    building.open = g_array_new(FALSE, TRUE, sizeof(OpenNode));
    g_array_set_clear_func(building.open, clear_open_node);
    if (check_encoding(&building, text, len)) {
        if (!yaml_parser_initialize(&building.parser))
            g_error("yaml: out of memory");
        yaml_parser_set_encoding(&building.parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&building.parser, (const unsigned char *)text, len);
        build(&building, text, len);
        yaml_parser_delete(&building.parser);
    }
    g_array_unref(building.open);
    if (building.failed)
        g_clear_pointer(&building.tree, yaml_tree_free);
    return building.tree;
}

YamlTree *yaml_tree_read(const char *path, const char *name, Complaints *complaints,
                         GError **error)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) cause = NULL;
    gsize len = 0;
    if (!g_file_get_contents(path, &text, &len, &cause)) {
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s", cause->message);
        return NULL;
    }
    return yaml_tree_parse(text, len, name, 1, complaints);
}

const YamlNode *yaml_node_find(const YamlNode *mapping, const char *key)
{
    if (!mapping || mapping->kind != YAML_MAPPING)
        return NULL;
    for (guint i = 0; i < mapping->keys->len; i++) {
        const YamlNode *candidate = g_ptr_array_index(mapping->keys, i);
        if (strcmp(candidate->text, key) == 0)
            return g_ptr_array_index(mapping->children, i);
    }
    return NULL;
}

gboolean yaml_node_is_null(const YamlNode *node)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    return node && node->kind == YAML_SCALAR && !node->quoted &&
           g_strv_contains(nulls, node->text);
}

static void move_to(YamlNode *node, int line, int column)
{
    node->line = line;
    node->column = column;
    for (guint i = 0; node->children && i < node->children->len; i++)
        move_to(g_ptr_array_index(node->children, i), line, column);
    for (guint i = 0; node->keys && i < node->keys->len; i++)
        move_to(g_ptr_array_index(node->keys, i), line, column);
}

void yaml_node_set(YamlNode *mapping, const char *key, YamlNode *value)
{
    g_assert(mapping->kind == YAML_MAPPING);
    for (guint i = 0; i < mapping->keys->len; i++) {
        if (strcmp(((YamlNode *)g_ptr_array_index(mapping->keys, i))->text, key) != 0)
            continue;
        YamlNode *old = g_ptr_array_index(mapping->children, i);
        move_to(value, old->line, old->column);
        free_node(old);
        mapping->children->pdata[i] = value;
        return;
    }
    YamlNode *name = g_new0(YamlNode, 1);
    name->kind = YAML_SCALAR;
    name->text = g_strdup(key);
    move_to(name, mapping->line, mapping->column);
    move_to(value, mapping->line, mapping->column);
    g_ptr_array_add(mapping->keys, name);
    g_ptr_array_add(mapping->children, value);
}
