/* What must hold of every plan, whatever the rules, the ledger, the history and the events. */
#include <criterion/criterion.h>
#include <string.h>

#include "assign/plan_rule.h"
#include "assign/step_date.h"
#include "build_world.h"
#include "ground/text.h"

enum { WORLDS = 300 };

static const char *describe(const PlanRow *row)
{
    static char text[400];
    g_snprintf(text, sizeof text, "%s: %s, level %d after %d, [%s] %s", row->item->invoice,
               decision_name(row->decision), row->level, row->previous_level, row->rule,
               text_or_empty(row->reason));
    return text;
}

static void add_to_sum(GHashTable *sums, const char *currency, gint64 minor)
{
    gint64 *sum = g_hash_table_lookup(sums, currency);
    if (sum == NULL) {
        sum = g_new0(gint64, 1);
        g_hash_table_insert(sums, (gpointer)currency, sum);
    }
    *sum += minor;
}

static void check_sums(const Story *story, guint seed)
{
    g_autoptr(GHashTable) open = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < story->ledger->items->len; i++) {
        const OpenItem *item = story->ledger->items->pdata[i];
        add_to_sum(open, item->currency, item->open_minor);
    }
    cr_expect_eq(story->plan->rows->len, story->ledger->items->len, "world %u", seed);
    for (guint i = 0; i < story->plan->rows->len; i++) {
        const PlanRow *row = story->plan->rows->pdata[i];
        cr_expect(g_hash_table_add(seen, (gpointer)row->item), "world %u: two rows of %s", seed,
                  row->item->invoice);
        add_to_sum(open, row->item->currency, -row->item->open_minor);
    }
    GHashTableIter each;
    gpointer currency, left;
    g_hash_table_iter_init(&each, open);
    while (g_hash_table_iter_next(&each, &currency, &left))
        cr_expect_eq(*(gint64 *)left, 0, "world %u: %s", seed, (const char *)currency);
}

Test(worlds, the_decisions_add_up_to_the_open_sum)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        story_plan(story);
        check_sums(story, seed);
        story_free(story);
    }
}

static gint64 sum_claimed(const GPtrArray *rows, gint64 *principal)
{
    gint64 net = 0;
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = rows->pdata[i];
        *principal += row->item->open_minor - row->disputed_minor;
        net += row->net_minor;
    }
    return net;
}

static void check_document(const PlannedDocument *document, guint seed)
{
    gint64 principal = 0, net = sum_claimed(document->own_rows, &principal);
    net += sum_claimed(document->carried_rows, &principal);
    for (guint i = 0; i < document->credits->len; i++)
        net -= g_array_index(document->credits, NettedCredit, i).minor;
    cr_expect_eq(document->principal_minor, principal, "world %u, %s", seed, document->id);
    cr_expect_eq(document->total_due_minor, net, "world %u, %s", seed, document->id);
    cr_expect_eq(document->credits_minor, principal - net, "world %u, %s", seed, document->id);
    gboolean is_thanks = document->settled->len > 0;
    cr_expect_eq(is_thanks, document->own_rows->len == 0, "world %u", seed);
    if (is_thanks)
        cr_expect_eq(document->total_due_minor, 0, "world %u", seed);
    else
        cr_expect(document->total_due_minor > 0, "world %u, %s claims nothing", seed,
                  document->id);
    cr_expect_not_null(document->language);
}

Test(worlds, a_document_claims_what_its_rows_owe_less_disputes_and_credits)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        const ReminderPlan *plan = story_plan(story);
        for (guint i = 0; i < plan->documents->len; i++)
            check_document(plan->documents->pdata[i], seed);
        story_free(story);
    }
}

/* What every credit gives in all claims together, copies on other channels apart. */
Test(worlds, no_credit_is_given_twice)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        const ReminderPlan *plan = story_plan(story);
        g_autoptr(GHashTable) given = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        g_autoptr(GHashTable) claims = g_hash_table_new(NULL, NULL);
        for (guint i = 0; i < plan->documents->len; i++) {
            const PlannedDocument *document = plan->documents->pdata[i];
            if (document->own_rows->len == 0 ||
                !g_hash_table_add(claims, document->own_rows->pdata[0]))
                continue;
            for (guint j = 0; j < document->credits->len; j++) {
                const NettedCredit *netted = &g_array_index(document->credits, NettedCredit, j);
                gint64 *sum = g_hash_table_lookup(given, netted->credit);
                if (sum == NULL)
                    g_hash_table_insert(given, (gpointer)netted->credit,
                                        sum = g_new0(gint64, 1));
                *sum += netted->minor;
                cr_expect(netted->minor > 0 && *sum <= -netted->credit->open_minor,
                          "world %u: %s is given twice", seed, netted->credit->invoice);
            }
        }
        story_free(story);
    }
}

