#include "build_crowd.h"

#include "build_dice.h"
#include "build_sentence.h"

static void add_event(Story *story, Dice *dice, const char *invoice, Day around)
{
    static const EventKind kinds[] = {EVENT_DISPUTE, EVENT_PROMISE, EVENT_HOLD,
                                      EVENT_RESOLVE, EVENT_PLAN,    EVENT_RECEIPT};
    Event *event = ledger_add_event(story->ledger);
    event->kind = kinds[throw_dice(dice, G_N_ELEMENTS(kinds))];
    event->customer = story->customer->id;
    event->invoice = throw_dice(dice, 4) > 0 ? invoice : NULL;
    event->date = around - (int)throw_dice(dice, 60);
    event->until = event->date + (int)throw_dice(dice, 80);
    event->amount_minor = throw_dice(dice, 2) > 0 ? (gint64)throw_dice(dice, 50000) : -1;
    event->outcome = event->kind == EVENT_RESOLVE ? "rejected" : NULL;
    event->source = "events.csv";
}

static void add_item(Story *story, Dice *dice, guint number, Day around)
{
    static const char *const currencies[] = {"EUR", "EUR", "EUR", "USD", "JPY"};
    OpenItem *item = ledger_add_item(story->ledger);
    g_autofree char *invoice = g_strdup_printf("%s-%u", story->customer->id, number);
    item->customer = story->customer->id;
    item->invoice = ledger_take_string(story->ledger, invoice);
    g_strlcpy(item->currency, currencies[throw_dice(dice, 5)], sizeof item->currency);
    item->open_minor = 100 + (gint64)throw_dice(dice, 300000);
    item->amount_minor = item->open_minor + (throw_dice(dice, 3) == 0 ? 500 : 0);
    item->due_date = around + 30 - (int)throw_dice(dice, 200);
    item->issue_date = item->due_date - 30;
    item->source = "ledger.csv";
    item->line = (int)story->ledger->items->len + 1;
    guint sort = throw_dice(dice, 20);
    if (sort < 2) {
        item->kind = sort == 0 ? ITEM_CREDIT : ITEM_PAYMENT;
        item->open_minor = item->amount_minor = -item->open_minor / 3;
        item->issue_date = item->due_date = MIN(item->due_date, around);
    } else if (sort == 2) {
        item->dispute = "quality";
    } else if (sort == 3) {
        item->payment_method = "direct_debit";
    }
    if (throw_dice(dice, 6) == 0)
        add_event(story, dice, item->invoice, around);
}

void crowd_add(Story *story, guint seed, guint n_customers, Day around)
{
    Dice dice = {seed};
    for (guint i = 0; i < n_customers; i++) {
        g_autofree char *id = g_strdup_printf("K%07u", i);
        story_choose_customer(story, id);
        if (throw_dice(&dice, 10) == 0)
            story->customer->email = NULL;
        if (throw_dice(&dice, 15) == 0)
            story->customer->city = NULL;
        if (throw_dice(&dice, 10) == 0)
            story->customer->debtor = DEBTOR_UNKNOWN;
        guint n = 1 + throw_dice(&dice, 8);
        for (guint j = 0; j < n; j++)
            add_item(story, &dice, j, around);
    }
}
