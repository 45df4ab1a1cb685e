/*
 * relance dossier CUSTOMER: one folder and one PDF for the lawyer, the commissaire de justice or the
 * credit insurer.
 *
 *   out/dossiers/<customer>-<date>/
 *     dossier.pdf      summary, statement, limitation, chronology, interest, exhibits: all in one
 *     summary.pdf      the same without the exhibits
 *     insurer.csv      one row per open item
 *     index.csv        every exhibit: proof, file, SHA-256, page in dossier.pdf
 *     exhibits/        the papers themselves, as they were sent or kept
 *     manifest.sha256  what `sha256sum -c` understands
 */
#include <glib/gstdio.h>
#include <string.h>

#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/text.h"
#include "run/case_exhibits.h"
#include "run/commands.h"
#include "run/import_command.h"
#include "run/run_begin.h"

/* ---- what is claimed ---------------------------------------------------------------------- */

/* The law gives interest and indemnity whatever the scenario charges; the court is told of both. */
static Step *make_step(ScenarioBook *book)
{
    Scenario *scenario = scenario_new();
    Step *step = step_new();
    g_ptr_array_add(scenario->steps, step);
    g_ptr_array_add(book->scenarios, scenario);
    step->level = 1;
    step->kind = STEP_NOTICE;
    step->charge_interest = step->charge_indemnity = TRUE;
    step->template_name = g_strdup("dossier");
    return step;
}

static gboolean is_claimed(const PlanRow *row, const Run *run)
{
    return row->item->open_minor > 0 && row->net_minor > 0 && row->item->due_date != DAY_NONE &&
           row->item->due_date < run->date;
}

/* A case is brought against the debtor at its seat; its own address counts as the seat. */
static void write_to_seat(Recipient *recipient, const Customer *customer)
{
    gboolean has_seat = !text_is_blank(customer->seat_city);
    recipient->name_line =
        !text_is_blank(customer->legal_name) ? customer->legal_name : customer->name;
    recipient->street = has_seat ? customer->seat_street : customer->street;
    recipient->street2 = has_seat ? customer->seat_street2 : customer->street2;
    recipient->postcode = has_seat ? customer->seat_postcode : customer->postcode;
    recipient->city = has_seat ? customer->seat_city : customer->city;
    recipient->country = has_seat ? customer->seat_country : customer->country;
}

static PlannedDocument *new_claim(const CaseWork *work, const PlanRow *row, const Step *step)
{
    PlannedDocument *planned = planned_document_new();
    char date[DAY_ISO_SIZE];
    planned->id =
        g_strdup_printf("%s-%s", work->customer, day_print_iso(work->run->date, date));
    planned->customer = row->item->owner;
    planned->customer_id = row->item->customer;
    g_strlcpy(planned->currency, row->item->currency, sizeof planned->currency);
    planned->payee = row->item->payee;
    planned->scenario = row->scenario;
    planned->step = step;
    planned->level = row->level;
    planned->language = work->file->language;
    planned->run_date = work->run->date;
    planned->recipient.channel = CHANNEL_DOSSIER;
    if (planned->customer)
        write_to_seat(&planned->recipient, planned->customer);
    return planned;
}

static PlannedDocument *find_claim(const CaseWork *work, GPtrArray *claims, const PlanRow *row,
                                   const Step *step)
{
    for (guint i = 0; i < claims->len; i++) {
        PlannedDocument *planned = g_ptr_array_index(claims, i);
        if (g_str_equal(planned->currency, row->item->currency) &&
            text_equals(planned->payee, row->item->payee))
            return planned;
    }
    g_ptr_array_add(claims, new_claim(work, row, step));
    return g_ptr_array_index(claims, claims->len - 1);
}

/* Free credits and receipts come off the claim in their currency; linked ones are in their rows. */
static void net_credits(const CaseWork *work, const GPtrArray *claims)
{
    const GPtrArray *rows = work->run->plan->rows;
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);
        gboolean is_linked = text_equals(row->rule, "credit-linked");
        if (!text_equals(row->item->customer, work->customer) || row->item->open_minor >= 0 ||
            is_linked)
            continue;
        for (guint k = 0; k < claims->len; k++) {
            PlannedDocument *planned = g_ptr_array_index(claims, k);
            NettedCredit credit = {
                .credit = row->item, .minor = -row->item->open_minor, .row = NULL};
            if (!g_str_equal(planned->currency, row->item->currency))
                continue;
            g_array_append_val(planned->credits, credit);
            break;
        }
    }
}

