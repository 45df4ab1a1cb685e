#include "render/hyphenation.h"
#include <stdlib.h>
#include <string.h>
#include <hyphen.h>

enum { LONGEST_WORD = 200, LETTERS_BEFORE = 2, LETTERS_AFTER = 3 };

/*
 * libhyphen takes time by the square of the patterns' sizes: 3 s for the German file. Its
 * longest patterns are whole compounds that the shorter ones divide alike; without them it
 * takes 0.1 s.
 */
enum { MANY_PATTERNS = 40000, LONGEST_OF_MANY = 10 };

struct Hyphenation {
    char *path;
    HyphenDict *dict; /* NULL: not read yet */
};

Hyphenation *hyphenation_new(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    fclose(file);
    Hyphenation *hyphenation = g_new0(Hyphenation, 1);
    hyphenation->path = g_strdup(path);
    return hyphenation;
}

void hyphenation_free(Hyphenation *hyphenation)
{
    if (!hyphenation)
        return;
    if (hyphenation->dict)
        hnj_hyphen_free(hyphenation->dict);
    g_free(hyphenation->path);
    g_free(hyphenation);
}

/* A pattern without its figures: what libhyphen files it under. */
static char *pattern_letters(const char *line)
{
    GString *letters = g_string_new(NULL);
    for (; *line && *line != '/'; line++)
        if (!g_ascii_isdigit(*line) && !g_ascii_isspace(*line))
            g_string_append_c(letters, *line);
    return g_string_free(letters, FALSE);
}

/* The lines of a text, which is cut in place; lent. */
static GPtrArray *cut_lines(char *text, gsize length)
{
    GPtrArray *lines = g_ptr_array_new();
    for (char *at = text, *end = text + length; at < end;) {
        char *line_end = memchr(at, '\n', (gsize)(end - at));
        g_ptr_array_add(lines, at);
        if (!line_end)
            break;
        *line_end = '\0';
        at = line_end + 1;
    }
    return lines;
}

/*
 * Empties lines whose pattern a later one of the same
 * letters replaces, or that are too long.
 */
static void drop_patterns(const GPtrArray *lines)
{
    gboolean is_large = lines->len > MANY_PATTERNS;
    g_autoptr(GHashTable) latest = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 1; i < lines->len; i++) { /* line 0 names the encoding */
        char *line = g_ptr_array_index(lines, i);
        if (g_str_has_prefix(line, "NEXTLEVEL")) {
            g_hash_table_remove_all(latest);
            continue;
        }
        char *letters = pattern_letters(line);
        char *replaced = g_hash_table_lookup(latest, letters);
        if (replaced)
            replaced[0] = '\0';
        if (is_large && strlen(letters) > LONGEST_OF_MANY)
            line[0] = '\0';
        g_hash_table_replace(latest, letters, line);
    }
}

/*
 * The lines without comments and without patterns given twice (libhyphen loses the memory of
 * one that is replaced). Bytes in whatever encoding the file has.
 */
static GString *read_patterns(char *text, gsize length)
{
    g_autoptr(GPtrArray) lines = cut_lines(text, length);
    drop_patterns(lines);
    GString *kept = g_string_sized_new(length);
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index(lines, i);
        if (*line && *line != '#' && *line != '%') {
            g_string_append(kept, line);
            g_string_append_c(kept, '\n');
        }
    }
    return kept;
}

static gboolean load_patterns(Hyphenation *hyphenation)
{
    g_autofree char *text = NULL;
    gsize length = 0;
    if (!g_file_get_contents(hyphenation->path, &text, &length, NULL))
        return FALSE;
    GString *kept = read_patterns(text, length);
    FILE *file = kept->len ? fmemopen(kept->str, kept->len, "r") : NULL;
    if (file) {
        hyphenation->dict = hnj_hyphen_load_file(file);
        fclose(file);
    }
    g_string_free(kept, TRUE);
    return hyphenation->dict != NULL;
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

/* libhyphen marks by letter, not by byte. Divisions that would change the spelling are left
 * out. */
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

void hyphenation_find(Hyphenation *hyphenation, const char *word, gsize length, guint8 *points)
{
    memset(points, 0, length);
    if (length > LONGEST_WORD || (!hyphenation->dict && !load_patterns(hyphenation)))
        return;
    g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
    gsize n_encoded = 0;
    g_autofree char *encoded = encode_word(hyphenation, lower, &n_encoded);
    if (!encoded || g_utf8_strlen(lower, -1) != g_utf8_strlen(word, (gssize)length))
        return;
    g_autofree char *hyphens = g_malloc0(n_encoded + 5);
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    int failed = hnj_hyphen_hyphenate2(hyphenation->dict, encoded, (int)n_encoded, hyphens,
                                       NULL, &rep, &pos, &cut);
    if (!failed)
        copy_points(word, length, hyphens, rep, points);
    free_replacements(rep, pos, cut, n_encoded);
}
