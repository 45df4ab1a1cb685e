#include "render/typography_file.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/text.h"
#include "ground/yaml_tree.h"
#include <string.h>

typedef struct {
    Typography *typography;
    const char *path; /* of fonts.yaml */
    Complaints *complaints;
    GError **error;
} Reading;

static const char *const section_keys[] = {"fonts", "hyphenation", "colour", NULL};

static void refuse(const Reading *reading, const YamlNode *node, const char *rule,
                   const char *what, const char *nearest)
{
    Place place = {reading->path, node ? node->line : 0, node ? node->column : 0};
    complaint_add(reading->complaints, COMPLAINT_REFUSED, rule, place, "%s%s%s", what,
                  nearest ? "; did you mean " : "", text_or_empty(nearest));
}

/* Absolute, or beside fonts.yaml; a new string. */
static char *resolve(const Reading *reading, const char *named)
{
    g_autofree char *folder = g_path_get_dirname(reading->path);
    return g_canonicalize_filename(named, folder);
}

static gboolean remember_input(const Reading *reading, const char *role, const char *path)
{
    g_autofree char *sha256 = file_sha256(path, reading->error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(reading->typography->inputs, input_file_new(role, path, path, sha256, -1));
    return TRUE;
}

static gboolean fail_unreadable(const Reading *reading, const char *path, const char *package,
                                const char *what)
{
    return outcome_fail(reading->error, OUTCOME_SETTINGS_REFUSED,
                        "%s %s cannot be read; it comes with the Debian package %s", what, path,
                        package ? package : "named in fonts.yaml");
}

static const char *text_of(const YamlNode *mapping, const char *key)
{
    const YamlNode *node = yaml_node_find(mapping, key);
    return node && node->kind == YAML_SCALAR ? node->text : NULL;
}

static gboolean read_face(const Reading *reading, const YamlNode *fonts, FaceName face)
{
    const char *named = text_of(fonts, face_name(face));
    if (!named) {
        g_autofree char *what = g_strdup_printf("the font file for \"%s\" is missing under "
                                                "\"fonts\"",
                                                face_name(face));
        refuse(reading, fonts, "key-missing", what, NULL);
        return FALSE;
    }
    g_autofree char *path = resolve(reading, named);
    g_autoptr(GError) cause = NULL;
    Typeface *typeface = typeface_load(path, &cause);
    reading->typography->faces[face] = typeface;
    if (!typeface)
        return fail_unreadable(reading, path, text_of(fonts, "package"), "font");
    return remember_input(reading, "font", path);
}

static gboolean read_hyphenation(const Reading *reading, const YamlNode *node)
{
    if (!node || node->kind != YAML_MAPPING)
        return TRUE;
    const char *package = text_of(node, "package");
    for (guint i = 0; i < node->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(node->keys, i);
        const YamlNode *value = g_ptr_array_index(node->children, i);
        if (g_str_equal(key->text, "package") || value->kind != YAML_SCALAR)
            continue;
        g_autofree char *path = resolve(reading, value->text);
        Hyphenation *hyphenation = hyphenation_new(path);
        if (!hyphenation)
            return fail_unreadable(reading, path, package, "hyphenation pattern file");
        g_hash_table_insert(reading->typography->hyphenations, g_strdup(key->text),
                            hyphenation);
        if (!remember_input(reading, "hyphenation", path))
            return FALSE;
    }
    return TRUE;
}

static gboolean read_colour(const Reading *reading, const YamlNode *node)
{
    const char *named = text_of(node, "profile");
    if (!named) {
        refuse(reading, node, "key-missing",
               "the colour profile is missing: \"colour: {profile: "
               "...}\"",
               NULL);
        return FALSE;
    }
    g_autofree char *path = resolve(reading, named);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return fail_unreadable(reading, path, text_of(node, "package"), "colour profile");
    reading->typography->colour_profile = g_strdup(path);
    return remember_input(reading, "colour-profile", path);
}

static gboolean check_keys(const Reading *reading, const YamlNode *root)
{
    for (guint i = 0; root && root->kind == YAML_MAPPING && i < root->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(root->keys, i);
        if (g_strv_contains(section_keys, key->text))
            continue;
        g_autofree char *what = g_strdup_printf("key \"%s\" is unknown", key->text);
        refuse(reading, key, "key-unknown", what, text_find_nearest(key->text, section_keys));
        return FALSE;
    }
    return TRUE;
}

gboolean typography_file_read(Typography *typography, const char *path, Complaints *complaints,
                              GError **error)
{
    Reading reading = {typography, path, complaints, error};
    g_autoptr(YamlTree) tree = yaml_tree_read(path, path, complaints, error);
    if (!tree || !check_keys(&reading, tree->root))
        return FALSE;
    const YamlNode *fonts = yaml_node_find(tree->root, "fonts");
    for (int face = 0; face < FACE_COUNT; face++)
        if (!read_face(&reading, fonts, (FaceName)face))
            return FALSE;
    return remember_input(&reading, "fonts", path) &&
           read_hyphenation(&reading, yaml_node_find(tree->root, "hyphenation")) &&
           read_colour(&reading, yaml_node_find(tree->root, "colour"));
}
