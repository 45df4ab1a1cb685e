#include "render/renderer.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/text.h"
#include "render/calibration.h"
#include <string.h>

/* 60 x 22 mm at 300 dots an inch. */
enum { MOST_PIXELS_WIDE = 709, MOST_PIXELS_HIGH = 260, LARGE_JPEG = 100000 };

static char *find_file(const char *const *folders, const char *const *names)
{
    for (; folders && *folders; folders++)
        for (const char *const *name = names; *name; name++) {
            char *path = g_build_filename(*folders, *name, NULL);
            if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
                return path;
            g_free(path);
        }
    return NULL;
}

static gboolean remember_file(GPtrArray *inputs, const char *role, const char *path,
                              GError **error)
{
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(inputs, input_file_new(role, path, path, sha256, -1));
    return TRUE;
}

/* Names of the layouts that exist, for "did you mean". */
static GPtrArray *list_layouts(const char *const *folders)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (; folders && *folders; folders++) {
        g_autofree char *path = g_build_filename(*folders, "layouts", NULL);
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        for (const char *name; dir && (name = g_dir_read_name(dir));)
            if (g_str_has_suffix(name, ".yaml"))
                g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".yaml")));
    }
    g_ptr_array_add(names, NULL);
    return names;
}

static gboolean load_layout(Renderer *renderer, const Settings *settings,
                            const char *const *folders, Complaints *complaints, GError **error)
{
    const char *name = text_is_blank(settings->print.layout) ? "fr-dl" : settings->print.layout;
    g_autofree char *file = g_strconcat("layouts/", name, ".yaml", NULL);
    const char *const files[] = {file, NULL};
    g_autofree char *path = strchr(name, '/') ? NULL : find_file(folders, files);
    if (!path) {
        g_autoptr(GPtrArray) names = list_layouts(folders);
        const char *nearest =
            text_find_nearest(name, (const char *const *)(gpointer)names->pdata);
        complaint_add(complaints, COMPLAINT_REFUSED, "layout-unknown",
                      (Place){settings->file, 0, 0},
                      "print.layout \"%s\" is unknown: there is no templates/%s%s%s", name,
                      file, nearest ? "; did you mean " : "", text_or_empty(nearest));
        return FALSE;
    }
    renderer->layout = letter_layout_read(path, name, complaints, error);
    return renderer->layout && remember_file(renderer->inputs, "layout", path, error);
}

/* Marks for the inserter need their place in the layout. */
static gboolean take_inserter(Renderer *renderer, const Settings *settings,
                              Complaints *complaints)
{
    const LetterLayout *layout = renderer->layout;
    renderer->inserter = settings->print.inserter;
    renderer->feeds = g_strdupv(settings->print.feeds);
    gboolean is_omr = renderer->inserter == INSERTER_OMR;
    if (renderer->inserter == INSERTER_NONE || (is_omr && layout->omr.n_marks > 0) ||
        (!is_omr && layout->datamatrix.width > 0))
        return TRUE;
    complaint_add(complaints, COMPLAINT_REFUSED, "layout-without-marks",
                  (Place){settings->file, 0, 0},
                  "print.inserter asks for marks, but layout %s has no place for them; add %s "
                  "to a copy of it in templates/layouts",
                  layout->name, is_omr ? "omr" : "datamatrix");
    return FALSE;
}

static gboolean load_typography(Renderer *renderer, const char *const *folders,
                                Complaints *complaints, GError **error)
{
    static const char *const names[] = {"fonts.yaml", "fonts/fonts.yaml", NULL};
    g_autofree char *path = find_file(folders, names);
    if (!path)
        return outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                            "fonts/fonts.yaml is missing: it says which fonts letters use");
    renderer->typography = typography_load(path, complaints, error);
    return renderer->typography != NULL;
}

Renderer *renderer_new(const Settings *settings, const char *const *template_folders,
                       const char *const *font_folders, Complaints *complaints, GError **error)
{
    Renderer *renderer = g_new0(Renderer, 1);
    renderer->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)input_file_free);
    renderer->pictures =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)picture_free);
    gboolean is_ready = load_typography(renderer, font_folders, complaints, error) &&
                        load_layout(renderer, settings, template_folders, complaints, error) &&
                        take_inserter(renderer, settings, complaints);
    if (is_ready)
        renderer->painter = painter_new(renderer->typography, error);
    const char *const pictures[] = {settings->creditor.logo, settings->creditor.signature};
    for (gsize i = 0; renderer->painter && i < G_N_ELEMENTS(pictures); i++)
        if (!text_is_blank(pictures[i]))
            is_ready &= renderer_find_picture(renderer, pictures[i], complaints) != NULL;
    if (!is_ready || !renderer->painter) {
        renderer_free(renderer);
        return NULL;
    }
    for (guint i = 0; i < renderer->typography->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(renderer->typography->inputs, i);
        g_ptr_array_add(renderer->inputs,
                        input_file_new(input->role, input->path, input->real_path,
                                       input->sha256, input->rows));
    }
    return renderer;
}

void renderer_free(Renderer *renderer)
{
    if (!renderer)
        return;
    painter_free(renderer->painter);
    typography_free(renderer->typography);
    letter_layout_free(renderer->layout);
    g_strfreev(renderer->feeds);
    g_hash_table_unref(renderer->pictures);
    g_ptr_array_unref(renderer->inputs);
    g_free(renderer);
}

const GPtrArray *renderer_peek_inputs(const Renderer *renderer)
{
    return renderer->inputs;
}

const Picture *renderer_find_picture(Renderer *renderer, const char *path,
                                     Complaints *complaints)
{
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(renderer->pictures, path, NULL, &known))
        return known;
    g_autoptr(GError) error = NULL;
    Picture *picture = picture_load(path, MOST_PIXELS_WIDE, MOST_PIXELS_HIGH, &error);
    g_hash_table_insert(renderer->pictures, g_strdup(path), picture);
    Place place = {path, 0, 0};
    if (!picture) {
        complaint_add(complaints, COMPLAINT_REFUSED, "image-unusable", place, "%s",
                      error->message);
        return NULL;
    }
    if (picture->is_jpeg && g_bytes_get_size(picture->data) > LARGE_JPEG)
        complaint_add(
            complaints, COMPLAINT_WARNING, "image-large", place,
            "the picture has %u kB and goes into every letter; one of at most %d x %d "
            "pixels is enough",
            (guint)(g_bytes_get_size(picture->data) / 1000), MOST_PIXELS_WIDE,
            MOST_PIXELS_HIGH);
    g_ptr_array_add(renderer->inputs, input_file_new("image", path, path, picture->sha256, -1));
    return picture;
}

Pages *renderer_layout_calibration(Renderer *renderer)
{
    return calibration_set(renderer->typography, renderer->layout);
}

GBytes *renderer_write_pdf(Renderer *renderer, const Pages *pages, GError **error)
{
    return painter_write_pdf(renderer->painter, pages, error);
}
