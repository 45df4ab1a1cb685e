#include "render/calibration.h"
#include "render/address_window.h"
#include "render/inserter_marks.h"
#include "render/paragraph.h"

#define HAIRLINE PT(0.35)
#define FRAME_LINE PT(0.8)
#define EDGE MM(6) /* printers leave some white: rulers begin here */
#define LABEL_SIZE PT(7)
#define TEXT_SIZE PT(9.5)
#define TEXT_LEADING PT(13)
#define BAR MM(100)
enum { CLEAR_GREY = 90, RESERVED_GREY = 78, BOX_GREY = 60, FOLD_GREY = 40, RULER_GREY = 20 };

typedef struct {
    Galley *galley;
    Marks *page;
    const LetterLayout *layout;
} Sheet;

static void put_label(const Sheet *sheet, const char *text, Align align, Mpt x, Mpt baseline)
{
    LineStyle style = {.face = FACE_REGULAR, .size = LABEL_SIZE, .align = align};
    galley_place_text(sheet->galley, sheet->page, text, &style, x, baseline);
}

static void put_frame(const Sheet *sheet, const Box *box, Mpt line, guint8 grey)
{
    Marks *page = sheet->page;
    galley_place_rule(page, box->x, box->y, box->width, line, grey);
    galley_place_rule(page, box->x, box->y + box->height - line, box->width, line, grey);
    galley_place_rule(page, box->x, box->y, line, box->height, grey);
    galley_place_rule(page, box->x + box->width - line, box->y, line, box->height, grey);
}

static double to_mm(Mpt length)
{
    return length * 25.4 / 72000;
}

/* "window: x 110, y 57, 80 x 22 mm" below the box's upper left corner, or above it. */
static void put_measures(const Sheet *sheet, const char *name, const Box *box, Mpt baseline)
{
    g_autofree char *text =
        g_strdup_printf("%s: x %.4g, y %.4g, %.4g × %.4g mm", name, to_mm(box->x),
                        to_mm(box->y), to_mm(box->width), to_mm(box->height));
    put_label(sheet, text, ALIGN_LEFT, MAX(box->x, EDGE) + MM(1), baseline);
}

static void put_zones(const Sheet *sheet)
{
    const LetterLayout *layout = sheet->layout;
    for (guint i = 0; i < layout->n_clear; i++) {
        Rule area = {layout->clear[i], CLEAR_GREY};
        g_array_append_val(sheet->page->rules, area);
        put_measures(sheet, "clear", &layout->clear[i], layout->clear[i].y + MM(3));
    }
    for (guint i = 0; i < layout->n_reserved; i++) {
        Rule area = {layout->reserved[i], RESERVED_GREY};
        g_array_append_val(sheet->page->rules, area);
    }
    Rule window = {layout->address, 100};
    g_array_append_val(sheet->page->rules, window);
    put_frame(sheet, &layout->address, FRAME_LINE, 0);
    put_measures(sheet, "window", &layout->address,
                 layout->address.y + layout->address.height + MM(3.5));
}

/* Where else something stands: thin frames with their names. */
static void put_places(const Sheet *sheet)
{
    const LetterLayout *layout = sheet->layout;
    const struct {
        const char *name;
        const Box *box;
    } places[] = {{"sender", &layout->sender},
                  {"references", &layout->references},
                  {"registered", &layout->registered}};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        if (places[i].box->width == 0)
            continue;
        put_frame(sheet, places[i].box, HAIRLINE, BOX_GREY);
        put_measures(sheet, places[i].name, places[i].box, places[i].box->y + MM(3.5));
    }
    put_label(sheet, "place and date", ALIGN_LEFT, layout->date_x, layout->date_y);
}

static void put_folds(const Sheet *sheet)
{
    const LetterLayout *layout = sheet->layout;
    for (guint i = 0; i < layout->n_folds; i++) {
        g_autofree char *text = g_strdup_printf("fold %.4g mm", to_mm(layout->folds[i]));
        for (Mpt x = EDGE; x + MM(4) < layout->paper_width - EDGE; x += MM(6))
            galley_place_rule(sheet->page, x, layout->folds[i], MM(4), HAIRLINE, FOLD_GREY);
        put_label(sheet, text, ALIGN_RIGHT, layout->paper_width - MM(17),
                  layout->folds[i] - MM(1));
    }
    if (layout->punch == 0)
        return;
    g_autofree char *text = g_strdup_printf("holes %.4g mm", to_mm(layout->punch));
    galley_place_rule(sheet->page, EDGE, layout->punch, MM(14), HAIRLINE, FOLD_GREY);
    put_label(sheet, text, ALIGN_LEFT, EDGE, layout->punch - MM(1));
}

