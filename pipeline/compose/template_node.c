#include "compose/template_node.h"

static void free_piece(gpointer data)
{
    TemplatePiece *piece = data;

    g_free(piece->text);
    g_clear_pointer(&piece->href, g_ptr_array_unref);
    g_free(piece);
}

TemplatePiece *template_piece_new(const char *text, gsize length, guint marks)
{
    TemplatePiece *piece = g_new0(TemplatePiece, 1);

    piece->text = text != NULL ? g_strndup(text, length) : NULL;
    piece->marks = marks;
    return piece;
}

GPtrArray *template_pieces_new(void)
{
    return g_ptr_array_new_with_free_func(free_piece);
}

static void free_cell(gpointer data)
{
    g_ptr_array_unref(data);
}

TemplateRow *template_row_new(void)
{
    TemplateRow *row = g_new0(TemplateRow, 1);

    row->cells = g_ptr_array_new_with_free_func(free_cell);
    return row;
}

static void free_row(gpointer data)
{
    TemplateRow *row = data;

    g_ptr_array_unref(row->cells);
    g_free(row);
}

static void free_block(gpointer data)
{
    TemplateBlock *block = data;

    g_ptr_array_unref(block->pieces);
    g_ptr_array_unref(block->children);
    g_ptr_array_unref(block->rows);
    g_array_unref(block->aligns);
    g_free(block);
}

GPtrArray *template_blocks_new(void)
{
    return g_ptr_array_new_with_free_func(free_block);
}

TemplateBlock *template_block_new(BlockKind kind)
{
    TemplateBlock *block = g_new0(TemplateBlock, 1);

    block->kind = kind;
    block->first_number = 1;
    block->pieces = template_pieces_new();
    block->children = template_blocks_new();
    block->rows = g_ptr_array_new_with_free_func(free_row);
    block->aligns = g_array_new(FALSE, TRUE, sizeof(Align));
    return block;
}
