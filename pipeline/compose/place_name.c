#include "compose/place_name.h"

#include <string.h>

#include "ground/text.h"

static gboolean is_small_word(const char *word)
{
    static const char *const words[] = {"de",  "du", "des", "d",    "en",  "et", "la", "le",
                                        "les", "l",  "sur", "sous", "aux", "au", NULL};

    return g_strv_contains(words, word);
}

/* Appends one word of a capital place name with a capital first letter, joiners small. */
static void append_word(GString *text, const char *word, gboolean is_first)
{
    g_autofree char *lower = g_utf8_strdown(word, -1);

    if (*lower == '\0')
        return;
    if (is_first || !is_small_word(lower)) {
        g_string_append_unichar(text, g_unichar_toupper(g_utf8_get_char(lower)));
        g_string_append(text, g_utf8_next_char(lower));
    } else {
        g_string_append(text, lower);
    }
}

char *place_name_to_prose(const char *locality)
{
    const char *cedex = strstr(locality, " CEDEX");
    g_autofree char *name = cedex != NULL ? g_strndup(locality, (gsize)(cedex - locality))
                                          : text_copy_trimmed(locality);
    g_autofree char *upper = g_utf8_strup(name, -1);
    GString *text, *word;

    if (!g_str_equal(upper, name))
        return g_steal_pointer(&name);
    text = g_string_new(NULL);
    word = g_string_new(NULL);
    for (const char *c = name; *c != '\0'; c++) {
        if (*c != ' ' && *c != '-' && *c != '\'') {
            g_string_append_c(word, *c);
            continue;
        }
        append_word(text, word->str, text->len == 0);
        g_string_truncate(word, 0);
        g_string_append_c(text, *c);
    }
    append_word(text, word->str, text->len == 0);
    g_string_free(word, TRUE);
    return g_string_free(text, FALSE);
}

/* What follows a postcode of digits (with letters as in "L-1234" or "1012 AB"), or NULL. */
static const char *skip_postcode(const char *line, gboolean is_dutch)
{
    const char *c = line;
    guint digits = 0;

    for (; *c != '\0' && *c != ' '; c++)
        digits += g_ascii_isdigit(*c) ? 1 : 0;
    if (digits < 4 || *c == '\0')
        return NULL;
    while (*c == ' ')
        c++;
    if (is_dutch && g_ascii_isupper(c[0]) && g_ascii_isupper(c[1]) && c[2] == ' ')
        c += 3;
    return *c != '\0' ? c : NULL;
}

char *place_name_of_creditor(const Creditor *creditor)
{
    guint n = creditor->address != NULL ? g_strv_length(creditor->address) : 0;

    if (!text_is_blank(creditor->city))
        return place_name_to_prose(creditor->city);
    for (guint i = n; i > 0; i--) {
        const char *locality =
            skip_postcode(creditor->address[i - 1], g_strcmp0(creditor->country, "NL") == 0);

        if (locality != NULL)
            return place_name_to_prose(locality);
    }
    return NULL;
}
