#include "run/notice_signature.h"

#include <string.h>

#include "ground/files.h"
#include "ground/outcome.h"

#define ENDING ".p7s"

static GBytes *read_bytes(const char *path)
{
    gsize length = 0;
    char *data = file_read_whole(path, &length, NULL);
    return data ? g_bytes_new_take(data, length) : NULL;
}

/* Who signed the PDF, by this certificate (NULL: any), in words; NULL and *error: nobody did. */
static char *check_one(const char *pdf, const char *path, const char *certificate,
                       GError **error)
{
    g_autoptr(GBytes) content = read_bytes(pdf);
    g_autoptr(GBytes) signature = read_bytes(path);
    if (content && signature)
        return audit_check_file_signature(content, signature, certificate, error);
    outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                 content ? "cannot be read" : "the PDF that it signs is not there");
    return NULL;
}

static gboolean sign_one(const Settings *settings, const char *pdf, GError **error)
{
    g_autofree char *path = g_strconcat(pdf, ENDING, NULL);
    g_autofree char *signer = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        signer = check_one(pdf, path, settings->audit_certificate, NULL);
    if (signer)
        return TRUE;
    gsize length = 0;
    char *data = file_read_whole(pdf, &length, error);
    g_autoptr(GBytes) content = data ? g_bytes_new_take(data, length) : NULL;
    g_autoptr(GBytes) signature = content ? audit_sign_file(content, settings->audit_key,
                                                            settings->audit_certificate, error)
                                          : NULL;
    if (!signature)
        return FALSE;
    const char *bytes = g_bytes_get_data(signature, &length);
    return file_write_unsynced(path, bytes, (gssize)length, error);
}

gboolean notice_signatures_make(const Run *run, GError **error)
{
    const Settings *settings = run->settings;
    if (!settings->audit_key || !settings->audit_certificate || run->state->is_rehearsal)
        return TRUE;
    for (guint i = 0; i < run->files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(run->files, i);
        g_autofree char *pdf = g_build_filename(run->folder, file->file, NULL);
        if (file->kind == STEP_NOTICE && g_str_has_suffix(file->file, ".pdf") &&
            !sign_one(settings, pdf, error))
            return FALSE;
    }
    return TRUE;
}

int notice_signatures_compare(const Run *run, const char *folder, GString *report)
{
    g_autofree char *letters = g_build_filename(folder, "3-render", NULL);
    g_autoptr(GPtrArray) files =
        g_file_test(letters, G_FILE_TEST_IS_DIR) ? folder_list_files(letters, NULL) : NULL;
    int n_found = 0, n_good = 0;
    g_autofree char *last = NULL;
    for (guint i = 0; files && i < files->len; i++) {
        const char *name = g_ptr_array_index(files, i);
        if (!g_str_has_suffix(name, ".pdf" ENDING))
            continue;
        g_autofree char *path = g_build_filename(letters, name, NULL);
        g_autofree char *pdf = g_strndup(path, strlen(path) - strlen(ENDING));
        g_autoptr(GError) trouble = NULL;
        char *signer = check_one(pdf, path, run->settings->audit_certificate, &trouble);
        if (!signer) {
            n_found++;
            g_string_append_printf(report, "FOUND: 3-render/%s: %s\n", name, trouble->message);
            continue;
        }
        n_good++;
        g_free(last);
        last = signer;
    }
    if (n_good > 0)
        g_string_append_printf(report, "notices: %d signed, the last by %s\n", n_good, last);
    return n_found;
}
