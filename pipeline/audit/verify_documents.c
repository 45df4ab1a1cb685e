/* Documents: claims against the plan, files against their hashes, deliveries against both. */
#include "audit/run_paths.h"
#include "audit/run_table.h"
#include "ground/files.h"
#include "ground/text.h"

#include <string.h>

static const char *const plan_columns[] = {"customer", "invoice",  "kind",     "open_amount",
                                           "currency", "decision", "document", NULL};
static const char *const documents_columns[] = {
    "document",  "kind",     "channel",       "items", "total_due", "interest",
    "indemnity", "currency", "approval",      "file",  "sha256",    "principal",
    "credits",   "fee",      "total_claimed", NULL};
static const char *const deliveries_columns[] = {"document", "channel", "status", NULL};

/* What the plan's rows say of one document. */
typedef struct {
    gint64 principal; /* open amounts of the invoices that name it less what is in dispute */
    guint n_items;
    char *currency;
    gboolean is_own; /* some row is sent by it, not only carried along */
    gboolean is_seen;
} PlannedClaim;

static void free_claim(gpointer data)
{
    PlannedClaim *claim = data;
    g_free(claim->currency);
    g_free(claim);
}

/* Nothing in plans of earlier versions, which have no such column. */
static gint64 find_disputed(Verification *verification, const RunTable *plan, guint row)
{
    return *run_table_cell(plan, row, "disputed_amount")
               ? run_table_money(verification, plan, row, "disputed_amount")
               : 0;
}

static void add_to_claim(Verification *verification, GHashTable *claims, const char *document,
                         const RunTable *plan, guint row)
{
    PlannedClaim *claim = g_hash_table_lookup(claims, document);
    if (!claim) {
        claim = g_new0(PlannedClaim, 1);
        claim->currency = g_strdup(run_table_cell(plan, row, "currency"));
        g_hash_table_insert(claims, g_strdup(document), claim);
    }
    const char *decision = run_table_cell(plan, row, "decision");
    claim->is_own |= strcmp(decision, "send") == 0 || strcmp(decision, "approve") == 0;
    if (strcmp(run_table_cell(plan, row, "kind"), "invoice") != 0)
        return;
    if (strcmp(claim->currency, run_table_cell(plan, row, "currency")) != 0)
        verify_find(verification, "document %s: its rows in the plan have two currencies",
                    document);
    claim->n_items++;
    gint64 open = run_table_money(verification, plan, row, "open_amount");
    claim->principal =
        add_held(claim->principal, add_held(open, -find_disputed(verification, plan, row)));
}

/* document -> PlannedClaim *; a row may name several documents, joined by ';'. */
static GHashTable *collect_claims(Verification *verification, const RunTable *plan)
{
    GHashTable *claims = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_claim);
    for (guint row = 1; row <= plan->n_rows; row++) {
        g_auto(GStrv) documents = g_strsplit(run_table_cell(plan, row, "document"), ";", -1);
        for (guint i = 0; documents[i]; i++)
            if (*documents[i])
                add_to_claim(verification, claims, documents[i], plan, row);
    }
    return claims;
}

static void compare_amount(Verification *verification, const RunTable *documents, guint row,
                           const char *column, gint64 expected, const char *reason)
{
    gint64 said = run_table_money(verification, documents, row, column);
    if (said == expected)
        return;
    g_autofree char *should =
        money_to_plain(expected, run_table_cell(documents, row, "currency"));
    verify_find(verification, "document %s: %s is %s, but %s gives %s",
                run_table_cell(documents, row, "document"), column,
                run_table_cell(documents, row, column), reason, should);
}

/* Items, principal, total and charges against what the plan's rows say. */
static void compare_claim(Verification *verification, const RunTable *documents, guint row,
                          const PlannedClaim *claim)
{
    const char *document = run_table_cell(documents, row, "document");
    g_autofree char *n_items = g_strdup_printf("%u", claim->n_items);
    if (strcmp(n_items, run_table_cell(documents, row, "items")) != 0)
        verify_find(verification, "document %s: says %s items, the plan has %s for it",
                    document, run_table_cell(documents, row, "items"), n_items);
    gint64 credits = run_table_money(verification, documents, row, "credits");
    gint64 total = add_held(claim->principal, -credits);
    compare_amount(verification, documents, row, "principal", claim->principal,
                   "the sum of its rows in the plan");
    compare_amount(verification, documents, row, "total_due", total,
                   "the sum of its rows in the plan less credits");
    gint64 charges =
        add_held(run_table_money(verification, documents, row, "interest"),
                 add_held(run_table_money(verification, documents, row, "indemnity"),
                          run_table_money(verification, documents, row, "fee")));
    compare_amount(verification, documents, row, "total_claimed", add_held(total, charges),
                   "the sum of total_due, interest, indemnity and fee");
}

