#include "records/sheet.h"

static void clear_mark(gpointer data)
{
    g_free(((SheetMark *)data)->text);
}

SummarySheet *sheet_new(const char *id, const char *run, const char *title,
                        const char *language, Day date)
{
    SummarySheet *sheet = g_new0(SummarySheet, 1);
    sheet->id = g_strdup(id);
    sheet->run = g_strdup(run);
    sheet->title = g_strdup(title);
    sheet->language = g_strdup(language);
    sheet->date = date;
    sheet->marks = g_array_new(FALSE, TRUE, sizeof(SheetMark));
    g_array_set_clear_func(sheet->marks, clear_mark);
    return sheet;
}

void sheet_free(SummarySheet *sheet)
{
    if (!sheet)
        return;
    g_free(sheet->id);
    g_free(sheet->run);
    g_free(sheet->title);
    g_free(sheet->language);
    g_array_unref(sheet->marks);
    g_free(sheet);
}

void sheet_add_text(SummarySheet *sheet, SheetMark mark, const char *text)
{
    mark.text = g_strdup(text);
    g_array_append_val(sheet->marks, mark);
}

void sheet_add_bar(SummarySheet *sheet, int x, int y, int width, int height, int grey)
{
    SheetMark mark = {.x = x, .y = y, .width = width, .height = height, .grey = grey};
    g_array_append_val(sheet->marks, mark);
}
