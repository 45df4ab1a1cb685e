#include "ground/vat_check.h"

#include "ground/identifiers.h"

#include <string.h>

static int digit(char c)
{
    return c - '0';
}

/* Sum of the first `count` digits, each times its weight. */
static int weigh(const char *number, const int *weights, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += weights[i] * digit(number[i]);
    return sum;
}

/* The number in the first `count` digits (at most 18). */
static guint64 take_number(const char *number, int count)
{
    guint64 value = 0;
    for (int i = 0; i < count; i++)
        value = 10 * value + (guint64)digit(number[i]);
    return value;
}

/* Luhn over the first `count` digits. */
static gboolean passes_luhn(const char *number, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++) {
        int value = digit(number[count - 1 - i]) * (i % 2 ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

/* ISO 7064 MOD 11,10 over the whole number. */
static gboolean passes_mod_11_10(const char *number)
{
    int rest = 5;
    for (; *number; number++)
        rest = ((rest != 0 ? rest : 10) * 2 % 11 + digit(*number)) % 10;
    return rest == 1;
}

gboolean vat_check_at(const char *number)
{
    int sum = 4;
    for (int i = 1; i <= 7; i++) {
        int value = digit(number[i]) * (i % 2 ? 1 : 2);
        sum += value / 10 + value % 10;
    }
    return digit(number[8]) == (10 - sum % 10) % 10;
}

gboolean vat_check_be(const char *number)
{
    return number[0] <= '1' && 97 - take_number(number, 8) % 97 == take_number(number + 8, 2);
}

gboolean vat_check_ch(const char *number)
{
    static const int weights[] = {5, 4, 3, 2, 7, 6, 5, 4};
    return digit(number[9]) == (11 - weigh(number + 1, weights, 8) % 11) % 11;
}

gboolean vat_check_de(const char *number)
{
    return passes_mod_11_10(number);
}

gboolean vat_check_dk(const char *number)
{
    static const int weights[] = {2, 7, 6, 5, 4, 3, 2, 1};
    return weigh(number, weights, 8) % 11 == 0;
}

gboolean vat_check_ee(const char *number)
{
    static const int weights[] = {3, 7, 1, 3, 7, 1, 3, 7, 1};
    return weigh(number, weights, 9) % 10 == 0;
}

gboolean vat_check_el(const char *number)
{
    static const int weights[] = {256, 128, 64, 32, 16, 8, 4, 2};
    return weigh(number, weights, 8) % 11 % 10 == digit(number[8]);
}

/* A person's number: 8 digits (X, Y, Z stand for 0, 1, 2) and their letter. */
static gboolean check_spanish_person(const char *number)
{
    static const char letters[] = "TRWAGMYFPDXBNJZSQVHLCKE";
    guint64 first = number[0] >= 'X'
                        ? (guint64)(number[0] - 'X')
                        : (g_ascii_isdigit(number[0]) ? take_number(number, 1) : 0);
    guint64 value = first * 10000000 + take_number(number + 1, 7);
    return letters[value % 23] == number[8];
}

/* A company's: its kind, 7 digits, and a control that is a digit or a letter. */
static gboolean check_spanish_company(const char *number)
{
    int sum = 0;
    for (int i = 1; i <= 7; i++) {
        int value = digit(number[i]) * (i % 2 ? 2 : 1);
        sum += value / 10 + value % 10;
    }
    int control = (10 - sum % 10) % 10;
    return g_ascii_isdigit(number[8]) ? digit(number[8]) == control
                                      : number[8] == "JABCDEFGHI"[control];
}

gboolean vat_check_es(const char *number)
{
    if (strspn(number + 1, "0123456789") < 7)
        return FALSE;
    if (g_ascii_isdigit(number[0]) || strchr("XYZKLM", number[0]))
        return check_spanish_person(number);
    return strchr("ABCDEFGHJNPQRSUVW", number[0]) && check_spanish_company(number);
}

gboolean vat_check_fi(const char *number)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2};
    int rest = weigh(number, weights, 7) % 11;
    return rest != 1 && digit(number[7]) == (11 - rest) % 11;
}

