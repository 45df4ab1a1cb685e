#include "build_world.h"

#include "build_dice.h"
#include "build_sentence.h"

#include "ground/text.h"

typedef struct {
    Story *story;
    Dice dice;
    guint kind;
    Day today;
} World;

static guint throw(World * world, guint sides)
{
    return throw_dice(&world->dice, sides);
}

static gboolean one_in(World *world, guint sides)
{
    return throw_one_in(&world->dice, sides);
}

static gboolean is(const World *world, WorldKind kind)
{
    return (world->kind & kind) != 0;
}

static const char *keep(World *world, char *text)
{
    const char *kept = ledger_take_string(world->story->ledger, text);
    g_free(text);
    return kept;
}

/* ---- rules ---- */

static Step *new_step(World *world, int level, Channel channel)
{
    Step *step = step_new();
    step->level = level;
    step->name = g_strdup_printf("step %d", level);
    step->template_name = g_strdup_printf("reminder-%d", MIN(level, 3));
    step->channels[step->n_channels++] = channel;
    step->line = 10 + (int)world->story->scenario->steps->len;
    step->minimum_minor = world->story->scenario->minimum_minor;
    g_ptr_array_add(world->story->scenario->steps, step);
    return step;
}

static void set_when(Step *step, WhenKey key, int days)
{
    step->when.set[key] = TRUE;
    step->when.days[key] = days;
}

static void set_ladder_when(World *world, Step *step, const Step *lower)
{
    guint sort = throw(world, 6);
    if (lower == NULL)
        set_when(step, one_in(world, 5) ? WHEN_END_OF_MONTH : WHEN_DUE,
                 1 + (int) throw(world, 10));
    else if (sort < 3 || (sort == 3 && lower->deadline_days < 0))
        set_when(step, WHEN_PREVIOUS, 1 + (int) throw(world, 20));
    else if (sort == 3)
        set_when(step, WHEN_DEADLINE, 1 + (int) throw(world, 4));
    else
        set_when(step, WHEN_DUE, 15 * step->level + (int) throw(world, 20));
    if (lower != NULL && one_in(world, 6))
        set_when(step, WHEN_DUE, 10 * step->level);
}

static void vary_step(World *world, Step *step)
{
    static const Channel more[] = {CHANNEL_CALL, CHANNEL_SMS, CHANNEL_LETTER};
    if (one_in(world, 3))
        step->fallback = CHANNEL_LETTER;
    if (one_in(world, 4) && step->channels[0] == CHANNEL_EMAIL)
        step->channels[step->n_channels++] = more[throw(world, G_N_ELEMENTS(more))];
    if (one_in(world, 3))
        step->deadline_days = 5 + (int) throw(world, 10);
    if (one_in(world, 4))
        step->minimum_minor = 1000 * (gint64) throw(world, 60);
    if (one_in(world, 6) && !is(world, WORLD_UNSCALED))
        step->minimum_percent = (int) throw(world, 40);
    if (one_in(world, 5))
        step->grace_days = (int) throw(world, 8);
    step->charge_interest = one_in(world, 3);
}

static Step *add_formal_step(World *world, int level, const Step *lower)
{
    Step *step = new_step(world, level, CHANNEL_REGISTERED);
    step->kind = STEP_NOTICE;
    step->carries = CARRIES_OWN;
    step->deadline_days = 8;
    if (lower->deadline_days >= 0)
        set_when(step, WHEN_DEADLINE, 2);
    else
        set_when(step, WHEN_PREVIOUS, 10);
    if (!one_in(world, 4)) {
        g_strfreev(step->approval);
        step->approval = g_strsplit("legal", ",", -1);
    }
    return step;
}

static void add_event_steps(World *world)
{
    static const WhenKey keys[] = {WHEN_BROKEN_PROMISE, WHEN_RETURNED, WHEN_DISPUTE_REJECTED,
                                   WHEN_SETTLED};
    static const char *const templates[] = {"promise-broken", "reminder-1", "dispute-rejected",
                                            "thanks"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (!one_in(world, 2))
            continue;
        Step *step = new_step(world, 1, one_in(world, 2) ? CHANNEL_EMAIL : CHANNEL_LETTER);
        set_when(step, keys[i], (int) throw(world, 4));
        g_free(step->template_name);
        step->template_name = g_strdup(templates[i]);
        step->fallback = CHANNEL_LETTER;
        step->kind = keys[i] == WHEN_SETTLED ? STEP_THANKS : STEP_REMINDER;
        if (one_in(world, 2))
            step->deadline_days = 8;
    }
}

