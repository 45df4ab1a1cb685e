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

/*
 * NF Z 10-011: words of streets and places, titles, and what is written for them. Longer
 * phrases stand before their parts.
 */
static const char *const abbreviations[][2] = {
    {"ZONE D AMENAGEMENT CONCERTE", "ZAC"},
    {"ZONE D ACTIVITES", "ZA"},
    {"ZONE D ACTIVITE", "ZA"},
    {"ZONE ARTISANALE", "ZA"},
    {"ZONE INDUSTRIELLE", "ZI"},
    {"CENTRE COMMERCIAL", "CCAL"},
    {"ROND POINT", "RPT"},
    {"LIEU DIT", "LD"},
    {"AVENUE", "AV"},
    {"BOULEVARD", "BD"},
    {"CHEMIN", "CHE"},
    {"IMPASSE", "IMP"},
    {"PLACE", "PL"},
    {"ROUTE", "RTE"},
    {"ALLEE", "ALL"},
    {"ALLEES", "ALL"},
    {"SQUARE", "SQ"},
    {"PASSAGE", "PAS"},
    {"PROMENADE", "PROM"},
    {"ESPLANADE", "ESP"},
    {"CARREFOUR", "CAR"},
    {"CHAUSSEE", "CHS"},
    {"COURS", "CRS"},
    {"MONTEE", "MTE"},
    {"TRAVERSE", "TRA"},
    {"SENTIER", "SEN"},
    {"FAUBOURG", "FG"},
    {"HAMEAU", "HAM"},
    {"LOTISSEMENT", "LOT"},
    {"QUARTIER", "QUA"},
    {"DOMAINE", "DOM"},
    {"RESIDENCE", "RES"},
    {"BATIMENT", "BAT"},
    {"IMMEUBLE", "IMM"},
    {"APPARTEMENT", "APT"},
    {"ETAGE", "ETG"},
    {"ESCALIER", "ESC"},
    {"SAINT", "ST"},
    {"SAINTE", "STE"},
    {"MARECHAL", "MAL"},
    {"GENERAL", "GAL"},
    {"COLONEL", "CNL"},
    {"COMMANDANT", "CDT"},
    {"CAPITAINE", "CPT"},
    {"LIEUTENANT", "LTN"},
    {"SERGENT", "SGT"},
    {"PRESIDENT", "PDT"},
    {"DOCTEUR", "DR"},
    {"PROFESSEUR", "PR"},
};

/* The number of words if the phrase begins at `at`, else 0. */
static guint match_phrase(const GPtrArray *words, guint at, const char *phrase)
{
    g_auto(GStrv) wanted = g_strsplit(phrase, " ", -1);
    guint n = g_strv_length(wanted);

    for (guint i = 0; i < n; i++)
        if (at + i >= words->len || !g_str_equal(g_ptr_array_index(words, at + i), wanted[i]))
            return 0;
    return n;
}

static void abbreviate_at(GPtrArray *words, guint at)
{
    for (guint i = 0; i < G_N_ELEMENTS(abbreviations); i++) {
        guint n = match_phrase(words, at, abbreviations[i][0]);

        if (n == 0)
            continue;
        replace_word(words, at, abbreviations[i][1]);
        if (n > 1)
            g_ptr_array_remove_range(words, at + 1, n - 1);
        return;
    }
}

/* Shortens from the left until the line fits, no further than needed. */
static void abbreviate(GPtrArray *words)
{
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *line = join_words(words);

        if (strlen(line) <= ABBREVIATE_BEYOND)
            return;
        abbreviate_at(words, i);
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
