/*
 * Pieces of HTML. Every value from outside goes through html_append_text or a cell function,
 * which escape it; only the labels of this folder are written as they are.
 */
#ifndef RELANCE_REPORT_HTML_TEXT_H
#define RELANCE_REPORT_HTML_TEXT_H

#include "ground/day.h"
#include "ground/money.h"
#include "records/figures.h"
#include "report/phrases.h"

/* The page while it is written. */
typedef struct {
    GString *text;
    ReportLanguage language;
} Html;

/*
 * Text for content and for attribute values in double
 * quotes; control characters become U+FFFD.
 */
void html_append_text(Html *html, const char *text);

/* A phrase of ours in the page's language. */
void html_append_phrase(Html *html, const char *english);

/*
 * <data value="-1234.50">-1,234.50</data>: grouped for
 * people, plain for programs. No currency.
 */
void html_append_money(Html *html, gint64 minor, const char *currency);

/* -1,234.50 with a true minus sign, for places where no element may stand (SVG). */
void html_append_figure(Html *html, gint64 minor, const char *currency);

/* A link to a file of the run folder, the path escaped as an address; label NULL: the path. */
void html_append_link(Html *html, const char *path, const char *label);

/* <p> with a phrase; look: its class, or NULL. */
void html_append_paragraph(Html *html, const char *look, const char *english);

/* <section> with its heading; ends with html_end_section. The title is a phrase. */
void html_begin_section(Html *html, const char *id, const char *title);
void html_end_section(Html *html);

typedef enum { COLUMN_TEXT, COLUMN_FIGURE } ColumnKind;
typedef struct {
    const char *label; /* English, a phrase */
    ColumnKind kind;
} Column;

/*
 * A table in a box that scrolls by itself on a narrow screen. `caption` is a phrase or stays as it is. Rows:
 * html_begin_row, the first cell by html_cell_head, the others by html_cell_..., html_end_row.
 */
void html_begin_table(Html *html, const char *caption, const Column *columns, guint n_columns);
void html_end_table(Html *html);
void html_begin_row(Html *html);
void html_end_row(Html *html);
void html_cell_head(Html *html, const char *text);
void html_cell_text(Html *html, const char *text);
void html_cell_phrase(Html *html, const char *english);
/* Words of the data or of the program, which stay English on every page. */
void html_cell_english(Html *html, const char *text);
void html_cell_number(Html *html, gint64 number);
void html_cell_money(Html *html, gint64 minor, const char *currency);
/* A figure with one decimal and its unit; a dash where it is not known. */
void html_cell_ratio(Html *html, Ratio ratio, const char *unit);
void html_cell_day(Html *html, Day day);
/* For content that is put together: what stands between begin and end is the caller's. */
void html_begin_cell(Html *html);
void html_end_cell(Html *html);

#endif
