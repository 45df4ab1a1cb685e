#include "compose/markdown.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "compose/hashtag_scan.h"
#include "compose/hashtag_split.h"

typedef struct {
    TemplateReading reading;
    int first, last;  /* lines of the block in work, from 0 */
    GString *letters; /* of the paragraph in work, without its emphasis and links */
} MarkdownReader;

static void read_blocks(MarkdownReader *reader, cmark_node *parent, GPtrArray *blocks);

static void refuse(MarkdownReader *reader, const char *rule, int index, const char *what)
{
    complaint_add(
        reader->reading.complaints, COMPLAINT_REFUSED, rule,
        (Place){reader->reading.file, template_reading_line(&reader->reading, index), 0}, "%s",
        what);
}

/* Each piece of a linked text carries its own copy of the address. */
static void link_pieces(MarkdownReader *reader, const char *url, GPtrArray *pieces, guint from)
{
    int line = reader->reading.cursor_line;
    gsize column = reader->reading.cursor_column;

    for (guint i = from; i < pieces->len; i++) {
        TemplatePiece *piece = g_ptr_array_index(pieces, i);

        reader->reading.cursor_line = line;
        reader->reading.cursor_column = column;
        piece->href = template_pieces_new();
        template_append_pieces(&reader->reading, url, reader->first, reader->last, 0,
                               piece->href);
    }
}

static void read_inlines(MarkdownReader *reader, cmark_node *parent, guint marks,
                         GPtrArray *pieces);

static void read_link(MarkdownReader *reader, cmark_node *node, guint marks, GPtrArray *pieces)
{
    guint from = pieces->len;

    read_inlines(reader, node, marks, pieces);
    link_pieces(reader, cmark_node_get_url(node), pieces, from);
}

static void read_inline(MarkdownReader *reader, cmark_node *node, guint marks,
                        GPtrArray *pieces)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append(reader->letters, cmark_node_get_literal(node));
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c(reader->letters, '\n');
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        template_append_pieces(&reader->reading, cmark_node_get_literal(node), reader->first,
                               reader->last,
                               type == CMARK_NODE_CODE ? marks | MARK_CODE : marks, pieces);
    else if (type == CMARK_NODE_SOFTBREAK)
        g_ptr_array_add(pieces, template_piece_new(" ", 1, marks));
    else if (type == CMARK_NODE_LINEBREAK)
        g_ptr_array_add(pieces, template_piece_new("\n", 1, marks));
    else if (type == CMARK_NODE_EMPH)
        read_inlines(reader, node, marks | MARK_ITALIC, pieces);
    else if (type == CMARK_NODE_STRONG)
        read_inlines(reader, node, marks | MARK_BOLD, pieces);
    else if (type == CMARK_NODE_LINK)
        read_link(reader, node, marks, pieces);
    else if (type == CMARK_NODE_HTML_INLINE)
        refuse(reader, "template-html", reader->first,
               "HTML in a template; write Markdown, or \\< for the character");
    else if (type == CMARK_NODE_IMAGE)
        refuse(reader, "template-image", reader->first,
               "an image in a template; the logo and the signature are named in relance.yaml");
    else /* no other inline exists without an extension */
        g_assert_not_reached();
}

static void read_inlines(MarkdownReader *reader, cmark_node *parent, guint marks,
                         GPtrArray *pieces)
{
    for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
         node = cmark_node_next(node))
        read_inline(reader, node, marks, pieces);
}

/* Sets the reader on the lines of a block; a node without a place keeps its parent's. */
static void enter_lines(MarkdownReader *reader, cmark_node *node)
{
    int start = cmark_node_get_start_line(node), end = cmark_node_get_end_line(node);

    if (start <= 0)
        return;
    reader->first = start - 1;
    reader->last = MAX(end, start) - 1;
}

/* The inlines of a paragraph, heading or cell, whose hashtags no emphasis may cut. */
static void read_text(MarkdownReader *reader, cmark_node *node, GPtrArray *pieces)
{
    g_string_truncate(reader->letters, 0);
    read_inlines(reader, node, 0, pieces);
    hashtag_split_check(&reader->reading, reader->letters->str, pieces, reader->first,
                        reader->last);
}

static guint digest_lines(const MarkdownReader *reader)
{
    guint digest = 5381;

    for (int i = reader->first; i <= reader->last && reader->reading.lines[i] != NULL; i++)
        digest = digest * 33 + g_str_hash(reader->reading.lines[i]);
    return digest;
}

/* A paragraph of one block hashtag is that block; a block hashtag within a text is refused. */
static void find_block_hashtag(MarkdownReader *reader, TemplateBlock *block,
                               const GPtrArray *pieces)
{
    gboolean is_alone = block->kind == BLOCK_PARAGRAPH && pieces->len == 1;

    for (guint i = 0; i < pieces->len; i++) {
        const TemplatePiece *piece = g_ptr_array_index(pieces, i);

        if (piece->hashtag == NULL || piece->hashtag->build == NULL)
            continue;
        if (is_alone)
            block->hashtag = piece->hashtag;
        else
            complaint_add(reader->reading.complaints, COMPLAINT_REFUSED, "hashtag-not-alone",
                          (Place){reader->reading.file, piece->line, piece->column},
                          "#%s is a whole block; put it in a paragraph of its own, with blank "
                          "lines around it",
                          piece->hashtag->name);
    }
}

