#include "compose/fill_in.h"

#include <string.h>

#include "compose/link_address.h"
#include "compose/plain_value.h"
#include "compose/typography.h"

FillIn *fill_in_new(const LetterFacts *facts, const char *file, Complaints *complaints)
{
    FillIn *fill_in = g_new0(FillIn, 1);

    fill_in->facts = facts;
    fill_in->file = file;
    fill_in->complaints = complaints;
    fill_in->missing = g_hash_table_new(g_str_hash, g_str_equal);
    return fill_in;
}

void fill_in_free(FillIn *fill_in)
{
    if (fill_in == NULL)
        return;
    g_hash_table_unref(fill_in->missing);
    g_free(fill_in);
}

gboolean fill_in_is_held(const FillIn *fill_in)
{
    return g_hash_table_size(fill_in->missing) > 0;
}

static void complain_of_value(FillIn *fill_in, const Hashtag *hashtag, int line, int column)
{
    const PlannedDocument *planned = fill_in->facts->planned;

    if (!g_hash_table_add(fill_in->missing, (gpointer)hashtag->name))
        return;
    complaint_add(fill_in->complaints, COMPLAINT_HELD, "value-missing",
                  (Place){fill_in->file, line, column},
                  "#%s has no value for customer %s%s%s; document %s is held, give the value, "
                  "or write #%s{other text} or #IF %s",
                  hashtag->name, planned->customer_id,
                  *hashtag->needs != '\0' ? ": it needs " : "", hashtag->needs, planned->id,
                  hashtag->name, hashtag->name);
}

/*
 * TRUE and the value in `text`, or the fallback, or a
 * complaint. *is_value: not the fallback.
 */
static gboolean find_text(FillIn *fill_in, const TemplatePiece *piece, GString *text,
                          gboolean *is_value)
{
    g_string_truncate(text, 0);
    *is_value = piece->hashtag->append != NULL && piece->hashtag->append(fill_in->facts, text);
    if (*is_value)
        return TRUE;
    if (piece->text == NULL) {
        complain_of_value(fill_in, piece->hashtag, piece->line, piece->column);
        return FALSE;
    }
    g_string_assign(text, piece->text);
    return TRUE;
}

static char *fill_in_href(FillIn *fill_in, const TemplatePiece *piece)
{
    g_autoptr(GString) value = g_string_new(NULL);
    GString *href;

    if (piece->href == NULL)
        return NULL;
    href = g_string_new(NULL);
    for (guint i = 0; i < piece->href->len; i++) {
        const TemplatePiece *part = g_ptr_array_index(piece->href, i);
        gboolean is_value = FALSE;

        if (part->hashtag == NULL)
            g_string_append(href, part->text);
        else if (find_text(fill_in, part, value, &is_value))
            link_address_append(href, value->str);
    }
    return g_string_free(href, FALSE);
}

static void append_literal(FillIn *fill_in, const TemplatePiece *piece, const char *literal,
                           const char *href, GPtrArray *spans)
{
    Span *span = span_new(NULL, piece->marks, href);

    span->text = piece->marks & MARK_CODE ? g_strdup(literal)
                                          : typography_apply(fill_in->facts->rules, literal);
    g_ptr_array_add(spans, span);
}

static void append_hashtag(FillIn *fill_in, const TemplatePiece *piece, const char *href,
                           GPtrArray *spans)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean is_value = FALSE;
    guint marks = piece->marks;

    if (!find_text(fill_in, piece, text, &is_value) || text->len == 0)
        return;
    if (!is_value) {
        append_literal(fill_in, piece, text->str, href, spans);
        return;
    }
    plain_value_clean(text);
    if (piece->hashtag->flags & HASHTAG_NO_BREAK)
        marks |= MARK_NO_BREAK;
    g_ptr_array_add(spans, span_new(text->str, marks, href));
}

/* The template's own words at `at`, now that the value behind them is known. */
static void elide(const FillIn *fill_in, const GPtrArray *spans, guint at)
{
    Span *words = g_ptr_array_index(spans, at);
    const Span *value = g_ptr_array_index(spans, at + 1);
    char *elided = typography_elide(fill_in->facts->rules, words->text, value->text);

    if (elided == NULL)
        return;
    g_free(words->text);
    words->text = elided;
}