static void make_rules(World *world)
{
    static const Channel ordinary[] = {CHANNEL_EMAIL, CHANNEL_EMAIL, CHANNEL_LETTER,
                                       CHANNEL_CALL};
    Scenario *scenario = world->story->scenario;
    g_ptr_array_set_size(scenario->steps, 0);
    scenario->interval_days = (int) throw(world, 25);
    scenario->minimum_minor = one_in(world, 2) ? 1500 : 0;
    scenario->grace_days = one_in(world, 4) ? (int) throw(world, 10) : 0;
    scenario->advance =
        !is(world, WORLD_STEPWISE) && one_in(world, 3) ? ADVANCE_JUMP : ADVANCE_STEP;
    scenario->group = (Grouping)(one_in(world, 2) ? 0 : throw(world, 3));
    if (one_in(world, 2)) {
        Step *step = new_step(world, 0, CHANNEL_EMAIL);
        step->kind = STEP_PREVENTIVE;
        set_when(step, WHEN_DUE, -1 - (int) throw(world, 10));
    }
    const Step *lower = NULL;
    int level = 0, n = 1 + (int) throw(world, 4);
    for (int i = 0; i < n; i++) {
        level += one_in(world, 6) ? 2 : 1;
        Step *step = new_step(world, level, ordinary[throw(world, G_N_ELEMENTS(ordinary))]);
        set_ladder_when(world, step, lower);
        vary_step(world, step);
        lower = step;
    }
    if (!one_in(world, 3))
        add_formal_step(world, level + 1, lower);
    add_event_steps(world);
}

static void make_settings(World *world)
{
    Settings *settings = world->story->settings;
    static const Roll rolls[] = {ROLL_NEXT, ROLL_NEXT, ROLL_PREVIOUS, ROLL_NONE};
    world->story->book->calendar.roll = rolls[throw(world, G_N_ELEMENTS(rolls))];
    settings->promise_grace_days = one_in(world, 3) ? (int) throw(world, 4) : 0;
    settings->promises_max = one_in(world, 4) ? (int) throw(world, 3) : -1;
    settings->promise_max_days = one_in(world, 4) ? 10 + (int) throw(world, 30) : -1;
    settings->hold_max_days = one_in(world, 4) ? (int) throw(world, 60) : -1;
    settings->amicable_days =
        one_in(world, 5) && !is(world, WORLD_NOT_AMICABLE) ? 30 + (int) throw(world, 60) : -1;
}

/* ---- ledger ---- */

static void make_customer(World *world, guint number)
{
    static const char *const languages[] = {"fr", "de", "en", NULL};
    g_autofree char *id = g_strdup_printf("W%03u", number);
    story_choose_customer(world->story, id);
    Customer *customer = world->story->customer;
    customer->language = languages[throw(world, G_N_ELEMENTS(languages))];
    gboolean is_reachable = is(world, WORLD_REACHABLE);
    if (one_in(world, 6) && !is_reachable)
        customer->email = NULL;
    if (one_in(world, 8) && !is_reachable)
        customer->city = NULL;
    if (one_in(world, 8))
        customer->debtor = (DebtorKind) throw(world, 4);
    if (one_in(world, 8))
        customer->insurer = "Coface";
    if (one_in(world, 12))
        customer->scenario = "none";
    if (one_in(world, 10))
        customer->preferred_channel = "letter";
    if (number > 0 && one_in(world, 5))
        customer->payer = "W000";
    if (customer->email != NULL && one_in(world, 10) && !is_reachable)
        g_hash_table_insert(world->story->past->refused_addresses,
                            g_ascii_strdown(customer->email, -1), g_strdup("550 unknown user"));
}

