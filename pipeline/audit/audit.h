/*
 * Evidence: the run's journal, the manifest, and their verification. OpenSSL is not needed for
 * SHA-256 (GLib has it).
 *
 * Invariants and steps of the journal stand at the head of journal.c.
 */
#ifndef RELANCE_AUDIT_AUDIT_H
#define RELANCE_AUDIT_AUDIT_H

#include "ground/complaints.h"
#include "ground/json_text.h"

/* 5-audit/journal.jsonl of one run: JSON Lines, each with `prev`, synced before effects. */
typedef struct Journal Journal;

/*
 * Opens the run's journal to append. previous_head: SHA-256 of the newest line of the run
 * before (64 zeros or NULL: none), used for the first line only. A last line that was torn by a
 * crash (no line end) is cut off and noted.
 */
Journal *journal_open(const char *run_folder, const char *previous_head, GError **error);
void journal_close(Journal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Journal, journal_close)

/*
 * Appends one entry {"seq":n,"at":"...Z","event":event,<members>,"prev":"<hex>"}. `members` is
 * the inside of an object as json_append_... wrote it (may be ""). Buffered until
 * journal_sync().
 */
gboolean journal_append(Journal *journal, const char *event, gint64 at, const char *members,
                        GError **error);
/* Writes and fsyncs what was appended. Everything said before an effect is synced before it. */
gboolean journal_sync(Journal *journal, GError **error);
/* Hex SHA-256 of the newest line without its line end, lent until the next append; NULL: no
 * line. */
const char *journal_peek_head(const Journal *journal);

/* How many lines the journal has. */
gint64 journal_count(const Journal *journal);

/*
 * Seals the state: writes 5-audit/manifest.sha256 (sorted, every file of the run folder but
 * itself and the journal), then appends and syncs `sealed` with the manifest's SHA-256.
 */
gboolean audit_seal(Journal *journal, const char *run_folder, gint64 at, GError **error);

/*
 * `relance audit verify`: chain, manifest, unlisted and missing files, control totals
 * recomputed from items.csv through plan.csv to documents.csv and deliveries.csv, journal head
 * against `history_head` (NULL: not checked), first line against previous_head (NULL: not
 * checked). `report` gets one line a check, in words with figures; returns the number of
 * findings, each a line that begins with "FOUND: ". -1 and *error if the folder cannot be read
 * at all.
 */
int audit_verify_run(const char *run_folder, const char *previous_head,
                     const char *history_head, GString *report, GError **error);

/*
 * What the history knows of a run's deliveries (Delivery *) against its deliveries.csv, in the same
 * words; the number of findings. What a later run superseded may still stand as waiting.
 */
int audit_compare_deliveries(const char *run_folder, const GPtrArray *deliveries,
                             GString *report);

/* From now on OpenSSL counts every SHA-256 of the program (ground/sha256.h). */
void audit_bring_sha256(void);

/*
 * The history's rows of a run (HistoryRow *) as they are now against 5-audit/history.csv; and the
 * journal hashes stored for it against the journal's lines. In the same words; how many findings.
 */
int audit_compare_rows(const char *run_folder, const GPtrArray *rows, GString *report);
int audit_compare_heads(const char *run_folder, const GPtrArray *heads, gboolean are_whole,
                        GString *report);

/* What is told outside about a journal's end, as text (statement.c); a new string. */
char *audit_print_statement(const Journal *journal, const char *run_id);
/*
 * Every statement in a text that is about this run against its journal, in verify's words; `who`
 * knows it ("witness"). How many findings. And the runs that a text speaks of, as new strings.
 */
int audit_compare_statements(const char *run_folder, const char *run_id, const char *statements,
                             const char *who, GString *report);
GPtrArray *audit_list_stated_runs(const char *statements);

/* A detached CMS signature (DER) of a statement; key and certificate in PEM, without passphrase. */
GBytes *audit_sign(const char *statement, const char *key_path, const char *certificate_path,
                   GError **error);
/* Who signed, in words; NULL and *error: not of this statement, or not by this certificate (PEM;
 * NULL: any). New string. */
char *audit_check_signature(const char *statement, GBytes *signature, const char *certificate,
                            GError **error);
/* The same for a file's bytes. */
GBytes *audit_sign_file(GBytes *file, const char *key_path, const char *certificate_path,
                        GError **error);
char *audit_check_file_signature(GBytes *file, GBytes *signature, const char *certificate,
                                 GError **error);
/* A request of RFC 3161 (DER), and what an answer says in words; NULL and *error: not of this
 * statement, refused or wrongly signed. */
GBytes *audit_make_timestamp_request(const char *statement);
char *audit_check_timestamp(const char *statement, GBytes *answer, GError **error);

/* A file that a purge takes out of a run folder. */
typedef struct {
    char *path;  /* relative to the run folder */
    char *bytes; /* what stands in its place; NULL: nothing */
    gsize length;
} ErasedFile;
void erased_file_free(ErasedFile *file);

/*
 * Takes files (ErasedFile *) out of a run folder; see erasure.c for the steps. members: JSON
 * members of each line (why, by whom), may be "". The folder must be as it was sealed, else *error
 * (OUTCOME_INPUT_OUTPUT) and nothing is done. The caller seals.
 */
gboolean audit_erase(Journal *journal, const char *run_folder, const GPtrArray *files,
                     const char *members, gint64 at, GError **error);

/* What was erased of a run: path -> SHA-256 of what stands there now ("": nothing); new strings. */
GHashTable *audit_list_erased(const char *run_folder);

/*
 * A file of the run folder, as kept, against what its inputs give now. Findings as above: for a
 * table each row and cell that differs (the first twenty rows), else the first byte. How many.
 */
int audit_compare_table(const char *path, const char *kept, const char *again, GString *report);
int audit_compare_bytes(const char *path, const void *kept, gsize kept_len, const void *again,
                        gsize again_len, GString *report);

#endif
