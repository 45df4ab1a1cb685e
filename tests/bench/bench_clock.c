#include "bench/bench_clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static gint64 read_clock(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (gint64)now.tv_sec * 1000000000 + now.tv_nsec;
}

BenchClock bench_clock_start(void)
{
    return (BenchClock){read_clock(CLOCK_MONOTONIC), read_clock(CLOCK_PROCESS_CPUTIME_ID), 0};
}

/*
 * VmHWM, not getrusage's ru_maxrss: that one begins with the size of the process that started
 * this one.
 */
static gint64 read_peak_kb(void)
{
    g_autofree char *status = NULL;
    if (!g_file_get_contents("/proc/self/status", &status, NULL, NULL))
        return 0;
    const char *peak = strstr(status, "VmHWM:");
    return peak ? g_ascii_strtoll(peak + strlen("VmHWM:"), NULL, 10) : 0;
}

void bench_clock_stop(BenchClock *clock)
{
    clock->wall_ns = read_clock(CLOCK_MONOTONIC) - clock->wall_ns;
    clock->cpu_ns = read_clock(CLOCK_PROCESS_CPUTIME_ID) - clock->cpu_ns;
    clock->peak_kb = read_peak_kb();
}

void bench_clock_print(const BenchClock *clock, gint64 units, const char *digest)
{
    printf("seconds=%.6f cpu=%.6f peak_kb=%" G_GINT64_FORMAT " units=%" G_GINT64_FORMAT
           " digest=%s\n",
           (double)clock->wall_ns / 1e9, (double)clock->cpu_ns / 1e9, clock->peak_kb, units,
           digest ? digest : "-");
}
