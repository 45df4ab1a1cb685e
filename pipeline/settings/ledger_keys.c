#include "settings/ledger_keys.h"

#include "ground/payment_terms.h"
#include "settings/checked_values.h"

#include <string.h>

/* Canonical columns of formats.md and practice.md 12, 13, 29. */
static const char *const ledger_columns[] = {
    "customer",
    "customer_name",
    "invoice",
    "kind",
    "issue_date",
    "due_date",
    "amount",
    "open_amount",
    "debit",
    "credit",
    "paid_amount",
    "side",
    "lettering",
    "status",
    "payment_status",
    "is_open",
    "clearing_document",
    "journal",
    "label",
    "local_amount",
    "local_open_amount",
    "local_currency",
    "running_balance",
    "currency",
    "order_ref",
    "payment_method",
    "payee",
    "net",
    "vat",
    "applies_to",
    "terms",
    "dispute",
    "file",
    "last_level",
    "last_reminder_date",
    "last_deadline",
    "settled_date",
    NULL,
};
static const char *const customers_columns[] = {
    "customer",   "name",         "name2",       "street",        "street2",
    "postcode",   "city",         "country",     "language",      "debtor",
    "segment",    "siren",        "vat",         "terms",         "score",
    "tags",       "scenario",     "email",       "phone",         "preferred_channel",
    "payer",      "group",        "collector",   "sales_rep",     "legal_name",
    "legal_form", "registry",     "seat_street", "seat_street2",  "seat_postcode",
    "seat_city",  "seat_country", "insurer",     "insured_limit", "insured_percent",
    "needs",      "penalty_rate", "first_name",  "street3",       "full_address",
    "mobile",     "is_company",   NULL,
};
static const char *const contacts_columns[] = {
    "customer", "role",       "name",    "salutation",   "email",    "phone",
    "language", "name2",      "street",  "street2",      "postcode", "city",
    "country",  "first_name", "street3", "full_address", "mobile",   NULL,
};
static const char *const events_columns[] = {
    "date",   "customer", "invoice", "event",   "amount", "currency", "until",
    "reason", "service",  "author",  "outcome", "note",   NULL,
};
static const char *const documents_columns[] = {
    "customer", "invoice", "kind", "date", "file", NULL,
};

/* GPtrArray * of ColumnChoice *: canonical name -> the file's header. detail: names */
static void take_columns(Reading *reading, const YamlNode *value, const KeyRule *rule,
                         void *record)
{
    GPtrArray *columns = G_STRUCT_MEMBER(GPtrArray *, record, rule->offset);
    const char *const *names = rule->detail;
    if (value->kind != YAML_MAPPING) {
        refuse_type(reading, value, rule, "a mapping column: \"header in the file\"");
        return;
    }
    gsize before = path_enter(reading, rule->name);
    for (guint i = 0; i < value->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(value->keys, i);
        const YamlNode *header = g_ptr_array_index(value->children, i);
        const KeyRule header_rule = {.name = key->text};
        if (!g_strv_contains(names, key->text)) {
            g_autofree char *known = name_known(key->text, names);
            refuse_at(reading, key, "key-unknown", "key \"%s%s\" is not known; %s",
                      reading->path->str, key->text, known);
        } else {
            const char *text = peek_text(reading, header, &header_rule);
            if (text)
                g_ptr_array_add(columns, column_choice_new(key->text, text, key->line));
        }
    }
    path_leave(reading, before);
}

/* One path or a list of them: files (resolved) and named (as given). */
static void take_files(Reading *reading, const YamlNode *value, const KeyRule *rule,
                       void *record)
{
    LedgerSettings *ledger = record;
    g_auto(GStrv) names = parse_words(reading, value, rule, NULL);
    if (names && !names[0])
        refuse_at(reading, value, "value-impossible", "ledger.file names no file at all");
    for (guint i = 0; names && names[i]; i++) {
        g_ptr_array_add(ledger->files, path_resolve(reading, names[i]));
        g_ptr_array_add(ledger->named, g_strdup(names[i]));
    }
}

/* A single separator character, or auto; `tab` and \t mean the tabulator. */
static void take_separator(Reading *reading, const YamlNode *value, const KeyRule *rule,
                           void *record)
{
    static const char *const choices[] = {"auto", ",", ";", "\t", "|", NULL};
    const char *text = value->kind == YAML_SCALAR ? value->text : NULL;
    if (!text) {
        refuse_type(reading, value, rule, "text");
        return;
    }
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
        text = "\t";
    if (g_strv_contains(choices, text))
        replace_text(record, rule->offset, g_strdup(text));
    else
        refuse_value(reading, value, rule,
                     "auto, \",\", \";\", tab or \"|\", the signs within quotes");
}

/* Each of day, month (also by name: %b, %B) and year exactly once, no other %. */
static gboolean is_date_pattern(const char *pattern)
{
    guint days = 0, months = 0, years = 0;
    for (const char *c = pattern; *c; c++) {
        if (*c != '%')
            continue;
        c++;
        if (*c == '\0' || !strchr("demYybB", *c))
            return FALSE;
        days += *c == 'd' || *c == 'e';
        months += strchr("mbB", *c) != NULL;
        years += *c == 'Y' || *c == 'y';
    }
    return days == 1 && months == 1 && years == 1;
}

