/*
 * `relance explain`: the same thinking once more for one customer, told in full. Nothing is
 * decided here; the decision told is the plan's own.
 */
#include "assign/assign.h"

#include "assign/account_think.h"
#include "assign/closed_explanation.h"
#include "assign/step_decision.h"
#include "assign/notice_check.h"
#include "assign/recipient.h"
#include "assign/scenario_choice.h"
#include "assign/setting_explanation.h"
#include "assign/setting_place.h"
#include "assign/step_explanation.h"
#include "ground/text.h"

/* "  open 80.00 EUR of 100.00 EUR, due 2026-02-10 (column), 28 days late" */
static void append_figures(GString *text, const PlanRow *row)
{
    const OpenItem *item = row->item;
    g_string_append_printf(text, "  open %s of %s",
                           money_text(item->open_minor, item->currency).text,
                           money_text(item->amount_minor, item->currency).text);
    if (item->open_minor < 0) {
        if (item->due_date != DAY_NONE)
            g_string_append_printf(text, ", of %s", day_text(item->due_date).text);
        g_string_append_c(text, '\n');
        return;
    }
    if (item->due_date == DAY_NONE) {
        g_string_append(text, ", due date unknown\n");
        return;
    }
    g_string_append_printf(text, ", due %s (%s), ", day_text(item->due_date).text,
                           text_or_empty(item->due_source));
    if (row->days_late > 0)
        g_string_append_printf(text, "%s late\n", days_text(row->days_late).text);
    else
        g_string_append(text, "not overdue\n");
}

static void append_item(GString *text, const PlanRow *row)
{
    const OpenItem *item = row->item;
    char *kind = g_strdup(item_kind_name(item->kind));
    kind[0] = g_ascii_toupper(kind[0]);
    g_string_append_printf(text, "%s %s of customer %s (%s:%d)\n", kind,
                           text_or_empty(item->invoice), item->customer,
                           text_or_empty(item->source), item->line);
    g_free(kind);
    append_figures(text, row);
    if (row->net_minor == item->open_minor)
        return;
    gint64 credits = item->open_minor - row->disputed_minor - row->net_minor;
    g_string_append_printf(
        text, "  to be claimed %s:", money_text(row->net_minor, item->currency).text);
    if (credits != 0)
        g_string_append_printf(text, " less %s of credits of its own",
                               money_text(credits, item->currency).text);
    if (row->disputed_minor != 0)
        g_string_append_printf(text, "%s less %s in dispute%s%s", credits != 0 ? "," : "",
                               money_text(row->disputed_minor, item->currency).text,
                               row->dispute_reason != NULL ? ", " : "",
                               text_or_empty(row->dispute_reason));
    g_string_append_c(text, '\n');
}

static void append_decision(GString *text, const PlanRow *row)
{
    g_string_append_printf(text, "  Decision: %s, level %d", decision_name(row->decision),
                           row->level);
    if (row->level != row->previous_level)
        g_string_append_printf(text, " (was %d)", row->previous_level);
    if (row->next_date != DAY_NONE)
        g_string_append_printf(text, ", next on %s", day_text(row->next_date).text);
    g_string_append_printf(text, "\n  Why: %s [%s]\n", text_or_empty(row->reason), row->rule);
}

static void append_documents(GString *text, const PlanRow *row)
{
    for (guint i = 0; i < row->documents->len; i++) {
        const PlannedDocument *document = row->documents->pdata[i];
        g_string_append_printf(
            text, "  Document %s: level %d by %s to %s%s, in %s, total due %s%s%s%s\n",
            document->id, document->level, channel_name(document->recipient.channel),
            text_is_blank(document->recipient.name) ? text_or_empty(document->recipient.role)
                                                    : document->recipient.name,
            document->recipient.is_fallback ? " (fallback)" : "", document->language,
            money_text(document->total_due_minor, document->currency).text,
            document->deadline != DAY_NONE ? ", deadline " : "",
            day_text(document->deadline).text,
            document->needs_approval ? ", waits for approval" : "");
    }
}

static void append_extract(GString *text, const Case *item_case)
{
    const OpenItem *item = item_case->item;
    if (item->last_level <= 0)
        return;
    g_string_append_printf(text, "  Before: level %d by the extract (%s:%d)", item->last_level,
                           text_or_empty(item->source), item->line);
    if (item->last_reminder_date != DAY_NONE)
        g_string_append_printf(text, ", reminded on %s",
                               day_text(item->last_reminder_date).text);
    if (item->last_deadline != DAY_NONE)
        g_string_append_printf(text, ", deadline %s", day_text(item->last_deadline).text);
    g_string_append(text, item_case->reached.is_migrated
                              ? "\n"
                              : ", does not count: reminders of our own tell the level\n");
}

