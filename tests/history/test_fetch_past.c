#include "build_story.h"

#include <criterion/criterion.h>

static Story *story;

static void begin(void)
{
    story = story_new();
}

static void end(void)
{
    story_free(story);
}

TestSuite(fetch_past, .init = begin, .fini = end);

static Past *fetch(gint64 sequence, const char *except_run)
{
    GError *error = NULL;
    Past *past = history_fetch_past(story->db, sequence, except_run, &error);
    cr_assert_not_null(past, "%s", error ? error->message : "");
    return past;
}

/* One mail of two invoices, the second carried along, and a letter to another customer. */
static void record_september(void)
{
    PlanRow *own = story_add_item(story, "C042", "2026-0417", "2026-08-31", 120000, 2);
    PlanRow *carried = story_add_item(story, "C042", "2026-0420", "2026-09-10", 3450, 1);
    PlannedDocument *mail = story_add_document(story, "2026-09-21-1-0001", "C042", 2,
                                               CHANNEL_EMAIL, "ap@c042.example", "2026-09-29");
    story_claim(mail, own, TRUE);
    story_claim(mail, carried, FALSE);
    PlanRow *third = story_add_item(story, "C007", "2026-0300", "2026-07-01", 9900, 1);
    PlannedDocument *letter = story_add_document(story, "2026-09-21-1-0002", "C007", 1,
                                                 CHANNEL_LETTER, "C007 / 1 RUE X", NULL);
    story_claim(letter, third, TRUE);
    story_record(story, "2026-09-21-1", "2026-09-21");
}

static const PastReminder *only_reminder(const Past *past, const char *customer,
                                         const char *invoice)
{
    const GPtrArray *list = past_find_reminders(past, customer, invoice);
    cr_assert_not_null(list, "no reminder of %s", invoice);
    cr_assert_eq(list->len, 1, "%u reminders of %s", list->len, invoice);
    return g_ptr_array_index(list, 0);
}

Test(fetch_past, tells_what_each_item_went_through)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ANNOUNCED, "");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ACCEPTED, "250 2.0.0 Ok");
    g_autoptr(Past) past = fetch(-1, NULL);
    cr_assert_eq(past->reminders->len, 3);
    const PastReminder *own = only_reminder(past, "C042", "2026-0417");
    cr_assert_eq(own->level, 2);
    cr_assert(own->is_own_step);
    cr_assert_eq(own->kind, STEP_REMINDER);
    cr_assert_eq(own->channel, CHANNEL_EMAIL);
    cr_assert_str_eq(own->scenario, "standard");
    cr_assert_str_eq(own->document, "2026-09-21-1-0001");
    cr_assert_str_eq(own->run, "2026-09-21-1");
    cr_assert_eq(own->status, DELIVERY_ACCEPTED);
    cr_assert_eq(own->run_date, day_from_ymd(2026, 9, 21));
    cr_assert_eq(own->dispatched, day_from_ymd(2026, 9, 21), "the run's date, not the clock's");
    cr_assert_eq(own->deadline, day_from_ymd(2026, 9, 29));
    cr_assert_eq(own->due_date, day_from_ymd(2026, 8, 31));
    const PastReminder *carried = only_reminder(past, "C042", "2026-0420");
    cr_assert_not(carried->is_own_step);
    cr_assert_eq(carried->level, 1);
    const PastReminder *letter = only_reminder(past, "C007", "2026-0300");
    cr_assert_eq(letter->status, DELIVERY_PLANNED, "recorded, nothing said of it yet");
    cr_assert_eq(letter->dispatched, DAY_NONE);
    cr_assert_eq(past->last_run_date, day_from_ymd(2026, 9, 21));
}

Test(fetch_past, as_of_a_high_water_mark_does_not_see_what_came_later)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ANNOUNCED, "");
    gint64 mark = history_sequence(story->db);
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ACCEPTED, "250 Ok");
    cr_assert_eq(history_sequence(story->db), mark + 1);
    g_autoptr(Past) before = fetch(mark, NULL);
    cr_assert_eq(only_reminder(before, "C042", "2026-0417")->status, DELIVERY_ANNOUNCED);
    cr_assert(past_reminder_is_open(only_reminder(before, "C042", "2026-0417")));
    cr_assert_eq(only_reminder(before, "C042", "2026-0417")->dispatched, DAY_NONE);
    cr_assert_eq(before->last_run_date, DAY_NONE);
    cr_assert_eq(before->sequence, mark);
    g_autoptr(Past) now = fetch(-1, NULL);
    cr_assert_eq(only_reminder(now, "C042", "2026-0417")->status, DELIVERY_ACCEPTED);
    cr_assert_eq(now->sequence, mark + 1);
    g_autoptr(Past) empty = fetch(0, NULL);
    cr_assert_eq(empty->reminders->len, 0);
}

