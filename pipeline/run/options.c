#include "run/options.h"

#include <stdlib.h>
#include <string.h>

/*
 * One option: the set it belongs to, its names, where its
 * value goes, and what the help says.
 */
typedef struct {
    guint set;
    const char *name;
    char letter;
    GOptionArg kind;
    size_t offset;
    const char *meaning;
    const char *placeholder;
} OptionRow;

#define TEXT(set, name, letter, field, meaning, placeholder)                                   \
    {                                                                                          \
        set, name, letter, G_OPTION_ARG_FILENAME, offsetof(Options, field), meaning,           \
            placeholder                                                                        \
    }
#define LIST(set, name, letter, field, meaning, placeholder)                                   \
    {                                                                                          \
        set, name, letter, G_OPTION_ARG_FILENAME_ARRAY, offsetof(Options, field), meaning,     \
            placeholder                                                                        \
    }
#define FLAG(set, name, letter, field, meaning)                                                \
    {                                                                                          \
        set, name, letter, G_OPTION_ARG_NONE, offsetof(Options, field), meaning, NULL          \
    }

static const OptionRow rows[] = {
    TEXT(OPTIONS_WORK, "config", 'c', config, "settings file (default: relance.yaml)", "FILE"),
    TEXT(OPTIONS_WORK, "out", 0, out, "folder of the run folders, instead of the setting",
         "DIR"),
    TEXT(OPTIONS_WORK, "date", 0, date_text, "run date (default: today)", "YYYY-MM-DD"),
    FLAG(OPTIONS_WORK, "json", 0, json, "summary as JSON on standard output"),
    FLAG(OPTIONS_WORK, "quiet", 'q', quiet, "say nothing but complaints"),
    TEXT(OPTIONS_LEDGER, "ledger", 0, ledger, "ledger extract, instead of the setting", "FILE"),
    TEXT(OPTIONS_LEDGER, "as-of", 0, as_of_text,
         "what the ledger can know: auto, run or a date, instead of the setting", "WHEN"),
    FLAG(OPTIONS_LEDGER, "accept-old-ledger", 0, accept_old_ledger,
         "run although the ledger is older than max_ledger_age_days"),
    FLAG(OPTIONS_RUN | OPTIONS_PURGE, "rehearse", 0, rehearse,
         "do everything but send; no history, mails and print jobs stay in the run folder"),
    FLAG(OPTIONS_RUN, "propose", 0, propose, "stop before dispatch and write review.csv"),
    FLAG(OPTIONS_CHECK, "hashtags", 0, hashtags, "list every hashtag with meaning and example"),
    FLAG(OPTIONS_CHECK, "ladder", 0, ladder,
         "the dates of an invoice due 15 April, per scenario"),
    FLAG(OPTIONS_CHECK, "calibration", 0, calibration,
         "write a sheet to hold behind the envelope: window, clear zones, folds, rulers"),
    TEXT(OPTIONS_CHECK, "layout", 0, layout, "layout of the sheet, instead of the setting",
         "NAME"),
    TEXT(OPTIONS_PERSON, "by", 0, by, "who decides", "NAME"),
    TEXT(OPTIONS_PERSON, "remark", 0, remark, "why", "TEXT"),
    FLAG(OPTIONS_DOSSIER, "insurer", 0, insurer,
         "for the credit insurer: the declaration counts as done"),
    TEXT(OPTIONS_WHOM | OPTIONS_EVENT, "customer", 0, customer, "customer's number", "ID"),
    TEXT(OPTIONS_EVENT, "invoice", 0, invoice, "invoice number (absent: the whole customer)",
         "NUMBER"),
    TEXT(OPTIONS_EVENT, "amount", 0, amount, "amount, as 1234.50", "AMOUNT"),
    TEXT(OPTIONS_EVENT, "currency", 0, currency, "currency of the amount", "CODE"),
    TEXT(OPTIONS_EVENT | OPTIONS_UNTIL, "until", 0, until, "promised or last day",
         "YYYY-MM-DD"),
    TEXT(OPTIONS_EVENT | OPTIONS_REASON, "reason", 0, reason, "reason", "TEXT"),
    TEXT(OPTIONS_EVENT, "service", 0, service, "service that answers", "KEY"),
    TEXT(OPTIONS_EVENT, "outcome", 0, outcome_text, "justified, rejected, kept or broken",
         "WORD"),
    TEXT(OPTIONS_EVENT, "note", 0, note, "free remark", "TEXT"),
    TEXT(OPTIONS_EVENT, "signed", 0, signed_file,
         "the plan as the customer signed it: outcome signed, with the file's SHA-256", "FILE"),
    TEXT(OPTIONS_EVENT, "author", 0, author, "who says so (default: your login)", "NAME"),
    FLAG(OPTIONS_READ, "show-mapping", 0, show_mapping, "print how each column was understood"),
    FLAG(OPTIONS_ALL, "all", 0, all, "every run; for the agenda: also what goes on by itself"),
    LIST(OPTIONS_FORECAST, "set", 0, changes,
         "change a setting or rule, as defaults.interval_days=7 (may be repeated)",
         "KEY=VALUE"),
    TEXT(OPTIONS_FORECAST, "every", 0, every, "a run each day (default), week or month",
         "WORD"),
    TEXT(OPTIONS_EXPORT, "sample", 0, sample, "a random sample of so many documents", "N"),
    TEXT(OPTIONS_EXPORT, "seed", 0, seed, "seed of the sample (default 0)", "S"),
    TEXT(OPTIONS_EXPORT, "to", 0, to, "folder to write (default: below the out folder)", "DIR"),
    FLAG(OPTIONS_HTML, "html", 0, html, "as a page, on standard output"),
    TEXT(OPTIONS_WITNESS, "witness", 0, witness,
         "compare with the journal heads that a witness was mailed", "FILE"),
    TEXT(OPTIONS_PURGE, "before", 0, before, "runs before this day", "YYYY-MM-DD"),
    TEXT(OPTIONS_FORMAT, "format", 0, format,
         "text (default) or csv; agenda also ical, report also json, html, pdf; export: csv",
         "NAME"),
    TEXT(OPTIONS_REPORT, "lang", 0, language, "fr or en, instead of the setting", "CODE"),
    FLAG(OPTIONS_REPORT, "compare", 0, compare, "two runs side by side: give both"),
};

