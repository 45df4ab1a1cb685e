/* What became of documents. */
#include <criterion/criterion.h>

#include "records/delivery.h"

static void free_delivery(gpointer delivery)
{
    delivery_free(delivery);
}

Test(delivery, every_status_is_read_back_from_its_name)
{
    for (int i = DELIVERY_PLANNED; i <= DELIVERY_WITHDRAWN; i++) {
        DeliveryStatus status;
        cr_assert(delivery_status_parse(delivery_status_name((DeliveryStatus)i), &status));
        cr_expect_eq(status, (DeliveryStatus)i);
    }
    DeliveryStatus untouched = DELIVERY_BOUNCED;
    cr_expect_not(delivery_status_parse("sent", &untouched));
    cr_expect_not(delivery_status_parse(NULL, &untouched));
    cr_expect_eq(untouched, DELIVERY_BOUNCED);
}

Test(delivery, deliveries_are_printed_by_document_and_channel_with_the_time_in_utc)
{
    g_autoptr(GPtrArray) deliveries = g_ptr_array_new_with_free_func(free_delivery);
    Delivery *letter = delivery_new("R-0002", CHANNEL_LETTER, "ACME / 1 RUE X / 69003 LYON");
    Delivery *mail = delivery_new("R-0001", CHANNEL_EMAIL, "a@example.com");
    letter->status = DELIVERY_HANDED_OVER;
    letter->at = 1774000000;
    letter->attempts = 1;
    g_ptr_array_add(deliveries, letter);
    g_ptr_array_add(deliveries, mail);
    g_autofree char *text = deliveries_print(deliveries);
    cr_expect_str_eq(text, "document,channel,recipient,status,detail,attempts,at\n"
                           "R-0001,email,a@example.com,planned,,0,\n"
                           "R-0002,letter,ACME / 1 RUE X / 69003 LYON,handed-over,,1,"
                           "2026-03-20T09:46:40Z\n");
    cr_expect_eq(deliveries->pdata[0], letter, "the array itself keeps its order");
}
