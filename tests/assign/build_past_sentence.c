/* Sentences about what was sent, recorded and seen by earlier runs. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "build_sentence.h"
#include "build_words.h"
#include "ground/text.h"

static DeliveryStatus read_status(const char *text)
{
    DeliveryStatus status;
    cr_assert(delivery_status_parse(text, &status), "\"%s\" is no status", text);
    return status;
}

static Day find_due(const Story *story, const char *invoice)
{
    for (guint i = 0; i < story->ledger->items->len; i++) {
        const OpenItem *item = story->ledger->items->pdata[i];
        if (text_equals(item->invoice, invoice))
            return item->due_date;
    }
    return DAY_NONE;
}

/* sent F1 2 2026-02-20 by email [status bounced] [deadline D] [due D] [carried] [kind K]
 * [open A] [asked A] [highest LEVEL] [phone P] [template T] */
static void read_sent(Story *story, char **words)
{
    PastReminder *reminder = past_reminder_new();
    const char *status = words_find(words, "status"), *kind = words_find(words, "kind");
    const char *channel = words_find(words, "by"), *due = words_find(words, "due");
    reminder->customer = g_strdup(story->customer->id);
    reminder->invoice = g_strdup(words[1]);
    reminder->level = atoi(words[2]);
    reminder->run_date = word_read_day(words[3]);
    reminder->channel = channel != NULL ? word_read_channel(channel) : CHANNEL_EMAIL;
    reminder->status = status != NULL                       ? read_status(status)
                       : reminder->channel == CHANNEL_EMAIL ? DELIVERY_ACCEPTED
                                                            : DELIVERY_HANDED_OVER;
    reminder->dispatched = past_reminder_is_delivered(reminder) ? reminder->run_date : DAY_NONE;
    reminder->deadline = word_read_day(words_find(words, "deadline"));
    reminder->due_date = due != NULL ? word_read_day(due) : find_due(story, words[1]);
    reminder->is_own_step = !words_have(words, "carried");
    reminder->is_retracted = words_have(words, "retracted");
    reminder->kind = kind != NULL ? word_read_kind(kind) : STEP_REMINDER;
    reminder->template_name = g_strdup(words_find(words, "template"));
    reminder->scenario = g_strdup(story->scenario->name);
    g_strlcpy(reminder->currency, "EUR", sizeof reminder->currency);
    reminder->open_minor = MAX(0, word_read_money(words_find(words, "open"), "EUR"));
    reminder->document_minor = MAX(0, word_read_money(words_find(words, "asked"), "EUR"));
    reminder->document_level = word_read_number(words_find(words, "highest"), 0);
    reminder->phone = g_strdup(words_find(words, "phone"));
    reminder->document = g_strdup_printf("D-%s-%s", words[1], words[2]);
    reminder->run = g_strdup_printf("run-%s", words[3]);
    past_take_reminder(story->past, reminder);
}

/* event KIND INVOICE|- on D [until D] [amount A] [outcome O] [reason R] [author A] */
static void read_event(Story *story, char **words)
{
    gboolean is_recorded = words_have(words, "recorded");
    Event *event = is_recorded ? past_add_event(story->past) : ledger_add_event(story->ledger);
    cr_assert(event_kind_parse(words[1], &event->kind), "\"%s\" is no event", words[1]);
    event->customer = story->customer->id;
    event->invoice = text_equals(words[2], "-") ? NULL : story_keep(story, words[2]);
    event->date = word_read_day(words_find(words, "on"));
    event->until = word_read_day(words_find(words, "until"));
    event->amount_minor = word_read_money(words_find(words, "amount"), "EUR");
    event->outcome = story_keep(story, words_find(words, "outcome"));
    g_strlcpy(event->currency, text_or_empty(words_find(words, "currency")),
              sizeof event->currency);
    event->reason = story_keep(story, words_find(words, "reason"));
    event->author = story_keep(story, words_find(words, "author"));
    event->source = is_recorded ? "history" : "events.csv";
    event->line = ++story->line;
}

/* gone F1 on D; back F1 on D: what earlier runs saw of a reminded invoice */
static void read_sighting(Story *story, char **words)
{
    Sighting sighting = {story->customer->id, words[1], text_equals(words[0], "back")};
    past_note_sighting(story->past, &sighting, word_read_day(words_find(words, "on")));
}

static void read_refused(Story *story, char **words)
{
    g_hash_table_insert(story->past->refused_addresses, g_ascii_strdown(words[1], -1),
                        g_strdup("550 unknown user"));
}

static void read_kept(Story *story, char **words)
{
    g_hash_table_insert(story->past->customer_scenario, g_strdup(story->customer->id),
                        g_strdup(words[1]));
}

const SentenceReader past_sentences[] = {
    {"sent", read_sent},
    {"event", read_event},
    {"gone", read_sighting},
    {"back", read_sighting},
    {"refused", read_refused},
    {"kept", read_kept},
    {NULL, NULL},
};