static GArray *entries_for(const Command *command, Options *options)
{
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!(rows[i].set & command->option_sets))
            continue;
        GOptionEntry entry = {
            .long_name = rows[i].name,
            .short_name = rows[i].letter,
            .arg = rows[i].kind,
            .arg_data = options ? (char *)options + rows[i].offset : NULL,
            .description = rows[i].meaning,
            .arg_description = rows[i].placeholder,
        };
        g_array_append_val(entries, entry);
    }
    return entries;
}

static GOptionContext *context_for(const Command *command, Options *options)
{
    g_autofree char *usage = g_strconcat(command->arguments, " - ", command->summary, NULL);
    GOptionContext *context = g_option_context_new(usage);
    g_autoptr(GArray) entries = entries_for(command, options);
    g_option_context_add_main_entries(context, (GOptionEntry *)(void *)entries->data, NULL);
    g_option_context_set_help_enabled(context, FALSE);
    return context;
}

static gboolean count_is_allowed(const Command *command, guint n)
{
    return n >= (guint)command->min_arguments &&
           (command->max_arguments < 0 || n <= (guint)command->max_arguments);
}

/* Texts come as bytes, whatever the locale says (C in a cron job); relance works on UTF-8. */
static gboolean check_texts(const Options *options, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].kind != G_OPTION_ARG_FILENAME)
            continue;
        const char *text =
            *(char *const *)(const void *)((const char *)options + rows[i].offset);
        if (text && !g_utf8_validate(text, -1, NULL))
            return outcome_fail(error, OUTCOME_WRONG_USE, "--%s: the text is not UTF-8",
                                rows[i].name);
    }
    for (char **change = options->changes; change && *change; change++)
        if (!g_utf8_validate(*change, -1, NULL))
            return outcome_fail(error, OUTCOME_WRONG_USE, "--set: the text is not UTF-8");
    return TRUE;
}

static gboolean parse_dates(Options *options, GError **error)
{
    if (options->date_text) {
        options->date = day_parse_iso(options->date_text);
        options->has_date = TRUE;
        if (options->date == DAY_NONE)
            return outcome_fail(error, OUTCOME_WRONG_USE,
                                "--date %s: no such day; write it as 2026-11-21",
                                options->date_text);
    }
    if (options->as_of_text && !g_str_equal(options->as_of_text, "auto") &&
        !g_str_equal(options->as_of_text, "run") && !day_parse_iso(options->as_of_text))
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "--as-of %s: give auto, run or a day such as 2026-11-21",
                            options->as_of_text);
    return TRUE;
}

