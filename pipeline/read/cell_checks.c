#include "read/cell_checks.h"

#include "ground/identifiers.h"
#include "ground/vat_number.h"
#include "ground/mail_address.h"
#include "ground/payment_terms.h"
#include "ground/text.h"
#include "read/country_words.h"
#include "read/people_words.h"

#include <string.h>

const char *check_text(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    return ledger_take_string(ledger, record_cell(file, row, column));
}

const char *check_email(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (!*text)
        return NULL;
    if (g_ascii_strncasecmp(text, "mailto:", 7) == 0)
        text += 7;
    if (mail_address_is_valid(text))
        return ledger_take_string(ledger, text);
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "email-invalid",
                    "\"%s\" is no mail address that can be used; it was dropped and another "
                    "contact or the letter takes its place",
                    text);
    return NULL;
}

const char *check_country(const RecordFile *file, const CsvRow *row, guint column,
                          Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    if (!*text)
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

const char *check_siren(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    g_autofree char *compact = identifier_compact(record_cell(file, row, column));
    if (!*compact)
        return NULL;
    if (siren_is_valid(compact) || siret_is_valid(compact))
        return ledger_take_string(ledger, compact);
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "siren-invalid",
                    "\"%s\" is neither a SIREN nor a SIRET (check digit); it was dropped",
                    record_cell(file, row, column));
    return NULL;
}

const char *check_vat(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    g_autofree char *compact = identifier_compact(record_cell(file, row, column));
    if (!*compact)
        return NULL;
    if (vat_number_is_valid(compact))
        return ledger_take_string(ledger, compact);
    record_complain(file, row, (int)column, COMPLAINT_WARNING, "vat-number-invalid",
                    "\"%s\" is no VAT number (check key); it was dropped",
                    record_cell(file, row, column));
    return NULL;
}

const char *check_terms(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger)
{
    const char *text = record_cell(file, row, column);
    Day due;
    if (!*text || payment_terms_compute_due(text, DAY_NONE, &due))
        return ledger_take_string(ledger, text);
    record_complain(
        file, row, (int)column, COMPLAINT_WARNING, "terms-unreadable",
        "the terms \"%s\" cannot be read and were dropped; write " PAYMENT_TERMS_HELP, text);
    return NULL;
}

void check_postcode(const RecordFile *file, const CsvRow *row, guint column,
                    const char *country)
{
    const char *text = record_cell(file, row, column);
    if (!*text || (country && strcmp(country, "FR") != 0))
        return;
    g_autofree char *compact = identifier_compact(text);
    if (strlen(compact) == 5 && strspn(compact, "0123456789") == 5)
        return;
    record_complain(file, row, (int)column, country ? COMPLAINT_WARNING : COMPLAINT_NOTE,
                    "postcode-invalid",
                    "\"%s\" is no French postcode of five digits; it is printed as given",
                    text);
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
