#include "render/haru/content_writer.h"
#include "render/deflate.h"

/*
 * A correction smaller than this (1/1000 em) waits until it
 * has grown: invisible, and shorter.
 */
enum { LEAST_CORRECTION = 6 };

typedef struct {
    const Pages *pages;
    const EmbeddedFont *const *fonts;
    GString *out;
    int grey; /* as set, -1: not yet */
    int face;
    Mpt size;
} Writing;

/* A length with at most three decimals, and a space. */
static void put_number(GString *out, gint64 thousandths)
{
    char digits[24];
    int at = (int)sizeof digits;
    digits[--at] = ' ';
    guint64 value = (guint64)ABS(thousandths);
    guint fraction = (guint)(value % 1000), whole_seen = 0;
    if (fraction) {
        for (int i = 0; i < 3; i++, fraction /= 10) {
            guint digit = fraction % 10;
            if (digit || whole_seen)
                digits[--at] = (char)('0' + digit);
            whole_seen |= digit;
        }
        digits[--at] = '.';
    }
    value /= 1000;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    if (thousandths < 0)
        digits[--at] = '-';
    g_string_append_len(out, digits + at, (gssize)sizeof digits - at);
}

/* A glyph number as two bytes of a literal string; delimiters and line ends are escaped. */
static char *put_byte(char *at, guint byte)
{
    static const char escaped[256] = {
        ['('] = '(', [')'] = ')', ['\\'] = '\\', ['\r'] = 'r', ['\n'] = 'n'};
    if (escaped[byte]) {
        *at++ = '\\';
        *at++ = escaped[byte];
    } else {
        *at++ = (char)byte;
    }
    return at;
}