static gboolean is_known_rule(const char *name)
{
    for (guint rule = 1; rule < PLAN_RULE_COUNT; rule++)
        if (text_equals(plan_rule_name((PlanRule)rule), name))
            return TRUE;
    return FALSE;
}

static void check_row(const Story *story, const PlanRow *row, guint seed)
{
    const Calendar *calendar = &story->book->calendar;
    gboolean goes = row->decision == DECISION_SEND || row->decision == DECISION_APPROVE;
    cr_expect(is_known_rule(row->rule) && !text_is_blank(row->reason), "world %u: %s", seed,
              describe(row));
    cr_expect(strchr(row->reason, '\n') == NULL && g_str_has_suffix(row->reason, "."),
              "world %u: no sentence: %s", seed, describe(row));
    if (goes)
        cr_expect(row->documents->len > 0, "world %u: goes nowhere: %s", seed, describe(row));
    else
        cr_expect_eq(row->level, row->previous_level, "world %u: %s", seed, describe(row));
    if (row->documents->len > 0 && !goes)
        cr_expect(row->decision == DECISION_WAIT || row->decision == DECISION_FINAL,
                  "world %u: claimed: %s", seed, describe(row));
    if (row->next_date != DAY_NONE)
        cr_expect(row->next_date > story->plan->run_date &&
                      calendar_is_working_day(calendar, row->next_date),
                  "world %u: next date: %s", seed, describe(row));
    if (row->decision == DECISION_WAIT)
        cr_expect(row->next_date != DAY_NONE, "world %u: waits for no day: %s", seed,
                  describe(row));
    gint64 linked = row->item->open_minor - row->disputed_minor - row->net_minor;
    cr_expect(row->credits->len > 0 ? linked > 0 : linked == 0, "world %u: %s", seed,
              describe(row));
    cr_expect(row->disputed_minor >= 0 && row->net_minor >= MIN(0, row->item->open_minor),
              "world %u: %s", seed, describe(row));
}

Test(worlds, every_row_says_what_is_done_why_and_when)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        story_plan(story);
        for (guint i = 0; i < story->plan->rows->len; i++)
            check_row(story, story->plan->rows->pdata[i], seed);
        story_free(story);
    }
}

/* The next level of the ladder above the one before. */
static gboolean is_one_step(const PlanRow *row)
{
    const Step *next = ladder_find_next(row->scenario, row->previous_level);
    return row->level <= MAX(1, row->previous_level) ||
           (next != NULL && row->level <= next->level);
}

Test(worlds, in_step_mode_a_level_never_rises_by_more_than_one_step_and_never_falls)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_STEPWISE);
        story_plan(story);
        for (guint i = 0; i < story->plan->rows->len; i++) {
            const PlanRow *row = story->plan->rows->pdata[i];
            gboolean may_jump = text_equals(row->rule, "amicable-phase-over") ||
                                text_equals(row->rule, "plan-broken");
            cr_expect(row->level >= row->previous_level, "world %u: %s", seed, describe(row));
            if (row->level > row->previous_level && !may_jump)
                cr_expect(is_one_step(row), "world %u: %s", seed, describe(row));
        }
        story_free(story);
    }
}

static gboolean is_same_reader(const PlannedDocument *one, const PlannedDocument *other)
{
    return text_equals(one->customer_id, other->customer_id) &&
           text_equals(one->currency, other->currency) &&
           text_equals(one->payee, other->payee) &&
           one->recipient.channel == other->recipient.channel &&
           text_equals(one->recipient.email, other->recipient.email);
}

Test(worlds, nobody_gets_two_reminders_on_one_channel_in_one_run)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        const ReminderPlan *plan = story_plan(story);
        for (guint i = 0; i < plan->documents->len; i++)
            for (guint j = 0; j < i && story->scenario->group == GROUP_CUSTOMER; j++) {
                const PlannedDocument *one = plan->documents->pdata[i];
                const PlannedDocument *other = plan->documents->pdata[j];
                if (one->settled->len == 0 && other->settled->len == 0)
                    cr_expect_not(is_same_reader(one, other), "world %u: %s and %s", seed,
                                  one->id, other->id);
            }
        story_free(story);
    }
}

