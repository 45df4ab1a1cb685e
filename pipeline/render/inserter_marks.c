#include "render/inserter_marks.h"
#include "render/barcode.h"
#include <string.h>

/* Does the line of this kind stand on the sheet? Parity is decided by the others. */
static gboolean is_printed(OmrMark mark, SheetPlace place, guint feeds)
{
    gboolean is_first = place.sheet == 1, is_last = place.sheet == place.sheets;
    switch (mark) {
    case OMR_ON:
        return TRUE;
    case OMR_BEGIN:
        return is_first;
    case OMR_NOT_BEGIN:
        return !is_first;
    case OMR_END:
        return is_last;
    case OMR_NOT_END:
        return !is_last;
    case OMR_SEQUENCE_1:
    case OMR_SEQUENCE_2:
    case OMR_SEQUENCE_4:
        return place.sequence >> (mark - OMR_SEQUENCE_1) & 1;
    case OMR_PARITY:
        return FALSE;
    default:
        return feeds >> (mark - OMR_FEED_1) & 1;
    }
}

guint32 omr_lines(const OmrTrack *track, SheetPlace place, guint feeds)
{
    guint32 lines = 0, parity = 0;
    guint n = 0;
    for (guint i = 0; i < track->n_marks; i++) {
        guint32 line = is_printed(track->marks[i], place, feeds) ? 1 : 0;
        n += line;
        lines |= line << i;
        if (track->marks[i] == OMR_PARITY)
            parity = (guint32)1 << i;
    }
    return n % 2 == 1 ? lines | parity : lines;
}

static char check_digit(const char *text)
{
    guint sum = 0;
    for (guint i = 0; text[i]; i++)
        sum += (guint)(guchar)text[i] * (i % 2 == 0 ? 3 : 1);
    return (char)('0' + (10 - sum % 10) % 10);
}

/* "2026-11-21-3-0007" -> "26112103" and 7; what is no such id gives "00000000" and 0. */
static void split_id(const char *document, char run[16], guint *number)
{
    g_auto(GStrv) parts = g_strsplit(document, "-", -1);
    strcpy(run, "00000000");
    *number = 0;
    if (g_strv_length(parts) != 5 || strlen(parts[0]) != 4 || strlen(parts[3]) > 2)
        return;
    g_autofree char *counter = g_ascii_strup(parts[3], -1);
    g_snprintf(run, 16, "%.2s%.2s%.2s%s%.2s", parts[0] + 2, parts[1], parts[2],
               strlen(counter) < 2 ? "0" : "", counter);
    *number = (guint)g_ascii_strtoull(parts[4], NULL, 10);
}

char *datamatrix_text(const char *document, SheetPlace place)
{
    char run[16];
    guint number;
    split_id(document, run, &number);
    g_autofree char *text =
        g_strdup_printf("%s%06u%02u%02u", run, number, place.sheet, place.sheets);
    return g_strdup_printf("%s%c", text, check_digit(text));
}

static void place_omr(const OmrTrack *track, guint32 lines, Marks *page)
{
    for (guint i = 0; i < track->n_marks; i++) {
        Rule line = {
            {track->x, track->y + (Mpt)i * track->pitch, track->length, track->thickness}, 0};
        if (lines >> i & 1)
            g_array_append_val(page->rules, line);
    }
}

static void place_datamatrix(const Box *box, const char *text, Pages *pages, Marks *page)
{
    PlacedSymbol symbol = {.box = *box, .first_module = pages->modules->len};
    gboolean fits =
        barcode_append(CODE_DATAMATRIX, text, pages->modules, &symbol.columns, &symbol.rows);
    g_assert(fits); /* some twenty letters and digits */
    g_array_append_val(page->symbols, symbol);
}

guint sheets_of(guint pages, gboolean duplex)
{
    return duplex ? (pages + 1) / 2 : pages;
}

static guint feeds_of(const PrintSettings *print)
{
    guint feeds = 0;
    for (char *const *feed = print->feeds; feed && *feed; feed++)
        feeds |= 1u << ((*feed)[0] - '1');
    return feeds;
}

Pages *inserter_marks_new(const LetterLayout *layout, const PrintSettings *print,
                          const Pages *letter, guint sequence)
{
    if (print->inserter == INSERTER_NONE)
        return NULL;
    Pages *pages = pages_new();
    pages->width = letter->width;
    pages->height = letter->height;
    SheetPlace place = {0, sheets_of(letter->pages->len, print->duplex), sequence};
    for (guint i = 0; i < letter->pages->len; i++) {
        Marks *page = marks_new();
        g_ptr_array_add(pages->pages, page);
        if (print->duplex && i % 2 == 1)
            continue;
        place.sheet++;
        if (print->inserter == INSERTER_OMR) {
            place_omr(&layout->omr, omr_lines(&layout->omr, place, feeds_of(print)), page);
        } else {
            g_autofree char *text = datamatrix_text(letter->document, place);
            place_datamatrix(&layout->datamatrix, text, pages, page);
        }
        place.sequence++;
    }
    return pages;
}