Test(fetch_past, leaves_out_the_rows_of_the_run_that_is_continued)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_WAITING, "");
    cr_assert(history_begin_run(story->db, "2026-10-05-1", day_from_ymd(2026, 10, 5), 0, NULL));
    story_say(story, "2026-10-05-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_SUPERSEDED, "by 2026-10-05-1");
    g_autoptr(Past) now = fetch(-1, NULL);
    cr_assert_eq(only_reminder(now, "C042", "2026-0417")->status, DELIVERY_SUPERSEDED);
    g_autoptr(Past) without_new = fetch(-1, "2026-10-05-1");
    cr_assert_eq(only_reminder(without_new, "C042", "2026-0417")->status, DELIVERY_WAITING,
                 "what the new run itself said is not its past");
    g_autoptr(Past) without_old = fetch(-1, "2026-09-21-1");
    cr_assert_eq(without_old->reminders->len, 0);
}

Test(fetch_past, a_bounce_keeps_the_dispatch_date_and_refuses_the_address)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ACCEPTED, "250 Ok");
    g_autoptr(Past) before = fetch(-1, NULL);
    cr_assert_eq(g_hash_table_size(before->refused_addresses), 0);
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_BOUNCED, "550 5.1.1 no such user");
    g_autoptr(Past) past = fetch(-1, NULL);
    const PastReminder *own = only_reminder(past, "C042", "2026-0417");
    cr_assert_eq(own->status, DELIVERY_BOUNCED);
    cr_assert_eq(own->dispatched, day_from_ymd(2026, 9, 21));
    cr_assert_not(past_reminder_is_delivered(own));
    cr_assert_str_eq(g_hash_table_lookup(past->refused_addresses, "ap@c042.example"),
                     "550 5.1.1 no such user");
}

Test(fetch_past, only_the_other_server_s_own_lasting_refusal_marks_an_address)
{
    static const struct {
        DeliveryStatus status;
        const char *detail;
        gboolean marks;
    } cases[] = {
        {DELIVERY_REJECTED, "550 5.1.1 no such user", TRUE},
        {DELIVERY_REJECTED, "attachment a.pdf of document X cannot be read", FALSE},
        {DELIVERY_BOUNCED, "5.1.1 550 unknown", TRUE},
        {DELIVERY_BOUNCED, "returned without a reason", TRUE},
        {DELIVERY_BOUNCED, "4.2.2 452 mailbox full", FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        end();
        begin();
        record_september();
        story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "AP@C042.example",
                  cases[i].status, cases[i].detail);
        g_autoptr(Past) past = fetch(-1, NULL);
        cr_assert_eq(g_hash_table_contains(past->refused_addresses, "ap@c042.example"),
                     cases[i].marks, "%s", cases[i].detail);
    }
}

Test(fetch_past, the_mails_of_a_day_are_those_announced)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ANNOUNCED, "");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ACCEPTED, "250 Ok");
    cr_assert_eq(history_count_mails(story->db, -1, NULL), 1);
    cr_assert_eq(history_count_mails(story->db, G_MAXINT32, NULL), 0);
}

Test(fetch_past, an_address_that_took_a_later_mail_is_no_longer_refused)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_REJECTED, "552 mailbox full");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_ACCEPTED, "250 Ok");
    g_autoptr(Past) past = fetch(-1, NULL);
    cr_assert_eq(g_hash_table_size(past->refused_addresses), 0);
}

Test(fetch_past, a_refused_letter_refuses_no_mail_address)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0002", CHANNEL_LETTER, "C007 / 1 RUE X",
              DELIVERY_REJECTED, "printer says no");
    g_autoptr(Past) past = fetch(-1, NULL);
    cr_assert_eq(g_hash_table_size(past->refused_addresses), 0);
}

Test(fetch_past, two_channels_of_one_document_are_two_reminders)
{
    record_september();
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_EMAIL, "ap@c042.example",
              DELIVERY_BOUNCED, "");
    story_say(story, "2026-09-21-1", "2026-09-21-1-0001", CHANNEL_LETTER, "C042 / 2 RUE Y",
              DELIVERY_HANDED_OVER, "print/job");
    g_autoptr(Past) past = fetch(-1, NULL);
    const GPtrArray *list = past_find_reminders(past, "C042", "2026-0417");
    cr_assert_eq(list->len, 2);
    cr_assert_eq(((PastReminder *)list->pdata[0])->channel, CHANNEL_EMAIL);
    cr_assert_eq(((PastReminder *)list->pdata[0])->status, DELIVERY_BOUNCED);
    cr_assert_eq(((PastReminder *)list->pdata[1])->channel, CHANNEL_LETTER);
    cr_assert_eq(((PastReminder *)list->pdata[1])->dispatched, day_from_ymd(2026, 9, 21));
}