static void append_past(GString *text, const Assignment *assignment, const Case *item_case)
{
    const OpenItem *item = item_case->item;
    const GPtrArray *reminders =
        past_find_reminders(assignment->input->past, item->customer, item->invoice);
    append_extract(text, item_case);
    for (guint i = 0; reminders != NULL && i < reminders->len; i++)
        past_reminder_explain(text, reminders->pdata[i]);
}

static void append_absence(GString *text, const Assignment *assignment, const OpenItem *item)
{
    const PastAbsence *absence =
        past_find_absence(assignment->input->past, item->customer, item->invoice);
    if (absence == NULL)
        return;
    g_string_append_printf(
        text, "  Ledger: missed on %s, open again on %s\n", day_text(absence->gone_on).text,
        day_text(absence->back_on != DAY_NONE ? absence->back_on : assignment->run_date).text);
}

/* What became of a promise or plan, as far as it decides about the item. */
static void append_outcome(GString *text, const Case *item_case, const Event *event)
{
    const PromiseVerdict *verdict = item_case->promise.event == event ? &item_case->promise
                                    : item_case->plan.event == event  ? &item_case->plan
                                                                      : NULL;
    if (verdict == NULL)
        return;
    if (verdict->state == PROMISE_RUNNING)
        g_string_append_printf(text, " -> runs to %s", day_text(verdict->end).text);
    else if (verdict->state == PROMISE_UNKNOWN)
        g_string_append(text, " -> the ledger does not know its day yet");
    else if (verdict->state == PROMISE_BROKEN && verdict->rest_minor > 0 &&
             event->amount_minor > verdict->rest_minor)
        g_string_append_printf(text, " -> partly kept, %s did not come",
                               money_text(verdict->rest_minor, item_case->item->currency).text);
    else if (verdict->state == PROMISE_BROKEN)
        g_string_append_printf(
            text, " -> broken on %s",
            day_text(verdict->broken_on != DAY_NONE ? verdict->broken_on : verdict->end).text);
}

static void append_events(GString *text, const Account *account, const Case *item_case)
{
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (!case_is_concerned(item_case, event))
            continue;
        g_string_append_printf(text, "  Event: %s on %s (%s:%d)", event_kind_name(event->kind),
                               day_text(event->date).text, text_or_empty(event->source),
                               event->line);
        if (event->amount_minor >= 0)
            g_string_append_printf(
                text, ", %s", money_text(event->amount_minor, item_case->item->currency).text);
        if (event->until != DAY_NONE)
            g_string_append_printf(text, ", until %s", day_text(event->until).text);
        const struct {
            const char *before, *what;
        } words[] = {{", ", event->reason},
                     {", ", event->outcome},
                     {", for ", event->service},
                     {", by ", event->author},
                     {": ", event->note}};
        for (guint j = 0; j < G_N_ELEMENTS(words); j++)
            if (!text_is_blank(words[j].what))
                g_string_append_printf(text, "%s%s", words[j].before, words[j].what);
        append_outcome(text, item_case, event);
        g_string_append_c(text, '\n');
    }
}

/* The scratch case thinks about the item; `row` is what the plan says of it. */
static void append_case(GString *text, const Assignment *assignment, const Account *account,
                        const Case *item_case, const PlanRow *row)
{
    append_item(text, row);
    append_decision(text, row);
    append_documents(text, row);
    append_past(text, assignment, item_case);
    append_absence(text, assignment, row->item);
    append_events(text, account, item_case);
    if (account->scenario != NULL && case_is_claim(item_case))
        step_explanation_append(text, assignment, account, item_case, row);
    g_string_append_c(text, '\n');
}

static MoneyText hundredths_text(int hundredths)
{
    MoneyText text;
    g_snprintf(text.text, sizeof text.text, "%s%d.%02d", hundredths < 0 ? "-" : "",
               ABS(hundredths) / 100, ABS(hundredths) % 100);
    return text;
}

static void append_who(GString *text, const Account *account)
{
    const Customer *customer = account->customer;
    if (customer == NULL)
        g_string_append_printf(text, "Customer %s is in no customers file.\n", account->id);
    else
        g_string_append_printf(text, "Customer %s %s (%s:%d)\n", account->id,
                               text_or_empty(customer->name), text_or_empty(customer->source),
                               customer->line);
}

