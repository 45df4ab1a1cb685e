#include "settings/build_settings.h"

#include <criterion/criterion.h>
#include <string.h>

/* OBLIGATORY with this ledger section. */
static Settings *load_ledger(const char *inside, char **said)
{
    g_autofree char *text = g_strdup_printf(
        "creditor: {name: X, address: [A]}\nscenarios: s.yaml\nledger:\n%s", inside);
    return load_text(text, said);
}

static Settings *load_good_ledger(const char *inside)
{
    g_autofree char *said = NULL;
    Settings *settings = load_ledger(inside, &said);
    cr_assert(settings != NULL, "%s", said);
    return settings;
}

static void expect_impossible(const char *line)
{
    g_autofree char *inside = g_strdup_printf("  file: ledger.csv\n  %s\n", line);
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings = load_ledger(inside, &said);
    cr_expect(settings == NULL && g_str_has_prefix(said, "relance.yaml:5:") &&
                  g_str_has_suffix(said, "[value-impossible]\n"),
              "%s: %s", line, said);
}

Test(ledger_keys, several_years_can_be_named_as_a_list)
{
    g_autoptr(Settings) settings =
        load_good_ledger("  file: [fec2024.txt, fec2025.txt]\n  format: fec\n  accounts: [411, "
                         "\"416\"]\n");
    cr_assert(settings->ledger.files->len == 2);
    cr_expect_str_eq(g_ptr_array_index(settings->ledger.named, 1), "fec2025.txt");
    cr_expect_str_eq(settings->ledger.accounts[0], "411");
    cr_expect_str_eq(settings->ledger.accounts[1], "416");
    cr_expect(settings->ledger.line == 4);
}

Test(ledger_keys, the_dialect_can_be_said)
{
    g_autoptr(Settings) settings = load_good_ledger(
        "  file: l.csv\n  encoding: CP1252\n  separator: tab\n  decimal: \",\"\n"
        "  dates: \"%d/%m/%Y\"\n  currency: CHF\n  as_of: 2026-11-18\n");
    const LedgerSettings *ledger = &settings->ledger;
    cr_expect_str_eq(ledger->encoding, "CP1252");
    cr_expect_str_eq(ledger->separator, "\t");
    cr_expect_str_eq(ledger->decimal, ",");
    cr_expect_str_eq(ledger->dates, "%d/%m/%Y");
    cr_expect_str_eq(ledger->currency, "CHF");
    cr_expect(ledger->as_of == AS_OF_DATE && ledger->as_of_date == day_from_ymd(2026, 11, 18));
}

Test(ledger_keys, what_only_a_person_can_decide_is_asked_unless_it_is_said)
{
    g_autoptr(Settings) silent = load_good_ledger("  file: l.csv\n");
    cr_expect(silent->ledger.end_of_month == END_OF_MONTH_ASK);
    cr_expect(silent->ledger.signs == SIGNS_AUTO);
    g_autoptr(Settings) decided =
        load_good_ledger("  file: l.csv\n  end_of_month: then\n  signs: given\n");
    cr_expect(decided->ledger.end_of_month == END_OF_MONTH_THEN);
    cr_expect(decided->ledger.signs == SIGNS_GIVEN);
}

Test(ledger_keys, dates_are_said_by_an_example_or_a_pattern)
{
    static const char *const good[] = {"auto",       "31/12/2025", "2025-12-31", "20251231",
                                       "12/31/2025", "%d.%m.%y",   "%Y%m%d",     "%e %B %Y"};
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autofree char *inside = g_strdup_printf("  file: l\n  dates: \"%s\"\n", good[i]);
        g_autoptr(Settings) settings = load_good_ledger(inside);
        cr_expect_str_eq(settings->ledger.dates, good[i]);
    }
}

Test(ledger_keys, impossible_dialects_are_refused)
{
    static const char *const lines[] = {
        "encoding: CP9999",    "separator: \"!\"", "decimal: \";\"", "dates: \"%d/%m\"",
        "dates: \"%d/%d/%Y\"", "dates: \"%H:%M\"", "currency: EURO", "currency: eur",
        "as_of: 2026-02-30",   "as_of: yesterday", "format: excel",  "terms: \"net\"",
        "end_of_month: 45",    "signs: plus",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
        expect_impossible(lines[i]);
}

Test(ledger_keys, terms_have_the_shape_of_the_mini_language)
{
    static const char *const good[] = {"net:30",
                                       "net:0",
                                       "eom_after:45",
                                       "eom_then:45",
                                       "eom_after:30+day:10",
                                       "months:1+eom",
                                       "months:2+eom+day:15",
                                       "fixed:2025-06-30",
                                       "receipt"};
    static const char *const bad[] = {
        "net",       "net:",          "net:-1",  "net:thirty",    "30",
        "day:10",    "eom",           "net:30+", "net:30+day:32", "fixed:2025-02-30",
        "receipt:1", "net:30+net:30", "Net:30"};
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autofree char *inside = g_strdup_printf("  file: l\n  terms: \"%s\"\n", good[i]);
        g_autoptr(Settings) settings = load_good_ledger(inside);
        cr_expect_str_eq(settings->ledger.terms, good[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *line = g_strdup_printf("terms: \"%s\"", bad[i]);
        expect_impossible(line);
    }
}

Test(ledger_keys, columns_are_named_after_the_canonical_ones)
{
    g_autofree char *said = complain_about(
        "customers: {file: c.csv, columns: {custommer: Code, email: [a], city: }}\n");
    cr_expect_str_eq(
        said, "relance.yaml:4:36: REFUSED: key \"customers.columns.custommer\" is not "
              "known; nearest known name: \"customer\" [key-unknown]\n"
              "relance.yaml:4:60: REFUSED: customers.columns.email must be text, not a "
              "list [value-type]\n"
              "relance.yaml:4:71: REFUSED: customers.columns.city \"\" is impossible: it is "
              "empty [value-impossible]\n");
}

Test(ledger_keys, no_file_at_all_is_impossible)
{
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings = load_ledger("  file: []\n", &said);
    cr_expect(settings == NULL);
    cr_expect_str_eq(said, "relance.yaml:4:9: REFUSED: ledger.file names no file at all "
                           "[value-impossible]\n");
}
