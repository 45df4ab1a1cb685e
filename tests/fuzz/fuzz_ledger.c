#include "fuzz/fuzz_ledger.h"

#include "fuzz/fuzz_printed.h"

#include <string.h>

static void set_text(char **setting, const char *value)
{
    g_free(*setting);
    *setting = g_strdup(value);
}

static void choose_columns(const FuzzInput *input, guint place, GPtrArray *columns)
{
    static const char *const choices[] = {
        "",
        "invoice=X",
        "customer=A;amount=B",
        "due_date=Date;issue_date=Date",
        "invoice=invoice",
    };
    g_auto(GStrv) pairs = g_strsplit(FUZZ_CHOOSE(input, place, choices), ";", -1);
    for (guint i = 0; pairs[i] && *pairs[i]; i++) {
        char *sign = strchr(pairs[i], '=');
        *sign = '\0';
        g_ptr_array_add(columns, column_choice_new(pairs[i], sign + 1, (int)i + 1));
    }
}

static void choose_accounts(const FuzzInput *input, guint place, LedgerSettings *ledger)
{
    static const char *const choices[] = {"411", "4", "411* 416", "", "41 411"};
    g_strfreev(ledger->accounts);
    ledger->accounts = g_strsplit(FUZZ_CHOOSE(input, place, choices), " ", -1);
}

static void choose_as_of(const FuzzInput *input, guint place, LedgerSettings *ledger)
{
    static const char *const choices[] = {"auto", "run", "2025-01-31", "2031-01-01"};
    const char *choice = FUZZ_CHOOSE(input, place, choices);
    ledger->as_of_date = day_parse_iso(choice);
    ledger->as_of = ledger->as_of_date           ? AS_OF_DATE
                    : strcmp(choice, "run") == 0 ? AS_OF_RUN
                                                 : AS_OF_AUTO;
}

/* What is ambiguous in data: place 12 belongs to fuzz_expect_same_in_other_dress. */
static void choose_readings(const FuzzInput *input, LedgerSettings *ledger)
{
    static const char *const ends[] = {"", "after", "then"}, *const signs[] = {"", "given",
                                                                               "kind"};
    const char *end = FUZZ_CHOOSE(input, 13, ends), *sign = FUZZ_CHOOSE(input, 14, signs);
    ledger->end_of_month = strcmp(end, "after") == 0  ? END_OF_MONTH_AFTER
                           : strcmp(end, "then") == 0 ? END_OF_MONTH_THEN
                                                      : END_OF_MONTH_ASK;
    ledger->signs = strcmp(sign, "given") == 0  ? SIGNS_GIVEN
                    : strcmp(sign, "kind") == 0 ? SIGNS_KIND
                                                : SIGNS_AUTO;
}

/* A customers file beside the extract, so that items find owners and terms. */
static void choose_customers(const FuzzInput *input, guint place, TableSettings *customers)
{
    static const char *const choices[] = {
        "", "customer;name;terms\nC1;Martin SA;eom_after:45\n411DUPONT;Dupont;net:60\n"};
    const char *text = FUZZ_CHOOSE(input, place, choices);
    if (!*text)
        return;
    customers->file = g_strdup(fuzz_file_write(MOST_PARTS, (FuzzPart){text, strlen(text)}));
    customers->named = g_strdup("customers.csv");
}

