/*
 * Ciel XIMPORT: see fuzz_ledger.h, and per customer the sum of what is open and set aside is the
 * sum of its receivable accounts. Account, amount and side are cut out here by their places in
 * the line, without the reader's table of widths.
 */
#include "fuzz/fuzz_books.h"

#include <string.h>

#define ACCOUNT_AT 35
#define ACCOUNT_LENGTH 11
#define AMOUNT_AT 71
#define AMOUNT_LENGTH 13
#define SIDE_AT 84

/* Lines in which a byte is a column: plain ASCII without tabs, LF alone ends them. */
static gboolean is_plain(const FuzzPart *part)
{
    for (gsize i = 0; i < part->n; i++)
        if (part->bytes[i] != '\n' && (part->bytes[i] < ' ' || part->bytes[i] > '~'))
            return FALSE;
    return TRUE;
}

/* Digits, perhaps a sign before and two decimals behind; FALSE for anything else. */
static gboolean read_amount(const char *line, gint64 *minor)
{
    g_autofree char *cell = g_strstrip(g_strndup(line + AMOUNT_AT, AMOUNT_LENGTH));
    g_strdelimit(cell, ",", '.');
    return money_parse_plain(cell + (*cell == '+'), "EUR", minor);
}

/* FALSE: a line that this plain oracle does not understand. */
static gboolean add_line(GHashTable *sums, GHashTable *refused, const char *line,
                         const char *name, int number)
{
    gint64 minor;
    if (strspn(line, " ") == strlen(line) || fuzz_take_place(refused, name, number))
        return TRUE;
    if (strlen(line) <= SIDE_AT || !strchr("DdCc", line[SIDE_AT]) || !read_amount(line, &minor))
        return FALSE;
    g_autofree char *account = g_strstrip(g_strndup(line + ACCOUNT_AT, ACCOUNT_LENGTH));
    if (g_str_has_prefix(account, "411"))
        fuzz_sums_add(sums, account, strchr("Dd", line[SIDE_AT]) ? minor : -minor);
    return TRUE;
}

static void expect_sums_of_accounts(const FuzzInput *input, const FuzzRun *run)
{
    const char *name = g_ptr_array_index(run->settings->ledger.named, 0);
    g_autoptr(GHashTable) listed = fuzz_sums_of_lists(run->ledger);
    g_autoptr(GHashTable) refused = fuzz_refused_places(run->ledger);
    g_autoptr(GHashTable) sums = fuzz_sums_new();
    g_autofree char *text = fuzz_part_copy(&input->parts[0]);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        if (!add_line(sums, refused, lines[i], name, (int)i + 1))
            return;
    fuzz_expect_same_sums(listed, sums);
}

static gboolean is_checkable(const FuzzInput *input, const FuzzRun *run)
{
    const LedgerSettings *settings = &run->settings->ledger;
    return run->ledger && input->n_parts == 1 && is_plain(&input->parts[0]) &&
           strcmp(settings->format, "ximport") == 0 && strcmp(settings->currency, "EUR") == 0 &&
           strcmp(settings->encoding, "auto") == 0 && fuzz_has_plain_accounts(settings);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    Settings *settings = fuzz_settings_new(&input, "XIMPORT%u.TXT", "ximport");
    FuzzRun run = fuzz_run_read(settings, fuzz_run_date(&input), input.is_thorough);
    if (is_checkable(&input, &run))
        expect_sums_of_accounts(&input, &run);
    fuzz_expect_same_in_other_dress(&input, &run);
    fuzz_run_clear(&run);
    settings_free(settings);
    return 0;
}
