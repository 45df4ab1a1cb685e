/* Control totals and decisions: the very figures of run.json. */
#include "report/html_text.h"
#include "report/ratios.h"
#include "report/reason_groups.h"
#include "report/rule_words.h"
#include "report/sections.h"

#include "ground/text.h"

guint page_count_rejected(const ReportPage *page)
{
    const GPtrArray *rejected = page->input->ledger->rejected;
    guint count = 0;
    for (guint i = 0; i < rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(rejected, i);
        count += !line->is_settled && !line->is_merged;
    }
    return count;
}

static void append_control_totals(Html *html, const Ledger *ledger)
{
    static const Column columns[] = {{"Currency", COLUMN_TEXT},
                                     {"Extract", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE},
                                     {"Settled", COLUMN_FIGURE},
                                     {"Rejected", COLUMN_FIGURE}};
    html_begin_table(html, "Control totals: extract = open + settled + rejected", columns,
                     G_N_ELEMENTS(columns));
    for (guint i = 0; i < ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, i);
        html_begin_row(html);
        html_cell_head(html, total->currency);
        html_cell_money(html, total->extract, total->currency);
        html_cell_money(html, total->open, total->currency);
        html_cell_money(html, total->settled, total->currency);
        html_cell_money(html, total->rejected, total->currency);
        html_end_row(html);
    }
    html_end_table(html);
}

static void append_decision_row(Html *html, const ReportPage *page, const char *currency,
                                Decision decision)
{
    guint rows = 0;
    gint64 open = 0;
    for (guint i = 0; i < page->input->plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(page->input->plan->rows, i);
        if (row->decision != decision || !text_equals(row->item->currency, currency))
            continue;
        rows++;
        open = sum_add(open, row->item->open_minor);
    }
    if (rows == 0)
        return;
    html_begin_row(html);
    html_cell_head(html, phrase(html->language, decision_name(decision)));
    html_cell_text(html, currency);
    html_cell_number(html, rows);
    html_cell_money(html, open, currency);
    html_end_row(html);
}

static void append_decisions(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Decision", COLUMN_TEXT},
                                     {"Currency", COLUMN_TEXT},
                                     {"Items", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE}};
    const Ledger *ledger = page->input->ledger;
    html_begin_table(html, "Open items by decision: every one has exactly one", columns,
                     G_N_ELEMENTS(columns));
    for (guint i = 0; i < ledger->totals->len; i++)
        for (int decision = 0; decision < DECISION_COUNT; decision++)
            append_decision_row(html, page,
                                g_array_index(ledger->totals, ControlTotal, i).currency,
                                (Decision)decision);
    html_end_table(html);
}

/* In words, and by the name that plan.csv has. */
static void append_rule_cell(Html *html, const char *rule)
{
    html_begin_cell(html);
    html_append_text(html, rule_in_words(html->language, rule));
    g_string_append(html->text, "<small>");
    html_append_text(html, rule);
    g_string_append(html->text, "</small>");
    html_end_cell(html);
}

static void append_rules(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Decision", COLUMN_TEXT},
                                     {"Rule", COLUMN_TEXT},
                                     {"Items", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE}};
    html_begin_table(html, "Open items by rule", columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < page->groups->len; i++) {
        const ReasonGroup *group = g_ptr_array_index(page->groups, i);
        html_begin_row(html);
        html_cell_head(html, phrase(html->language, decision_name(group->decision)));
        append_rule_cell(html, group->rule);
        html_cell_number(html, group->rows->len);
        html_cell_amounts(html, &group->open);
        html_end_row(html);
    }
    html_end_table(html);
}

/* What run.json says of the documents: the sum of documents.csv, and each claim once. */
static void append_documents(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Currency", COLUMN_TEXT},
                                     {"Documents", COLUMN_FIGURE},
                                     {"Due, all documents", COLUMN_FIGURE},
                                     {"Due, each item once", COLUMN_FIGURE}};
    const Ledger *ledger = page->input->ledger;
    html_begin_table(
        html, "Documents: letter and call of one step claim the same items; as in run.json",
        columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < ledger->totals->len; i++) {
        const char *currency = g_array_index(ledger->totals, ControlTotal, i).currency;
        ClaimedSum sum = rendered_files_sum(page->input->files, page->input->plan, currency);
        html_begin_row(html);
        html_cell_head(html, currency);
        html_cell_number(html, sum.n_documents);
        html_cell_money(html, sum.total_due, currency);
        html_cell_money(html, sum.asked_once, currency);
        html_end_row(html);
    }
    html_end_table(html);
}

void section_append_totals(Html *html, const ReportPage *page)
{
    html_begin_section(html, "totals", "Totals");
    append_control_totals(html, page->input->ledger);
    append_documents(html, page);
    append_decisions(html, page);
    append_rules(html, page);
    html_end_section(html);
}
