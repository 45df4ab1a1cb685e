/* relance import proofs: what the post says of registered letters, matched by number. */
#include "ground/files.h"
#include "ground/text.h"
#include "read/read.h"
#include "run/commands.h"
#include "run/import_command.h"

typedef struct {
    Run *run;
    const ProofFile *file;
    const Past *past;
    GHashTable *by_number; /* folded number -> document */
    GHashTable *letters;   /* document -> PastReminder *, lent: letters that were handed over */
    GPtrArray *proofs;     /* PastProof *, new */
    GHashTable *answered;  /* documents with a proof in this file; lent */
    GPtrArray *lines;      /* char *: what became of each */
    guint n_known, n_unmatched;
} ProofImport;

/* ---- which letter ------------------------------------------------------------------------ */

/* Registered letters that left, whatever became of them; an override of document's own copies. */
static GHashTable *list_letters(const Past *past)
{
    GHashTable *letters = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < past->reminders->len; i++) {
        PastReminder *reminder = g_ptr_array_index(past->reminders, i);
        if (reminder->channel == CHANNEL_REGISTERED && reminder->dispatched != DAY_NONE)
            g_hash_table_insert(letters, reminder->document, reminder);
    }
    return letters;
}

/* The document that the proof is of; NULL: none. The provider's custom id is the document. */
static const char *find_document(const ProofImport *import, const Proof *proof)
{
    g_autofree char *folded = number_pool_fold(proof->number);
    const char *document = g_hash_table_lookup(import->by_number, folded);
    const char *const ids[] = {proof->document, proof->number};
    for (guint i = 0; !document && i < G_N_ELEMENTS(ids); i++) {
        const PastReminder *letter =
            ids[i] ? g_hash_table_lookup(import->letters, ids[i]) : NULL;
        document = letter ? letter->document : NULL;
    }
    return document;
}

static Place place_of(const ProofImport *import, const Proof *proof)
{
    return (Place){import->file->name, proof->line, 0};
}

static void complain_unmatched(ProofImport *import, const Proof *proof)
{
    complaint_add(
        import->run->complaints, COMPLAINT_HELD, "proof-unmatched", place_of(import, proof),
        "no registered letter of ours has the number %s; the proof (%s) was not "
        "recorded",
        proof->number ? proof->number : proof->document, proof_outcome_name(proof->outcome));
    import->n_unmatched++;
}

/* A proof older than the letter, or two ends that contradict each other, are told. */
static void check_proof(const ProofImport *import, const Proof *proof, const char *document)
{
    const PastReminder *letter = g_hash_table_lookup(import->letters, document);
    const PastProof *before = past_find_outcome(import->past, document);
    char date[DAY_ISO_SIZE];
    if (!letter || proof->date < letter->run_date)
        complaint_add(import->run->complaints, COMPLAINT_WARNING, "proof-before-letter",
                      place_of(import, proof),
                      "document %s had not left on %s; the proof was recorded all the same",
                      document, day_print_iso(proof->date, date));
    if (before &&
        proof_outcome_is_served(before->outcome) != proof_outcome_is_served(proof->outcome) &&
        (proof_outcome_is_served(before->outcome) ||
         proof_outcome_is_returned(before->outcome)) &&
        (proof_outcome_is_served(proof->outcome) || proof_outcome_is_returned(proof->outcome)))
        complaint_add(import->run->complaints, COMPLAINT_WARNING, "proofs-contradict",
                      place_of(import, proof),
                      "the letter %s was %s before and is %s now; the newest counts", document,
                      proof_outcome_name(before->outcome), proof_outcome_name(proof->outcome));
}

/* ---- one proof --------------------------------------------------------------------------- */

static gboolean is_known(const ProofImport *import, const PastProof *proof)
{
    const GPtrArray *lists[] = {past_find_proofs(import->past, proof->document),
                                import->proofs};
    for (guint k = 0; k < G_N_ELEMENTS(lists); k++)
        for (guint i = 0; lists[k] && i < lists[k]->len; i++) {
            const PastProof *other = g_ptr_array_index(lists[k], i);
            if (text_equals(other->document, proof->document) &&
                other->outcome == proof->outcome && other->date == proof->date &&
                (other->presented == proof->presented || proof->presented == DAY_NONE))
                return TRUE;
        }
    return FALSE;
}

/* The picture of the receipt: where it is, and its hash, so that the dossier has the same one. */
static void take_file(const ProofImport *import, const Proof *row, PastProof *proof)
{
    if (text_is_blank(row->file))
        return;
    g_autofree char *folder = g_path_get_dirname(import->run->options->arguments[0]);
    proof->file = g_path_is_absolute(row->file) ? g_strdup(row->file)
                                                : g_build_filename(folder, row->file, NULL);
    proof->sha256 = file_sha256(proof->file, NULL);
    if (!proof->sha256)
        complaint_add(import->run->complaints, COMPLAINT_WARNING, "proof-file-missing",
                      place_of(import, row),
                      "%s is not there; the proof was recorded without it", row->file);
}

