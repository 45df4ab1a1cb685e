/*
 * The render stage alone: letters laid out and written, each as a PDF of its own or all merged.
 *
 *   bench_render separate|merged LETTERS SOURCE FOLDER
 *
 * SOURCE is the checkout with templates, fonts and the demo's logo; the files go into FOLDER.
 */
#include "bench/bench_clock.h"
#include "bench/bench_letter.h"

#include "ground/files.h"
#include "render/render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void free_cells(gpointer cells)
{
    g_ptr_array_unref(cells);
}

static GPtrArray *one_cell(const char *text, guint marks)
{
    GPtrArray *spans = span_array_new();
    g_ptr_array_add(spans, span_new(text, marks, NULL));
    return spans;
}

static void add_text(Document *document, BlockKind kind, const char *text)
{
    Block *block = block_new(kind);
    g_ptr_array_add(block->spans, span_new(text, 0, NULL));
    g_ptr_array_add(document->blocks, block);
}

static void add_table(Document *document, const BenchLetter *letter)
{
    Block *block = block_new(BLOCK_TABLE);
    Table *table = block->table;
    table->header = g_ptr_array_new_with_free_func(free_cells);
    for (guint i = 0; i < BENCH_COLUMNS; i++) {
        Align align = i == BENCH_COLUMNS - 1 ? ALIGN_RIGHT : ALIGN_LEFT;
        g_array_append_val(table->aligns, align);
        g_ptr_array_add(table->header, one_cell(bench_header[i], 0));
    }
    for (guint i = 0; i <= BENCH_ROWS; i++) {
        TableRow *row = table_row_new(i < BENCH_ROWS ? ROW_BODY : ROW_TOTAL);
        const char *const total[BENCH_COLUMNS] = {"Total", "", "", letter->total};
        for (guint k = 0; k < BENCH_COLUMNS; k++)
            g_ptr_array_add(
                row->cells,
                one_cell(i < BENCH_ROWS ? letter->cells[i][k] : total[k], MARK_NO_BREAK));
        g_ptr_array_add(table->rows, row);
    }
    table->carry_column = -1;
    g_ptr_array_add(document->blocks, block);
}

static void add_payment(Document *document, const BenchLetter *letter)
{
    Block *block = block_new(BLOCK_PAYMENT);
    for (guint i = 0; i < BENCH_PAYMENT_LINES; i++)
        g_ptr_array_add(block->lines,
                        labelled_line_new(bench_payment_labels[i], letter->payment[i]));
    block->qr_payload = g_strdup(letter->payload);
    g_ptr_array_add(document->blocks, block);
}

static Document *make_document(guint number, const char *logo)
{
    BenchLetter *letter = bench_letter_new(number);
    Document *document = document_new();
    document->id = g_strdup(letter->id);
    document->title = g_strdup(letter->id);
    document->language = g_strdup("fr");
    document->run_date = day_from_ymd(2026, 11, 21);
    document->logo = g_strdup(logo);
    for (const char *const *line = bench_sender; *line; line++)
        g_ptr_array_add(document->sender_lines, g_strdup(*line));
    for (char **line = letter->address; *line; line++)
        g_ptr_array_add(document->address_lines, g_strdup(*line));
    document->place_and_date = g_strdup("Lyon, le 21 novembre 2026");
    document->subject = one_cell(letter->subject, 0);
    for (guint i = 0; i < BENCH_PARAGRAPHS; i++) {
        add_text(document, BLOCK_PARAGRAPH, letter->paragraphs[i]);
        if (i == 2)
            add_table(document, letter);
    }
    add_payment(document, letter);
    add_text(document, BLOCK_CLOSING, bench_closing);
    add_text(document, BLOCK_SIGNATURE, bench_signatory);
    bench_letter_free(letter);
    return document;
}

static gboolean write_separate(Renderer *renderer, const Document *document, const Pages *pages,
                               const char *folder, GError **error)
{
    g_autoptr(GBytes) pdf = renderer_write_pdf(renderer, pages, error);
    g_autofree char *path = g_strdup_printf("%s/%s.pdf", folder, document->id);
    gsize length = 0;
    const char *data = pdf ? g_bytes_get_data(pdf, &length) : NULL;
    return data && file_write_unsynced(path, data, (gssize)length, error);
}

static gboolean set_letters(Renderer *renderer, const GPtrArray *documents, gboolean is_merged,
                            const char *folder, GError **error)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Spool) spool = is_merged ? spool_new(renderer, FALSE) : NULL;
    for (guint i = 0; i < documents->len; i++) {
        const Document *document = g_ptr_array_index(documents, i);
        g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
        int first, last;
        if (!pages || !(is_merged ? spool_add(spool, pages, &first, &last, error)
                                  : write_separate(renderer, document, pages, folder, error)))
            return FALSE;
    }
    g_autofree char *path = g_build_filename(folder, "letters.pdf", NULL);
    return !is_merged || spool_write(spool, path, error);
}

static Renderer *make_renderer(const char *source, GError **error)
{
    g_autoptr(Settings) settings = settings_new();
    g_autoptr(Complaints) complaints = complaints_new();
    g_autofree char *templates = g_build_filename(source, "templates", NULL);
    g_autofree char *fonts = g_build_filename(source, "fonts", NULL);
    const char *const template_folders[] = {templates, NULL}, *const font_folders[] = {fonts,
                                                                                       NULL};
    return renderer_new(settings, template_folders, font_folders, complaints, error);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "bench_render separate|merged LETTERS SOURCE FOLDER\n");
        return 64;
    }
    gboolean is_merged = strcmp(argv[1], "merged") == 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Renderer) renderer = make_renderer(argv[3], &error);
    g_autofree char *logo = g_build_filename(argv[3], "fixtures/demo/logo.png", NULL);
    g_autoptr(GPtrArray) documents =
        g_ptr_array_new_with_free_func((GDestroyNotify)document_free);
    for (guint i = 0; i < (guint)atoi(argv[2]); i++)
        g_ptr_array_add(documents, make_document(i, logo));
    BenchClock clock = bench_clock_start();
    gboolean done = renderer && set_letters(renderer, documents, is_merged, argv[4], &error);
    bench_clock_stop(&clock);
    if (!done) {
        fprintf(stderr, "bench_render: %s\n", error ? error->message : "a letter is held");
        return 1;
    }
    bench_clock_print(&clock, documents->len, NULL);
    return 0;
}
