#include "render/address_window.h"
#include <string.h>

static const Mpt sizes[] = {PT(10), PT(9.5), PT(9), PT(8.5), PT(8)};
/* Ink of Latin letters in 1/1000 em: "Ç" below, "Å" above (Liberation Sans 0.93, 0.21). */
enum { MOST_LINES = 7, RETURN_GREY = 30, INK_ABOVE = 960, INK_BELOW = 220 };
#define RETURN_SIZE PT(6.5)
#define SMALLEST_RETURN PT(4.5)

typedef struct {
    Mpt size, leading, ascent, descent;
} Fit;

static Box text_zone(const LetterLayout *layout)
{
    Box zone = layout->address;
    zone.x += layout->inset_left;
    zone.width -= layout->inset_left;
    zone.y += layout->inset_top;
    zone.height -= layout->inset_top;
    return zone;
}

static Mpt longest_line(Galley *galley, const GPtrArray *lines, Mpt size, int *index)
{
    Mpt longest = 0;
    LineStyle style = {.face = FACE_REGULAR, .size = size};
    for (guint i = 0; i < lines->len; i++) {
        Mpt width = galley_measure_text(galley, g_ptr_array_index(lines, i), &style);
        if (width > longest) {
            longest = width;
            *index = (int)i;
        }
    }
    return longest;
}

/* The widest even leading up to 1.25 of the size, at least 1.05 (1.0 at the smallest size). */
static gboolean fits_height(Mpt height, guint n_lines, gboolean is_smallest, Fit *fit)
{
    fit->ascent = fit->size * INK_ABOVE / 1000;
    fit->descent = fit->size * INK_BELOW / 1000;
    fit->leading = fit->size * 5 / 4;
    if (n_lines < 2)
        return fit->ascent + fit->descent <= height;
    Mpt most = (height - fit->ascent - fit->descent) / (Mpt)(n_lines - 1);
    fit->leading = MIN(fit->leading, most);
    return fit->leading >= (is_smallest ? fit->size : fit->size * 21 / 20);
}

/* "Name · street · town" in small type at the zone's top, with a hairline under it. */
static void place_return_line(Galley *galley, const LetterLayout *layout,
                              const Document *document, Marks *page)
{
    if (layout->return_height == 0 || document->sender_lines->len == 0)
        return;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < document->sender_lines->len && i < 4; i++)
        g_string_append_printf(text, "%s%s", i ? " · " : "",
                               (const char *)g_ptr_array_index(document->sender_lines, i));
    Box zone = text_zone(layout);
    LineStyle style = {.face = FACE_REGULAR, .size = RETURN_SIZE, .grey = RETURN_GREY};
    while (style.size > SMALLEST_RETURN &&
           galley_measure_text(galley, text->str, &style) > zone.width)
        style.size -= PT(0.25);
    Mpt baseline = layout->address.y + layout->return_height - PT(3);
    if (galley_measure_text(galley, text->str, &style) <= zone.width) {
        galley_place_text(galley, page, text->str, &style, zone.x, baseline);
        galley_place_rule(page, zone.x, baseline + PT(2), zone.width, PT(0.35), 50);
    }
    g_string_free(text, TRUE);
}

static void place_lines(Galley *galley, const Box *zone, const Fit *fit, const GPtrArray *lines,
                        Marks *page)
{
    Mpt height = fit->ascent + fit->descent + fit->leading * (Mpt)(lines->len - 1);
    Mpt baseline = zone->y + (zone->height - height) / 2 + fit->ascent;
    LineStyle style = {.face = FACE_REGULAR, .size = fit->size};
    for (guint i = 0; i < lines->len; i++, baseline += fit->leading)
        galley_place_text(galley, page, g_ptr_array_index(lines, i), &style, zone->x, baseline);
}

gboolean address_window_place(Galley *galley, const LetterLayout *layout,
                              const Document *document, Marks *page, int *longest)
{
    const GPtrArray *lines = document->address_lines;
    Box zone = text_zone(layout);
    *longest = -1;
    if (lines->len > MOST_LINES)
        return FALSE;
    for (gsize i = 0; lines->len > 0 && i < G_N_ELEMENTS(sizes); i++) {
        Fit fit = {.size = sizes[i]};
        gboolean is_smallest = i + 1 == G_N_ELEMENTS(sizes);
        gboolean is_high = !fits_height(zone.height, lines->len, is_smallest, &fit);
        int index = -1;
        gboolean is_wide = longest_line(galley, lines, fit.size, &index) > zone.width;
        if (!is_high && !is_wide) {
            place_lines(galley, &zone, &fit, lines, page);
            galley->pages->address_runs = lines->len;
            break;
        }
        if (is_smallest) {
            *longest = is_wide ? index : -1;
            return FALSE;
        }
    }
    place_return_line(galley, layout, document, page);
    return TRUE;
}
