#include "build_sentence.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "ground/text.h"

/* The word after `name`, or NULL: "due" in "F1 100.00 due 2026-01-15". */
static const char *find_value(char **words, const char *name)
{
    for (guint i = 1; words[i] != NULL; i++)
        if (text_equals(words[i], name))
            return words[i + 1];
    return NULL;
}

static gboolean has_word(char **words, const char *name)
{
    return g_strv_contains((const char *const *)words, name);
}

static Day read_day(const char *text)
{
    if (text == NULL)
        return DAY_NONE;
    Day day = day_parse_iso(text);
    cr_assert(day != DAY_NONE, "\"%s\" is no date", text);
    return day;
}

static gint64 read_money(const char *text, const char *currency)
{
    gint64 minor = 0;
    if (text == NULL)
        return -1;
    cr_assert(money_parse_plain(text, currency, &minor), "\"%s\" is no amount", text);
    return minor;
}

static int read_number(const char *text, int otherwise)
{
    return text == NULL ? otherwise : atoi(text);
}

static Channel read_channel(const char *text)
{
    Channel channel;
    cr_assert(channel_parse(text, &channel), "\"%s\" is no channel", text);
    return channel;
}

static const char *keep(Story *story, const char *text)
{
    return ledger_take_string(story->ledger, text);
}

static void read_run(Story *story, char **words)
{
    story->input.run_date = read_day(words[1]);
}

static void read_as_of(Story *story, char **words)
{
    story->ledger->as_of = read_day(words[1]);
}

static OpenItem *add_item(Story *story, char **words, ItemKind kind)
{
    OpenItem *item = ledger_add_item(story->ledger);
    const char *currency = find_value(words, "currency");
    g_strlcpy(item->currency, currency != NULL ? currency : "EUR", sizeof item->currency);
    item->customer = story->customer->id;
    item->invoice = keep(story, words[1]);
    item->kind = kind;
    item->open_minor = item->amount_minor = read_money(words[2], item->currency);
    item->due_date = read_day(find_value(words, "due"));
    item->issue_date = read_day(find_value(words, "issued"));
    item->due_source = "column";
    item->source = "ledger.csv";
    item->line = ++story->line + 1;
    item->payee = keep(story, find_value(words, "payee"));
    return item;
}

static void read_invoice(Story *story, char **words)
{
    OpenItem *item = add_item(story, words, ITEM_INVOICE);
    if (find_value(words, "of") != NULL)
        item->amount_minor = read_money(find_value(words, "of"), item->currency);
    if (item->issue_date == DAY_NONE && !has_word(words, "undated"))
        item->issue_date = item->due_date - 30;
    item->payment_method = keep(story, find_value(words, "method"));
    item->dispute = keep(story, find_value(words, "disputed"));
    item->file = keep(story, find_value(words, "file"));
    item->last_level = read_number(find_value(words, "level"), -1);
    item->last_reminder_date = read_day(find_value(words, "reminded"));
    item->last_deadline = read_day(find_value(words, "deadline"));
    item->is_instalment = has_word(words, "instalment");
    if (find_value(words, "unread") != NULL)
        g_hash_table_insert(story->ledger->unread_receipts, item,
                            (gpointer)keep(story, find_value(words, "unread")));
}

static void add_credit(Story *story, char **words, ItemKind kind)
{
    OpenItem *item = add_item(story, words, kind);
    item->open_minor = item->amount_minor = -item->open_minor;
    item->applies_to = keep(story, find_value(words, "for"));
    if (item->issue_date != DAY_NONE && item->due_date == DAY_NONE)
        item->due_date = item->issue_date;
}

static void read_credit(Story *story, char **words)
{
    add_credit(story, words, ITEM_CREDIT);
}

static void read_payment(Story *story, char **words)
{
    add_credit(story, words, ITEM_PAYMENT);
}

static DebtorKind read_debtor(const char *text)
{
    for (int kind = DEBTOR_UNKNOWN; kind <= DEBTOR_CONSUMER; kind++)
        if (text_equals(debtor_kind_name((DebtorKind)kind), text))
            return (DebtorKind)kind;
    cr_assert(FALSE, "\"%s\" is no kind of debtor", text);
    return DEBTOR_UNKNOWN;
}

static const char *keep_unless_none(Story *story, const char *text)
{
    return text_equals(text, "none") ? NULL : keep(story, text);
}

