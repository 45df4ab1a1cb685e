#include "dispatch/print_job.h"

#include "dispatch/spool_evidence.h"
#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/json_text.h"
#include "ground/text.h"

#define ADDRESS_LINES 7

/* ---- index.csv ---- */

static void append_weight(GString *table, int centigrams)
{
    csv_append_money(table, centigrams, "EUR"); /* two digits after the point, no currency */
}

static void append_address(GString *table, const Outgoing *outgoing)
{
    guint count = outgoing->address_lines ? outgoing->address_lines->len : 0;
    for (guint i = 0; i < ADDRESS_LINES; i++)
        csv_append_text(table,
                        i < count ? g_ptr_array_index(outgoing->address_lines, i) : NULL);
}

static void append_postage(GString *table, const PrintLetter *letter)
{
    if (letter->postage_minor < 0) {
        csv_append_text(table, NULL);
        csv_append_text(table, NULL);
        return;
    }
    csv_append_money(table, letter->postage_minor, letter->postage_currency);
    csv_append_text(table, letter->postage_currency);
}

/* The columns of domain.md 4.3 in their order; what it does not have stands behind them. */
static void append_letter(GString *table, const PrintJob *job, const PrintLetter *letter,
                          int seq)
{
    const Outgoing *outgoing = letter->entry->outgoing;
    csv_append_number(table, seq);
    csv_append_text(table, job->run_id);
    csv_append_text(table, outgoing->document);
    csv_append_text(table, outgoing->customer);
    csv_append_number(table, outgoing->level);
    csv_append_text(table, letter->product);
    csv_append_text(table, job->colour ? "colour" : "black");
    csv_append_text(table, job->duplex ? "duplex" : "simplex");
    csv_append_number(table, letter->first_page);
    csv_append_number(table, letter->last_page);
    csv_append_number(table, letter->sheets);
    append_weight(table, letter->weight_centigrams);
    csv_append_text(table, letter_envelope(letter->sheets));
    append_address(table, outgoing);
    csv_append_text(table, outgoing->country);
    csv_append_text(table, outgoing->postcode);
    spool_append_list(table, outgoing->invoices);
    csv_append_money(table, outgoing->total_due_minor, outgoing->currency);
    csv_append_text(table, print_letter_reference(letter));
    csv_append_text(table, outgoing->pdf_sha256);
    csv_append_text(table, letter->file);
    csv_append_text(table, outgoing->currency);
    append_postage(table, letter);
    csv_append_text(table, outgoing->reference);
    csv_end_row(table);
}

char *print_job_to_index(const PrintJob *job)
{
    static const char *const names[] = {"seq",
                                        "run_id",
                                        "letter_id",
                                        "debtor_id",
                                        "level",
                                        "product",
                                        "colour",
                                        "duplex",
                                        "first_page",
                                        "last_page",
                                        "sheets",
                                        "weight_g",
                                        "envelope",
                                        "addr1",
                                        "addr2",
                                        "addr3",
                                        "addr4",
                                        "addr5",
                                        "addr6",
                                        "addr7",
                                        "country_iso2",
                                        "postcode",
                                        "invoices",
                                        "total_due",
                                        "ref_print",
                                        "sha256_pages",
                                        "file",
                                        "currency",
                                        "postage",
                                        "postage_currency",
                                        "registered_number",
                                        NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, names);
    for (guint i = 0; i < job->letters->len; i++)
        append_letter(table, job, g_ptr_array_index(job->letters, i), (int)i + 1);
    return g_string_free(table, FALSE);
}

/* ---- manifest.json ---- */

static gboolean append_file(GString *json, const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    json_begin_object(json, NULL);
    json_append_string(json, "name", name);
    json_append_string(json, "sha256", sha256);
    json_end_object(json);
    return TRUE;
}

