#include "build_story.h"

#include <criterion/criterion.h>

static Story *story;

static void begin(void)
{
    story = story_new();
    cr_assert(history_begin_run(story->db, "r1", day_parse_iso("2026-09-15"), 0, NULL));
}

static void end(void)
{
    story_free(story);
}

TestSuite(append_proof, .init = begin, .fini = end);

static gboolean reserve(const char *document, const char *number)
{
    g_autoptr(GArray) uses = g_array_new(FALSE, FALSE, sizeof(NumberUse));
    NumberUse use = {document, number};
    g_array_append_val(uses, use);
    g_autoptr(GError) error = NULL;
    return history_reserve_numbers(story->db, "r1", uses, 0, &error);
}

Test(append_proof, a_number_belongs_to_its_document_for_ever)
{
    cr_assert(reserve("r1-0001", "2C 123 456 0001 1"));
    cr_assert_not(reserve("r1-0002", "2c12345600011"), "another spelling is the same number");
    cr_assert_not(reserve("r1-0001", "2C 123 456 0002 2"), "one number a document");
    cr_assert(reserve("r1-0002", "2C 123 456 0002 2"));
    story_reopen(story);
    g_autoptr(GHashTable) used = history_fetch_numbers(story->db, NULL);
    cr_assert_str_eq(g_hash_table_lookup(used, "2C12345600011"), "r1-0001");
    g_autoptr(GHashTable) of_run = history_fetch_reservations(story->db, "r1", NULL);
    cr_assert_str_eq(g_hash_table_lookup(of_run, "r1-0002"), "2C 123 456 0002 2");
    g_autoptr(GHashTable) of_other = history_fetch_reservations(story->db, "r2", NULL);
    cr_assert_eq(g_hash_table_size(of_other), 0);
}

Test(append_proof, proofs_come_back_in_the_past_as_of_their_sequence)
{
    g_autoptr(GPtrArray) proofs =
        g_ptr_array_new_with_free_func((GDestroyNotify)past_proof_free);
    PastProof *proof = past_proof_new("r1-0001");
    proof->number = g_strdup("2C1");
    proof->outcome = PROOF_SIGNED;
    proof->date = day_parse_iso("2026-09-20");
    proof->presented = day_parse_iso("2026-09-18");
    g_ptr_array_add(proofs, proof);
    gint64 before = history_sequence(story->db);
    cr_assert(history_add_proofs(story->db, proofs, "proofs.csv", "anne", 0, NULL));
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_eq(past_find_presentation(past, "r1-0001"), day_parse_iso("2026-09-18"));
    cr_assert_str_eq(past_find_outcome(past, "r1-0001")->source, "proofs.csv");
    g_autoptr(Past) earlier = history_fetch_past(story->db, before, NULL, NULL);
    cr_assert_null(past_find_outcome(earlier, "r1-0001"));
}
