/* The sections of the page, in their order; each appends itself. */
#ifndef RELANCE_REPORT_SECTIONS_H
#define RELANCE_REPORT_SECTIONS_H

#include "report/amounts.h"
#include "report/document_lines.h"
#include "report/figures.h"

/* What several sections look at, computed once. */
typedef struct {
    const ReportInput *input;
    GPtrArray *lines;  /* DocumentLine * */
    GPtrArray *groups; /* ReasonGroup * */
    const Figures *figures;
    const GPtrArray *figure_lines; /* FigureLine * */
} ReportPage;

void section_append_summary(Html *html, const ReportPage *page);
void section_append_next(Html *html, const ReportPage *page);
void section_append_sent(Html *html, const ReportPage *page);
void section_append_waiting(Html *html, const ReportPage *page);
void section_append_person(Html *html, const ReportPage *page);
void section_append_held(Html *html, const ReportPage *page);
void section_append_totals(Html *html, const ReportPage *page);
void section_append_aged(Html *html, const ReportPage *page);
void section_append_indicators(Html *html, const ReportPage *page);
void section_append_behaviour(Html *html, const ReportPage *page);
void section_append_trends(Html *html, const ReportPage *page);
void section_append_late(Html *html, const ReportPage *page);
void section_append_documents(Html *html, const ReportPage *page);
void section_append_changes(Html *html, const ReportPage *page);
void section_append_complaints(Html *html, const ReportPage *page);

/* The style sheet, one text (page_style.c). */
const char *page_style_peek(void);

/* Sorting and searching in tables, one text (page_script.c); reading does without it. */
const char *page_script_peek(void);

/* How many documents are in this state; *claimed (NULL: not wanted) gains what they claim. */
guint page_count_documents(const ReportPage *page, DocumentState state, Amounts *claimed);
/* How many rows of the plan have this decision; *open likewise. */
guint page_count_rows(const ReportPage *page, Decision decision, Amounts *open);
/* Lines of the extract that were not used, the settled ones left out. */
guint page_count_rejected(const ReportPage *page);

/* The customer as "C042 Durand et fils", in a row's first cell. */
void html_cell_customer(Html *html, const char *customer, const char *name);
/* A cell with the document's number, linked to its file. */
void html_cell_document(Html *html, const RenderedFile *file);

#endif
