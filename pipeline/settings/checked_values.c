#include "settings/checked_values.h"

#include "ground/identifiers.h"
#include "ground/vat_number.h"
#include "ground/mail_address.h"
#include "ground/money.h"
#include "ground/text.h"

#include <string.h>

const IdentifierCheck iban_check = {iban_is_valid, "an IBAN has its country's length and right "
                                                   "check digits"};
const IdentifierCheck bic_check = {bic_is_valid, "a BIC has 8 or 11 capitals and digits"};
const IdentifierCheck siren_check = {siren_is_valid,
                                     "a SIREN has nine digits, the last a check "
                                     "digit"};
const IdentifierCheck vat_check = {vat_number_is_valid,
                                   "a VAT number is a country code and up to "
                                   "13 characters; in France the key and the "
                                   "SIREN must agree"};

void take_identifier(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const IdentifierCheck *check = rule->detail;
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    g_autofree char *compact = identifier_compact(text);
    if (check->is_valid(compact))
        replace_text(record, rule->offset, g_steal_pointer(&compact));
    else
        refuse_value(reading, value, rule, "%s", check->wanted);
}

/* ISO 3166-1 alpha-2, and XK as the SWIFT registry has it. */
static const char countries[] =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
    "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
    "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
    "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
    "VN VU WF WS XK YE YT ZA ZM ZW ";

gboolean country_is_known(const char *code)
{
    if (strlen(code) != 2)
        return FALSE;
    for (const char *known = countries; *known; known += 3)
        if (memcmp(known, code, 2) == 0)
            return TRUE;
    return FALSE;
}

void take_country(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    g_autofree char *code = g_ascii_strup(text, -1);
    if (country_is_known(code))
        replace_text(record, rule->offset, g_steal_pointer(&code));
    else
        refuse_value(reading, value, rule, "a country is two letters of ISO 3166, like FR");
}

void take_currency(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (text && currency_is_known(text))
        g_strlcpy(G_STRUCT_MEMBER_P(record, rule->offset), text, CURRENCY_SIZE);
    else if (text)
        refuse_value(reading, value, rule, "a currency is three letters of ISO 4217, like EUR");
}

/* The display name without its quotes; NULL if nothing is left; a new string. */
static char *copy_display_name(const char *text, gsize length)
{
    g_autofree char *raw = g_strndup(text, length);
    g_autofree char *name = text_copy_trimmed(raw);
    gsize size = strlen(name);
    if (size < 2 || name[0] != '"' || name[size - 1] != '"')
        return size > 0 ? g_steal_pointer(&name) : NULL;
    GString *plain = g_string_new(NULL);
    for (const char *c = name + 1; c < name + size - 1; c++) {
        if (*c == '\\' && c + 1 < name + size - 1)
            c++;
        g_string_append_c(plain, *c);
    }
    return g_string_free(plain, plain->len == 0);
}

gboolean mailbox_parse(const char *text, char **name, char **address)
{
    const char *open = strrchr(text, '<');
    *name = NULL;
    if (!open) {
        *address = text_copy_trimmed(text);
    } else {
        const char *close = strchr(open, '>');
        gboolean is_closed = close && text_is_blank(close + 1);
        *address = is_closed ? g_strndup(open + 1, (gsize)(close - open - 1)) : g_strdup("");
        *name = copy_display_name(text, (gsize)(open - text));
    }
    return mail_address_is_valid(*address);
}

void take_address(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    g_autofree char *name = NULL, *address = NULL;
    if (mailbox_parse(text, &name, &address))
        replace_text(record, rule->offset, g_steal_pointer(&address));
    else
        refuse_value(reading, value, rule, "a mail address looks like compta@mercier.example");
}

char *path_resolve(const Reading *reading, const char *named)
{
    if (g_path_is_absolute(named) || strcmp(reading->folder, ".") == 0)
        return g_strdup(named);
    return g_build_filename(reading->folder, named, NULL);
}

void take_path(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    replace_text(record, rule->offset, path_resolve(reading, text));
    if (rule->second)
        replace_text(record, rule->second, g_strdup(text));
}

static gboolean encoding_is_known(const char *name)
{
    GIConv converter = g_iconv_open("UTF-8", name);
    if (converter == (GIConv)-1)
        return FALSE;
    g_iconv_close(converter);
    return TRUE;
}

void take_encoding(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (text && (strcmp(text, "auto") == 0 || encoding_is_known(text)))
        replace_text(record, rule->offset, g_strdup(text));
    else if (text)
        refuse_value(reading, value, rule, "auto or a name that iconv knows, like CP1252");
}

void take_file_name(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (text && text[0] != '.' && !strchr(text, '/'))
        replace_text(record, rule->offset, text_copy_trimmed(text));
    else if (text)
        refuse_value(reading, value, rule, "a plain name without slash, like reminder-1");
}

/* The name between braces at *brace is one that the link may carry; *brace goes to its end. */
static gboolean is_known_brace(const char **brace)
{
    static const char *const known[] = {"{invoice}", "{customer}"};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_str_has_prefix(*brace, known[i])) {
            *brace += strlen(known[i]);
            return TRUE;
        }
    }
    return FALSE;
}

void take_link(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    gboolean is_good = g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://");
    for (const char *c = text; is_good && *c;) {
        if (*c == '{')
            is_good = is_known_brace(&c);
        else
            is_good = *c != '}' && !g_ascii_isspace(*c++);
    }
    if (is_good)
        replace_text(record, rule->offset, g_strdup(text));
    else
        refuse_value(
            reading, value, rule,
            "an address like https://pay.example/{customer}/{invoice}, no other braces");
}