Test(worlds, an_item_is_claimed_once_for_each_channel)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        const ReminderPlan *plan = story_plan(story);
        for (guint i = 0; i < plan->rows->len; i++) {
            const PlanRow *row = plan->rows->pdata[i];
            guint channels = 0;
            for (guint j = 0; j < row->documents->len; j++) {
                const PlannedDocument *document = row->documents->pdata[j];
                guint bit = 1u << document->recipient.channel;
                cr_expect((channels & bit) == 0, "world %u: %s", seed, describe(row));
                channels |= bit;
            }
        }
        story_free(story);
    }
}

Test(worlds, printed_deadlines_are_working_days_to_come)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        const ReminderPlan *plan = story_plan(story);
        for (guint i = 0; i < plan->documents->len; i++) {
            const PlannedDocument *document = plan->documents->pdata[i];
            if (document->deadline == DAY_NONE)
                continue;
            cr_expect(document->deadline > plan->run_date, "world %u", seed);
            cr_expect(calendar_is_working_day(&story->book->calendar, document->deadline),
                      "world %u", seed);
        }
        story_free(story);
    }
}

/* ---- paying ---- */

static int find_level(GHashTable *levels, const PlanRow *row)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(levels, row->item->invoice));
}

static GHashTable *collect_levels(const ReminderPlan *plan)
{
    GHashTable *levels = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = plan->rows->pdata[i];
        g_hash_table_insert(levels, (gpointer)row->item->invoice, GINT_TO_POINTER(row->level));
    }
    return levels;
}

/* A part of one invoice, or a receipt that nobody has allocated. */
static void pay(Story *story, guint at)
{
    OpenItem *item = story->ledger->items->pdata[at];
    if (item->open_minor < 0)
        return;
    if (at % 2 == 0 && item->open_minor > 10) {
        item->open_minor -= item->open_minor / 3;
        return;
    }
    OpenItem *receipt = ledger_add_item(story->ledger);
    receipt->customer = item->customer;
    receipt->invoice = "RECEIPT";
    receipt->kind = ITEM_PAYMENT;
    receipt->open_minor = receipt->amount_minor = -(item->open_minor / 2 + 1);
    receipt->issue_date = receipt->due_date = story->input.run_date - 1;
    receipt->source = "ledger.csv";
    receipt->line = ++story->line + 1;
    g_strlcpy(receipt->currency, item->currency, sizeof receipt->currency);
}

Test(worlds, paying_anything_never_raises_a_level)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *before = world_new(seed, WORLD_UNSCALED | WORLD_REACHABLE);
        story_plan(before);
        g_autoptr(GHashTable) levels = collect_levels(before->plan);
        guint n = before->ledger->items->len;
        for (guint at = seed % 3; at < n; at += 3) {
            Story *after = world_new(seed, WORLD_UNSCALED | WORLD_REACHABLE);
            pay(after, at);
            story_plan(after);
            for (guint i = 0; i < after->plan->rows->len; i++) {
                const PlanRow *row = after->plan->rows->pdata[i];
                if (row->item->open_minor > 0)
                    cr_expect(row->level <= find_level(levels, row),
                              "world %u, item %u paid, level was %d: %s", seed, at,
                              find_level(levels, row), describe(row));
            }
            story_free(after);
        }
        story_free(before);
    }
}

/* ---- others ---- */

/* What is said of one customer, without the numbers of documents, which count through the run. */
static char *print_customer(const ReminderPlan *plan, const char *customer)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = plan->rows->pdata[i];
        if (!text_equals(row->item->customer, customer))
            continue;
        gboolean names_documents = text_equals(row->rule, "credit-netted");
        g_string_append_printf(text, "%s %s %d %s %d %s\n", row->item->invoice,
                               decision_name(row->decision), row->level, row->rule,
                               row->next_date, names_documents ? "" : row->reason);
        for (guint j = 0; j < row->documents->len; j++) {
            const PlannedDocument *document = row->documents->pdata[j];
            g_string_append_printf(text, "  %s %d %s %" G_GINT64_FORMAT " %d\n",
                                   document->customer_id, document->level,
                                   channel_name(document->recipient.channel),
                                   document->total_due_minor, document->deadline);
        }
    }
    return g_string_free(text, FALSE);
}

