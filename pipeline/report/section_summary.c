/* What happened, in five figures; and what to do next. */
#include "report/html_text.h"
#include "report/sections.h"

static void append_tile(Html *html, const char *look, const char *label, guint count,
                        const char *unit, const Amounts *amounts)
{
    g_string_append_printf(html->text, "<li class=\"%s\">%s<b>%u</b><small>%s</small>", look,
                           phrase(html->language, label), count, phrase(html->language, unit));
    for (guint i = 0; amounts && i < amounts->list->len; i++) {
        const Amount *amount = &g_array_index(amounts->list, Amount, i);
        g_string_append(html->text, "<small class=\"money\">");
        html_append_money(html, amount->minor, amount->currency);
        g_string_append_c(html->text, ' ');
        html_append_text(html, amount->currency);
        g_string_append(html->text, "</small>");
    }
    g_string_append(html->text, "</li>\n");
}

static void append_document_tile(Html *html, const ReportPage *page, DocumentState state,
                                 const char *look, const char *label)
{
    Amounts claimed = amounts_make();
    guint count = page_count_documents(page, state, &claimed);
    append_tile(html, count > 0 ? look : "none", label, count,
                count == 1 ? "document" : "documents", &claimed);
    amounts_clear(&claimed);
}

static void append_left_tile(Html *html, const ReportPage *page)
{
    Amounts claimed = amounts_make();
    guint count = page_count_documents(page, STATE_SENT, &claimed) +
                  page_count_documents(page, STATE_HANDED_OVER, &claimed);
    append_tile(html, count > 0 ? "good" : "none",
                page->input->is_rehearsal ? "Written, not sent" : "Sent or handed over", count,
                count == 1 ? "document" : "documents", &claimed);
    amounts_clear(&claimed);
}

static void append_held_tile(Html *html, const ReportPage *page)
{
    Amounts open = amounts_make();
    guint count = page_count_rows(page, DECISION_HOLD, &open) +
                  page_count_rows(page, DECISION_BELOW_MINIMUM, &open);
    append_tile(html, "none", "Held back", count, count == 1 ? "item" : "items", &open);
    amounts_clear(&open);
}

/* What nobody but a person can settle. */
static guint count_for_person(const ReportPage *page)
{
    return page_count_documents(page, STATE_UNCLEAR, NULL) +
           page_count_documents(page, STATE_FAILED, NULL) +
           page_count_rows(page, DECISION_MANUAL, NULL);
}

static void append_overdue_tile(Html *html, const ReportPage *page)
{
    const Ledger *ledger = page->input->ledger;
    Amounts overdue = amounts_make();
    guint count = 0;
    for (guint i = 0; i < ledger->totals->len; i++) {
        const char *currency = g_array_index(ledger->totals, ControlTotal, i).currency;
        const AgedBalance *balance = &figures_find_all(page->figures, currency)->aged;
        count += balance->n_late;
        if (balance->overdue != 0)
            amounts_add(&overdue, currency, balance->overdue);
    }
    append_tile(html, "none", "Overdue", count, count == 1 ? "invoice" : "invoices", &overdue);
    amounts_clear(&overdue);
}

void section_append_summary(Html *html, const ReportPage *page)
{
    guint n_person = count_for_person(page);
    g_string_append(html->text, "<section id=\"summary\" aria-label=\"");
    html_append_phrase(html, "Summary");
    g_string_append(html->text, "\">\n<ul class=\"tiles\">\n");
    append_left_tile(html, page);
    append_document_tile(html, page, STATE_WAITING, "wait", "Waiting for approval");
    append_tile(html, n_person > 0 ? "bad" : "none", "Needs a person", n_person,
                n_person == 1 ? "matter" : "matters", NULL);
    append_held_tile(html, page);
    append_overdue_tile(html, page);
    g_string_append(html->text, "</ul>\n");
    html_end_section(html);
}

/* One thing to do: how many, what, and the command with the run's number in it. */
typedef struct {
    const char *one, *several; /* phrases that follow the number */
    const char *command;       /* NULL: none; the run's number follows if there are options */
    const char *options;       /* behind the number; NULL: the command is whole */
    const char *link, *label;  /* where to look; NULL: nowhere */
} NextStep;