/* One claim for each currency and payee; rows that are not due or disputed are listed apart. */
static void list_claims(const CaseWork *work, GPtrArray *claims, const Step *step)
{
    const GPtrArray *rows = work->run->plan->rows;
    for (guint i = 0; i < rows->len; i++) {
        PlanRow *row = g_ptr_array_index(rows, i);
        if (!text_equals(row->item->customer, work->customer) || row->item->open_minor <= 0)
            continue;
        PlannedDocument *planned = find_claim(work, claims, row, step);
        if (is_claimed(row, work->run)) {
            row->step = step;
            planned->level = MAX(planned->level, row->level);
            g_ptr_array_add(planned->own_rows, row);
        } else {
            g_ptr_array_add(planned->mentioned_rows, row);
        }
        if (row->limitation != DAY_NONE) {
            CaseLimit limit = {.invoice = row->item->invoice,
                               .due_date = row->item->due_date,
                               .limitation = row->limitation,
                               .open_minor = row->item->open_minor};
            g_strlcpy(limit.currency, row->item->currency, sizeof limit.currency);
            g_array_append_val(work->file->limits, limit);
        }
    }
    net_credits(work, claims);
}

static void free_claim(gpointer data)
{
    /* documents are freed with a plan: one is lent to this one */
    g_autoptr(ReminderPlan) plan = reminder_plan_new();
    g_ptr_array_add(plan->documents, data);
}

/* ---- pages -------------------------------------------------------------------------------- */

static GBytes *write_claim(const CaseWork *work, const PlannedDocument *planned,
                           gboolean is_last, int *pages_taken, GError **error)
{
    Run *run = work->run;
    guint before = run->complaints->list->len;
    g_autoptr(Document) document =
        composer_compose(run->composer, planned, run->complaints, error);
    if (document && is_last)
        compose_append_case(document, work->file, &run->settings->creditor, planned->customer);
    g_autoptr(Pages) pages =
        document ? renderer_layout(run->renderer, document, run->complaints) : NULL;
    if (pages) {
        *pages_taken = pages_count(pages);
        return renderer_write_pdf(run->renderer, pages, error);
    }
    if (!*error)
        outcome_fail(error, OUTCOME_INPUT_REFUSED,
                     "the summary of customer %s cannot be written%s", work->customer,
                     run->complaints->list->len > before ? " (complaint above)" : "");
    return NULL;
}

/* summary.pdf: a part for each claim; *n_pages of it. Composed twice: the index names pages. */
static gboolean write_summary(const CaseWork *work, const GPtrArray *claims, int *n_pages,
                              GError **error)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    gboolean written = TRUE;
    *n_pages = 0;
    for (guint i = 0; written && i < claims->len; i++) {
        int taken = 0;
        g_autofree char *name = g_strdup_printf(".part-%u.pdf", i);
        g_autofree char *path = g_build_filename(work->folder, name, NULL);
        g_autoptr(GBytes) pdf = write_claim(work, g_ptr_array_index(claims, i),
                                            i + 1 == claims->len, &taken, error);
        gsize length = 0;
        const char *bytes = pdf ? g_bytes_get_data(pdf, &length) : NULL;
        written = bytes && file_write_unsynced(path, bytes, (gssize)length, error);
        *n_pages += taken;
        g_ptr_array_add(parts, g_steal_pointer(&path));
    }
    g_autofree char *summary = g_build_filename(work->folder, "summary.pdf", NULL);
    written = written && render_merge_pdfs(parts, summary, error);
    for (guint i = 0; i < parts->len; i++)
        g_unlink(g_ptr_array_index(parts, i));
    return written;
}

static void place_exhibits(const CaseWork *work, int first_page)
{
    for (guint i = 0; i < work->file->exhibits->len; i++) {
        Exhibit *exhibit = g_ptr_array_index(work->file->exhibits, i);
        exhibit->first_page = exhibit->pages > 0 ? first_page : 0;
        first_page += exhibit->pages;
    }
}

/* Page numbers change the summary's own length at most once: it is written until they hold. */
static gboolean write_pages(const CaseWork *work, const GPtrArray *claims, GError **error)
{
    int n_pages = 0, before;
    do {
        before = n_pages;
        place_exhibits(work, before + 1);
        if (!write_summary(work, claims, &n_pages, error))
            return FALSE;
    } while (n_pages != before);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(paths, g_build_filename(work->folder, "summary.pdf", NULL));
    for (guint i = 0; i < work->file->exhibits->len; i++) {
        const Exhibit *exhibit = g_ptr_array_index(work->file->exhibits, i);
        if (exhibit->pages > 0)
            g_ptr_array_add(paths, g_build_filename(work->folder, exhibit->file, NULL));
    }
    g_autofree char *whole = g_build_filename(work->folder, "dossier.pdf", NULL);
    return render_merge_pdfs(paths, whole, error);
}

