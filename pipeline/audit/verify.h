/*
 * One verification under way: what is known of the run, and what was found. For the checks of
 * this folder; each check is one function that says one line with figures, or findings.
 */
#ifndef RELANCE_AUDIT_VERIFY_H
#define RELANCE_AUDIT_VERIFY_H

#include "audit/chain.h"
#include "ground/json_text.h"
#include "ground/money.h"

/* What the journal says of one document or delivery; the newest line wins. */
typedef struct {
    char *file, *sha256; /* of a `document` line */
    char *status;        /* of a delivery's line */
    gint64 line;
} JournalFact;

typedef struct {
    const char *folder;
    const char *previous_head, *history_head; /* NULL: not to be checked */
    GString *report;
    int n_found;
    JsonValue *run; /* run.json; NULL: could not be read */
    gint64 n_lines; /* of the journal */
    char head[CHAIN_HASH_SIZE];
    char *sealed; /* manifest hash of the last seal */
    gint64 sealed_line;
    GHashTable *documents;  /* document -> JournalFact * */
    GHashTable *erased;     /* path -> JournalFact *: what a purge took, or put in its place */
    char *erasure;          /* who and why, of the newest line; NULL: nothing was erased */
    GHashTable *deliveries; /* "document\x1fchannel" -> JournalFact * */
} Verification;

void verify_say(Verification *verification, const char *format, ...) G_GNUC_PRINTF(2, 3);
void verify_find(Verification *verification, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A file of the run folder; NULL (said as a finding) if it cannot be read. New text. */
char *verify_read_file(Verification *verification, const char *path, gsize *len);

/* TRUE if run.json says that this stage is done. */
gboolean verify_is_done(const Verification *verification, const char *stage);

/* The checks, in their order (verify.c). */
void verify_chain(Verification *verification);
void verify_first_line(Verification *verification);
void verify_history_head(Verification *verification);
void verify_seal(Verification *verification);
void verify_manifest(Verification *verification);
void verify_erased(Verification *verification);
void verify_control_totals(Verification *verification);
void verify_plan_against_items(Verification *verification);
void verify_decisions(Verification *verification);
void verify_claims(Verification *verification);
void verify_document_sum(Verification *verification);
void verify_document_files(Verification *verification);
void verify_document_lines(Verification *verification);
void verify_deliveries(Verification *verification);

#endif
