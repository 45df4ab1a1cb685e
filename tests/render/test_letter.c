#include "render/build_letter.h"
#include "render/pages.h"
#include <criterion/criterion.h>
#include <string.h>

static Complaints *complaints;
static Renderer *renderer;

static void begin(void)
{
    complaints = complaints_new();
    renderer = build_renderer(NULL, complaints);
    cr_assert_not_null(renderer);
}

static void end(void)
{
    renderer_free(renderer);
    complaints_free(complaints);
}

TestSuite(letter, .init = begin, .fini = end, .timeout = 120);

static Pages *layout(const Document *document)
{
    Pages *pages = renderer_layout(renderer, document, complaints);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert_not_null(pages, "held: %s", said);
    return pages;
}

static const Marks *page_at(const Pages *pages, guint i)
{
    return g_ptr_array_index(pages->pages, i);
}

static char *run_text(const Pages *pages, const TextRun *run)
{
    return g_strndup(pages->texts->str + run->text, run->text_length);
}

/* The page (from 0) on which a run has exactly this text; -1: none. *y: its baseline. */
static int find_run(const Pages *pages, const char *text, Mpt *y)
{
    for (guint p = 0; p < pages->pages->len; p++) {
        const GArray *runs = page_at(pages, p)->runs;
        for (guint i = 0; i < runs->len; i++) {
            const TextRun *run = &g_array_index(runs, TextRun, i);
            g_autofree char *found = run_text(pages, run);
            if (!g_str_equal(found, text))
                continue;
            if (y)
                *y = run->y;
            return (int)p;
        }
    }
    return -1;
}

static guint count_runs(const Pages *pages, guint page, const char *text)
{
    guint n = 0;
    const GArray *runs = page_at(pages, page)->runs;
    for (guint i = 0; i < runs->len; i++) {
        g_autofree char *found = run_text(pages, &g_array_index(runs, TextRun, i));
        n += g_str_equal(found, text);
    }
    return n;
}

Test(letter, everything_stays_inside_the_margins)
{
    g_autoptr(Document) document = build_reminder(40);
    g_autoptr(Pages) pages = layout(document);
    for (guint p = 0; p < pages->pages->len; p++) {
        const GArray *runs = page_at(pages, p)->runs;
        for (guint i = 0; i < runs->len; i++) {
            const TextRun *run = &g_array_index(runs, TextRun, i);
            g_autofree char *text = run_text(pages, run);
            cr_assert_geq(run->x, MM(25) - 2, "page %u: %s", p + 1, text);
            cr_assert_leq(run->x + run_width(pages, run), MM(190) + 2, "page %u: %s", p + 1,
                          text);
            cr_assert(run->y > MM(10) && run->y < MM(290), "page %u: %s", p + 1, text);
        }
    }
}

Test(letter, justified_lines_end_at_the_right_margin)
{
    g_autoptr(Document) document = build_reminder(1);
    g_autoptr(Pages) pages = layout(document);
    const GArray *runs = page_at(pages, 0)->runs;
    guint n_full = 0;
    for (guint i = 0; i < runs->len; i++) {
        const TextRun *run = &g_array_index(runs, TextRun, i);
        g_autofree char *text = run_text(pages, run);
        if (g_str_has_prefix(text, "Sauf erreur") || g_str_has_prefix(text, "Si votre")) {
            n_full++;
            cr_assert_eq(run->x + run_width(pages, run), MM(190), "%s", text);
        }
    }
    cr_assert_eq(n_full, 2);
}

Test(letter, table_header_is_repeated_and_sums_are_carried_forward)
{
    g_autoptr(Document) document = build_reminder(60);
    g_autoptr(Pages) pages = layout(document);
    cr_assert_geq(pages_count(pages), 3);
    cr_assert_eq(count_runs(pages, 0, "Échéance"), 1);
    cr_assert_eq(count_runs(pages, 1, "Échéance"), 1);
    cr_assert_eq(count_runs(pages, 0, "À reporter"), 1);
    cr_assert_eq(count_runs(pages, 0, "Report"), 0);
    cr_assert_eq(count_runs(pages, 1, "Report"), 1);
}

