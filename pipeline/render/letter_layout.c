#include "render/letter_layout_check.h"
#include "ground/text.h"
#include "ground/yaml_tree.h"
#include <stddef.h>

enum { FARTHEST_MM = 500 };

typedef enum {
    VALUE_LENGTH,
    VALUE_BOX,
    VALUE_LENGTHS,
    VALUE_BOXES,
    VALUE_TEXT,
    VALUE_TRACK
} ValueKind;

/* Every key of a layout file: what it is, and where it goes. */
static const struct Key {
    const char *name;
    ValueKind kind;
    gsize offset, count_offset;
    gboolean is_needed;
} keys[] = {
    {"description", VALUE_TEXT, 0, 0, FALSE},
    {"paper_width", VALUE_LENGTH, offsetof(LetterLayout, paper_width), 0, TRUE},
    {"paper_height", VALUE_LENGTH, offsetof(LetterLayout, paper_height), 0, TRUE},
    {"address", VALUE_BOX, offsetof(LetterLayout, address), 0, TRUE},
    {"inset_left", VALUE_LENGTH, offsetof(LetterLayout, inset_left), 0, FALSE},
    {"inset_top", VALUE_LENGTH, offsetof(LetterLayout, inset_top), 0, FALSE},
    {"return_height", VALUE_LENGTH, offsetof(LetterLayout, return_height), 0, FALSE},
    {"clear", VALUE_BOXES, offsetof(LetterLayout, clear), offsetof(LetterLayout, n_clear),
     FALSE},
    {"sender", VALUE_BOX, offsetof(LetterLayout, sender), 0, TRUE},
    {"references", VALUE_BOX, offsetof(LetterLayout, references), 0, TRUE},
    {"date_x", VALUE_LENGTH, offsetof(LetterLayout, date_x), 0, TRUE},
    {"date_y", VALUE_LENGTH, offsetof(LetterLayout, date_y), 0, TRUE},
    {"left", VALUE_LENGTH, offsetof(LetterLayout, left), 0, TRUE},
    {"right", VALUE_LENGTH, offsetof(LetterLayout, right), 0, TRUE},
    {"body_top", VALUE_LENGTH, offsetof(LetterLayout, body_top), 0, TRUE},
    {"body_bottom", VALUE_LENGTH, offsetof(LetterLayout, body_bottom), 0, TRUE},
    {"next_top", VALUE_LENGTH, offsetof(LetterLayout, next_top), 0, TRUE},
    {"reserved", VALUE_BOXES, offsetof(LetterLayout, reserved),
     offsetof(LetterLayout, n_reserved), FALSE},
    {"punch", VALUE_LENGTH, offsetof(LetterLayout, punch), 0, FALSE},
    {"registered", VALUE_BOX, offsetof(LetterLayout, registered), 0, FALSE},
    {"datamatrix", VALUE_BOX, offsetof(LetterLayout, datamatrix), 0, FALSE},
    {"omr", VALUE_TRACK, offsetof(LetterLayout, omr), 0, FALSE},
    {"folds", VALUE_LENGTHS, offsetof(LetterLayout, folds), offsetof(LetterLayout, n_folds),
     FALSE},
};

/* Millimetres with a decimal point, 0 .. 500. */
static Mpt read_length(LayoutReading *reading, const YamlNode *node)
{
    char *end = NULL;
    double mm = node->kind == YAML_SCALAR ? g_ascii_strtod(node->text, &end) : -1;
    if (end && *end == '\0' && end != node->text && mm >= 0 && mm <= FARTHEST_MM)
        return MM(mm);
    layout_refuse(reading, node, "value-impossible",
                  "a length in millimetres between 0 and 500 is expected");
    return 0;
}

static Box read_box(LayoutReading *reading, const YamlNode *node)
{
    static const char *const sides[] = {"x", "y", "width", "height", NULL};
    Mpt values[4] = {0};
    for (guint i = 0; node->kind == YAML_MAPPING && i < node->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(node->keys, i);
        if (!g_strv_contains(sides, key->text))
            layout_refuse(reading, key, "key-unknown", "a zone has x, y, width and height");
    }
    for (int i = 0; i < 4; i++) {
        const YamlNode *value = yaml_node_find(node, sides[i]);
        if (value)
            values[i] = read_length(reading, value);
        else
            layout_refuse(reading, node, "key-missing", "a zone needs x, y, width and height");
    }
    return (Box){values[0], values[1], values[2], values[3]};
}

static void read_list(LayoutReading *reading, const struct Key *key, const YamlNode *node)
{
    char *base = (char *)reading->layout;
    guint *count = (guint *)(gpointer)(base + key->count_offset);
    if (node->kind != YAML_SEQUENCE || node->children->len > MOST_ZONES) {
        layout_refuse(reading, node, "value-impossible", "a list of at most 8 is expected");
        return;
    }
    for (guint i = 0; i < node->children->len; i++) {
        const YamlNode *child = g_ptr_array_index(node->children, i);
        if (key->kind == VALUE_BOXES)
            ((Box *)(gpointer)(base + key->offset))[i] = read_box(reading, child);
        else
            ((Mpt *)(gpointer)(base + key->offset))[i] = read_length(reading, child);
    }
    *count = node->children->len;
}

