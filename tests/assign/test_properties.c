/* What must hold of every plan, tried on crowds of customers. */
#include <criterion/criterion.h>

#include "build_crowd.h"
#include "ground/text.h"

enum { CUSTOMERS = 150, SEEDS = 6 };

static Story *tell_crowd(guint seed, const char *sentences)
{
    Story *story = story_new(sentences);
    crowd_add(story, seed, CUSTOMERS, day_from_ymd(2026, 3, 10));
    story->input.run_date = day_from_ymd(2026, 3, 10);
    return story;
}

static gint64 sum_plan(const ReminderPlan *plan, const char *currency)
{
    gint64 sum = 0;
    for (guint i = 0; i < plan->rows->len; i++) {
        const OpenItem *item = ((const PlanRow *)plan->rows->pdata[i])->item;
        if (text_equals(item->currency, currency))
            sum += item->open_minor;
    }
    return sum;
}

static gint64 sum_ledger(const Ledger *ledger, const char *currency)
{
    gint64 sum = 0;
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = ledger->items->pdata[i];
        if (text_equals(item->currency, currency))
            sum += item->open_minor;
    }
    return sum;
}

Test(properties, every_open_item_has_one_row_and_the_decisions_add_up_to_the_open_sum)
{
    for (guint seed = 1; seed <= SEEDS; seed++) {
        Story *story = tell_crowd(seed, "");
        ReminderPlan *plan = story_plan(story);
        g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
        cr_assert_eq(plan->rows->len, story->ledger->items->len);
        for (guint i = 0; i < plan->rows->len; i++)
            g_hash_table_add(seen, (gpointer)((PlanRow *)plan->rows->pdata[i])->item);
        cr_expect_eq(g_hash_table_size(seen), story->ledger->items->len);
        static const char *const currencies[] = {"EUR", "USD", "JPY"};
        for (guint i = 0; i < 3; i++)
            cr_expect_eq(sum_plan(plan, currencies[i]),
                         sum_ledger(story->ledger, currencies[i]));
        cr_expect(plan->documents->len > 20, "only %u documents", plan->documents->len);
        story_free(story);
    }
}

Test(properties, a_document_claims_its_rows_less_its_credits_and_a_row_knows_its_documents)
{
    for (guint seed = 1; seed <= SEEDS; seed++) {
        Story *story = tell_crowd(seed, "");
        ReminderPlan *plan = story_plan(story);
        g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
        for (guint i = 0; i < plan->rows->len; i++) {
            PlanRow *row = plan->rows->pdata[i];
            for (guint j = 0; j < row->documents->len; j++) {
                gpointer document = row->documents->pdata[j];
                gint64 sum = GPOINTER_TO_SIZE(g_hash_table_lookup(named, document));
                sum += row->item->open_minor - row->disputed_minor;
                g_hash_table_insert(named, document, GSIZE_TO_POINTER((gsize)sum));
            }
        }
        for (guint i = 0; i < plan->documents->len; i++) {
            const PlannedDocument *document = plan->documents->pdata[i];
            gint64 free_credits = 0, linked = 0;
            for (guint j = 0; j < document->credits->len; j++)
                free_credits += g_array_index(document->credits, NettedCredit, j).minor;
            for (guint j = 0; j < document->own_rows->len; j++) {
                const PlanRow *row = document->own_rows->pdata[j];
                linked += row->item->open_minor - row->disputed_minor - row->net_minor;
            }
            for (guint j = 0; j < document->carried_rows->len; j++) {
                const PlanRow *row = document->carried_rows->pdata[j];
                linked += row->item->open_minor - row->disputed_minor - row->net_minor;
            }
            gint64 principal = GPOINTER_TO_SIZE(g_hash_table_lookup(named, document));
            cr_expect_eq(principal, document->principal_minor);
            cr_expect_eq(document->credits_minor, free_credits + linked);
            cr_expect_eq(document->total_due_minor, principal - free_credits - linked);
            cr_expect(document->total_due_minor > 0);
        }
        story_free(story);
    }
}

