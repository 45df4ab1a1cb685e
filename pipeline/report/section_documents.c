/* Documents: what was sent by channel, what waits for approval, and all of them with their
 * files. */
#include "ground/text.h"
#include "report/html_text.h"
#include "report/sections.h"

#include <string.h>

/* A longer list of documents stands folded. */
#define OPEN_UP_TO 500

/*
 * Letter and call of one step claim the same items: the claim counts with the first of them that
 * is in this state. Lines come by document, so those of one customer stand together.
 */
static gboolean is_claimed_before(const ReportPage *page, guint at)
{
    const DocumentLine *line = g_ptr_array_index(page->lines, at);
    if (line->planned == NULL || line->planned->own_rows->len == 0)
        return FALSE;
    for (guint i = at; i-- > 0;) {
        const DocumentLine *before = g_ptr_array_index(page->lines, i);
        if (!text_equals(before->file->customer, line->file->customer))
            return FALSE;
        if (before->state == line->state && before->planned != NULL &&
            g_ptr_array_find(before->planned->own_rows, line->planned->own_rows->pdata[0],
                             NULL))
            return TRUE;
    }
    return FALSE;
}

guint page_count_documents(const ReportPage *page, DocumentState state, Amounts *claimed)
{
    guint count = 0;
    for (guint i = 0; i < page->lines->len; i++) {
        const DocumentLine *line = g_ptr_array_index(page->lines, i);
        if (line->state != state)
            continue;
        count++;
        if (claimed && !is_claimed_before(page, i))
            amounts_add(claimed, line->file->currency, line->file->claim.total_claimed);
    }
    return count;
}

void html_cell_customer(Html *html, const char *customer, const char *name)
{
    html_begin_cell(html);
    html_append_text(html, customer);
    if (!text_is_blank(name)) {
        g_string_append(html->text, "<small>");
        html_append_text(html, name);
        g_string_append(html->text, "</small>");
    }
    html_end_cell(html);
}

void html_cell_document(Html *html, const RenderedFile *file)
{
    g_string_append(html->text, "<th scope=\"row\">");
    if (text_is_blank(file->file))
        html_append_text(html, file->document);
    else
        html_append_link(html, file->file, file->document);
    g_string_append(html->text, "</th>");
}

/* Documents of one channel in one state, with what they claim. */
typedef struct {
    Channel channel;
    DocumentState state;
} Cell;

static guint count_cell(const ReportPage *page, const Cell *cell, Amounts *claimed)
{
    guint count = 0;
    for (guint i = 0; i < page->lines->len; i++) {
        const DocumentLine *line = g_ptr_array_index(page->lines, i);
        if (line->file->channel != cell->channel || line->state != cell->state)
            continue;
        count++;
        amounts_add(claimed, line->file->currency, line->file->claim.total_claimed);
    }
    return count;
}

/* Nothing is called sent that no server has accepted, least of all in a rehearsal. */
static const char *find_state_name(const ReportPage *page, DocumentState state, Channel channel)
{
    gboolean has_left = state == STATE_SENT || state == STATE_HANDED_OVER;
    if (has_left && page->input->is_rehearsal)
        return "written, not sent";
    if (has_left && channel == CHANNEL_CALL)
        return "on the call list";
    if (has_left && channel == CHANNEL_DOSSIER)
        return "dossier made";
    return document_state_name(state);
}

static void append_state(Html *html, const ReportPage *page, DocumentState state,
                         Channel channel)
{
    g_string_append_printf(html->text, "<span class=\"state state-%d\">%s</span>", (int)state,
                           phrase(html->language, find_state_name(page, state, channel)));
}

static void append_channel_row(Html *html, const ReportPage *page, const Cell *cell)
{
    Amounts claimed = amounts_make();
    guint count = count_cell(page, cell, &claimed);
    if (count > 0) {
        html_begin_row(html);
        html_cell_head(html, phrase(html->language, channel_name(cell->channel)));
        html_begin_cell(html);
        append_state(html, page, cell->state, cell->channel);
        html_end_cell(html);
        html_cell_number(html, count);
        html_cell_amounts(html, &claimed);
        html_end_row(html);
    }
    amounts_clear(&claimed);
}

void section_append_sent(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Channel", COLUMN_TEXT},
                                     {"State", COLUMN_TEXT},
                                     {"Documents", COLUMN_FIGURE},
                                     {"Claimed", COLUMN_FIGURE}};
    html_begin_section(html, "sent", "What was sent and handed over");
    if (page->lines->len == 0) {
        html_append_paragraph(html, NULL, "No document was due in this run.");
        html_end_section(html);
        return;
    }
    html_begin_table(html, "Documents by channel and state", columns, G_N_ELEMENTS(columns));
    for (int channel = 0; channel < CHANNEL_COUNT; channel++)
        for (int state = 0; state < STATE_COUNT; state++)
            append_channel_row(
                html, page,
                &(Cell){.channel = (Channel)channel, .state = (DocumentState)state});
    html_end_table(html);
    html_end_section(html);
}