static void choose_words(const FuzzInput *input, LedgerSettings *ledger)
{
    static const char *const encodings[] = {"auto",     "UTF-8",     "CP1252", "ISO-8859-15",
                                            "CP850",    "MACINTOSH", "UTF-16", "UTF-16LE",
                                            "UTF-16BE", "SHIFT_JIS", "UTF-7",  "no such"};
    static const char *const separators[] = {"auto", ";", ",", "tab", "|", "\\t", ";;"};
    static const char *const decimals[] = {"auto", ",", ".", "x"};
    static const char *const dates[] = {"auto",   "%d/%m/%Y", "%m/%d/%Y",   "iso",
                                        "%d%m%y", "%d-%b-%Y", "31/12/2025", "%d"};
    static const char *const currencies[] = {"EUR", "JPY", "TND", "USD"};
    static const char *const terms[] = {
        "", "net:30", "eom_after:45", "eom_then:45+day:10", "months:1", "receipt", "30 fdm"};
    set_text(&ledger->encoding, FUZZ_CHOOSE(input, 1, encodings));
    set_text(&ledger->separator, FUZZ_CHOOSE(input, 2, separators));
    set_text(&ledger->decimal, FUZZ_CHOOSE(input, 3, decimals));
    set_text(&ledger->dates, FUZZ_CHOOSE(input, 4, dates));
    g_strlcpy(ledger->currency, FUZZ_CHOOSE(input, 5, currencies), CURRENCY_SIZE);
    const char *chosen = FUZZ_CHOOSE(input, 6, terms);
    set_text(&ledger->terms, *chosen ? chosen : NULL);
}

Settings *fuzz_settings_new(const FuzzInput *input, const char *name, const char *format)
{
    const char *const formats[] = {format, "auto", "csv", "fec", "ximport", "rimport", "ebp"};
    Settings *settings = settings_new();
    LedgerSettings *ledger = &settings->ledger;
    settings->file = g_strdup("relance.yaml");
    choose_words(input, ledger);
    choose_accounts(input, 7, ledger);
    choose_as_of(input, 8, ledger);
    choose_columns(input, 9, ledger->columns);
    set_text(&ledger->format, FUZZ_CHOOSE(input, 10, formats));
    choose_customers(input, 11, &settings->customers);
    choose_readings(input, ledger);
    for (guint i = 0; i < input->n_parts; i++) {
        GString *numbered = g_string_new(name);
        g_autofree char *number = g_strdup_printf("%u", i);
        g_string_replace(numbered, "%u", number, 0);
        g_ptr_array_add(ledger->named, g_string_free(numbered, FALSE));
        g_ptr_array_add(ledger->files, g_strdup(fuzz_file_write(i, input->parts[i])));
    }
    return settings;
}

Day fuzz_run_date(const FuzzInput *input)
{
    static const char *const dates[] = {"2026-11-10", "2025-06-30", "2012-12-31", "2099-12-31"};
    return day_parse_iso(FUZZ_CHOOSE(input, 0, dates));
}

static void expect_totals(const Ledger *ledger)
{
    for (guint t = 0; t < ledger->totals->len; t++) {
        const ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, t);
        gint64 open = 0, paid = 0, settled = 0, rejected = 0;
        for (guint i = 0; i < ledger->items->len; i++) {
            const OpenItem *item = g_ptr_array_index(ledger->items, i);
            if (strcmp(item->currency, total->currency) != 0)
                continue;
            open += item->open_minor;
            paid += item->amount_minor - item->open_minor;
        }
        for (guint i = 0; i < ledger->rejected->len; i++) {
            const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
            if (strcmp(line->currency, total->currency) == 0)
                *(line->is_settled ? &settled : &rejected) += line->minor;
        }
        EXPECT(total->open == open, "%s", total->currency);
        EXPECT(total->settled == settled + paid, "%s", total->currency);
        EXPECT(total->rejected == rejected, "%s", total->currency);
        EXPECT(total->extract == open + paid + settled + rejected, "%s", total->currency);
    }
}

