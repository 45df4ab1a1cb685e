#include "render/registered_label.h"
#include "ground/text.h"
#include "render/barcode.h"

/* ISO/IEC 15417: quiet zones of ten modules; narrow bars that office scanners read. */
enum { QUIET_MODULES = 10 };
#define WIDEST_MODULE MM(0.375)
#define NARROWEST_MODULE MM(0.25)
#define TEXT_SIZE PT(8)
#define TEXT_HEIGHT PT(11)

/* What is encoded: without the spaces that make a number readable. */
static char *encoded_text(const char *text)
{
    GString *bare = g_string_new(NULL);
    for (; *text; text++)
        if (*text != ' ')
            g_string_append_c(bare, *text);
    return g_string_free(bare, FALSE);
}

void registered_label_place(Galley *galley, const LetterLayout *layout,
                            const Document *document, Marks *page)
{
    const Box *zone = &layout->registered;
    const char *text = text_is_blank(document->registered_number) ? text_or_empty(document->id)
                                                                  : document->registered_number;
    if (document->channel != CHANNEL_REGISTERED || zone->width == 0 || *text == '\0')
        return;
    g_autofree char *encoded = encoded_text(text);
    PlacedSymbol symbol = {.first_module = galley->pages->modules->len};
    if (!barcode_append(CODE_128, encoded, galley->pages->modules, &symbol.columns,
                        &symbol.rows))
        return;
    Mpt columns = (Mpt)symbol.columns;
    Mpt module = MIN(WIDEST_MODULE, zone->width / (columns + 2 * QUIET_MODULES));
    if (module < NARROWEST_MODULE)
        return;
    symbol.box = (Box){zone->x + (zone->width - module * columns) / 2, zone->y,
                       module * columns, zone->height - TEXT_HEIGHT};
    g_array_append_val(page->symbols, symbol);
    LineStyle style = {.face = FACE_REGULAR, .size = TEXT_SIZE, .align = ALIGN_CENTRE};
    galley_place_text(galley, page, text, &style, zone->x + zone->width / 2,
                      zone->y + zone->height - PT(2.5));
}
