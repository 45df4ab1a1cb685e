/* Who gets a document, by which channel, in which language. */
#include <criterion/criterion.h>

#include "build_story.h"
#include "ground/text.h"

static const PlannedDocument *find_only_document(Story *story)
{
    const ReminderPlan *plan = story_plan(story);
    cr_assert_not_null(plan);
    cr_assert_eq(plan->documents->len, 1, "%u documents", plan->documents->len);
    return plan->documents->pdata[0];
}

static void expect_recipient(const char *sentences, Channel channel, const char *email,
                             const char *name, const char *role)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10");
    story_tell(story, sentences);
    const PlannedDocument *document = find_only_document(story);
    cr_expect_eq(document->recipient.channel, channel);
    cr_expect(text_equals(document->recipient.email, email), "mail goes to %s",
              text_or_empty(document->recipient.email));
    cr_expect(text_equals(document->recipient.name, name), "the contact is %s",
              text_or_empty(document->recipient.name));
    cr_expect(text_equals(document->recipient.role, role), "the role is %s",
              text_or_empty(document->recipient.role));
    story_free(story);
}

Test(recipient, the_first_role_with_a_contact_gets_the_mail)
{
    expect_recipient("contact purchasing email p@example.com name Paul; "
                     "contact payables email a@example.com name Anne",
                     CHANNEL_EMAIL, "a@example.com", "Anne", "payables");
}

Test(recipient, a_role_without_a_contact_is_served_by_the_customers_own_address)
{
    expect_recipient("contact purchasing email p@example.com name Paul", CHANNEL_EMAIL,
                     "C1@example.com", NULL, "customer");
}

Test(recipient, the_next_role_is_asked_where_the_customer_has_no_address_of_its_own)
{
    expect_recipient("customer C1 email none; contact purchasing email p@example.com name Paul",
                     CHANNEL_EMAIL, "p@example.com", "Paul", "purchasing");
}

Test(recipient, a_contact_whose_mail_was_refused_gives_way_to_the_next_role)
{
    expect_recipient("refused a@example.com; contact payables email a@example.com name Anne; "
                     "contact purchasing email p@example.com name Paul",
                     CHANNEL_EMAIL, "p@example.com", "Paul", "purchasing");
}

Test(recipient, a_second_contact_of_the_same_role_is_taken_before_the_next_role)
{
    expect_recipient(
        "contact payables name Anne; contact payables email b@example.com name Bob; "
        "contact purchasing email p@example.com name Paul",
        CHANNEL_EMAIL, "b@example.com", "Bob", "payables");
}

Test(recipient, a_mail_address_that_is_none_is_not_written_to)
{
    expect_recipient("customer C1 email not-an-address", CHANNEL_LETTER, "not-an-address", NULL,
                     "customer");
}

Test(recipient, a_fallback_is_marked_as_such)
{
    Story *story = story_new("run 2026-03-10; customer C1 email none; "
                             "invoice F1 100.00 due 2026-02-10");
    const PlannedDocument *document = find_only_document(story);
    cr_expect(document->recipient.is_fallback);
    cr_expect_str_eq(document->recipient.street, "1 RUE DU PORT");
    story_free(story);
}

Test(recipient, a_registered_notice_goes_to_the_debtor_at_its_seat)
{
    Story *story = story_new("run 2026-03-25; customer C1 seat PARIS legal C1-SA; "
                             "contact legal email l@example.com name Luc; "
                             "invoice F1 100.00 due 2026-01-10; "
                             "sent F1 3 2026-03-10 by letter deadline 2026-03-23");
    const PlannedDocument *document = find_only_document(story);
    cr_expect_str_eq(document->recipient.name_line, "C1-SA");
    cr_expect_str_eq(document->recipient.city, "PARIS");
    cr_expect_null(document->recipient.name);
    cr_expect(document->needs_approval);
    story_free(story);
}

static void expect_language(const char *sentences, const char *language)
{
    Story *story = story_new("run 2026-03-10; invoice F1 100.00 due 2026-02-10");
    story_tell(story, sentences);
    cr_expect_str_eq(find_only_document(story)->language, language, "%s", sentences);
    story_free(story);
}

Test(recipient, the_language_is_the_contacts_then_the_customers_then_the_countrys)
{
    expect_language("customer C1 language en; contact payables email a@example.com language de",
                    "de");
    expect_language("customer C1 language en country DE", "en");
    expect_language("customer C1 country DE", "de");
    expect_language("customer C1 country BE", "fr");
    expect_language("customer C1 country SE", "en");
    expect_language("customer C1 country none", "fr");
    expect_language("customer C1 language ja country ES", "es");
}

Test(recipient, the_channels_of_one_claim_print_the_deadline_of_the_slowest)
{
    Story *story =
        story_new("run 2026-03-10; invoice F1 100.00 due 2026-01-10; sent F1 2 2026-02-20");
    const ReminderPlan *plan = story_plan(story);
    cr_assert_eq(plan->documents->len, 2);
    for (guint i = 0; i < 2; i++) {
        const PlannedDocument *document = plan->documents->pdata[i];
        /* 10 March, three days of mail, eight days, a Saturday: the Monday after */
        cr_expect_eq(document->deadline, day_from_ymd(2026, 3, 23));
        cr_expect_eq(document->total_due_minor, 10000);
    }
    cr_expect_eq(((PlannedDocument *)plan->documents->pdata[0])->recipient.channel,
                 CHANNEL_LETTER);
    cr_expect_eq(((PlannedDocument *)plan->documents->pdata[1])->recipient.channel,
                 CHANNEL_CALL);
    story_free(story);
}

Test(recipient, documents_are_numbered_by_customer_currency_and_channel)
{
    Story *story = story_new("run 2026-03-10; step 1 due 1 by call+letter; customer C2; "
                             "invoice G1 100.00 due 2026-02-10; customer C1; "
                             "invoice F1 100.00 due 2026-02-10 currency USD; "
                             "invoice F2 100.00 due 2026-02-10");
    static const struct {
        const char *id, *customer, *currency;
        Channel channel;
    } expected[] = {
        {"R-0001", "C1", "EUR", CHANNEL_LETTER}, {"R-0002", "C1", "EUR", CHANNEL_CALL},
        {"R-0003", "C1", "USD", CHANNEL_LETTER}, {"R-0004", "C1", "USD", CHANNEL_CALL},
        {"R-0005", "C2", "EUR", CHANNEL_LETTER}, {"R-0006", "C2", "EUR", CHANNEL_CALL}};
    const ReminderPlan *plan = story_plan(story);
    cr_assert_eq(plan->documents->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const PlannedDocument *document = plan->documents->pdata[i];
        cr_expect_str_eq(document->id, expected[i].id);
        cr_expect_str_eq(document->customer_id, expected[i].customer);
        cr_expect_str_eq(document->currency, expected[i].currency);
        cr_expect_eq(document->recipient.channel, expected[i].channel);
    }
    story_free(story);
}
