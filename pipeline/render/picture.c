#include "render/picture.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include "render/picture_pack.h"
#include "render/png_file.h"

/* The mean of the source pixels under each of the fewer target pixels. */
static void shrink_samples(Samples *from, int width, int height)
{
    gsize n = (gsize)from->components;
    guint8 *target = g_malloc((gsize)width * (gsize)height * n);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            gsize top = (gsize)y * (gsize)from->height / (gsize)height;
            gsize bottom = ((gsize)y + 1) * (gsize)from->height / (gsize)height;
            gsize left = (gsize)x * (gsize)from->width / (gsize)width;
            gsize right = ((gsize)x + 1) * (gsize)from->width / (gsize)width;
            for (gsize c = 0; c < n; c++) {
                guint64 sum = 0;
                for (gsize v = top; v < bottom; v++)
                    for (gsize u = left; u < right; u++)
                        sum += from->samples[(v * (gsize)from->width + u) * n + c];
                gsize count = (bottom - top) * (right - left);
                target[((gsize)y * (gsize)width + (gsize)x) * n + c] =
                    (guint8)((sum + count / 2) / count);
            }
        }
    g_free(from->samples);
    *from = (Samples){width, height, from->components, target};
}

static gboolean load_png(Picture *picture, const guint8 *data, gsize length, int max_width,
                         int max_height, const char **why)
{
    Samples samples = {0};
    if (!png_file_decode(data, length, &samples, why))
        return FALSE;
    if (samples.width > max_width || samples.height > max_height) {
        int width = MIN(max_width, (int)((gint64)max_height * samples.width / samples.height));
        int height = (int)((gint64)MAX(width, 1) * samples.height / samples.width);
        shrink_samples(&samples, MAX(width, 1), MAX(height, 1));
    }
    picture->width = samples.width;
    picture->height = samples.height;
    picture->components = samples.components;
    picture_pack(picture, &samples);
    g_free(samples.samples);
    return TRUE;
}

static gboolean is_frame_header(guint8 marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
           marker != 0xCC;
}

/* Size and colours from the frame header (SOF); the file itself goes into the PDF. */
static gboolean load_jpeg(Picture *picture, const guint8 *data, gsize length, const char **why)
{
    *why = "it has no JPEG frame header";
    for (gsize at = 2; at + 9 < length && data[at] == 0xFF;) {
        guint8 marker = data[at + 1];
        gsize size = (gsize)data[at + 2] << 8 | data[at + 3];
        if (is_frame_header(marker)) {
            picture->height = data[at + 5] << 8 | data[at + 6];
            picture->width = data[at + 7] << 8 | data[at + 8];
            picture->components = data[at + 9];
            picture->is_jpeg = TRUE;
            picture->data = g_bytes_new(data, length);
            *why = "it is neither grey nor RGB (a CMYK JPEG cannot go into PDF/A with sRGB)";
            return (picture->components == 1 || picture->components == 3) &&
                   picture->width > 0 && picture->height > 0 && data[at + 4] == 8;
        }
        at += 2 + size;
    }
    return FALSE;
}

Picture *picture_load(const char *path, int max_width, int max_height, GError **error)
{
    gsize length = 0;
    g_autofree char *data = file_read_whole(path, &length, error);
    if (!data) {
        g_prefix_error(error, "picture: ");
        return NULL;
    }
    g_autoptr(Picture) picture = g_new0(Picture, 1);
    picture->path = g_strdup(path);
    picture->sha256 = data_sha256(data, length);
    const guint8 *bytes = (const guint8 *)data;
    const char *why = "it is neither PNG nor JPEG";
    gboolean is_loaded = FALSE;
    if (png_file_is(bytes, length))
        is_loaded = load_png(picture, bytes, length, max_width, max_height, &why);
    else if (length > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8)
        is_loaded = load_jpeg(picture, bytes, length, &why);
    if (is_loaded)
        return g_steal_pointer(&picture);
    outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "picture %s cannot be used: %s", path, why);
    return NULL;
}

void picture_free(Picture *picture)
{
    if (!picture)
        return;
    g_free(picture->path);
    g_free(picture->sha256);
    g_clear_pointer(&picture->data, g_bytes_unref);
    g_clear_pointer(&picture->palette, g_bytes_unref);
    g_free(picture);
}
