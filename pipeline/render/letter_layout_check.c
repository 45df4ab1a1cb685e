#include "render/letter_layout_check.h"

void layout_refuse(LayoutReading *reading, const YamlNode *node, const char *rule,
                   const char *what)
{
    Place place = {reading->file, node ? node->line : 0, node ? node->column : 0};
    complaint_add(reading->complaints, COMPLAINT_REFUSED, rule, place, "%s", what);
    reading->is_bad = TRUE;
}

static gboolean is_inside(const Box *box, Mpt width, Mpt height)
{
    return box->width > 0 && box->height > 0 && box->x + box->width <= width &&
           box->y + box->height <= height;
}

static gboolean boxes_touch(const Box *a, const Box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* What has a place of its own stands on the paper and in no clear or reserved zone. */
static void check_zones(LayoutReading *reading, const YamlNode *root)
{
    const LetterLayout *layout = reading->layout;
    const OmrTrack *omr = &layout->omr;
    Box track = {omr->x, omr->y, omr->length,
                 (Mpt)(MAX(omr->n_marks, 1) - 1) * omr->pitch + omr->thickness};
    const struct {
        const char *name;
        const Box *box;
    } parts[] = {{"sender", &layout->sender},
                 {"references", &layout->references},
                 {"registered", &layout->registered},
                 {"datamatrix", &layout->datamatrix},
                 {"omr", &track}};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        const Box *box = parts[i].box;
        gboolean is_bad =
            box->width > 0 && !is_inside(box, layout->paper_width, layout->paper_height);
        for (guint k = 0; box->width > 0 && k < layout->n_clear; k++)
            is_bad |= boxes_touch(box, &layout->clear[k]);
        for (guint k = 0; box->width > 0 && k < layout->n_reserved; k++)
            is_bad |= boxes_touch(box, &layout->reserved[k]);
        if (is_bad)
            layout_refuse(reading, yaml_node_find(root, parts[i].name), "value-impossible",
                          "this zone lies outside the paper or in a clear or reserved zone");
    }
}

/* What readers of OMR lines can see (guides of inserters): lengths, distances, edges. */
static void check_track(LayoutReading *reading, const YamlNode *root)
{
    const OmrTrack *omr = &reading->layout->omr;
    Mpt span = (Mpt)(MAX(omr->n_marks, 1) - 1) * omr->pitch;
    if (omr->n_marks == 0)
        return;
    if (omr->length < MM(10) || omr->thickness < MM(0.35) || omr->thickness > MM(0.7) ||
        omr->pitch < MM(2.54) || span > MM(70) || omr->y < MM(20) ||
        omr->y + span > reading->layout->paper_height - MM(30))
        layout_refuse(
            reading, yaml_node_find(root, "omr"), "value-impossible",
            "OMR lines are at least 10 mm long, 0.35 to 0.7 mm thick and 2.54 mm apart, at "
            "most 70 mm in all, 20 mm from the sheet's upper and 30 mm from its lower edge");
}

static void check_geometry(LayoutReading *reading, const YamlNode *root)
{
    const LetterLayout *layout = reading->layout;
    if (!is_inside(&layout->address, layout->paper_width, layout->paper_height) ||
        layout->inset_left >= layout->address.width ||
        layout->inset_top >= layout->address.height)
        layout_refuse(reading, yaml_node_find(root, "address"), "value-impossible",
                      "the address zone lies outside the paper or has no room for text");
    if (layout->left + layout->right + MM(60) > layout->paper_width ||
        layout->body_top + MM(40) > layout->body_bottom ||
        layout->next_top + MM(40) > layout->body_bottom ||
        layout->body_bottom > layout->paper_height)
        layout_refuse(
            reading, root, "value-impossible",
            "left, right, body_top, next_top and body_bottom leave no room for a text");
}

void layout_check(LayoutReading *reading, const YamlNode *root)
{
    check_geometry(reading, root);
    check_zones(reading, root);
    check_track(reading, root);
}