/* ---- tables ------------------------------------------------------------------------------- */

static void append_date(GString *table, Day day)
{
    char date[DAY_ISO_SIZE];
    csv_append_text(table, day != DAY_NONE ? day_print_iso(day, date) : NULL);
}

static void append_insured(GString *table, const CaseWork *work, const PlanRow *row)
{
    const OpenItem *item = row->item;
    const Customer *owner = item->owner;
    gint64 interest = 0;
    g_autoptr(Complaints) unheard = complaints_new();
    if (is_claimed(row, work->run))
        compose_interest(work->run->settings, work->run->rates,
                         owner ? owner->debtor : DEBTOR_UNKNOWN, item, row->net_minor,
                         work->run->date, &interest, unheard);
    csv_append_text(table, item->customer);
    csv_append_text(table, owner ? owner->name : item->customer_name);
    csv_append_text(table, owner ? owner->siren : NULL);
    csv_append_text(table, owner ? owner->country : NULL);
    csv_append_text(table, owner ? owner->insurer : NULL);
    if (owner && owner->insured_limit_minor >= 0)
        csv_append_money(table, owner->insured_limit_minor, "EUR");
    else
        csv_append_text(table, NULL);
    if (owner && owner->insured_percent >= 0)
        csv_append_number(table, owner->insured_percent);
    else
        csv_append_text(table, NULL);
    csv_append_text(table, item_kind_name(item->kind));
    csv_append_text(table, item->invoice);
    append_date(table, item->issue_date);
    append_date(table, item->due_date);
    csv_append_money(table, item->amount_minor, item->currency);
    csv_append_money(table, item->open_minor, item->currency);
    csv_append_money(table, row->disputed_minor, item->currency);
    csv_append_money(table, interest, item->currency);
    csv_append_text(table, item->currency);
    csv_append_number(table, row->days_late);
    csv_append_number(table, row->level);
    append_date(table, row->limitation);
    csv_end_row(table);
}

static gboolean write_insurer(const CaseWork *work, GError **error)
{
    static const char *const header[] = {"customer",        "name",
                                         "siren",           "country",
                                         "insurer",         "insured_limit",
                                         "insured_percent", "kind",
                                         "invoice",         "issue_date",
                                         "due_date",        "amount",
                                         "open_amount",     "disputed_amount",
                                         "interest",        "currency",
                                         "days_late",       "level",
                                         "limitation",      NULL};
    const GPtrArray *rows = work->run->plan->rows;
    g_autoptr(GString) table = g_string_new(NULL);
    csv_append_header(table, header);
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);
        if (text_equals(row->item->customer, work->customer))
            append_insured(table, work, row);
    }
    g_autofree char *path = g_build_filename(work->folder, "insurer.csv", NULL);
    return file_write_unsynced(path, table->str, -1, error);
}

static gboolean write_index(const CaseWork *work, GError **error)
{
    g_autofree char *index = case_file_print_index(work->file);
    g_autofree char *path = g_build_filename(work->folder, "index.csv", NULL);
    return file_write_unsynced(path, index, -1, error);
}

/* manifest.sha256; its own SHA-256 goes into the history. */
static char *write_manifest(const CaseWork *work, GError **error)
{
    static const char *const own[] = {"dossier.pdf", "index.csv", "insurer.csv", "summary.pdf"};
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
        g_autofree char *path = g_build_filename(work->folder, own[i], NULL);
        g_autofree char *sha256 = file_sha256(path, error);
        if (!sha256)
            return NULL;
        g_string_append_printf(text, "%s  %s\n", sha256, own[i]);
    }
    for (guint i = 0; i < work->file->exhibits->len; i++) {
        const Exhibit *exhibit = g_ptr_array_index(work->file->exhibits, i);
        if (exhibit->file)
            g_string_append_printf(text, "%s  %s\n", exhibit->sha256, exhibit->file);
    }
    g_autofree char *path = g_build_filename(work->folder, "manifest.sha256", NULL);
    return file_write_unsynced(path, text->str, -1, error) ? data_sha256(text->str, text->len)
                                                           : NULL;
}