static void read_row(MarkdownReader *reader, cmark_node *node, TemplateBlock *block)
{
    TemplateRow *row = template_row_new();

    enter_lines(reader, node);
    row->is_header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    for (cmark_node *cell = cmark_node_first_child(node); cell != NULL;
         cell = cmark_node_next(cell)) {
        GPtrArray *pieces = template_pieces_new();

        read_text(reader, cell, pieces);
        find_block_hashtag(reader, block, pieces);
        g_ptr_array_add(row->cells, pieces);
    }
    g_ptr_array_add(block->rows, row);
}

static void read_table(MarkdownReader *reader, cmark_node *node, TemplateBlock *block)
{
    guint columns = cmark_gfm_extensions_get_table_columns(node);
    const guint8 *letters = cmark_gfm_extensions_get_table_alignments(node);

    for (guint i = 0; i < columns; i++) {
        Align align = letters[i] == 'r'   ? ALIGN_RIGHT
                      : letters[i] == 'c' ? ALIGN_CENTRE
                                          : ALIGN_LEFT;
        g_array_append_val(block->aligns, align);
    }
    for (cmark_node *row = cmark_node_first_child(node); row != NULL;
         row = cmark_node_next(row))
        read_row(reader, row, block);
}

/* Code blocks are set line by line as they are; their hashtags are filled like everywhere. */
static void read_code(MarkdownReader *reader, cmark_node *node, TemplateBlock *block)
{
    g_autofree char *literal = g_strchomp(g_strdup(cmark_node_get_literal(node)));

    template_append_pieces(&reader->reading, literal, reader->first, reader->last, MARK_CODE,
                           block->pieces);
}

static BlockKind find_kind(cmark_node_type type)
{
    if (type == CMARK_NODE_HEADING)
        return BLOCK_HEADING;
    if (type == CMARK_NODE_LIST)
        return BLOCK_LIST;
    if (type == CMARK_NODE_ITEM)
        return BLOCK_ITEM;
    if (type == CMARK_NODE_BLOCK_QUOTE)
        return BLOCK_QUOTE;
    if (type == CMARK_NODE_THEMATIC_BREAK)
        return BLOCK_RULE;
    if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_CODE_BLOCK)
        return BLOCK_PARAGRAPH;
    return BLOCK_TABLE;
}

static void read_content(MarkdownReader *reader, cmark_node *node, TemplateBlock *block)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (block->kind == BLOCK_TABLE)
        read_table(reader, node, block);
    else if (type == CMARK_NODE_CODE_BLOCK)
        read_code(reader, node, block);
    else if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING)
        read_text(reader, node, block->pieces);
    else
        read_blocks(reader, node, block->children);
    if (block->kind == BLOCK_HEADING)
        block->level = MIN(cmark_node_get_heading_level(node), 3);
    if (block->kind == BLOCK_LIST && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
        block->is_ordered = TRUE;
        block->first_number = cmark_node_get_list_start(node);
    }
    find_block_hashtag(reader, block, block->pieces);
}

static void read_block(MarkdownReader *reader, cmark_node *node, GPtrArray *blocks)
{
    cmark_node_type type = cmark_node_get_type(node);
    TemplateBlock *block;

    enter_lines(reader, node);
    if (type == CMARK_NODE_HTML_BLOCK) {
        refuse(reader, "template-html", reader->first,
               "HTML in a template; write Markdown, or \\< for the character");
        return;
    }
    block = template_block_new(find_kind(type));
    block->line = template_reading_line(&reader->reading, reader->first);
    block->last_line = template_reading_line(&reader->reading, reader->last);
    block->digest = digest_lines(reader);
    read_content(reader, node, block);
    g_ptr_array_add(blocks, block);
}

static void read_blocks(MarkdownReader *reader, cmark_node *parent, GPtrArray *blocks)
{
    for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
         node = cmark_node_next(node))
        read_block(reader, node, blocks);
}

static cmark_node *parse_text(const char *text)
{
    cmark_parser *parser;
    cmark_node *root;

    cmark_gfm_core_extensions_ensure_registered();
    parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text, strlen(text));
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(root);
    return root;
}

GPtrArray *markdown_read(const ResolvedText *text, const char *file, Complaints *complaints)
{
    GPtrArray *blocks = template_blocks_new();
    g_auto(GStrv) escaped = g_strsplit(text->text->str, "\\#", -1);
    g_autofree char *hidden = g_strjoinv(HIDDEN_HASH, escaped);
    g_auto(GStrv) lines = g_strsplit(hidden, "\n", -1);
    MarkdownReader reader = {.reading = {.file = file,
                                         .numbers = text->numbers,
                                         .lines = (const char *const *)lines,
                                         .complaints = complaints},
                             .letters = g_string_new(NULL)};
    cmark_node *root = parse_text(hidden);

    read_blocks(&reader, root, blocks);
    cmark_node_free(root);
    g_string_free(reader.letters, TRUE);
    return blocks;
}