/* auto, one of the four forms by its example, or a pattern. */
static void take_date_form(Reading *reading, const YamlNode *value, const KeyRule *rule,
                           void *record)
{
    static const char *const forms[] = {"auto",       "31/12/2025", "2025-12-31", "20251231",
                                        "12/31/2025", "excel",      NULL};
    const char *text = peek_text(reading, value, rule);
    if (text && (g_strv_contains(forms, text) || is_date_pattern(text)))
        replace_text(record, rule->offset, g_strdup(text));
    else if (text)
        refuse_value(
            reading, value, rule,
            "auto, 31/12/2025, 2025-12-31, 20251231, 12/31/2025, excel (day numbers of a "
            "spreadsheet), or a pattern of %%d, "
            "%%m and %%Y, each once, like %%d/%%m/%%Y");
}

static void take_as_of(Reading *reading, const YamlNode *value, const KeyRule *rule,
                       void *record)
{
    static const char *const words[] = {"auto", "run", NULL};
    LedgerSettings *ledger = record;
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    Day day = day_parse_iso(text);
    if (day == DAY_NONE && !g_strv_contains(words, text)) {
        refuse_value(reading, value, rule, "auto, run or a day like 2026-11-20");
        return;
    }
    ledger->as_of_date = day;
    ledger->as_of = day != DAY_NONE            ? AS_OF_DATE
                    : strcmp(text, "run") == 0 ? AS_OF_RUN
                                               : AS_OF_AUTO;
}

static void take_terms(Reading *reading, const YamlNode *value, const KeyRule *rule,
                       void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (text && payment_terms_are_exact(text))
        replace_text(record, rule->offset, g_strdup(text));
    else if (text)
        refuse_value(reading, value, rule, PAYMENT_TERMS_HELP);
}

/* Receivable accounts are numbers, or their beginnings. */
static void take_accounts(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          void *record)
{
    char **accounts = parse_words(reading, value, rule, NULL);
    if (accounts && !accounts[0]) {
        refuse_at(reading, value, "value-impossible",
                  "ledger.accounts names no account at all");
        g_clear_pointer(&accounts, g_strfreev);
    }
    if (accounts)
        replace_words(record, rule->offset, accounts);
}

static const char *const formats[] = {"auto", "csv", "fec", "ximport", "rimport", "ebp", NULL};
static const char *const decimals[] = {"auto", ",", ".", NULL};

static const char *const end_of_month_readings[] = {"ask", "after", "then", NULL};
static const char *const sign_words[] = {"auto", "given", "kind", NULL};

const KeyRule ledger_keys[] = {
    {"file", take_files, 0, NULL, TRUE, 0},
    {"format", take_word, offsetof(LedgerSettings, format), formats, FALSE, 0},
    {"encoding", take_encoding, offsetof(LedgerSettings, encoding), NULL, FALSE, 0},
    {"separator", take_separator, offsetof(LedgerSettings, separator), NULL, FALSE, 0},
    {"decimal", take_word, offsetof(LedgerSettings, decimal), decimals, FALSE, 0},
    {"dates", take_date_form, offsetof(LedgerSettings, dates), NULL, FALSE, 0},
    {"columns", take_columns, offsetof(LedgerSettings, columns), ledger_columns, FALSE, 0},
    {"accounts", take_accounts, offsetof(LedgerSettings, accounts), NULL, FALSE, 0},
    {"currency", take_currency, offsetof(LedgerSettings, currency), NULL, FALSE, 0},
    {"terms", take_terms, offsetof(LedgerSettings, terms), NULL, FALSE, 0},
    {"end_of_month", take_choice, offsetof(LedgerSettings, end_of_month), end_of_month_readings,
     FALSE, 0},
    {"signs", take_choice, offsetof(LedgerSettings, signs), sign_words, FALSE, 0},
    {"as_of", take_as_of, 0, NULL, FALSE, 0},
    {0},
};

#define TABLE_KEYS(names)                                                                      \
    {                                                                                          \
        {"file", take_path, offsetof(TableSettings, file),                                     \
         NULL,   FALSE,     offsetof(TableSettings, named)},                                   \
            {"columns", take_columns, offsetof(TableSettings, columns), names, FALSE, 0},      \
            {"encoding", take_encoding, offsetof(TableSettings, encoding), NULL, FALSE, 0},    \
            {"separator", take_separator, offsetof(TableSettings, separator), NULL, FALSE, 0}, \
            {"decimal", take_word, offsetof(TableSettings, decimal), decimals, FALSE, 0},      \
            {"dates", take_date_form, offsetof(TableSettings, dates), NULL, FALSE, 0},         \
        {                                                                                      \
            0                                                                                  \
        }                                                                                      \
    }
const KeyRule customers_keys[] = TABLE_KEYS(customers_columns);
const KeyRule contacts_keys[] = TABLE_KEYS(contacts_columns);
const KeyRule events_keys[] = TABLE_KEYS(events_columns);
const KeyRule documents_keys[] = TABLE_KEYS(documents_columns);

static int find_file_line(const YamlNode *root, const char *section)
{
    const YamlNode *file = find_given(find_given(root, section), "file");
    return file ? file->line : 0;
}

void ledger_finish(const YamlNode *root, Settings *settings)
{
    settings->ledger.line = find_file_line(root, "ledger");
    settings->customers.line = find_file_line(root, "customers");
    settings->contacts.line = find_file_line(root, "contacts");
    settings->events.line = find_file_line(root, "events");
    settings->documents.line = find_file_line(root, "documents");
}