static void read_customer(Story *story, char **words)
{
    story_choose_customer(story, words[1]);
    Customer *customer = story->customer;
    for (guint i = 2; words[i] != NULL; i += 2) {
        const char *key = words[i], *value = words[i + 1];
        const struct {
            const char *key;
            const char **field;
        } fields[] = {{"email", &customer->email},
                      {"phone", &customer->phone},
                      {"segment", &customer->segment},
                      {"country", &customer->country},
                      {"language", &customer->language},
                      {"payer", &customer->payer},
                      {"prefers", &customer->preferred_channel},
                      {"city", &customer->city},
                      {"seat", &customer->seat_city},
                      {"legal", &customer->legal_name},
                      {"insurer", &customer->insurer}};
        gboolean is_known = FALSE;
        for (guint j = 0; j < G_N_ELEMENTS(fields); j++) {
            if (!text_equals(key, fields[j].key))
                continue;
            *fields[j].field = keep_unless_none(story, value);
            is_known = TRUE;
        }
        if (text_equals(key, "debtor"))
            customer->debtor = read_debtor(value);
        else if (text_equals(key, "scenario"))
            customer->scenario = keep(story, value);
        else if (text_equals(key, "score"))
            customer->score = atoi(value);
        else if (text_equals(key, "tags"))
            customer->tags = ledger_take_list(story->ledger, value, "+");
        else
            cr_assert(is_known, "customers have no \"%s\"", key);
        if (text_equals(key, "seat"))
            customer->seat_street = "2 QUAI DU SIEGE";
    }
}

/* From here on the items belong to a customer that is in no customers file. */
static void read_stranger(Story *story, char **words)
{
    story_choose_customer(story, words[1]);
    g_hash_table_remove(story->ledger->customer_by_id, words[1]);
}

static void read_contact(Story *story, char **words)
{
    Contact *contact = ledger_add_contact(story->ledger, story->customer);
    contact->role = keep(story, words[1]);
    contact->name = keep(story, find_value(words, "name"));
    contact->email = keep(story, find_value(words, "email"));
    contact->phone = keep(story, find_value(words, "phone"));
    contact->language = keep(story, find_value(words, "language"));
}

static DeliveryStatus read_status(const char *text)
{
    DeliveryStatus status;
    cr_assert(delivery_status_parse(text, &status), "\"%s\" is no status", text);
    return status;
}

