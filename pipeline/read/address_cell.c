#include "read/address_cell.h"

#include "ground/postcode.h"
#include "ground/text.h"
#include "read/country_words.h"

#include <string.h>

void address_parts_clear(AddressParts *parts)
{
    g_clear_pointer(&parts->street, g_free);
    g_clear_pointer(&parts->street2, g_free);
    g_clear_pointer(&parts->postcode, g_free);
    g_clear_pointer(&parts->city, g_free);
    parts->country = NULL;
}

/* Trimmed lines without blank ones: those of the cell, or its pieces between commas. */
static GPtrArray *list_lines(const char *cell)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *whole = text_copy_trimmed(cell);
    const char *separators = strpbrk(whole, "\n\r") ? "\n\r" : ",";
    g_auto(GStrv) pieces = g_strsplit_set(whole, separators, -1);
    for (guint i = 0; pieces[i]; i++) {
        char *line = text_copy_trimmed(pieces[i]);
        gsize length = strlen(line);
        if (length > 0 && line[length - 1] == ',')
            line[length - 1] = '\0';
        if (*line)
            g_ptr_array_add(lines, line);
        else
            g_free(line);
    }
    return lines;
}

/* "12, rue des Forges": a number before a comma belongs to the street behind it. */
static void join_numbers(GPtrArray *lines)
{
    for (guint i = 0; i + 1 < lines->len; i++) {
        const char *number = g_ptr_array_index(lines, i);
        gsize digits = strspn(number, "0123456789");
        if (digits == 0 || digits > 4 || strlen(number) > digits + 4)
            continue;
        char *joined = g_strconcat(number, " ", g_ptr_array_index(lines, i + 1), NULL);
        g_ptr_array_remove_index(lines, i);
        g_free(g_ptr_array_index(lines, i));
        g_ptr_array_index(lines, i) = joined;
    }
}

/* Commas off, one space between words. */
static char *tidy_town(const char *town)
{
    g_auto(GStrv) words = g_strsplit_set(town, " ,", -1);
    GString *tidy = g_string_new(NULL);
    for (guint i = 0; words[i]; i++)
        if (*words[i])
            g_string_append_printf(tidy, "%s%s", tidy->len > 0 ? " " : "", words[i]);
    return g_string_free(tidy, FALSE);
}

/* "LYON 69003", "New York, NY 10001", "LONDON SW1A 1AA": the postcode behind, one or two words. */
static gboolean split_behind(const char *line, const char *country, char **postcode,
                             char **city)
{
    const char *end = line + strlen(line);
    for (int words = 0; words < 2; words++) {
        while (end > line && end[-1] != ' ')
            end--;
        if (end == line)
            return FALSE;
        char *code = postcode_normalise(end, country);
        if (code) {
            *postcode = code;
            g_autofree char *town = g_strndup(line, (gsize)(end - line));
            *city = tidy_town(town);
            return TRUE;
        }
        end--;
    }
    return FALSE;
}

gboolean address_line_split(const char *line, const char *country, char **postcode, char **city)
{
    const char *town;
    if (!postcode_form(country))
        return FALSE;
    gsize length = postcode_find(line, country, &town);
    if (length == 0)
        return split_behind(line, country, postcode, city);
    g_autofree char *front = g_strndup(line, length);
    *postcode = postcode_normalise(front, country);
    *city = text_copy_trimmed(town);
    return TRUE;
}

/* The line that is a postcode and nothing else, below or behind its town. */
static gboolean take_lone_postcode(GPtrArray *lines, guint i, const char *country,
                                   AddressParts *parts)
{
    char *code = i > 0 ? postcode_normalise(g_ptr_array_index(lines, i), country) : NULL;
    if (!code)
        return FALSE;
    parts->postcode = code;
    parts->city = g_strdup(g_ptr_array_index(lines, i - 1));
    g_ptr_array_set_size(lines, (gint)i - 1);
    return TRUE;
}

