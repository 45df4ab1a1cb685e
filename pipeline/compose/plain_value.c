#include "compose/plain_value.h"

static gboolean is_harmless(gunichar c)
{
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return FALSE;
    return c != 0x2028 && c != 0x2029 && !(c >= 0x200e && c <= 0x200f) &&
           !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069) && c != 0xfeff;
}

static gboolean is_plain(const char *text)
{
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c))
        if (!is_harmless(g_utf8_get_char(c)))
            return FALSE;
    return TRUE;
}

char *plain_value_new(const char *text)
{
    GString *plain;

    if (text == NULL || is_plain(text))
        return g_strdup(text);
    plain = g_string_new(NULL);
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);

        g_string_append_unichar(plain, is_harmless(character) ? character : ' ');
    }
    return g_string_free(plain, FALSE);
}

void plain_value_clean(GString *text)
{
    g_autofree char *plain = NULL;

    if (is_plain(text->str))
        return;
    plain = plain_value_new(text->str);
    g_string_assign(text, plain);
}
