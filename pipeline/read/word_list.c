#include "read/word_list.h"

#include "ground/text.h"

#include <string.h>

/* TRUE if word is one of the words joined by |. */
static gboolean has_word(const char *words, const char *word)
{
    gsize n = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at++)
        if ((at == words || at[-1] == '|') && (at[n] == '|' || at[n] == '\0'))
            return TRUE;
    return FALSE;
}

int word_list_find(const WordList *lists, guint n, const char *word)
{
    g_autofree char *folded = text_fold(word);
    for (guint i = 0; *folded && i < n; i++)
        if (has_word(lists[i].words, folded))
            return (int)i;
    return -1;
}
