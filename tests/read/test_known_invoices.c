#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

static char *write_items(const ReadCase *c, const char *name, const char *text)
{
    char *path = g_build_filename(c->folder, name, NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

Test(known_invoices, what_was_asked_is_found_with_all_who_have_it)
{
    ReadCase *c = read_case_new();
    g_autoptr(KnownInvoices) known = known_invoices_new();
    g_autofree char *items = write_items(c, "items.csv",
                                         "customer,invoice,kind,amount\nC1,F1,invoice,10.00\n"
                                         "C2,F1,invoice,10.00\nC1,F2,invoice,10.00\n"
                                         "C1,F1,invoice,5.00\n\"C,3\",'=F3,invoice,1.00\n");
    known_invoices_ask(known, "C1", "F1");
    known_invoices_ask(known, "C9", "F9");
    known_invoices_ask(known, "C,3", "=F3");
    cr_assert(known_invoices_read(known, items, &c->error));
    const GPtrArray *owners = known_invoices_find(known, "F1");
    cr_assert_not_null(owners);
    cr_assert_eq(owners->len, 2, "each once");
    cr_expect_str_eq(g_ptr_array_index(owners, 0), "C1");
    cr_expect_str_eq(g_ptr_array_index(owners, 1), "C2");
    cr_expect(known_invoices_has_customer(known, "C1"));
    cr_expect_not(known_invoices_has_customer(known, "C9"));
    cr_expect_null(known_invoices_find(known, "F9"));
    cr_expect_not_null(known_invoices_find(known, "=F3"), "the guard of formulas is off");
    cr_expect(known_invoices_has_customer(known, "C,3"));
    cr_expect_null(known_invoices_find(known, "F2"), "nobody asked for it");
    read_case_free(c);
}

Test(known_invoices, a_file_that_is_not_there_is_an_error)
{
    ReadCase *c = read_case_new();
    g_autoptr(KnownInvoices) known = known_invoices_new();
    cr_expect_not(known_invoices_read(known, "/nowhere/items.csv", &c->error));
    cr_expect_not_null(c->error);
    read_case_free(c);
}

Test(known_invoices, an_import_is_known_by_its_name_else_by_its_columns)
{
    static const struct {
        const char *name, *text;
        ImportKind kind;
    } files[] = {
        {"events-2026.csv", "a,b\n", IMPORT_EVENTS},
        {"Statuts.csv", "a,b\n", IMPORT_STATUSES},
        {"x.csv", "date,customer,event\n2026-11-02,C1,hold\n", IMPORT_EVENTS},
        {"y.csv", "Facture;Statut;Date\nF1;207;02/11/2026\n", IMPORT_STATUSES},
        {"z.csv", "customer,invoice,due_date,amount\nC1,F1,2026-10-12,1.00\n", IMPORT_UNKNOWN},
        {"empty.csv", "", IMPORT_UNKNOWN},
    };
    ReadCase *c = read_case_new();
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = write_items(c, files[i].name, files[i].text);
        cr_expect_eq(read_import_kind(path), files[i].kind, "%s", files[i].name);
    }
    read_case_free(c);
}
