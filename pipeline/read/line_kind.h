/*
 * Which lines of a report are documents, and what the others are: totals, customers that stand
 * above their lines, the header on every page, rulers, titles and page numbers.
 *
 * A line that carries an amount is never taken for a title: it is a document, or it is one of
 * totals, which says so in its words and bears neither number nor date.
 */
#ifndef RELANCE_READ_LINE_KIND_H
#define RELANCE_READ_LINE_KIND_H

#include "read/date_form.h"
#include "read/table.h"

typedef enum {
    LINE_DATA,
    LINE_TOTAL,
    LINE_GROUP,   /* a customer's name, or another heading, above lines */
    LINE_SUM,     /* the same with the sum of the lines below */
    LINE_HEADER,  /* the header once more */
    LINE_RULER,   /* dashes */
    LINE_NOTE,    /* what belongs to the printed page */
    LINE_DETAIL,  /* more of the line above: products of an invoice */
    LINE_OPENING, /* what was open before the lines of a customer */
    LINE_TITLE,   /* above the header; never found by line_kind_find */
    LINE_KIND_COUNT
} LineKind;

/* "total-line", and a sentence for rejected.csv; static. LINE_DATA has none. */
const char *line_kind_rule(LineKind kind);
const char *line_kind_reason(LineKind kind);

#define MOST_AMOUNTS 40

/* What line_kind_find must know of a ledger's table. */
typedef struct {
    const Table *table;
    const DateForm *dates;
    int amounts[MOST_AMOUNTS]; /* cells that hold amounts, buckets too; ended by -1 */
    gboolean has_sums;         /* groups stand above their lines with their sums */
    gboolean has_products;     /* there are columns of quantities or unit prices */
    GHashTable *titles;        /* texts of lines above the header; char * */
} LineForm;

/* Free with line_form_clear; line_form_place again where the table's places have changed. */
void line_form_init(LineForm *form, const Table *table, const DateForm *dates);
void line_form_place(LineForm *form);
void line_form_clear(LineForm *form);

/* Keeps a line above the header, which may stand again on every page. */
void line_form_take_title(LineForm *form, const CsvRow *row);

LineKind line_kind_find(const LineForm *form, const CsvRow *row);

/* The filled cells joined by spaces; a new string. */
char *line_join_cells(const CsvRow *row);

#endif