/* "legal, finance"; nothing if the step is not known. */
static void append_approvers(Html *html, const DocumentLine *line)
{
    char **roles = line->planned && line->planned->step ? line->planned->step->approval : NULL;
    for (guint i = 0; roles && roles[i]; i++) {
        g_string_append(html->text, i > 0 ? ", " : "");
        html_append_text(html, roles[i]);
    }
}

static void append_waiting_row(Html *html, const DocumentLine *line)
{
    html_begin_row(html);
    html_cell_document(html, line->file);
    html_cell_customer(html, line->file->customer, document_line_customer_name(line));
    html_cell_number(html, line->file->level);
    html_cell_phrase(html, channel_name(line->file->channel));
    html_begin_cell(html);
    append_approvers(html, line);
    html_end_cell(html);
    html_cell_money(html, line->file->claim.total_claimed, line->file->currency);
    html_cell_text(html, line->file->currency);
    html_end_row(html);
}

void section_append_waiting(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Document", COLUMN_TEXT}, {"Customer", COLUMN_TEXT},
                                     {"Level", COLUMN_FIGURE},  {"Channel", COLUMN_TEXT},
                                     {"Asked of", COLUMN_TEXT}, {"Claimed", COLUMN_FIGURE},
                                     {"Currency", COLUMN_TEXT}};
    html_begin_section(html, "waiting", "What waits for approval");
    if (page_count_documents(page, STATE_WAITING, NULL) == 0) {
        html_append_paragraph(html, NULL, "Nothing waits for an approval.");
    } else {
        html_begin_table(html, "Documents that leave only when a person approves them by name",
                         columns, G_N_ELEMENTS(columns));
        for (guint i = 0; i < page->lines->len; i++) {
            const DocumentLine *line = g_ptr_array_index(page->lines, i);
            if (line->state == STATE_WAITING)
                append_waiting_row(html, line);
        }
        html_end_table(html);
    }
    html_end_section(html);
}

/* The state for people, and below it what each delivery says. */
static void append_delivery_cell(Html *html, const ReportPage *page, const DocumentLine *line)
{
    g_string_append(html->text, "<td class=\"detail\">");
    append_state(html, page, line->state, line->file->channel);
    for (guint i = 0; i < line->deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(line->deliveries, i);
        g_string_append(html->text, "<small>");
        html_append_phrase(html, delivery_status_name(delivery->status));
        if (!text_is_blank(delivery->recipient)) {
            g_string_append(html->text, ", ");
            html_append_text(html, delivery->recipient);
        }
        if (!text_is_blank(delivery->detail)) {
            g_string_append(html->text, ": ");
            html_append_text(html, delivery->detail);
        }
        g_string_append(html->text, "</small>");
    }
    html_end_cell(html);
}

static void append_document_row(Html *html, const ReportPage *page, const DocumentLine *line)
{
    const RenderedFile *file = line->file;
    html_begin_row(html);
    html_cell_document(html, file);
    html_cell_customer(html, file->customer, document_line_customer_name(line));
    html_cell_number(html, file->level);
    html_cell_phrase(html, channel_name(file->channel));
    html_cell_number(html, file->n_items);
    html_cell_money(html, file->claim.total_due, file->currency);
    html_cell_money(html, file->claim.total_claimed, file->currency);
    html_cell_text(html, file->currency);
    append_delivery_cell(html, page, line);
    html_end_row(html);
}

void section_append_documents(Html *html, const ReportPage *page)
{
    static const Column columns[] = {
        {"Document", COLUMN_TEXT},         {"Customer", COLUMN_TEXT},
        {"Level", COLUMN_FIGURE},          {"Channel", COLUMN_TEXT},
        {"Items", COLUMN_FIGURE},          {"Due", COLUMN_FIGURE},
        {"Claimed", COLUMN_FIGURE},        {"Currency", COLUMN_TEXT},
        {"What became of it", COLUMN_TEXT}};
    html_begin_section(html, "documents", "All documents");
    if (page->lines->len == 0) {
        html_append_paragraph(html, NULL, "No document was due in this run.");
    } else {
        g_autofree char *caption =
            g_strdup_printf("%u %s", page->lines->len,
                            phrase(html->language, "documents, each number opens the letter"));
        gboolean is_long = page->lines->len > OPEN_UP_TO;
        if (is_long) { /* what is closed is not laid out: the page opens at once */
            g_string_append(html->text, "<details><summary>");
            html_append_text(html, caption);
            g_string_append(html->text, "</summary>\n");
        }
        html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
        for (guint i = 0; i < page->lines->len; i++)
            append_document_row(html, page, g_ptr_array_index(page->lines, i));
        html_end_table(html);
        if (is_long)
            g_string_append(html->text, "</details>\n");
    }
    html_end_section(html);
}
