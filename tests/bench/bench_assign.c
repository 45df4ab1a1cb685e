/*
 * The assign stage alone, on a ledger that read has read, with the stock scenarios and an empty
 * history.
 *
 *   bench_assign FOLDER SCENARIOS
 */
#include "bench/bench_clock.h"
#include "bench/bench_ledger.h"

#include "assign/assign.h"
#include "ground/files.h"
#include "settings/settings.h"

#include <stdio.h>
#include <string.h>

static ReminderPlan *assign(const AssignInput *input, Complaints *complaints, BenchClock *clock)
{
    *clock = bench_clock_start();
    ReminderPlan *plan = assign_levels(input, complaints);
    bench_clock_stop(clock);
    return plan;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "bench_assign FOLDER SCENARIOS\n");
        return 64;
    }
    g_autoptr(Settings) settings = bench_settings_new(argv[1], TRUE);
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(ScenarioBook) scenarios =
        scenarios_load(argv[2], "scenarios.yaml", settings, complaints, &error);
    g_autoptr(Ledger) ledger = read_ledger(settings, BENCH_DATE, complaints, &error);
    if (!scenarios || !ledger)
        return bench_fail(complaints, error);
    g_autoptr(Past) past = past_new();
    AssignInput input = {ledger, scenarios, settings, past, BENCH_DATE, "bench"};
    BenchClock clock;
    g_autoptr(ReminderPlan) plan = assign(&input, complaints, &clock);
    if (!plan)
        return bench_fail(complaints, NULL);
    g_autofree char *text = g_getenv("BENCH_DIGEST") ? plan_print(plan) : NULL;
    g_autofree char *digest = text ? data_sha256(text, strlen(text)) : NULL;
    bench_clock_print(&clock, ledger->items->len, digest);
    return 0;
}