static void say_proof(ProofImport *import, const PastProof *proof, int line, gboolean known)
{
    char date[DAY_ISO_SIZE], presented[DAY_ISO_SIZE];
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "line %d: %s, document %s: %s on %s", line,
                           proof->number ? proof->number : proof->document, proof->document,
                           proof_outcome_say(proof->outcome), day_print_iso(proof->date, date));
    if (proof->presented != DAY_NONE)
        g_string_append_printf(text, ", first presented on %s",
                               day_print_iso(proof->presented, presented));
    if (proof_outcome_is_returned(proof->outcome))
        g_string_append(text, "; not served: the level is not reached");
    g_string_append(text, known ? " (known already)" : "");
    g_ptr_array_add(import->lines, g_string_free(text, FALSE));
}

static void take_proof(ProofImport *import, const Proof *row)
{
    const char *document = find_document(import, row);
    if (!document) {
        complain_unmatched(import, row);
        return;
    }
    PastProof *proof = past_proof_new(document);
    proof->number = g_strdup(row->number);
    proof->outcome = row->outcome;
    proof->date = row->date;
    proof->presented = row->presented;
    proof->by = g_strdup(row->by);
    g_hash_table_add(import->answered, (gpointer)document);
    gboolean known = is_known(import, proof);
    say_proof(import, proof, row->line, known);
    if (known) {
        import->n_known++;
        past_proof_free(proof);
        return;
    }
    check_proof(import, row, document);
    take_file(import, row, proof);
    g_ptr_array_add(import->proofs, proof);
}

/* ---- the other way round: letters without an answer ---------------------------------------- */

/* Letters that left and of which nothing ends their way: neither before nor in this file. */
static void say_unanswered(const ProofImport *import)
{
    g_autoptr(GPtrArray) open = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < import->past->reminders->len; i++) {
        const PastReminder *letter = g_ptr_array_index(import->past->reminders, i);
        if (g_hash_table_contains(import->letters, letter->document) &&
            g_hash_table_add(seen, letter->document) && !letter->is_retracted &&
            !past_find_proofs(import->past, letter->document) &&
            !g_hash_table_contains(import->answered, letter->document))
            g_ptr_array_add(open, (gpointer)letter);
    }
    if (open->len == 0)
        return;
    run_say(import->run, "%u registered letter%s without any proof:", open->len,
            open->len == 1 ? "" : "s");
    for (guint i = 0; i < open->len; i++) {
        const PastReminder *letter = g_ptr_array_index(open, i);
        const char *number = g_hash_table_lookup(import->past->numbers, letter->document);
        char date[DAY_ISO_SIZE];
        run_say(import->run, "  %s%s%s of %s, customer %s", letter->document,
                number ? ", number " : "", number ? number : "",
                day_print_iso(letter->dispatched, date), letter->customer);
    }
}

/* ---- the file ---------------------------------------------------------------------------- */

static gboolean record(ProofImport *import, GError **error)
{
    Run *run = import->run;
    for (guint i = 0; i < import->file->proofs->len; i++)
        take_proof(import, &g_array_index(import->file->proofs, Proof, i));
    g_autofree char *source = g_path_get_basename(import->file->name);
    if (!history_add_proofs(run->db, import->proofs, source, run->options->login,
                            run->options->now, error))
        return FALSE;
    for (guint i = 0; i < import->lines->len; i++)
        run_say(run, "%s", (const char *)g_ptr_array_index(import->lines, i));
    say_unanswered(import);
    run_say(run,
            "%" G_GINT64_FORMAT " lines read: %u proofs recorded, %u known already, %u of no "
            "letter of ours",
            import->file->n_rows, import->proofs->len, import->n_known, import->n_unmatched);
    return TRUE;
}

static gboolean import_file(Run *run, const ProofFile *file, GError **error)
{
    g_autoptr(Past) past = history_fetch_past(run->db, -1, NULL, error);
    g_autoptr(GHashTable) by_number = past ? history_fetch_numbers(run->db, error) : NULL;
    if (!by_number)
        return FALSE;
    g_autoptr(GHashTable) letters = list_letters(past);
    g_autoptr(GPtrArray) proofs =
        g_ptr_array_new_with_free_func((GDestroyNotify)past_proof_free);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) answered = g_hash_table_new(g_str_hash, g_str_equal);
    ProofImport import = {.run = run,
                          .file = file,
                          .past = past,
                          .by_number = by_number,
                          .letters = letters,
                          .proofs = proofs,
                          .answered = answered,
                          .lines = lines};
    return record(&import, error);
}

Outcome command_import_proofs(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    const char *path = options->arguments[0];
    g_autoptr(ProofFile) file =
        run_load_settings(run, error)
            ? read_proofs(path, path, run->settings, run->complaints, error)
            : NULL;
    gboolean imported = file && records_open(run, error) && import_file(run, file, error);
    run_report_complaints(run);
    if (!imported && !*error)
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s cannot be used; nothing was recorded",
                     path);
    if (!imported)
        return outcome_of_error(*error);
    return complaints_count(run->complaints, COMPLAINT_HELD) > 0 ? OUTCOME_SOMETHING_HELD
                                                                 : OUTCOME_DONE;
}