Test(fetch_past, a_retraction_takes_back_one_document_or_the_whole_run)
{
    record_september();
    cr_assert(history_add_retraction(story->db, "2026-09-21-1", "2026-09-21-1-0002",
                                     "A. Dupont", "adupont", "wrong customer", 5, NULL));
    gint64 mark = history_sequence(story->db);
    g_autoptr(Past) one = fetch(-1, NULL);
    cr_assert(only_reminder(one, "C007", "2026-0300")->is_retracted);
    cr_assert_not(only_reminder(one, "C042", "2026-0417")->is_retracted);
    cr_assert(history_add_retraction(story->db, "2026-09-21-1", NULL, "A. Dupont", NULL, NULL,
                                     6, NULL));
    g_autoptr(Past) all = fetch(-1, NULL);
    cr_assert(only_reminder(all, "C042", "2026-0417")->is_retracted);
    g_autoptr(Past) before = fetch(mark, NULL);
    cr_assert_not(only_reminder(before, "C042", "2026-0417")->is_retracted);
}

Test(fetch_past, reminders_come_oldest_first_by_run_date)
{
    PlanRow *item = story_add_item(story, "C1", "F1", "2026-01-31", 100, 1);
    PlannedDocument *first = story_add_document(story, "2026-03-01-1-0001", "C1", 1,
                                                CHANNEL_EMAIL, "a@b.example", NULL);
    story_claim(first, item, TRUE);
    story_record(story, "2026-03-01-1", "2026-03-01");
    reminder_plan_free(story->plan);
    story->plan = reminder_plan_new();
    g_ptr_array_set_size(story->files, 0);
    item = story_add_item(story, "C1", "F1", "2026-01-31", 100, 2);
    PlannedDocument *second = story_add_document(story, "2026-02-01-1-0001", "C1", 2,
                                                 CHANNEL_EMAIL, "a@b.example", NULL);
    story_claim(second, item, TRUE);
    story_record(story, "2026-02-01-1", "2026-02-01");
    g_autoptr(Past) past = fetch(-1, NULL);
    const GPtrArray *list = past_find_reminders(past, "C1", "F1");
    cr_assert_eq(list->len, 2);
    cr_assert_str_eq(((PastReminder *)list->pdata[0])->run, "2026-02-01-1");
    cr_assert_str_eq(((PastReminder *)list->pdata[1])->run, "2026-03-01-1");
}

Test(fetch_past, a_kept_scenario_lasts_until_it_is_taken_away)
{
    cr_assert(history_begin_run(story->db, "r1", day_from_ymd(2026, 9, 1), 0, NULL));
    cr_assert(history_begin_run(story->db, "r2", day_from_ymd(2026, 9, 2), 0, NULL));
    g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(kept, "C1", "standard");
    g_hash_table_insert(kept, "C2", "large");
    cr_assert(history_keep_scenarios(story->db, "r1", kept, NULL));
    gint64 mark = history_sequence(story->db);
    cr_assert(history_keep_scenarios(story->db, "r1", kept, NULL));
    cr_assert_eq(history_sequence(story->db), mark, "the same again appends nothing");
    g_hash_table_insert(kept, "C2", NULL);
    cr_assert(history_keep_scenarios(story->db, "r2", kept, NULL));
    g_autoptr(Past) now = fetch(-1, NULL);
    cr_assert_str_eq(g_hash_table_lookup(now->customer_scenario, "C1"), "standard");
    cr_assert_not(g_hash_table_contains(now->customer_scenario, "C2"));
    g_autoptr(Past) before = fetch(-1, "r2");
    cr_assert_str_eq(g_hash_table_lookup(before->customer_scenario, "C2"), "large");
}

Test(fetch_past, recorded_events_come_by_date_with_every_column)
{
    Event events[] = {
        {.date = day_from_ymd(2026, 9, 22),
         .customer = "C042",
         .invoice = "2026-0417",
         .kind = EVENT_PROMISE,
         .amount_minor = 50000,
         .currency = "EUR",
         .until = day_from_ymd(2026, 9, 30),
         .author = "Claire",
         .note = "par virement"},
        {.date = day_from_ymd(2026, 9, 20),
         .customer = "C042",
         .kind = EVENT_DISPUTE,
         .amount_minor = -1,
         .reason = "price",
         .service = "sales",
         .outcome = "rejected"},
    };
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_ptr_array_add(list, &events[0]);
    g_ptr_array_add(list, &events[1]);
    cr_assert(history_add_events(story->db, list, "cmercier", 77, NULL));
    g_autoptr(Past) past = fetch(-1, NULL);
    cr_assert_eq(past->events->len, 2);
    const Event *dispute = g_ptr_array_index(past->events, 0);
    const Event *promise = g_ptr_array_index(past->events, 1);
    cr_assert_eq(dispute->kind, EVENT_DISPUTE);
    cr_assert_null(dispute->invoice);
    cr_assert_eq(dispute->amount_minor, -1);
    cr_assert_eq(dispute->until, DAY_NONE);
    cr_assert_str_eq(dispute->reason, "price");
    cr_assert_str_eq(dispute->outcome, "rejected");
    cr_assert_str_eq(promise->invoice, "2026-0417");
    cr_assert_eq(promise->amount_minor, 50000);
    cr_assert_str_eq(promise->currency, "EUR");
    cr_assert_eq(promise->until, day_from_ymd(2026, 9, 30));
    cr_assert_str_eq(promise->note, "par virement");
    cr_assert_str_eq(promise->source, "history");
    cr_assert_eq(promise->line + 1, dispute->line,
                 "each event has a sequence number of its own");
}

