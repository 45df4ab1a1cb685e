#include "run/progress.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR_WIDTH = 30, REDRAW_MICROSECONDS = 100000 };

struct Progress {
    const char *what; /* lent */
    guint total;
    gint64 begun, drawn; /* monotonic microseconds: for the eye only, nothing is kept of it */
    gboolean is_shown;
};

Progress *progress_new(const Run *run, const char *what, guint total)
{
    Progress *progress = g_new0(Progress, 1);
    progress->what = what;
    progress->total = total;
    progress->is_shown = isatty(STDERR_FILENO) && !run->options->quiet && total > 0;
    progress->begun = g_get_monotonic_time();
    return progress;
}

void progress_step(Progress *progress, guint done)
{
    gint64 now = progress->is_shown ? g_get_monotonic_time() : 0;
    if (!progress->is_shown ||
        (now - progress->drawn < REDRAW_MICROSECONDS && done < progress->total))
        return;
    progress->drawn = now;
    gint64 elapsed = MAX(now - progress->begun, 1);
    gint64 left = done ? elapsed * (progress->total - done) / done / G_USEC_PER_SEC : 0;
    int filled = (int)((guint64)done * BAR_WIDTH / progress->total);
    fprintf(stderr,
            "\r%-9s[%.*s%*s] %u/%u  %" G_GINT64_FORMAT "/s  %" G_GINT64_FORMAT " s left ",
            progress->what, filled, "##############################", BAR_WIDTH - filled, "",
            done, progress->total, (gint64)done * G_USEC_PER_SEC / elapsed, left);
    fflush(stderr);
}

void progress_free(Progress *progress)
{
    if (progress->is_shown)
        fprintf(stderr, "\r\033[K");
    g_free(progress);
}