Test(letter, the_sum_carried_is_the_sum_of_the_rows_above)
{
    g_autoptr(Document) document = build_reminder(60);
    g_autoptr(Pages) pages = layout(document);
    guint rows = 0;
    gint64 sum = 0;
    for (guint i = 0; i < 60; i++) {
        g_autofree char *number = g_strdup_printf("FA-2026-%04u", 112 + i);
        if (find_run(pages, number, NULL) != 0)
            break;
        rows++;
        sum += 12345 + i * 7919;
    }
    cr_assert(rows > 5 && rows < 60, "%u rows on page 1", rows);
    g_autofree char *carried = g_strdup_printf("%d\u202F%03d,%02d\u00A0€", (int)(sum / 100000),
                                               (int)(sum / 100 % 1000), (int)(sum % 100));
    cr_assert_eq(count_runs(pages, 0, carried), 1, "%s is not on page 1", carried);
    cr_assert_eq(count_runs(pages, 1, carried), 1, "%s is not on page 2", carried);
}

Test(letter, a_table_that_fits_carries_nothing)
{
    g_autoptr(Document) document = build_reminder(4);
    g_autoptr(Pages) pages = layout(document);
    cr_assert_eq(find_run(pages, "À reporter", NULL), -1);
    cr_assert_eq(find_run(pages, "Report", NULL), -1);
}

Test(letter, every_row_count_keeps_the_total_with_a_row_and_the_closing_with_text)
{
    for (guint n = 1; n <= 75; n++) {
        g_autoptr(Document) document = build_reminder(n);
        g_autoptr(Pages) pages = layout(document);
        g_autofree char *last_row = g_strdup_printf("FA-2026-%04u", 111 + n);
        int total = find_run(pages, "Total à régler", NULL);
        cr_assert_eq(total, find_run(pages, last_row, NULL), "%u rows", n);
        Mpt closing_y = 0, signature_y = 0, before_y = 0;
        int signature = find_run(pages, "Claire Mercier", &signature_y);
        int closing =
            find_run(pages,
                     "Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos "
                     "salutations distinguées.",
                     &closing_y);
        int payment = find_run(pages, "BNPAFRPPXXX", &before_y);
        cr_assert_eq(signature, closing, "%u rows", n);
        cr_assert_eq(payment, closing, "%u rows: the closing stands alone", n);
        cr_assert(before_y < closing_y && closing_y < signature_y);
        cr_assert_eq(find_run(pages, "Directrice financière", NULL), signature, "%u rows", n);
    }
}

Test(letter, no_page_begins_or_ends_with_a_single_line_of_a_paragraph)
{
    GString *long_text = g_string_new(NULL);
    for (int i = 0; i < 30; i++)
        g_string_append(long_text, "Les pénalités de retard courent de plein droit dès le "
                                   "lendemain de l’échéance portée sur la facture. ");
    for (guint extra = 0; extra < 12; extra++) {
        g_autoptr(Document) document = build_reminder(3);
        g_ptr_array_set_size(document->blocks, 0);
        for (guint i = 0; i < extra; i++)
            g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Une ligne."));
        g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, long_text->str));
        g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, long_text->str));
        g_autoptr(Pages) pages = layout(document);
        cr_assert_geq(pages_count(pages), 2);
        guint lines_on_last = 0;
        const GArray *runs = page_at(pages, 1)->runs;
        for (guint i = 0; i < runs->len; i++)
            lines_on_last += g_array_index(runs, TextRun, i).size == PT(10.2);
        cr_assert_geq(lines_on_last, 2, "%u lines before: a widow", extra);
    }
    g_string_free(long_text, TRUE);
}

/* The first table of a reminder of three rows, its first column under another name. */
static Block *build_other_table(void)
{
    g_autoptr(Document) document = build_reminder(3);
    Block *table = NULL;
    for (guint i = 0; !table && i < document->blocks->len; i++)
        if (((Block *)g_ptr_array_index(document->blocks, i))->kind == BLOCK_TABLE)
            table = g_ptr_array_steal_index(document->blocks, i);
    GPtrArray *spans = g_ptr_array_index(table->table->header, 0);
    Span *name = g_ptr_array_index(spans, 0);
    g_free(name->text);
    name->text = g_strdup("Zweite");
    return table;
}

