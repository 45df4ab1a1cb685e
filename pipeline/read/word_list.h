/* Words that people write for a value, in several languages: how such tables look. */
#ifndef RELANCE_READ_WORD_LIST_H
#define RELANCE_READ_WORD_LIST_H

#include <glib.h>

/* A result's name, and the folded words for it (text_fold), joined by |. */
typedef struct {
    const char *value;
    const char *words;
} WordList;

/* Which of the lists has the word, however it is spelt; -1: none (or a blank word). */
int word_list_find(const WordList *lists, guint n, const char *word);

#endif
