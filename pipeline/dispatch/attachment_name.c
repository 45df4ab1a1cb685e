#include "dispatch/attachment_name.h"

#include <string.h>

#define SECTION_SIZE 60 /* of one filename*N*= piece, so that its line stays below 78 */

char *attachment_name_to_ascii(const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_autofree char *plain = g_str_to_ascii(valid, "C");
    for (char *c = plain; *c; c++)
        if (!g_ascii_isalnum(*c) && !strchr(" .,-_+()'", *c))
            *c = '_';
    g_strstrip(plain);
    /* A leading dot would hide the file, and .. is a folder. */
    for (char *c = plain; *c == '.'; c++)
        *c = '_';
    return *plain ? g_steal_pointer(&plain) : g_strdup("document");
}

/* What RFC 2231 calls attribute-char. */
static gboolean is_plain(char c)
{
    return g_ascii_isalnum(c) || (c && strchr("!#$&+-.^_`{|}~", c));
}

/* One character, percent-encoded where needed, appended. */
static void append_encoded(GString *section, const char *character, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (is_plain(character[i]))
            g_string_append_c(section, character[i]);
        else
            g_string_append_printf(section, "%%%02X", (guchar)character[i]);
}

static void flush_section(GString *value, GString *section, guint number, gboolean is_only)
{
    g_string_append(value, ";\n\tfilename*");
    if (!is_only)
        g_string_append_printf(value, "%u*", number);
    g_string_append_printf(value, "=%s%s", number == 0 ? "utf-8''" : "", section->str);
    g_string_truncate(section, 0);
}

/* Pieces are cut between characters, so that each can be read alone. */
static void append_sections(GString *value, const char *name)
{
    g_autoptr(GString) section = g_string_new(NULL);
    g_autoptr(GString) character = g_string_new(NULL);
    guint number = 0;
    for (const char *c = name; *c; c = g_utf8_next_char(c)) {
        g_string_truncate(character, 0);
        append_encoded(character, c, (gsize)(g_utf8_next_char(c) - c));
        if (section->len + character->len > SECTION_SIZE)
            flush_section(value, section, number++, FALSE);
        g_string_append(section, character->str);
    }
    flush_section(value, section, number, number == 0);
}

/* Header injection ends here: no control character of a name goes any further. */
static char *without_controls(const char *name)
{
    char *clean = g_utf8_make_valid(name, -1);
    for (char *c = clean; *c; c++)
        if (g_ascii_iscntrl(*c))
            *c = '_';
    return clean;
}

char *attachment_name_to_disposition(const char *name)
{
    g_autofree char *clean = without_controls(name);
    g_autofree char *ascii = attachment_name_to_ascii(clean);
    GString *value = g_string_new("attachment");
    /* The first of two forms is what most readers take; those that do not know it skip it. */
    if (strlen(ascii) > SECTION_SIZE || strcmp(ascii, clean) != 0)
        append_sections(value, clean);
    if (strlen(ascii) <= SECTION_SIZE)
        g_string_append_printf(value, ";\n\tfilename=\"%s\"", ascii);
    return g_string_free(value, FALSE);
}
