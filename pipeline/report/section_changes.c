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

static void append_lines(GString *html, const char *const *lines)
{
    if (!*lines)
        return;
    g_string_append(html, "<pre>");
    for (; *lines; lines++) {
        html_append_text(html, *lines);
        g_string_append_c(html, '\n');
    }
    g_string_append(html, "</pre>\n");
}

static void append_change(GString *html, const InputChange *change, gboolean is_open)
{
    g_string_append_printf(html, "<details%s><summary><b>", is_open ? " open" : "");
    html_append_text(html, change->path);
    g_string_append(html, "</b>: ");
    html_append_text(html, change->words);
    g_string_append(html, "</summary>\n");
    append_lines(html, (const char *const *)change->lines);
    g_string_append(html, "</details>\n");
}

void section_append_changes(GString *html, const ReportPage *page)
{
    const GPtrArray *changes = page->input->changes;
    html_begin_section(html, "changes", "Rules changed since the run before");
    if (!changes) {
        g_string_append(html, "<p>There is no run before this one.</p>\n");
    } else if (changes->len == 0) {
        g_string_append(html, "<p>Nothing: settings, scenarios, templates, layouts, rates and "
                              "tariffs are those of run ");
        html_append_text(html, page->input->changed_since);
        g_string_append(html, ".</p>\n");
    } else {
        g_string_append(html, "<p class=\"soft\">Compared with run ");
        html_append_text(html, page->input->changed_since);
        g_string_append(html, "; - is what stood there, + what stands there now.</p>\n");
        for (guint i = 0; i < changes->len; i++)
            append_change(html, g_ptr_array_index(changes, i), changes->len <= OPEN_UP_TO);
    }
    html_end_section(html);
}
