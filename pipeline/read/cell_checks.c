#include "read/cell_checks.h"

#include "ground/identifiers.h"
#include "ground/mail_address.h"
#include "ground/payment_terms.h"
#include "ground/phone_number.h"
#include "ground/postcode.h"
#include "ground/text.h"
#include "ground/vat_number.h"
#include "read/country_words.h"
#include "read/people_words.h"

#include <string.h>

/* Several lines in one cell are one text. */
const char *check_text(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (!strpbrk(text, "\r\n\t"))
        return ledger_take_string(ledger, text);
    g_autofree char *line = g_strdelimit(g_strdup(text), "\r\n\t", ' ');
    return ledger_take_string(ledger, line);
}

/* The usable addresses of a cell, in their order; *n_pieces counts all that look like one. */
static GPtrArray *list_addresses(const char *cell, guint *n_pieces)
{
    GPtrArray *good = g_ptr_array_new_with_free_func(g_free);
    *n_pieces = 0;
    g_auto(GStrv) pieces = g_regex_split_simple("[;,|\\s]+", cell, 0, 0);
    for (guint i = 0; pieces[i]; i++) {
        g_autofree char *address = mail_address_normalise(pieces[i]);
        *n_pieces += strchr(address, '@') != NULL;
        if (mail_address_is_valid(address))
            g_ptr_array_add(good, g_steal_pointer(&address));
    }
    return good;
}

const char *check_email(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (cell_is_nothing(text))
        return NULL;
    g_autofree char *whole = mail_address_normalise(text);
    MailAddressState state = mail_address_check(whole);
    if (state == MAIL_ADDRESS_GOOD)
        return ledger_take_string(ledger, whole);
    guint n_pieces;
    g_autoptr(GPtrArray) good = list_addresses(text, &n_pieces);
    if (good->len > 0) {
        const char *first = g_ptr_array_index(good, 0);
        g_autofree char *what =
            n_pieces > 1
                ? g_strdup_printf("the cell holds %u addresses; the first that can be "
                                  "used was taken, the others left aside",
                                  n_pieces)
                : g_strdup("the cell holds more than an address, which was taken alone");
        record_complain(file, row, (int)column, COMPLAINT_NOTE, "email-several",
                        "%s: %s (contacts may have several lines)", what, first);
        return ledger_take_string(ledger, first);
    }
    record_complain(
        file, row, (int)column, COMPLAINT_WARNING, "email-invalid",
        "\"%s\" is no mail address that can be used (%s); it was dropped and another "
        "contact or the letter takes its place",
        text, mail_address_state_text(state));
    return NULL;
}

const char *check_country(const RecordFile *file, const CsvRow *row, guint column,
                          Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (cell_is_nothing(text))
        return NULL;
    const char *code = cell_find_country(text);
    if (!code)
        record_complain(
            file, row, (int)column, COMPLAINT_WARNING, "country-unknown",
            "\"%s\" is no country code of ISO 3166 (FR, BE, DE ...); the creditor's "
            "country was assumed",
            text);
    return ledger_take_string(ledger, code);
}

const char *check_language(const RecordFile *file, const CsvRow *row, guint column,
                           Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (!*text)
        return NULL;
    const char *language = cell_find_language(text);
    if (!language)
        record_complain(file, row, (int)column, COMPLAINT_WARNING, "language-unknown",
                        "\"%s\" is none of fr, en, de, es, it, nl; it was dropped", text);
    return ledger_take_string(ledger, language);
}

/* Digits as they are, but for what people put between them. */
static char *compact_number(const char *text)
{
    g_autofree char *compact = identifier_compact(text);
    char *to = compact;
    for (const char *from = compact; *from; from++)
        if (!strchr(".-/'", *from))
            *to++ = *from;
    *to = '\0';
    return g_strdup(g_str_has_prefix(compact, "SIREN") ? compact + 5 : compact);
}

/* " (is 012345678 meant? ...)" if one or two zeros in front, as spreadsheets drop them, make it right. */
static char *suggest_siren(const char *compact)
{
    gsize length = strlen(compact), missing = length < 9 ? 9 - length : 14 - length;
    g_autofree char *padded = g_strconcat(missing == 2   ? "00"
                                          : missing == 1 ? "0"
                                                         : "",
                                          compact, NULL);
    if (missing == 0 || missing > 2 || (!siren_is_valid(padded) && !siret_is_valid(padded)))
        return g_strdup("");
    return g_strdup_printf(" (is %s meant? spreadsheets drop zeros in front)", padded);
}

const char *check_siren(const RecordFile *file, const CsvRow *row, guint column,
                        const char *country, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (cell_is_nothing(text))
        return NULL;
    g_autofree char *compact = compact_number(text);
    if (siren_is_valid(compact) || siret_is_valid(compact))
        return ledger_take_string(ledger, compact);
    if (country && strcmp(country, "FR") != 0) {
        record_complain(
            file, row, (int)column, COMPLAINT_NOTE, "siren-foreign",
            "\"%s\" is no SIREN, which customers in %s do not have; it was dropped; "
            "their number of registration belongs into the column registry",
            text, country);
        return NULL;
    }
    g_autofree char *hint = suggest_siren(compact);
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "siren-invalid",
                    "\"%s\" is neither a SIREN nor a SIRET (check digit)%s; it was dropped",
                    text, hint);
    return NULL;
}