static StepKind read_kind(const char *text)
{
    for (int kind = STEP_PREVENTIVE; kind <= STEP_THANKS; kind++)
        if (text_equals(step_kind_name((StepKind)kind), text))
            return (StepKind)kind;
    cr_assert(FALSE, "\"%s\" is no kind of step", text);
    return STEP_REMINDER;
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

/* sent F1 2 2026-02-20 by email [status bounced] [deadline D] [due D] [carried] [kind K] */
static void read_sent(Story *story, char **words)
{
    PastReminder *reminder = past_reminder_new();
    const char *status = find_value(words, "status"), *kind = find_value(words, "kind");
    const char *channel = find_value(words, "by"), *due = find_value(words, "due");
    reminder->customer = g_strdup(story->customer->id);
    reminder->invoice = g_strdup(words[1]);
    reminder->level = atoi(words[2]);
    reminder->run_date = read_day(words[3]);
    reminder->channel = channel != NULL ? read_channel(channel) : CHANNEL_EMAIL;
    reminder->status = status != NULL                       ? read_status(status)
                       : reminder->channel == CHANNEL_EMAIL ? DELIVERY_ACCEPTED
                                                            : DELIVERY_HANDED_OVER;
    reminder->dispatched = past_reminder_is_delivered(reminder) ? reminder->run_date : DAY_NONE;
    reminder->deadline = read_day(find_value(words, "deadline"));
    reminder->due_date = due != NULL ? read_day(due) : find_due(story, words[1]);
    reminder->is_own_step = !has_word(words, "carried");
    reminder->is_retracted = has_word(words, "retracted");
    reminder->kind = kind != NULL ? read_kind(kind) : STEP_REMINDER;
    reminder->scenario = g_strdup(story->scenario->name);
    g_strlcpy(reminder->currency, "EUR", sizeof reminder->currency);
    reminder->open_minor = MAX(0, read_money(find_value(words, "open"), "EUR"));
    reminder->document = g_strdup_printf("D-%s-%s", words[1], words[2]);
    reminder->run = g_strdup_printf("run-%s", words[3]);
    past_take_reminder(story->past, reminder);
}

/* event KIND INVOICE|- on D [until D] [amount A] [outcome O] [reason R] [author A] */
static void read_event(Story *story, char **words)
{
    gboolean is_recorded = has_word(words, "recorded");
    Event *event = is_recorded ? past_add_event(story->past) : ledger_add_event(story->ledger);
    cr_assert(event_kind_parse(words[1], &event->kind), "\"%s\" is no event", words[1]);
    event->customer = story->customer->id;
    event->invoice = text_equals(words[2], "-") ? NULL : keep(story, words[2]);
    event->date = read_day(find_value(words, "on"));
    event->until = read_day(find_value(words, "until"));
    event->amount_minor = read_money(find_value(words, "amount"), "EUR");
    event->outcome = keep(story, find_value(words, "outcome"));
    g_strlcpy(event->currency, text_or_empty(find_value(words, "currency")),
              sizeof event->currency);
    event->reason = keep(story, find_value(words, "reason"));
    event->author = keep(story, find_value(words, "author"));
    event->source = is_recorded ? "history" : "events.csv";
    event->line = ++story->line;
}

/* paid F1 100.00 due D on D [disputed]: an invoice that the extract shows as paid */
static void read_paid(Story *story, char **words)
{
    PaidInvoice *paid = ledger_add_paid(story->ledger);
    paid->customer = story->customer->id;
    paid->invoice = keep(story, words[1]);
    paid->minor = read_money(words[2], "EUR");
    paid->due_date = read_day(find_value(words, "due"));
    paid->paid_date = read_day(find_value(words, "on"));
    paid->was_disputed = has_word(words, "disputed");
    g_strlcpy(paid->currency, "EUR", sizeof paid->currency);
}

/* gone F1 on D; back F1 on D: what earlier runs saw of a reminded invoice */
static void read_sighting(Story *story, char **words)
{
    Sighting sighting = {story->customer->id, words[1], text_equals(words[0], "back")};
    past_note_sighting(story->past, &sighting, read_day(find_value(words, "on")));
}

/* rejected F1: a line of the extract that could not be read */
static void read_rejected(Story *story, char **words)
{
    RejectedLine *line = ledger_add_rejected(story->ledger);
    line->customer = story->customer->id;
    line->invoice = keep(story, words[1]);
    line->rule = "amount-unreadable";
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

static void set_when(Step *step, char **words)
{
    for (int key = 0; key < WHEN_COUNT; key++) {
        const char *days = find_value(words, when_key_name((WhenKey)key));
        if (days == NULL)
            continue;
        step->when.set[key] = TRUE;
        step->when.days[key] = atoi(days);
    }
}

static void set_channels(Step *step, const char *list)
{
    g_auto(GStrv) names = g_strsplit(list != NULL ? list : "email", "+", -1);
    for (guint i = 0; names[i] != NULL; i++)
        step->channels[step->n_channels++] = read_channel(names[i]);
}

static void set_words(char ***field, const char *list)
{
    if (list == NULL)
        return;
    g_strfreev(*field);
    *field = g_strsplit(list, "+", -1);
}

/* step L [when keys] [by a+b] [fallback c] [deadline_days N] [approval r] [kind k] [carries
 * own] ... */
static void add_step(Story *story, char **words)
{
    Step *step = step_new();
    const char *fallback = find_value(words, "fallback"), *kind = find_value(words, "kind");
    const char *name = find_value(words, "name"),
               *template_name = find_value(words, "template");
    step->level = atoi(words[1]);
    step->name = g_strdup(name != NULL ? name : words[1]);
    step->template_name = template_name != NULL ? g_strdup(template_name)
                                                : g_strdup_printf("reminder-%s", words[1]);
    set_when(step, words);
    set_channels(step, find_value(words, "by"));
    if (fallback != NULL)
        step->fallback = read_channel(fallback);
    step->deadline_days = read_number(find_value(words, "deadline_days"), -1);
    set_words(&step->approval, find_value(words, "approval"));
    set_words(&step->contacts, find_value(words, "contacts"));
    step->minimum_minor = read_money(find_value(words, "minimum"), "EUR");
    step->minimum_percent = read_number(find_value(words, "percent"), -1);
    step->grace_days = read_number(find_value(words, "grace"), -1);
    step->seat_required = has_word(words, "seat_required");
    step->proof_required = has_word(words, "proof_required");
    step->kind = kind != NULL                                                ? read_kind(kind)
                 : step->when.set[WHEN_DUE] && step->when.days[WHEN_DUE] < 0 ? STEP_PREVENTIVE
                                                                             : STEP_REMINDER;
    step->carries = step_is_formal(step) || text_equals(find_value(words, "carries"), "own")
                        ? CARRIES_OWN
                        : CARRIES_ALL;
    if (text_equals(find_value(words, "carries"), "all"))
        step->carries = CARRIES_ALL;
    step->line = 10 + (int)story->scenario->steps->len;
    g_ptr_array_add(story->scenario->steps, step);
}

static void read_step(Story *story, char **words)
{
    if (!story->has_own_steps)
        g_ptr_array_set_size(story->scenario->steps, 0);
    story->has_own_steps = TRUE;
    add_step(story, words);
}

/* One more step beside those that are there. */
static void read_also(Story *story, char **words)
{
    add_step(story, words + 1);
}

void sentence_add_standard_steps(Story *story)
{
    static const char *const steps[] = {
        "step 0 due -7 by email name avant template pre-due",
        "step 1 due 1 by email fallback letter name rappel contacts payables+purchasing",
        "step 2 previous 14 by email fallback letter name relance",
        "step 3 previous 10 by letter+call deadline_days 8 name derniere",
        "step 4 deadline 2 by registered deadline_days 8 approval legal kind notice name "
        "notice "
        "contacts legal+ceo template formal-notice",
        "step 5 deadline 2 by dossier approval legal name contentieux"};
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_auto(GStrv) words = g_strsplit(steps[i], " ", -1);
        add_step(story, words);
    }
}

static gboolean set_choice_words(Conditions *conditions, const char *key, const char *value)
{
    const struct {
        const char *key;
        char ***words;
    } fields[] = {{"segment", &conditions->segment}, {"customer", &conditions->customer},
                  {"country", &conditions->country}, {"language", &conditions->language},
                  {"tags", &conditions->tags},       {"debtor", &conditions->debtor},
                  {"insured", &conditions->insured}};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (text_equals(key, fields[i].key)) {
            *fields[i].words = g_strsplit(value, "+", -1);
            return TRUE;
        }
    return FALSE;
}

static gboolean set_choice_range(Conditions *conditions, const char *key, const char *value)
{
    const struct {
        const char *key;
        Range *range;
        gboolean is_money;
    } fields[] = {{"overdue", &conditions->overdue, TRUE},
                  {"invoice", &conditions->invoice, TRUE},
                  {"score", &conditions->score, FALSE},
                  {"days_late_mean", &conditions->days_late_mean, FALSE},
                  {"days_late_median", &conditions->days_late_median, FALSE},
                  {"payments", &conditions->payments, FALSE}};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        gboolean is_min = g_str_has_suffix(key, "_min");
        gsize length = strlen(fields[i].key);
        if (strncmp(key, fields[i].key, length) != 0 || strlen(key) != length + 4)
            continue;
        Range *range = fields[i].range;
        gint64 figure = fields[i].is_money ? read_money(value, "EUR") : atoi(value);
        range->set = TRUE;
        *(is_min ? &range->has_min : &range->has_max) = TRUE;
        *(is_min ? &range->min : &range->max) = figure;
        return TRUE;
    }
    return FALSE;
}

