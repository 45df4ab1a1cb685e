/*
 * Broken extracts by the hundred: whatever stands in the file, reading it ends, leaks nothing
 * and accounts for every cent. The generator is seeded, so that a failure can be repeated.
 */
#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const tokens[] = {
    "\"",
    ";",
    ",",
    "\n",
    "\r",
    "|",
    "\t",
    "-",
    "(",
    ")",
    "\xff",
    "\xe9",
    "\xc2\xa0",
    "\"\"",
    "1.234",
    "31/02/2025",
    "99999999999999999999",
    "Total",
    "AN",
    "F1",
    "C1",
    "EUR",
    "€",
    "\xef\xbb\xbf",
};

static void mutate(GRand *rand, GString *text)
{
    guint at = (guint)g_rand_int_range(rand, 0, (gint32)text->len + 1);
    switch (g_rand_int_range(rand, 0, 4)) {
    case 0:
        g_string_insert(text, at, tokens[g_rand_int_range(rand, 0, G_N_ELEMENTS(tokens))]);
        break;
    case 1: {
        gint32 length = g_rand_int_range(rand, 1, 40); /* MIN() would draw it twice */
        g_string_erase(text, at, MIN(length, (gint32)(text->len - at)));
        break;
    }
    case 2:
        if (at < text->len)
            text->str[at] = (char)g_rand_int_range(rand, 0, 256);
        break;
    default: {
        g_autofree char *copy = g_strndup(text->str + at, MIN(200, text->len - at));
        g_string_insert(text, g_rand_int_range(rand, 0, (gint32)text->len + 1), copy);
    }
    }
}

static void expect_every_cent(const ReadCase *c, int round)
{
    for (guint t = 0; t < c->ledger->totals->len; t++) {
        const ControlTotal *total = &g_array_index(c->ledger->totals, ControlTotal, t);
        gint64 sum = 0, open = 0;
        for (guint i = 0; i < c->ledger->items->len; i++) {
            const OpenItem *item = g_ptr_array_index(c->ledger->items, i);
            cr_assert_neq(item->open_minor, 0, "round %d", round);
            cr_assert(item->customer && item->invoice, "round %d", round);
            cr_assert(item->kind != ITEM_INVOICE || item->due_date, "round %d", round);
            if (strcmp(item->currency, total->currency) == 0) {
                sum += item->amount_minor;
                open += item->open_minor;
            }
        }
        for (guint i = 0; i < c->ledger->rejected->len; i++) {
            const RejectedLine *line = g_ptr_array_index(c->ledger->rejected, i);
            cr_assert(line->rule && line->reason, "round %d", round);
            if (strcmp(line->currency, total->currency) == 0)
                sum += line->minor;
        }
        cr_assert_eq(sum, total->extract, "round %d, %s", round, total->currency);
        cr_assert_eq(open, total->open, "round %d, %s", round, total->currency);
    }
}

static void try_mutations(const char *path, guint32 seed, int n_rounds, const char *run_date)
{
    g_autofree char *original = NULL;
    gsize length;
    cr_assert(g_file_get_contents(path, &original, &length, NULL), "%s", path);
    GRand *rand = g_rand_new_with_seed(seed);
    int n_read = 0;
    for (int round = 0; round < n_rounds; round++) {
        GString *text = g_string_new_len(original, (gssize)MIN(length, 6000));
        for (int n = g_rand_int_range(rand, 1, 12); n > 0; n--)
            mutate(rand, text);
        ReadCase *c = read_case_new();
        read_case_write_bytes(c, "ledger.csv", text->str, text->len);
        read_case_run(c, run_date);
        if (c->ledger)
            expect_every_cent(c, round);
        else
            cr_assert(c->error || complaints_count(c->complaints, COMPLAINT_REFUSED) > 0,
                      "round %d: refused without a word", round);
        n_read += c->ledger != NULL;
        read_case_free(c);
        g_string_free(text, TRUE);
    }
    g_rand_free(rand);
    cr_expect_gt(n_read, n_rounds / 4, "only %d of %d were read at all", n_read, n_rounds);
}

Test(mutations, broken_extracts_of_an_accounting_program_lose_no_cent)
{
    try_mutations(SOURCE_ROOT "/fixtures/demo/ledger-2026-09-15.csv", 1, 300, "2026-09-15");
}

Test(mutations, broken_canonical_extracts_lose_no_cent)
{
    try_mutations(FIXTURES "/read/canonical/ledger.csv", 2, 400, "2025-06-30");
}

Test(mutations, broken_accounting_entries_files_lose_no_cent)
{
    try_mutations(FIXTURES "/read/fec/worked-example.txt", 3, 300, "2025-06-30");
}