Test(letter, what_ends_with_a_colon_stays_with_what_it_announces)
{
    for (guint n = 1; n < 48; n++) {
        g_autoptr(Document) document = build_reminder(1);
        g_ptr_array_set_size(document->blocks, 0);
        for (guint i = 0; i < n; i++)
            g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Une ligne."));
        g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "À savoir\u00a0:"));
        g_ptr_array_add(document->blocks, build_other_table());
        for (guint i = 0; i < 30; i++)
            g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Une ligne."));
        g_autoptr(Pages) pages = layout(document);
        int page = find_run(pages, "À savoir\u00a0:", NULL);
        cr_assert_geq(page, 0);
        cr_assert_eq(find_run(pages, "Zweite", NULL), page, "%u lines before", n);
    }
}

Test(letter, a_small_table_is_not_torn_apart)
{
    for (guint n = 1; n < 48; n++) {
        g_autoptr(Document) document = build_reminder(1);
        g_ptr_array_set_size(document->blocks, 0);
        for (guint i = 0; i < n; i++)
            g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Une ligne."));
        g_ptr_array_add(document->blocks, build_other_table());
        for (guint i = 0; i < 30; i++)
            g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Une ligne."));
        g_autoptr(Pages) pages = layout(document);
        guint headers = 0;
        for (guint p = 0; p < pages->pages->len; p++)
            headers += count_runs(pages, p, "Zweite");
        cr_assert_eq(headers, 1, "%u lines before: %u parts", n, headers);
    }
}

Test(letter, a_heading_stays_with_its_text)
{
    for (guint n = 1; n < 48; n++) {
        g_autoptr(Document) document = build_reminder(1);
        g_ptr_array_set_size(document->blocks, 0);
        for (guint i = 0; i < n; i++)
            g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Une ligne."));
        Block *heading = build_text_block(BLOCK_HEADING, "Modalités");
        heading->level = 2;
        g_ptr_array_add(document->blocks, heading);
        g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Texte suivant."));
        g_autoptr(Pages) pages = layout(document);
        cr_assert_eq(find_run(pages, "Modalités", NULL),
                     find_run(pages, "Texte suivant.", NULL), "%u lines before", n);
    }
}

Test(letter, page_numbers_stand_on_every_page_of_a_long_letter_only)
{
    g_autoptr(Document) long_one = build_reminder(40), short_one = build_reminder(1);
    g_autoptr(Pages) pages = layout(long_one);
    int n = pages_count(pages);
    cr_assert_gt(n, 1);
    for (int p = 0; p < n; p++) {
        g_autofree char *label = g_strdup_printf("page %d/%d", p + 1, n);
        cr_assert_eq(count_runs(pages, (guint)p, label), 1, "%s", label);
        g_autofree char *next = g_strdup_printf("Suite page %d", p + 2);
        cr_assert_eq(count_runs(pages, (guint)p, next), p + 1 < n, "%s", next);
    }
    g_autoptr(Pages) single = layout(short_one);
    cr_assert_eq(pages_count(single), 1);
    cr_assert_eq(find_run(single, "page 1/1", NULL), -1);
}

Test(letter, following_pages_name_sender_and_document)
{
    g_autoptr(Document) document = build_reminder(60);
    g_autoptr(Pages) pages = layout(document);
    cr_assert_eq(count_runs(pages, 1, "2026-11-21-1-0007"), 1);
    cr_assert_eq(count_runs(pages, 1, "Atelier Mercier SAS"), 1);
}

Test(letter, an_ordinary_reminder_of_five_invoices_is_one_page)
{
    g_autoptr(Document) document = build_reminder(5);
    g_autoptr(Pages) pages = layout(document);
    cr_assert_eq(pages_count(pages), 1);
}

Test(letter, a_page_break_begins_a_page_and_mail_only_blocks_are_left_out)
{
    g_autoptr(Document) document = build_reminder(1);
    g_ptr_array_set_size(document->blocks, 0);
    g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Avant."));
    g_ptr_array_add(document->blocks, block_new(BLOCK_PAGE_BREAK));
    g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "Après."));
    Block *mail_only = build_text_block(BLOCK_PARAGRAPH, "Voir la pièce jointe.");
    mail_only->in_letter = FALSE;
    g_ptr_array_add(document->blocks, mail_only);
    g_autoptr(Pages) pages = layout(document);
    cr_assert_eq(find_run(pages, "Avant.", NULL), 0);
    cr_assert_eq(find_run(pages, "Après.", NULL), 1);
    cr_assert_eq(find_run(pages, "Voir la pièce jointe.", NULL), -1);
}

