/* What changed in settings, rules, templates and rates since the run before. */
#include "report/html_text.h"
#include "report/sections.h"

#define OPEN_UP_TO 3

void input_change_free(InputChange *change)
{
    if (!change)
        return;
    g_free(change->path);
    g_free(change->words);
    g_strfreev(change->lines);
    g_free(change);
}

static void append_lines(Html *html, const char *const *lines)
{
    if (!*lines)
        return;
    g_string_append(html->text, "<pre tabindex=\"0\">");
    for (; *lines; lines++) {
        html_append_text(html, *lines);
        g_string_append_c(html->text, '\n');
    }
    g_string_append(html->text, "</pre>\n");
}

static void append_change(Html *html, const InputChange *change, gboolean is_open)
{
    g_string_append_printf(html->text, "<details%s><summary><b>", is_open ? " open" : "");
    html_append_text(html, change->path);
    g_string_append(html->text, "</b>: ");
    html_append_text(html, change->words);
    g_string_append(html->text, "</summary>\n");
    append_lines(html, (const char *const *)change->lines);
    g_string_append(html->text, "</details>\n");
}

/* A phrase, the run it speaks of, a phrase. */
static void append_since(Html *html, const ReportPage *page, const char *before,
                         const char *after)
{
    g_string_append_printf(html->text, "<p class=\"soft\">%s ", phrase(html->language, before));
    html_append_text(html, page->input->changed_since);
    g_string_append_printf(html->text, "%s</p>\n", phrase(html->language, after));
}

void section_append_changes(Html *html, const ReportPage *page)
{
    const GPtrArray *changes = page->input->changes;
    html_begin_section(html, "changes", "Rules changed since the run before");
    if (!changes) {
        html_append_paragraph(html, NULL, "There is no run before this one.");
    } else if (changes->len == 0) {
        append_since(html, page,
                     "Nothing: settings, scenarios, templates, layouts, rates and tariffs are "
                     "those of run",
                     ".");
    } else {
        append_since(html, page, "Compared with run",
                     "; \xe2\x88\x92 is what stood there, + what stands there now.");
        for (guint i = 0; i < changes->len; i++)
            append_change(html, g_ptr_array_index(changes, i), changes->len <= OPEN_UP_TO);
    }
    html_end_section(html);
}
