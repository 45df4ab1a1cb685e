#include "ground/shape.h"

#include <string.h>

static gboolean fits(char wanted, char given)
{
    switch (wanted) {
    case 'n':
        return g_ascii_isdigit(given);
    case 'a':
        return g_ascii_isupper(given);
    case 'c':
        return g_ascii_isdigit(given) || g_ascii_isupper(given);
    default:
        return wanted == given;
    }
}

/* The end of one shape within its alternatives. */
static const char *find_end(const char *shape)
{
    const char *bar = strchr(shape, '|');
    return bar ? bar : shape + strlen(shape);
}

gboolean shape_matches(const char *shapes, const char *text)
{
    gsize length = strlen(text);
    for (const char *shape = shapes;; shape++) {
        const char *end = find_end(shape);
        gsize i = 0;
        while (i < length && shape + i < end && fits(shape[i], text[i]))
            i++;
        if (i == length && shape + i == end)
            return TRUE;
        shape = end;
        if (!*shape)
            return FALSE;
    }
}

/* One shape; FALSE: it does not fit. */
static gboolean complete(const char *shape, const char *end, const char *text, GString *whole)
{
    for (; shape < end; shape++) {
        if (*text && fits(*shape, *text))
            g_string_append_c(whole, *text++);
        else if (*shape == ' ' || *shape == '-')
            g_string_append_c(whole, *shape);
        else
            return FALSE;
    }
    return *text == '\0';
}

char *shape_complete(const char *shapes, const char *text)
{
    g_autoptr(GString) whole = g_string_new(NULL);
    for (const char *shape = shapes;; shape++) {
        const char *end = find_end(shape);
        g_string_truncate(whole, 0);
        if (complete(shape, end, text, whole))
            return g_strdup(whole->str);
        shape = end;
        if (!*shape)
            return NULL;
    }
}