Test(properties, what_is_decided_and_what_is_in_a_document_agree)
{
    Story *story = tell_crowd(3, "");
    ReminderPlan *plan = story_plan(story);
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = plan->rows->pdata[i];
        gboolean goes = row->decision == DECISION_SEND || row->decision == DECISION_APPROVE;
        if (goes)
            cr_expect(row->documents->len > 0, "%s goes nowhere", row->item->invoice);
        else
            cr_expect_eq(row->level, row->previous_level, "%s: %s", row->item->invoice,
                         row->reason);
        if (row->documents->len > 0 && !goes)
            cr_expect(row->decision == DECISION_WAIT || row->decision == DECISION_FINAL,
                      "%s is %s and claimed", row->item->invoice, decision_name(row->decision));
        if (row->next_date != DAY_NONE)
            cr_expect(row->next_date > plan->run_date, "%s: next date is over",
                      row->item->invoice);
        if (row->decision == DECISION_WAIT)
            cr_expect(row->next_date != DAY_NONE, "%s waits for no day", row->item->invoice);
        cr_expect(row->reason != NULL && *row->rule != '\0');
    }
    story_free(story);
}

static gboolean is_same_reader(const PlannedDocument *one, const PlannedDocument *other)
{
    return text_equals(one->customer_id, other->customer_id) &&
           text_equals(one->currency, other->currency) &&
           text_equals(one->payee, other->payee) &&
           one->recipient.channel == other->recipient.channel;
}

Test(properties, nobody_gets_two_documents_on_one_channel_in_one_run)
{
    for (guint seed = 1; seed <= SEEDS; seed++) {
        Story *story = tell_crowd(seed, "");
        const ReminderPlan *plan = story_plan(story);
        for (guint i = 1; i < plan->documents->len; i++)
            cr_expect_not(
                is_same_reader(plan->documents->pdata[i - 1], plan->documents->pdata[i]),
                "two for %s", ((PlannedDocument *)plan->documents->pdata[i])->customer_id);
        story_free(story);
    }
}

/* The level of every invoice after each of many runs, all documents being dispatched. */
static void run_days(Story *story, int days, int every, GHashTable *levels, gboolean steps_only)
{
    Day first = story->input.run_date;
    for (int day = 0; day <= days; day += every) {
        story_go_to(story, first + day);
        ReminderPlan *plan = story_plan(story);
        cr_assert_not_null(plan);
        for (guint i = 0; i < plan->rows->len; i++) {
            const PlanRow *row = plan->rows->pdata[i];
            int before =
                GPOINTER_TO_INT(g_hash_table_lookup(levels, (gpointer)row->item->invoice));
            if (steps_only &&
                !text_equals(row->rule, "plan-broken")) /* that one jump is wanted */
                cr_expect(row->level <= before + 1, "%s jumped from %d to %d",
                          row->item->invoice, before, row->level);
            cr_expect(row->level >= before, "%s fell from %d to %d", row->item->invoice, before,
                      row->level);
            g_hash_table_insert(levels, (gpointer)row->item->invoice,
                                GINT_TO_POINTER(row->level));
        }
        story_dispatch(story);
    }
}

Test(properties, step_by_step_no_level_is_ever_jumped_and_none_falls)
{
    Story *story = tell_crowd(2, "");
    g_autoptr(GHashTable) levels = g_hash_table_new(g_str_hash, g_str_equal);
    run_days(story, 120, 3, levels, TRUE);
    story_free(story);
}

Test(properties, a_second_run_on_the_same_day_sends_nothing)
{
    for (guint seed = 1; seed <= SEEDS; seed++) {
        Story *story = tell_crowd(seed, "");
        story_plan(story);
        story_dispatch(story);
        cr_expect_eq(story_plan(story)->documents->len, 0);
        story_free(story);
    }
}

static int find_level(Story *story, const char *invoice)
{
    return story_find_row(story, invoice)->level;
}

