#include "render/base_alphabet.h"

typedef struct {
    gunichar first, last;
} CharacterRange;

/* Western European letters, figures, the signs of business letters and good typography. */
static const CharacterRange full[] = {
    {0x20, 0x7E},     {0xA0, 0xA1},     {0xA3, 0xA3},     {0xA7, 0xA7},     {0xAA, 0xAB},
    {0xB0, 0xB0},     {0xB2, 0xB2},     {0xB7, 0xB7},     {0xBA, 0xBB},     {0xBF, 0xCF},
    {0xD1, 0xD6},     {0xD8, 0xDD},     {0xDF, 0xEF},     {0xF1, 0xF6},     {0xF8, 0xFD},
    {0xFF, 0xFF},     {0x152, 0x153},   {0x178, 0x178},   {0x2013, 0x2014}, {0x2018, 0x201A},
    {0x201C, 0x201E}, {0x2022, 0x2022}, {0x2026, 0x2026}, {0x202F, 0x202F}, {0x20AC, 0x20AC},
};

/* Italics are rare: a smaller file. */
static const CharacterRange small[] = {
    {0x20, 0x22},     {0x25, 0x29},     {0x2C, 0x3B},     {0x3F, 0x3F},     {0x41, 0x5A},
    {0x61, 0x7A},     {0xA0, 0xA0},     {0xAB, 0xAB},     {0xB0, 0xB0},     {0xBB, 0xBB},
    {0xC0, 0xC0},     {0xC4, 0xC4},     {0xC7, 0xCA},     {0xD6, 0xD6},     {0xDC, 0xDC},
    {0xDF, 0xE2},     {0xE4, 0xE4},     {0xE7, 0xEB},     {0xED, 0xEF},     {0xF1, 0xF4},
    {0xF6, 0xF6},     {0xF9, 0xFC},     {0x152, 0x153},   {0x2013, 0x2013}, {0x2019, 0x2019},
    {0x2026, 0x2026}, {0x202F, 0x202F}, {0x20AC, 0x20AC},
};

static const CharacterRange *ranges_of(FaceName face, gsize *count)
{
    gboolean is_italic = face == FACE_ITALIC || face == FACE_BOLD_ITALIC;
    *count = is_italic ? G_N_ELEMENTS(small) : G_N_ELEMENTS(full);
    return is_italic ? small : full;
}

gboolean is_base_character(FaceName face, gunichar character)
{
    gsize count;
    const CharacterRange *ranges = ranges_of(face, &count);
    for (gsize i = 0; i < count; i++)
        if (character <= ranges[i].last)
            return character >= ranges[i].first;
    return FALSE;
}

void base_alphabet_append(FaceName face, GArray *characters)
{
    gsize count;
    const CharacterRange *ranges = ranges_of(face, &count);
    for (gsize i = 0; i < count; i++)
        for (gunichar c = ranges[i].first; c <= ranges[i].last; c++)
            g_array_append_val(characters, c);
}
