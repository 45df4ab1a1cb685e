/*
 * Text as the fonts can draw it. What a font lacks and a plainer character can stand for is
 * replaced; what is left over is noted, and holds the document.
 */
#include "render/galley.h"
#include <string.h>

static const struct {
    gunichar character;
    const char *plainer[3]; /* tried in order; a replacement is used if its characters exist */
} fallbacks[] = {
    {0x202F, {"\u00A0", " "}},  {0x00A0, {" "}},      {0x2007, {"\u00A0", " "}},
    {0x2009, {"\u202F", " "}},  {0x2011, {"-"}},      {0x2010, {"-"}},
    {0x2012, {"\u2013", "-"}},  {0x2015, {"\u2014"}}, {0x2212, {"\u2013", "-"}},
    {0xFB00, {"ff"}},           {0xFB01, {"fi"}},     {0xFB02, {"fl"}},
    {0xFB03, {"ffi"}},          {0xFB04, {"ffl"}},    {0x2032, {"\u2019", "'"}},
    {0x2033, {"\u201D", "\""}}, {0x1E9E, {"SS"}},     {0x2026, {"..."}},
};

/* Drawn as nothing: soft hyphens, joiners, direction marks, byte order marks, controls. */
static gboolean is_invisible(gunichar c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xAD ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

void galley_note_missing(Galley *galley, gunichar character)
{
    GArray *list = galley->missing;
    for (guint i = 0; i < list->len; i++)
        if (g_array_index(list, gunichar, i) == character)
            return;
    g_array_append_val(list, character);
}

static const char *find_fallback(const Typography *typography, gunichar character)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fallbacks); i++) {
        if (fallbacks[i].character != character)
            continue;
        for (int k = 0; k < 3 && fallbacks[i].plainer[k]; k++)
            if (typography_covers(typography, g_utf8_get_char(fallbacks[i].plainer[k])))
                return fallbacks[i].plainer[k];
    }
    return NULL;
}

static void append_character(Galley *galley, GString *target, gunichar c)
{
    if (c == '\n') {
        g_string_append_c(target, '\n');
    } else if (c == '\t') {
        g_string_append_c(target, ' ');
    } else if (is_invisible(c)) {
        return;
    } else if (typography_covers(galley->typography, c)) {
        g_string_append_unichar(target, c);
    } else {
        const char *plainer = find_fallback(galley->typography, c);
        if (plainer)
            g_string_append(target, plainer);
        else
            galley_note_missing(galley, c);
    }
}

static gboolean is_plain_ascii(const char *text)
{
    for (; *text; text++)
        if ((guchar)*text < 0x20 || (guchar)*text >= 0x7F)
            return FALSE;
    return TRUE;
}

static gboolean has_combining_marks(const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c >= 0x300 && (c < 0x370 || (c >= 0x1AB0 && g_unichar_ismark(c))))
            return TRUE;
    }
    return FALSE;
}

void galley_prepare_text(Galley *galley, GString *target, const char *text)
{
    if (!text)
        return;
    if (is_plain_ascii(text)) {
        g_string_append(target, text);
        return;
    }
    g_autofree char *valid =
        g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    const char *source = valid ? valid : text;
    g_autofree char *composed =
        has_combining_marks(source) ? g_utf8_normalize(source, -1, G_NORMALIZE_NFC) : NULL;
    for (const char *at = composed ? composed : source; *at; at = g_utf8_next_char(at))
        append_character(galley, target, g_utf8_get_char(at));
}
