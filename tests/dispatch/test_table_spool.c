#include "dispatch/build_run.h"

#include "ground/files.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

Test(table_spool, sms_are_listed_with_number_and_text)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_SMS, "+33400000000");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_HANDED_OVER);
    g_autofree char *list = test_run_read(run, "sms/2026-11-21-1-sms.csv");
    cr_assert_str_eq(list, "seq,document,customer,phone,language,text\n"
                           "1,D1,CD1,'+33400000000,fr,Votre facture est échue\n");
    test_run_free(run);
}

Test(table_spool, an_sms_without_number_is_held_and_the_others_go)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_SMS, "");
    g_free(outgoing->phone);
    outgoing->phone = NULL;
    test_run_add(run, "D2", CHANNEL_SMS, "+33400000000");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_REJECTED);
    cr_assert_eq(test_run_delivery(run, 1)->status, DELIVERY_HANDED_OVER);
    g_autofree char *said = complaints_to_text(run->complaints);
    cr_assert(strstr(said, "[sms-incomplete]"), "%s", said);
    test_run_free(run);
}

Test(table_spool, a_list_that_a_gateway_may_have_read_never_grows)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_SMS, "+33400000000");
    cr_assert(test_run_dispatch(run, NULL));
    test_run_add(run, "D2", CHANNEL_SMS, "+33400000000");
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *first = test_run_read(run, "sms/2026-11-21-1-sms.csv");
    g_autofree char *second = test_run_read(run, "sms/2026-11-21-1-sms-2.csv");
    cr_assert_not(strstr(first, "D2"), "%s", first);
    cr_assert_not(strstr(second, "D1"), "%s", second);
    cr_assert(strstr(second, "1,D2,"), "%s", second);
    test_run_free(run);
}

Test(table_spool, calls_are_listed_largest_first_with_room_for_their_result)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_CALL, "+33400000000");
    Outgoing *larger = test_run_add(run, "D2", CHANNEL_CALL, "+33400000000");
    larger->total_claimed_minor = 999999;
    larger->total_due_minor = 999999;
    g_ptr_array_add(larger->invoices, g_strdup("F-2"));
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *calls = test_run_read(run, "agenda/calls.csv");
    cr_assert_str_eq(
        calls, "document,customer,customer_name,contact,phone,level,invoices,total_due,"
               "currency,outcome,"
               "reason,promise_amount,promise_date,callback,note\n"
               "D2,CD2,Dupont & Fils,Chloé Dûpont,'+33400000000,2,F-D2;F-2,9999.99,EUR,,,,,,\n"
               "D1,CD1,Dupont & Fils,Chloé Dûpont,'+33400000000,2,F-D1,1234.56,EUR,,,,,,\n");
    test_run_free(run);
}

Test(table_spool, a_later_dispatch_adds_calls_and_keeps_what_was_filled_in)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_CALL, "+33400000000");
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *path = g_build_filename(run->folder, "4-dispatch/agenda/calls.csv", NULL);
    g_autofree char *calls = test_run_read(run, "agenda/calls.csv");
    g_autofree char *filled = g_strndup(calls, strlen(calls) - strlen(",,,,,\n"));
    g_autofree char *edited = g_strconcat(filled, "promise,,100.00,2026-12-01,,will pay", NULL);
    file_write_whole(path, edited, -1, NULL);
    test_run_add(run, "D2", CHANNEL_CALL, "+33400000000");
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *after = test_run_read(run, "agenda/calls.csv");
    cr_assert(g_str_has_prefix(after, edited), "%s", after);
    cr_assert(strstr(after, "will pay\nD2,"), "%s", after);
    test_run_free(run);
}

Test(table_spool, a_list_found_announced_tells_by_its_name_how_far_it_came)
{
    static const struct {
        const char *name;
        const char *story;
    } cases[] = {
        {"2026-11-21-1-sms.csv", "settle D1=handed-over\n"},
        {"2026-11-21-1-sms.csv.part",
         "settle D1=deferred\nannounce D1\nsettle D1=handed-over\n"},
        {"taken-away", "settle D1=unknown\n"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        TestRun *run = test_run_new();
        test_run_add(run, "D1", CHANNEL_SMS, "+33400000000");
        cr_assert(test_run_dispatch(run, NULL));
        g_autofree char *folder = g_build_filename(run->folder, "4-dispatch/sms", NULL);
        g_autofree char *from = g_build_filename(folder, cases[0].name, NULL);
        g_autofree char *to = g_build_filename(folder, cases[i].name, NULL);
        cr_assert_eq(g_rename(from, to), 0);
        test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED;
        g_string_truncate(run->story, 0);
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_str_eq(run->story->str, cases[i].story, "%s", cases[i].name);
        test_run_free(run);
    }
}