static OpenItem *add_invoice(World *world, guint number)
{
    static const char *const currencies[] = {"EUR", "EUR", "EUR", "USD", "JPY"};
    OpenItem *item = ledger_add_item(world->story->ledger);
    item->customer = world->story->customer->id;
    item->invoice = keep(world, g_strdup_printf("%s-%u", item->customer, number));
    g_strlcpy(item->currency, currencies[throw(world, 5)], sizeof item->currency);
    item->open_minor = 100 + (gint64) throw(world, 300000);
    item->amount_minor =
        item->open_minor + (one_in(world, 3) ? (gint64) throw(world, 9000) : 0);
    item->due_date = world->today + 20 - (int) throw(world, 160);
    item->issue_date = item->due_date - 30;
    item->source = "ledger.csv";
    item->line = ++world->story->line + 1;
    if (one_in(world, 15))
        item->payee = "factor";
    return item;
}

static void vary_invoice(World *world, OpenItem *item)
{
    guint sort = throw(world, 24);
    if (sort == 0)
        item->dispute = "quality";
    else if (sort == 1)
        item->payment_method = "direct_debit";
    else if (sort == 2) {
        item->last_level = 1 + (int) throw(world, 4);
        item->last_reminder_date = item->due_date + 5;
        item->last_deadline = one_in(world, 2) ? item->due_date + 20 : DAY_NONE;
    } else if (sort == 3) {
        Receipt *receipt = ledger_allocate(world->story->ledger, sizeof *receipt);
        *receipt = (Receipt){world->today - (int) throw(world, 40), 500, one_in(world, 3)};
        item->receipts = receipt;
        item->n_receipts = 1;
        item->amount_minor = item->open_minor + 500;
    }
}

static void add_credit(World *world, const OpenItem *invoice, guint number)
{
    OpenItem *item = ledger_add_item(world->story->ledger);
    item->customer = invoice->customer;
    item->invoice = keep(world, g_strdup_printf("%s-A%u", item->customer, number));
    item->kind = one_in(world, 2) ? ITEM_CREDIT : ITEM_PAYMENT;
    g_strlcpy(item->currency, invoice->currency, sizeof item->currency);
    item->open_minor = item->amount_minor = -(1 + (gint64) throw(world, 80000));
    item->issue_date = item->due_date = world->today - (int) throw(world, 60);
    item->applies_to = one_in(world, 2) ? invoice->invoice : NULL;
    item->source = "ledger.csv";
    item->line = ++world->story->line + 1;
}

/* ---- history and events ---- */

static void send(World *world, const OpenItem *item, const Step *step, Day day)
{
    static const DeliveryStatus rare[] = {DELIVERY_BOUNCED, DELIVERY_REJECTED, DELIVERY_UNKNOWN,
                                          DELIVERY_DEFERRED, DELIVERY_WAITING};
    PastReminder *reminder = past_reminder_new();
    reminder->customer = g_strdup(item->customer);
    reminder->invoice = g_strdup(item->invoice);
    reminder->due_date = item->due_date;
    reminder->level = MAX(1, step->level);
    reminder->kind = step->kind;
    reminder->channel = step->channels[0];
    reminder->scenario = g_strdup(world->story->scenario->name);
    reminder->status = one_in(world, 12) ? rare[throw(world, G_N_ELEMENTS(rare))]
                       : reminder->channel == CHANNEL_EMAIL ? DELIVERY_ACCEPTED
                                                            : DELIVERY_HANDED_OVER;
    reminder->run_date = day;
    reminder->dispatched = past_reminder_is_delivered(reminder) ? day : DAY_NONE;
    reminder->deadline = step->deadline_days >= 0 ? day + step->deadline_days : DAY_NONE;
    reminder->is_own_step = !one_in(world, 10);
    reminder->is_retracted = one_in(world, 20);
    reminder->open_minor = item->open_minor;
    g_strlcpy(reminder->currency, item->currency, sizeof reminder->currency);
    reminder->document = g_strdup_printf("D-%s-%d", item->invoice, day);
    reminder->run = g_strdup_printf("run-%d", day);
    past_take_reminder(world->story->past, reminder);
}

/* The first levels of the ladder, some days apart. */
static void send_some(World *world, const OpenItem *item)
{
    const GPtrArray *steps = world->story->scenario->steps;
    Day day = item->due_date + 2;
    guint n = throw(world, 4);
    for (guint i = 0; i < steps->len && n > 0; i++) {
        const Step *step = steps->pdata[i];
        if (step_is_outside_ladder(step) || day >= world->today)
            continue;
        send(world, item, step, day);
        day += 8 + (int) throw(world, 20);
        n--;
    }
}