Test(worlds, a_customer_more_changes_nothing_for_the_others)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *alone = world_new(seed, WORLD_EVERYTHING);
        Story *more = world_new(seed, WORLD_EVERYTHING);
        story_tell(more,
                   "customer AAA; invoice X1 500.00 due 2025-10-10; payment X2 40.00; "
                   "event dispute X1 on 2025-11-01 amount 20.00; sent X3 1 2025-11-03; "
                   "customer ZZZ; invoice Y1 90.00 due 2025-12-01; "
                   "event hold - on 2025-12-10; paid Y9 10.00 due 2025-11-01 on 2025-11-03");
        ledger_sort(more->ledger);
        story_plan(alone);
        story_plan(more);
        const char *last = NULL;
        for (guint i = 0; i < alone->plan->rows->len; i++) {
            const char *customer = ((PlanRow *)alone->plan->rows->pdata[i])->item->customer;
            if (last != NULL && text_equals(customer, last))
                continue;
            last = customer;
            g_autofree char *one = print_customer(alone->plan, customer);
            g_autofree char *other = print_customer(more->plan, customer);
            cr_expect_str_eq(one, other, "world %u, customer %s:\n%s\n%s", seed, customer, one,
                             other);
        }
        story_free(alone);
        story_free(more);
    }
}

/* ---- time ---- */

/* invoice -> "1 2 3": the levels of its own steps as they were dispatched, preventive ones apart. */
static GHashTable *play(Story *story, int days, guint every)
{
    GHashTable *sent = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    Day first = story->input.run_date;
    for (int day = 0; day <= days; day += (int)every) {
        story_go_to(story, first + day);
        ReminderPlan *plan = story_plan(story);
        for (guint i = 0; i < plan->rows->len; i++) {
            const PlanRow *row = plan->rows->pdata[i];
            gboolean goes = row->decision == DECISION_SEND || row->decision == DECISION_APPROVE;
            if (!goes || row->level == 0)
                continue;
            const char *before = g_hash_table_lookup(sent, row->item->invoice);
            g_hash_table_insert(sent, (gpointer)row->item->invoice,
                                g_strdup_printf("%s%d ", text_or_empty(before), row->level));
        }
        story_dispatch(story);
    }
    return sent;
}

static void expect_same_steps(GHashTable *daily, GHashTable *rarely, const Story *story,
                              guint seed)
{
    for (guint i = 0; i < story->ledger->items->len; i++) {
        const OpenItem *item = story->ledger->items->pdata[i];
        const char *one = text_or_empty(g_hash_table_lookup(daily, item->invoice));
        const char *other = text_or_empty(g_hash_table_lookup(rarely, item->invoice));
        cr_expect_str_eq(one, other, "world %u, %s: %s or %s", seed, item->invoice, one, other);
    }
}

Test(worlds, running_day_by_day_or_skipping_days_goes_through_the_same_steps, .timeout = 300)
{
    for (guint seed = 0; seed < WORLDS / 10; seed++) {
        guint kind = WORLD_STEPWISE | WORLD_QUIET | WORLD_UNSCALED | WORLD_NOT_AMICABLE;
        Story *daily = world_new(seed, kind), *rarely = world_new(seed, kind);
        daily->scenario->minimum_minor = rarely->scenario->minimum_minor = 0;
        for (guint i = 0; i < daily->scenario->steps->len; i++) {
            ((Step *)daily->scenario->steps->pdata[i])->minimum_minor = 0;
            ((Step *)rarely->scenario->steps->pdata[i])->minimum_minor = 0;
        }
        g_autoptr(GHashTable) one = play(daily, 420, 1);
        static const guint rhythms[] = {3, 4, 5, 6, 8, 9, 10, 11, 13}; /* no weekday for ever */
        g_autoptr(GHashTable) other = play(rarely, 420, rhythms[seed % 9]);
        expect_same_steps(one, other, daily, seed);
        story_free(daily);
        story_free(rarely);
    }
}

/* Same reader, currency and channel as a document of the earlier plan. */
static gboolean is_written_again(const PlannedDocument *document, const GPtrArray *earlier)
{
    for (guint i = 0; i < earlier->len; i++) {
        const PlannedDocument *other = earlier->pdata[i];
        if (other->settled->len == 0 &&
            text_equals(document->customer_id, other->customer_id) &&
            text_equals(document->currency, other->currency) &&
            document->recipient.channel == other->recipient.channel)
            return TRUE;
    }
    return FALSE;
}

