/*
 * The table of sub-commands; nothing else. The flow of a run is in run/run.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "run/commands.h"
#include "run/manual.h"
#include "run/summary.h"

#define RUN_OPTIONS (OPTIONS_WORK | OPTIONS_LEDGER)

static const Command commands[] = {
    {"init", "DIR", "make a working folder with commented settings and a small example ledger",
     OPTIONS_WORK, 1, 1, command_init},
    {"check", "", "check settings, scenarios, templates, fonts, rates and the mail server",
     RUN_OPTIONS | OPTIONS_CHECK, 0, 0, command_check},
    {"run", "", "read, assign, render and dispatch in one go", RUN_OPTIONS | OPTIONS_RUN, 0, 0,
     command_run},
    {"read", "", "begin a run: read the ledger extract",
     RUN_OPTIONS | OPTIONS_READ | OPTIONS_RUN, 0, 0, command_read},
    {"assign", "[RUN]", "give each open item its reminder level", OPTIONS_WORK, 0, 1,
     command_assign},
    {"render", "[RUN]", "write the letters", OPTIONS_WORK, 0, 1, command_render},
    {"dispatch", "[RUN]", "send what may leave", OPTIONS_WORK, 0, 1, command_dispatch},
    {"explain", "INVOICE", "why this level, why not the next one, when next",
     RUN_OPTIONS | OPTIONS_WHOM, 0, 1, command_explain},
    {"review", "RUN FILE", "apply the decisions filled into review.csv",
     OPTIONS_WORK | OPTIONS_PERSON, 2, 2, command_review},
    {"approve", "RUN [DOCUMENT...]", "let documents leave that wait for a person",
     OPTIONS_WORK | OPTIONS_PERSON, 1, -1, command_approve},
    {"reject", "RUN [DOCUMENT...]", "take documents back that wait for a person",
     OPTIONS_WORK | OPTIONS_PERSON, 1, -1, command_reject},
    {"undo", "RUN", "take back what of a run has not left yet", OPTIONS_WORK | OPTIONS_PERSON,
     1, 1, command_undo},
    {"retract", "RUN [DOCUMENT...]", "take back what has left by mistake: levels return",
     OPTIONS_WORK | OPTIONS_PERSON | OPTIONS_REASON, 1, -1, command_retract},
    {"resolve", "DOCUMENT sent|again", "decide about a delivery whose answer is unknown",
     OPTIONS_WORK | OPTIONS_PERSON, 2, 2, command_resolve},
    {"record", "EVENT", "record a promise, dispute, hold, call, note ...",
     OPTIONS_WORK | OPTIONS_EVENT, 1, 1, command_record},
    {"import events", "FILE", "record the events of a CSV file", OPTIONS_WORK, 1, 1,
     command_import_events},
    {"import statuses", "FILE", "record what a platform says of electronic invoices",
     OPTIONS_WORK, 1, 1, command_import_statuses},
    {"import calls", "FILE", "record what the agenda of calls brought", OPTIONS_WORK, 1, 1,
     command_import_calls},
    {"import bounces", "MAILDIR|MBOX", "record the mails that came back (delivery reports)",
     OPTIONS_WORK, 1, 1, command_import_bounces},
    {"import-bounces", "MAILDIR|MBOX", "the same as import bounces", OPTIONS_WORK, 1, 1,
     command_import_bounces},
    {"import proofs", "FILE", "record what the post says of registered letters", OPTIONS_WORK,
     1, 1, command_import_proofs},
    {"import", "FILE",
     "record the events, statuses or proofs of a CSV file, whichever it holds", OPTIONS_WORK, 1,
     1, command_import},
    {"agenda", "", "what a person must do: calls, promises, disputes, approvals, failures",
     RUN_OPTIONS | OPTIONS_UNTIL | OPTIONS_ALL | OPTIONS_FORMAT, 0, 0, command_agenda},
    {"report", "[RUN]", "figures of a run: DSO, aged balance, late payers, promises, answers",
     OPTIONS_WORK | OPTIONS_FORMAT | OPTIONS_REPORT, 0, 2, command_report},
    {"forecast", "", "what the rules will send on the coming days if nobody pays",
     RUN_OPTIONS | OPTIONS_UNTIL | OPTIONS_FORMAT | OPTIONS_FORECAST, 0, 0, command_forecast},
    {"status", "[RUN]", "where a run stands and what it waits for", OPTIONS_WORK, 0, 1,
     command_status},
    {"history", "CUSTOMER|INVOICE", "what happened with a customer or an invoice",
     OPTIONS_WORK | OPTIONS_HTML, 1, 1, command_history},
    {"dossier", "CUSTOMER", "one folder and one PDF for lawyer, bailiff or credit insurer",
     RUN_OPTIONS | OPTIONS_PERSON | OPTIONS_DOSSIER, 1, 1, command_dossier},
    {"purge", "", "erase the content of old runs; journals, digests and levels stay",
     OPTIONS_WORK | OPTIONS_PURGE | OPTIONS_PERSON, 0, 0, command_purge},
    {"anonymise", "CUSTOMER", "erase who a customer is from every run and the history",
     OPTIONS_WORK | OPTIONS_PERSON, 1, 1, command_anonymise},
    {"export-person", "CUSTOMER", "everything held about one customer, for an access request",
     OPTIONS_WORK, 1, 1, command_export_person},
    {"audit verify", "[RUN]", "check journal, manifest, files and control totals of a run",
     OPTIONS_WORK | OPTIONS_ALL | OPTIONS_WITNESS, 0, 1, command_audit_verify},
    {"audit trace", "DOCUMENT|INVOICE|FILE|HASH|LEDGER:LINE",
     "from a letter to ledger line, rule, template, rates, and back", OPTIONS_WORK, 1, 1,
     command_audit_trace},
    {"audit export", "[RUN]",
     "a run as tables (csv, json, xlsx-free) with statistics and a sample",
     OPTIONS_WORK | OPTIONS_FORMAT | OPTIONS_EXPORT, 0, 1, command_audit_export},
    {"audit timestamp", "RUN [ANSWER]",
     "the request for a timestamp of a run's journal, or its answer (RFC 3161)", OPTIONS_WORK,
     1, 2, command_audit_timestamp},
    {"audit reproduce", "[RUN]", "write a run's documents again and compare byte by byte",
     OPTIONS_WORK, 0, 1, command_audit_reproduce},
};

static void print_usage(FILE *out)
{
    fputs("relance - reminders for unpaid invoices\n\n"
          "First time?  relance init demo && cd demo && relance run --rehearse\n\n"
          "Commands (relance COMMAND --help tells more)\n",
          out);
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(out, "  %-14s %s\n", commands[i].name, commands[i].summary);
    fputs("\nrelance help --manual prints the manual page, relance help --completion what bash "
          "wants.\n",
          out);
}

/* The clock, read here and nowhere else; SOURCE_DATE_EPOCH fixes it. */
static gint64 read_clock(gboolean *is_fixed)
{
    const char *fixed = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds;
    *is_fixed = fixed && g_ascii_string_to_signed(fixed, 10, 0, G_MAXINT32, &seconds, NULL);
    return *is_fixed ? seconds : (gint64)time(NULL);
}

