/* Complaints about data, grouped by rule, each with its place. */
#include "ground/text.h"
#include "report/html_text.h"
#include "report/sections.h"

#include <string.h>

#define OPEN_UP_TO 12
/* Beyond this the page points to complaints.txt. */
#define SHOWN_AT_MOST 500

static gint compare_complaints(gconstpointer a, gconstpointer b)
{
    const Complaint *x = *(const Complaint *const *)a, *y = *(const Complaint *const *)b;
    return x->level != y->level ? (int)y->level - (int)x->level : strcmp(x->rule, y->rule);
}

/* Gravest first, then by rule; equal ones keep their order (g_ptr_array_sort is stable). */
static GPtrArray *sort_complaints(const Complaints *complaints)
{
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; complaints && i < complaints->list->len; i++)
        g_ptr_array_add(sorted, g_ptr_array_index(complaints->list, i));
    g_ptr_array_sort(sorted, compare_complaints);
    return sorted;
}

static void append_place(Html *html, const Complaint *complaint)
{
    html_append_text(html, complaint->file);
    if (complaint->line > 0)
        g_string_append_printf(html->text, ":%d", complaint->line);
    if (complaint->line > 0 && complaint->column > 0)
        g_string_append_printf(html->text, ":%d", complaint->column);
}

static void append_complaint(Html *html, const Complaint *complaint)
{
    html_begin_row(html);
    g_string_append(html->text, "<th scope=\"row\">");
    append_place(html, complaint);
    g_string_append(html->text, "</th><td class=\"detail\" lang=\"en\">");
    html_append_text(html, complaint->text);
    html_end_cell(html);
    html_end_row(html);
}

/* The complaints from `first` on that share its level and rule; returns how many. */
static guint append_rule(Html *html, const GPtrArray *sorted, guint first)
{
    static const Column columns[] = {{"Place", COLUMN_TEXT}, {"What", COLUMN_TEXT}};
    const Complaint *one = g_ptr_array_index(sorted, first);
    guint count = 1;
    while (first + count < sorted->len &&
           compare_complaints(&sorted->pdata[first], &sorted->pdata[first + count]) == 0)
        count++;
    g_string_append_printf(html->text, "<details%s><summary><b>",
                           count <= OPEN_UP_TO ? " open" : "");
    html_append_text(html, one->rule);
    g_string_append_printf(html->text, "</b>: %u, %s</summary>\n", count,
                           phrase(html->language, complaint_level_name(one->level)));
    html_begin_table(html, one->rule, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < MIN(count, SHOWN_AT_MOST); i++)
        append_complaint(html, g_ptr_array_index(sorted, first + i));
    html_end_table(html);
    if (count > SHOWN_AT_MOST)
        g_string_append_printf(html->text,
                               "<p>%u %s <a href=\"complaints.txt\">complaints.txt</a>."
                               "</p>\n",
                               count - SHOWN_AT_MOST, phrase(html->language, "more in"));
    g_string_append(html->text, "</details>\n");
    return count;
}

void section_append_complaints(Html *html, const ReportPage *page)
{
    g_autoptr(GPtrArray) sorted = sort_complaints(page->input->complaints);
    html_begin_section(html, "complaints", "Complaints about the data");
    if (sorted->len == 0)
        html_append_paragraph(html, NULL, "None.");
    else
        html_append_paragraph(
            html, "soft",
            "REFUSED: nothing leaves; HELD: no letter for this item; WARNING: "
            "a value was repaired and the letter goes; NOTE: nothing changes.");
    for (guint i = 0; i < sorted->len;)
        i += append_rule(html, sorted, i);
    html_end_section(html);
}