static char *put_integer(char *at, gint64 value)
{
    char digits[24];
    int n = 0;
    guint64 rest = (guint64)ABS(value);
    do {
        digits[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        *at++ = '-';
    while (n > 0)
        *at++ = digits[--n];
    return at;
}

static void put_grey(Writing *writing, int grey)
{
    if (writing->grey == grey)
        return;
    writing->grey = grey;
    put_number(writing->out, grey * 10);
    g_string_append(writing->out, "g\n");
}

/*
 * The glyphs as one TJ array. The viewer's pen moves by the rounded widths of /W; wherever it
 * has strayed from ours (kerning, justification, rounding) it is corrected.
 */
static void put_glyphs(Writing *writing, const TextRun *run)
{
    enum { MOST_BYTES = 4 + 24 + 2 }; /* of one glyph: escaped, a correction, its brackets */
    const EmbeddedFont *font = writing->fonts[run->face];
    const PlacedGlyph *placed =
        &g_array_index(writing->pages->glyphs, PlacedGlyph, run->first_glyph);
    GString *out = writing->out;
    gsize begin = out->len;
    g_string_set_size(out, begin + (gsize)run->n_glyphs * MOST_BYTES + 8);
    char *at = out->str + begin;
    gint64 wanted = 0, reached = 0; /* ours in mpt; the viewer's in 1/1000 em */
    *at++ = '[';
    *at++ = '(';
    for (guint i = 0; i < run->n_glyphs; i++) {
        guint glyph = font->subset->glyphs[placed[i].glyph];
        at = put_byte(put_byte(at, glyph >> 8), glyph & 0xFF);
        wanted += placed[i].advance;
        reached += font->subset->widths[glyph];
        gint64 exact = wanted * 1000;
        gint64 target = (exact + (exact < 0 ? -run->size : run->size) / 2) / run->size;
        gint64 correction = reached - target;
        if (i + 1 < run->n_glyphs && ABS(correction) >= LEAST_CORRECTION) {
            *at++ = ')';
            at = put_integer(at, correction);
            *at++ = '(';
            reached = target;
        }
    }
    g_string_truncate(out, (gsize)(at - out->str));
    g_string_append(out, ")]TJ\n");
}

static void put_texts(Writing *writing, const Marks *marks)
{
    if (marks->runs->len == 0)
        return;
    g_string_append(writing->out, "BT\n");
    for (guint i = 0; i < marks->runs->len; i++) {
        const TextRun *run = &g_array_index(marks->runs, TextRun, i);
        put_grey(writing, run->grey);
        if (writing->face != (int)run->face || writing->size != run->size) {
            const char name[] = {'/', 'F', (char)('0' + (int)run->face), ' '};
            g_string_append_len(writing->out, name, sizeof name);
            put_number(writing->out, run->size);
            g_string_append(writing->out, "Tf\n");
            writing->face = (int)run->face;
            writing->size = run->size;
        }
        g_string_append(writing->out, "1 0 0 1 ");
        put_number(writing->out, run->x);
        put_number(writing->out, writing->pages->height - run->y);
        g_string_append(writing->out, "Tm");
        put_glyphs(writing, run);
    }
    g_string_append(writing->out, "ET\n");
}

static void put_rules(Writing *writing, const Marks *marks)
{
    for (guint i = 0; i < marks->rules->len; i++) {
        const Rule *rule = &g_array_index(marks->rules, Rule, i);
        put_grey(writing, rule->grey);
        put_number(writing->out, rule->box.x);
        put_number(writing->out, writing->pages->height - rule->box.y - rule->box.height);
        put_number(writing->out, rule->box.width);
        put_number(writing->out, rule->box.height);
        g_string_append(writing->out, "re f\n");
    }
}

static void put_placement(Writing *writing, const Box *box)
{
    g_string_append(writing->out, "q ");
    put_number(writing->out, box->width);
    g_string_append(writing->out, "0 0 ");
    put_number(writing->out, box->height);
    put_number(writing->out, box->x);
    put_number(writing->out, writing->pages->height - box->y - box->height);
    g_string_append(writing->out, "cm\n");
}

static void put_pictures(Writing *writing, const Marks *marks)
{
    for (guint i = 0; i < marks->pictures->len; i++) {
        put_placement(writing, &g_array_index(marks->pictures, PlacedPicture, i).box);
        g_string_append_printf(writing->out, "/I%u Do\nQ\n", i);
    }
}

/* A stencil of one bit a module, in hexadecimal so that no byte can look like the end mark. */
static void put_symbol(Writing *writing, const PlacedSymbol *symbol)
{
    const guint8 *modules = writing->pages->modules->data + symbol->first_module;
    put_grey(writing, 0);
    put_placement(writing, &symbol->box);
    g_string_append_printf(writing->out, "BI /W %u /H %u /IM true /BPC 1 /D [1 0] /F /AHx ID\n",
                           symbol->columns, symbol->rows);
    for (guint y = 0; y < symbol->rows; y++) {
        for (guint x = 0; x < symbol->columns; x += 8) {
            guint bits = 0;
            for (guint k = 0; k < 8; k++)
                bits = bits << 1 |
                       (x + k < symbol->columns && modules[y * symbol->columns + x + k]);
            g_string_append_c(writing->out, "0123456789ABCDEF"[bits >> 4]);
            g_string_append_c(writing->out, "0123456789ABCDEF"[bits & 15]);
        }
        g_string_append_c(writing->out, '\n');
    }
    g_string_append(writing->out, ">\nEI\nQ\n");
}

GBytes *content_write(const Pages *pages, const Marks *marks,
                      const EmbeddedFont *const fonts[FACE_COUNT], GString *operators)
{
    g_string_truncate(operators, 0);
    Writing writing = {pages, fonts, operators, -1, -1, 0};
    put_pictures(&writing, marks);
    put_rules(&writing, marks); /* grey areas lie below texts */
    put_texts(&writing, marks);
    for (guint i = 0; i < marks->symbols->len; i++)
        put_symbol(&writing, &g_array_index(marks->symbols, PlacedSymbol, i));
    return deflate_bytes(operators->str, operators->len, DEFLATE_QUICK);
}