static void append_command(Html *html, const ReportPage *page, const NextStep *task)
{
    g_string_append_printf(html->text, " <code>relance %s", task->command);
    if (task->options) {
        g_string_append_c(html->text, ' ');
        html_append_text(html, page->input->run_id);
        g_string_append_printf(html->text, "%s%s", *task->options ? " " : "", task->options);
    }
    g_string_append(html->text, "</code>");
}

static guint append_task(Html *html, const ReportPage *page, guint count, const NextStep *task)
{
    if (count == 0)
        return 0;
    g_string_append_printf(html->text, "<li><b>%u</b> %s", count,
                           phrase(html->language, count == 1 ? task->one : task->several));
    if (task->link)
        g_string_append_printf(html->text, " <a href=\"%s\">%s</a>", task->link,
                               phrase(html->language, task->label));
    if (task->command && !page->input->is_rehearsal) /* a rehearsal is never continued */
        append_command(html, page, task);
    g_string_append(html->text, "</li>\n");
    return 1;
}

static guint append_tasks(Html *html, const ReportPage *page)
{
    static const struct {
        DocumentState state;
        NextStep task;
    } by_state[] = {
        {STATE_WAITING,
         {"document waits for an approval: read it, then approve or reject it with your name.",
          "documents wait for an approval: read them, then approve or reject them with your "
          "name.",
          "approve", "--by NAME --remark TEXT", NULL, NULL}},
        {STATE_UNCLEAR,
         {"document may or may not have left. Ask the mail server or the print house, then "
          "tell the program; it is not sent again by itself.",
          "documents may or may not have left. Ask the mail server or the print house, then "
          "tell the program; they are not sent again by themselves.",
          "resolve DOCUMENT sent|again --by NAME", NULL, NULL, NULL}},
        {STATE_LATER,
         {"document was put off by the mail server. Send it again:",
          "documents were put off by the mail server. Send them again:", "dispatch", "", NULL,
          NULL}},
        {STATE_PREPARED,
         {"document is written and has not been sent:",
          "documents are written and have not been sent:", "dispatch", "", NULL, NULL}},
        {STATE_FAILED,
         {"document could not be delivered: put the address right; the next run uses the other "
          "channel if there is one.",
          "documents could not be delivered: put the addresses right; the next run uses the "
          "other "
          "channel if there is one.",
          NULL, NULL, NULL, NULL}},
    };
    static const NextStep manual = {
        "open item needs a decision:", "open items need a decision:", NULL, NULL, "#person",
        "see what needs a person"};
    static const NextStep rejected = {"line of the extract could not be used:",
                                      "lines of the extract could not be used:",
                                      NULL,
                                      NULL,
                                      "1-read/rejected.csv",
                                      "rejected.csv"};
    guint n_tasks = 0;
    for (guint i = 0; i < G_N_ELEMENTS(by_state); i++)
        n_tasks += append_task(html, page, page_count_documents(page, by_state[i].state, NULL),
                               &by_state[i].task);
    n_tasks += append_task(html, page, page_count_rows(page, DECISION_MANUAL, NULL), &manual);
    n_tasks += append_task(html, page, page_count_rejected(page), &rejected);
    return n_tasks;
}

void section_append_next(Html *html, const ReportPage *page)
{
    html_begin_section(html, "next", "What to do next");
    if (page->input->is_rehearsal)
        g_string_append_printf(html->text, "<p>%s <code>relance run</code></p>\n",
                               phrase(html->language,
                                      "This was a rehearsal: nothing was sent and "
                                      "nothing is remembered. In earnest:"));
    g_string_append(html->text, "<ul>\n");
    guint n_tasks = append_tasks(html, page);
    if (n_tasks == 0)
        g_string_append_printf(
            html->text, "<li>%s</li>\n",
            phrase(html->language, page->lines->len > 0 ? "Nothing: all that was due has left."
                                                        : "Nothing: no reminder was due."));
    g_string_append(html->text, "</ul>\n");
    html_end_section(html);
}
