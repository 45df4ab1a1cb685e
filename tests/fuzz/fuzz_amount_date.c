/*
 * Single values, one a line: an amount, a date, a label, terms, an identifier. What is read can
 * be printed and read again, and it is then the same.
 */
#include "fuzz/fuzz_input.h"

#include "ground/identifiers.h"
#include "ground/vat_number.h"
#include "ground/mail_address.h"
#include "ground/money.h"
#include "ground/payment_terms.h"
#include "read/amount.h"
#include "read/cell_words.h"
#include "read/country_words.h"
#include "read/people_words.h"
#include "read/date_evidence.h"
#include "read/date_form.h"
#include "read/date_pattern.h"
#include "read/label_due.h"

#include <string.h>

static void try_amount(const char *text, char decimal, const char *currency)
{
    Amount amount = amount_parse(text, decimal, currency);
    AmountEvidence evidence = {0};
    amount_evidence_take(&evidence, text, 1, 1);
    amount_evidence_conclude(&evidence);
    EXPECT(decimal == 0 || amount.state != AMOUNT_AMBIGUOUS, "%s", text);
    if (amount.state != AMOUNT_READ)
        return;
    const char *own = *amount.currency ? amount.currency : currency;
    EXPECT(currency_is_known(own), "%s", own);
    g_autofree char *plain = money_to_plain(amount.minor, own);
    gint64 minor;
    EXPECT(money_parse_plain(plain, own, &minor) && minor == amount.minor, "%s as %s", text,
           plain);
    Amount again = amount_parse(plain, '.', own);
    EXPECT(again.state == AMOUNT_READ && again.minor == amount.minor, "%s as %s", text, plain);
    /* with its sign known a reader that must guess reads the same or asks */
    Amount guessed = amount_parse(text, 0, currency);
    if (decimal == 0)
        EXPECT(guessed.minor == amount.minor, "%s", text);
}

static void try_date(const char *text, const char *pattern)
{
    static const DateOrder orders[] = {DATES_UNKNOWN, DATES_DAY_FIRST, DATES_MONTH_FIRST};
    DateEvidence evidence = {0};
    char iso[DAY_ISO_SIZE];
    for (guint i = 0; i < G_N_ELEMENTS(orders) + 1; i++) {
        DateForm form = {i < 3 ? orders[i] : DATES_UNKNOWN,
                         i < 3 || !date_pattern_is_usable(pattern) ? NULL : pattern};
        Day day = 12345, again;
        DateState state = date_parse(text, &form, &day);
        EXPECT((state == DATE_READ) == (day != DAY_NONE), "%s", text);
        EXPECT(form.order == DATES_UNKNOWN || state != DATE_AMBIGUOUS, "%s", text);
        if (state != DATE_READ)
            continue;
        EXPECT(day_parse_iso(day_print_iso(day, iso)) == day, "%s as %s", text, iso);
        form.pattern = NULL;
        EXPECT(date_parse(iso, &form, &again) == DATE_READ && again == day, "%s", iso);
    }
    date_evidence_take(&evidence, text, 1, 1);
    date_evidence_conclude(&evidence);
}

static void try_terms(const char *text)
{
    Day due, other, issued = day_from_ymd(2024, 1, 31), later = day_from_ymd(2099, 12, 31);
    gboolean is_read = payment_terms_compute_due(text, DAY_NONE, &due);
    EXPECT(!is_read || due == DAY_NONE, "%s", text);
    EXPECT(is_read || !payment_terms_are_exact(text), "%s", text);
    if (!payment_terms_compute_due(text, issued, &due) ||
        !payment_terms_compute_due(text, later, &other))
        return;
    EXPECT(is_read && due != DAY_NONE, "%s", text);
    EXPECT(due >= issued || strstr(text, "fixed") || strstr(text, "FIXED"), "%s", text);
    EXPECT(other >= due, "%s", text);
}

/* What is understood can be printed in the exact words, and those mean the same. */
static void try_printed_terms(const char *text)
{
    for (EndOfMonth reading = END_OF_MONTH_ASK; reading <= END_OF_MONTH_THEN; reading++) {
        PaymentTerms terms, again;
        TermsState state = payment_terms_parse(text, reading, &terms);
        EXPECT(state != TERMS_AMBIGUOUS || reading == END_OF_MONTH_ASK, "%s", text);
        if (state == TERMS_UNREADABLE)
            continue;
        Day issued = day_from_ymd(2024, 2, 29);
        g_autofree char *exact = payment_terms_print(&terms);
        EXPECT(payment_terms_parse_exact(exact, &again), "%s as %s", text, exact);
        EXPECT(payment_terms_find_due(&terms, issued) == payment_terms_find_due(&again, issued),
               "%s as %s", text, exact);
        EXPECT(payment_terms_exceed_cap(&terms) == payment_terms_exceed_cap(&again), "%s as %s",
               text, exact);
    }
}

static void try_words(const char *text)
{
    ItemKind kind;
    DebtorKind debtor;
    cell_parse_kind(text, &kind);
    cell_parse_debtor(text, &debtor);
    cell_is_no(text);
    cell_is_total(text);
    cell_find_payment_method(text);
    const char *country = cell_find_country(text), *language = cell_find_language(text);
    EXPECT(!country || cell_find_country(country) == country || strlen(country) == 2, "%s",
           text);
    EXPECT(!language || strlen(language) == 2, "%s", text);
}

static void try_identifiers(const char *text)
{
    g_autofree char *compact = identifier_compact(text);
    bic_is_valid(compact);
    siren_is_valid(compact);
    siret_is_valid(compact);
    vat_number_is_valid(compact);
    mail_address_is_valid(text);
    g_autofree char *groups = iban_to_groups(compact, " ");
    g_autofree char *joined = identifier_compact(groups);
    EXPECT(!iban_is_valid(compact) || strcmp(joined, compact) == 0, "%s", text);
    g_autofree char *reference = creditor_reference_new(compact);
    EXPECT(!reference || creditor_reference_is_valid(reference), "%s", text);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static const char *const currencies[] = {"EUR", "JPY", "TND"};
    static const char *const decimals[] = {"", ",", "."};
    static const char *const patterns[] = {"%d/%m/%Y", "%m/%d/%y", "%Y%m%d", "%d %b %Y",
                                           "%d%m%y"};
    FuzzInput input = fuzz_input_split(data, size);
    g_autofree char *copy = fuzz_part_copy(&input.parts[0]);
    if (!g_utf8_validate(copy, -1, NULL))
        return 0; /* cells are always UTF-8 */
    g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        try_amount(lines[i], *FUZZ_CHOOSE(&input, 0, decimals),
                   FUZZ_CHOOSE(&input, 1, currencies));
        try_date(lines[i], FUZZ_CHOOSE(&input, 2, patterns));
        label_find_due(lines[i]);
        try_terms(lines[i]);
        try_printed_terms(lines[i]);
        try_words(lines[i]);
        try_identifiers(lines[i]);
    }
    return 0;
}
