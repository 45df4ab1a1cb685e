/* relance export-person CUSTOMER: everything that is held about one customer, in one folder. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/erasure_run.h"
#include "run/kept_table.h"
#include "run/run_begin.h"

typedef struct {
    Run *run;
    const char *customer;
    char *target, *hidden;
    GString *json;
    guint n_files, n_rows;
} PersonExport;

static const char readme[] =
    "# What relance holds about customer %s\n\n"
    "Made by `relance export-person`, for a request under article 15 of the GDPR.\n\n"
    "- `person.json`: `master_data`, the rows of the customers, contacts, ledger and events "
    "files; `history`, every letter, mail, call, promise and answer; `runs`, each row about "
    "the "
    "customer in the tables of each run, with the decision and its reason.\n"
    "- `documents/`: every letter and mail that was made, as it was made.\n\n"
    "Reminders are decided by rules on invoices and dates; no profile is made. The journals "
    "hold "
    "the customer's number, invoices and digests of recipients.\n";

static void append_texts(GString *json, const char *const *keys, const char *const *texts)
{
    for (; *keys; keys++, texts++)
        if (!text_is_blank(*texts))
            json_append_string(json, *keys, *texts);
}

static void append_contact(GString *json, const Contact *contact)
{
    static const char *const keys[] = {"role",    "name",     "salutation", "email",    "phone",
                                       "name2",   "street",   "street2",    "postcode", "city",
                                       "country", "language", NULL};
    const char *const texts[] = {contact->role,   contact->name,    contact->salutation,
                                 contact->email,  contact->phone,   contact->name2,
                                 contact->street, contact->street2, contact->postcode,
                                 contact->city,   contact->country, contact->language};
    json_begin_object(json, NULL);
    append_texts(json, keys, texts);
    json_end_object(json);
}

static void append_customer(GString *json, const Customer *one)
{
    static const char *const keys[] = {"name",         "name2",
                                       "street",       "street2",
                                       "postcode",     "city",
                                       "country",      "language",
                                       "segment",      "siren",
                                       "vat",          "terms",
                                       "scenario",     "email",
                                       "phone",        "preferred_channel",
                                       "payer",        "group",
                                       "collector",    "sales_rep",
                                       "legal_name",   "legal_form",
                                       "registry",     "seat_street",
                                       "seat_street2", "seat_postcode",
                                       "seat_city",    "seat_country",
                                       "insurer",      NULL};
    const char *const texts[] = {
        one->name,         one->name2,         one->street,    one->street2,
        one->postcode,     one->city,          one->country,   one->language,
        one->segment,      one->siren,         one->vat,       one->terms,
        one->scenario,     one->email,         one->phone,     one->preferred_channel,
        one->payer,        one->group,         one->collector, one->sales_rep,
        one->legal_name,   one->legal_form,    one->registry,  one->seat_street,
        one->seat_street2, one->seat_postcode, one->seat_city, one->seat_country,
        one->insurer};
    json_append_string(json, "debtor", debtor_kind_name(one->debtor));
    append_texts(json, keys, texts);
    if (one->score >= 0)
        json_append_number(json, "score", one->score);
    json_begin_array(json, "tags");
    for (const char *const *tag = one->tags; tag && *tag; tag++)
        json_append_string(json, NULL, *tag);
    json_end_array(json);
    json_begin_array(json, "contacts");
    for (guint i = 0; i < one->contacts->len; i++)
        append_contact(json, g_ptr_array_index(one->contacts, i));
    json_end_array(json);
}

static void append_events(GString *json, const Ledger *ledger, const char *customer)
{
    static const char *const keys[] = {"invoice", "reason", "service", "author",
                                       "outcome", "note",   NULL};
    json_begin_array(json, "events");
    for (guint i = 0; i < ledger->events->len; i++) {
        const Event *event = g_ptr_array_index(ledger->events, i);
        char day[DAY_ISO_SIZE];
        const char *const texts[] = {event->invoice, event->reason,  event->service,
                                     event->author,  event->outcome, event->note};
        if (!text_equals(event->customer, customer))
            continue;
        json_begin_object(json, NULL);
        json_append_string(json, "date", day_print_iso(event->date, day));
        json_append_string(json, "event", event_kind_name(event->kind));
        append_texts(json, keys, texts);
        json_end_object(json);
    }
    json_end_array(json);
}

/* The files as they are now; FALSE: they cannot be read, which the README does not hide. */
static gboolean append_master_data(PersonExport *person)
{
    g_autoptr(Run) look = run_new(person->run->options);
    if (!run_load_settings(look, NULL) || !run_load_rules(look, NULL) ||
        !run_load_ledger(look, NULL)) {
        json_append_string(person->json, "master_data", NULL);
        return FALSE;
    }
    const Customer *one = ledger_find_customer(look->ledger, person->customer);
    json_begin_object(person->json, "master_data");
    json_append_string(person->json, "customer", person->customer);
    if (one)
        append_customer(person->json, one);
    append_events(person->json, look->ledger, person->customer);
    json_end_object(person->json);
    return one != NULL;
}

static void append_row(GString *json, const KeptTable *table, guint row)
{
    char **header = g_ptr_array_index(table->rows, 0);
    char **cells = g_ptr_array_index(table->rows, row);
    json_begin_object(json, NULL);
    for (guint i = 0; header[i] && cells[i]; i++)
        if (*cells[i])
            json_append_string(json, header[i], cells[i]);
    json_end_object(json);
}

