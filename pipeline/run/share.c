#include "run/share.h"

#include "ground/outcome.h"

static char *folder_beside_program(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    if (!program)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(program);
    return g_build_filename(folder, "..", "share", "relance", NULL);
}

static gboolean has_templates(const char *folder)
{
    g_autofree char *templates = g_build_filename(folder, "templates", NULL);
    return g_file_test(templates, G_FILE_TEST_IS_DIR);
}

char *share_find(GError **error)
{
    const char *named = g_getenv("RELANCE_SHARE");
    if (named && *named) {
        if (has_templates(named))
            return g_strdup(named);
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                     "RELANCE_SHARE=%s: no templates folder in it", named);
        return NULL;
    }
    g_autofree char *beside = folder_beside_program();
    if (beside && has_templates(beside))
        return g_steal_pointer(&beside);
    if (has_templates(RELANCE_SOURCE_DIR))
        return g_strdup(RELANCE_SOURCE_DIR);
    outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                 "the stock templates are not found; set RELANCE_SHARE to the folder that has "
                 "templates/ and fonts/");
    return NULL;
}
