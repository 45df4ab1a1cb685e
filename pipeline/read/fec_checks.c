#include "read/fec_checks.h"

#include "ground/money.h"
#include "read/fec_year.h"

#include <string.h>

#define MONTHS_OF_A_YEAR 12
#define MONTHS_OF_A_LONG_YEAR 24 /* the first one may be as long */
#define ENOUGH_LINES 50          /* to judge by what EcritureNum counts */

typedef struct {
    gint64 minor;
    int line; /* the first */
} Balance;

/* An entry dated outside its year. */
typedef struct {
    Day day;
    int line;
} StrayEntry;

struct FecChecks {
    char *file;
    char currency[CURRENCY_SIZE];
    ComplaintLimit *limit;
    gint64 n_lines;
    Balance whole;
    GHashTable *journals; /* code -> Balance */
    GHashTable *entries;  /* "code number" -> Balance */
    GString *key;         /* of the last entry */
    Balance *last;        /* the last entry, mostly the next line's too */
    gboolean has_numbers; /* two different ones were seen */
    char *number;         /* the first one */
    Day closing;          /* from the file's name; DAY_NONE */
    GArray *strays;       /* StrayEntry: outside twelve months */
};

FecChecks *fec_checks_new(const char *file, const char *currency, ComplaintLimit *limit)
{
    FecChecks *checks = g_new0(FecChecks, 1);
    checks->file = g_strdup(file);
    g_strlcpy(checks->currency, currency, CURRENCY_SIZE);
    checks->limit = limit;
    checks->journals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    checks->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    checks->key = g_string_new(NULL);
    checks->closing = fec_year_find_closing(file);
    checks->strays = g_array_new(FALSE, FALSE, sizeof(StrayEntry));
    return checks;
}

void fec_checks_free(FecChecks *checks)
{
    if (!checks)
        return;
    g_free(checks->file);
    g_hash_table_unref(checks->journals);
    g_hash_table_unref(checks->entries);
    g_string_free(checks->key, TRUE);
    g_free(checks->number);
    g_array_unref(checks->strays);
    g_free(checks);
}

static Balance *find_balance(GHashTable *balances, const char *key, int line)
{
    Balance *balance = g_hash_table_lookup(balances, key);
    if (!balance) {
        balance = g_new0(Balance, 1);
        balance->line = line;
        g_hash_table_insert(balances, g_strdup(key), balance);
    }
    return balance;
}

static gboolean is_last(const FecChecks *checks, const char *journal, const char *entry)
{
    gsize n = strlen(journal);
    const char *key = checks->key->str;
    return checks->last && strncmp(key, journal, n) == 0 && key[n] == ' ' &&
           strcmp(key + n + 1, entry) == 0;
}

static void take_entry(FecChecks *checks, const char *journal, const char *entry, int line,
                       gint64 minor)
{
    if (!is_last(checks, journal, entry)) {
        g_string_printf(checks->key, "%s %s", journal, entry);
        checks->last = find_balance(checks->entries, checks->key->str, line);
    }
    checks->last->minor += minor;
    if (!checks->number)
        checks->number = g_strdup(entry);
    checks->has_numbers = checks->has_numbers || strcmp(checks->number, entry) != 0;
}

static gboolean is_within(Day day, Day closing, int months)
{
    return day <= closing && day > day_end_of_month(day_add_months(closing, -months));
}

static void take_dates(FecChecks *checks, Day entry_date, Day valid_date, int line)
{
    if (checks->closing && !is_within(entry_date, checks->closing, MONTHS_OF_A_YEAR)) {
        StrayEntry stray = {entry_date, line};
        g_array_append_val(checks->strays, stray);
    }
    if (valid_date == DAY_NONE || valid_date >= entry_date)
        return;
    char entered[DAY_ISO_SIZE], validated[DAY_ISO_SIZE];
    complaint_limit_add(
        checks->limit, COMPLAINT_NOTE, "fec-validated-before-entry",
        (Place){checks->file, line, 0}, "ValidDate %s is before EcritureDate %s",
        day_print_iso(valid_date, validated), day_print_iso(entry_date, entered));
}

void fec_checks_take(FecChecks *checks, const char *journal, const char *entry, Day entry_date,
                     Day valid_date, int line, gint64 minor)
{
    checks->n_lines++;
    checks->whole.minor += minor;
    find_balance(checks->journals, journal, line)->minor += minor;
    take_entry(checks, journal, entry, line, minor);
    take_dates(checks, entry_date, valid_date, line);
}

