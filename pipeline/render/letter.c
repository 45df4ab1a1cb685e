/*
 * One document as a letter: the order in which its parts are set, and what holds it.
 */
#include "ground/text.h"
#include "render/address_window.h"
#include "render/body.h"
#include "render/letter_frame.h"
#include "render/letterhead.h"
#include "render/page_builder.h"
#include "render/renderer.h"

typedef struct {
    Renderer *renderer;
    const Document *document;
    Complaints *complaints;
    gboolean lacks_picture;
} Lettering;

static void hold(const Lettering *lettering, const char *rule, const char *text)
{
    const Document *document = lettering->document;
    complaint_add(lettering->complaints, COMPLAINT_HELD, rule,
                  (Place){document->template_file, 0, 0},
                  "document %s for customer %s is held: %s", text_or_empty(document->id),
                  text_or_empty(document->customer), text);
}

static const Picture *find_picture(gpointer data, const char *path)
{
    Lettering *lettering = data;
    const Picture *picture =
        renderer_find_picture(lettering->renderer, path, lettering->complaints);
    lettering->lacks_picture |= picture == NULL;
    return picture;
}

static Pages *begin_pages(const Lettering *lettering)
{
    const Document *document = lettering->document;
    const LetterLayout *layout = lettering->renderer->layout;
    Pages *pages = pages_new();
    pages->width = layout->paper_width;
    pages->height = layout->paper_height;
    pages->address_zone = layout->address;
    pages->document = g_strdup(text_or_empty(document->id));
    pages->title = g_strdup(text_or_empty(document->title ? document->title : document->id));
    pages->language = g_strdup(text_is_blank(document->language) ? "fr" : document->language);
    pages->run = g_strdup(document->run);
    pages->run_date = document->run_date;
    return pages;
}

/* Names up to five characters that no font face draws. */
static gboolean check_characters(const Lettering *lettering, const Galley *galley)
{
    if (galley->missing->len == 0)
        return TRUE;
    GString *text = g_string_new("the fonts of fonts.yaml cannot print");
    for (guint i = 0; i < galley->missing->len && i < 5; i++) {
        gunichar c = g_array_index(galley->missing, gunichar, i);
        g_string_append(text, i ? ", \"" : " \"");
        g_string_append_unichar(text, c);
        g_string_append_printf(text, "\" (U+%04X)", c);
    }
    g_string_append(text, "; change the text or name a font that has it");
    hold(lettering, "character-missing", text->str);
    g_string_free(text, TRUE);
    return FALSE;
}

static gboolean place_address(const Lettering *lettering, Galley *galley, Marks *page)
{
    const GPtrArray *lines = lettering->document->address_lines;
    int longest = -1;
    if (address_window_place(galley, lettering->renderer->layout, lettering->document, page,
                             &longest))
        return TRUE;
    g_autofree char *text =
        longest >= 0
            ? g_strdup_printf(
                  "address line \"%s\" is too long for the window of layout %s even "
                  "at 8 pt; shorten it",
                  (const char *)g_ptr_array_index(lines, longest),
                  lettering->renderer->layout->name)
            : g_strdup_printf("the address has %u lines, too many for the window of layout %s; "
                              "at most 7 fit",
                              lines->len, lettering->renderer->layout->name);
    hold(lettering, "address-line-too-long", text);
    return FALSE;
}

/*
 * Subject and blocks set and cut into pages, the first from `top` on. FALSE if something is
 * higher than a page.
 */
static gboolean set_body(Lettering *lettering, Galley *galley, const LetterFrame *frame,
                         Mpt top)
{
    const LetterLayout *layout = frame->layout;
    Mpt width = layout->paper_width - layout->left - layout->right;
    letter_frame_set_subject(galley, frame, width);
    body_set(galley, frame->document->blocks, width, find_picture, lettering);
    PageShape shape = {layout->left, top, layout->next_top, letter_frame_bottom(galley, frame)};
    return pages_build(galley, &shape);
}

/* How far down the last page its marks reach, if there is more than one page. */
static Mpt last_page_depth(const Pages *pages)
{
    const Marks *last = g_ptr_array_index(pages->pages, pages->pages->len - 1);
    Mpt depth = 0;
    for (guint i = 0; i < last->runs->len; i++)
        depth = MAX(depth, g_array_index(last->runs, TextRun, i).y);
    return pages->pages->len > 1 ? depth : 0;
}

/*
 * One setting of the letter; NULL if it is held. *is_long:
 * a little closer could save a page.
 */
static Pages *set_letter(Lettering *lettering, const Rhythm *rhythm, gboolean *is_long)
{
    Pages *pages = begin_pages(lettering);
    Galley *galley = galley_new(lettering->renderer->typography, pages, pages->language);
    galley->rhythm = rhythm;
    LetterFrame frame = {.layout = lettering->renderer->layout,
                         .document = lettering->document};
    if (!text_is_blank(lettering->document->logo))
        frame.logo = find_picture(lettering, lettering->document->logo);
    Marks *head = marks_new();
    gboolean has_address = place_address(lettering, galley, head);
    MarksCount address = marks_count(head);
    Mpt top = letterhead_set(galley, &frame, head);
    gboolean is_clear = letterhead_is_clear(galley, &frame, head, address);
    if (!is_clear)
        hold(lettering, "block-too-tall",
             "the letterhead does not fit beside the address window; shorten the lines of the "
             "creditor or give the layout more room for the sender");
    gboolean is_set = set_body(lettering, galley, &frame, top);
    if (!is_set)
        hold(lettering, "block-too-tall",
             "a table row or block is higher than a page; shorten it");
    Mpt depth = is_set ? last_page_depth(pages) : 0;
    *is_long = depth > 0 && depth < pages->height / 2;
    if (is_set)
        letter_frame_paint(galley, &frame, head);
    marks_free(head);
    is_set = is_set && has_address && is_clear && check_characters(lettering, galley);
    galley_free(galley);
    if (!is_set)
        g_clear_pointer(&pages, pages_free);
    return pages;
}

Pages *renderer_layout(Renderer *renderer, const Document *document, Complaints *complaints)
{
    Lettering lettering = {renderer, document, complaints, FALSE};
    typography_trim(renderer->typography);
    gboolean is_long = FALSE;
    Pages *pages = set_letter(&lettering, &rhythm_roomy, &is_long);
    if (pages && lettering.lacks_picture) {
        hold(&lettering, "image-unusable", "its logo or signature picture cannot be used");
        g_clear_pointer(&pages, pages_free);
    }
    if (!pages || !is_long)
        return pages;
    Pages *closer = set_letter(&lettering, &rhythm_close, &is_long);
    gboolean saves_page = closer && pages_count(closer) < pages_count(pages);
    pages_free(saves_page ? pages : closer);
    return saves_page ? closer : pages;
}