Test(worlds, a_second_run_on_the_same_day_reminds_nobody_again)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        g_autoptr(GHashTable) reminded = g_hash_table_new(NULL, NULL);
        ReminderPlan *first = story_plan(story);
        story_dispatch(story);
        for (guint i = 0; i < first->documents->len; i++) {
            const PlannedDocument *document = first->documents->pdata[i];
            for (guint j = 0; j < document->own_rows->len; j++)
                g_hash_table_add(reminded,
                                 (gpointer)((PlanRow *)document->own_rows->pdata[j])->item);
        }
        story->plan = NULL;
        const ReminderPlan *second = story_plan(story);
        for (guint i = 0; i < second->documents->len; i++) {
            const PlannedDocument *document = second->documents->pdata[i];
            cr_expect(document->settled->len == 0, "world %u thanks twice", seed);
            for (guint j = 0; j < document->own_rows->len; j++) {
                const PlanRow *row = document->own_rows->pdata[j];
                cr_expect_not(g_hash_table_contains(reminded, row->item),
                              "world %u reminds again: %s", seed, describe(row));
            }
            if (story->scenario->group == GROUP_CUSTOMER && document->own_rows->len > 0)
                cr_expect_not(is_written_again(document, first->documents),
                              "world %u writes again: %s", seed,
                              describe(document->own_rows->pdata[0]));
        }
        reminder_plan_free(first);
        story_free(story);
    }
}

/* ---- the same again ---- */

Test(worlds, the_same_input_gives_the_same_bytes)
{
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *one = world_new(seed, WORLD_EVERYTHING);
        Story *other = world_new(seed, WORLD_EVERYTHING);
        g_autofree char *first = plan_print(story_plan(one));
        g_autofree char *second = plan_print(story_plan(other));
        g_autofree char *third = plan_print(story_plan(one));
        cr_expect_str_eq(first, second, "world %u", seed);
        cr_expect_str_eq(first, third, "world %u, planned twice", seed);
        story_free(one);
        story_free(other);
    }
}

Test(worlds, every_item_is_explained_with_its_rule_and_reason)
{
    for (guint seed = 0; seed < WORLDS; seed += 4) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        const ReminderPlan *plan = story_plan(story);
        g_autofree char *before = plan_print(plan);
        for (guint i = seed % 3; i < plan->rows->len; i += 3) {
            const PlanRow *row = plan->rows->pdata[i];
            g_autofree char *text =
                assign_explain_invoice(&story->input, plan, row->item->invoice);
            cr_assert_not_null(text);
            cr_expect(strstr(text, row->reason) != NULL && strstr(text, row->rule) != NULL,
                      "world %u: %s\n%s", seed, describe(row), text);
        }
        g_autofree char *after = plan_print(plan);
        cr_expect_str_eq(before, after, "world %u", seed);
        story_free(story);
    }
}

Test(worlds, every_rule_that_worlds_can_meet_is_met)
{
    g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint seed = 0; seed < WORLDS; seed++) {
        Story *story = world_new(seed, WORLD_EVERYTHING);
        story_plan(story);
        for (guint i = 0; i < story->plan->rows->len; i++)
            g_hash_table_add(met, (gpointer)((PlanRow *)story->plan->rows->pdata[i])->rule);
        story_free(story);
    }
    static const char *const wanted[] = {"step-due",
                                         "before-due",
                                         "lower-level",
                                         "promise-broken",
                                         "plan-broken",
                                         "dispute-rejected",
                                         "payment-returned",
                                         "amicable-phase-over",
                                         "step-not-due",
                                         "deadline-not-over",
                                         "interval",
                                         "receipts-not-yet-known",
                                         "closed-day",
                                         "legal",
                                         "insolvency",
                                         "earlier-delivery-open",
                                         "address-wrong",
                                         "dispute",
                                         "credit-note-awaited",
                                         "plan",
                                         "hold",
                                         "invoice-not-received",
                                         "promise",
                                         "payment-confirmed",
                                         "we-collect",
                                         "minimum",
                                         "customer-in-credit",
                                         "no-contact",
                                         "address-refused",
                                         "debtor-kind-unknown",
                                         "not-due",
                                         "covered-by-credit",
                                         "credit-linked",
                                         "credit-netted",
                                         "scenario-none",
                                         "last-level-reached"};
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        cr_expect(g_hash_table_contains(met, wanted[i]), "no world meets [%s]", wanted[i]);
}