Test(letter, an_endless_word_is_broken_rather_than_printed_over_the_margin)
{
    g_autofree char *endless = g_strnfill(400, 'w');
    g_autoptr(Document) document = build_reminder(1);
    g_ptr_array_set_size(document->blocks, 0);
    g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, endless));
    g_autoptr(Pages) pages = layout(document);
    const GArray *runs = page_at(pages, 0)->runs;
    guint letters = 0;
    for (guint i = 0; i < runs->len; i++) {
        const TextRun *run = &g_array_index(runs, TextRun, i);
        cr_assert_leq(run->x + run_width(pages, run), MM(190) + 2);
        g_autofree char *text = run_text(pages, run);
        letters += strspn(text, "w");
    }
    cr_assert_eq(letters, 400, "%u letters printed", letters);
}

Test(letter, characters_no_font_has_hold_the_document_by_name)
{
    for (int again = 0; again < 2; again++) {
        g_autoptr(Complaints) said = complaints_new();
        g_autoptr(Document) document = build_reminder(1);
        g_ptr_array_add(document->blocks,
                        build_text_block(BLOCK_PARAGRAPH, "Société 株 et \U0001F600"));
        cr_assert_null(renderer_layout(renderer, document, said));
        cr_assert_eq(complaints_count(said, COMPLAINT_HELD), 1);
        g_autofree char *text = complaints_to_text(said);
        cr_assert(strstr(text, "[character-missing]") && strstr(text, "\"株\" (U+682A)") &&
                      strstr(text, "U+1F600") && strstr(text, "C0042"),
                  "%s", text);
    }
}

Test(letter, right_to_left_text_is_held_not_printed_backwards)
{
    g_autoptr(Document) document = build_reminder(1);
    g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, "שלום"));
    cr_assert_null(renderer_layout(renderer, document, complaints));
    cr_assert_eq(complaints_count(complaints, COMPLAINT_HELD), 1);
}

Test(letter, characters_with_a_plainer_form_are_printed_in_it)
{
    g_autoptr(Document) document = build_reminder(1);
    g_ptr_array_set_size(document->blocks, 0);
    g_ptr_array_add(
        document->blocks,
        build_text_block(BLOCK_PARAGRAPH, "sous\u2011traitant, e\u0301tat, co\u00ADopé"));
    g_autoptr(Pages) pages = layout(document);
    cr_assert_eq(find_run(pages, "sous-traitant, état, coopé", NULL), 0);
}

Test(letter, a_row_higher_than_a_page_holds_the_document)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 900; i++)
        g_string_append(text, "contestation ");
    g_autoptr(Document) document = build_reminder(2);
    Block *table = g_ptr_array_index(document->blocks, 2);
    TableRow *row = table_row_new(ROW_BODY);
    build_add_cell(row->cells, text->str, 0);
    g_ptr_array_insert(table->table->rows, 0, row);
    cr_assert_null(renderer_layout(renderer, document, complaints));
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(strstr(said, "[block-too-tall]"), "%s", said);
    g_string_free(text, TRUE);
}

Test(letter, an_empty_table_and_a_document_without_blocks_are_pages_too)
{
    g_autoptr(Document) empty = document_new();
    g_autoptr(Pages) pages = layout(empty);
    cr_assert_eq(pages_count(pages), 1);
    g_autoptr(Document) document = build_reminder(1);
    g_ptr_array_add(document->blocks, block_new(BLOCK_TABLE));
    g_autoptr(Pages) more = layout(document);
    cr_assert_eq(pages_count(more), 1);
}

Test(letter, the_record_prints_as_the_same_text_every_time)
{
    g_autoptr(Document) document = build_reminder(12);
    g_autoptr(Pages) first = layout(document), second = layout(document);
    g_autofree char *a = pages_print(first), *b = pages_print(second);
    cr_assert_str_eq(a, b);
    cr_assert(strstr(a, "|Total à régler|") && strstr(a, "symbol"));
}