static void check_claim(Verification *verification, const RunTable *documents, guint row,
                        PlannedClaim *claim)
{
    const char *document = run_table_cell(documents, row, "document");
    static const PlannedClaim nothing = {0};
    if (!claim && strcmp(run_table_cell(documents, row, "kind"), "thanks") == 0) {
        compare_claim(verification, documents, row, &nothing);
        return;
    }
    if (!claim) {
        verify_find(verification, "document %s: no row of the plan names it", document);
        return;
    }
    claim->is_seen = TRUE;
    if (strcmp(claim->currency, run_table_cell(documents, row, "currency")) != 0)
        verify_find(verification, "document %s: is in %s, its rows in the plan are in %s",
                    document, run_table_cell(documents, row, "currency"), claim->currency);
    compare_claim(verification, documents, row, claim);
}

static void find_unwritten(Verification *verification, GHashTable *claims)
{
    g_autoptr(GList) names = g_hash_table_get_keys(claims);
    names = g_list_sort(names, (GCompareFunc)strcmp);
    for (GList *at = names; at; at = at->next) {
        const PlannedClaim *claim = g_hash_table_lookup(claims, at->data);
        if (claim->is_own && !claim->is_seen)
            verify_find(verification, "document %s: the plan names it, documents.csv does not",
                        (const char *)at->data);
    }
}

void verify_claims(Verification *verification)
{
    g_autoptr(RunTable) plan = run_table_read(verification, PLAN_PATH, plan_columns);
    g_autoptr(RunTable) documents =
        run_table_read(verification, DOCUMENTS_PATH, documents_columns);
    if (!plan || !documents)
        return;
    int before = verification->n_found;
    g_autoptr(GHashTable) claims = collect_claims(verification, plan);
    g_autoptr(Sums) claimed = sums_new();
    for (guint row = 1; row <= documents->n_rows; row++) {
        const char *document = run_table_cell(documents, row, "document");
        check_claim(verification, documents, row, g_hash_table_lookup(claims, document));
        sums_add(claimed, run_table_cell(documents, row, "currency"),
                 run_table_money(verification, documents, row, "total_due"));
    }
    find_unwritten(verification, claims);
    if (verification->n_found > before)
        return;
    g_autofree char *sum = sums_print(claimed);
    verify_say(
        verification,
        "documents: %u, each claims the open amounts of its plan rows less credits, %s due",
        documents->n_rows, sum);
}

static void compare_due(Verification *verification, const JsonValue *said, Sums *due)
{
    const char *currency = text_or_empty(json_find_text(said, "currency"));
    const char *text = text_or_empty(json_find_text(said, "amount"));
    gint64 amount = 0, found = sums_find(due, currency);
    if (money_parse_plain(text, currency, &amount) && amount == found)
        return;
    g_autofree char *sum = money_to_plain(found, currency);
    verify_find(verification, "documents: run.json says %s %s due, documents.csv adds up to %s",
                text, currency, sum);
}

void verify_document_sum(Verification *verification)
{
    g_autoptr(RunTable) documents =
        run_table_read(verification, DOCUMENTS_PATH, documents_columns);
    if (!documents)
        return;
    int before = verification->n_found;
    const JsonValue *said = json_find(verification->run, "documents");
    const JsonValue *amounts = json_find(said, "total_due");
    g_autoptr(Sums) due = sums_new();
    for (guint row = 1; row <= documents->n_rows; row++)
        sums_add(due, run_table_cell(documents, row, "currency"),
                 run_table_money(verification, documents, row, "total_due"));
    if (json_find_number(said, "count", -1) != documents->n_rows)
        verify_find(verification,
                    "documents: run.json counts %" G_GINT64_FORMAT ", documents.csv has %u",
                    json_find_number(said, "count", -1), documents->n_rows);
    for (guint i = 0; amounts && amounts->kind == JSON_ARRAY && i < amounts->children->len; i++)
        compare_due(verification, g_ptr_array_index(amounts->children, i), due);
    if (verification->n_found == before)
        verify_say(verification, "documents: number and sums as run.json says");
}

/* A path that leads out of the run folder is no document of it. */
static gboolean is_inside(const char *path)
{
    return *path && !g_path_is_absolute(path) && !strstr(path, "..");
}

