/* The journal's checks: chain, first line, what the history knows, the seal. */
#include "audit/run_paths.h"
#include "audit/verify.h"
#include "ground/files.h"
#include "ground/text.h"

#include <string.h>

/* The first 12 digits are enough for people. */
#define SHORT 12

/* The fact of this key, made if missing. */
static JournalFact *take_fact(GHashTable *facts, char *key)
{
    JournalFact *fact = g_hash_table_lookup(facts, key);
    if (fact) {
        g_free(key);
        return fact;
    }
    fact = g_new0(JournalFact, 1);
    g_hash_table_insert(facts, key, fact);
    return fact;
}

static void replace_text(char **text, const char *with)
{
    g_free(*text);
    *text = g_strdup(with);
}

/* Keeps what the line says of a document, a delivery, a seal. */
static void keep_facts(Verification *verification, const JsonValue *entry, gint64 line)
{
    const char *event = text_or_empty(json_find_text(entry, "event"));
    const char *document = json_find_text(entry, "document");
    const char *channel = json_find_text(entry, "channel");
    const char *status = json_find_text(entry, "status");
    if (strcmp(event, "tampered") == 0) {
        const char *file = text_or_empty(json_find_text(entry, "file"));
        const char *now = json_find_text(entry, "is");
        verify_find(verification,
                    "%s: was %s by hand before a later command sealed the run again (journal "
                    "line %" G_GINT64_FORMAT ")",
                    file, now ? "changed" : "deleted", line);
    }
    if (strcmp(event, "erased") == 0 && json_find_text(entry, "path")) {
        JournalFact *fact =
            take_fact(verification->erased, g_strdup(json_find_text(entry, "path")));
        replace_text(&fact->sha256, json_find_text(entry, "sha256"));
        replace_text(&fact->status, json_find_text(entry, "now"));
        fact->line = line;
        g_free(verification->erasure);
        verification->erasure =
            g_strdup_printf("%s by %s on %.10s", text_or_empty(json_find_text(entry, "why")),
                            text_or_empty(json_find_text(entry, "by")),
                            text_or_empty(json_find_text(entry, "at")));
    }
    if (strcmp(event, "sealed") == 0) {
        replace_text(&verification->sealed, json_find_text(entry, "manifest"));
        verification->sealed_line = line;
    }
    if (document && strcmp(event, "document") == 0) {
        JournalFact *fact = take_fact(verification->documents, g_strdup(document));
        replace_text(&fact->file, json_find_text(entry, "file"));
        replace_text(&fact->sha256, json_find_text(entry, "sha256"));
        fact->line = line;
    }
    if (document && channel && status) {
        JournalFact *fact =
            take_fact(verification->deliveries, g_strconcat(document, "\x1f", channel, NULL));
        replace_text(&fact->status, status);
        fact->line = line;
    }
}

/* One line's own form: JSON, and its number. */
static void check_line(Verification *verification, const ChainLine *line)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(JsonValue) entry = json_parse(line->text, (gssize)line->len, &cause);
    if (!entry || entry->kind != JSON_OBJECT) {
        verify_find(verification, "journal line %" G_GINT64_FORMAT ": is not a JSON object: %s",
                    line->number, cause ? cause->message : "another value");
        return;
    }
    gint64 seq = json_find_number(entry, "seq", -1);
    if (seq != line->number)
        verify_find(verification,
                    "journal line %" G_GINT64_FORMAT ": has the number %" G_GINT64_FORMAT
                    ", a line before it was deleted, added or moved",
                    line->number, seq);
    keep_facts(verification, entry, line->number);
}

static void check_link(Verification *verification, const ChainLine *line, const char *prev)
{
    if (line->number == 1 || strcmp(prev, verification->head) == 0)
        return;
    verify_find(verification,
                "journal line %" G_GINT64_FORMAT ": does not continue line %" G_GINT64_FORMAT
                ", line %" G_GINT64_FORMAT " was changed, or lines were deleted or added there",
                line->number, line->number - 1, line->number - 1);
}