static void append_interval(GString *text, const Assignment *assignment, const Account *account)
{
    const ScenarioBook *book = assignment->input->scenarios;
    g_string_append_printf(text,
                           "The customer's last reminder was on %s; with %s between "
                           "(interval_days, %s), one "
                           "that follows no reminder of its own goes from %s on.\n",
                           day_text(account->last_reminder).text,
                           days_text(account->scenario->interval_days).text,
                           scenario_place(book, account->scenario, "interval_days").text,
                           day_text(step_interval_end(account)).text);
}

static void append_customer(GString *text, const Assignment *assignment, const Account *account)
{
    g_string_append_printf(text, "Run date %s; the ledger knows receipts up to %s (%s).\n",
                           day_text(assignment->run_date).text,
                           day_text(assignment->as_of).text,
                           text_or_empty(assignment->input->ledger->as_of_source));
    append_who(text, account);
    if (account->last_reminder != DAY_NONE && account->scenario != NULL)
        append_interval(text, assignment, account);
    if (assignment->asks_habit && account->habit.payments > 0)
        g_string_append_printf(
            text, "Payer: %u paid invoices, %s days late on average, %s in the median.\n",
            account->habit.payments, hundredths_text(account->habit.mean_hundredths).text,
            hundredths_text(account->habit.median_hundredths).text);
    scenario_choice_explain(assignment, account, text);
    g_string_append_c(text, '\n');
}

static gboolean is_wanted(const Case *item_case, const char *invoice)
{
    return invoice == NULL || text_equals(item_case->item->invoice, invoice);
}

/* All items of one customer are thought of anew, on rows of our own; those wanted are told. */
static void explain(GString *text, const AssignInput *input, const ReminderPlan *plan,
                    const char *customer, const char *invoice)
{
    g_autoptr(Assignment) assignment = assignment_new(input, NULL);
    g_autoptr(ReminderPlan) scratch = reminder_plan_new();
    guint first = plan->rows->len;
    for (guint i = plan->rows->len; i-- > 0;)
        if (text_equals(((const PlanRow *)plan->rows->pdata[i])->item->customer, customer))
            first = i;
    for (guint i = first; i < plan->rows->len; i++) {
        const PlanRow *row = plan->rows->pdata[i];
        if (!text_equals(row->item->customer, customer))
            break; /* the plan is sorted by customer */
        g_ptr_array_add(scratch->rows, plan_row_new(row->item));
    }
    if (scratch->rows->len == 0)
        return;
    g_autoptr(Account) account = account_think(assignment, scratch, 0, scratch->rows->len);
    append_customer(text, assignment, account);
    for (guint i = 0; i < account->n_cases; i++) {
        const Case *item_case = &account->cases[i];
        if (is_wanted(item_case, invoice))
            append_case(text, assignment, account, item_case, plan->rows->pdata[first + i]);
    }
    if (account->scenario != NULL)
        setting_explanation_append(text, assignment, account);
}

static char *finish(GString *text)
{
    if (text->len == 0) {
        g_string_free(text, TRUE);
        return NULL;
    }
    return g_string_free(text, FALSE);
}

char *assign_explain_invoice(const AssignInput *input, const ReminderPlan *plan,
                             const char *invoice)
{
    GString *text = g_string_new(NULL);
    const char *last = NULL;
    for (guint i = 0; i < plan->rows->len; i++) {
        const OpenItem *item = ((const PlanRow *)plan->rows->pdata[i])->item;
        if (!text_equals(item->invoice, invoice) ||
            (last != NULL && text_equals(item->customer, last)))
            continue;
        last = item->customer;
        explain(text, input, plan, item->customer, invoice);
    }
    closed_explanation_append(text, input, NULL, invoice);
    return finish(text);
}

char *assign_explain_customer(const AssignInput *input, const ReminderPlan *plan,
                              const char *customer)
{
    GString *text = g_string_new(NULL);
    explain(text, input, plan, customer, NULL);
    closed_explanation_append(text, input, customer, NULL);
    return finish(text);
}

char *assign_explain_item(const AssignInput *input, const ReminderPlan *plan,
                          const char *customer, const char *invoice)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < plan->rows->len; i++) {
        const OpenItem *item = ((const PlanRow *)plan->rows->pdata[i])->item;
        if (!text_equals(item->customer, customer) || !text_equals(item->invoice, invoice))
            continue;
        explain(text, input, plan, customer, invoice);
        break;
    }
    closed_explanation_append(text, input, customer, invoice);
    return finish(text);
}