/* Rows whose customer it is; for deliveries those of its documents. */
static void append_table(PersonExport *person, const char *folder, const char *path,
                         const char *key, GHashTable *documents)
{
    g_autoptr(KeptTable) table = kept_table_read(folder, path);
    json_begin_array(person->json, key);
    for (guint row = 1; table && row <= table->n_rows; row++) {
        gboolean is_own =
            text_equals(kept_table_cell(table, row, "customer"), person->customer) ||
            g_hash_table_contains(documents, kept_table_cell(table, row, "document"));
        if (!is_own)
            continue;
        if (text_equals(key, "documents"))
            g_hash_table_add(documents, g_strdup(kept_table_cell(table, row, "document")));
        append_row(person->json, table, row);
        person->n_rows++;
    }
    json_end_array(person->json);
}

static gboolean copy_documents(PersonExport *person, const char *folder, GHashTable *documents,
                               GError **error)
{
    g_autofree char *id = g_path_get_basename(folder);
    g_autoptr(GPtrArray) present = folder_list_files(folder, error);
    for (guint i = 0; present && i < present->len; i++) {
        const char *path = g_ptr_array_index(present, i);
        g_autofree char *document = erasure_find_document(id, path);
        if (!document || !g_hash_table_contains(documents, document))
            continue;
        g_autofree char *base = g_path_get_basename(path);
        g_autofree char *from = g_build_filename(folder, path, NULL);
        g_autofree char *to = g_build_filename(person->hidden, "documents", base, NULL);
        if (!file_copy_whole(from, to, error))
            return FALSE;
        person->n_files++;
    }
    return present != NULL;
}

static gboolean take_run(PersonExport *person, const char *folder, GError **error)
{
    g_autoptr(GHashTable) documents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *id = g_path_get_basename(folder);
    json_begin_object(person->json, NULL);
    json_append_string(person->json, "run", id);
    append_table(person, folder, "1-read/items.csv", "items", documents);
    append_table(person, folder, "1-read/rejected.csv", "settled_or_left_out", documents);
    append_table(person, folder, "2-assign/plan.csv", "plan", documents);
    append_table(person, folder, "3-render/documents.csv", "documents", documents);
    append_table(person, folder, "4-dispatch/deliveries.csv", "deliveries", documents);
    json_end_object(person->json);
    return copy_documents(person, folder, documents, error);
}

static gboolean take_runs(PersonExport *person, GError **error)
{
    g_autoptr(GPtrArray) folders = erasure_list_runs(person->run->settings->out);
    json_begin_array(person->json, "runs");
    for (guint i = 0; i < folders->len; i++)
        if (!take_run(person, g_ptr_array_index(folders, i), error))
            return FALSE;
    json_end_array(person->json);
    return TRUE;
}

static gboolean append_history(PersonExport *person, GError **error)
{
    g_autoptr(HistoryDb) db = history_open_to_read(person->run->settings->history, error);
    g_autofree char *text = db ? history_print(db, person->customer, TRUE, error) : NULL;
    g_autoptr(JsonValue) value = text ? json_parse(text, -1, NULL) : NULL;
    g_string_append_printf(person->json, ",\"history\":%s", value ? text : "null");
    return db != NULL;
}

static gboolean write_person(PersonExport *person, gboolean is_known, GError **error)
{
    if (!is_known && person->n_rows == 0)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "nothing is held about a customer %s: neither in the files nor in "
                            "any run",
                            person->customer);
    g_autofree char *text = json_to_indented(person->json->str);
    g_autofree char *path = g_build_filename(person->hidden, "person.json", NULL);
    g_autofree char *about = g_build_filename(person->hidden, "README.md", NULL);
    g_autofree char *words = g_strdup_printf(readme, person->customer);
    return file_write_whole(path, text, -1, error) &&
           file_write_whole(about, words, -1, error) &&
           folder_remove_tree(person->target, error) &&
           folder_publish(person->hidden, person->target, error);
}

/* A customer's number is any text; a folder's name is not. */
static char *name_folder(const char *customer)
{
    g_autofree char *name = g_strconcat("person-", customer, NULL);
    g_strdelimit(name, "/\\", '_');
    return g_steal_pointer(&name);
}

static gboolean choose_target(PersonExport *person, GError **error)
{
    g_autofree char *name = name_folder(person->customer);
    g_autofree char *hidden = g_strconcat(".tmp-", name, NULL);
    const char *out = person->run->settings->out;
    person->target = g_build_filename(out, name, NULL);
    person->hidden = g_build_filename(out, hidden, NULL);
    g_autofree char *documents = g_build_filename(person->hidden, "documents", NULL);
    return folder_remove_tree(person->hidden, error) && folder_create(documents, error);
}

Outcome command_export_person(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    PersonExport person = {.run = run, .customer = options->arguments[0]};
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    person.json = g_string_new(NULL);
    json_begin_object(person.json, NULL);
    json_append_string(person.json, "customer", person.customer);
    gboolean is_known = append_master_data(&person);
    gboolean is_good = choose_target(&person, error) && append_history(&person, error) &&
                       take_runs(&person, error);
    json_end_object(person.json);
    is_good = is_good && write_person(&person, is_known, error);
    if (is_good)
        run_say(run, "%s: %u rows of all runs, %u letters and mails", person.target,
                person.n_rows, person.n_files);
    else
        folder_remove_tree(person.hidden, NULL);
    g_string_free(person.json, TRUE);
    g_free(person.target);
    g_free(person.hidden);
    return is_good ? OUTCOME_DONE : outcome_of_error(*error);
}
