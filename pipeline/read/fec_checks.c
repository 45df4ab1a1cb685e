#include "read/fec_checks.h"

#include "ground/money.h"

#include <string.h>

typedef struct {
    gint64 minor;
    int line; /* the first */
} Balance;

struct FecChecks {
    char *file;
    char currency[CURRENCY_SIZE];
    Balance whole;
    GHashTable *journals; /* code -> Balance */
    GHashTable *entries;  /* "code number" -> Balance */
    GHashTable *numbers;  /* distinct entry numbers, at most two are kept */
    Day closing;          /* from the file's name; DAY_NONE */
    gint64 n_outside, n_early_valid;
    int first_outside, first_early_valid;
};

/* The closing date in a name such as 732829320FEC20251231.txt. */
static Day find_closing(const char *file)
{
    g_autofree char *base = g_path_get_basename(file);
    const char *mark = strstr(base, "FEC");
    if (!mark || strspn(mark + 3, "0123456789") < 8)
        return DAY_NONE;
    int date = 0;
    for (int i = 3; i < 11; i++)
        date = date * 10 + (mark[i] - '0');
    return day_from_ymd(date / 10000, date / 100 % 100, date % 100);
}

FecChecks *fec_checks_new(const char *file, const char *currency)
{
    FecChecks *checks = g_new0(FecChecks, 1);
    checks->file = g_strdup(file);
    g_strlcpy(checks->currency, currency, CURRENCY_SIZE);
    checks->journals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    checks->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    checks->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    checks->closing = find_closing(file);
    return checks;
}

void fec_checks_free(FecChecks *checks)
{
    if (!checks)
        return;
    g_free(checks->file);
    g_hash_table_unref(checks->journals);
    g_hash_table_unref(checks->entries);
    g_hash_table_unref(checks->numbers);
    g_free(checks);
}

static void add_to(GHashTable *balances, const char *key, int line, gint64 minor)
{
    Balance *balance = g_hash_table_lookup(balances, key);
    if (!balance) {
        balance = g_new0(Balance, 1);
        balance->line = line;
        g_hash_table_insert(balances, g_strdup(key), balance);
    }
    balance->minor += minor;
}

static void check_dates(FecChecks *checks, Day entry_date, Day valid_date, int line)
{
    if (checks->closing && entry_date &&
        (entry_date > checks->closing || entry_date <= day_add_months(checks->closing, -24)) &&
        checks->n_outside++ == 0)
        checks->first_outside = line;
    if (entry_date && valid_date && valid_date < entry_date && checks->n_early_valid++ == 0)
        checks->first_early_valid = line;
}

void fec_checks_take(FecChecks *checks, const char *journal, const char *entry, Day entry_date,
                     Day valid_date, int line, gint64 minor)
{
    g_autofree char *key = g_strdup_printf("%s %s", journal, entry);
    checks->whole.minor += minor;
    add_to(checks->journals, journal, line, minor);
    add_to(checks->entries, key, line, minor);
    if (g_hash_table_size(checks->numbers) < 2 &&
        !g_hash_table_contains(checks->numbers, entry))
        g_hash_table_add(checks->numbers, g_strdup(entry));
    check_dates(checks, entry_date, valid_date, line);
}

static void complain(const FecChecks *checks, Complaints *complaints, const char *what,
                     const char *key, const Balance *balance)
{
    g_autofree char *difference = money_to_plain(balance->minor, checks->currency);
    complaint_add(complaints, COMPLAINT_WARNING, "fec-unbalanced",
                  (Place){checks->file, balance->line, 0},
                  "%s%s: debits less credits are %s, not 0; the lines are used as they stand",
                  what, key, difference);
}

static void complain_each(const FecChecks *checks, Complaints *complaints, const char *what,
                          GHashTable *balances)
{
    g_autoptr(GList) keys = g_hash_table_get_keys(balances);
    keys = g_list_sort(keys, (GCompareFunc)strcmp);
    for (GList *key = keys; key; key = key->next) {
        const Balance *balance = g_hash_table_lookup(balances, key->data);
        if (balance->minor != 0)
            complain(checks, complaints, what, key->data, balance);
    }
}

void fec_checks_conclude(const FecChecks *checks, Complaints *complaints)
{
    if (checks->whole.minor != 0)
        complain(checks, complaints, "the whole file", "", &checks->whole);
    complain_each(checks, complaints, "journal ", checks->journals);
    if (g_hash_table_size(checks->numbers) > 1) /* some programs write 0 for every entry */
        complain_each(checks, complaints, "entry ", checks->entries);
    if (checks->n_outside > 0)
        complaint_add(complaints, COMPLAINT_NOTE, "fec-date-outside-year",
                      (Place){checks->file, checks->first_outside, 0},
                      "%" G_GINT64_FORMAT
                      " lines are dated outside the year of the file's name",
                      checks->n_outside);
    if (checks->n_early_valid > 0)
        complaint_add(complaints, COMPLAINT_NOTE, "fec-validated-before-entry",
                      (Place){checks->file, checks->first_early_valid, 0},
                      "%" G_GINT64_FORMAT " lines were validated before their entry date",
                      checks->n_early_valid);
}
