/*
 * Several PDF files, ours and others', as one. The one file that knows libqpdf, by its C interface;
 * what it complains about is kept and said in our words.
 */
#include "render/render.h"

#include "ground/outcome.h"

#include <qpdf/qpdf-c.h>

static void clear_qpdf(qpdf_data *qpdf)
{
    if (*qpdf)
        qpdf_cleanup(qpdf);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(qpdf_data, clear_qpdf)

static qpdf_data new_qpdf(void)
{
    qpdf_data qpdf = qpdf_init();
    qpdf_silence_errors(qpdf);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    return qpdf;
}

static gboolean failed(QPDF_ERROR_CODE code)
{
    return (code & QPDF_ERRORS) != 0;
}

static gboolean say(qpdf_data qpdf, const char *path, GError **error)
{
    const char *what = qpdf_has_error(qpdf)
                           ? qpdf_get_error_message_detail(qpdf, qpdf_get_error(qpdf))
                           : "unknown trouble";
    return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s: no PDF that can be joined (%s)", path,
                        what);
}

int render_count_pdf_pages(const char *path, GError **error)
{
    g_auto(qpdf_data) qpdf = new_qpdf();
    int pages = failed(qpdf_read(qpdf, path, NULL)) ? -1 : qpdf_get_num_pages(qpdf);
    if (pages < 0 || qpdf_is_encrypted(qpdf)) {
        if (pages >= 0)
            outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s is protected by a password", path);
        else
            say(qpdf, path, error);
        return -1;
    }
    return pages;
}

/* The pages of one file behind those that are there; the file stays open until all is written. */
static gboolean add_file(qpdf_data whole, qpdf_data part, const char *path, GError **error)
{
    if (failed(qpdf_read(part, path, NULL)))
        return say(part, path, error);
    int n = qpdf_get_num_pages(part);
    for (int i = 0; i < n; i++)
        if (failed(qpdf_add_page(whole, part, qpdf_get_page_n(part, (size_t)i), QPDF_FALSE)))
            return say(whole, path, error);
    return n >= 0 || say(part, path, error);
}

gboolean render_merge_pdfs(const GPtrArray *paths, const char *path, GError **error)
{
    g_auto(qpdf_data) whole = new_qpdf();
    g_autofree qpdf_data *parts = g_new0(qpdf_data, paths->len + 1);
    gboolean merged = !failed(qpdf_empty_pdf(whole)) || say(whole, path, error);
    for (guint i = 0; merged && i < paths->len; i++) {
        parts[i] = new_qpdf();
        merged = add_file(whole, parts[i], g_ptr_array_index(paths, i), error);
    }
    if (merged && !failed(qpdf_init_write(whole, path))) {
        qpdf_set_deterministic_ID(whole, QPDF_TRUE);
        merged = !failed(qpdf_write(whole)) || say(whole, path, error);
    } else if (merged)
        merged = say(whole, path, error);
    for (guint i = 0; i < paths->len; i++)
        if (parts[i])
            qpdf_cleanup(&parts[i]);
    return merged;
}
