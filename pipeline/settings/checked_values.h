/*
 * Takers of values that must be right in themselves: identifiers with check digits, countries,
 * currencies, dates, mail addresses, paths. Each is a TakeValue (key_table.h).
 */
#ifndef RELANCE_SETTINGS_CHECKED_VALUES_H
#define RELANCE_SETTINGS_CHECKED_VALUES_H

#include "settings/plain_values.h"

/* char *, compacted (capitals, no spaces); detail: const IdentifierCheck * */
typedef struct {
    gboolean (*is_valid)(const char *compact);
    const char *wanted; /* what a right one looks like */
} IdentifierCheck;
void take_identifier(Reading *reading, const YamlNode *value, const KeyRule *rule,
                     void *record);
extern const IdentifierCheck iban_check, bic_check, siren_check, vat_check;

/* char *: ISO 3166-1 alpha-2, in capitals */
void take_country(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* TRUE for a code of ISO 3166-1 alpha-2, in capitals. */
gboolean country_is_known(const char *code);
/* char[CURRENCY_SIZE]: ISO 4217 */
void take_currency(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char *: a bare mail address; `Name <address>` is taken too and loses its name. */
void take_address(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/*
 * char *: a path, resolved against the folder; second: the
 * field for the user's words, if any
 */
void take_path(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char *: an iconv name, or "auto" */
void take_encoding(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char *: a name that can be a file's: no slash, no dot in front */
void take_file_name(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char *: http(s) address with {invoice} and {customer} as the only braces */
void take_link(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

/*
 * Splits `Name <address>` or a bare address. TRUE if the address is one; *name is NULL where
 * there is none, else without its quotes. New strings.
 */
gboolean mailbox_parse(const char *text, char **name, char **address);

/* The user's path as it is opened: relative ones below the folder; a new string. */
char *path_resolve(const Reading *reading, const char *named);

#endif
