#include "dispatch/build_run.h"

#include "ground/files.h"
#include "ground/outcome.h"

#include <string.h>

static gboolean play_announce(gpointer data, const GPtrArray *deliveries, GError **error)
{
    TestRun *run = data;
    if (++run->n_announce == run->fail_announce_at)
        return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "history is full");
    g_string_append(run->story, "announce");
    for (guint i = 0; i < deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(deliveries, i);
        g_assert(delivery->status == DELIVERY_ANNOUNCED);
        g_string_append_printf(run->story, " %s", delivery->document);
    }
    g_string_append_c(run->story, '\n');
    run->announced_now += deliveries->len;
    run->announced_most = MAX(run->announced_most, run->announced_now);
    return TRUE;
}

static gboolean play_settle(gpointer data, const GPtrArray *deliveries, GError **error)
{
    TestRun *run = data;
    if (++run->n_settle == run->fail_settle_at)
        return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "history is full");
    if (deliveries->len == 0)
        return TRUE;
    g_string_append(run->story, "settle");
    for (guint i = 0; i < deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(deliveries, i);
        g_string_append_printf(run->story, " %s=%s", delivery->document,
                               delivery_status_name(delivery->status));
    }
    g_string_append_c(run->story, '\n');
    run->announced_now -= MIN(run->announced_now, deliveries->len);
    run->n_settled += deliveries->len;
    return TRUE;
}

/* Stands for render: page ranges as a duplex or simplex spool has them, a file that tells them.
 */
static gboolean play_merge(gpointer data, const GPtrArray *outgoing, const char *path,
                           int *first, int *last, GError **error)
{
    TestRun *run = data;
    int page = 1;
    g_autoptr(GString) text = g_string_new("%PDF-1.4 merged\n");
    for (guint i = 0; i < outgoing->len; i++) {
        const Outgoing *one = g_ptr_array_index(outgoing, i);
        first[i] = page;
        last[i] = page + one->pages - 1;
        page = last[i] + 1;
        if (run->settings->print.duplex && page % 2 == 0)
            page++;
        g_string_append_printf(text, "%s\n", one->document);
        g_string_set_size(text, text->len + run->merged_bytes);
        g_string_append_printf(run->merged, "%s ", one->document);
    }
    return file_write_whole(path, text->str, (gssize)text->len, error);
}

static gboolean play_must_stop(gpointer data)
{
    const TestRun *run = data;
    return run->stop_after > 0 && run->n_settled >= run->stop_after;
}

static Settings *new_settings(void)
{
    Settings *settings = settings_new();
    g_free(settings->creditor.country);
    settings->creditor.country = g_strdup("FR");
    settings->mail.transport = TRANSPORT_MAILDIR;
    settings->mail.from = g_strdup("Comptabilité clients <compta@mercier.example>");
    settings->mail.from_address = g_strdup("compta@mercier.example");
    settings->mail.reply_to = g_strdup("compta@mercier.example");
    settings->mail.bounces_to = g_strdup("bounces@mercier.example");
    settings->mail.per_minute = 0;
    settings->mail.connections = 1;
    settings->print.duplex = TRUE;
    return settings;
}

TestRun *test_run_new(void)
{
    TestRun *run = g_new0(TestRun, 1);
    run->folder = g_dir_make_tmp("relance-dispatch-XXXXXX", NULL);
    run->settings = new_settings();
    run->outgoing = g_ptr_array_new_with_free_func((GDestroyNotify)outgoing_free);
    run->deliveries = g_ptr_array_new_with_free_func((GDestroyNotify)delivery_free);
    run->complaints = complaints_new();
    run->story = g_string_new(NULL);
    run->merged = g_string_new(NULL);
    run->input = (DispatchInput){
        .settings = run->settings,
        .run_id = "2026-11-21-1",
        .run_folder = run->folder,
        .run_date = day_from_ymd(2026, 11, 21),
        .now = 1795256100, /* 2026-11-21 10:15:00 UTC */
        .tariffs = SOURCE_ROOT "/templates/tables/postage.csv",
    };
    run->hands = (DispatchHands){.data = run,
                                 .announce = play_announce,
                                 .settle = play_settle,
                                 .merge_pages = play_merge,
                                 .must_stop = play_must_stop};
    return run;
}

