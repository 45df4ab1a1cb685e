/* Literal template text cut at its hashtags, each with its place in the file. */
#include "compose/hashtag_scan.h"
#include "compose/template_node.h"

#include <string.h>

int template_reading_line(const TemplateReading *reading, int index)
{
    if (reading->numbers == NULL)
        return reading->first_line;
    if (index < 0 || (guint)index >= reading->numbers->len)
        return 0;
    return g_array_index(reading->numbers, int, index);
}

/*
 * The column in the file: the line's characters before
 * `found`, a hidden # being two of them.
 */
static int count_column(const char *line, const char *found)
{
    int column = 1;

    for (const char *c = line; c < found; c = g_utf8_next_char(c))
        column += g_str_has_prefix(c, HIDDEN_HASH) ? 2 : 1;
    return column;
}

/*
 * Looks for "#NAME" in the lines first..last, from where the last one was found onwards, and
 * leaves the cursor behind it. The columns count characters from 1.
 */
static void locate_hashtag(TemplateReading *reading, const HashtagPlace *place, int first,
                           int last, TemplatePiece *piece)
{
    g_autofree char *word = g_strndup(place->start, place->name_length + 1);
    int index = MAX(first, reading->cursor_line);

    piece->line = template_reading_line(reading, first);
    piece->column = 1;
    for (; index <= last && reading->lines[index] != NULL; index++) {
        const char *line = reading->lines[index];
        gsize from = index == reading->cursor_line ? reading->cursor_column : 0;
        const char *found = from <= strlen(line) ? strstr(line + from, word) : NULL;

        if (found == NULL)
            continue;
        piece->line = template_reading_line(reading, index);
        piece->column = count_column(line, found);
        reading->cursor_line = index;
        reading->cursor_column = (gsize)(found - line) + strlen(word);
        return;
    }
}

static void refuse_unknown(const TemplateReading *reading, const char *name,
                           const TemplatePiece *piece)
{
    g_autofree char *upper = g_ascii_strup(name, -1);
    const char *nearest =
        hashtag_find(upper) != NULL ? hashtag_find(upper)->name : hashtag_find_nearest(upper);
    Place place = {reading->file, piece->line, piece->column};

    if (g_str_equal(name, "IF") || g_str_equal(name, "ELSE") || g_str_equal(name, "END"))
        complaint_add(reading->complaints, COMPLAINT_REFUSED, "block-malformed", place,
                      "#%s stands within a text; put it alone on a line of its own", name);
    else if (hashtag_is_block_word(upper))
        complaint_add(
            reading->complaints, COMPLAINT_REFUSED, "block-malformed", place,
            "#%s is no word of blocks; they are #IF NAME, #ELSE and #END, in capitals "
            "and alone on their lines",
            name);
    else if (nearest != NULL)
        complaint_add(reading->complaints, COMPLAINT_REFUSED, "hashtag-unknown", place,
                      "#%s is no hashtag; the nearest is #%s; correct it, or write \\#%s for "
                      "the plain text",
                      name, nearest, name);
    else
        complaint_add(reading->complaints, COMPLAINT_REFUSED, "hashtag-unknown", place,
                      "#%s is no hashtag; see `relance check --hashtags`, or write \\#%s for "
                      "the plain text",
                      name, name);
}

/* "\#" was hidden from the scan; here it becomes the # that is meant. */
static void show_hashes(TemplatePiece *piece)
{
    if (piece->text != NULL && strstr(piece->text, HIDDEN_HASH) != NULL) {
        g_auto(GStrv) parts = g_strsplit(piece->text, HIDDEN_HASH, -1);

        g_free(piece->text);
        piece->text = g_strjoinv("#", parts);
    }
}

static void append_hashtag(TemplateReading *reading, const HashtagPlace *place, int first,
                           int last, guint marks, GPtrArray *pieces)
{
    TemplatePiece *piece = template_piece_new(place->fallback, place->fallback_length, marks);
    g_autofree char *name = g_strndup(place->name, place->name_length);

    locate_hashtag(reading, place, first, last, piece);
    piece->hashtag = hashtag_find(name);
    show_hashes(piece);
    if (piece->hashtag == NULL)
        refuse_unknown(reading, name, piece);
    if (place->is_open)
        complaint_add(reading->complaints, COMPLAINT_REFUSED, "fallback-not-closed",
                      (Place){reading->file, piece->line, piece->column},
                      "the text behind #%s{ has no } before the paragraph, link or emphasis "
                      "ends; write #%s{plain text}",
                      name, name);
    if (piece->hashtag != NULL && piece->hashtag->append == NULL &&
        piece->hashtag->build == NULL)
        complaint_add(reading->complaints, COMPLAINT_REFUSED, "hashtag-only-condition",
                      (Place){reading->file, piece->line, piece->column},
                      "#%s can only be asked by #IF; it has no text", name);
    g_ptr_array_add(pieces, piece);
}

static void append_literal(const char *text, gsize length, guint marks, GPtrArray *pieces)
{
    TemplatePiece *piece;

    if (length == 0)
        return;
    piece = template_piece_new(text, length, marks);
    show_hashes(piece);
    g_ptr_array_add(pieces, piece);
}

void template_append_pieces(TemplateReading *reading, const char *literal, int first, int last,
                            guint marks, GPtrArray *pieces)
{
    HashtagPlace place;

    while (hashtag_scan(literal, &place)) {
        append_literal(literal, (gsize)(place.start - literal), marks, pieces);
        append_hashtag(reading, &place, first, last, marks, pieces);
        literal = place.end;
    }
    append_literal(literal, strlen(literal), marks, pieces);
}