static void check_file(Verification *verification, const RunTable *documents, guint row)
{
    const char *document = run_table_cell(documents, row, "document");
    const char *file = run_table_cell(documents, row, "file");
    if (!is_inside(file)) {
        verify_find(verification, "document %s: \"%s\" is no file of the run folder", document,
                    file);
        return;
    }
    g_autofree char *path = g_build_filename(verification->folder, file, NULL);
    g_autofree char *sha256 = file_sha256(path, NULL);
    const JournalFact *erased = g_hash_table_lookup(verification->erased, file);
    if (!sha256 && erased &&
        text_equals(erased->sha256, run_table_cell(documents, row, "sha256")))
        return; /* erased on purpose, with the very hash */
    if (!sha256)
        verify_find(verification, "document %s: its file %s is missing", document, file);
    else if (strcmp(sha256, run_table_cell(documents, row, "sha256")) != 0)
        verify_find(verification, "document %s: its file %s has not the hash in documents.csv",
                    document, file);
}

void verify_document_files(Verification *verification)
{
    g_autoptr(RunTable) documents =
        run_table_read(verification, DOCUMENTS_PATH, documents_columns);
    if (!documents)
        return;
    int before = verification->n_found;
    guint n_files = 0;
    for (guint row = 1; row <= documents->n_rows; row++) {
        if (!*run_table_cell(documents, row, "file") &&
            !*run_table_cell(documents, row, "sha256"))
            continue; /* a call has no file */
        check_file(verification, documents, row);
        n_files++;
    }
    if (verification->n_found == before)
        verify_say(verification, "documents: %u files with the hashes of documents.csv",
                   n_files);
}

void verify_document_lines(Verification *verification)
{
    g_autoptr(RunTable) documents =
        run_table_read(verification, DOCUMENTS_PATH, documents_columns);
    if (!documents)
        return;
    int before = verification->n_found;
    for (guint row = 1; row <= documents->n_rows; row++) {
        const char *document = run_table_cell(documents, row, "document");
        const JournalFact *fact = g_hash_table_lookup(verification->documents, document);
        if (!fact)
            verify_find(verification, "document %s: the journal has no line of it", document);
        else if (!text_equals(fact->sha256, run_table_cell(documents, row, "sha256")) ||
                 !text_equals(fact->file, run_table_cell(documents, row, "file")))
            verify_find(verification,
                        "document %s: journal line %" G_GINT64_FORMAT
                        " has another file or hash than documents.csv",
                        document, fact->line);
    }
    if (verification->n_found == before)
        verify_say(verification, "documents: %u, each with its hash in the journal",
                   documents->n_rows);
}

static void check_delivery(Verification *verification, const RunTable *deliveries, guint row,
                           GHashTable *documents)
{
    const char *document = run_table_cell(deliveries, row, "document");
    const char *channel = run_table_cell(deliveries, row, "channel");
    const char *status = run_table_cell(deliveries, row, "status");
    if (!g_hash_table_contains(documents, document))
        verify_find(verification, "delivery of %s: there is no such document", document);
    g_autofree char *key = g_strconcat(document, "\x1f", channel, NULL);
    const JournalFact *fact = g_hash_table_lookup(verification->deliveries, key);
    if (fact && !text_equals(fact->status, status))
        verify_find(
            verification,
            "delivery of %s by %s: deliveries.csv says %s, journal line %" G_GINT64_FORMAT
            " says %s",
            document, channel, status, fact->line, text_or_empty(fact->status));
    else if (!fact && strcmp(status, "planned") != 0 && strcmp(status, "waiting") != 0)
        verify_find(
            verification,
            "delivery of %s by %s: deliveries.csv says %s, the journal has no line of it",
            document, channel, status);
}

void verify_deliveries(Verification *verification)
{
    g_autoptr(RunTable) documents =
        run_table_read(verification, DOCUMENTS_PATH, documents_columns);
    g_autoptr(RunTable) deliveries =
        run_table_read(verification, DELIVERIES_PATH, deliveries_columns);
    if (!documents || !deliveries)
        return;
    int before = verification->n_found;
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) delivered = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint row = 1; row <= documents->n_rows; row++)
        g_hash_table_add(known, (gpointer)run_table_cell(documents, row, "document"));
    for (guint row = 1; row <= deliveries->n_rows; row++) {
        check_delivery(verification, deliveries, row, known);
        g_hash_table_add(delivered, (gpointer)run_table_cell(deliveries, row, "document"));
    }
    for (guint row = 1; row <= documents->n_rows; row++)
        if (!g_hash_table_contains(delivered, run_table_cell(documents, row, "document")))
            verify_find(verification, "document %s: has no delivery",
                        run_table_cell(documents, row, "document"));
    if (verification->n_found == before)
        verify_say(verification,
                   "deliveries: %u, for the %u documents, with the state the journal says",
                   deliveries->n_rows, documents->n_rows);
}