static gboolean asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && !g_str_equal(argv[i], "--"); i++)
        if (g_str_equal(argv[i], "--help") || g_str_equal(argv[i], "-h"))
            return TRUE;
    return FALSE;
}

/* "--date", "-c": the row of an option of every command that the word names; NULL: none. */
static const OptionRow *find_common(const char *word)
{
    gsize length = strcspn(word, "=");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        const OptionRow *row = &rows[i];
        gboolean is_long = strncmp(word, "--", 2) == 0 && strlen(row->name) == length - 2 &&
                           strncmp(word + 2, row->name, length - 2) == 0;
        gboolean is_short = row->letter && word[0] == '-' && word[1] == row->letter;
        if ((row->set & OPTIONS_WORK) && (is_long || is_short))
            return row;
    }
    return NULL;
}

int options_count_leading(int argc, char **argv)
{
    int count = 0;
    while (count + 1 < argc) {
        const char *word = argv[count + 1];
        const OptionRow *row = *word == '-' ? find_common(word) : NULL;
        if (!row)
            break;
        gboolean has_value = row->kind == G_OPTION_ARG_NONE || strchr(word, '=') ||
                             (word[1] != '-' && word[2] != '\0');
        count += has_value ? 1 : 2;
    }
    return count;
}

Options *options_parse(const Command *command, int argc, char **argv, GError **error)
{
    g_autoptr(Options) options = g_new0(Options, 1);
    options->help = asks_for_help(argc, argv);
    if (options->help)
        return g_steal_pointer(&options);
    g_auto(GStrv) words = g_new0(char *, (gsize)argc + 1);
    for (int i = 0; i < argc; i++)
        words[i] = g_strdup(argv[i]);
    GOptionContext *context = context_for(command, options);
    g_autoptr(GError) trouble = NULL;
    gboolean understood = g_option_context_parse_strv(context, &words, &trouble);
    g_option_context_free(context);
    if (!understood) {
        outcome_fail(error, OUTCOME_WRONG_USE, "%s; see relance %s --help", trouble->message,
                     command->name);
        return NULL;
    }
    options->arguments = g_strdupv(words + 1);
    options->n_arguments = g_strv_length(options->arguments);
    if (!count_is_allowed(command, options->n_arguments)) {
        outcome_fail(error, OUTCOME_WRONG_USE, "use: relance %s %s; see relance %s --help",
                     command->name, command->arguments, command->name);
        return NULL;
    }
    if (!check_texts(options, error) || !parse_dates(options, error))
        return NULL;
    if (!options->config)
        options->config = g_strdup("relance.yaml");
    options->said = g_ptr_array_new_with_free_func(g_free);
    options->json_text = g_string_new(NULL);
    return g_steal_pointer(&options);
}

void options_free(Options *options)
{
    if (!options)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].kind == G_OPTION_ARG_FILENAME)
            g_free(*(char **)(void *)((char *)options + rows[i].offset));
    g_strfreev(options->changes);
    g_strfreev(options->arguments);
    g_clear_pointer(&options->said, g_ptr_array_unref);
    if (options->json_text)
        g_string_free(options->json_text, TRUE);
    g_free(options);
}

GArray *options_list(const Command *command)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(OptionHelp));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        OptionHelp help = {rows[i].name, rows[i].placeholder, rows[i].meaning, rows[i].letter};
        if (rows[i].set & command->option_sets)
            g_array_append_val(list, help);
    }
    return list;
}

char *options_print_help(const Command *command)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "relance %s%s%s\n\n  %s\n", command->name,
                           *command->arguments ? " " : "", command->arguments,
                           command->summary);
    g_autoptr(GArray) list = options_list(command);
    g_string_append(text, list->len ? "\nOptions\n" : "");
    for (guint i = 0; i < list->len; i++) {
        const OptionHelp *help = &g_array_index(list, OptionHelp, i);
        g_autofree char *letter =
            help->letter ? g_strdup_printf("-%c, ", help->letter) : g_strdup("    ");
        g_autofree char *name =
            g_strconcat(letter, "--", help->name, help->placeholder ? " " : "",
                        help->placeholder ? help->placeholder : "", NULL);
        g_string_append_printf(text, "  %-30s %s\n", name, help->meaning);
    }
    return g_string_free(text, FALSE);
}
