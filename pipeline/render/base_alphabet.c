/*
 * The characters that every embedded font has, so that one subset serves nearly all letters of a
 * run: Windows-1252, and the spaces, hyphens and signs of good typography.
 */
#include "render/galley.h"

static const struct {
    gunichar first, last;
} ranges[] = {
    {0x20, 0x7E},     {0xA0, 0xAC},     {0xAE, 0xFF},     {0x152, 0x153},   {0x160, 0x161},
    {0x178, 0x178},   {0x17D, 0x17E},   {0x192, 0x192},   {0x2C6, 0x2C6},   {0x2DC, 0x2DC},
    {0x2013, 0x2014}, {0x2018, 0x201A}, {0x201C, 0x201E}, {0x2020, 0x2022}, {0x2026, 0x2026},
    {0x202F, 0x202F}, {0x2030, 0x2030}, {0x2039, 0x203A}, {0x20AC, 0x20AC}, {0x2122, 0x2122},
    {0x2212, 0x2212},
};

gboolean is_base_character(gunichar character)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++)
        if (character <= ranges[i].last)
            return character >= ranges[i].first;
    return FALSE;
}

const gunichar *base_alphabet(void)
{
    static gunichar alphabet[512];
    static gsize is_filled = 0;
    if (g_once_init_enter(&is_filled)) {
        gsize n = 0;
        for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++)
            for (gunichar c = ranges[i].first; c <= ranges[i].last; c++)
                alphabet[n++] = c;
        g_assert(n < G_N_ELEMENTS(alphabet));
        g_once_init_leave(&is_filled, 1);
    }
    return alphabet;
}
