#include "run/run_report.h"

#include <string.h>

#include "dispatch/dispatch.h"
#include "ground/files.h"
#include "ground/text.h"
#include "run/changed_inputs.h"
#include "run/document_paths.h"
#include "run/run_folder.h"

#define EVERY_RUN_UP_TO                                                                        \
    24 /* runs that trends show one by one; of more, the last of each month */

GPtrArray *run_report_read(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "report.csv", NULL);
    g_autofree char *text = file_read_whole(path, NULL, error);
    GPtrArray *lines = text ? figure_lines_parse(text, error) : NULL;
    if (text && !lines)
        g_prefix_error(error, "%s: ", path);
    return lines;
}

/* ---- earlier runs ---- */

static int compare_earlier(gconstpointer a, gconstpointer b)
{
    const EarlierFigures *x = *(const EarlierFigures *const *)a;
    const EarlierFigures *y = *(const EarlierFigures *const *)b;
    return x->date != y->date ? (x->date > y->date) - (x->date < y->date)
                              : run_folder_compare_ids(x->run, y->run);
}

static gboolean is_same_month(Day a, Day b)
{
    int year_a, month_a, year_b, month_b;
    day_split(a, &year_a, &month_a, NULL);
    day_split(b, &year_b, &month_b, NULL);
    return year_a == year_b && month_a == month_b;
}

/* Of many runs the last of each month. */
static void thin_out(GPtrArray *earlier)
{
    if (earlier->len <= EVERY_RUN_UP_TO)
        return;
    for (guint i = 0; i + 1 < earlier->len;) {
        const EarlierFigures *one = g_ptr_array_index(earlier, i);
        const EarlierFigures *next = g_ptr_array_index(earlier, i + 1);
        if (is_same_month(one->date, next->date))
            g_ptr_array_remove_index(earlier, i);
        else
            i++;
    }
}

/* A run before this one that kept its figures. */
static void take_earlier(const Run *run, const char *name, GPtrArray *earlier)
{
    gboolean is_rehearsal;
    Day date = DAY_NONE;
    if (!run_folder_is_id(name, &is_rehearsal) || is_rehearsal)
        return;
    g_autofree char *day = g_strndup(name, DAY_ISO_SIZE - 1);
    date = day_parse_iso(day);
    if (date > run->date || (date == run->date && !run->state->is_rehearsal &&
                             run_folder_compare_ids(name, run->id) >= 0))
        return;
    g_autofree char *folder = g_build_filename(run->settings->out, name, NULL);
    GPtrArray *lines = run_report_read(folder, NULL);
    if (!lines)
        return;
    EarlierFigures *one = g_new0(EarlierFigures, 1);
    one->run = g_strdup(name);
    one->date = date;
    one->lines = lines;
    g_ptr_array_add(earlier, one);
}

static GPtrArray *list_earlier(const Run *run)
{
    GPtrArray *earlier = g_ptr_array_new_with_free_func((GDestroyNotify)earlier_figures_free);
    g_autoptr(GDir) dir = g_dir_open(run->settings->out, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        take_earlier(run, name, earlier);
    g_ptr_array_sort(earlier, compare_earlier);
    thin_out(earlier);
    return earlier;
}

/* ---- postage ---- */

static void add_postage(GArray *postage, const char *currency, gint64 minor)
{
    for (guint i = 0; i < postage->len; i++) {
        CurrencySum *sum = &g_array_index(postage, CurrencySum, i);
        if (text_equals(sum->currency, currency)) {
            sum->minor += minor;
            return;
        }
    }
    CurrencySum sum = {.minor = minor};
    g_strlcpy(sum.currency, currency, sizeof sum.currency);
    g_array_append_val(postage, sum);
}

/* Letters that left, or will unless somebody stops them; what was taken back needs no stamp. */
static gboolean has_stamp(const Delivery *delivery)
{
    return (delivery->channel == CHANNEL_LETTER || delivery->channel == CHANNEL_REGISTERED) &&
           (delivery->status == DELIVERY_HANDED_OVER || delivery->status == DELIVERY_ACCEPTED ||
            delivery->status == DELIVERY_UNKNOWN || delivery->status == DELIVERY_BOUNCED);
}

static GArray *sum_postage(const Run *run)
{
    GArray *postage = g_array_new(FALSE, TRUE, sizeof(CurrencySum));
    g_autofree char *stock =
        g_build_filename(run->share, "templates", "tables", "postage.csv", NULL);
    const char *named = run->settings->print.tariffs;
    g_autoptr(Complaints) unheard = complaints_new(); /* dispatch says them */
    g_autoptr(PostageTable) tariffs = postage_table_read(named ? named : stock, unheard);
    g_autoptr(GHashTable) files = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < run->files->len; i++) {
        RenderedFile *file = g_ptr_array_index(run->files, i);
        g_hash_table_insert(files, file->document, file);
    }
    for (guint i = 0; i < run->deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        const RenderedFile *file = g_hash_table_lookup(files, delivery->document);
        const PlannedDocument *planned =
            file && has_stamp(delivery) ? document_find(run->plan, file->document) : NULL;
        char currency[CURRENCY_SIZE];
        gint64 minor;
        if (planned && dispatch_find_postage(tariffs, run->settings,
                                             delivery->channel == CHANNEL_REGISTERED,
                                             planned->recipient.country, file->pages, run->date,
                                             &minor, currency))
            add_postage(postage, currency, minor);
    }
    return postage;
}

/* ---- all of it ---- */

RunReport run_report_begin(const Run *run)
{
    AssignInput question = {run->ledger, run->scenarios, run->settings,
                            run->past,   run->date,      run->id};
    RunReport report = {.promises = assign_list_promises(&question),
                        .postage = sum_postage(run),
                        .earlier = list_earlier(run)};
    report.changes = changed_inputs_find(run, &report.since);
    report.input = (ReportInput){
        .settings = run->settings,
        .ledger = run->ledger,
        .plan = run->plan,
        .files = run->files,
        .deliveries = run->deliveries,
        .complaints = run->complaints,
        .run_id = run->id,
        .run_date = run->date,
        .is_rehearsal = run->state->is_rehearsal,
        .past = run->past,
        .promises = report.promises,
        .postage = report.postage,
        .earlier = report.earlier,
        .changes = report.changes,
        .changed_since = report.since,
    };
    return report;
}

void run_report_clear(RunReport *report)
{
    g_array_unref(report->promises);
    g_array_unref(report->postage);
    g_ptr_array_unref(report->earlier);
    g_clear_pointer(&report->changes, g_ptr_array_unref);
    g_free(report->since);
}

static gboolean write_file(const Run *run, const char *name, const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(run->folder, name, NULL);
    return file_write_whole(path, text, -1, error);
}

gboolean run_report_write(const Run *run, GError **error)
{
    RunReport report = run_report_begin(run);
    g_autofree char *html = report_print_html(&report.input);
    g_autoptr(GPtrArray) lines = report_list_figures(&report.input);
    g_autofree char *table = figure_lines_print(lines);
    g_autofree char *plain = report_print_json(lines);
    g_autofree char *json = json_to_indented(plain);
    run_report_clear(&report);
    return write_file(run, "report.csv", table, error) &&
           write_file(run, "report.json", json, error) &&
           write_file(run, "report.html", html, error);
}
