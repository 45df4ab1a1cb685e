#include "render/body.h"
#include "ground/text.h"
#include "render/paragraph.h"
#include "render/payment_block.h"
#include "render/table_layout.h"

#define SIZE (setting->galley->rhythm->size)
#define LEADING (setting->galley->rhythm->leading)
#define PARAGRAPH_SPACE (setting->galley->rhythm->paragraph_space)
#define BLOCK_SPACE (setting->galley->rhythm->block_space)
#define LIST_INDENT MM(6)
#define QUOTE_INDENT MM(7)
#define ITEM_SPACE PT(2)
#define SIGNATURE_WIDTH MM(50)
#define SIGNATURE_HEIGHT MM(18)
#define HAIRLINE PT(0.35)
enum { QUOTE_GREY = 20, RULE_GREY = 60 };

typedef struct {
    Galley *galley;
    PictureFinder find;
    gpointer data;
    Mpt x, width; /* where the current blocks stand */
    guint8 grey;
    Mpt space;         /* wanted before the next strip */
    gboolean is_tight; /* inside a list: little space between paragraphs */
} BodySetting;

static void set_blocks(BodySetting *setting, const GPtrArray *blocks);

static Mpt take_space(BodySetting *setting, Mpt least)
{
    Mpt space = MAX(setting->space, least);
    setting->space = 0;
    return space;
}

/* Lines as strips; the first two and the last two stay together. */
static void set_lines(BodySetting *setting, const GPtrArray *spans, const TextStyle *style,
                      Mpt space, gboolean is_unbroken)
{
    Galley *galley = setting->galley;
    g_autoptr(GArray) lines = paragraph_set(galley, spans, style, setting->width);
    FaceName face = style->is_bold ? FACE_BOLD : FACE_REGULAR;
    Mpt baseline = baseline_in(galley, face, style->size, style->leading);
    for (guint i = 0; i < lines->len; i++) {
        SetLine line = g_array_index(lines, SetLine, i);
        marks_move(galley->marks, line.from, line.to, setting->x, baseline);
        Strip *strip = galley_add_strip(galley, line.from, style->leading, i == 0 ? space : 0);
        strip->to = line.to;
        gboolean is_last = i + 1 == lines->len;
        strip->keeps_with_next = !is_last && (is_unbroken || i == 0 || i + 2 == lines->len);
    }
}

/* TRUE if the text announces what follows it: a list, a table, the payment lines. */
static gboolean ends_with_colon(const GPtrArray *spans)
{
    for (guint i = spans->len; i > 0; i--) {
        g_autofree char *text = g_strdup(((const Span *)g_ptr_array_index(spans, i - 1))->text);
        if (*g_strchomp(text) != '\0')
            return g_str_has_suffix(text, ":");
    }
    return FALSE;
}

static void set_paragraph(BodySetting *setting, const Block *block)
{
    TextStyle style = {.size = SIZE,
                       .leading = LEADING,
                       .grey = setting->grey,
                       .is_justified = TRUE,
                       .is_divided = TRUE};
    Mpt least = setting->is_tight ? ITEM_SPACE : PARAGRAPH_SPACE;
    guint before = setting->galley->strips->len;
    set_lines(setting, block->spans, &style, take_space(setting, least), FALSE);
    if (setting->galley->strips->len > before && ends_with_colon(block->spans))
        galley_last_strip(setting->galley)->keeps_with_next = TRUE;
}

static void set_heading(BodySetting *setting, const Block *block)
{
    const Mpt size_of[] = {PT(12), PT(11), SIZE};
    int level = CLAMP(block->level, 1, 3);
    TextStyle style = {.size = size_of[level - 1], .leading = LEADING, .is_bold = TRUE};
    guint before = setting->galley->strips->len;
    set_lines(setting, block->spans, &style, take_space(setting, LEADING), TRUE);
    if (setting->galley->strips->len > before)
        galley_last_strip(setting->galley)->keeps_with_next = TRUE;
    setting->space = PT(4);
}

/* The item's blocks indented, its sign on the first line's baseline. */
static void set_item(BodySetting *setting, const Block *item, const char *sign)
{
    Galley *galley = setting->galley;
    guint first = galley->strips->len;
    Mpt x = setting->x;
    setting->x += LIST_INDENT;
    setting->width -= LIST_INDENT;
    if (item->children->len > 0)
        set_blocks(setting, item->children);
    else
        set_paragraph(setting, item);
    setting->x -= LIST_INDENT;
    setting->width += LIST_INDENT;
    if (galley->strips->len == first)
        return;
    /*
     * marks of one strip must stay adjacent: the sign goes
     * into a strip of no height before it
     */
    MarksCount from = marks_count(galley->marks);
    LineStyle style = {.size = SIZE, .grey = setting->grey, .align = ALIGN_RIGHT};
    galley_place_text(galley, galley->marks, sign, &style, x + LIST_INDENT - PT(5),
                      baseline_in(galley, FACE_REGULAR, SIZE, LEADING));
    Strip *head = &g_array_index(galley->strips, Strip, first);
    Strip strip = {.space_before = head->space_before,
                   .from = from,
                   .to = marks_count(galley->marks),
                   .keeps_with_next = TRUE,
                   .table = -1};
    head->space_before = 0;
    g_array_insert_val(galley->strips, first, strip);
    for (guint i = 0; i < galley->tables->len; i++) {
        SetTable *table = g_ptr_array_index(galley->tables, i);
        if (table->header_strip != G_MAXUINT && table->header_strip >= first)
            table->header_strip++;
    }
}

