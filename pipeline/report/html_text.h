/*
 * Pieces of HTML. Every value from outside goes through html_append_text or a cell function,
 * which escape it; only the labels of this folder are written as they are.
 */
#ifndef RELANCE_REPORT_HTML_TEXT_H
#define RELANCE_REPORT_HTML_TEXT_H

#include "ground/day.h"
#include "ground/money.h"

/*
 * Text for content and for attribute values in double
 * quotes; control characters become U+FFFD.
 */
void html_append_text(GString *html, const char *text);

/*
 * <data value="-1234.50">-1,234.50</data>: grouped for
 * people, plain for programs. No currency.
 */
void html_append_money(GString *html, gint64 minor, const char *currency);

/* -1,234.50 with a true minus sign, for places where no element may stand (SVG). */
void html_append_figure(GString *html, gint64 minor, const char *currency);

/* A link to a file of the run folder, the path escaped as an address; label NULL: the path. */
void html_append_link(GString *html, const char *path, const char *label);

/* <section> with its heading; ends with html_end_section. The title is a label of ours. */
void html_begin_section(GString *html, const char *id, const char *title);
void html_end_section(GString *html);

typedef enum { COLUMN_TEXT, COLUMN_FIGURE } ColumnKind;
typedef struct {
    const char *label;
    ColumnKind kind;
} Column;

/*
 * A table in a box that scrolls by itself on a narrow screen. `caption` is escaped. Rows:
 * html_begin_row, the first cell by html_cell_head, the others by html_cell_..., html_end_row.
 */
void html_begin_table(GString *html, const char *caption, const Column *columns,
                      guint n_columns);
void html_end_table(GString *html);
void html_begin_row(GString *html);
void html_end_row(GString *html);
void html_cell_head(GString *html, const char *text);
void html_cell_text(GString *html, const char *text);
void html_cell_number(GString *html, gint64 number);
void html_cell_money(GString *html, gint64 minor, const char *currency);
void html_cell_day(GString *html, Day day);
/* For content that is put together: what stands between begin and end is the caller's. */
void html_begin_cell(GString *html);
void html_end_cell(GString *html);

#endif