static void complain(const FecChecks *checks, const char *what, const char *key,
                     const Balance *balance)
{
    g_autofree char *difference = money_to_plain(balance->minor, checks->currency);
    complaint_limit_add(checks->limit, COMPLAINT_WARNING, "fec-unbalanced",
                        (Place){checks->file, balance->line, 0},
                        "%s%s: debits less credits are %s, not 0; the lines are used as they "
                        "stand",
                        what, key, difference);
}

static gint compare_balances(gconstpointer first, gconstpointer second, gpointer balances)
{
    const Balance *a = g_hash_table_lookup(balances, first);
    const Balance *b = g_hash_table_lookup(balances, second);
    return (a->line > b->line) - (a->line < b->line);
}

/* Those that do not balance, in the order of the file. */
static void complain_each(const FecChecks *checks, const char *what, GHashTable *balances)
{
    GList *keys = NULL;
    GHashTableIter iter;
    gpointer key, balance;
    g_hash_table_iter_init(&iter, balances);
    while (g_hash_table_iter_next(&iter, &key, &balance))
        if (((Balance *)balance)->minor != 0)
            keys = g_list_prepend(keys, key);
    keys = g_list_sort_with_data(keys, compare_balances, balances);
    for (GList *at = keys; at; at = at->next)
        complain(checks, what, at->data, g_hash_table_lookup(balances, at->data));
    g_list_free(keys);
}

/* Some programs write 0 for every entry, others number the lines. */
static void check_entries(const FecChecks *checks)
{
    gint64 n_entries = g_hash_table_size(checks->entries);
    if (!checks->has_numbers)
        return;
    if (checks->n_lines >= ENOUGH_LINES && n_entries * 10 >= checks->n_lines * 9)
        complaint_limit_add(checks->limit, COMPLAINT_NOTE, "fec-entry-numbers",
                            (Place){checks->file, 0, 0},
                            "EcritureNum numbers the lines, not the entries; only the journals "
                            "and the whole were checked for debit = credit");
    else
        complain_each(checks, "entry ", checks->entries);
}

/*
 * A year has twelve months; up to 24 where the opening entries say so, or where so many entries
 * lie in them that they are no slips.
 */
static int find_months(const FecChecks *checks, Day opening)
{
    gint64 n_early = 0;
    for (guint i = 0; i < checks->strays->len; i++)
        n_early += is_within(g_array_index(checks->strays, StrayEntry, i).day, checks->closing,
                             MONTHS_OF_A_LONG_YEAR);
    gboolean is_opened_early = opening &&
                               is_within(opening, checks->closing, MONTHS_OF_A_LONG_YEAR) &&
                               !is_within(opening, checks->closing, MONTHS_OF_A_YEAR);
    return is_opened_early || n_early * 4 > checks->n_lines ? MONTHS_OF_A_LONG_YEAR
                                                            : MONTHS_OF_A_YEAR;
}

static void check_year(const FecChecks *checks, Day opening)
{
    if (checks->strays->len == 0)
        return;
    int months = find_months(checks, opening);
    char first[DAY_ISO_SIZE], last[DAY_ISO_SIZE], day[DAY_ISO_SIZE];
    day_print_iso(day_end_of_month(day_add_months(checks->closing, -months)) + 1, first);
    day_print_iso(checks->closing, last);
    for (guint i = 0; i < checks->strays->len; i++) {
        const StrayEntry *stray = &g_array_index(checks->strays, StrayEntry, i);
        if (!is_within(stray->day, checks->closing, months))
            complaint_limit_add(checks->limit, COMPLAINT_NOTE, "fec-date-outside-year",
                                (Place){checks->file, stray->line, 0},
                                "EcritureDate %s is outside the year that the file's name "
                                "gives, %s to %s",
                                day_print_iso(stray->day, day), first, last);
    }
}

static void check_balances(const FecChecks *checks)
{
    if (checks->whole.minor != 0)
        complain(checks, "the whole file", "", &checks->whole);
    complain_each(checks, "journal ", checks->journals);
    check_entries(checks);
}

void fec_checks_conclude(const FecChecks *checks, Day opening, gboolean has_all_accounts)
{
    if (has_all_accounts)
        check_balances(checks);
    check_year(checks, opening);
}
