#include "dispatch/build_run.h"

#include "ground/files.h"

#include <criterion/criterion.h>
#include <string.h>

static Outgoing *add_dossier(TestRun *run, const char *document, const char *customer)
{
    Outgoing *outgoing = test_run_add(run, document, CHANNEL_DOSSIER, "");
    g_free(outgoing->customer);
    outgoing->customer = g_strdup(customer);
    return outgoing;
}

Test(dossier, one_folder_a_customer_holds_its_documents_and_attachments)
{
    TestRun *run = test_run_new();
    Outgoing *first = add_dossier(run, "D1", "C042");
    add_dossier(run, "D2", "C042");
    add_dossier(run, "D3", "C043");
    g_autofree char *order = g_build_filename(run->folder, "Bon de commande n° 7.pdf", NULL);
    file_write_whole(order, "%PDF order", -1, NULL);
    g_ptr_array_add(first->attachments, g_strdup(order));
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert(test_run_has(run, "dossiers/C042/D1.pdf"));
    cr_assert(test_run_has(run, "dossiers/C042/D2.pdf"));
    cr_assert(test_run_has(run, "dossiers/C043/D3.pdf"));
    cr_assert_eq(test_run_count(run, "dossiers"), 6);
    g_autofree char *index = test_run_read(run, "dossiers/C042/index.csv");
    g_autofree char *row = g_strdup_printf("1,D1,C042,Dupont & Fils,2,document,D1.pdf,%s,F-D1,"
                                           "1234.56,EUR\n2,D1,C042,Dupont & Fils,2,attachment,",
                                           first->pdf_sha256);
    cr_assert(strstr(index, row), "%s", index);
    cr_assert_not(strstr(index, "D3"), "%s", index);
    cr_assert_str_eq(test_run_delivery(run, 0)->detail, "dossiers/C042");
    test_run_free(run);
}

Test(dossier, a_customers_name_cannot_leave_the_folder)
{
    TestRun *run = test_run_new();
    add_dossier(run, "D1", "../../evil");
    add_dossier(run, "D2", "..");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_count(run, "dossiers"), 4);
    cr_assert_not(test_run_has(run, "../evil"));
    test_run_free(run);
}

Test(dossier, a_missing_attachment_holds_the_dossier)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing = add_dossier(run, "D1", "C042");
    g_ptr_array_add(outgoing->attachments, g_strdup("/nowhere/order.pdf"));
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_REJECTED);
    cr_assert_eq(test_run_count(run, "dossiers"), 0);
    test_run_free(run);
}

Test(dossier, a_step_without_template_still_names_its_case)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing = add_dossier(run, "D1", "C042");
    g_clear_pointer(&outgoing->pdf_path, g_free);
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *index = test_run_read(run, "dossiers/C042/index.csv");
    cr_assert(strstr(index, "1,D1,C042,Dupont & Fils,2,case,,,F-D1,1234.56,EUR\n"), "%s",
              index);
    test_run_free(run);
}

Test(dossier, a_dossier_made_later_does_not_change_the_first)
{
    TestRun *run = test_run_new();
    add_dossier(run, "D1", "C042");
    cr_assert(test_run_dispatch(run, NULL));
    add_dossier(run, "D2", "C042");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert(test_run_has(run, "dossiers/C042-2/D2.pdf"));
    cr_assert_not(test_run_has(run, "dossiers/C042/D2.pdf"));
    test_run_free(run);
}
