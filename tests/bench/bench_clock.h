/*
 * The clock of one benchmark program: what stands between start and stop is measured, the
 * process's start and the making of its input are not.
 */
#ifndef RELANCE_TESTS_BENCH_CLOCK_H
#define RELANCE_TESTS_BENCH_CLOCK_H

#include <glib.h>

typedef struct {
    gint64 wall_ns, cpu_ns; /* cpu: of all threads of the process */
    gint64 peak_kb;         /* most memory the process has had, its input included */
} BenchClock;

BenchClock bench_clock_start(void);
void bench_clock_stop(BenchClock *clock);

/*
 * Prints the line that the runner reads: "seconds=0.51 cpu=0.50 peak_kb=... units=1600000
 * digest=...". The digest tells whether two programs came to the same result; NULL: "-".
 */
void bench_clock_print(const BenchClock *clock, gint64 units, const char *digest);

#endif
