#include "fuzz/fuzz_order.h"

#include "fuzz/fuzz_books.h"

#include <stdlib.h>
#include <string.h>

/* The line of the header, 0 if the order of the lines means something. */
static int find_header(const FuzzInput *input, const FuzzRun *run)
{
    const FuzzPart *part = &input->parts[0];
    g_autofree char *mapping = run->ledger ? read_print_mapping(run->ledger) : g_strdup("");
    const char *header = strstr(mapping, ": header: line ");
    if (input->n_parts > 1 || part->n == 0 || !header || strstr(mapping, ": open_amount\n") ||
        memchr(part->bytes, '"', part->n) || memchr(part->bytes, '\r', part->n) ||
        memchr(part->bytes, '\0', part->n))
        return 0;
    for (guint i = 0; i < run->ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(run->ledger->rejected, i);
        if (strcmp(line->rule, "group-line") == 0 || strcmp(line->rule, "total-line") == 0)
            return 0;
    }
    return atoi(header + strlen(": header: line "));
}

static GString *reverse_lines(FuzzPart part, guint n_kept)
{
    g_autofree char *text = fuzz_part_copy(&part);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *reversed = g_string_new(NULL);
    for (guint i = 0; i < n_kept && lines[i]; i++)
        g_string_append_printf(reversed, "%s\n", lines[i]);
    for (guint i = g_strv_length(lines); i > n_kept; i--)
        g_string_append_printf(reversed, "%s\n", lines[i - 1]);
    return reversed;
}

/* "customer currency" -> what is open. */
static GHashTable *sum_open(const Ledger *ledger)
{
    GHashTable *sums = fuzz_sums_new();
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        g_autofree char *key = g_strdup_printf("%s %s", item->customer, item->currency);
        fuzz_sums_add(sums, key, item->open_minor);
    }
    return sums;
}

void fuzz_expect_same_sums_reversed(const FuzzInput *input, const FuzzRun *run)
{
    int header = find_header(input, run);
    if (header == 0 || !input->is_thorough)
        return;
    GString *reversed = reverse_lines(input->parts[0], (guint)header);
    fuzz_file_write(0, (FuzzPart){reversed->str, reversed->len});
    g_string_free(reversed, TRUE);
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Ledger) ledger = read_ledger(run->settings, run->run_date, complaints, NULL);
    if (!ledger)
        return; /* other lines are looked at first to recognise the file */
    g_autofree char *mapping = read_print_mapping(run->ledger);
    g_autofree char *other = read_print_mapping(ledger);
    if (strcmp(mapping, other) != 0)
        return;
    g_autoptr(GHashTable) sums = sum_open(run->ledger), sums_reversed = sum_open(ledger);
    fuzz_expect_same_sums(sums, sums_reversed);
}
