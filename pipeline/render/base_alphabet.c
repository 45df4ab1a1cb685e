#include "render/base_alphabet.h"

enum { TABLE_END = 0x2100 };

/* The first stands in every subset. What is common stands before what is rare. */
static const char *const groups[] = {
    " -.,:/()&\u00A0\u202F\u2019aàbcdeéèfghilmnopqrstuv",
    "0123456789",
    "jkwxyz",
    "ABCDEÉFILMNOPRSTUV",
    "GHJKQWXYZ",
    "âçêëîïôùûüœÀÇÈÊŒ«»°–€",
    "äößÄÖÜ‚‘“„",
    "áíóúñìòÁÍÓÚÑ¡¿ªº",
    "!\"'%+@_#*;=?§",
    "$<>[\\]^`{|}~£²·•…—”ÂÃÅÆËÌÎÏÒÔÕØÙÛÝŸãåæõøýÿ",
};

static guint8 table[TABLE_END]; /* number of the group from 1; 0: none */

static void fill_table(void)
{
    for (guint8 i = 0; i < G_N_ELEMENTS(groups); i++)
        for (const char *at = groups[i]; *at; at = g_utf8_next_char(at)) {
            g_assert(g_utf8_get_char(at) < TABLE_END && !table[g_utf8_get_char(at)]);
            table[g_utf8_get_char(at)] = (guint8)(i + 1);
        }
}

AlphabetGroups alphabet_group_of(gunichar character)
{
    static gsize is_filled;
    if (g_once_init_enter(&is_filled)) {
        fill_table();
        g_once_init_leave(&is_filled, 1);
    }
    guint group = character < TABLE_END ? table[character] : 0;
    return group == 0 ? 0 : (AlphabetGroups)1 << (group - 1);
}

void alphabet_append(AlphabetGroups wanted, GArray *characters)
{
    wanted |= 1;
    for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
        if (!(wanted >> i & 1))
            continue;
        for (const char *at = groups[i]; *at; at = g_utf8_next_char(at)) {
            gunichar character = g_utf8_get_char(at);
            g_array_append_val(characters, character);
        }
    }
}