void test_run_free(TestRun *run)
{
    folder_remove_tree(run->folder, NULL);
    g_free(run->folder);
    settings_free(run->settings);
    g_ptr_array_unref(run->outgoing);
    g_ptr_array_unref(run->deliveries);
    complaints_free(run->complaints);
    g_string_free(run->story, TRUE);
    g_string_free(run->merged, TRUE);
    g_free(run);
}

gboolean test_run_dispatch(TestRun *run, GError **error)
{
    run->announced_now = 0;
    return dispatch_all(&run->input, run->outgoing, run->deliveries, &run->hands,
                        run->complaints, error);
}

static void write_pdf(TestRun *run, Outgoing *outgoing)
{
    g_autofree char *text = g_strdup_printf("%%PDF-1.4\n%% letter of document %s only\n%s",
                                            outgoing->document, "\x01\x02\x80\xff\r\n.\n");
    g_autofree char *folder = g_build_filename(run->folder, "3-render", NULL);
    g_autofree char *name = g_strconcat(outgoing->document, ".pdf", NULL);
    folder_create(folder, NULL);
    outgoing->pdf_path = g_build_filename(folder, name, NULL);
    file_write_whole(outgoing->pdf_path, text, -1, NULL);
    outgoing->pdf_sha256 = data_sha256(text, strlen(text));
}

Outgoing *test_run_add(TestRun *run, const char *document, Channel channel,
                       const char *recipient)
{
    static const char *const lines[] = {"DUPONT ET FILS", "12 RUE DES LILAS", "69003 LYON"};
    Outgoing *outgoing = outgoing_new();
    outgoing->document = g_strdup(document);
    outgoing->customer = g_strdup_printf("C%s", document);
    outgoing->customer_name = g_strdup("Dupont & Fils");
    outgoing->level = 2;
    outgoing->channel = channel;
    outgoing->language = g_strdup("fr");
    outgoing->recipient = g_strdup(recipient);
    outgoing->recipient_name = g_strdup("Chloé Dûpont");
    outgoing->country = g_strdup("FR");
    outgoing->postcode = g_strdup("69003");
    outgoing->total_due_minor = 123456;
    outgoing->total_claimed_minor = 127456;
    outgoing->pages = 1;
    outgoing->subject = g_strdup("Relance : facture échue n° 2025-0042");
    outgoing->text = g_strdup_printf("Bonjour,\n\nVoici %s.\n.\nFrom here\n", document);
    outgoing->html = g_strdup_printf("<p>Bonjour, voici %s à 12 €</p>\n", document);
    outgoing->pdf_name = g_strdup_printf("Relance %s.pdf", document);
    outgoing->short_text = g_strdup("Votre facture est échue");
    outgoing->phone = g_strdup("+33400000000");
    outgoing->contact_name = g_strdup("Chloé Dûpont");
    outgoing->reference = g_strdup("");
    g_strlcpy(outgoing->currency, "EUR", sizeof outgoing->currency);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
        g_ptr_array_add(outgoing->address_lines, g_strdup(lines[i]));
    g_ptr_array_add(outgoing->invoices, g_strdup_printf("F-%s", document));
    write_pdf(run, outgoing);
    g_ptr_array_add(run->outgoing, outgoing);
    g_ptr_array_add(run->deliveries, delivery_new(document, channel, recipient));
    return outgoing;
}

Delivery *test_run_delivery(TestRun *run, guint index)
{
    return g_ptr_array_index(run->deliveries, index);
}

char *test_run_read(TestRun *run, const char *name)
{
    g_autofree char *path = g_build_filename(run->folder, "4-dispatch", name, NULL);
    char *text = file_read_whole(path, NULL, NULL);
    return text ? text : g_strdup("");
}

gboolean test_run_has(TestRun *run, const char *name)
{
    g_autofree char *path = g_build_filename(run->folder, "4-dispatch", name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

guint test_run_count(TestRun *run, const char *folder)
{
    g_autofree char *path = g_build_filename(run->folder, "4-dispatch", folder, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
        return 0;
    g_autoptr(GPtrArray) files = folder_list_files(path, NULL);
    return files ? files->len : 0;
}
