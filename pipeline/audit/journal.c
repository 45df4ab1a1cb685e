/*
 * The journal of a run: 5-audit/journal.jsonl
 *
 * Invariants
 * 1. A line is one JSON object in canonical form, without white space, ended by LF: `seq`,
 *    `at`, `event`, the event's members, `prev`. (journal_append)
 * 2. `seq` is the line's number, from 1. (journal_append)
 * 3. `prev` is the hex SHA-256 of the line before without its LF. A run's first line continues
 *    the newest line of the run before; 64 zeros where there was none. (journal_open,
 *    journal_append)
 * 4. Lines are added at the end, never changed. What is appended waits in memory; journal_sync
 *    writes it at once and fsyncs. An effect (a file that is announced, a mail) comes after the
 *    sync of the line that says it.
 * 5. If a sync fails, the file is as it was and the lines go on waiting: the next sync writes
 *    them. (journal_sync, file_append_synced)
 * 6. A crash can tear the last line off before its LF. Such a rest was never synced, so nothing
 *    was done in its name: journal_open cuts it off, and the next line says so (event `torn`,
 *    with the length and SHA-256 of the rest).
 * 7. Nothing is added to a chain that is broken: journal_open refuses it.
 * 8. A seal is a line `sealed` with the SHA-256 of the manifest. Only the last one has to match
 *    the manifest; those before are what was true then. (audit_seal)
 *
 * States of an open journal: CLEAN (file and memory agree) -append-> WAITING -sync-> CLEAN.
 */
#include "audit/journal.h"

#include "audit/chain.h"
#include "audit/run_paths.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct Journal {
    char *path;
    GString *waiting; /* whole lines not yet in the file */
    gint64 n_lines;   /* in file and memory */
    char head[CHAIN_HASH_SIZE];
    char *torn;   /* members of the `torn` line to come, or NULL */
    char *sealed; /* manifest of the newest line if that is `sealed`, else NULL */
    char *seal;   /* manifest of the newest line `sealed`, or NULL */
};

/* Cuts the rest behind the last line end off the file. */
static gboolean cut_rest(Journal *journal, const char *text, gsize whole, gsize len,
                         GError **error)
{
    g_autofree char *sha256 = data_sha256(text + whole, len - whole);
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_number(members, "bytes", (gint64)(len - whole));
    json_append_string(members, "sha256", sha256);
    if (truncate(journal->path, (off_t)whole) != 0)
        return outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                            "%s: a torn last line cannot be cut off", journal->path);
    journal->torn = g_string_free(g_steal_pointer(&members), FALSE);
    return TRUE;
}

/* The manifest's hash if this line is a seal; a new string. */
static char *copy_sealed(const char *line, gsize len)
{
    g_autoptr(JsonValue) value = json_parse(line, (gssize)len, NULL);
    if (g_strcmp0(json_find_text(value, "event"), "sealed") != 0)
        return NULL;
    return g_strdup(json_find_text(value, "manifest"));
}

static void note_seal(Journal *journal, const char *line, gsize len)
{
    if (!g_strstr_len(line, (gssize)len, "\"event\":\"sealed\""))
        return;
    char *manifest = copy_sealed(line, len);
    if (!manifest)
        return;
    g_free(journal->seal);
    journal->seal = manifest;
}

/* Walks the lines that are there; the journal then stands behind the last one. */
static gboolean continue_lines(Journal *journal, const char *text, gsize len, GError **error)
{
    ChainLine line = {0};
    const char *last = NULL;
    gsize last_len = 0;
    while (chain_next_line(text, len, &line)) {
        char prev[CHAIN_HASH_SIZE];
        gboolean is_good = chain_find_prev(line.text, line.len, prev) &&
                           (line.number == 1 || strcmp(prev, journal->head) == 0);
        if (!is_good)
            return outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                                "%s:%" G_GINT64_FORMAT ": the line does not continue the one "
                                "before; nothing is added to a broken journal",
                                journal->path, line.number);
        chain_hash(line.text, line.len, journal->head);
        journal->n_lines = line.number;
        last = line.text;
        last_len = line.len;
        note_seal(journal, line.text, line.len);
    }
    journal->sealed = last ? copy_sealed(last, last_len) : NULL;
    return line.end == len || cut_rest(journal, text, line.end, len, error);
}

