/*
 * Proofs of registered letters: what the post says became of each (practice.md 27), and the pool
 * of numbers it gave beforehand.
 */
#ifndef RELANCE_RECORDS_PROOFS_H
#define RELANCE_RECORDS_PROOFS_H

#include "ground/day.h"

typedef enum {
    PROOF_DEPOSITED,       /* handed to the post */
    PROOF_PRESENTED,       /* first presentation at the address */
    PROOF_SIGNED,          /* handed over against signature: served */
    PROOF_REFUSED,         /* refused at the door: served */
    PROOF_UNCLAIMED,       /* presented, never fetched: served */
    PROOF_UNKNOWN_ADDRESS, /* unknown at this address, or it cannot be reached: not served */
    PROOF_RETURNED,        /* came back, nobody says why: not served until a person decides */
    PROOF_OUTCOME_COUNT
} ProofOutcome;
const char *proof_outcome_name(ProofOutcome outcome); /* "deposited", ... "unknown-address" */
const char *proof_outcome_say(ProofOutcome outcome);  /* for people: "signed for", ... */

/* The word of a post or a provider, in whatever spelling: "AR signé", "N03", "LP05", "refused". */
gboolean proof_outcome_parse(const char *word, ProofOutcome *outcome);

/* TRUE if the letter counts as served; FALSE while it is under way or came back. */
gboolean proof_outcome_is_served(ProofOutcome outcome);
gboolean proof_outcome_is_returned(ProofOutcome outcome);

/* One proof of one letter. Strings belong to the ProofFile. */
typedef struct {
    const char *number;   /* as printed on the letter; NULL: known by its document */
    const char *document; /* the provider's custom id; NULL: known by its number */
    ProofOutcome outcome;
    Day date;
    Day presented;    /* first presentation, where the line names it; DAY_NONE: it does not */
    const char *by;   /* who signed, or the reason; NULL */
    const char *file; /* the picture of the receipt, relative to the file of proofs; NULL */
    int line;
} Proof;

typedef struct {
    char *name; /* the file, as the user named it */
    GStringChunk *strings;
    GArray *proofs; /* Proof, in the file's order */
    gint64 n_rows;  /* lines of data, those left out included */
} ProofFile;

ProofFile *proof_file_new(const char *name);
void proof_file_free(ProofFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProofFile, proof_file_free)

/* Numbers that the post gave, in their order; each is a text and nothing more. */
typedef struct {
    char *file;         /* as named in complaints */
    GPtrArray *numbers; /* char *, each once */
} NumberPool;

NumberPool *number_pool_new(const char *file);
void number_pool_free(NumberPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NumberPool, number_pool_free)

/* "2C 123 456-7" and "2c1234567" are one number: without spaces, points, hyphens; capitals; new. */
char *number_pool_fold(const char *number);

#endif