const char *check_iban(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (cell_is_nothing(text))
        return NULL;
    g_autofree char *compact = identifier_compact(text);
    if (iban_is_valid(compact))
        return ledger_take_string(ledger, compact);
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "iban-invalid",
                    "\"%s\" is no IBAN (its country's length and the check digits); it was "
                    "dropped, letters go all the same",
                    text);
    return NULL;
}

/* The number with its country put before it, if that makes it right; NULL: it does not. */
static char *complete_vat(const char *compact, const char *country)
{
    g_autofree char *whole = g_strconcat(country, compact, NULL);
    return country && vat_number_check(compact) != VAT_GOOD &&
                   vat_number_check(whole) == VAT_GOOD
               ? g_steal_pointer(&whole)
               : NULL;
}

const char *check_vat(const RecordFile *file, const CsvRow *row, guint column,
                      const char *country, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (cell_is_nothing(text))
        return NULL;
    g_autofree char *compact = vat_number_compact(text);
    VatState state = vat_number_check(compact);
    if (state == VAT_GOOD)
        return ledger_take_string(ledger, compact);
    g_autofree char *whole = complete_vat(compact, country);
    if (whole) {
        record_complain(file, row, (int)column, COMPLAINT_WARNING, "vat-number-invalid",
                        "\"%s\" lacks its country; %s was taken", text, whole);
        return ledger_take_string(ledger, whole);
    }
    const char *form = vat_number_form(compact);
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "vat-number-invalid",
                    "\"%s\" is no VAT number (%s); it was dropped", text,
                    state == VAT_NO_COUNTRY    ? "it begins with no country"
                    : state == VAT_WRONG_CHECK ? "check key"
                    : form                     ? form
                                               : "two letters and 2 to 13 signs");
    return NULL;
}

const char *check_phone(const RecordFile *file, const CsvRow *row, guint column,
                        const char *country, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (cell_is_nothing(text))
        return NULL;
    g_autofree char *number = phone_number_find_first(text, country);
    if (number)
        return ledger_take_string(ledger, number);
    gboolean is_kept = phone_number_count_digits(text) >= 3;
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "phone-invalid",
                    "\"%s\" is no telephone number that can be dialled; it was %s", text,
                    is_kept ? "kept as given" : "dropped");
    return is_kept ? check_text(file, row, column, ledger) : NULL;
}

const char *check_terms(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    PaymentTerms terms;
    if (!*text || payment_terms_parse(text, END_OF_MONTH_ASK, &terms) != TERMS_UNREADABLE)
        return ledger_take_string(ledger, text); /* of two readings: whoever needs one asks */
    record_complain(
        file, row, (int)column, COMPLAINT_WARNING, "terms-unreadable",
        "the terms \"%s\" cannot be read and were dropped; write " PAYMENT_TERMS_HELP, text);
    return NULL;
}

/* " (is 01000 meant? ...)" if a zero in front makes it right, as a spreadsheet drops it. */
static char *suggest_postcode(const char *text, const char *country)
{
    g_autofree char *padded = g_strconcat("0", text, NULL);
    g_autofree char *code = strlen(text) == 4 ? postcode_normalise(padded, country) : NULL;
    if (!code)
        return g_strdup("");
    return g_strdup_printf(" (is %s meant? spreadsheets drop zeros in front)", code);
}

const char *check_postcode(const RecordFile *file, const CsvRow *row, guint column,
                           const char *country, gboolean is_given, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    const char *form = postcode_form(country);
    if (!*text || !form)
        return check_text(file, row, column, ledger);
    g_autofree char *code = postcode_normalise(text, country);
    if (code)
        return ledger_take_string(ledger, code);
    g_autofree char *hint = suggest_postcode(text, country);
    record_complain(file, row, (int)column, is_given ? COMPLAINT_WARNING : COMPLAINT_NOTE,
                    "postcode-invalid",
                    "\"%s\" is no postcode of %s (%s)%s; it is printed as given", text, country,
                    form, hint);
    return check_text(file, row, column, ledger);
}

int check_number(const RecordFile *file, const CsvRow *row, guint column, int most)
{
    const char *text = record_cell(file, row, column);
    guint64 number;
    if (!*text)
        return -1;
    if (g_ascii_string_to_unsigned(text, 10, 0, (guint64)most, &number, NULL))
        return (int)number;
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "number-unreadable",
                    "\"%s\" is no whole number from 0 to %d; it was dropped", text, most);
    return -1;
}

int check_percentage(const RecordFile *file, const CsvRow *row, guint column)
{
    g_autofree char *text = g_strdup(record_cell(file, row, column));
    char *sign = strchr(text, '%');
    if (sign)
        *sign = '\0';
    g_strstrip(text);
    if (!*text)
        return -1;
    char decimal = strchr(text, ',') ? ',' : '.';
    Amount amount = amount_parse(text, decimal, "EUR");
    if (amount.state == AMOUNT_READ && amount.minor >= 0 && amount.minor <= 100000 &&
        !*amount.currency)
        return (int)amount.minor;
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "number-unreadable",
                    "\"%s\" is no percentage; it was dropped", record_cell(file, row, column));
    return -1;
}
