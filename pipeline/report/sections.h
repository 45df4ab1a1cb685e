/* The sections of the page, in their order; each appends itself. */
#ifndef RELANCE_REPORT_SECTIONS_H
#define RELANCE_REPORT_SECTIONS_H

#include "report/amounts.h"
#include "report/document_lines.h"

/* What several sections look at, computed once. */
typedef struct {
    const ReportInput *input;
    GPtrArray *lines;  /* DocumentLine * */
    GPtrArray *groups; /* ReasonGroup * */
} ReportPage;

void section_append_summary(GString *html, const ReportPage *page);
void section_append_next(GString *html, const ReportPage *page);
void section_append_sent(GString *html, const ReportPage *page);
void section_append_waiting(GString *html, const ReportPage *page);
void section_append_person(GString *html, const ReportPage *page);
void section_append_held(GString *html, const ReportPage *page);
void section_append_totals(GString *html, const ReportPage *page);
void section_append_aged(GString *html, const ReportPage *page);
void section_append_late(GString *html, const ReportPage *page);
void section_append_documents(GString *html, const ReportPage *page);
void section_append_changes(GString *html, const ReportPage *page);
void section_append_complaints(GString *html, const ReportPage *page);

/* The style sheet, one text (page_style.c). */
const char *page_style_peek(void);

/* How many documents are in this state; *claimed (NULL: not wanted) gains what they claim. */
guint page_count_documents(const ReportPage *page, DocumentState state, Amounts *claimed);
/* How many rows of the plan have this decision; *open likewise. */
guint page_count_rows(const ReportPage *page, Decision decision, Amounts *open);
/* Lines of the extract that were not used, the settled ones left out. */
guint page_count_rejected(const ReportPage *page);

/* The customer as "C042 Durand et fils", in a row's first cell. */
void html_cell_customer(GString *html, const char *customer, const char *name);
/* A cell with the document's number, linked to its file. */
void html_cell_document(GString *html, const RenderedFile *file);

#endif