/* ---- the folder --------------------------------------------------------------------------- */

static char *free_folder(const Run *run, const char *customer)
{
    char date[DAY_ISO_SIZE];
    g_autofree char *plain = g_str_to_ascii(customer, NULL);
    g_strcanon(plain, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_", '_');
    day_print_iso(run->date, date);
    for (guint number = 1;; number++) {
        g_autofree char *name = number == 1 ? g_strdup_printf("%s-%s", plain, date)
                                            : g_strdup_printf("%s-%s-%u", plain, date, number);
        g_autofree char *path = g_build_filename(run->settings->out, "dossiers", name, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
}

/* What was handed out, and to the insurer that the declaration is done. */
static gboolean record_dossier(const CaseWork *work, const char *folder, const char *manifest,
                               GError **error)
{
    const Options *options = work->run->options;
    g_autofree char *name = g_path_get_basename(folder);
    g_autofree char *note = g_strdup_printf("dossiers/%s, manifest.sha256 %s", name, manifest);
    Event event = {.date = work->run->date,
                   .customer = work->customer,
                   .kind = EVENT_NOTE,
                   .amount_minor = -1,
                   .reason = options->insurer ? "declared" : "dossier",
                   .author = options->by ? options->by : options->login,
                   .note = note,
                   .source = "history"};
    g_autoptr(GPtrArray) events = g_ptr_array_new();
    g_ptr_array_add(events, &event);
    return history_add_events(work->run->db, events, options->login, options->now, error);
}

static gboolean fill_folder(CaseWork *work, const GPtrArray *claims, char **manifest,
                            GError **error)
{
    return write_pages(work, claims, error) && write_insurer(work, error) &&
           write_index(work, error) && (*manifest = write_manifest(work, error)) != NULL;
}

static gboolean make_dossier(Run *run, const char *customer, GError **error)
{
    g_autofree char *final = free_folder(run, customer);
    g_autofree char *parent = g_path_get_dirname(final);
    g_autofree char *base = g_path_get_basename(final);
    g_autofree char *hidden = g_strconcat(".tmp-", base, NULL);
    g_autofree char *folder = g_build_filename(parent, hidden, NULL);
    const char *country = run->settings->creditor.country;
    g_autoptr(CaseFile) file =
        case_file_new(text_is_blank(country) || g_str_equal(country, "FR") ? "fr" : "en");
    CaseWork work = {run, customer, folder, file};
    g_autoptr(GPtrArray) claims = g_ptr_array_new_with_free_func(free_claim);
    g_autoptr(ScenarioBook) book = scenario_book_new();
    const Step *step = make_step(book);
    g_autofree char *manifest = NULL;
    list_claims(&work, claims, step);
    case_events_collect(&work);
    gboolean made =
        (claims->len > 0 ||
         outcome_fail(error, OUTCOME_WRONG_USE,
                      "customer %s has nothing open in the ledger: there is no case to make",
                      customer)) &&
        folder_remove_tree(folder, error) && folder_create(folder, error) &&
        case_exhibits_collect(&work, error) && fill_folder(&work, claims, &manifest, error) &&
        folder_sync_tree(folder, error) && folder_publish(folder, final, error) &&
        record_dossier(&work, final, manifest, error);
    if (!made)
        folder_remove_tree(folder, NULL);
    else
        run_say(run, "%s: dossier.pdf, %u exhibits, index.csv, insurer.csv", final,
                file->exhibits->len);
    return made;
}

Outcome command_dossier(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    gboolean made = run_look(run, error) && records_open(run, error);
    if (made) {
        g_clear_pointer(&run->past, past_free);
        run->past = history_fetch_past(run->db, -1, NULL, error);
    }
    AssignInput input = {run->ledger, run->scenarios, run->settings,
                         run->past,   run->date,      "dossier"};
    made = made && run->past && run_prepare_letters(run, error);
    if (made) {
        g_autoptr(Complaints) unheard = complaints_new();
        run->plan = assign_levels(&input, unheard);
        made = run->plan || outcome_fail(error, OUTCOME_INPUT_REFUSED,
                                         "the ledger is of before the customer's last reminder "
                                         "or too old; relance explain says which");
    }
    made = made && make_dossier(run, options->arguments[0], error);
    run_report_complaints(run);
    if (!made)
        return outcome_of_error(*error);
    return complaints_count(run->complaints, COMPLAINT_WARNING) > 0 ? OUTCOME_SOMETHING_HELD
                                                                    : OUTCOME_DONE;
}