/* The files of an export, if the job has it. */
static gboolean append_folder(GString *json, const char *folder, const char *name,
                              GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
        return TRUE;
    g_autoptr(GPtrArray) names = folder_list_files(path, error);
    for (guint i = 0; names && i < names->len; i++) {
        g_autofree char *file =
            g_build_filename(name, (const char *)g_ptr_array_index(names, i), NULL);
        if (!append_file(json, folder, file, error))
            return FALSE;
    }
    return names != NULL;
}

static gboolean append_files(GString *json, const PrintJob *job, const char *folder,
                             GError **error)
{
    json_begin_array(json, "files");
    for (guint i = 0; i < job->files->len; i++)
        if (!append_file(json, folder, g_ptr_array_index(job->files, i), error))
            return FALSE;
    if (!append_file(json, folder, "index.csv", error))
        return FALSE;
    static const char *const exports[] = {"maileva", "import"};
    for (guint i = 0; i < G_N_ELEMENTS(exports); i++)
        if (!append_folder(json, folder, exports[i], error))
            return FALSE;
    json_end_array(json);
    return TRUE;
}

/* Known postage by currency, in the order of their first letter. */
static void append_postage_totals(GString *json, const PrintJob *job)
{
    g_autoptr(GHashTable) totalled = g_hash_table_new(g_str_hash, g_str_equal);
    json_begin_array(json, "postage");
    for (guint i = 0; i < job->letters->len; i++) {
        const PrintLetter *first = g_ptr_array_index(job->letters, i);
        if (first->postage_minor < 0 ||
            !g_hash_table_add(totalled, (gpointer)first->postage_currency))
            continue;
        gint64 minor = 0;
        for (guint j = i; j < job->letters->len; j++) {
            const PrintLetter *letter = g_ptr_array_index(job->letters, j);
            if (letter->postage_minor >= 0 &&
                text_equals(letter->postage_currency, first->postage_currency))
                minor += letter->postage_minor;
        }
        g_autofree char *amount = money_to_plain(minor, first->postage_currency);
        json_begin_object(json, NULL);
        json_append_string(json, "currency", first->postage_currency);
        json_append_string(json, "amount", amount);
        json_end_object(json);
    }
    json_end_array(json);
}

static void append_counts(GString *json, const PrintJob *job)
{
    gint64 pages = 0, sheets = 0, weight = 0, without_postage = 0;
    for (guint i = 0; i < job->letters->len; i++) {
        const PrintLetter *letter = g_ptr_array_index(job->letters, i);
        pages += letter->entry->outgoing->pages;
        sheets += letter->sheets;
        weight += letter->weight_centigrams;
        without_postage += letter->postage_minor < 0;
    }
    g_autofree char *weight_g = money_to_plain(weight, "EUR");
    json_append_number(json, "letters", job->letters->len);
    json_append_number(json, "pages", pages);
    json_append_number(json, "sheets", sheets);
    json_append_string(json, "weight_g", weight_g);
    append_postage_totals(json, job);
    json_append_number(json, "letters_without_postage", without_postage);
}

static void append_documents(GString *json, const PrintJob *job)
{
    json_begin_array(json, "documents");
    for (guint i = 0; i < job->letters->len; i++) {
        const PrintLetter *letter = g_ptr_array_index(job->letters, i);
        json_append_string(json, NULL, letter->entry->delivery->document);
    }
    json_end_array(json);
}

char *print_job_to_manifest(const PrintJob *job, const char *folder, GError **error)
{
    char date[DAY_ISO_SIZE];
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_string(json, "job", job->name);
    json_append_string(json, "run_id", job->run_id);
    json_append_string(json, "run_date", day_print_iso(job->run_date, date));
    json_append_string(json, "kind", job->kind->name);
    json_append_boolean(json, "duplex", job->duplex);
    json_append_boolean(json, "colour", job->colour);
    append_counts(json, job);
    if (!append_files(json, job, folder, error))
        return NULL;
    append_documents(json, job);
    json_end_object(json);
    g_autofree char *text = json_to_indented(json->str);
    return g_strconcat(text, g_str_has_suffix(text, "\n") ? "" : "\n", NULL);
}
