#include "dispatch/print_job.h"

#include "ground/text.h"

#include <string.h>

static const char *country_or(const Outgoing *outgoing, const char *home)
{
    return text_is_blank(outgoing->country) ? home : outgoing->country;
}

static gint compare_texts(const char *a, const char *b)
{
    return strcmp(text_or_empty(a), text_or_empty(b));
}

/* Inserters want constant thickness, the post its rebate by postcode. */
static gint compare_letters(gconstpointer a, gconstpointer b)
{
    const PrintLetter *left = *(const PrintLetter *const *)a;
    const PrintLetter *right = *(const PrintLetter *const *)b;
    const Outgoing *x = left->entry->outgoing, *y = right->entry->outgoing;
    gint order = left->is_abroad ? compare_texts(x->country, y->country) : 0;
    if (!order)
        order = compare_texts(x->postcode, y->postcode);
    if (!order)
        order = left->sheets - right->sheets;
    if (!order)
        order = compare_texts(x->customer, y->customer);
    return order ? order : compare_texts(x->document, y->document);
}

static void complain_once(const Outbox *outbox, GHashTable *unknown, const char *product,
                          const PrintLetter *letter, Day day)
{
    char date[DAY_ISO_SIZE];
    g_autofree char *what =
        g_strdup_printf("%s up to %d g", product, (letter->weight_centigrams + 99) / 100);
    if (!g_hash_table_add(unknown, g_strdup(what)))
        return;
    complaint_add(outbox->complaints, COMPLAINT_WARNING, "postage-unknown", (Place){0},
                  "the tariffs have no price for %s on %s, the first time for document %s; the "
                  "letters go, their postage is left empty in index.csv; add the price to the "
                  "table named in print.tariffs",
                  what, day_print_iso(day, date), letter->entry->delivery->document);
}

/* All parts of the price must be known and of one currency. */
static void set_postage(PrintLetter *letter, const Outbox *outbox, const PostageTable *tariffs,
                        gboolean is_registered, GHashTable *unknown)
{
    const char *const *products = postage_products(is_registered, letter->is_abroad);
    Day day = outbox->input->run_date;
    letter->product = products[0];
    letter->postage_minor = 0;
    for (guint i = 0; products[i]; i++) {
        gint64 minor = 0;
        char currency[CURRENCY_SIZE] = "";
        if (!postage_table_find(tariffs, products[i], letter->weight_centigrams, day, &minor,
                                currency) ||
            (i > 0 && strcmp(currency, letter->postage_currency) != 0)) {
            complain_once(outbox, unknown, products[i], letter, day);
            letter->postage_minor = -1;
            return;
        }
        letter->postage_minor += minor;
        g_strlcpy(letter->postage_currency, currency, sizeof letter->postage_currency);
    }
}

gboolean print_is_abroad(const Outgoing *outgoing, const Settings *settings)
{
    const char *home = text_or_empty(settings->creditor.country);
    return strcmp(country_or(outgoing, home), home) != 0;
}

const char *print_letter_reference(const PrintLetter *letter)
{
    const Outgoing *outgoing = letter->entry->outgoing;
    return text_is_blank(outgoing->reference) ? outgoing->document : outgoing->reference;
}

static PrintLetter *new_letter(OutboxEntry *entry, const PrintKind *kind,
                               const Settings *settings)
{
    PrintLetter *letter = g_new0(PrintLetter, 1);
    letter->entry = entry;
    letter->sheets = letter_sheets(entry->outgoing->pages, settings->print.duplex);
    letter->weight_centigrams = letter_weight_centigrams(letter->sheets);
    letter->is_abroad = kind->is_abroad;
    return letter;
}

PrintJob *print_job_new(const Outbox *outbox, char *name, const GPtrArray *entries,
                        const PrintKind *kind, const PostageTable *tariffs)
{
    const Settings *settings = outbox->input->settings;
    PrintJob *job = g_new0(PrintJob, 1);
    job->name = name;
    job->run_id = outbox->input->run_id;
    job->run_date = outbox->input->run_date;
    job->kind = kind;
    job->duplex = settings->print.duplex;
    job->colour = settings->print.colour;
    job->letters = g_ptr_array_new_with_free_func(g_free);
    job->files = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add(job->letters,
                        new_letter(g_ptr_array_index(entries, i), kind, settings));
    g_ptr_array_sort(job->letters, compare_letters);
    g_autoptr(GHashTable) unknown =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < job->letters->len; i++)
        set_postage(g_ptr_array_index(job->letters, i), outbox, tariffs, kind->is_registered,
                    unknown);
    return job;
}

void print_job_free(PrintJob *job)
{
    if (!job)
        return;
    g_free(job->name);
    g_ptr_array_unref(job->letters);
    g_ptr_array_unref(job->files);
    g_free(job);
}
