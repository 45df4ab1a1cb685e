/*
 * What the command line says. One table of options; each command names those it takes.
 */
#ifndef RELANCE_RUN_OPTIONS_H
#define RELANCE_RUN_OPTIONS_H

#include "ground/day.h"
#include "ground/outcome.h"

typedef struct {
    char *config; /* -c: relance.yaml */
    char *ledger, *out;
    char *date_text, *as_of_text;
    Day date; /* --date, else the clock's day */
    gboolean has_date;
    gboolean json, quiet, help;
    gboolean rehearse, propose, accept_old_ledger, show_mapping;
    gboolean insurer;
    gboolean hashtags, ladder, calibration, all;
    char **changes; /* --set key=value, NULL-ended; NULL: none */
    char *every;    /* --every day|week|month */
    char *format;   /* --format of what is printed */
    char *layout;   /* --layout of check --calibration */
    gboolean html; /* history */
    /* audit export */
    char *sample, *seed, *to;
    /* audit verify: a file in which a witness has kept what was mailed */
    char *witness;
    /* purge */
    char *before;
    char *language; /* --lang fr|en */
    gboolean compare;
    char *by, *remark, *customer, *invoice, *amount, *currency, *until, *reason, *service;
    char *outcome_text, *note, *author, *signed_file;
    char **arguments; /* what is not an option, NULL-ended */
    guint n_arguments;
    gint64 now; /* seconds since 1970 UTC, handed in by main; the only clock there is */
    const char *program_path; /* argv[0] */
    const char *login;        /* who is logged in, for the record */
    GPtrArray *said;          /* --json: the lines that people would have seen */
    GString *json_text;       /* --json: the command's own object; empty: it has none */
} Options;

/* Sets of options that a command may take. */
enum {
    OPTIONS_WORK = 1,          /* -c --out --date --quiet --json */
    OPTIONS_LEDGER = 2,        /* --ledger --as-of --accept-old-ledger */
    OPTIONS_RUN = 4,           /* --rehearse --propose */
    OPTIONS_CHECK = 8,         /* --hashtags --ladder --calibration */
    OPTIONS_PERSON = 16,       /* --by --remark */
    OPTIONS_EVENT = 32,        /* the columns of events.csv */
    OPTIONS_WHOM = 64,         /* --customer */
    OPTIONS_READ = 128,        /* --show-mapping */
    OPTIONS_ALL = 256,         /* --all */
    OPTIONS_UNTIL = 512,       /* --until */
    OPTIONS_FORMAT = 1024,     /* --format */
    OPTIONS_FORECAST = 2048,   /* --set --every */
    OPTIONS_EXPORT = 1 << 20,  /* --sample --seed --to */
    OPTIONS_PURGE = 1 << 21,   /* --before */
    OPTIONS_REASON = 1 << 22,  /* --reason */
    OPTIONS_HTML = 1 << 27,    /* --html */
    OPTIONS_WITNESS = 1 << 26, /* --witness */
    OPTIONS_DOSSIER = 1 << 24, /* --insurer */
    OPTIONS_REPORT = 1 << 25,  /* --lang --compare */
};

typedef struct Command {
    const char *name;      /* "run", "audit verify" */
    const char *arguments; /* "RUN [DOCUMENT...]" for the help */
    const char *summary;   /* one line */
    guint option_sets;
    int min_arguments, max_arguments; /* -1: any number */
    Outcome (*execute)(const Options *options, GError **error);
} Command;

/*
 * How many words after argv[0] are options that every command takes, with their values: they may
 * stand before the command's name.
 */
int options_count_leading(int argc, char **argv);

/* Parses what follows the command's name. NULL and *error (OUTCOME_WRONG_USE). */
Options *options_parse(const Command *command, int argc, char **argv, GError **error);
void options_free(Options *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Options, options_free)

/* One option as people see it; all lent and static. */
typedef struct {
    const char *name, *placeholder, *meaning; /* placeholder NULL: a flag */
    char letter;                              /* 0: none */
} OptionHelp;

/* The options that a command takes, in the table's order: an array of OptionHelp. */
GArray *options_list(const Command *command);

/* The command's help; a new text. */
char *options_print_help(const Command *command);

#endif