static void set_list(BodySetting *setting, const Block *list)
{
    gboolean was_tight = setting->is_tight;
    setting->space = MAX(setting->space, PT(4));
    for (guint i = 0; i < list->children->len; i++) {
        g_autofree char *number = g_strdup_printf("%d.", list->first_number + (int)i);
        setting->is_tight = TRUE;
        set_item(setting, g_ptr_array_index(list->children, i),
                 list->is_ordered ? number : "–");
    }
    setting->is_tight = was_tight;
    setting->space = was_tight ? ITEM_SPACE : PARAGRAPH_SPACE;
}

static void set_quote(BodySetting *setting, const Block *quote)
{
    setting->x += QUOTE_INDENT;
    setting->width -= 2 * QUOTE_INDENT;
    guint8 grey = setting->grey;
    setting->grey = QUOTE_GREY;
    set_blocks(setting, quote->children);
    setting->grey = grey;
    setting->x -= QUOTE_INDENT;
    setting->width += 2 * QUOTE_INDENT;
}

static void set_table(BodySetting *setting, const Block *block)
{
    if (!block->table)
        return;
    table_set(setting->galley, block->table, setting->x, setting->width,
              take_space(setting, BLOCK_SPACE));
    setting->space = BLOCK_SPACE;
}

static void set_rule(BodySetting *setting, const Block *block)
{
    (void)block;
    MarksCount from = marks_count(setting->galley->marks);
    galley_place_rule(setting->galley->marks, setting->x, PT(7), setting->width, HAIRLINE,
                      RULE_GREY);
    galley_add_strip(setting->galley, from, LEADING, take_space(setting, 0));
}

static void set_payment(BodySetting *setting, const Block *block)
{
    payment_block_set(setting->galley, block, setting->x, setting->width,
                      take_space(setting, BLOCK_SPACE));
    setting->space = BLOCK_SPACE;
}

/* What makes up at least two lines keeps with what follows: the closing is never alone. */
static void keep_last_lines(const BodySetting *setting)
{
    Galley *galley = setting->galley;
    Mpt kept = 0;
    for (guint i = galley->strips->len; i > 0 && kept < 2 * LEADING; i--) {
        Strip *strip = &g_array_index(galley->strips, Strip, i - 1);
        strip->keeps_with_next = TRUE;
        kept += strip->height;
    }
}

static void set_closing(BodySetting *setting, const Block *block)
{
    keep_last_lines(setting);
    TextStyle style = {
        .size = SIZE, .leading = LEADING, .is_justified = TRUE, .is_divided = TRUE};
    guint before = setting->galley->strips->len;
    set_lines(setting, block->spans, &style, take_space(setting, PARAGRAPH_SPACE), TRUE);
    if (setting->galley->strips->len > before)
        galley_last_strip(setting->galley)->keeps_with_next = TRUE;
    setting->space = LEADING;
}

static void set_signature_picture(BodySetting *setting, const Picture *picture)
{
    Mpt width = SIGNATURE_WIDTH;
    Mpt height = (Mpt)((gint64)width * picture->height / picture->width);
    if (height > SIGNATURE_HEIGHT) {
        height = SIGNATURE_HEIGHT;
        width = (Mpt)((gint64)height * picture->width / picture->height);
    }
    MarksCount from = marks_count(setting->galley->marks);
    PlacedPicture placed = {{setting->x, 0, width, height}, picture};
    g_array_append_val(setting->galley->marks->pictures, placed);
    Strip *strip = galley_add_strip(setting->galley, from, height, take_space(setting, PT(4)));
    strip->keeps_with_next = TRUE;
}

static void set_signature(BodySetting *setting, const Block *block)
{
    Galley *galley = setting->galley;
    if (galley->strips->len > 0 && !galley_last_strip(galley)->keeps_with_next)
        keep_last_lines(setting);
    const Picture *picture =
        text_is_blank(block->image) ? NULL : setting->find(setting->data, block->image);
    if (picture)
        set_signature_picture(setting, picture);
    else
        setting->space =
            MAX(setting->space,
                setting->galley->rhythm->signature_space); /* room to sign by hand */
    TextStyle style = {.size = SIZE, .leading = LEADING};
    set_lines(setting, block->spans, &style, take_space(setting, 0), TRUE);
    setting->space = PARAGRAPH_SPACE;
}

static void set_page_break(BodySetting *setting, const Block *block)
{
    (void)block;
    Strip *strip = galley_last_strip(setting->galley);
    if (strip)
        strip->ends_page = TRUE;
}

static void set_children(BodySetting *setting, const Block *block)
{
    set_blocks(setting, block->children);
}

static void (*const setters[])(BodySetting *, const Block *) = {
    [BLOCK_PARAGRAPH] = set_paragraph,
    [BLOCK_HEADING] = set_heading,
    [BLOCK_LIST] = set_list,
    [BLOCK_ITEM] = set_children,
    [BLOCK_QUOTE] = set_quote,
    [BLOCK_TABLE] = set_table,
    [BLOCK_RULE] = set_rule,
    [BLOCK_PAYMENT] = set_payment,
    [BLOCK_CLOSING] = set_closing,
    [BLOCK_SIGNATURE] = set_signature,
    [BLOCK_PAGE_BREAK] = set_page_break,
};

static void set_blocks(BodySetting *setting, const GPtrArray *blocks)
{
    for (guint i = 0; blocks && i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        if (block->in_letter)
            setters[block->kind](setting, block);
    }
}

void body_set(Galley *galley, const GPtrArray *blocks, Mpt width, PictureFinder find,
              gpointer data)
{
    BodySetting setting = {.galley = galley, .find = find, .data = data, .width = width};
    set_blocks(&setting, blocks);
}