static void begin_run(const char *run, const char *date)
{
    cr_assert(history_begin_run(story->db, run, day_parse_iso(date), 0, NULL));
}

Test(fetch_past, an_invoice_that_went_and_came_back_has_both_days)
{
    begin_run("r1", "2026-03-02");
    story_see(story, "r1", "C1", "F1", FALSE);
    begin_run("r2", "2026-03-20");
    g_autoptr(Past) gone = history_fetch_past(story->db, -1, NULL, NULL);
    const PastAbsence *absence = past_find_absence(gone, "C1", "F1");
    cr_assert_eq(absence->gone_on, day_parse_iso("2026-03-02"));
    cr_assert_eq(absence->back_on, DAY_NONE);
    cr_assert_null(past_find_absence(gone, "C2", "F1"));
    story_see(story, "r2", "C1", "F1", TRUE);
    g_autoptr(Past) back = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_eq(past_find_absence(back, "C1", "F1")->back_on, day_parse_iso("2026-03-20"));
    g_autoptr(Past) without = history_fetch_past(story->db, -1, "r2", NULL);
    cr_assert_eq(past_find_absence(without, "C1", "F1")->back_on, DAY_NONE);
}

Test(fetch_past, a_sighting_that_says_nothing_new_spends_no_append)
{
    begin_run("r1", "2026-03-02");
    gint64 mark = history_sequence(story->db);
    story_see(story, "r1", "C1", "F1", TRUE);
    cr_assert_eq(history_sequence(story->db), mark, "an invoice never gone is open");
    story_see(story, "r1", "C1", "F1", FALSE);
    mark = history_sequence(story->db);
    story_see(story, "r1", "C1", "F1", FALSE);
    cr_assert_eq(history_sequence(story->db), mark);
}

Test(fetch_past, a_run_that_is_continued_does_not_undo_what_a_later_one_saw)
{
    begin_run("r1", "2026-03-02");
    story_see(story, "r1", "C1", "F1", FALSE);
    begin_run("r2", "2026-03-20");
    story_see(story, "r2", "C1", "F1", TRUE);
    story_see(story, "r1", "C1", "F1", FALSE);
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_eq(past_find_absence(past, "C1", "F1")->back_on, day_parse_iso("2026-03-20"));
}

Test(fetch_past, tells_what_was_open_of_each_item)
{
    PlanRow *row = story_add_item(story, "C1", "F1", "2026-01-31", 12345, 1);
    story_claim(story_add_document(story, "d1", "C1", 1, CHANNEL_EMAIL, "a@b.example", NULL),
                row, TRUE);
    story_record(story, "r1", "2026-02-01");
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    const PastReminder *reminder = past->reminders->pdata[0];
    cr_assert_eq(reminder->open_minor, 12345);
    cr_assert_str_eq(reminder->currency, "EUR");
}

Test(fetch_past, what_was_thanked_for_is_a_reminder_of_its_own_kind)
{
    PlannedDocument *thanks =
        story_add_document(story, "d1", "C1", 4, CHANNEL_EMAIL, "a@b.example", NULL);
    const SettledItem settled = {.customer = "C1", .invoice = "F1", .level = 4, .minor = -1};
    g_array_append_val(thanks->settled, settled);
    ((Step *)thanks->step)->kind = STEP_THANKS;
    story_record(story, "r1", "2026-02-01");
    story_say(story, "r1", "d1", CHANNEL_EMAIL, "a@b.example", DELIVERY_ACCEPTED, "250");
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    const GPtrArray *reminders = past_find_reminders(past, "C1", "F1");
    cr_assert_not_null(reminders);
    cr_assert_eq(((const PastReminder *)reminders->pdata[0])->kind, STEP_THANKS);
    cr_assert_eq(((const PastReminder *)reminders->pdata[0])->open_minor, 0);
}
