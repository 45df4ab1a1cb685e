#include "ground/money.h"

#include "ground/text.h"

#include <string.h>

#define MAX_DIGITS 4

/* ISO 4217, currencies and funds in use, in groups by the digits after the point. */
static const char two_digits[] = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD "
                                 "BND BOB BOV BRL BSD BTN BWP BYN "
                                 "BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP "
                                 "DZD EGP ERN ETB EUR FJD FKP GBP "
                                 "GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD "
                                 "KES KGS KHR KPW KYD KZT LAK LBP "
                                 "LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
                                 "MXV MYR MZN NAD NGN NIO NOK NPR "
                                 "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG "
                                 "SEK SGD SHP SLE SOS SRD SSP STN "
                                 "SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU "
                                 "UZS VED VES WST XCD XCG YER ZAR "
                                 "ZMW ZWG ";
static const char no_digits[] =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
static const char three_digits[] = "BHD IQD JOD KWD LYD OMR TND ";
static const char four_digits[] = "CLF UYW ";

static gboolean is_listed(const char *list, const char *code)
{
    for (; *list; list += CURRENCY_SIZE)
        if (memcmp(list, code, CURRENCY_SIZE - 1) == 0)
            return TRUE;
    return FALSE;
}

/* Digits after the point, or -1 for a code that is not in ISO 4217. */
static int find_digits(const char *code)
{
    if (!code || strlen(code) != CURRENCY_SIZE - 1)
        return -1;
    if (memcmp(code, "EUR", CURRENCY_SIZE) == 0 || is_listed(two_digits, code))
        return 2;
    if (is_listed(no_digits, code))
        return 0;
    if (is_listed(three_digits, code))
        return 3;
    return is_listed(four_digits, code) ? MAX_DIGITS : -1;
}

gboolean currency_is_known(const char *code)
{
    return find_digits(code) >= 0;
}

int currency_digits(const char *code)
{
    int digits = find_digits(code);
    return digits < 0 ? 2 : digits;
}

static guint64 power_of_ten(int digits)
{
    static const guint64 powers[MAX_DIGITS + 1] = {1, 10, 100, 1000, 10000};
    return powers[digits];
}

void money_append_plain(GString *text, gint64 minor, const char *currency)
{
    int digits = currency_digits(currency);
    guint64 unit = power_of_ten(digits);
    guint64 size = minor < 0 ? -(guint64)minor : (guint64)minor;
    if (minor < 0)
        g_string_append_c(text, '-');
    text_append_digits(text, size / unit, 1);
    if (digits > 0) {
        g_string_append_c(text, '.');
        text_append_digits(text, size % unit, (guint)digits);
    }
}

char *money_to_plain(gint64 minor, const char *currency)
{
    GString *text = g_string_new(NULL);
    money_append_plain(text, minor, currency);
    return g_string_free(text, FALSE);
}

/*
 * Takes digits off the front of *text into *size; FALSE if
 * there is none or it grows too large.
 */
static gboolean take_digits(const char **text, guint64 *size, int *count)
{
    for (*count = 0; g_ascii_isdigit(**text); (*text)++, (*count)++)
        if (!g_uint64_checked_mul(size, *size, 10) ||
            !g_uint64_checked_add(size, *size, (guint64)(**text - '0')))
            return FALSE;
    return *count > 0;
}

gboolean money_parse_plain(const char *text, const char *currency, gint64 *minor)
{
    if (!text)
        return FALSE;
    gboolean is_negative = *text == '-';
    text += is_negative;
    guint64 size = 0;
    int digits = currency_digits(currency), count = 0;
    if (!take_digits(&text, &size, &count))
        return FALSE;
    count = 0;
    if (*text == '.' && (text++, !take_digits(&text, &size, &count)))
        return FALSE;
    if (*text != '\0' || count > digits ||
        !g_uint64_checked_mul(&size, size, power_of_ten(digits - count)))
        return FALSE;
    if (size > (guint64)G_MAXINT64 + (is_negative ? 1 : 0))
        return FALSE;
    *minor = is_negative ? (gint64)-size : (gint64)size;
    return TRUE;
}

gint64 money_multiply_divide(gint64 a, gint64 b, gint64 c)
{
    g_assert(c != 0);
    __int128 product = (__int128)a * b;
    gboolean is_negative = (product < 0) != (c < 0);
    unsigned __int128 size = (unsigned __int128)(product < 0 ? -product : product);
    unsigned __int128 divisor = (unsigned __int128)(c < 0 ? -(__int128)c : c);
    unsigned __int128 quotient = (2 * size + divisor) / (2 * divisor);
    g_assert(quotient <= G_MAXINT64);
    return is_negative ? -(gint64)quotient : (gint64)quotient;
}