static void expect_sound_item(const Ledger *ledger, const OpenItem *item)
{
    EXPECT(item->open_minor != 0, "line %d", item->line);
    EXPECT(item->customer && *item->customer && item->invoice && *item->invoice, "line %d",
           item->line);
    EXPECT(item->kind == ITEM_INVOICE ? item->open_minor > 0 : item->open_minor < 0,
           "line %d, %s", item->line, item->invoice);
    EXPECT(item->kind != ITEM_INVOICE || item->due_date, "line %d", item->line);
    EXPECT((item->due_date != DAY_NONE) == (item->due_source != NULL), "line %d", item->line);
    EXPECT(currency_is_known(item->currency), "line %d", item->line);
    EXPECT(item->source && item->line > 0, "%s", item->invoice);
    EXPECT(item->owner == ledger_find_customer(ledger, item->customer), "line %d", item->line);
    for (guint i = 0; i < item->n_receipts; i++) {
        EXPECT(item->receipts[i].minor > 0, "line %d", item->line);
        EXPECT(i == 0 || item->receipts[i - 1].date <= item->receipts[i].date, "line %d",
               item->line);
    }
}

gint64 fuzz_count_titles(const Ledger *ledger)
{
    gint64 n = 0;
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        n += strcmp(line->rule, "title-line") == 0;
    }
    return n;
}

static void expect_sound_ledger(const Ledger *ledger, Day run_date)
{
    expect_totals(ledger);
    for (guint i = 0; i < ledger->items->len; i++)
        expect_sound_item(ledger, g_ptr_array_index(ledger->items, i));
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        EXPECT(line->rule && line->reason && line->source && line->line > 0, "line %u", i);
        EXPECT(*line->currency || line->minor == 0, "line %d", line->line);
    }
    EXPECT(ledger->lines_read + fuzz_count_titles(ledger) >= (gint64)ledger->rejected->len,
           "lines");
    EXPECT(ledger->as_of != DAY_NONE && ledger->as_of <= run_date, "as of %d", ledger->as_of);
}

static FuzzRun read_once(Settings *settings, Day run_date)
{
    FuzzRun run = {settings, run_date, complaints_new(), NULL};
    g_autoptr(GError) error = NULL;
    run.ledger = read_ledger(settings, run_date, run.complaints, &error);
    guint n_refused = complaints_count(run.complaints, COMPLAINT_REFUSED);
    EXPECT(run.ledger ? !error && n_refused == 0 : error || n_refused > 0, "%u refused",
           n_refused);
    fuzz_expect_sound_complaints(run.complaints);
    return run;
}

FuzzRun fuzz_run_read(Settings *settings, Day run_date, gboolean is_thorough)
{
    FuzzRun run = read_once(settings, run_date);
    if (g_getenv("FUZZ_SHOW"))
        fuzz_show(&run);
    if (run.ledger) {
        expect_sound_ledger(run.ledger, run_date);
        fuzz_expect_sound_files(run.ledger);
    }
    if (is_thorough) {
        FuzzRun again = read_once(settings, run_date);
        fuzz_expect_same_print(&run, &again);
        fuzz_run_clear(&again);
    }
    return run;
}

void fuzz_run_clear(FuzzRun *run)
{
    complaints_free(run->complaints);
    ledger_free(run->ledger);
}

void fuzz_try_extract(const FuzzInput *input, const char *name, const char *format)
{
    Settings *settings = fuzz_settings_new(input, name, format);
    FuzzRun run = fuzz_run_read(settings, fuzz_run_date(input), input->is_thorough);
    fuzz_expect_same_in_other_dress(input, &run);
    fuzz_run_clear(&run);
    settings_free(settings);
}

static char *make_place(const char *source, int line)
{
    return g_strdup_printf("%d %s", line, source);
}

static void count_place(GHashTable *places, const char *source, int line)
{
    char *key = make_place(source, line);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(places, key));
    g_hash_table_insert(places, key, GUINT_TO_POINTER(count + 1));
}

GHashTable *fuzz_count_places(const Ledger *ledger)
{
    GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        count_place(places, item->source, item->line);
    }
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        count_place(places, line->source, line->line);
    }
    return places;
}

gboolean fuzz_take_place(GHashTable *places, const char *source, int line)
{
    g_autofree char *key = make_place(source, line);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(places, key));
    if (count == 0)
        return FALSE;
    g_hash_table_insert(places, g_steal_pointer(&key), GUINT_TO_POINTER(count - 1));
    return TRUE;
}
