/*
 * The hashtags that templates may use: one table, printed by `relance check --hashtags`.
 *
 * A hashtag is a text put into a line (append), a block that stands alone in a paragraph
 * (build), or a condition for #IF only (test alone). Each family of hashtags is one file.
 */
#ifndef RELANCE_COMPOSE_HASHTAG_H
#define RELANCE_COMPOSE_HASHTAG_H

#include "compose/letter_facts.h"

enum {
    HASHTAG_NO_BREAK = 1,      /* no line break inside the value: amounts, dates, IBAN */
    HASHTAG_RECOVERY_COST = 2, /* what a consumer may not be asked for (CPCE L111-8) */
    HASHTAG_PENALTY = 4        /* nor anybody whose kind is not known, with recovery costs */
};

/* Appends the value; FALSE (and nothing appended) if there is none. */
typedef gboolean (*HashtagText)(const LetterFacts *facts, GString *text);
/* A new block, or NULL if there is nothing to show. */
typedef Block *(*HashtagBlock)(const LetterFacts *facts);
typedef gboolean (*HashtagTest)(const LetterFacts *facts);

typedef struct {
    const char *name, *meaning, *example;
    const char
        *needs; /* setting, column or state without which there is no value; "": always */
    HashtagText append;
    HashtagBlock build;
    HashtagTest test; /* NULL: true if there is a value */
    guint flags;
} Hashtag;

typedef struct {
    const Hashtag *list;
    guint n;
} HashtagFamily;

/* The n-th hashtag in the order of the printed table; NULL behind the last. */
const Hashtag *hashtag_at(guint index);

const Hashtag *hashtag_find(const char *name); /* NULL: unknown. Lent, static. */
const char *hashtag_find_nearest(const char *name);

/* TRUE if the hashtag has a value, as #IF asks. */
gboolean hashtag_is_true(const Hashtag *hashtag, const LetterFacts *facts);

/* One per file hashtag_<family>.c */
extern const HashtagFamily creditor_hashtags, customer_hashtags, document_hashtags,
    invoice_hashtags, amount_hashtags, reminder_hashtags, settled_hashtags, payment_hashtags,
    block_hashtags, issuer_hashtags, condition_hashtags;

#endif
