/*
 * Takers of plain values: text, numbers, choices, lists. Each is a TakeValue (key_table.h).
 */
#ifndef RELANCE_SETTINGS_PLAIN_VALUES_H
#define RELANCE_SETTINGS_PLAIN_VALUES_H

#include "settings/key_table.h"

typedef struct {
    gint64 least, most;
} NumberRange;

/* char *: one line of text, not blank; a number is taken as it is written. */
void take_text(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char *: the same with line ends allowed. */
void take_paragraph(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char **: lines of a list, or of one text with line ends. */
void take_lines(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

/* int: a whole number, unquoted. detail: NumberRange * */
void take_number(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* int: the same, a % behind it allowed. detail: NumberRange * */
void take_percent(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* gint64 in hundredths: at most two decimals after a point, not negative. */
void take_amount(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* gboolean: true or false (yes, no, on, off too). */
void take_switch(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

/* int or enum: the place in the list of names. detail: NULL-ended names */
void take_choice(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char *: one of the names. detail likewise */
void take_word(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* char **: a list of texts, or a single one; none twice. detail: names, or NULL for any */
void take_words(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);
/* Nothing: the key is read elsewhere. */
void take_nothing(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

/* The value's text if it is one line of it, not blank; else refused and NULL. Lent. */
const char *peek_text(Reading *reading, const YamlNode *value, const KeyRule *rule);
/* TRUE and *number if it is an unquoted whole number within the range; else refused. */
gboolean parse_number(Reading *reading, const YamlNode *value, const KeyRule *rule,
                      const NumberRange *range, gint64 *number);
/* TRUE and *hundredths if it is an unquoted decimal with at most two decimals; else refused. */
gboolean parse_hundredths(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          gint64 *hundredths);
/* TRUE and *is_on for an unquoted switch; nothing is refused. */
gboolean parse_switch(const YamlNode *value, gboolean *is_on);
/* The items of a list, or the one value alone; a new array of lent YamlNode *. */
GPtrArray *list_values(const YamlNode *value);
/* The texts of a list or a single one, each of `names` if not NULL; NULL if any was refused. */
char **parse_words(Reading *reading, const YamlNode *value, const KeyRule *rule,
                   const char *const *names);

/* Puts a new string into the field and frees what was there. */
void replace_text(void *record, gsize offset, char *text);
void replace_words(void *record, gsize offset, char **words);

#endif
