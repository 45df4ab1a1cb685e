#include "ground/files.h"
#include "read/read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

static ProofFile *read_text(const char *text, Complaints *complaints)
{
    g_autofree char *folder = g_dir_make_tmp("relance-proofs-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "proofs.csv", NULL);
    g_autoptr(Settings) settings = settings_new();
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    ProofFile *file = read_proofs(path, "proofs.csv", settings, complaints, NULL);
    folder_remove_tree(folder, NULL);
    return file;
}

static const Proof *at(const ProofFile *file, guint i)
{
    return &g_array_index(file->proofs, Proof, i);
}

Test(proofs_file, one_line_may_tell_deposit_presentation_and_outcome)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(ProofFile) file =
        read_text("number,deposited,presented,outcome,date,signed_by\n"
                  "2C1,2026-09-16,2026-09-18,signed,2026-09-20,M. Dupont\n",
                  complaints);
    cr_assert_eq(file->proofs->len, 2);
    cr_assert_eq(at(file, 0)->outcome, PROOF_DEPOSITED);
    cr_assert_eq(at(file, 0)->date, day_parse_iso("2026-09-16"));
    cr_assert_eq(at(file, 1)->outcome, PROOF_SIGNED);
    cr_assert_eq(at(file, 1)->presented, day_parse_iso("2026-09-18"));
    cr_assert_str_eq(at(file, 1)->by, "M. Dupont");
    cr_assert_eq(complaints->list->len, 0);
}

Test(proofs_file, the_outcome_says_more_than_the_kind_of_proof)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(ProofFile) file = read_text("N° recommandé;Type;Motif;Date\n"
                                          "2C1;AR;refusé;20/09/2026\n"
                                          "2C2;AR;;21/09/2026\n"
                                          "2C3;dépôt;;16/09/2026\n",
                                          complaints);
    cr_assert_eq(file->proofs->len, 3);
    cr_assert_eq(at(file, 0)->outcome, PROOF_REFUSED);
    cr_assert_eq(at(file, 1)->outcome, PROOF_SIGNED);
    cr_assert_eq(at(file, 2)->outcome, PROOF_DEPOSITED);
}

Test(proofs_file, lines_without_letter_date_or_outcome_are_left_out_by_name)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(ProofFile) file = read_text("number,outcome,date\n"
                                          ",signed,2026-09-20\n"
                                          "2C2,,2026-09-20\n"
                                          "2C3,signed,\n"
                                          "2C4,perdu,2026-09-20\n",
                                          complaints);
    cr_assert_eq(file->proofs->len, 0);
    cr_assert_eq(file->n_rows, 4);
    cr_assert_eq(complaints_count(complaints, COMPLAINT_HELD), 4);
}

Test(number_pool, is_one_number_a_line_header_and_remarks_apart)
{
    g_autofree char *folder = g_dir_make_tmp("relance-pool-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "numbers.txt", NULL);
    g_autoptr(Complaints) complaints = complaints_new();
    cr_assert(g_file_set_contents(path,
                                  "\xef\xbb\xbfNuméro;Carnet\r\n"
                                  "\"2C 123 456 0001 1\";A\r\n"
                                  "# second booklet\n\n"
                                  "RR473124829GB\n"
                                  "2C12345600011\n"
                                  "2C\x01\n",
                                  -1, NULL));
    g_autoptr(NumberPool) pool = read_number_pool(path, "numbers.txt", complaints, NULL);
    cr_assert_eq(pool->numbers->len, 2);
    cr_assert_str_eq(g_ptr_array_index(pool->numbers, 0), "2C 123 456 0001 1");
    cr_assert_str_eq(g_ptr_array_index(pool->numbers, 1), "RR473124829GB");
    cr_assert_eq(complaints_count(complaints, COMPLAINT_WARNING), 2);
    folder_remove_tree(folder, NULL);
}
