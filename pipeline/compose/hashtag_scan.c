#include "compose/hashtag_scan.h"

#include <string.h>

static gsize measure_name(const char *text)
{
    gsize length = 0;

    if (!g_ascii_isupper(text[0]))
        return 0;
    while (g_ascii_isupper(text[length]) || g_ascii_isdigit(text[length]) ||
           text[length] == '_')
        length++;
    if (text[length] != '\0' && g_unichar_isalpha(g_utf8_get_char(text + length)))
        return 0;
    while (text[length - 1] == '_')
        length--;
    return length >= 2 ? length : 0;
}

gboolean hashtag_scan(const char *from, HashtagPlace *place)
{
    for (const char *hash = strchr(from, '#'); hash != NULL; hash = strchr(hash + 1, '#')) {
        gsize length = measure_name(hash + 1);
        const char *close;

        if (length == 0)
            continue;
        *place = (HashtagPlace){.start = hash, .name = hash + 1, .name_length = length};
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
