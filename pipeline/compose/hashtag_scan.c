#include "compose/hashtag_scan.h"

#include <string.h>

#include "compose/hashtag.h"

static gboolean is_name_character(const char *c)
{
    return *c == '_' || g_unichar_isalnum(g_utf8_get_char(c));
}

/* Bytes of the word behind a #, without underscores at its end. */
static gsize measure_word(const char *text)
{
    const char *end = text;

    if (!g_ascii_isalpha(*text))
        return 0;
    while (*end != '\0' && is_name_character(end))
        end = g_utf8_next_char(end);
    while (end[-1] == '_')
        end--;
    return (gsize)(end - text);
}

static gboolean is_name(const char *word, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isupper(word[i]) && !g_ascii_isdigit(word[i]) && word[i] != '_')
            return FALSE;
    return g_ascii_isupper(word[0]) && length >= 2;
}

gboolean hashtag_is_block_word(const char *name)
{
    static const char *const words[] = {"IF",     "ELSE", "END",    "ENDIF", "IFNOT",
                                        "ELSEIF", "ELIF", "UNLESS", "FI",    NULL};

    return g_strv_contains(words, name);
}

/*
 * A word with small letters that was meant as a hashtag: capitals at its head, joined words, or
 * a known name written small.
 */
static gboolean is_like_name(const char *word, gsize length)
{
    g_autofree char *name = g_ascii_strup(word, (gssize)length);

    if (hashtag_is_block_word(name) || (length > 2 && hashtag_find(name) != NULL))
        return TRUE;
    return length > 2 && ((g_ascii_isupper(word[0]) && g_ascii_isupper(word[1])) ||
                          memchr(word, '_', length) != NULL);
}

gboolean hashtag_scan(const char *from, HashtagPlace *place)
{
    for (const char *hash = strchr(from, '#'); hash != NULL; hash = strchr(hash + 1, '#')) {
        gsize length = measure_word(hash + 1);
        gboolean is_right = is_name(hash + 1, length);
        const char *close;

        if (length == 0 || (!is_right && !is_like_name(hash + 1, length)))
            continue;
        *place = (HashtagPlace){
            .start = hash, .name = hash + 1, .name_length = length, .is_miswritten = !is_right};
        place->end = place->name + length;
        if (*place->end != '{')
            return TRUE;
        close = strchr(place->end, '}');
        if (close == NULL) {
            place->is_open = TRUE;
            place->end += strlen(place->end);
            return TRUE;
        }
        place->fallback = place->end + 1;
        place->fallback_length = (gsize)(close - place->fallback);
        place->end = close + 1;
        return TRUE;
    }
    return FALSE;
}
