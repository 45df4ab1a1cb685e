#include "build_story.h"

#include "ground/json_text.h"

#include <criterion/criterion.h>
#include <string.h>

static Story *story;

static void begin(void)
{
    story = story_new();
    PlanRow *own = story_add_item(story, "C042", "2026-0417", "2026-08-31", 120000, 2);
    PlanRow *carried = story_add_item(story, "C042", "2026-0420", "2026-09-10", 3450, 1);
    PlannedDocument *mail = story_add_document(story, "2026-09-21-1-0001", "C042", 2,
                                               CHANNEL_EMAIL, "ap@c042.example", "2026-09-29");
    story_claim(mail, own, TRUE);
    story_claim(mail, carried, FALSE);
    story_record(story, "2026-09-21-1", "2026-09-21");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_PLANNED, ""); /* nothing has happened by that: it is not told */
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ACCEPTED, "250 2.0.0 Ok");
    Event promise = {.date = day_from_ymd(2026, 9, 20),
                     .customer = "C042",
                     .invoice = "2026-0417",
                     .kind = EVENT_PROMISE,
                     .amount_minor = 50000,
                     .currency = "EUR",
                     .until = day_from_ymd(2026, 9, 30),
                     .author = "Claire",
                     .note = "dit \"oui\""};
    g_autoptr(GPtrArray) events = g_ptr_array_new();
    g_ptr_array_add(events, &promise);
    cr_assert(history_add_events(story->db, events, NULL, 0, NULL));
}

static void end(void)
{
    story_free(story);
}

TestSuite(chronology, .init = begin, .fini = end);

Test(chronology, tells_a_customer_by_date_with_figures)
{
    g_autofree char *text = history_print(story->db, "C042", FALSE, NULL);
    cr_assert_str_eq(
        text, "2026-09-20  promise, customer C042, invoice 2026-0417, 500.00 EUR, until "
              "2026-09-30, by "
              "Claire, dit \"oui\"\n"
              "2026-09-21  document 2026-09-21-1-0001, level 2, reminder, by email, to "
              "ap@c042.example, "
              "customer C042, due 1234.50 EUR, deadline 2026-09-29, file "
              "3-render/2026-09-21-1-0001.pdf\n"
              "            2026-0417: 1200.00 EUR open, due 2026-08-31, level 2\n"
              "            2026-0420: 34.50 EUR open, due 2026-09-10, level 1, carried along\n"
              "2026-09-21  accepted: document 2026-09-21-1-0001, by email, to ap@c042.example, "
              "250 2.0.0 "
              "Ok, at 2026-09-10T00:26:40Z\n");
}

Test(chronology, finds_an_invoice_too_and_says_so_when_there_is_nothing)
{
    g_autofree char *invoice = history_print(story->db, "2026-0420", FALSE, NULL);
    cr_assert_not_null(strstr(invoice, "document 2026-09-21-1-0001"));
    cr_assert_null(strstr(invoice, "promise"), "the promise was for the other invoice");
    g_autofree char *nobody = history_print(story->db, "C999", FALSE, NULL);
    cr_assert_not_null(strstr(nobody, "nothing is recorded"));
}

Test(chronology, json_is_valid_and_carries_the_same_entries)
{
    g_autofree char *text = history_print(story->db, "C042", TRUE, NULL);
    cr_assert_not(strchr(text, '\n'), "the caller lays it out, once");
    g_autoptr(JsonValue) value = json_parse(text, -1, NULL);
    cr_assert_not_null(value, "%s", text);
    const JsonValue *entries = json_find(value, "entries");
    cr_assert_eq(entries->children->len, 3);
    const JsonValue *promise = entries->children->pdata[0];
    cr_assert_str_eq(json_find_text(promise, "amount"), "500.00");
    cr_assert_str_eq(json_find_text(promise, "note"), "dit \"oui\"");
    const JsonValue *document = entries->children->pdata[1];
    cr_assert_eq(json_find(document, "items")->children->len, 2);
    cr_assert_str_eq(json_find_text(document, "total_due"), "1234.50");
    const JsonValue *delivery = entries->children->pdata[2];
    cr_assert_str_eq(json_find_text(delivery, "status"), "accepted");
}