void verify_chain(Verification *verification)
{
    gsize len = 0;
    g_autofree char *text = verify_read_file(verification, JOURNAL_PATH, &len);
    if (!text)
        return;
    int before = verification->n_found;
    char first[CHAIN_HASH_SIZE] = "";
    ChainLine line = {0};
    while (chain_next_line(text, len, &line)) {
        char prev[CHAIN_HASH_SIZE] = "";
        if (!chain_find_prev(line.text, line.len, prev))
            verify_find(verification,
                        "journal line %" G_GINT64_FORMAT ": does not end with prev",
                        line.number);
        check_line(verification, &line);
        check_link(verification, &line, prev);
        if (line.number == 1)
            g_strlcpy(first, prev, sizeof first);
        chain_hash(line.text, line.len, verification->head);
        verification->n_lines = line.number;
    }
    if (line.end != len)
        verify_find(verification,
                    "journal: the last line is torn (%" G_GSIZE_FORMAT
                    " bytes without a line end), the run was interrupted or the file was cut",
                    len - line.end);
    else if (verification->n_lines == 0)
        verify_find(verification, "journal: has no line");
    if (verification->n_found == before)
        verify_say(verification,
                   "journal: %" G_GINT64_FORMAT
                   " lines, chain unbroken from %.*s... to %.*s...",
                   verification->n_lines, SHORT, first, SHORT, verification->head);
}

/* The first line's prev; FALSE where there is no such line. */
static gboolean read_first_prev(const Verification *verification, char prev[CHAIN_HASH_SIZE])
{
    g_autofree char *path = g_build_filename(verification->folder, JOURNAL_PATH, NULL);
    gsize len = 0;
    g_autofree char *text = file_read_whole(path, &len, NULL);
    ChainLine line = {0};
    return text && chain_next_line(text, len, &line) &&
           chain_find_prev(line.text, line.len, prev);
}

void verify_first_line(Verification *verification)
{
    char prev[CHAIN_HASH_SIZE] = "";
    if (!read_first_prev(verification, prev))
        return;
    gboolean is_beginning = strcmp(prev, CHAIN_BEGIN) == 0;
    if (verification->previous_head && strcmp(prev, verification->previous_head) != 0)
        verify_find(verification,
                    "journal line 1: continues %.*s..., but the run before ended with %.*s...",
                    SHORT, prev, SHORT, verification->previous_head);
    else if (is_beginning)
        verify_say(verification, "journal: its first line begins a chain");
    else
        verify_say(verification, "journal: its first line continues %.*s...%s", SHORT, prev,
                   verification->previous_head ? ", the last line of the run before then"
                                               : " (not compared: no history at hand)");
}

/* The number of the line with this hash; 0: none. */
static gint64 find_line(const Verification *verification, const char *hash)
{
    g_autofree char *path = g_build_filename(verification->folder, JOURNAL_PATH, NULL);
    gsize len = 0;
    g_autofree char *text = file_read_whole(path, &len, NULL);
    ChainLine line = {0};
    while (text && chain_next_line(text, len, &line)) {
        char found[CHAIN_HASH_SIZE];
        chain_hash(line.text, line.len, found);
        if (strcmp(found, hash) == 0)
            return line.number;
    }
    return 0;
}

void verify_history_head(Verification *verification)
{
    const char *known = verification->history_head;
    if (!known) {
        verify_say(verification, "history: not compared with the journal");
        return;
    }
    if (strcmp(known, verification->head) == 0) {
        verify_say(verification, "history: knows the journal's last line, %.*s...", SHORT,
                   known);
        return;
    }
    gint64 line = find_line(verification, known);
    if (line > 0)
        verify_find(verification,
                    "history: knows the journal up to line %" G_GINT64_FORMAT
                    " only, the %" G_GINT64_FORMAT
                    " lines behind it were not sealed or were added",
                    line, verification->n_lines - line);
    else
        verify_find(verification,
                    "history: the journal's last line is %.*s..., the history knows %.*s..., "
                    "which is no line of it: lines were changed or deleted",
                    SHORT, verification->head, SHORT, known);
}

void verify_seal(Verification *verification)
{
    if (!verification->sealed) {
        verify_find(verification, "seal: the journal has no line `sealed`");
        return;
    }
    int before = verification->n_found;
    if (verification->sealed_line != verification->n_lines)
        verify_find(
            verification,
            "seal: %" G_GINT64_FORMAT
            " lines follow the last seal, the last command was interrupted or lines were "
            "deleted",
            verification->n_lines - verification->sealed_line);
    g_autofree char *path = g_build_filename(verification->folder, MANIFEST_PATH, NULL);
    g_autofree char *sha256 = file_sha256(path, NULL);
    if (sha256 && strcmp(sha256, verification->sealed) != 0)
        verify_find(verification,
                    "%s: is not the one that was sealed (%.*s... now, %.*s... in journal line "
                    "%" G_GINT64_FORMAT ")",
                    MANIFEST_PATH, SHORT, sha256, SHORT, verification->sealed,
                    verification->sealed_line);
    if (sha256 && verification->n_found == before)
        verify_say(verification,
                   "seal: the manifest is the one sealed in line %" G_GINT64_FORMAT,
                   verification->sealed_line);
}