/* Two digits: (12 + 3 x SIREN mod 97) mod 97. With a letter in it, the key of newer numbers. */
static gboolean check_french_key(const char *number)
{
    static const char signs[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    guint64 siren = take_number(number + 2, 9);
    if (g_ascii_isdigit(number[0]) && g_ascii_isdigit(number[1]))
        return take_number(number, 2) == (12 + 3 * (siren % 97)) % 97;
    const char *first = strchr(signs, number[0]), *second = strchr(signs, number[1]);
    if (!first || !second)
        return FALSE;
    guint64 key = g_ascii_isdigit(number[0])
                      ? (guint64)(first - signs) * 24 + (guint64)(second - signs) - 10
                      : (guint64)(first - signs) * 34 + (guint64)(second - signs) - 100;
    return (siren + 1 + key / 11) % 11 == key % 11;
}

/* Monaco's numbers have 000 where others have a SIREN that passes Luhn. */
gboolean vat_check_fr(const char *number)
{
    return strspn(number + 2, "0123456789") == 9 &&
           (g_str_has_prefix(number + 2, "000") || siren_is_valid(number + 2)) &&
           check_french_key(number);
}

/* Both keys in use: the rest modulo 97 is 0, or 42 for numbers given out since 2010. */
gboolean vat_check_gb(const char *number)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2, 10, 1};
    if (g_str_has_prefix(number, "GD"))
        return number[2] <= '4'; /* government departments 000..499 */
    if (g_str_has_prefix(number, "HA"))
        return number[2] >= '5'; /* health authorities 500..999 */
    int rest = weigh(number, weights, 9) % 97;
    return rest == 0 || rest == 42;
}

gboolean vat_check_hu(const char *number)
{
    static const int weights[] = {9, 7, 3, 1, 9, 7, 3, 1};
    return weigh(number, weights, 8) % 10 == 0;
}

gboolean vat_check_ie(const char *number)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2};
    char seven[8] = {0};
    memcpy(seven, number, 7);
    if (!g_ascii_isdigit(number[1])) { /* the old form 8D79739I */
        seven[0] = '0';
        memcpy(seven + 1, number + 2, 5);
        seven[6] = number[0];
    }
    if (strspn(seven, "0123456789") < 7)
        return FALSE;
    char second = number[7] != '\0' && number[8] != '\0' ? number[8] : 'W';
    int sum = weigh(seven, weights, 7) + 9 * (second == 'W' ? 0 : second - 'A' + 1);
    return number[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23];
}

gboolean vat_check_it(const char *number)
{
    return passes_luhn(number, 11);
}

gboolean vat_check_lu(const char *number)
{
    return take_number(number, 6) % 89 == take_number(number + 6, 2);
}

gboolean vat_check_mt(const char *number)
{
    static const int weights[] = {3, 4, 6, 7, 8, 9, 10, 1};
    return weigh(number, weights, 8) % 37 == 0;
}

/* The older numbers carry an 11-proof, those of self-employed persons since 2020 MOD 97-10. */
gboolean vat_check_nl(const char *number)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    guint64 rest = 2321; /* N L */
    for (int i = 0; i < 12; i++)
        rest = i == 9 ? (rest * 100 + 11) % 97 : (rest * 10 + (guint64)digit(number[i])) % 97;
    return rest == 1 || weigh(number, weights, 9) % 11 == 0;
}

gboolean vat_check_no(const char *number)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
    return digit(number[8]) == (11 - weigh(number, weights, 8) % 11) % 11;
}

gboolean vat_check_pl(const char *number)
{
    static const int weights[] = {6, 5, 7, 2, 3, 4, 5, 6, 7};
    return weigh(number, weights, 9) % 11 == digit(number[9]);
}

gboolean vat_check_pt(const char *number)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2};
    return number[0] != '0' &&
           digit(number[8]) == (11 - weigh(number, weights, 8) % 11) % 11 % 10;
}

gboolean vat_check_ro(const char *number)
{
    static const int weights[] = {7, 5, 3, 2, 1, 7, 5, 3, 2};
    int length = (int)strlen(number);
    int sum = weigh(number, weights + 10 - length, length - 1);
    return digit(number[length - 1]) == sum * 10 % 11 % 10;
}

gboolean vat_check_se(const char *number)
{
    return passes_luhn(number, 10) && !g_str_has_suffix(number, "00");
}

gboolean vat_check_si(const char *number)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2};
    int control = 11 - weigh(number, weights, 7) % 11;
    return number[0] != '0' && control != 11 && digit(number[7]) == control % 10;
}

gboolean vat_check_sk(const char *number)
{
    return take_number(number, 10) % 11 == 0;
}
