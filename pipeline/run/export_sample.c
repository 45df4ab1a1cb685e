#include "run/export_sample.h"

#include <stdlib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"

#define PIXELS_PER_INCH "90"

typedef struct {
    char *order; /* SHA-256 of "<seed>:<document>" */
    guint row;   /* of documents.csv */
} Drawn;

static void free_drawn(gpointer data)
{
    Drawn *drawn = data;
    g_free(drawn->order);
    g_free(drawn);
}

static int compare_drawn(gconstpointer a, gconstpointer b)
{
    return strcmp((*(Drawn *const *)a)->order, (*(Drawn *const *)b)->order);
}

static GPtrArray *draw(const KeptTable *documents, guint size, gint64 seed)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(free_drawn);
    for (guint row = 1; row <= documents->n_rows; row++) {
        if (text_is_blank(kept_table_cell(documents, row, "file")))
            continue;
        g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT ":%s", seed,
                                                kept_table_cell(documents, row, "document"));
        Drawn *drawn = g_new0(Drawn, 1);
        drawn->order = data_sha256(text, strlen(text));
        drawn->row = row;
        g_ptr_array_add(all, drawn);
    }
    g_ptr_array_sort(all, compare_drawn);
    if (all->len > size)
        g_ptr_array_set_size(all, (int)size);
    return all;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The images that pdftoppm made of this document, in the order of the pages. */
static GPtrArray *list_images(const char *sample, const char *document)
{
    GPtrArray *images = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(sample, 0, NULL);
    g_autofree char *begin = g_strconcat(document, "-", NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        if (g_str_has_prefix(name, begin) && g_str_has_suffix(name, ".png"))
            g_ptr_array_add(images, g_strdup(name));
    for (guint i = 0; i < images->len; i++) {
        g_autofree char *path = g_build_filename(sample, g_ptr_array_index(images, i), NULL);
        g_chmod(path, 0640);
    }
    if (images->len > 0)
        qsort(images->pdata, images->len, sizeof *images->pdata, compare_names);
    return images;
}

/* FALSE where the program is not installed or cannot read the file. */
static gboolean make_images(const char *sample, const char *pdf, const char *document)
{
    g_autofree char *begin = g_build_filename(sample, document, NULL);
    const char *command[] = {"pdftoppm", "-png", "-r", PIXELS_PER_INCH, pdf, begin, NULL};
    int status = -1;
    return g_spawn_sync(NULL, (char **)command, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                            G_SPAWN_STDERR_TO_DEV_NULL,
                        NULL, NULL, NULL, NULL, &status, NULL) &&
           g_spawn_check_wait_status(status, NULL);
}

static void append_html(GString *html, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append(html, escaped);
}

static void append_data(GString *html, const KeptTable *table, guint row, const char *title)
{
    char **header = g_ptr_array_index(table->rows, 0);
    char **cells = g_ptr_array_index(table->rows, row);
    g_string_append_printf(html, "<h3>%s</h3>\n<table>\n", title);
    for (guint i = 0; header[i] && cells[i]; i++) {
        if (!*cells[i])
            continue;
        g_string_append_printf(html, "<tr><th>%s</th><td>", header[i]);
        append_html(html, cells[i]);
        g_string_append(html, "</td></tr>\n");
    }
    g_string_append(html, "</table>\n");
}

typedef struct {
    const char *folder;
    char *sample;
    KeptTable *documents, *plan, *deliveries, *result;
    GString *html;
    gboolean has_images;
} Sample;

static void append_pages(Sample *sample, const char *document, const GPtrArray *images)
{
    for (guint i = 0; i < images->len; i++)
        g_string_append_printf(sample->html, "<img src=\"%s\" alt=\"page %u of %s\">\n",
                               (const char *)g_ptr_array_index(images, i), i + 1, document);
    if (images->len == 0)
        g_string_append_printf(sample->html,
                               "<object data=\"%s.pdf\" type=\"application/pdf\"></object>\n",
                               document);
}

static void append_section(Sample *sample, guint row, const GPtrArray *images)
{
    const char *document = kept_table_cell(sample->documents, row, "document");
    g_string_append_printf(sample->html,
                           "<section><div class=\"page\">\n<h2>%s</h2>\n<p><a "
                           "href=\"%s.pdf\">%s.pdf</a></p>\n",
                           document, document, document);
    append_pages(sample, document, images);
    g_string_append(sample->html, "</div><div class=\"data\">\n");
    append_data(sample->html, sample->documents, row, "documents.csv");
    for (guint at = 1; sample->plan && at <= sample->plan->n_rows; at++)
        if (kept_table_names(sample->plan, at, "document", document))
            append_data(sample->html, sample->plan, at, "plan.csv");
    for (guint at = 1; sample->deliveries && at <= sample->deliveries->n_rows; at++)
        if (text_equals(kept_table_cell(sample->deliveries, at, "document"), document))
            append_data(sample->html, sample->deliveries, at, "deliveries.csv");
    g_string_append(sample->html, "</div></section>\n");
}

static void add_row(Sample *sample, guint row, const GPtrArray *images)
{
    static const char *const columns[] = {"document",      "customer", "level",  "channel",
                                          "total_claimed", "currency", "sha256", NULL};
    char **cells = g_new0(char *, G_N_ELEMENTS(columns) + 2);
    cells[0] = g_strdup_printf("%u", sample->result->n_rows + 1);
    for (guint i = 0; columns[i]; i++)
        cells[i + 1] = g_strdup(kept_table_cell(sample->documents, row, columns[i]));
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < images->len; i++)
        g_string_append_printf(names, "%s%s", i ? ";" : "",
                               (const char *)g_ptr_array_index(images, i));
    cells[G_N_ELEMENTS(columns)] = g_string_free(names, FALSE);
    kept_table_take_row(sample->result, cells);
}