/* All lines that the inserter could meet, and the square of its DataMatrix. */
static void put_inserter(const Sheet *sheet)
{
    const OmrTrack *omr = &sheet->layout->omr;
    for (guint i = 0; i < omr->n_marks; i++)
        galley_place_rule(sheet->page, omr->x, omr->y + (Mpt)i * omr->pitch, omr->length,
                          omr->thickness, 0);
    if (sheet->layout->datamatrix.width > 0)
        put_frame(sheet, &sheet->layout->datamatrix, HAIRLINE, BOX_GREY);
    if (omr->n_marks > 0)
        put_label(sheet, "marks of the inserter", ALIGN_LEFT, omr->x + omr->length + MM(2),
                  omr->y + MM(1));
}

static Mpt tick_length(guint mm)
{
    return mm % 10 == 0 ? MM(4) : mm % 5 == 0 ? MM(3) : MM(1.8);
}

/* Millimetres from the sheet's edges: along its upper and its right edge. */
static void put_rulers(const Sheet *sheet)
{
    const LetterLayout *layout = sheet->layout;
    guint across = (guint)to_mm(layout->paper_width - EDGE);
    guint down = (guint)to_mm(layout->paper_height - EDGE);
    Mpt right = layout->paper_width - EDGE;
    for (guint mm = 6; mm <= across; mm++)
        galley_place_rule(sheet->page, MM(mm), EDGE, HAIRLINE, tick_length(mm), RULER_GREY);
    for (guint mm = 6; mm <= down; mm++)
        galley_place_rule(sheet->page, right - tick_length(mm), MM(mm), tick_length(mm),
                          HAIRLINE, RULER_GREY);
    for (guint mm = 10; mm <= MAX(across, down); mm += 10) {
        g_autofree char *number = g_strdup_printf("%u", mm);
        if (mm <= across)
            put_label(sheet, number, ALIGN_CENTRE, MM(mm), EDGE + MM(6.8));
        if (mm <= down)
            put_label(sheet, number, ALIGN_RIGHT, right - MM(4.8), MM(mm) + MM(0.9));
    }
}

/* Six lines of 38 characters, the most that the norm for addresses allows. */
static void put_specimen(const Sheet *sheet)
{
    g_autoptr(Document) document = document_new();
    for (int i = 1; i <= 6; i++)
        g_ptr_array_add(document->address_lines,
                        g_strdup_printf("LIGNE %d SUR 6 A TRENTE HUIT CARACTERES", i));
    g_ptr_array_add(document->sender_lines, g_strdup("Return address line"));
    int longest;
    address_window_place(sheet->galley, sheet->layout, document, sheet->page, &longest);
}

static void put_instructions(const Sheet *sheet)
{
    const LetterLayout *layout = sheet->layout;
    g_autofree char *title = g_strdup_printf("Calibration sheet, layout %s", layout->name);
    static const char *const steps[] = {
        "1. Print this sheet at 100 %, without fitting it to the page. The bar below must "
        "measure 100 mm, and the rulers must count from the edges of the sheet.",
        "2. Fold it along the dashed lines and put it into the envelope.",
        "3. Push it to the left, to the right, up and down. The whole frame of the window must "
        "stay visible, and nothing but white and the grey clear zone beside it.",
        "4. If it does not: copy the layout into layouts/ of your templates folder, change its "
        "figures, and print this sheet again."};
    TextStyle bold = {.size = PT(12), .leading = PT(18), .is_bold = TRUE};
    TextStyle plain = {.size = TEXT_SIZE, .leading = TEXT_LEADING};
    Mpt x = layout->left, width = layout->paper_width - layout->left - layout->right - MM(10);
    Mpt y = layout->body_top + MM(4);
    y += paragraph_place(sheet->galley, sheet->page, title, &bold, x, y, width) + PT(4);
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++)
        y += paragraph_place(sheet->galley, sheet->page, steps[i], &plain, x, y, width) + PT(3);
    galley_place_rule(sheet->page, x, y + MM(4), BAR, MM(2), 0);
    put_label(sheet, "100 mm", ALIGN_LEFT, x + BAR + MM(2), y + MM(6));
}

Pages *calibration_set(Typography *typography, const LetterLayout *layout)
{
    Pages *pages = pages_new();
    pages->width = layout->paper_width;
    pages->height = layout->paper_height;
    pages->address_zone = layout->address;
    pages->document = g_strdup_printf("calibration-%s", layout->name);
    pages->title = g_strdup_printf("Calibration sheet, layout %s", layout->name);
    pages->language = g_strdup("en");
    pages->run_date = DAY_NONE;
    Galley *galley = galley_new(typography, pages, pages->language);
    Sheet sheet = {galley, marks_new(), layout};
    put_specimen(&sheet);
    put_zones(&sheet);
    put_places(&sheet);
    put_folds(&sheet);
    put_inserter(&sheet);
    put_rulers(&sheet);
    put_instructions(&sheet);
    g_ptr_array_add(pages->pages, sheet.page);
    galley_free(galley);
    return pages;
}
