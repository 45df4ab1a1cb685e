#include "render/build_letter.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static void begin(void)
{
    folder = make_folder();
}

static void end(void)
{
    remove_folder(folder);
}

TestSuite(renderer, .init = begin, .fini = end, .timeout = 60);

/* fonts.yaml with one line changed. */
static void write_fonts(const char *old, const char *new_text)
{
    g_autofree char *stock = file_read_whole(SOURCE_ROOT "/fonts/fonts.yaml", NULL, NULL);
    GString *text = g_string_new(stock);
    cr_assert_eq(g_string_replace(text, old, new_text, 1), 1, "%s", old);
    g_autofree char *path = g_build_filename(folder, "fonts.yaml", NULL);
    cr_assert(file_write_whole(path, text->str, -1, NULL));
    g_string_free(text, TRUE);
}

static Renderer *try_renderer(const Settings *settings, Complaints *complaints, GError **error)
{
    const char *const templates[] = {SOURCE_ROOT "/templates", NULL};
    const char *const fonts[] = {folder, SOURCE_ROOT "/fonts", NULL};
    return renderer_new(settings, templates, fonts, complaints, error);
}

static void check_refused(const char *first, const char *second)
{
    g_autoptr(Settings) settings = settings_new();
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    cr_assert_null(try_renderer(settings, complaints, &error));
    cr_assert_not_null(error);
    cr_assert_eq(error->code, OUTCOME_SETTINGS_REFUSED);
    cr_assert(strstr(error->message, first) && strstr(error->message, second), "%s",
              error->message);
}

Test(renderer, an_unreadable_font_is_refused_with_path_and_package)
{
    write_fonts("/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
                "/nonexistent/Bold.ttf");
    check_refused("/nonexistent/Bold.ttf", "fonts-liberation2");
}

Test(renderer, a_file_that_is_no_font_is_refused)
{
    write_fonts("/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf", "fonts.yaml");
    check_refused("fonts.yaml", "fonts-liberation2");
}

Test(renderer, missing_patterns_and_profile_are_refused_with_their_package)
{
    write_fonts("/usr/share/hyphen/hyph_nl_NL.dic", "/nonexistent/nl.dic");
    check_refused("/nonexistent/nl.dic", "hyphen-nl");
    write_fonts("/usr/share/color/icc/sRGB.icc", "/nonexistent/sRGB.icc");
    check_refused("/nonexistent/sRGB.icc", "icc-profiles-free");
}

Test(renderer, an_unknown_layout_is_refused_with_the_nearest_name)
{
    g_autoptr(Complaints) complaints = complaints_new();
    cr_assert_null(build_renderer("fr-dll", complaints));
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(strstr(said, "\"fr-dll\" is unknown") && strstr(said, "did you mean fr-dl") &&
                  strstr(said, "[layout-unknown]"),
              "%s", said);
    g_autoptr(Complaints) more = complaints_new();
    cr_assert_null(build_renderer("../layouts/fr-dl", more));
    cr_assert_eq(complaints_count(more, COMPLAINT_REFUSED), 1);
}

static void check_picture_refused(const char *logo, const char *signature, const char *expected)
{
    g_autoptr(Settings) settings = settings_new();
    settings->creditor.logo = g_strdup(logo);
    settings->creditor.signature = g_strdup(signature);
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    cr_assert_null(try_renderer(settings, complaints, &error));
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(strstr(said, expected) && strstr(said, "[image-unusable]"), "%s", said);
}

Test(renderer, an_unusable_logo_or_signature_is_refused_at_the_start)
{
    g_autofree char *gif = g_build_filename(folder, "logo.png", NULL);
    g_autofree char *missing = g_build_filename(folder, "missing.png", NULL);
    cr_assert(file_write_whole(gif, "GIF89a", -1, NULL));
    check_picture_refused(gif, NULL, "neither PNG nor JPEG");
    check_picture_refused(NULL, missing, "missing.png");
}

Test(renderer, inputs_name_every_file_with_its_digest)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(NULL, complaints);
    const GPtrArray *inputs = renderer_peek_inputs(renderer);
    guint n_fonts = 0, n_layouts = 0;
    for (guint i = 0; i < inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(inputs, i);
        cr_assert_eq(strlen(input->sha256), 64);
        n_fonts += g_str_equal(input->role, "font");
        n_layouts += g_str_equal(input->role, "layout");
    }
    cr_assert(n_fonts == 4 && n_layouts == 1);
}
