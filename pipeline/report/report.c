/* The run's HTML page: the order of its sections. */
#include "report/report.h"

#include "ground/text.h"
#include "report/html_text.h"
#include "report/reason_groups.h"
#include "report/sections.h"

/* Nothing is loaded from anywhere; the one script is the page's own, known by its hash. */
#define POLICY                                                                                 \
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'; "                  \
    "base-uri 'none'; form-action 'none'"

typedef struct {
    const char *id, *label; /* NULL: not in the navigation */
    void (*append)(Html *html, const ReportPage *page);
} Section;

static const Section sections[] = {
    {NULL, NULL, section_append_summary},
    {"next", "Next", section_append_next},
    {"waiting", "Approvals", section_append_waiting},
    {"person", "Needs a person", section_append_person},
    {"sent", "Sent", section_append_sent},
    {"held", "Held back", section_append_held},
    {"aged", "Aged balance", section_append_aged},
    {"late", "Late payers", section_append_late},
    {"indicators", "Indicators", section_append_indicators},
    {"behaviour", "Answers and receipts", section_append_behaviour},
    {"trends", "Over time", section_append_trends},
    {"totals", "Totals", section_append_totals},
    {"documents", "Documents", section_append_documents},
    {"changes", "Rules changed", section_append_changes},
    {"complaints", "Complaints", section_append_complaints},
};

/* What the Content-Security-Policy calls the script; a new string. */
static char *hash_script(void)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)page_script_peek(), -1);
    g_checksum_get_digest(checksum, digest, &length);
    return g_base64_encode(digest, length);
}

static void append_head(Html *html, const ReportInput *input)
{
    g_autofree char *hash = hash_script();
    g_string_append_printf(
        html->text,
        "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n<title>%s ",
        html->language == REPORT_FRENCH ? "fr" : "en", hash,
        phrase(html->language, "Reminders"));
    html_append_text(html, input->run_id);
    g_string_append_printf(html->text, "</title>\n<style>\n%s</style>\n</head>\n",
                           page_style_peek());
}

static void append_as_of(Html *html, const ReportInput *input)
{
    char run_date[DAY_ISO_SIZE], as_of[DAY_ISO_SIZE];
    g_string_append_printf(html->text, "<p>%s <time datetime=\"%s\">%s</time>",
                           phrase(html->language, "Run date"),
                           day_print_iso(input->run_date, run_date), run_date);
    if (input->ledger->as_of != DAY_NONE)
        g_string_append_printf(html->text, "; %s <time datetime=\"%s\">%s</time>",
                               phrase(html->language, "the ledger knows receipts up to"),
                               day_print_iso(input->ledger->as_of, as_of), as_of);
    g_string_append_printf(html->text, "; %u %s.</p>\n", input->ledger->items->len,
                           phrase(html->language, "open items"));
}

static void append_navigation(Html *html)
{
    g_string_append_printf(html->text, "<nav aria-label=\"%s\"><ul>\n",
                           phrase(html->language, "Sections"));
    for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
        if (sections[i].id)
            g_string_append_printf(html->text, "<li><a href=\"#%s\">%s</a></li>\n",
                                   sections[i].id, phrase(html->language, sections[i].label));
    g_string_append(html->text, "</ul></nav>\n");
}

static void append_header(Html *html, const ReportInput *input)
{
    const char *creditor = input->settings ? input->settings->creditor.name : NULL;
    g_string_append_printf(html->text,
                           "<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n"
                           "<header class=\"wrap\">\n<h1>%s ",
                           phrase(html->language, "Skip to the content"),
                           phrase(html->language, "Payment reminders, run"));
    html_append_text(html, input->run_id);
    g_string_append(html->text, "</h1>\n");
    if (input->is_rehearsal)
        g_string_append_printf(html->text, "<p><span class=\"badge\">%s</span></p>\n",
                               phrase(html->language, "Rehearsal: nothing was sent"));
    if (!text_is_blank(creditor)) {
        g_string_append(html->text, "<p class=\"soft\">");
        html_append_text(html, creditor);
        g_string_append(html->text, "</p>\n");
    }
    append_as_of(html, input);
    append_navigation(html);
    g_string_append(html->text, "</header>\n");
}

static void append_footer(Html *html)
{
    static const char *const files[] = {"1-read/items.csv",
                                        "1-read/rejected.csv",
                                        "2-assign/plan.csv",
                                        "3-render/documents.csv",
                                        "4-dispatch/deliveries.csv",
                                        "report.csv",
                                        "report.json",
                                        "complaints.txt",
                                        "run.json",
                                        "5-audit/manifest.sha256"};
    g_string_append_printf(html->text, "<footer class=\"wrap\">\n<p>%s ",
                           phrase(html->language, "Files of this run:"));
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_string_append(html->text, i > 0 ? ", " : "");
        html_append_link(html, files[i], NULL);
    }
    g_string_append_printf(
        html->text,
        ".</p>\n<p><code>relance explain INVOICE</code>: %s <code>relance audit verify "
        "RUN</code>: %s</p>\n</footer>\n<script>%s</script>\n</body>\n</html>\n",
        phrase(html->language, "why an item got its level."),
        phrase(html->language, "that nothing was changed since."), page_script_peek());
}

char *report_print_html(const ReportInput *input)
{
    g_assert(input->ledger && input->plan && input->run_id);
    g_autoptr(GPtrArray) lines = document_lines_collect(input);
    g_autoptr(GPtrArray) groups = reason_groups_collect(input->plan);
    g_autoptr(Figures) figures = figures_compute(input);
    g_autoptr(GPtrArray) figure_lines = figures_list_lines(figures, input);
    ReportPage page = {.input = input,
                       .lines = lines,
                       .groups = groups,
                       .figures = figures,
                       .figure_lines = figure_lines};
    Html html = {g_string_sized_new(64 * 1024), input->language
                                                    ? report_language_parse(input->language)
                                                    : report_language_of(input->settings)};
    append_head(&html, input);
    append_header(&html, input);
    g_string_append_printf(
        html.text, "<main id=\"main\" class=\"wrap\" data-sort=\"%s\" data-search=\"%s\">\n",
        phrase(html.language, "Sort"), phrase(html.language, "Search in this table"));
    for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
        sections[i].append(&html, &page);
    g_string_append(html.text, "</main>\n");
    append_footer(&html);
    return g_string_free(html.text, FALSE);
}
