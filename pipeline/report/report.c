/* The run's HTML page: the order of its sections. */
#include "report/report.h"

#include "ground/text.h"
#include "report/html_text.h"
#include "report/reason_groups.h"
#include "report/sections.h"

/* Nothing is loaded from anywhere, and no script runs. */
#define POLICY                                                                                 \
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

typedef struct {
    const char *id, *label; /* NULL: not in the navigation */
    void (*append)(GString *html, const ReportPage *page);
} Section;

static const Section sections[] = {
    {NULL, NULL, section_append_summary},
    {"next", "Next", section_append_next},
    {"waiting", "Approvals", section_append_waiting},
    {"person", "Needs a person", section_append_person},
    {"sent", "Sent", section_append_sent},
    {"held", "Held back", section_append_held},
    {"totals", "Totals", section_append_totals},
    {"aged", "Aged balance", section_append_aged},
    {"late", "Late payers", section_append_late},
    {"documents", "Documents", section_append_documents},
    {"changes", "Rules changed", section_append_changes},
    {"complaints", "Complaints", section_append_complaints},
};

static void append_head(GString *html, const ReportInput *input)
{
    g_string_append(html,
                    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n<title>Reminders ");
    html_append_text(html, input->run_id);
    g_string_append_printf(html, "</title>\n<style>\n%s</style>\n</head>\n", page_style_peek());
}

static void append_as_of(GString *html, const ReportInput *input)
{
    char run_date[DAY_ISO_SIZE], as_of[DAY_ISO_SIZE];
    g_string_append_printf(html, "<p>Run date <time datetime=\"%s\">%s</time>",
                           day_print_iso(input->run_date, run_date), run_date);
    if (input->ledger->as_of != DAY_NONE)
        g_string_append_printf(html,
                               "; the ledger knows receipts up to <time datetime=\"%s\">%s"
                               "</time>",
                               day_print_iso(input->ledger->as_of, as_of), as_of);
    g_string_append_printf(html, "; %u open items.</p>\n", input->ledger->items->len);
}

static void append_header(GString *html, const ReportInput *input)
{
    const char *creditor = input->settings ? input->settings->creditor.name : NULL;
    g_string_append(html, "<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
                          "<header class=\"wrap\">\n<h1>Payment reminders, run ");
    html_append_text(html, input->run_id);
    g_string_append(html, "</h1>\n");
    if (input->is_rehearsal)
        g_string_append(html,
                        "<p><span class=\"badge\">Rehearsal: nothing was sent</span></p>\n");
    if (!text_is_blank(creditor)) {
        g_string_append(html, "<p class=\"soft\">");
        html_append_text(html, creditor);
        g_string_append(html, "</p>\n");
    }
    append_as_of(html, input);
    g_string_append(html, "<nav aria-label=\"Sections\"><ul>\n");
    for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
        if (sections[i].id)
            g_string_append_printf(html, "<li><a href=\"#%s\">%s</a></li>\n", sections[i].id,
                                   sections[i].label);
    g_string_append(html, "</ul></nav>\n</header>\n");
}

static void append_footer(GString *html)
{
    static const char *const files[] = {"1-read/items.csv",
                                        "1-read/rejected.csv",
                                        "2-assign/plan.csv",
                                        "3-render/documents.csv",
                                        "4-dispatch/deliveries.csv",
                                        "complaints.txt",
                                        "run.json",
                                        "5-audit/manifest.sha256"};
    g_string_append(html, "<footer class=\"wrap\">\n<p>Files of this run: ");
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_string_append(html, i > 0 ? ", " : "");
        html_append_link(html, files[i], NULL);
    }
    g_string_append(html,
                    ".</p>\n<p>Written by relance. <code>relance explain INVOICE</code> tells "
                    "why an item got its level; <code>relance audit verify RUN</code> checks "
                    "that nothing was changed since.</p>\n</footer>\n</body>\n</html>\n");
}

char *report_print_html(const ReportInput *input)
{
    g_assert(input->ledger && input->plan && input->run_id);
    g_autoptr(GPtrArray) lines = document_lines_collect(input);
    g_autoptr(GPtrArray) groups = reason_groups_collect(input->plan);
    ReportPage page = {.input = input, .lines = lines, .groups = groups};
    GString *html = g_string_sized_new(64 * 1024);
    append_head(html, input);
    append_header(html, input);
    g_string_append(html, "<main id=\"main\" class=\"wrap\">\n");
    for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
        sections[i].append(html, &page);
    g_string_append(html, "</main>\n");
    append_footer(html);
    return g_string_free(html, FALSE);
}
