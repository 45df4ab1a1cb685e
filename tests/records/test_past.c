/* What was sent before. */
#include <criterion/criterion.h>

#include "records/past.h"

static PastReminder *add(Past *past, const char *customer, const char *invoice,
                         DeliveryStatus status)
{
    PastReminder *reminder = past_reminder_new();
    reminder->customer = g_strdup(customer);
    reminder->invoice = g_strdup(invoice);
    reminder->status = status;
    past_take_reminder(past, reminder);
    return reminder;
}

Test(past, reminders_are_found_by_customer_and_invoice_in_the_order_they_came)
{
    g_autoptr(Past) past = past_new();
    PastReminder *first = add(past, "C1", "F1", DELIVERY_ACCEPTED);
    add(past, "C2", "F1", DELIVERY_ACCEPTED);
    add(past, "C1", "F2", DELIVERY_ACCEPTED);
    PastReminder *second = add(past, "C1", "F1", DELIVERY_REJECTED);
    const GPtrArray *found = past_find_reminders(past, "C1", "F1");
    cr_assert_eq(found->len, 2);
    cr_expect_eq(found->pdata[0], first);
    cr_expect_eq(found->pdata[1], second);
    cr_expect_eq(past_find_customer(past, "C1")->len, 3);
    cr_expect_null(past_find_reminders(past, "C2", "F2"));
    cr_expect_null(past_find_customer(past, "C3"));
}

Test(past, a_number_that_looks_like_another_customers_is_not_found_there)
{
    g_autoptr(Past) past = past_new();
    add(past, "C1", "1-F", DELIVERY_ACCEPTED);
    cr_expect_null(past_find_reminders(past, "C11", "-F"));
}

Test(past, delivered_is_only_what_was_accepted_or_handed_over_and_not_taken_back)
{
    static const struct {
        DeliveryStatus status;
        gboolean is_delivered, is_open;
    } cases[] = {{DELIVERY_PLANNED, FALSE, FALSE},    {DELIVERY_ANNOUNCED, FALSE, TRUE},
                 {DELIVERY_ACCEPTED, TRUE, FALSE},    {DELIVERY_DEFERRED, FALSE, TRUE},
                 {DELIVERY_REJECTED, FALSE, FALSE},   {DELIVERY_UNKNOWN, FALSE, TRUE},
                 {DELIVERY_HANDED_OVER, TRUE, FALSE}, {DELIVERY_BOUNCED, FALSE, FALSE},
                 {DELIVERY_WAITING, FALSE, FALSE},    {DELIVERY_LAPSED, FALSE, FALSE},
                 {DELIVERY_SUPERSEDED, FALSE, FALSE}, {DELIVERY_WITHDRAWN, FALSE, FALSE}};
    g_autoptr(Past) past = past_new();
    PastReminder *reminder = add(past, "C1", "F1", DELIVERY_PLANNED);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *name = delivery_status_name(cases[i].status);
        reminder->status = cases[i].status;
        reminder->is_retracted = FALSE;
        cr_expect_eq(past_reminder_is_delivered(reminder), cases[i].is_delivered, "%s", name);
        cr_expect_eq(past_reminder_is_open(reminder), cases[i].is_open, "%s", name);
        reminder->is_retracted = TRUE;
        cr_expect_not(past_reminder_is_delivered(reminder), "%s taken back", name);
        cr_expect_not(past_reminder_is_open(reminder), "%s taken back", name);
    }
}
