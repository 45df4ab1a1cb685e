/* `relance history --html`: what happened with a customer or an invoice, as one page. */
#include "ground/json_text.h"
#include "ground/text.h"
#include "report/html_text.h"
#include "report/report.h"
#include "report/sections.h"

#include <string.h>

static const Column columns[] = {
    {"Date", COLUMN_TEXT},   {"What", COLUMN_TEXT},    {"Level", COLUMN_FIGURE},
    {"Amount", COLUMN_TEXT}, {"Channel", COLUMN_TEXT}, {"To", COLUMN_TEXT},
    {"By", COLUMN_TEXT},     {"Detail", COLUMN_TEXT},  {"Document", COLUMN_TEXT},
};

/* The first of these members that says something; "" if none does. */
static const char *find_first(const JsonValue *entry, const char *const *keys)
{
    for (; *keys; keys++)
        if (!text_is_blank(json_find_text(entry, *keys)))
            return json_find_text(entry, *keys);
    return "";
}

static void append_amount(Html *html, const JsonValue *entry)
{
    static const char *const keys[] = {"total_claimed", "total_due", "amount", NULL};
    const char *amount = find_first(entry, keys);
    const char *currency = text_or_empty(json_find_text(entry, "currency"));
    g_autofree char *text = *amount ? g_strdup_printf("%s %s", amount, currency) : g_strdup("");
    html_cell_text(html, text);
}

/* "2026-11-21-1-0007" lies in the folder 2026-11-21-1. */
static void append_document(Html *html, const JsonValue *entry, const char *out)
{
    const char *document = text_or_empty(json_find_text(entry, "document"));
    const char *file = text_or_empty(json_find_text(entry, "file"));
    const char *dash = strrchr(document, '-');
    if (!dash || !*file) {
        html_cell_text(html, document);
        return;
    }
    g_autofree char *run = g_strndup(document, (gsize)(dash - document));
    g_autofree char *path = g_build_filename(out, run, file, NULL);
    g_string_append(html->text, "<td>");
    html_append_link(html, path, document);
    html_end_cell(html);
}

static void append_entry(Html *html, const JsonValue *entry, const char *out)
{
    static const char *const what[] = {"event", "status", "what", NULL};
    static const char *const by[] = {"by", "author", NULL};
    static const char *const detail[] = {"detail", "note",     "reason",
                                         "remark", "deadline", NULL};
    gint64 level = json_find_number(entry, "level", -1);
    g_autofree char *level_text =
        level >= 0 ? g_strdup_printf("%" G_GINT64_FORMAT, level) : g_strdup("");
    html_begin_row(html);
    html_cell_head(html, text_or_empty(json_find_text(entry, "date")));
    html_cell_text(html, find_first(entry, what));
    html_cell_text(html, level_text);
    append_amount(html, entry);
    html_cell_text(html, text_or_empty(json_find_text(entry, "channel")));
    html_cell_text(html, text_or_empty(json_find_text(entry, "recipient")));
    html_cell_text(html, find_first(entry, by));
    html_cell_text(html, find_first(entry, detail));
    append_document(html, entry, out);
    html_end_row(html);
}

char *report_print_history(const char *json, const char *out)
{
    g_autoptr(JsonValue) history = json_parse(json, -1, NULL);
    const JsonValue *entries = json_find(history, "entries");
    const char *subject = text_or_empty(json_find_text(history, "subject"));
    Html page = {g_string_new("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                              "<meta charset=\"utf-8\">\n<title>History of "),
                 REPORT_ENGLISH};
    html_append_text(&page, subject);
    g_string_append_printf(page.text,
                           "</title>\n<style>\n%s</style>\n</head>\n<body>\n"
                           "<main class=\"wrap\">\n<h1>History of ",
                           page_style_peek());
    html_append_text(&page, subject);
    g_string_append(page.text, "</h1>\n");
    html_begin_table(&page, "By date", columns, G_N_ELEMENTS(columns));
    for (guint i = 0; entries && i < entries->children->len; i++)
        append_entry(&page, g_ptr_array_index(entries->children, i), out);
    html_end_table(&page);
    g_string_append(page.text, "</main>\n</body>\n</html>\n");
    return g_string_free(page.text, FALSE);
}
