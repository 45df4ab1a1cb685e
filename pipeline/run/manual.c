#include "run/manual.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    Outcome code;
    const char *meaning;
} ExitCode;

static const ExitCode exit_codes[] = {
    {OUTCOME_DONE, "all that was due left, or nothing was due"},
    {OUTCOME_SOMETHING_HELD, "done, but something is held, rejected or waits for a person"},
    {OUTCOME_INPUT_REFUSED, "input refused, nothing left the house"},
    {OUTCOME_WRONG_USE, "wrong use"},
    {OUTCOME_OUR_MISTAKE, "a mistake of the program"},
    {OUTCOME_CANNOT_CREATE, "a file cannot be created"},
    {OUTCOME_INPUT_OUTPUT, "input or output error"},
    {OUTCOME_TRY_LATER, "channel not reachable or deferred, or locked: run again later"},
    {OUTCOME_SETTINGS_REFUSED, "settings, scenarios, templates, fonts or rates refused"},
};

/* A hyphen that troff must not turn into a dash. */
static void print_troff(const char *text)
{
    for (const char *c = text; *c; c++)
        if (*c == '-')
            fputs("\\-", stdout);
        else
            putchar(*c);
}

static void print_command_section(const Command *command)
{
    printf(".SS relance ");
    print_troff(command->name);
    printf(" %s\n%s.\n", command->arguments, command->summary);
    g_autoptr(GArray) list = options_list(command);
    for (guint i = 0; i < list->len; i++) {
        const OptionHelp *help = &g_array_index(list, OptionHelp, i);
        printf(".TP\n.B \\-\\-");
        print_troff(help->name);
        printf(" %s\n", help->placeholder ? help->placeholder : "");
        print_troff(help->meaning);
        putchar('\n');
    }
}

static int print_manual(const Command *commands, guint n)
{
    puts(".TH RELANCE 1 \"\" \"relance " RELANCE_VERSION "\"\n.SH NAME\n"
         "relance \\- reminders for unpaid invoices\n.SH SYNOPSIS\n.B relance\n.I COMMAND\n"
         "[options]\n.SH DESCRIPTION\nReads a ledger extract, gives each overdue invoice a "
         "reminder level by scenario rules, writes letters and formal notices from templates, "
         "and "
         "sends them by mail or as a print job. Everything a run did is kept in its folder.\n"
         ".SH COMMANDS");
    for (guint i = 0; i < n; i++)
        print_command_section(&commands[i]);
    puts(".SH EXIT STATUS");
    for (guint i = 0; i < G_N_ELEMENTS(exit_codes); i++)
        printf(".TP\n%d\n%s\n", (int)exit_codes[i].code, exit_codes[i].meaning);
    puts(".SH ENVIRONMENT\n.TP\nSOURCE_DATE_EPOCH\nfixes the clock (seconds since 1970, UTC)\n"
         ".TP\nRELANCE_SHARE\nfolder with templates/ and fonts/");
    return OUTCOME_DONE;
}

static int print_completion(const Command *commands, guint n)
{
    puts(
        "_relance() {\n  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words=\n"
        "  if [ \"$COMP_CWORD\" -eq 1 ]; then");
    printf("    words='");
    for (guint i = 0; i < n; i++)
        printf("%s%.*s", i ? " " : "", (int)strcspn(commands[i].name, " "), commands[i].name);
    puts("'\n  else case $command in");
    for (guint i = 0; i < n; i++) {
        g_autoptr(GArray) list = options_list(&commands[i]);
        printf("    %.*s) words+='", (int)strcspn(commands[i].name, " "), commands[i].name);
        if (strchr(commands[i].name, ' '))
            printf("%s ", strchr(commands[i].name, ' ') + 1);
        for (guint k = 0; k < list->len; k++)
            printf("--%s ", g_array_index(list, OptionHelp, k).name);
        puts("--help';;");
    }
    puts("  esac; fi\n  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\"; "
         "compgen -f -- \"$word\")\n}\ncomplete -o filenames -F _relance relance");
    return OUTCOME_DONE;
}

int manual_print(const char *what, const Command *commands, guint n)
{
    if (g_str_equal(what, "--manual"))
        return print_manual(commands, n);
    if (g_str_equal(what, "--completion"))
        return print_completion(commands, n);
    for (guint i = 0; i < n; i++)
        if (g_str_equal(what, commands[i].name)) {
            g_autofree char *help = options_print_help(&commands[i]);
            fputs(help, stdout);
            return OUTCOME_DONE;
        }
    fprintf(stderr, "relance: there is no command \"%s\"; relance help lists them\n", what);
    return OUTCOME_WRONG_USE;
}
