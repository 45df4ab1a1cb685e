#include "compose/typography.h"

#include <string.h>

/* A space between these words does not break. */
typedef struct {
    const char *before; /* what stands in front of the space; NULL: anything */
    const char *behind; /* what follows it; NULL: anything */
    const char *space;
    gboolean is_french;
} FixedSpace;

static const FixedSpace fixed_spaces[] = {
    {NULL, ";", NARROW_NBSP, TRUE}, {NULL, "!", NARROW_NBSP, TRUE},
    {NULL, "?", NARROW_NBSP, TRUE}, {NULL, ":", NBSP, TRUE},
    {NULL, "»", NBSP, TRUE},        {"«", NULL, NBSP, TRUE},
    {" n°", NULL, NBSP, FALSE},     {"N°", NULL, NBSP, FALSE},
    {" nº", NULL, NBSP, FALSE},     {" n.º", NULL, NBSP, FALSE},
    {" Nr.", NULL, NBSP, FALSE}};

/* "40 €", "5 %", and "€ 40" as Dutch and Austrian templates write it. */
static gboolean is_within_amount(const GString *before, const char *behind)
{
    gboolean is_behind_number =
        before->len == 0 || g_ascii_isdigit(before->str[before->len - 1]);

    if (g_str_has_prefix(behind, "€") || g_str_has_prefix(behind, "%"))
        return is_behind_number;
    return g_str_has_suffix(before->str, "€") && g_ascii_isdigit(*behind);
}

static const char *find_space(const LanguageRules *rules, const GString *before,
                              const char *behind)
{
    for (guint i = 0; i < G_N_ELEMENTS(fixed_spaces); i++) {
        const FixedSpace *fixed = &fixed_spaces[i];

        if ((!fixed->is_french || rules->language == LANGUAGE_FR) &&
            (fixed->before == NULL || g_str_has_suffix(before->str, fixed->before)) &&
            (fixed->behind == NULL || g_str_has_prefix(behind, fixed->behind)))
            return fixed->space;
    }
    return is_within_amount(before, behind) ? NBSP : " ";
}

/* A full non-breaking space is what people type where the narrow one belongs. */
static gboolean is_narrow(const LanguageRules *rules, const char *behind)
{
    return rules->language == LANGUAGE_FR && *behind != '\0' && strchr(";!?", *behind) != NULL;
}

char *typography_apply(const LanguageRules *rules, const char *text)
{
    GString *result = g_string_sized_new(strlen(text) + 8);

    for (const char *c = text; *c != '\0'; c++) {
        if (*c == ' ') {
            g_string_append(result, find_space(rules, result, c + 1));
        } else if (g_str_has_prefix(c, NBSP)) {
            c += strlen(NBSP) - 1;
            g_string_append(result, is_narrow(rules, c + 1) ? NARROW_NBSP : NBSP);
        } else {
            g_string_append_c(result, *c);
        }
    }
    if (rules->has_no_eszett)
        g_string_replace(result, "ß", "ss", 0);
    return g_string_free(result, FALSE);
}

const char *typography_without_eszett(const char *text)
{
    GString *changed;
    const char *interned;

    if (strstr(text, "ß") == NULL)
        return text;
    changed = g_string_new(text);
    g_string_replace(changed, "ß", "ss", 0);
    interned = g_intern_string(changed->str);
    g_string_free(changed, TRUE);
    return interned;
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