static void add_event(World *world, EventKind kind, const OpenItem *item)
{
    static const char *const reasons[] = {
        "quality", "price", "checks", NULL, REASON_INVOICE_NOT_RECEIVED, REASON_PAYMENT_SENT};
    static const char *const outcomes[] = {"justified", "rejected", "kept", "broken"};
    Event *event = one_in(world, 2) ? past_add_event(world->story->past)
                                    : ledger_add_event(world->story->ledger);
    event->kind = kind;
    event->customer = item->customer;
    event->invoice = one_in(world, 4) ? NULL : item->invoice;
    event->date = world->today - (int) throw(world, 70);
    event->until = one_in(world, 4) ? DAY_NONE : event->date + (int) throw(world, 60);
    event->amount_minor = one_in(world, 2) ? 1 + (gint64) throw(world, 200000) : -1;
    event->reason = reasons[throw(world, G_N_ELEMENTS(reasons))];
    if (kind == EVENT_RESOLVE)
        event->outcome = outcomes[throw(world, 4)];
    if (kind == EVENT_PLAN && one_in(world, 3))
        event->outcome = one_in(world, 2) ? "signed" : "proposed";
    event->source = "events.csv";
    event->line = ++world->story->line;
}

static void add_events(World *world, const OpenItem *item)
{
    static const EventKind kinds[] = {
        EVENT_DISPUTE,    EVENT_DISPUTE,  EVENT_PROMISE, EVENT_PROMISE,    EVENT_PLAN,
        EVENT_INSTALMENT, EVENT_HOLD,     EVENT_HOLD,    EVENT_RELEASE,    EVENT_RESOLVE,
        EVENT_CONFIRMED,  EVENT_RETURNED, EVENT_RECEIPT, EVENT_LEGAL,      EVENT_INSOLVENCY,
        EVENT_CALL,       EVENT_NOTE,     EVENT_BOUNCE,  EVENT_INSTALMENT, EVENT_RESOLVE};
    for (guint n = one_in(world, 3) ? throw(world, 4) : 0; n > 0; n--)
        add_event(world, kinds[throw(world, G_N_ELEMENTS(kinds))], item);
}

/* An invoice that was reminded and is settled now, or was gone for a while. */
static void settle(World *world, OpenItem *item)
{
    Ledger *ledger = world->story->ledger;
    if (one_in(world, 2)) {
        PaidInvoice *paid = ledger_add_paid(ledger);
        paid->customer = item->customer;
        paid->invoice = item->invoice;
        paid->due_date = item->due_date;
        paid->paid_date = world->today - (int) throw(world, 30);
        paid->minor = item->open_minor;
        paid->was_disputed = one_in(world, 5);
        g_strlcpy(paid->currency, item->currency, sizeof paid->currency);
    }
    g_ptr_array_remove(ledger->items, item);
}

static void make_account(World *world, guint number)
{
    make_customer(world, number);
    guint n = 1 + throw(world, 6);
    for (guint i = 0; i < n; i++) {
        OpenItem *item = add_invoice(world, i);
        if (is(world, WORLD_QUIET))
            continue;
        vary_invoice(world, item);
        if (item->last_level < 0)
            send_some(world, item);
        add_events(world, item);
        if (one_in(world, 6))
            add_credit(world, item, i);
        const Sighting gone = {item->customer, item->invoice, FALSE};
        if (one_in(world, 12))
            past_note_sighting(world->story->past, &gone, world->today - 20);
        if (one_in(world, 8))
            settle(world, item);
    }
}

Story *world_new(guint seed, guint kind)
{
    World world = {.dice = {seed * 7919u + 17u}, .kind = kind};
    world.story = story_new("");
    world.today = day_from_ymd(2026, 1, 5) + (int) throw(&world, 300);
    make_settings(&world);
    make_rules(&world);
    guint n = 3 + throw(&world, 10);
    for (guint i = 0; i < n; i++)
        make_account(&world, i);
    world.story->input.run_date = world.today;
    if (one_in(&world, 5))
        world.story->ledger->as_of = world.today - (int) throw(&world, 4);
    ledger_sort(world.story->ledger);
    return world.story;
}