/* choice NAME segment key+vip overdue_min 1000 ...: one more scenario, asked before `standard`;
 * its one step is a letter the day after the due date */
static void read_choice(Story *story, char **words)
{
    Scenario *scenario = scenario_new();
    Step *step = step_new();
    step->level = 1;
    step->name = g_strdup("letter");
    step->template_name = g_strdup("reminder-1");
    step->when.set[WHEN_DUE] = TRUE;
    step->when.days[WHEN_DUE] = 1;
    step->channels[step->n_channels++] = CHANNEL_LETTER;
    step->line = 31;
    g_ptr_array_add(scenario->steps, step);
    scenario->name = g_strdup(words[1]);
    scenario->has_conditions = TRUE;
    scenario->conditions.line = 30;
    scenario->line = 30;
    for (guint i = 2; words[i] != NULL; i += 2)
        cr_assert(set_choice_words(&scenario->conditions, words[i], words[i + 1]) ||
                      set_choice_range(&scenario->conditions, words[i], words[i + 1]),
                  "scenarios have no condition \"%s\"", words[i]);
    g_ptr_array_insert(story->book->scenarios, (int)story->book->scenarios->len - 1, scenario);
}

static void read_scenario_setting(Story *story, char **words)
{
    Scenario *scenario = story->scenario;
    const char *value = words[1];
    if (text_equals(words[0], "interval"))
        scenario->interval_days = atoi(value);
    else if (text_equals(words[0], "minimum"))
        scenario->minimum_minor = read_money(value, "EUR");
    else if (text_equals(words[0], "percent"))
        scenario->minimum_percent = atoi(value);
    else if (text_equals(words[0], "habit_max"))
        scenario->habit_max = atoi(value);
    else if (text_equals(words[0], "grace") && text_equals(value, "habit"))
        scenario->grace_is_habit = TRUE;
    else if (text_equals(words[0], "grace"))
        scenario->grace_days = atoi(value);
    else if (text_equals(words[0], "limitation"))
        scenario->limitation_months = atoi(value);
    else if (text_equals(words[0], "advance"))
        scenario->advance = text_equals(value, "jump") ? ADVANCE_JUMP : ADVANCE_STEP;
    else if (text_equals(words[0], "group"))
        scenario->group = text_equals(value, "level")     ? GROUP_LEVEL
                          : text_equals(value, "invoice") ? GROUP_INVOICE
                                                          : GROUP_CUSTOMER;
}

