#include "compose/address_line.h"

#include <string.h>

enum { ABBREVIATE_BEYOND = 32 };

/* Capitals and digits, everything else a single space. */
static GPtrArray *split_words(const char *line)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *ascii = g_str_to_ascii(line, "C");
    g_auto(GStrv) parts = NULL;

    for (char *c = ascii; *c != '\0'; c++)
        *c = g_ascii_isalnum(*c) ? g_ascii_toupper(*c) : ' ';
    parts = g_strsplit(ascii, " ", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        if (*parts[i] != '\0')
            g_ptr_array_add(words, g_strdup(parts[i]));
    return words;
}

static gboolean is_number(const char *word)
{
    return *word != '\0' && strspn(word, "0123456789") == strlen(word);
}

static void replace_word(GPtrArray *words, guint index, const char *word)
{
    g_free(g_ptr_array_index(words, index));
    g_ptr_array_index(words, index) = g_strdup(word);
}

/* "12 BIS" -> "12 B", "4 A 8 RUE" -> "4 RUE" (a range is served at its first number). */
static void shorten_number(GPtrArray *words)
{
    static const char *const suffixes[][2] = {{"BIS", "B"}, {"TER", "T"}, {"QUATER", "Q"}};

    if (words->len < 2 || !is_number(g_ptr_array_index(words, 0)))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++)
        if (g_str_equal(g_ptr_array_index(words, 1), suffixes[i][0]))
            replace_word(words, 1, suffixes[i][1]);
    if (words->len > 3 && g_str_equal(g_ptr_array_index(words, 1), "A") &&
        is_number(g_ptr_array_index(words, 2))) {
        g_ptr_array_remove_index(words, 1);
        g_ptr_array_remove_index(words, 1);
    }
}

static char *join_words(const GPtrArray *words)
{
    GString *line = g_string_new(NULL);

    for (guint i = 0; i < words->len; i++)
        g_string_append_printf(line, "%s%s", i > 0 ? " " : "",
                               (const char *)g_ptr_array_index(words, i));
    return g_string_free(line, FALSE);
}

/* Shortens street words from the left until the line fits, no further than needed. */
static void abbreviate(GPtrArray *words)
{
    static const char *const pairs[][2] = {
        {"AVENUE", "AV"},       {"BOULEVARD", "BD"}, {"CHEMIN", "CHE"},
        {"IMPASSE", "IMP"},     {"PLACE", "PL"},     {"ROUTE", "RTE"},
        {"ALLEE", "ALL"},       {"ALLEES", "ALL"},   {"SQUARE", "SQ"},
        {"RESIDENCE", "RES"},   {"BATIMENT", "BAT"}, {"FAUBOURG", "FG"},
        {"LOTISSEMENT", "LOT"}, {"QUARTIER", "QUA"}, {"IMMEUBLE", "IMM"},
        {"APPARTEMENT", "APT"}, {"ETAGE", "ETG"},    {"ESCALIER", "ESC"},
        {"SAINT", "ST"},        {"SAINTE", "STE"},   {"GENERAL", "GAL"},
        {"PRESIDENT", "PDT"},   {"DOCTEUR", "DR"},   {"PROFESSEUR", "PR"}};

    for (guint i = 0; i < words->len; i++) {
        g_autofree char *line = join_words(words);

        if (strlen(line) <= ABBREVIATE_BEYOND)
            return;
        for (guint j = 0; j < G_N_ELEMENTS(pairs); j++)
            if (g_str_equal(g_ptr_array_index(words, i), pairs[j][0])) {
                replace_word(words, i, pairs[j][1]);
                break;
            }
    }
}

char *address_line_to_french(const char *line)
{
    g_autoptr(GPtrArray) words = split_words(line);

    shorten_number(words);
    abbreviate(words);
    return join_words(words);
}

gboolean address_locality_is_french(const char *line)
{
    return strspn(line, "0123456789") == 5 && line[5] == ' ' && line[6] != '\0' &&
           line[6] != ' ';
}
