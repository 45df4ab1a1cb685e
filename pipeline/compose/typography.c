#include "compose/typography.h"

#include <string.h>

static gboolean begins_with_any(const char *text, const char *const *marks)
{
    for (; *marks != NULL; marks++)
        if (g_str_has_prefix(text, *marks))
            return TRUE;
    return FALSE;
}

static gboolean ends_with_any(const GString *text, const char *const *marks)
{
    for (; *marks != NULL; marks++)
        if (g_str_has_suffix(text->str, *marks))
            return TRUE;
    return FALSE;
}

char *typography_apply(const LanguageRules *rules, const char *text)
{
    static const char *const before[] = {";", ":", "!", "?", "»", "€", "%", NULL};
    static const char *const behind[] = {"«", " n°", "N°", " nº", NULL};
    GString *result;

    if (rules->language != LANGUAGE_FR || strchr(text, ' ') == NULL)
        return g_strdup(text);
    result = g_string_sized_new(strlen(text) + 8);
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == ' ' && (begins_with_any(c + 1, before) || ends_with_any(result, behind)))
            g_string_append(result, NBSP);
        else
            g_string_append_c(result, *c);
    }
    return g_string_free(result, FALSE);
}