static void read_setting(Story *story, char **words)
{
    Settings *settings = story->settings;
    const struct {
        const char *name;
        int *field;
    } fields[] = {{"amicable", &settings->amicable_days},
                  {"promises_max", &settings->promises_max},
                  {"promise_max_days", &settings->promise_max_days},
                  {"hold_max_days", &settings->hold_max_days},
                  {"promise_grace", &settings->promise_grace_days},
                  {"max_age", &settings->max_ledger_age_days},
                  {"proof_wait", &settings->proof_wait_days},
                  {"call_wait", &settings->call_wait_days},
                  {"insurance", &settings->insurance_declare_days}};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (text_equals(words[0], fields[i].name))
            *fields[i].field = atoi(words[1]);
}

/* reason KEY [dispute] [no_send] [hold_days N] */
static void read_reason(Story *story, char **words)
{
    ReasonSettings *reason = reason_settings_new(words[1]);
    reason->label = g_strdup_printf("the reason %s", words[1]);
    reason->dispute = has_word(words, "dispute");
    reason->send = !has_word(words, "no_send");
    reason->hold_days = read_number(find_value(words, "hold_days"), -1);
    g_ptr_array_add(story->settings->reasons, reason);
}

/* approver LOGIN [limit A] */
static void read_approver(Story *story, char **words)
{
    Approver *approver = approver_new();
    approver->login = g_strdup(words[1]);
    g_strfreev(approver->roles);
    approver->roles = g_strsplit("legal", " ", -1);
    approver->limit_minor = read_money(find_value(words, "limit"), "EUR");
    g_ptr_array_add(story->settings->approvers, approver);
}

static void read_roll(Story *story, char **words)
{
    story->book->calendar.roll = text_equals(words[1], "none")       ? ROLL_NONE
                                 : text_equals(words[1], "previous") ? ROLL_PREVIOUS
                                                                     : ROLL_NEXT;
}

static const struct {
    const char *word;
    void (*read)(Story *story, char **words);
} sentences[] = {
    {"run", read_run},
    {"as_of", read_as_of},
    {"invoice", read_invoice},
    {"credit", read_credit},
    {"payment", read_payment},
    {"customer", read_customer},
    {"stranger", read_stranger},
    {"contact", read_contact},
    {"sent", read_sent},
    {"event", read_event},
    {"paid", read_paid},
    {"gone", read_sighting},
    {"back", read_sighting},
    {"rejected", read_rejected},
    {"refused", read_refused},
    {"kept", read_kept},
    {"step", read_step},
    {"also", read_also},
    {"choice", read_choice},
    {"roll", read_roll},
    {"interval", read_scenario_setting},
    {"minimum", read_scenario_setting},
    {"percent", read_scenario_setting},
    {"grace", read_scenario_setting},
    {"habit_max", read_scenario_setting},
    {"limitation", read_scenario_setting},
    {"advance", read_scenario_setting},
    {"group", read_scenario_setting},
    {"amicable", read_setting},
    {"promises_max", read_setting},
    {"promise_max_days", read_setting},
    {"hold_max_days", read_setting},
    {"promise_grace", read_setting},
    {"max_age", read_setting},
    {"proof_wait", read_setting},
    {"call_wait", read_setting},
    {"insurance", read_setting},
    {"approver", read_approver},
    {"reason", read_reason},
};

void sentence_read(Story *story, const char *sentence)
{
    g_auto(GStrv) words = g_strsplit_set(sentence, " \n", -1);
    for (guint i = 0; i < G_N_ELEMENTS(sentences); i++) {
        if (text_equals(words[0], sentences[i].word)) {
            sentences[i].read(story, words);
            return;
        }
    }
    cr_assert(FALSE, "no sentence begins with \"%s\"", words[0]);
}
