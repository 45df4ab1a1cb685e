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

/* 8, 80, 8 300 (otto, ottanta, ottomila) and 11 (undici), not 112. */
static gboolean is_spoken_with_vowel(const char *value)
{
    return *value == '8' || (g_str_has_prefix(value, "11") && !g_ascii_isdigit(value[2]));
}

char *typography_elide(const LanguageRules *rules, const char *text, const char *value)
{
    static const char *const articles[][2] = {{"il ", "l’"},     {"al ", "all’"},
                                              {"del ", "dell’"}, {"dal ", "dall’"},
                                              {"nel ", "nell’"}, {"sul ", "sull’"}};

    if (rules->language != LANGUAGE_IT || !is_spoken_with_vowel(value))
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(articles); i++) {
        gsize before = strlen(text) - MIN(strlen(text), strlen(articles[i][0]));

        if (g_ascii_strcasecmp(text + before, articles[i][0]) == 0 &&
            (before == 0 || text[before - 1] == ' ')) {
            GString *elided = g_string_new_len(text, (gssize)before);

            g_string_append(elided, articles[i][1]);
            if (g_ascii_isupper(text[before]))
                elided->str[before] = g_ascii_toupper(elided->str[before]);
            return g_string_free(elided, FALSE);
        }
    }
    return NULL;
}
