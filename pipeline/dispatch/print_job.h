/*
 * One print job: its letters in print order, what each weighs and costs, and the two tables
 * that the print house reads (index.csv, manifest.json).
 */
#ifndef RELANCE_DISPATCH_PRINT_JOB_H
#define RELANCE_DISPATCH_PRINT_JOB_H

#include "dispatch/outbox.h"
#include "dispatch/postage.h"

/* What goes into one job: inserters and the post want them apart. */
typedef struct {
    const char *name; /* of the job: "letters", "registered-abroad" */
    gboolean is_registered, is_abroad;
} PrintKind;

typedef struct {
    OutboxEntry *entry; /* lent */
    int sheets;
    gboolean is_abroad; /* as its job is */
    const char *file;   /* lent by the job */
    int first_page, last_page;
    int weight_centigrams;
    const char *product;  /* static */
    gint64 postage_minor; /* -1: not known */
    char postage_currency[CURRENCY_SIZE];
} PrintLetter;

typedef struct {
    char *name;         /* folder below print/ */
    const char *run_id; /* lent */
    Day run_date;
    const PrintKind *kind; /* lent */
    gboolean duplex, colour;
    GPtrArray *letters; /* PrintLetter *, in print order */
    GPtrArray *files;   /* char *: letters.pdf, or letters-001.pdf ... */
} PrintJob;

/*
 * A job of these open entries of one kind: sorted (country, postcode, sheets, customer, document), weighed, with postage; a product the tariffs do not know is complained
 * of once, [postage-unknown]. The name is taken over.
 */
PrintJob *print_job_new(const Outbox *outbox, char *name, const GPtrArray *entries,
                        const PrintKind *kind, const PostageTable *tariffs);
void print_job_free(PrintJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PrintJob, print_job_free)

/* TRUE if the letter goes to another country than the creditor's. */
gboolean print_is_abroad(const Outgoing *outgoing, const Settings *settings);

/* What a print house prints on its slips: the registered number, else the document. Lent. */
const char *print_letter_reference(const PrintLetter *letter);

/* index.csv; a new string. */
char *print_job_to_index(const PrintJob *job);

/* manifest.json; the job's finished files lie in `folder`. A new string, NULL and *error. */
char *print_job_to_manifest(const PrintJob *job, const char *folder, GError **error);

#endif