static int play(int every, guint *n_sent)
{
    Story *story = story_new("roll none; invoice F1 100.00 due 2026-01-01; run 2026-01-01");
    g_autoptr(GHashTable) levels = g_hash_table_new(g_str_hash, g_str_equal);
    run_days(story, 240, every, levels, TRUE);
    *n_sent = story->past->reminders->len;
    int level = find_level(story, "F1");
    story_free(story);
    return level;
}

Test(properties, running_every_day_or_skipping_days_ends_at_the_same_level_after_as_many_steps)
{
    guint daily, weekly, fortnightly;
    cr_expect_eq(play(1, &daily), 5);
    cr_expect_eq(play(7, &weekly), 5);
    cr_expect_eq(play(15, &fortnightly), 5);
    /* letter and call are two of the six; only the first day's notice before the due date is
     * one more */
    cr_expect_eq(daily, weekly);
    cr_expect_eq(weekly, fortnightly);
}

Test(properties, paying_something_never_raises_a_level)
{
    for (guint seed = 1; seed <= SEEDS; seed++) {
        Story *before = tell_crowd(seed, ""), *after = tell_crowd(seed, "");
        story_plan(before);
        for (guint i = 0; i < after->ledger->items->len; i += 3) {
            OpenItem *item = after->ledger->items->pdata[i];
            if (item->open_minor > 1)
                item->open_minor /= 2;
        }
        story_plan(after);
        for (guint i = 0; i < before->plan->rows->len; i++) {
            const PlanRow *row = before->plan->rows->pdata[i];
            cr_expect(find_level(after, row->item->invoice) <= row->level,
                      "%s rose: [%s], [%s]", row->item->invoice, row->rule,
                      story_find_row(after, row->item->invoice)->rule);
        }
        story_free(before);
        story_free(after);
    }
}

/* The plan's text of one customer without its document numbers, which count through the run. */
static char *print_customer(const ReminderPlan *plan, const char *customer)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = plan->rows->pdata[i];
        if (text_equals(row->item->customer, customer))
            g_string_append_printf(text, "%s %d %d %s %d %u\n", row->item->invoice,
                                   row->decision, row->level, row->rule, row->next_date,
                                   row->documents->len);
    }
    return g_string_free(text, FALSE);
}

Test(properties, a_customer_more_changes_nothing_for_the_others)
{
    Story *alone = tell_crowd(5, ""), *more = tell_crowd(5, "");
    story_tell(more,
               "customer AAA; invoice X1 500.00 due 2026-01-10; payment X2 40.00; "
               "event dispute X1 on 2026-03-01; customer ZZZ; invoice Y1 90.00 due 2026-02-01");
    story_plan(alone);
    story_plan(more);
    for (guint i = 0; i < alone->plan->rows->len; i++) {
        const char *customer = ((PlanRow *)alone->plan->rows->pdata[i])->item->customer;
        g_autofree char *one = print_customer(alone->plan, customer);
        g_autofree char *other = print_customer(more->plan, customer);
        cr_expect_str_eq(one, other);
    }
    story_free(alone);
    story_free(more);
}

Test(properties, the_same_input_gives_the_same_bytes)
{
    Story *one = tell_crowd(4, ""), *other = tell_crowd(4, "");
    g_autofree char *first = plan_print(story_plan(one));
    g_autofree char *second = plan_print(story_plan(other));
    cr_expect_str_eq(first, second);
    story_free(one);
    story_free(other);
}

Test(properties, every_item_of_a_crowd_can_be_explained)
{
    Story *story = tell_crowd(6, "");
    const ReminderPlan *plan = story_plan(story);
    for (guint i = 0; i < plan->rows->len; i += 7) {
        const PlanRow *row = plan->rows->pdata[i];
        g_autofree char *text = assign_explain_invoice(&story->input, plan, row->item->invoice);
        cr_assert_not_null(text);
        cr_expect(strstr(text, row->reason) != NULL, "the explanation leaves the reason out");
        cr_expect(strstr(text, row->rule) != NULL);
    }
    story_free(story);
}