/*
 * Today's date: local time, but UTC where the clock is
 * fixed, so that no zone changes the run.
 */
static Day read_today(gint64 now, gboolean is_fixed)
{
    g_autoptr(GDateTime) moment =
        is_fixed ? g_date_time_new_from_unix_utc(now) : g_date_time_new_from_unix_local(now);
    int year, month, day;
    g_date_time_get_ymd(moment, &year, &month, &day);
    return day_from_ymd(year, month, day);
}

/* How many words of argv the command's name takes; 0: it is another command. */
static int words_matched(const Command *command, int argc, char **argv)
{
    const char *second = strchr(command->name, ' ');
    size_t first_length = second ? (size_t)(second - command->name) : strlen(command->name);
    if (strlen(argv[1]) != first_length || strncmp(argv[1], command->name, first_length) != 0)
        return 0;
    if (!second)
        return 1;
    return argc > 2 && g_str_equal(argv[2], second + 1) ? 2 : 0;
}

static int execute(const Command *command, int argc, char **argv, const char *program)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Options) options = options_parse(command, argc, argv, &error);
    if (options && options->help) {
        g_autofree char *help = options_print_help(command);
        fputs(help, stdout);
        return OUTCOME_DONE;
    }
    Outcome outcome = OUTCOME_WRONG_USE;
    if (options) {
        gboolean is_fixed;
        options->now = read_clock(&is_fixed);
        options->program_path = program;
        options->login = g_get_user_name();
        if (!options->has_date)
            options->date = read_today(options->now, is_fixed);
        commands_prepare();
        outcome = command->execute(options, &error);
    }
    if (error) {
        fprintf(stderr, "relance: %s\n", error->message);
        outcome = outcome_graver(outcome, outcome_of_error(error));
    }
    if (options)
        summary_print_json(options, outcome, error);
    return (int)outcome;
}

/* `relance -c FILE run` is `relance run -c FILE`: options before the command go behind its name. */
static int execute_with(const Command *command, int words, int before, int argc, char **argv)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    g_ptr_array_add(sorted, argv[before + words]);
    for (int i = 1; i <= before; i++)
        g_ptr_array_add(sorted, argv[i]);
    for (int i = before + words + 1; i < argc; i++)
        g_ptr_array_add(sorted, argv[i]);
    g_ptr_array_add(sorted, NULL);
    return execute(command, (int)sorted->len - 1, (char **)sorted->pdata, argv[0]);
}

static int find_and_execute(int argc, char **argv)
{
    int before = options_count_leading(argc, argv);
    if (before + 1 < argc &&
        (g_str_equal(argv[before + 1], "--help") || g_str_equal(argv[before + 1], "-h"))) {
        print_usage(stdout);
        return OUTCOME_DONE;
    }
    if (before + 1 >= argc) {
        fprintf(stderr, "relance: which command? relance help lists them\n");
        return OUTCOME_WRONG_USE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
        int words = words_matched(&commands[i], argc - before, argv + before);
        if (words)
            return execute_with(&commands[i], words, before, argc, argv);
    }
    fprintf(stderr, "relance: there is no command \"%s\"; relance help lists them\n",
            argv[before + 1]);
    return OUTCOME_WRONG_USE;
}

int main(int argc, char **argv)
{
    if (argc == 3 && g_str_equal(argv[1], "help"))
        return manual_print(argv[2], commands, G_N_ELEMENTS(commands));
    if (argc < 2 || g_str_equal(argv[1], "help") || g_str_equal(argv[1], "--help") ||
        g_str_equal(argv[1], "-h")) {
        print_usage(stdout);
        return argc < 2 ? OUTCOME_WRONG_USE : OUTCOME_DONE;
    }
    if (g_str_equal(argv[1], "--version")) {
        puts("relance " RELANCE_VERSION);
        return OUTCOME_DONE;
    }
    return find_and_execute(argc, argv);
}
