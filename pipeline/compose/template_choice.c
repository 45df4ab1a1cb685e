/* Which file is a document's template: folder by folder, language by language. */
#include "compose/composer.h"

#include <string.h>

#include "ground/outcome.h"

/*
 * "templates/fr/x.md" for the user's own folder,
 * "stock:templates/fr/x.md" for the stock one.
 */
static char *name_file(const Composer *composer, const char *folder, const char *language,
                       const char *name)
{
    const Settings *settings = composer->input.settings;
    g_autofree char *path = g_strdup_printf("%s/%s/%s.md", folder, language, name);
    gsize length = settings->folder != NULL ? strlen(settings->folder) : 0;

    if (g_strcmp0(settings->templates, folder) != 0)
        return g_strdup_printf("stock:templates/%s/%s.md", language, name);
    if (length > 0 && g_str_has_prefix(path, settings->folder) && path[length] == '/')
        return g_strdup(path + length + 1);
    return g_steal_pointer(&path);
}

static Template *read_template(Composer *composer, const char *folder, const char *language,
                               const char *name, Complaints *complaints, GError **error)
{
    g_autofree char *path = g_strdup_printf("%s/%s/%s.md", folder, language, name);
    g_autofree char *file = name_file(composer, folder, language, name);
    Template *template = template_read(path, file, name, language, complaints, error);

    if (template != NULL)
        g_ptr_array_add(composer->inputs,
                        input_file_new("template", file, path, template->sha256, -1));
    return template;
}

Template *composer_find_template(Composer *composer, const char *language, const char *name,
                                 Complaints *complaints, GError **error)
{
    g_autofree char *key = g_strdup_printf("%s/%s", language, name);
    gpointer known = NULL;
    Template *template = NULL;

    if (g_hash_table_lookup_extended(composer->templates, key, NULL, &known))
        return known;
    for (const char *const *folder = composer->input.template_folders;
         folder != NULL && *folder != NULL; folder++) {
        g_autofree char *path = g_strdup_printf("%s/%s/%s.md", *folder, language, name);

        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            continue;
        template = read_template(composer, *folder, language, name, complaints, error);
        if (template == NULL)
            return NULL;
        break;
    }
    g_hash_table_insert(composer->templates, g_steal_pointer(&key), template);
    return template;
}

static void warn_of_fallback(Composer *composer, const Template *template, const char *wanted,
                             Complaints *complaints)
{
    if (g_hash_table_add(composer->fallbacks, g_strdup_printf("%s/%s", wanted, template->name)))
        complaint_add(complaints, COMPLAINT_WARNING, "template-language-fallback",
                      (Place){template->file, 0, 0},
                      "there is no template %s/%s.md; its customers are written to in \"%s\", "
                      "add the file",
                      wanted, template->name, template->language);
}

Template *composer_choose_template(Composer *composer, const PlannedDocument *planned,
                                   const char *name, Complaints *complaints, GError **error)
{
    const Creditor *creditor = &composer->input.settings->creditor;
    Channel channel = planned->recipient.channel;
    const char *home = language_of_country(creditor->country);
    gboolean is_internal = channel == CHANNEL_CALL || channel == CHANNEL_DOSSIER;
    const char *wanted = planned->language != NULL && !is_internal ? planned->language : home;
    const char *const languages[] = {wanted, home, "fr", "en"};

    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(GError) cause = NULL;
        Template *template;

        if (language_find(languages[i]) == NULL)
            continue;
        template = composer_find_template(composer, languages[i], name, complaints, &cause);
        if (cause != NULL) {
            g_propagate_error(error, g_steal_pointer(&cause));
            return NULL;
        }
        if (template == NULL)
            continue;
        if (!g_str_equal(languages[i], wanted))
            warn_of_fallback(composer, template, wanted, complaints);
        return template;
    }
    complaint_add(
        complaints, COMPLAINT_HELD, "template-missing",
        (Place){composer->input.scenarios != NULL ? composer->input.scenarios->file : NULL,
                planned->step != NULL ? planned->step->line : 0, 0},
        "there is no template \"%s\" in %s, in the creditor's language or in French; "
        "document %s is held, add templates/%s/%s.md",
        name, wanted, planned->id, wanted, name);
    return NULL;
}
