#include "build_story.h"

#include "ground/files.h"

#include <criterion/criterion.h>

Story *story_new(void)
{
    Story *story = g_new0(Story, 1);
    story->folder = g_dir_make_tmp("relance-history-XXXXXX", NULL);
    story->path = g_build_filename(story->folder, "relance.db", NULL);
    g_autoptr(GError) error = NULL;
    story->db = history_open(story->path, &error);
    cr_assert_not_null(story->db, "%s", error ? error->message : "");
    story->ledger = ledger_new();
    story->plan = reminder_plan_new();
    story->files = g_ptr_array_new_with_free_func((GDestroyNotify)rendered_file_free);
    story->scenario = scenario_new();
    story->scenario->name = g_strdup("standard");
    story->steps = story->scenario->steps;
    return story;
}

void story_free(Story *story)
{
    history_close(story->db);
    reminder_plan_free(story->plan);
    ledger_free(story->ledger);
    g_ptr_array_unref(story->files);
    ScenarioBook *book = scenario_book_new();
    g_ptr_array_add(book->scenarios, story->scenario);
    scenario_book_free(book);
    folder_remove_tree(story->folder, NULL);
    g_free(story->folder);
    g_free(story->path);
    g_free(story);
}

PlanRow *story_add_item(Story *story, const char *customer, const char *invoice,
                        const char *due, gint64 open_minor, int level)
{
    OpenItem *item = ledger_add_item(story->ledger);
    item->customer = ledger_take_string(story->ledger, customer);
    item->invoice = ledger_take_string(story->ledger, invoice);
    item->due_date = day_parse_iso(due);
    item->open_minor = item->amount_minor = open_minor;
    g_strlcpy(item->currency, "EUR", sizeof item->currency);
    PlanRow *row = plan_row_new(item);
    row->level = level;
    row->scenario = story->scenario;
    g_ptr_array_add(story->plan->rows, row);
    return row;
}

static Step *add_step(Story *story, int level)
{
    Step *step = step_new();
    step->level = level;
    step->kind = level >= 4 ? STEP_NOTICE : level == 0 ? STEP_PREVENTIVE : STEP_REMINDER;
    step->template_name = g_strdup("reminder-1");
    g_ptr_array_add(story->steps, step);
    return step;
}

PlannedDocument *story_add_document(Story *story, const char *id, const char *customer,
                                    int level, Channel channel, const char *recipient,
                                    const char *deadline)
{
    PlannedDocument *document = planned_document_new();
    document->id = g_strdup(id);
    document->number = (int)story->plan->documents->len + 1;
    document->customer_id = ledger_take_string(story->ledger, customer);
    g_strlcpy(document->currency, "EUR", sizeof document->currency);
    document->level = level;
    document->scenario = story->scenario;
    document->step = add_step(story, level);
    document->recipient.channel = channel;
    document->language = "fr";
    document->deadline = day_parse_iso(deadline);
    g_ptr_array_add(story->plan->documents, document);

    RenderedFile *file = g_new0(RenderedFile, 1);
    file->document = g_strdup(id);
    file->customer = g_strdup(customer);
    file->channel = channel;
    file->level = level;
    file->pages = 1;
    file->recipient = g_strdup(recipient);
    file->file = g_strdup_printf("3-render/%s.pdf", id);
    file->sha256 = data_sha256(id, strlen(id));
    g_strlcpy(file->currency, "EUR", sizeof file->currency);
    g_ptr_array_add(story->files, file);
    return document;
}

void story_claim(PlannedDocument *document, PlanRow *row, gboolean is_own)
{
    g_ptr_array_add(is_own ? document->own_rows : document->carried_rows, row);
    document->principal_minor += row->item->open_minor;
    document->total_due_minor += row->item->open_minor;
}

static void copy_claims(Story *story)
{
    for (guint i = 0; i < story->files->len; i++) {
        RenderedFile *file = g_ptr_array_index(story->files, i);
        PlannedDocument *document = g_ptr_array_index(story->plan->documents, i);
        file->claim.principal = document->principal_minor;
        file->claim.total_due = file->claim.total_claimed = document->total_due_minor;
    }
}

void story_record(Story *story, const char *run_id, const char *run_date)
{
    copy_claims(story);
    g_autoptr(GError) error = NULL;
    cr_assert(history_begin_run(story->db, run_id, day_parse_iso(run_date), 1000, &error), "%s",
              error ? error->message : "");
    cr_assert(history_add_documents(story->db, run_id, story->plan, story->files, 1001, &error),
              "%s", error ? error->message : "");
}

void story_say(Story *story, const char *run_id, const char *document, Channel channel,
               const char *recipient, DeliveryStatus status, const char *detail)
{
    g_autoptr(GPtrArray) deliveries =
        g_ptr_array_new_with_free_func((GDestroyNotify)delivery_free);
    Delivery *delivery = delivery_new(document, channel, recipient);
    delivery->status = status;
    g_free(delivery->detail);
    delivery->detail = g_strdup(detail);
    delivery->attempts = 1;
    delivery->at = 1789000000;
    g_ptr_array_add(deliveries, delivery);
    g_autoptr(GError) error = NULL;
    cr_assert(history_add_states(story->db, run_id, deliveries, &error), "%s",
              error ? error->message : "");
}

void story_reopen(Story *story)
{
    history_close(story->db);
    story->db = history_open(story->path, NULL);
    cr_assert_not_null(story->db);
}

void story_see(Story *story, const char *run_id, const char *customer, const char *invoice,
               gboolean is_open)
{
    const Sighting sighting = {customer, invoice, is_open};
    g_autoptr(GArray) sightings = g_array_new(FALSE, FALSE, sizeof(Sighting));
    g_array_append_val(sightings, sighting);
    g_autoptr(GError) error = NULL;
    cr_assert(history_add_sightings(story->db, run_id, sightings, &error), "%s",
              error ? error->message : "");
}
