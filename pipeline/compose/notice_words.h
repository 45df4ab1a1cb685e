/*
 * Words that a letter may not hold, by kind of debtor (domain.md 2.2, practice.md 26): threats, the
 * look of a bailiff's act, what is not possible against a public body, what a consumer never owes.
 */
#ifndef RELANCE_COMPOSE_NOTICE_WORDS_H
#define RELANCE_COMPOSE_NOTICE_WORDS_H

#include "records/ledger.h"

/* Where the words stand: values of the customer's stand in a finished text too. */
typedef enum {
    WORDS_OF_TEXT = 1 << 0,              /* a finished notice */
    WORDS_OF_NOTICE_TEMPLATE = 1 << 1,   /* what the house wrote for notices */
    WORDS_OF_REMINDER_TEMPLATE = 1 << 2, /* and for other letters */
} NoticeWordsPlace;

/*
 * The first words in `text` that may not be said to this kind of debtor there and that begin before
 * byte `end` of the folded text (text_fold); a new string as written there, and *why (lent). NULL:
 * none.
 */
char *notice_words_find(const char *folded, gsize end, DebtorKind kind, NoticeWordsPlace place,
                        const char **why);

#endif