static gboolean take_document(Sample *sample, guint row, GError **error)
{
    const char *document = kept_table_cell(sample->documents, row, "document");
    g_autofree char *from =
        g_build_filename(sample->folder, kept_table_cell(sample->documents, row, "file"), NULL);
    g_autofree char *name = g_strconcat(document, ".pdf", NULL);
    g_autofree char *to = g_build_filename(sample->sample, name, NULL);
    if (g_file_test(from, G_FILE_TEST_EXISTS)) /* else it was purged; the data tells */
    {
        if (!file_copy_whole(from, to, error))
            return FALSE;
        sample->has_images &= make_images(sample->sample, to, document);
    }
    g_autoptr(GPtrArray) images = list_images(sample->sample, document);
    append_section(sample, row, images);
    add_row(sample, row, images);
    return TRUE;
}

static const char page_begin[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sample</title>\n"
    "<style>body{font:14px sans-serif;margin:1em}section{display:flex;gap:1.5em;border-top:2px "
    "solid #444;padding:1em 0;align-items:flex-start}.page{flex:0 0 52%}.page img{width:100%;"
    "border:1px solid #999;margin-bottom:1em}.page object{width:100%;height:70em}.data{flex:1;"
    "min-width:0}th{text-align:left;vertical-align:top;padding-right:1em;font-weight:normal;"
    "color:#555}td{overflow-wrap:anywhere}h3{margin:1em 0 .3em}</style></head><body>\n";

KeptTable *export_sample_write(const char *folder, const char *target, guint size, gint64 seed,
                               gboolean *has_images, GError **error)
{
    static const char *const header[] = {
        "place",         "document", "customer", "level",  "channel",
        "total_claimed", "currency", "sha256",   "images", NULL};
    Sample sample = {.folder = folder, .has_images = TRUE, .result = kept_table_new(header)};
    sample.sample = g_build_filename(target, "sample", NULL);
    sample.documents = kept_table_read(folder, "3-render/documents.csv");
    sample.plan = kept_table_read(folder, "2-assign/plan.csv");
    sample.deliveries = kept_table_read(folder, "4-dispatch/deliveries.csv");
    sample.html = g_string_new(page_begin);
    gboolean is_good = folder_create(sample.sample, error);
    g_autoptr(GPtrArray) drawn = sample.documents ? draw(sample.documents, size, seed) : NULL;
    g_string_append_printf(sample.html,
                           "<h1>%u documents drawn with seed %" G_GINT64_FORMAT "</h1>\n",
                           drawn ? drawn->len : 0, seed);
    for (guint i = 0; is_good && drawn && i < drawn->len; i++)
        is_good = take_document(&sample, ((Drawn *)g_ptr_array_index(drawn, i))->row, error);
    g_string_append(sample.html, "</body></html>\n");
    g_autofree char *page = g_build_filename(sample.sample, "index.html", NULL);
    is_good = is_good && file_write_whole(page, sample.html->str, -1, error);
    *has_images = sample.has_images;
    kept_table_free(sample.documents);
    kept_table_free(sample.plan);
    kept_table_free(sample.deliveries);
    g_string_free(sample.html, TRUE);
    g_free(sample.sample);
    if (!is_good)
        g_clear_pointer(&sample.result, kept_table_free);
    return sample.result;
}
