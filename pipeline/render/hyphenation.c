#include "render/hyphenation.h"
#include <stdlib.h>
#include <string.h>
#include <hyphen.h>

enum { LONGEST_WORD = 200, LETTERS_BEFORE = 2, LETTERS_AFTER = 3 };

struct Hyphenation {
    HyphenDict *dict;
};

Hyphenation *hyphenation_load(const char *path)
{
    HyphenDict *dict = hnj_hyphen_load(path);
    if (!dict)
        return NULL;
    Hyphenation *hyphenation = g_new0(Hyphenation, 1);
    hyphenation->dict = dict;
    return hyphenation;
}

void hyphenation_free(Hyphenation *hyphenation)
{
    if (!hyphenation)
        return;
    hnj_hyphen_free(hyphenation->dict);
    g_free(hyphenation);
}

/* The word in the dictionary's encoding; one byte a letter where it is an 8-bit one. */
static char *encode_word(const Hyphenation *hyphenation, const char *lower, gsize *length)
{
    if (hyphenation->dict->utf8) {
        *length = strlen(lower);
        return g_strdup(lower);
    }
    return g_convert(lower, -1, hyphenation->dict->cset, "UTF-8", NULL, length, NULL);
}

static void free_replacements(char **rep, int *pos, int *cut, gsize length)
{
    for (gsize i = 0; rep && i < length; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

/* libhyphen marks by letter, not by byte. Divisions that would change the spelling are left out. */
static void copy_points(const char *word, gsize length, const char *hyphens, char **rep,
                        guint8 *points)
{
    glong n_letters = g_utf8_strlen(word, (gssize)length);
    glong letter = 0;
    for (const char *at = word; at < word + length; at = g_utf8_next_char(at), letter++) {
        if (letter < LETTERS_BEFORE || n_letters - letter < LETTERS_AFTER)
            continue;
        gboolean is_marked = (hyphens[letter - 1] & 1) != 0;
        points[at - word] = is_marked && !(rep && rep[letter - 1]);
    }
}

void hyphenation_find(const Hyphenation *hyphenation, const char *word, gsize length,
                      guint8 *points)
{
    memset(points, 0, length);
    if (length > LONGEST_WORD)
        return;
    g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
    gsize n_encoded = 0;
    g_autofree char *encoded = encode_word(hyphenation, lower, &n_encoded);
    if (!encoded || g_utf8_strlen(lower, -1) != g_utf8_strlen(word, (gssize)length))
        return;
    g_autofree char *hyphens = g_malloc0(n_encoded + 5);
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    int failed = hnj_hyphen_hyphenate2(hyphenation->dict, encoded, (int)n_encoded, hyphens, NULL,
                                       &rep, &pos, &cut);
    if (!failed)
        copy_points(word, length, hyphens, rep, points);
    free_replacements(rep, pos, cut, n_encoded);
}
