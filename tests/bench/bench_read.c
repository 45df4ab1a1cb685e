/*
 * The read stage alone: extract, customers if they are there, to a Ledger.
 *
 *   bench_read FOLDER [alone]    alone: the ledger file without customers.csv
 */
#include "bench/bench_clock.h"
#include "bench/bench_ledger.h"

#include "ground/files.h"

#include <stdio.h>
#include <string.h>

/* All that the stage has to say: items, rejected lines, complaints. */
static char *digest_ledger(const Ledger *ledger, const Complaints *complaints)
{
    g_autofree char *items = ledger_print_items(ledger);
    g_autofree char *rejected = ledger_print_rejected(ledger);
    g_autofree char *said = complaints_to_text(complaints);
    g_autofree char *all = g_strconcat(items, rejected, said, NULL);
    return data_sha256(all, strlen(all));
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "bench_read FOLDER [alone]\n");
        return 64;
    }
    g_autoptr(Settings) settings = bench_settings_new(argv[1], argc == 2);
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    BenchClock clock = bench_clock_start();
    g_autoptr(Ledger) ledger = read_ledger(settings, BENCH_DATE, complaints, &error);
    bench_clock_stop(&clock);
    if (!ledger)
        return bench_fail(complaints, error);
    g_autofree char *digest =
        g_getenv("BENCH_DIGEST") ? digest_ledger(ledger, complaints) : NULL;
    bench_clock_print(&clock, ledger->lines_read, digest);
    return 0;
}