static gboolean load_file(Journal *journal, GError **error)
{
    if (!g_file_test(journal->path, G_FILE_TEST_EXISTS))
        return TRUE;
    gsize len = 0;
    g_autofree char *text = file_read_whole(journal->path, &len, error);
    return text && continue_lines(journal, text, len, error);
}

Journal *journal_open(const char *run_folder, const char *previous_head, GError **error)
{
    g_autofree char *folder = g_build_filename(run_folder, AUDIT_FOLDER, NULL);
    if (!folder_create(folder, error))
        return NULL;
    g_autoptr(Journal) journal = g_new0(Journal, 1);
    journal->path = g_build_filename(run_folder, JOURNAL_PATH, NULL);
    journal->waiting = g_string_new(NULL);
    g_strlcpy(journal->head, previous_head ? previous_head : CHAIN_BEGIN, sizeof journal->head);
    return load_file(journal, error) ? g_steal_pointer(&journal) : NULL;
}

void journal_close(Journal *journal)
{
    if (!journal)
        return;
    g_string_free(journal->waiting, TRUE);
    g_free(journal->path);
    g_free(journal->torn);
    g_free(journal->sealed);
    g_free(journal->seal);
    g_free(journal);
}

static void append_line(Journal *journal, const char *event, const char *at,
                        const char *members)
{
    g_autoptr(GString) line = g_string_new(NULL);
    json_begin_object(line, NULL);
    json_append_number(line, "seq", journal->n_lines + 1);
    json_append_string(line, "at", at);
    json_append_string(line, "event", event);
    if (*members)
        g_string_append_printf(line, ",%s", members);
    json_append_string(line, "prev", journal->head);
    json_end_object(line);
    g_assert(!strchr(line->str, '\n'));
    g_string_append_printf(journal->waiting, "%s\n", line->str);
    chain_hash(line->str, line->len, journal->head);
    journal->n_lines++;
    g_clear_pointer(&journal->sealed, g_free);
}

gboolean journal_append(Journal *journal, const char *event, gint64 at, const char *members,
                        GError **error)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
    if (!time)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE, "%s: no such time", journal->path);
    g_autofree char *text = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    if (journal->torn)
        append_line(journal, "torn", text, journal->torn);
    g_clear_pointer(&journal->torn, g_free);
    append_line(journal, event, text, members);
    return TRUE;
}

gboolean journal_sync(Journal *journal, GError **error)
{
    if (journal->waiting->len == 0)
        return TRUE;
    if (!file_append_synced(journal->path, journal->waiting->str, (gssize)journal->waiting->len,
                            error))
        return FALSE;
    g_string_truncate(journal->waiting, 0);
    return TRUE;
}

gint64 journal_count(const Journal *journal)
{
    return journal->n_lines;
}

const char *journal_peek_head(const Journal *journal)
{
    return journal->n_lines > 0 ? journal->head : NULL;
}

gboolean journal_seal(Journal *journal, const char *manifest_sha256, gint64 n_files, gint64 at,
                      GError **error)
{
    if (g_strcmp0(journal->sealed, manifest_sha256) == 0)
        return journal_sync(journal, error);
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "manifest", manifest_sha256);
    json_append_number(members, "files", n_files);
    if (!journal_append(journal, "sealed", at, members->str, error) ||
        !journal_sync(journal, error))
        return FALSE;
    journal->sealed = g_strdup(manifest_sha256);
    g_free(journal->seal);
    journal->seal = g_strdup(manifest_sha256);
    return TRUE;
}

const char *journal_peek_seal(const Journal *journal)
{
    return journal->seal;
}
