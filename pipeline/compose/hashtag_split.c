#include "compose/hashtag_split.h"

#include <string.h>

#include "compose/hashtag_scan.h"

/* Behind `name` written at `text` with Markdown signs among its letters, or NULL. */
static const char *match_cut_name(const char *text, const char *name)
{
    while (*name != '\0') {
        if (*text == *name) {
            text++;
            name++;
        } else if (*text != '\0' && strchr("*_~`[]\\", *text) != NULL) {
            text++;
        } else {
            return NULL;
        }
    }
    return text;
}

/* Where the cut name stands: the line's index, the column from 1; the first line if nowhere. */
static void locate_cut_name(const TemplateReading *reading, const char *name, int first,
                            int last, int *line, int *column)
{
    *line = first;
    *column = 0;
    for (int i = first; i <= last && reading->lines[i] != NULL; i++) {
        const char *text = reading->lines[i];

        for (const char *hash = strchr(text, '#'); hash != NULL; hash = strchr(hash + 1, '#')) {
            const char *end = match_cut_name(hash + 1, name);

            if (end == NULL || (gsize)(end - hash) == strlen(name) + 1)
                continue;
            *line = i;
            *column = (int)g_utf8_pointer_to_offset(text, hash) + 1;
            return;
        }
    }
}

static void refuse(const TemplateReading *reading, const char *name, int first, int last)
{
    int line, column;

    locate_cut_name(reading, name, first, last, &line, &column);
    complaint_add(reading->complaints, COMPLAINT_REFUSED, "hashtag-split",
                  (Place){reading->file, template_reading_line(reading, line), column},
                  "#%s is cut by emphasis, code or a link and would be printed as it stands; "
                  "put the signs around the whole hashtag, as in **#%s**",
                  name, name);
}

static const char *find_next_name(const GPtrArray *pieces, guint *next)
{
    for (; *next < pieces->len; (*next)++) {
        const TemplatePiece *piece = g_ptr_array_index(pieces, *next);

        if (piece->hashtag != NULL)
            return piece->hashtag->name;
    }
    return NULL;
}

void hashtag_split_check(const TemplateReading *reading, const char *letters,
                         const GPtrArray *pieces, int first, int last)
{
    HashtagPlace place;
    guint next = 0;

    for (; hashtag_scan(letters, &place); letters = place.end) {
        g_autofree char *name = g_strndup(place.name, place.name_length);
        const char *read = find_next_name(pieces, &next);

        if (read != NULL && g_str_has_prefix(name, read))
            next++;
        if ((read == NULL || !g_str_equal(name, read)) && hashtag_find(name) != NULL)
            refuse(reading, name, first, last);
    }
}
