/*
 * What is handed outside as an anchor: which line a run's journal ended with. Short lines of plain
 * ASCII, so that a mail, a print-out or a quotation of it can be compared as well:
 *
 *     relance journal head
 *     run 2026-11-21-1
 *     lines 211
 *     head <64 hex digits>
 *     manifest <64 hex digits>
 */
#include "audit/chain.h"
#include "audit/journal.h"
#include "audit/run_paths.h"
#include "audit/verify.h"
#include "ground/files.h"

#include <string.h>

char *audit_print_statement(const Journal *journal, const char *run_id)
{
    return g_strdup_printf("relance journal head\nrun %s\nlines %" G_GINT64_FORMAT
                           "\nhead %s\nmanifest %s\n",
                           run_id, journal_count(journal), journal_peek_head(journal),
                           journal_peek_seal(journal) ? journal_peek_seal(journal) : "-");
}

typedef struct {
    char *run, *head;
    gint64 lines;
} Statement;

static void free_statement(gpointer data)
{
    Statement *statement = data;
    g_free(statement->run);
    g_free(statement->head);
    g_free(statement);
}

/* "> head abc" as a mail quotes it; NULL: another word begins the line. */
static const char *value_of(const char *line, const char *word)
{
    line += strspn(line, "> \t");
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

/* Every statement in a text, whatever stands around them. */
static GPtrArray *parse_statements(const char *text)
{
    GPtrArray *statements = g_ptr_array_new_with_free_func(free_statement);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *run = NULL;
    gint64 n_lines = 0;
    for (guint i = 0; lines[i]; i++) {
        const char *value;
        g_strchomp(lines[i]);
        if ((value = value_of(lines[i], "run"))) {
            g_free(run);
            run = g_strdup(value);
        } else if ((value = value_of(lines[i], "lines")))
            n_lines = g_ascii_strtoll(value, NULL, 10);
        else if ((value = value_of(lines[i], "head")) && run && n_lines > 0 &&
                 strspn(value, "0123456789abcdef") == CHAIN_HASH_SIZE - 1) {
            Statement *statement = g_new0(Statement, 1);
            statement->run = g_steal_pointer(&run);
            statement->head = g_strndup(value, CHAIN_HASH_SIZE - 1);
            statement->lines = n_lines;
            g_ptr_array_add(statements, statement);
        }
    }
    return statements;
}

/* The hash of a line by its number; FALSE: there is none. */
static gboolean hash_line(const char *text, gsize len, gint64 number,
                          char hash[CHAIN_HASH_SIZE])
{
    ChainLine line = {0};
    while (chain_next_line(text, len, &line))
        if (line.number == number) {
            chain_hash(line.text, line.len, hash);
            return TRUE;
        }
    return FALSE;
}

static void compare(Verification *verification, const Statement *statement, const char *text,
                    gsize len, const char *who)
{
    char hash[CHAIN_HASH_SIZE] = "";
    if (!hash_line(text, len, statement->lines, hash))
        verify_find(verification,
                    "%s: knows line %" G_GINT64_FORMAT
                    " of the journal, which has not so many: lines were deleted",
                    who, statement->lines);
    else if (strcmp(hash, statement->head) != 0)
        verify_find(verification,
                    "%s: knows line %" G_GINT64_FORMAT
                    " of the journal as %.12s..., it is %.12s... now: the journal was written "
                    "anew after it was told",
                    who, statement->lines, statement->head, hash);
    else
        verify_say(verification,
                   "%s: knows line %" G_GINT64_FORMAT " of the journal, and it is the same",
                   who, statement->lines);
}

int audit_compare_statements(const char *run_folder, const char *run_id, const char *statements,
                             const char *who, GString *report)
{
    Verification verification = {.folder = run_folder, .report = report};
    g_autofree char *path = g_build_filename(run_folder, JOURNAL_PATH, NULL);
    gsize len = 0;
    g_autofree char *text = file_read_whole(path, &len, NULL);
    g_autoptr(GPtrArray) known = parse_statements(statements);
    guint n = 0;
    for (guint i = 0; i < known->len; i++) {
        const Statement *statement = g_ptr_array_index(known, i);
        if (strcmp(statement->run, run_id) != 0)
            continue;
        compare(&verification, statement, text ? text : "", len, who);
        n++;
    }
    if (n == 0)
        verify_say(&verification, "%s: knows nothing of this run", who);
    return verification.n_found;
}

GPtrArray *audit_list_stated_runs(const char *statements)
{
    g_autoptr(GPtrArray) known = parse_statements(statements);
    GPtrArray *runs = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < known->len; i++) {
        Statement *statement = g_ptr_array_index(known, i);
        if (!g_ptr_array_find_with_equal_func(runs, statement->run, g_str_equal, NULL))
            g_ptr_array_add(runs, g_strdup(statement->run));
    }
    return runs;
}
