/* What the post says of registered letters: proofs.csv. */
#include "read/read.h"

#include "ground/text.h"
#include "read/record_file.h"

typedef struct {
    ProofFile *proofs;
    gboolean was_told; /* the row in hand gave a proof */
} ProofReader;

static const char *take(const ProofReader *reader, const RecordFile *file, const CsvRow *row,
                        guint column)
{
    g_autofree char *text = text_copy_trimmed(record_cell(file, row, column));
    return *text ? g_string_chunk_insert(reader->proofs->strings, text) : NULL;
}

static void add(ProofReader *reader, const Proof *row_proof, ProofOutcome outcome, Day date,
                Day presented)
{
    Proof proof = *row_proof;
    proof.outcome = outcome;
    proof.date = date;
    proof.presented = presented;
    g_array_append_val(reader->proofs->proofs, proof);
    reader->was_told = TRUE;
}

static gboolean leave_out(const RecordFile *file, const CsvRow *row, guint column,
                          const char *what)
{
    record_complain(file, row, (int)column, COMPLAINT_HELD, "proof-incomplete",
                    "the proof has no %s; the line was left out", what);
    return TRUE;
}

/*
 * The outcome says more than the kind of proof ("receipt", "refused"); a kind alone is one too.
 * FALSE: a word stands there that nobody knows.
 */
static gboolean find_outcome(const RecordFile *file, const CsvRow *row, ProofOutcome *outcome,
                             gboolean *is_given)
{
    static const guint columns[] = {PROOF_OUTCOME, PROOF_EVENT};
    guint unread = PROOF_COLUMN_COUNT;
    *is_given = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        const char *word = record_cell(file, row, columns[i]);
        if (text_is_blank(word))
            continue;
        if (proof_outcome_parse(word, outcome)) {
            *is_given = TRUE;
            return TRUE;
        }
        unread = MIN(unread, columns[i]);
    }
    if (unread == PROOF_COLUMN_COUNT)
        return TRUE;
    record_complain(file, row, (int)unread, COMPLAINT_HELD, "proof-outcome-unknown",
                    "\"%s\" is none of deposited, presented, signed, refused, unclaimed, "
                    "unknown-address, returned; the line was left out",
                    record_cell(file, row, unread));
    return FALSE;
}

static gboolean take_proof(RecordFile *file, const CsvRow *row)
{
    ProofReader *reader = file->data;
    Proof proof = {.line = row->line};
    ProofOutcome outcome = PROOF_SIGNED;
    Day date = DAY_NONE, deposited = DAY_NONE, presented = DAY_NONE;
    gboolean is_given;
    reader->was_told = FALSE;
    proof.number = take(reader, file, row, PROOF_NUMBER);
    proof.document = take(reader, file, row, PROOF_DOCUMENT);
    if (proof.number == NULL && proof.document == NULL)
        return leave_out(file, row, PROOF_NUMBER, "number of the letter");
    if (!record_read_date(file, row, PROOF_DATE, COMPLAINT_HELD, &date) ||
        !record_read_date(file, row, PROOF_DEPOSIT_DATE, COMPLAINT_HELD, &deposited) ||
        !record_read_date(file, row, PROOF_PRESENTED_DATE, COMPLAINT_HELD, &presented) ||
        !find_outcome(file, row, &outcome, &is_given))
        return TRUE;
    proof.by = take(reader, file, row, PROOF_BY);
    proof.file = take(reader, file, row, PROOF_FILE);
    if (deposited != DAY_NONE && !(is_given && outcome == PROOF_DEPOSITED))
        add(reader, &proof, PROOF_DEPOSITED, deposited, DAY_NONE);
    if (is_given) {
        Day own = outcome == PROOF_DEPOSITED ? deposited : presented;
        if (date == DAY_NONE && own == DAY_NONE)
            return leave_out(file, row, PROOF_DATE, "date");
        add(reader, &proof, outcome, date != DAY_NONE ? date : own, presented);
    } else if (presented != DAY_NONE) {
        add(reader, &proof, PROOF_PRESENTED, presented, presented);
    }
    return reader->was_told || leave_out(file, row, PROOF_OUTCOME, "outcome");
}

ProofFile *read_proofs(const char *path, const char *name, const Settings *settings,
                       Complaints *complaints, GError **error)
{
    static const int none[] = {-1};
    static const int dates[] = {PROOF_DATE, PROOF_DEPOSIT_DATE, PROOF_PRESENTED_DATE, -1};
    g_autoptr(ProofFile) proofs = proof_file_new(name);
    TableRequest request = {.path = path,
                            .name = name,
                            .key = "events", /* whose dates decide here too */
                            .shape = &proofs_shape,
                            .settings_file = settings->file,
                            .has_quotes = TRUE,
                            .code = OUTCOME_INPUT_REFUSED};
    ProofReader reader = {proofs, FALSE};
    RecordFile file = {.complaints = complaints,
                       .take = take_proof,
                       .data = &reader,
                       .first_required = -1,
                       .second_required = -1};
    RecordForms forms = record_file_forms(&settings->events, &settings->ledger);
    if (!record_file_read(&file, &request, (DialectColumns){none, dates}, &forms, error))
        return NULL;
    proofs->n_rows = file.n_rows;
    return g_steal_pointer(&proofs);
}