/* "New York" above "NY 10001": a state of two letters is no town. */
static void join_state(GPtrArray *lines, AddressParts *parts)
{
    if (strlen(parts->city) != 2 || lines->len < 2)
        return;
    char *town = g_strconcat(g_ptr_array_index(lines, lines->len - 1), " ", parts->city, NULL);
    g_free(parts->city);
    parts->city = town;
    g_ptr_array_set_size(lines, (gint)lines->len - 1);
}

/* Finds the town, from the last line upwards; it and what stands below it leave the lines. */
static gboolean take_town(GPtrArray *lines, const char *country, AddressParts *parts)
{
    for (guint i = lines->len; postcode_form(country) && i > 0; i--) {
        const char *line = g_ptr_array_index(lines, i - 1);
        if (take_lone_postcode(lines, i - 1, country, parts))
            return TRUE;
        if (address_line_split(line, country, &parts->postcode, &parts->city)) {
            g_ptr_array_set_size(lines, (gint)i - 1);
            join_state(lines, parts);
            return TRUE;
        }
    }
    return FALSE;
}

/* A last line that names a country; a code of two letters may as well be a state. */
static void take_country(GPtrArray *lines, AddressParts *parts)
{
    const char *last = lines->len > 1 ? g_ptr_array_index(lines, lines->len - 1) : "";
    if (strlen(last) < 4 && g_ascii_strcasecmp(last, "UK") != 0 &&
        g_ascii_strcasecmp(last, "USA") != 0)
        return;
    parts->country = cell_find_country(last);
    if (parts->country)
        g_ptr_array_set_size(lines, (gint)lines->len - 1);
}

gboolean address_cell_split(const char *cell, const char *name, const char *country,
                            AddressParts *parts)
{
    *parts = (AddressParts){0};
    g_autoptr(GPtrArray) lines = list_lines(cell);
    join_numbers(lines);
    take_country(lines, parts);
    gboolean is_good = take_town(lines, parts->country ? parts->country : country, parts);
    if (lines->len > 0 && name && g_ascii_strcasecmp(g_ptr_array_index(lines, 0), name) == 0)
        g_ptr_array_remove_index(lines, 0);
    if (lines->len > 0)
        parts->street = g_strdup(g_ptr_array_index(lines, lines->len - 1));
    if (lines->len > 1) {
        g_ptr_array_set_size(lines, (gint)lines->len - 1);
        g_ptr_array_add(lines, NULL);
        parts->street2 = g_strjoinv(" ", (char **)lines->pdata);
    }
    return is_good;
}

/* clang-format off: a table */
static const char *const street_words[] = {
    "rue",   "avenue",    "av",        "ave",     "boulevard", "bd",       "bld",
    "blvd",  "place",     "pl",        "chemin",  "che",       "ch",       "impasse",
    "imp",   "quai",      "route",     "rte",     "allee",     "allees",   "all",
    "cours", "square",    "sq",        "passage", "sentier",   "voie",     "faubourg",
    "fbg",   "esplanade", "promenade", "ruelle",  "venelle",   "street",   "st",
    "road",  "rd",        "lane",      "drive",   "way",       "crescent", "terrace",
    "close", "court",     "strasse",   "str",     "weg",       "platz",    "allee",
    "gasse", "ring",      "damm",      "ufer",    "calle",     "avenida",  "plaza",
    "paseo", "via",       "viale",     "piazza",  "corso",     "straat",   "laan",
    "weg",   "plein",     "gracht",    "rua",     "praca",     NULL};
static const char *const street_endings[] = {"strasse", "str",   "straat", "weg",   "platz",
                                             "gasse",   "allee", "laan",   "plein", "gracht",
                                             "damm",    "ring",  NULL};
/* clang-format on */

gboolean address_line_is_street(const char *line)
{
    g_autofree char *folded = text_fold(line);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    for (guint i = 0; words[i]; i++) {
        if (g_strv_contains(street_words, words[i]))
            return TRUE;
        for (guint k = 0; street_endings[k]; k++)
            if (strlen(words[i]) > strlen(street_endings[k]) + 2 &&
                g_str_has_suffix(words[i], street_endings[k]))
                return TRUE;
    }
    return FALSE;
}
