#include "run/run_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "ground/files.h"
#include "ground/outcome.h"

/* The parts of "2026-11-21-7" and "2026-11-21-r7"; FALSE if the name is no run id. */
static gboolean parse_id(const char *name, Day *date, gboolean *is_rehearsal, gint64 *counter)
{
    if (strlen(name) < 12 || name[10] != '-')
        return FALSE;
    char day[DAY_ISO_SIZE];
    g_strlcpy(day, name, sizeof day);
    *date = day_parse_iso(day);
    const char *digits = name + 11;
    *is_rehearsal = *digits == 'r';
    if (*is_rehearsal)
        digits++;
    return *date != DAY_NONE &&
           g_ascii_string_to_signed(digits, 10, 1, G_MAXINT32, counter, NULL);
}

gboolean run_folder_is_id(const char *name, gboolean *is_rehearsal)
{
    Day date;
    gint64 counter;
    return parse_id(name, &date, is_rehearsal, &counter);
}

int run_folder_compare_ids(const char *a, const char *b)
{
    Day date_a = DAY_NONE, date_b = DAY_NONE;
    gboolean rehearsal_a, rehearsal_b;
    gint64 counter_a = 0, counter_b = 0;
    parse_id(a, &date_a, &rehearsal_a, &counter_a);
    parse_id(b, &date_b, &rehearsal_b, &counter_b);
    if (date_a != date_b)
        return date_a < date_b ? -1 : 1;
    return (counter_a > counter_b) - (counter_a < counter_b);
}

static void say_holder(int lock, const char *path, GError **error)
{
    char holder[200] = "";
    ssize_t n = pread(lock, holder, sizeof holder - 1, 0);
    if (n > 0)
        g_strchomp(holder);
    outcome_fail(error, OUTCOME_TRY_LATER,
                 "another relance is at work here (%s); wait until it has ended (lock: %s)",
                 n > 0 ? holder : "unknown", path);
}

int run_folder_lock(const char *out, const char *command, GError **error)
{
    if (!folder_create(out, error))
        return -1;
    g_autofree char *path = g_build_filename(out, ".lock", NULL);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (lock < 0) {
        outcome_fail(error, OUTCOME_CANNOT_CREATE, "%s: %s", path, g_strerror(errno));
        return -1;
    }
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        say_holder(lock, path, error);
        close(lock);
        return -1;
    }
    g_autofree char *holder =
        g_strdup_printf("process %d, relance %s\n", (int)getpid(), command);
    if (ftruncate(lock, 0) != 0 || pwrite(lock, holder, strlen(holder), 0) < 0) {
        outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s: %s", path, g_strerror(errno));
        close(lock);
        return -1;
    }
    return lock;
}

static gint64 highest_counter(const char *name, Day date, gboolean is_rehearsal, gint64 highest)
{
    Day its_date;
    gboolean its_kind;
    gint64 counter;
    if (parse_id(name, &its_date, &its_kind, &counter) && its_date == date &&
        its_kind == is_rehearsal)
        return MAX(highest, counter);
    return highest;
}

char *run_folder_next_id(const char *out, Day date, gboolean is_rehearsal, GPtrArray *known_ids)
{
    gint64 highest = 0;
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        highest = highest_counter(name, date, is_rehearsal, highest);
    for (guint i = 0; known_ids && i < known_ids->len; i++)
        highest = highest_counter(g_ptr_array_index(known_ids, i), date, is_rehearsal, highest);
    char day[DAY_ISO_SIZE];
    return g_strdup_printf("%s-%s%" G_GINT64_FORMAT, day_print_iso(date, day),
                           is_rehearsal ? "r" : "", highest + 1);
}

char *run_folder_newest_id(const char *out, Day date)
{
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    char *newest = NULL;
    Day newest_date = DAY_NONE;
    gint64 newest_counter = 0;
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        Day its_date;
        gboolean is_rehearsal;
        gint64 counter;
        if (!parse_id(name, &its_date, &is_rehearsal, &counter) || is_rehearsal ||
            (date != DAY_NONE && its_date != date))
            continue;
        if (its_date < newest_date || (its_date == newest_date && counter <= newest_counter))
            continue;
        newest_date = its_date;
        newest_counter = counter;
        g_free(newest);
        newest = g_strdup(name);
    }
    return newest;
}

/* Either of two traces will do: somebody may have removed the other. */
static gboolean looks_like_run(const char *folder)
{
    g_autofree char *record = g_build_filename(folder, "run.json", NULL);
    g_autofree char *evidence = g_build_filename(folder, "5-audit", NULL);
    return g_file_test(record, G_FILE_TEST_EXISTS) || g_file_test(evidence, G_FILE_TEST_IS_DIR);
}

char *run_folder_find(const char *out, const char *named, GError **error)
{
    g_autofree char *newest = named ? NULL : run_folder_newest_id(out, DAY_NONE);
    if (!named && !newest) {
        outcome_fail(error, OUTCOME_WRONG_USE,
                     "there is no run in %s yet; begin with relance run", out);
        return NULL;
    }
    g_autofree char *below = g_build_filename(out, named ? named : newest, NULL);
    const char *candidates[] = {below, named};
    for (guint i = 0; i < G_N_ELEMENTS(candidates); i++) {
        if (!candidates[i] || !looks_like_run(candidates[i]))
            continue;
        char *folder = g_strdup(candidates[i]);
        for (size_t n = strlen(folder); n > 1 && folder[n - 1] == '/'; n--)
            folder[n - 1] = '\0';
        return folder;
    }
    outcome_fail(error, OUTCOME_WRONG_USE,
                 "%s is no run: neither %s nor a folder with a run.json",
                 named ? named : newest, below);
    return NULL;
}
