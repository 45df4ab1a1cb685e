/* A template file: its front matter by YAML, its text by template_text.c. */
#include "compose/template.h"

#include <string.h>

#include "compose/front_matter.h"
#include "compose/hashtag_scan.h"
#include "ground/files.h"
#include "ground/outcome.h"

void template_free(Template *template)
{
    if (template == NULL)
        return;
    g_free(template->name);
    g_free(template->language);
    g_free(template->file);
    g_free(template->path);
    g_free(template->sha256);
    g_clear_pointer(&template->subject, g_ptr_array_unref);
    g_clear_pointer(&template->short_text, g_ptr_array_unref);
    g_strfreev(template->columns);
    template_text_free(template->body);
    template_text_free(template->mail_text);
    template_text_free(template->letter_text);
    g_free(template);
}

/* Behind the line at `text`, or its end. */
static const char *skip_line(const char *text)
{
    const char *end = strchr(text, '\n');

    return end != NULL ? end + 1 : text + strlen(text);
}

static gboolean is_fence(const char *line)
{
    const char *end = skip_line(line);
    g_autofree char *trimmed = g_strchomp(g_strndup(line, (gsize)(end - line)));

    return g_str_equal(trimmed, "---");
}

/*
 * Splits a file into front matter and text: *front and *front_length are set, *first_line is
 * the file line of the text's first line. FALSE if there is no front matter.
 */
static gboolean split_file(const char *content, const char **front, gsize *front_length,
                           const char **text, int *first_line)
{
    int line = 2;

    if (!is_fence(content))
        return FALSE;
    *front = skip_line(content);
    for (const char *at = *front; *at != '\0'; at = skip_line(at), line++) {
        if (!is_fence(at))
            continue;
        *front_length = (gsize)(at - *front);
        *text = skip_line(at);
        *first_line = line + 1;
        return TRUE;
    }
    return FALSE;
}

static void read_content(Template *template, const char *content, Complaints *complaints)
{
    const char *front, *text;
    gsize front_length;
    int first_line;

    if (g_str_has_prefix(content, "\xef\xbb\xbf"))
        content += 3;
    if (!split_file(content, &front, &front_length, &text, &first_line)) {
        complaint_add(complaints, COMPLAINT_REFUSED, "front-matter-missing",
                      (Place){template->file, 1, 1},
                      "a template begins with a line ---, then `subject: ...`, then a line "
                      "---; this one does not");
        return;
    }
    front_matter_read(template, front, front_length, complaints);
    template->body = template_text_new(text, first_line, template->file, complaints);
}

Template *template_read(const char *path, const char *file, const char *name,
                        const char *language, Complaints *complaints, GError **error)
{
    g_autoptr(Template) template = g_new0(Template, 1);
    g_autoptr(GError) cause = NULL;
    gsize length = 0;
    g_autofree char *content = file_read_whole(path, &length, &cause);
    guint before = complaints_count(complaints, COMPLAINT_REFUSED);

    if (content == NULL) {
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s: %s", file, cause->message);
        return NULL;
    }
    template->name = g_strdup(name);
    template->language = g_strdup(language);
    template->file = g_strdup(file);
    template->path = g_strdup(path);
    template->sha256 = data_sha256(content, length);
    if (!g_utf8_validate(content, (gssize)length, NULL) || strlen(content) != length ||
        strstr(content, HIDDEN_HASH) != NULL)
        complaint_add(complaints, COMPLAINT_REFUSED, "template-encoding", (Place){file, 0, 0},
                      "the file is not UTF-8 text; save it as UTF-8");
    else
        read_content(template, content, complaints);
    template->is_refused = complaints_count(complaints, COMPLAINT_REFUSED) > before;
    return g_steal_pointer(&template);
}