static const char *const omr_names[] = {[OMR_ON] = "on",
                                        [OMR_BEGIN] = "boc",
                                        [OMR_NOT_BEGIN] = "not-boc",
                                        [OMR_END] = "eoc",
                                        [OMR_NOT_END] = "not-eoc",
                                        [OMR_PARITY] = "parity",
                                        [OMR_SEQUENCE_1] = "seq0",
                                        [OMR_SEQUENCE_2] = "seq1",
                                        [OMR_SEQUENCE_4] = "seq2",
                                        [OMR_FEED_1] = "feed1",
                                        [OMR_FEED_1 + 1] = "feed2",
                                        [OMR_FEED_1 + 2] = "feed3",
                                        [OMR_FEED_1 + 3] = "feed4",
                                        [OMR_FEED_1 + 4] = "feed5",
                                        [OMR_FEED_1 + 5] = "feed6",
                                        [OMR_FEED_1 + 6] = "feed7",
                                        [OMR_FEED_1 + 7] = "feed8",
                                        [OMR_FEED_1 + 8] = "feed9"};

static void read_marks(LayoutReading *reading, const YamlNode *node, OmrTrack *track)
{
    if (node->kind != YAML_SEQUENCE || node->children->len == 0 ||
        node->children->len > MOST_OMR_MARKS) {
        layout_refuse(reading, node, "value-impossible",
                      "omr.marks is a list of 1 to 24 names");
        return;
    }
    for (guint i = 0; i < node->children->len; i++) {
        const YamlNode *name = g_ptr_array_index(node->children, i);
        guint mark = 0;
        while (mark < OMR_COUNT && g_strcmp0(name->text, omr_names[mark]) != 0)
            mark++;
        if (mark == OMR_COUNT)
            layout_refuse(
                reading, name, "value-impossible",
                "an OMR mark is on, boc, not-boc, eoc, not-eoc, parity, seq0 to seq2 or "
                "feed1 to feed9");
        else
            track->marks[track->n_marks++] = (OmrMark)mark;
    }
}

static void read_track(LayoutReading *reading, const YamlNode *node, OmrTrack *track)
{
    static const char *const names[] = {"x",     "y",     "length", "thickness",
                                        "pitch", "marks", NULL};
    Mpt *const lengths[] = {&track->x, &track->y, &track->length, &track->thickness,
                            &track->pitch};
    for (guint i = 0; node->kind == YAML_MAPPING && i < node->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(node->keys, i);
        if (!g_strv_contains(names, key->text))
            layout_refuse(reading, key, "key-unknown",
                          "omr has x, y, length, thickness, pitch and marks");
    }
    for (int i = 0; names[i]; i++) {
        const YamlNode *value = yaml_node_find(node, names[i]);
        if (!value)
            layout_refuse(reading, node, "key-missing",
                          "omr needs x, y, length, thickness, pitch and marks");
        else if (i < (int)G_N_ELEMENTS(lengths))
            *lengths[i] = read_length(reading, value);
        else
            read_marks(reading, value, track);
    }
}

static void read_value(LayoutReading *reading, const struct Key *key, const YamlNode *node)
{
    char *place = (char *)reading->layout + key->offset;
    if (key->kind == VALUE_LENGTH)
        *(Mpt *)(gpointer)place = read_length(reading, node);
    else if (key->kind == VALUE_BOX)
        *(Box *)(gpointer)place = read_box(reading, node);
    else if (key->kind == VALUE_TRACK)
        read_track(reading, node, (OmrTrack *)(gpointer)place);
    else if (key->kind == VALUE_LENGTHS || key->kind == VALUE_BOXES)
        read_list(reading, key, node);
}

static void check_key_names(LayoutReading *reading, const YamlNode *root)
{
    const char *names[G_N_ELEMENTS(keys) + 1] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        names[i] = keys[i].name;
    for (guint i = 0; root && root->kind == YAML_MAPPING && i < root->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(root->keys, i);
        if (g_strv_contains(names, key->text))
            continue;
        const char *nearest = text_find_nearest(key->text, names);
        g_autofree char *what =
            g_strdup_printf("key \"%s\" is unknown%s%s", key->text,
                            nearest ? "; did you mean " : "", text_or_empty(nearest));
        layout_refuse(reading, key, "key-unknown", what);
    }
}

LetterLayout *letter_layout_read(const char *path, const char *name, Complaints *complaints,
                                 GError **error)
{
    g_autofree char *file = g_path_get_basename(path);
    g_autofree char *named = g_strconcat("layouts/", file, NULL);
    g_autoptr(YamlTree) tree = yaml_tree_read(path, named, complaints, error);
    if (!tree)
        return NULL;
    LayoutReading reading = {named, complaints, g_new0(LetterLayout, 1), FALSE};
    reading.layout->name = g_strdup(name);
    check_key_names(&reading, tree->root);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        const YamlNode *node = yaml_node_find(tree->root, keys[i].name);
        if (node) {
            read_value(&reading, &keys[i], node);
        } else if (keys[i].is_needed) {
            g_autofree char *what = g_strdup_printf("key \"%s\" is missing", keys[i].name);
            layout_refuse(&reading, NULL, "key-missing", what);
        }
    }
    if (!reading.is_bad)
        layout_check(&reading, tree->root);
    if (reading.is_bad)
        g_clear_pointer(&reading.layout, letter_layout_free);
    return reading.layout;
}

void letter_layout_free(LetterLayout *layout)
{
    if (!layout)
        return;
    g_free(layout->name);
    g_free(layout);
}