void fill_in_spans(FillIn *fill_in, const GPtrArray *pieces, GPtrArray *spans)
{
    gboolean is_after_words = FALSE;

    for (guint i = 0; i < pieces->len; i++) {
        const TemplatePiece *piece = g_ptr_array_index(pieces, i);
        g_autofree char *href = fill_in_href(fill_in, piece);
        guint before = spans->len;

        if (piece->hashtag == NULL)
            append_literal(fill_in, piece, piece->text, href, spans);
        else
            append_hashtag(fill_in, piece, href, spans);
        if (is_after_words && piece->hashtag != NULL && spans->len > before)
            elide(fill_in, spans, before - 1);
        is_after_words = piece->hashtag == NULL && spans->len > before;
    }
}

char *fill_in_line(FillIn *fill_in, const GPtrArray *pieces)
{
    g_autoptr(GPtrArray) spans = span_array_new();
    GString *line = g_string_new(NULL);

    fill_in_spans(fill_in, pieces, spans);
    for (guint i = 0; i < spans->len; i++)
        g_string_append(line, ((const Span *)g_ptr_array_index(spans, i))->text);
    plain_value_clean(line);
    return g_strstrip(g_string_free(line, FALSE));
}

static void fill_in_table(FillIn *fill_in, const TemplateBlock *from, Table *table)
{
    g_array_append_vals(table->aligns, from->aligns->data, from->aligns->len);
    for (guint i = 0; i < from->rows->len; i++) {
        const TemplateRow *template_row = g_ptr_array_index(from->rows, i);
        TableRow *row = table_row_new(ROW_BODY);

        for (guint j = 0; j < from->aligns->len; j++) {
            GPtrArray *spans = span_array_new();

            if (j < template_row->cells->len)
                fill_in_spans(fill_in, g_ptr_array_index(template_row->cells, j), spans);
            g_ptr_array_add(row->cells, spans);
        }
        if (template_row->is_header && table->header == NULL)
            table->header = g_ptr_array_ref(row->cells);
        g_ptr_array_add(table->rows, row);
        if (template_row->is_header)
            g_ptr_array_remove_index(table->rows, table->rows->len - 1);
    }
}

static Block *build_block(FillIn *fill_in, const TemplateBlock *from)
{
    const TemplatePiece *piece = g_ptr_array_index(from->pieces, 0);
    Block *block = from->hashtag->build(fill_in->facts);

    if (block != NULL)
        return block;
    if (piece->text == NULL) {
        complain_of_value(fill_in, from->hashtag, piece->line, piece->column);
        return NULL;
    }
    if (*piece->text == '\0')
        return NULL;
    block = block_new(BLOCK_PARAGRAPH);
    append_literal(fill_in, piece, piece->text, NULL, block->spans);
    return block;
}

Block *fill_in_block(FillIn *fill_in, const TemplateBlock *from)
{
    Block *block;

    if (from->hashtag != NULL)
        return build_block(fill_in, from);
    block = block_new(from->kind);
    block->level = from->level;
    block->is_ordered = from->is_ordered;
    block->first_number = from->first_number;
    fill_in_spans(fill_in, from->pieces, block->spans);
    fill_in_blocks(fill_in, from->children, block->children);
    if (from->kind == BLOCK_TABLE)
        fill_in_table(fill_in, from, block->table);
    if (from->pieces->len > 0 && block->spans->len == 0) { /* empty fallbacks alone */
        block_free(block);
        return NULL;
    }
    return block;
}

void fill_in_blocks(FillIn *fill_in, const GPtrArray *template_blocks, GPtrArray *blocks)
{
    for (guint i = 0; i < template_blocks->len; i++) {
        Block *block = fill_in_block(fill_in, g_ptr_array_index(template_blocks, i));

        if (block != NULL)
            g_ptr_array_add(blocks, block);
    }
}
