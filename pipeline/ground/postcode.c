#include "ground/postcode.h"

#include "ground/country_code.h"
#include "ground/shape.h"

#include <string.h>

/* clang-format off: tables */
/* By country: how it looks; how it is told to people; what may stand before it, with a hyphen. */
static const struct {
    const char *country, *shapes, *form, *prefix;
} posts[] = {
    {"AD", "ADnnn", "AD and three digits", NULL},
    {"AT", "nnnn", "four digits", "A"},
    {"AU", "nnnn", "four digits", NULL},
    {"BE", "nnnn", "four digits", "B"},
    {"BG", "nnnn", "four digits", "BG"},
    {"BR", "nnnnn-nnn", "five digits, hyphen, three digits", NULL},
    {"CA", "ana nan", "letters and digits in turn, like K1A 0B1", NULL},
    {"CH", "nnnn", "four digits", "CH"},
    {"CY", "nnnn", "four digits", "CY"},
    {"CZ", "nnn nn", "three and two digits", "CZ"},
    {"DE", "nnnnn", "five digits", "D"},
    {"DK", "nnnn", "four digits", "DK"},
    {"DZ", "nnnnn", "five digits", NULL},
    {"EE", "nnnnn", "five digits", "EE"},
    {"ES", "nnnnn", "five digits", "E"},
    {"FI", "nnnnn", "five digits", "FI"},
    {"GB", "an naa|ann naa|aan naa|aann naa|ana naa|aana naa",
     "a district and a sector, like SW1A 1AA", NULL},
    {"GR", "nnn nn", "three and two digits", "GR"},
    {"HR", "nnnnn", "five digits", "HR"},
    {"HU", "nnnn", "four digits", "H"},
    {"IE", "ann cccc|anc cccc", "a routing key and four signs, like D02 X285", NULL},
    {"IT", "nnnnn", "five digits", "I"},
    {"JP", "nnn-nnnn", "three digits, hyphen, four digits", NULL},
    {"LI", "nnnn", "four digits", "FL"},
    {"LT", "nnnnn|LT-nnnnn", "five digits", NULL},
    {"LU", "nnnn", "four digits", "L"},
    {"LV", "LV-nnnn", "LV and four digits", NULL},
    {"MA", "nnnnn", "five digits", NULL},
    {"MT", "aaa nnnn", "three letters and four digits", NULL},
    {"NL", "nnnn aa", "four digits and two letters, like 1012 AB", "NL"},
    {"NO", "nnnn", "four digits", "N"},
    {"PL", "nn-nnn", "two digits, hyphen, three digits", "PL"},
    {"PT", "nnnn-nnn|nnnn", "four digits, hyphen, three digits", "P"},
    {"RO", "nnnnnn", "six digits", "RO"},
    {"SE", "nnn nn", "three and two digits", "SE"},
    {"SI", "nnnn", "four digits", "SI"},
    {"SK", "nnn nn", "three and two digits", "SK"},
    {"SM", "4789n", "five digits", NULL},
    {"TN", "nnnn", "four digits", NULL},
    {"TR", "nnnnn", "five digits", "TR"},
    {"US", "nnnnn|nnnnn-nnnn", "five digits, or nine as 10001-1234", NULL},
};
/* clang-format on */

/* Which beginnings belong to which country of the French post. */
static const struct {
    const char *country, *beginnings;
} french_ranges[] = {
    {"MC", "980"}, {"GP", "971"}, {"MQ", "972"},       {"GF", "973"},       {"RE", "974"},
    {"PM", "975"}, {"YT", "976"}, {"BL", "977|97133"}, {"MF", "978|97150"}, {"TF", "984"},
    {"WF", "986"}, {"PF", "987"}, {"NC", "988"},
};

static const char *find_beginnings(const char *country)
{
    for (guint i = 0; i < G_N_ELEMENTS(french_ranges); i++)
        if (strcmp(french_ranges[i].country, country) == 0)
            return french_ranges[i].beginnings;
    return NULL;
}

static gboolean begins_with_one(const char *beginnings, const char *digits)
{
    g_auto(GStrv) list = g_strsplit(beginnings, "|", -1);
    for (guint i = 0; list[i]; i++)
        if (g_str_has_prefix(digits, list[i]))
            return TRUE;
    return FALSE;
}

/* Five digits in a range that the French post serves; FR stands for all of them. */
static gboolean is_french(const char *digits, const char *country)
{
    const char *beginnings = find_beginnings(country);
    if (!shape_matches("nnnnn", digits))
        return FALSE;
    if (beginnings)
        return begins_with_one(beginnings, digits);
    if (digits[0] != '9' || digits[1] < '6')
        return TRUE;
    return (digits[1] == '7' && digits[2] >= '1' && digits[2] <= '8') ||
           (digits[1] == '8' && strchr("04678", digits[2]) != NULL);
}

/* Capitals; spaces and points off. */
static char *compact(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *kept = g_string_new(NULL);
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (!g_unichar_isspace(letter) && letter != '.')
            g_string_append_unichar(kept, g_unichar_toupper(letter));
    }
    return g_string_free(kept, FALSE);
}

static int find_post(const char *country)
{
    for (guint i = 0; i < G_N_ELEMENTS(posts); i++)
        if (strcmp(posts[i].country, country) == 0)
            return (int)i;
    return -1;
}

/* What follows "F-", "CH-" ... (the hyphen may be missing). */
static const char *skip_prefix(const char *text, const char *prefix)
{
    gsize length = prefix ? strlen(prefix) : 0;
    if (length == 0 || strncmp(text, prefix, length) != 0)
        return text;
    text += length;
    return text + (*text == '-');
}

char *postcode_normalise(const char *text, const char *country)
{
    g_autofree char *whole = compact(text);
    if (country_code_is_french(country)) {
        const char *digits = skip_prefix(whole, whole[0] == 'M' ? "MC" : "F");
        return is_french(digits, country) ? g_strdup(digits) : NULL;
    }
    int post = country ? find_post(country) : -1;
    if (post < 0)
        return g_strstrip(g_strdup(text));
    const char *code = skip_prefix(whole, posts[post].prefix);
    char *complete = shape_complete(posts[post].shapes, code);
    return complete ? complete : shape_complete(posts[post].shapes, whole);
}

const char *postcode_form(const char *country)
{
    if (country_code_is_french(country))
        return "five digits, in front those of a department, of overseas or of Monaco";
    int post = country ? find_post(country) : -1;
    return post >= 0 ? posts[post].form : NULL;
}

/* The longest beginning that is a postcode and is followed by a space; a town has a letter. */
gsize postcode_find(const char *line, const char *country, const char **rest)
{
    gsize found = 0;
    if (!postcode_form(country))
        return 0;
    for (gsize i = 0; line[i]; i++) {
        if (i == 0 || (line[i] != ' ' && line[i] != ','))
            continue;
        g_autofree char *front = g_strndup(line, i);
        g_autofree char *code = postcode_normalise(front, country);
        const char *town = line + i + strspn(line + i, " ,");
        if (code && *town && !g_ascii_isdigit(*town)) {
            found = i;
            *rest = town;
        }
    }
    return found;
}
