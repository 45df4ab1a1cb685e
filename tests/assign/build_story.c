#include "build_story.h"

#include <criterion/criterion.h>
#include <string.h>

#include "ground/text.h"
#include "build_sentence.h"

static void set_sources(Story *story)
{
    story->settings->file = g_strdup("relance.yaml");
    story->book->file = g_strdup("scenarios.yaml");
    setting_lines_note(story->book->lines, "defaults.", 3, "interval_days", 3);
    setting_lines_note(story->book->lines, "scenarios.", 4, "minimum_amount", 5);
    setting_lines_note(story->settings->lines, "", 1, "call_wait_days", 21);
    story->ledger->as_of_source = "auto";
    story->settings->mail_days_letter = 3;
    story->settings->mail_days_registered = 3;
    story->settings->mail_days_email = 0;
}

static void add_customer(Story *story, const char *id)
{
    Customer *customer = ledger_add_customer(story->ledger, id);
    g_autofree char *mail = g_strdup_printf("%s@example.com", id);
    customer->name = ledger_take_string(story->ledger, id);
    customer->email = ledger_take_string(story->ledger, mail);
    customer->phone = "+33 1 00 00 00 00";
    customer->street = "1 RUE DU PORT";
    customer->postcode = "69003";
    customer->city = "LYON";
    customer->country = "FR";
    customer->debtor = DEBTOR_BUSINESS;
    customer->source = "customers.csv";
    customer->line = (int)story->ledger->customers->len + 1;
    story->customer = customer;
}

void story_choose_customer(Story *story, const char *id)
{
    Customer *known = (Customer *)ledger_find_customer(story->ledger, id);
    if (known == NULL)
        add_customer(story, id);
    else
        story->customer = known;
}

Story *story_new(const char *sentences)
{
    Story *story = g_new0(Story, 1);
    story->ledger = ledger_new();
    story->book = scenario_book_new();
    story->settings = settings_new();
    story->past = past_new();
    set_sources(story);
    add_customer(story, "C1");
    story->scenario = scenario_new();
    story->scenario->name = g_strdup("standard");
    story->scenario->interval_days = 14;
    story->scenario->minimum_minor = 1500;
    story->scenario->minimum_percent = -1;
    story->scenario->line = 4;
    g_ptr_array_add(story->book->scenarios, story->scenario);
    sentence_add_standard_steps(story);
    story_tell(story, sentences);
    return story;
}

void story_tell(Story *story, const char *sentences)
{
    g_auto(GStrv) parts = g_strsplit(sentences, ";", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        g_autofree char *sentence = text_copy_trimmed(parts[i]);
        if (*sentence != '\0')
            sentence_read(story, sentence);
    }
}

void story_free(Story *story)
{
    if (story == NULL)
        return;
    reminder_plan_free(story->plan);
    complaints_free(story->complaints);
    past_free(story->past);
    settings_free(story->settings);
    scenario_book_free(story->book);
    ledger_free(story->ledger);
    g_free(story);
}

ReminderPlan *story_plan(Story *story)
{
    cr_assert(story->input.run_date != DAY_NONE, "the story has no run date");
    g_clear_pointer(&story->plan, reminder_plan_free);
    g_clear_pointer(&story->complaints, complaints_free);
    story->complaints = complaints_new();
    if (story->ledger->as_of == DAY_NONE)
        story->ledger->as_of = story->input.run_date;
    for (guint i = 0; i < story->ledger->items->len; i++) {
        OpenItem *item = story->ledger->items->pdata[i];
        item->owner = ledger_find_customer(story->ledger, item->customer);
    }
    story->input.ledger = story->ledger;
    story->input.scenarios = story->book;
    story->input.settings = story->settings;
    story->input.past = story->past;
    if (story->input.run_id == NULL)
        story->input.run_id = "R";
    story->plan = assign_levels(&story->input, story->complaints);
    return story->plan;
}

const PlanRow *story_find_row(const Story *story, const char *invoice)
{
    for (guint i = 0; story->plan != NULL && i < story->plan->rows->len; i++) {
        const PlanRow *row = story->plan->rows->pdata[i];
        if (text_equals(row->item->invoice, invoice))
            return row;
    }
    cr_assert(FALSE, "no row for %s", invoice);
    return NULL;
}

void story_dispatch(Story *story)
{
    g_autofree char *run = g_strdup_printf("run-%d", story->plan->run_date);
    assign_suppose_dispatched(story->past, story->plan, run);
}

void story_go_to(Story *story, Day run_date)
{
    story->input.run_date = story->ledger->as_of = run_date;
}
