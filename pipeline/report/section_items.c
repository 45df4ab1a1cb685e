/* Open items: what needs a person, what was held back and why. */
#include "ground/text.h"
#include "report/html_text.h"
#include "report/reason_groups.h"
#include "report/rule_words.h"
#include "report/sections.h"

/* Groups up to this size stand open on the page. */
#define OPEN_UP_TO 12
/* Beyond this the page points to plan.csv. */
#define SHOWN_AT_MOST 500

guint page_count_rows(const ReportPage *page, Decision decision, Amounts *open)
{
    guint count = 0;
    for (guint i = 0; i < page->groups->len; i++) {
        const ReasonGroup *group = g_ptr_array_index(page->groups, i);
        if (group->decision != decision)
            continue;
        count += group->rows->len;
        for (guint k = 0; open && k < group->open.list->len; k++) {
            const Amount *amount = &g_array_index(group->open.list, Amount, k);
            amounts_add(open, amount->currency, amount->minor);
        }
    }
    return count;
}

static const char *find_name(const OpenItem *item)
{
    return item->owner && item->owner->name ? item->owner->name : item->customer_name;
}

static void append_item_row(Html *html, const PlanRow *row)
{
    const OpenItem *item = row->item;
    html_begin_row(html);
    html_cell_head(html, item->invoice);
    html_cell_customer(html, item->customer, find_name(item));
    html_cell_day(html, item->due_date);
    html_cell_number(html, row->days_late);
    html_cell_number(html, row->level);
    html_cell_money(html, item->open_minor, item->currency);
    html_cell_text(html, item->currency);
    html_cell_english(html, row->reason);
    html_cell_day(html, row->next_date);
    html_end_row(html);
}

static void append_group(Html *html, const ReasonGroup *group)
{
    static const Column columns[] = {
        {"Invoice", COLUMN_TEXT},     {"Customer", COLUMN_TEXT}, {"Due", COLUMN_TEXT},
        {"Days late", COLUMN_FIGURE}, {"Level", COLUMN_FIGURE},  {"Open", COLUMN_FIGURE},
        {"Currency", COLUMN_TEXT},    {"Why", COLUMN_TEXT},      {"Next look", COLUMN_TEXT}};
    g_string_append_printf(html->text, "<details%s><summary><b>",
                           group->rows->len <= OPEN_UP_TO ? " open" : "");
    html_append_text(html, text_is_blank(group->rule)
                               ? phrase(html->language, decision_name(group->decision))
                               : rule_in_words(html->language, group->rule));
    g_string_append_printf(html->text, "</b>: %u %s, ", group->rows->len,
                           phrase(html->language, group->rows->len == 1 ? "item" : "items"));
    html_append_amounts(html, &group->open);
    g_string_append_printf(html->text, " %s</summary>\n", phrase(html->language, "open"));
    g_autofree char *caption = g_strdup_printf(
        "%s [%s]", phrase(html->language, decision_name(group->decision)), group->rule);
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < MIN(group->rows->len, SHOWN_AT_MOST); i++)
        append_item_row(html, g_ptr_array_index(group->rows, i));
    html_end_table(html);
    if (group->rows->len > SHOWN_AT_MOST)
        g_string_append_printf(
            html->text, "<p>%u %s <a href=\"2-assign/plan.csv\">plan.csv</a>.</p>\n",
            group->rows->len - SHOWN_AT_MOST, phrase(html->language, "more in"));
    g_string_append(html->text, "</details>\n");
}

static guint append_groups(Html *html, const ReportPage *page, Decision decision)
{
    guint n_groups = 0;
    for (guint i = 0; i < page->groups->len; i++) {
        const ReasonGroup *group = g_ptr_array_index(page->groups, i);
        if (group->decision != decision)
            continue;
        append_group(html, group);
        n_groups++;
    }
    return n_groups;
}

static void append_trouble_row(Html *html, const DocumentLine *line, const Delivery *delivery)
{
    html_begin_row(html);
    html_cell_document(html, line->file);
    html_cell_customer(html, line->file->customer, document_line_customer_name(line));
    html_cell_phrase(html, channel_name(delivery->channel));
    html_cell_text(html, delivery->recipient);
    html_cell_phrase(html, delivery_status_name(delivery->status));
    g_string_append(html->text, "<td class=\"detail\">");
    html_append_text(html, delivery->detail);
    html_end_cell(html);
    html_end_row(html);
}

/* Deliveries that failed or of which nobody knows whether they left. */
static guint append_trouble(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Document", COLUMN_TEXT}, {"Customer", COLUMN_TEXT},
                                     {"Channel", COLUMN_TEXT},  {"Recipient", COLUMN_TEXT},
                                     {"Status", COLUMN_TEXT},   {"Answer", COLUMN_TEXT}};
    guint count = page_count_documents(page, STATE_UNCLEAR, NULL) +
                  page_count_documents(page, STATE_FAILED, NULL);
    if (count == 0)
        return 0;
    html_begin_table(html, "Documents that did not arrive or of which it is not known", columns,
                     G_N_ELEMENTS(columns));
    for (guint i = 0; i < page->lines->len; i++) {
        const DocumentLine *line = g_ptr_array_index(page->lines, i);
        if (line->state != STATE_UNCLEAR && line->state != STATE_FAILED)
            continue;
        for (guint k = 0; k < line->deliveries->len; k++)
            append_trouble_row(html, line, g_ptr_array_index(line->deliveries, k));
    }
    html_end_table(html);
    return count;
}

void section_append_person(Html *html, const ReportPage *page)
{
    html_begin_section(html, "person", "What needs a person");
    guint n_matters = append_trouble(html, page);
    n_matters += append_groups(html, page, DECISION_MANUAL);
    n_matters += append_groups(html, page, DECISION_FINAL);
    if (n_matters == 0)
        html_append_paragraph(html, NULL, "Nothing but the approvals above, if there are any.");
    html_end_section(html);
}

void section_append_held(Html *html, const ReportPage *page)
{
    html_begin_section(html, "held", "What was held back, and why");
    guint n_groups = append_groups(html, page, DECISION_HOLD);
    n_groups += append_groups(html, page, DECISION_BELOW_MINIMUM);
    if (n_groups == 0)
        html_append_paragraph(html, NULL, "Nothing was held back.");
    html_end_section(html);
}
