/* plan.csv and review.csv. */
#include <criterion/criterion.h>
#include <string.h>

#include "records/plan.h"

typedef struct {
    Ledger *ledger;
    Scenario *scenario;
    ReminderPlan *plan;
    PlannedDocument *document;
} Desk;

static PlanRow *add_row(Desk *desk, const char *invoice, gint64 minor)
{
    OpenItem *item = ledger_add_item(desk->ledger);
    item->customer = "C1";
    item->invoice = invoice;
    item->due_date = day_from_ymd(2026, 2, 10);
    item->open_minor = minor;
    g_strlcpy(item->currency, "EUR", sizeof item->currency);
    PlanRow *row = plan_row_new(item);
    row->scenario = desk->scenario;
    g_ptr_array_add(desk->plan->rows, row);
    return row;
}

static Desk *desk_new(void)
{
    Desk *desk = g_new0(Desk, 1);
    desk->ledger = ledger_new();
    desk->scenario = scenario_new();
    desk->scenario->name = g_strdup("standard");
    desk->plan = reminder_plan_new();
    Step *step = step_new();
    step->template_name = g_strdup("reminder-1");
    g_ptr_array_add(desk->scenario->steps, step);
    desk->document = planned_document_new();
    desk->document->id = g_strdup("2026-03-10-1-0001");
    desk->document->customer_id = "C1";
    desk->document->level = 1;
    desk->document->step = step;
    desk->document->total_due_minor = 123456;
    g_strlcpy(desk->document->currency, "EUR", sizeof desk->document->currency);
    desk->document->recipient = (Recipient){.channel = CHANNEL_EMAIL,
                                            .name = "Anne",
                                            .role = "payables",
                                            .email = "anne@example.com"};
    g_ptr_array_add(desk->plan->documents, desk->document);
    return desk;
}

static void desk_free(Desk *desk)
{
    ScenarioBook *book = scenario_book_new();
    g_ptr_array_add(book->scenarios, desk->scenario);
    reminder_plan_free(desk->plan);
    scenario_book_free(book);
    ledger_free(desk->ledger);
    g_free(desk);
}

Test(plan, a_row_is_printed_with_the_columns_in_their_order)
{
    Desk *desk = desk_new();
    PlanRow *row = add_row(desk, "F1", 123456);
    row->days_late = 28;
    row->level = 1;
    row->decision = DECISION_SEND;
    row->rule = "step-due";
    row->reason = g_strdup("Step 1 is due.");
    row->next_date = day_from_ymd(2026, 3, 24);
    row->scenario_next = "large";
    row->disputed_minor = 3456;
    plan_row_name_document(row, desk->document);
    g_autofree char *text = plan_print(desk->plan);
    cr_expect_str_eq(
        text,
        "customer,invoice,kind,due_date,days_late,open_amount,currency,scenario,"
        "previous_level,level,decision,reason,channel,template,contact,document,next_date,"
        "scenario_next,disputed_amount\n"
        "C1,F1,invoice,2026-02-10,28,1234.56,EUR,standard,0,1,send,"
        "Step 1 is due. [step-due],email,reminder-1,Anne (payables),2026-03-10-1-0001,"
        "2026-03-24,large,34.56\n");
    desk_free(desk);
}

Test(plan, several_documents_are_joined_by_semicolons)
{
    Desk *desk = desk_new();
    PlanRow *row = add_row(desk, "F1", 100);
    row->rule = "step-due";
    PlannedDocument *letter = planned_document_new();
    letter->id = g_strdup("2026-03-10-1-0002");
    letter->step = desk->document->step;
    letter->recipient = desk->document->recipient;
    letter->recipient.channel = CHANNEL_LETTER;
    g_ptr_array_add(desk->plan->documents, letter);
    plan_row_name_document(row, desk->document);
    plan_row_name_document(row, letter);
    g_autofree char *text = plan_print(desk->plan);
    cr_expect(strstr(text, ",email;letter,reminder-1,Anne (payables),"
                           "2026-03-10-1-0001;2026-03-10-1-0002,") != NULL,
              "%s", text);
    desk_free(desk);
}

Test(plan, every_decision_has_the_name_of_the_specification)
{
    static const char *const names[] = {"send",    "wait",   "hold", "below-minimum",
                                        "approve", "manual", "none", "final"};
    for (int i = 0; i < DECISION_COUNT; i++)
        cr_expect_str_eq(decision_name((Decision)i), names[i]);
}

Test(plan, the_review_has_a_line_for_each_document_with_empty_cells_to_fill_in)
{
    Desk *desk = desk_new();
    g_autoptr(Past) past = past_new();
    PastReminder *reminder = past_reminder_new();
    reminder->customer = g_strdup("C1");
    reminder->invoice = g_strdup("F0");
    reminder->level = 1;
    reminder->status = DELIVERY_ACCEPTED;
    reminder->dispatched = day_from_ymd(2026, 1, 20);
    past_take_reminder(past, reminder);
    g_ptr_array_add(desk->document->own_rows, add_row(desk, "F1", 100));
    g_autofree char *text = plan_print_review(desk->plan, past);
    cr_expect_str_eq(text,
                     "document,customer,name,items,total,currency,level,channel,recipient,"
                     "last_reminder,action,until,reason,remark\n"
                     "2026-03-10-1-0001,C1,,1,1234.56,EUR,1,email,anne@example.com,"
                     "2026-01-20,,,,\n");
    desk_free(desk);
}
