/*
 * What render is compared with: the same letters written with libharu as its documentation shows
 * it: fonts embedded from their files, UTF-8 encoder, a text call per line, the QR code as
 * rectangles, the logo loaded for every document.
 *
 *   floor_render separate|merged LETTERS SOURCE FOLDER
 */
#include "bench/bench_clock.h"
#include "bench/bench_letter.h"

#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zint.h>

static const char regular_file[] =
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf";
static const char bold_file[] = "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf";

typedef struct {
    HPDF_Doc doc;
    HPDF_Font regular, bold;
    HPDF_Image logo;
} Writing;

static void fail(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    (void)data;
    fprintf(stderr, "floor_render: libharu error 0x%04lx, %lu\n", (unsigned long)error,
            (unsigned long)detail);
    exit(1);
}

static Writing begin(const char *logo)
{
    Writing writing = {.doc = HPDF_New(fail, NULL)};
    HPDF_UseUTFEncodings(writing.doc);
    HPDF_SetCompressionMode(writing.doc, HPDF_COMP_ALL);
    const char *regular = HPDF_LoadTTFontFromFile(writing.doc, regular_file, HPDF_TRUE);
    writing.regular = HPDF_GetFont(writing.doc, regular, "UTF-8");
    const char *bold = HPDF_LoadTTFontFromFile(writing.doc, bold_file, HPDF_TRUE);
    writing.bold = HPDF_GetFont(writing.doc, bold, "UTF-8");
    writing.logo = HPDF_LoadPngImageFromFile(writing.doc, logo);
    return writing;
}

static void put_line(HPDF_Page page, HPDF_Font font, float size, float x, float y,
                     const char *text)
{
    HPDF_Page_SetFontAndSize(page, font, size);
    HPDF_Page_TextOut(page, x, y, text);
}

static float put_paragraph(HPDF_Page page, const Writing *writing, float y, const char *text)
{
    HPDF_Page_SetFontAndSize(page, writing->regular, 10.2F);
    while (*text) {
        HPDF_UINT length =
            HPDF_Font_MeasureText(writing->regular, (const HPDF_BYTE *)text,
                                  (HPDF_UINT)strlen(text), 467, 10.2F, 0, 0, HPDF_TRUE, NULL);
        char *line = g_strndup(text, length);
        HPDF_Page_TextOut(page, 71, y, line);
        g_free(line);
        text += length;
        y -= 14.2F;
    }
    return y - 7;
}

static void put_code(HPDF_Page page, const char *payload, float x, float y)
{
    struct zint_symbol *symbol = ZBarcode_Create();
    symbol->symbology = BARCODE_QRCODE;
    symbol->option_1 = 2;
    symbol->option_3 = 4 << 8;
    ZBarcode_Encode(symbol, (const unsigned char *)payload, 0);
    float side = 76.0F / (float)symbol->width;
    for (int row = 0; row < symbol->rows; row++)
        for (int column = 0; column < symbol->width; column++)
            if (symbol->encoded_data[row][column / 8] >> column % 8 & 1)
                HPDF_Page_Rectangle(page, x + side * (float)column, y - side * (float)row, side,
                                    side);
    HPDF_Page_Fill(page);
    ZBarcode_Delete(symbol);
}

static float put_table(HPDF_Page page, const Writing *writing, const BenchLetter *letter,
                       float y)
{
    static const float columns[BENCH_COLUMNS] = {71, 190, 310, 470};
    HPDF_Page_BeginText(page);
    for (int i = 0; i < BENCH_COLUMNS; i++)
        put_line(page, writing->bold, 9, columns[i], y, bench_header[i]);
    for (int r = 0; r < BENCH_ROWS; r++)
        for (int i = 0; i < BENCH_COLUMNS; i++)
            put_line(page, writing->regular, 9.5F, columns[i], y - 16 * (float)(r + 1),
                     letter->cells[r][i]);
    put_line(page, writing->bold, 9.5F, columns[3], y - 16 * (BENCH_ROWS + 1), letter->total);
    HPDF_Page_EndText(page);
    for (int r = 0; r <= BENCH_ROWS; r++) {
        HPDF_Page_MoveTo(page, 71, y - 4 - 16 * (float)r);
        HPDF_Page_LineTo(page, 538, y - 4 - 16 * (float)r);
        HPDF_Page_Stroke(page);
    }
    return y - 16 * (BENCH_ROWS + 2);
}

static void put_letter(const Writing *writing, const BenchLetter *letter)
{
    HPDF_Page page = HPDF_AddPage(writing->doc);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    HPDF_Page_DrawImage(page, writing->logo, 71, 740, 62, 62);
    HPDF_Page_BeginText(page);
    for (int i = 0; bench_sender[i]; i++)
        put_line(page, i ? writing->regular : writing->bold, 8.5F, 145, 790 - 11 * (float)i,
                 bench_sender[i]);
    for (int i = 0; letter->address[i]; i++)
        put_line(page, writing->regular, 10, 312, 670 - 12 * (float)i, letter->address[i]);
    put_line(page, writing->bold, 10.5F, 71, 530, letter->subject);
    float y = 505;
    for (int i = 0; i < 3; i++)
        y = put_paragraph(page, writing, y, letter->paragraphs[i]);
    HPDF_Page_EndText(page);
    y = put_table(page, writing, letter, y);
    HPDF_Page_BeginText(page);
    for (int i = 3; i < BENCH_PARAGRAPHS; i++)
        y = put_paragraph(page, writing, y, letter->paragraphs[i]);
    for (int i = 0; i < BENCH_PAYMENT_LINES; i++) {
        put_line(page, writing->regular, 9.5F, 71, y - 13 * (float)i, bench_payment_labels[i]);
        put_line(page, writing->regular, 9.5F, 180, y - 13 * (float)i, letter->payment[i]);
    }
    put_paragraph(page, writing, y - 90, bench_closing);
    put_line(page, writing->regular, 10.2F, 71, y - 120, bench_signatory);
    HPDF_Page_EndText(page);
    put_code(page, letter->payload, 460, y);
}

static void save(const Writing *writing, const char *folder, const char *name)
{
    g_autofree char *path = g_strdup_printf("%s/floor-%s.pdf", folder, name);
    HPDF_SaveToFile(writing->doc, path);
    HPDF_Free(writing->doc);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "floor_render separate|merged LETTERS SOURCE FOLDER\n");
        return 64;
    }
    gboolean is_merged = strcmp(argv[1], "merged") == 0;
    int n = atoi(argv[2]);
    g_autofree char *logo = g_build_filename(argv[3], "fixtures/demo/logo.png", NULL);
    BenchClock clock = bench_clock_start();
    Writing writing = {0};
    for (int i = 0; i < n; i++) {
        BenchLetter *letter = bench_letter_new((guint)i);
        if (!is_merged || i == 0)
            writing = begin(logo);
        put_letter(&writing, letter);
        if (!is_merged)
            save(&writing, argv[4], letter->id);
        bench_letter_free(letter);
    }
    if (is_merged)
        save(&writing, argv[4], "merged");
    bench_clock_stop(&clock);
    bench_clock_print(&clock, n, NULL);
    return 0;
}
