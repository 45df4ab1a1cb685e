/* What a run sees of reminded invoices that left the ledger or came back. */
#include <criterion/criterion.h>
#include <string.h>

#include "build_story.h"

static char *print_sightings(Story *story)
{
    GString *text = g_string_new(NULL);
    story_plan(story);
    for (guint i = 0; i < story->plan->sightings->len; i++) {
        const Sighting *sighting = &g_array_index(story->plan->sightings, Sighting, i);
        g_string_append_printf(text, "%s%s %s %s", i > 0 ? "; " : "", sighting->customer,
                               sighting->invoice, sighting->is_open ? "back" : "gone");
    }
    return g_string_free(text, FALSE);
}

static void expect_sightings(const char *sentences, const char *expected)
{
    Story *story = story_new(sentences);
    g_autofree char *text = print_sightings(story);
    cr_expect_str_eq(text, expected, "%s: %s", sentences, text);
    story_free(story);
}

Test(absence, a_reminded_invoice_that_is_not_in_the_ledger_has_gone)
{
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01; sent F2 1 2026-04-01; "
                     "invoice F2 30.00 due 2026-01-01",
                     "C1 F1 gone");
}

Test(absence, what_was_known_to_be_gone_is_no_news)
{
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01; gone F1 on 2026-04-10", "");
}

Test(absence, what_is_there_again_is_news_once)
{
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01; gone F1 on 2026-04-10; "
                     "invoice F1 30.00 due 2026-01-01",
                     "C1 F1 back");
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01; gone F1 on 2026-04-10; "
                     "back F1 on 2026-04-13; invoice F1 30.00 due 2026-01-01",
                     "");
}

Test(absence, what_goes_a_second_time_is_news_again)
{
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01; gone F1 on 2026-04-10; "
                     "back F1 on 2026-04-13",
                     "C1 F1 gone");
}

Test(absence, what_never_reached_anybody_is_not_watched)
{
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01 status rejected; "
                     "sent F2 0 2026-04-01 kind preventive; sent F3 1 2026-04-01 retracted",
                     "");
}

Test(absence, a_line_that_could_not_be_read_has_not_gone)
{
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01; rejected F1", "");
}

Test(absence, an_invoice_is_there_while_one_of_its_instalments_is)
{
    expect_sightings("run 2026-04-20; sent F1 1 2026-04-01 due 2026-01-31; "
                     "sent F1 1 2026-04-01 due 2026-02-28; invoice F1 50.00 due 2026-02-28",
                     "");
}

static Story *tell_many(guint n, guint n_there)
{
    Story *story = story_new("run 2026-04-20");
    for (guint i = 0; i < n; i++) {
        g_autofree char *sent = g_strdup_printf("sent F%02u 1 2026-04-01", i);
        story_tell(story, sent);
        g_autofree char *invoice = g_strdup_printf("invoice F%02u 30.00 due 2026-01-01", i);
        if (i < n_there)
            story_tell(story, invoice);
    }
    return story;
}

Test(absence, a_part_of_the_ledger_is_told_and_settles_nothing)
{
    Story *story = tell_many(20, 5);
    g_autofree char *text = print_sightings(story);
    cr_expect_str_eq(text, "");
    g_autofree char *complaints = complaints_to_text(story->complaints);
    cr_expect(strstr(complaints, "WARNING: 15 of the 20 reminded invoices") != NULL, "%s",
              complaints);
    cr_expect(strstr(complaints, "[many-invoices-gone]") != NULL, "%s", complaints);
    story_free(story);
}

Test(absence, half_of_the_reminded_invoices_may_be_paid_at_once)
{
    Story *story = tell_many(20, 10);
    story_plan(story);
    cr_expect_eq(story->plan->sightings->len, 10);
    cr_expect_eq(story->complaints->list->len, 0);
    story_free(story);
}

Test(absence, a_few_invoices_may_all_be_paid_at_once)
{
    Story *story = tell_many(9, 0);
    story_plan(story);
    cr_expect_eq(story->plan->sightings->len, 9);
    cr_expect_eq(story->complaints->list->len, 0);
    story_free(story);
}
