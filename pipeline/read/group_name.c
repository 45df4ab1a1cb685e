#include "read/group_name.h"

#include "ground/text.h"
#include "read/amount.h"
#include "read/bucket_names.h"

#include <string.h>

/* clang-format off: tables */
static const char *const customer_words[] = {"customer",
                                             "customer no",
                                             "customer number",
                                             "customer account",
                                             "client",
                                             "n client",
                                             "code client",
                                             "compte",
                                             "compte client",
                                             "compte tiers",
                                             "compte auxiliaire",
                                             "n compte",
                                             "tiers",
                                             "kunde",
                                             "kundennummer",
                                             "kundennr",
                                             "debitor",
                                             "debitorenkonto",
                                             "konto",
                                             "kontonummer",
                                             "account",
                                             "account number",
                                             "partner",
                                             "partenaire",
                                             "debtor",
                                             "auxiliaire",
                                             "n tiers",
                                             "code tiers",
                                             "interrogation tiers",
                                             "interrogation client",
                                             "releve client",
                                             "customer statement",
                                             NULL};

static const char *const name_words[] = {"name",          "nom",    "raison sociale",
                                         "intitule",      "firma",  "customer name",
                                         "nom du client", "name 1", NULL};
/* clang-format on */

/* The length of the longest of the words with which the text begins; 0: none. */
static gsize match_words(const char *folded, const char *const *words)
{
    gsize longest = 0;
    for (; *words; words++) {
        gsize n = strlen(*words);
        if (strncmp(folded, *words, n) == 0 && (folded[n] == ' ' || folded[n] == '\0'))
            longest = MAX(longest, n);
    }
    return longest;
}

static guint count_digits(const char *text, gsize n)
{
    guint count = 0;
    for (gsize i = 0; i < n; i++)
        count += g_ascii_isdigit(text[i]) != 0;
    return count;
}

/* TRUE for something like a code: three digits at least, no small letters. */
static gboolean is_code(const char *text, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (g_ascii_islower(text[i]))
            return FALSE;
    return count_digits(text, n) >= 3;
}

/* "C0042 - DUPONT", "411DUPONT DUPONT ET FILS" into its two; FALSE: it is one text. */
static gboolean split_text(const char *text, char **id, char **name)
{
    gsize n = strcspn(text, " \t");
    const char *rest = text + n;
    rest += strspn(rest, " \t:-");
    if (!*rest || !is_code(text, n))
        return FALSE;
    *id = g_strndup(text, n);
    g_strdelimit(*id, ":", ' ');
    g_strchomp(*id);
    *name = text_copy_trimmed(rest);
    return TRUE;
}

static gboolean is_sum(const char *cell)
{
    return strpbrk(cell, ".,") && (amount_parse(cell, ',', "EUR").state == AMOUNT_READ ||
                                   amount_parse(cell, '.', "EUR").state == AMOUNT_READ);
}

/* The first texts of the line, sums left aside. */
static guint take_texts(const CsvRow *row, const char *texts[3])
{
    guint n = 0;
    for (guint i = 0; i < row->n && n < 3; i++) {
        const char *cell = row->cells[i];
        if (*cell && (n == 0 || !is_sum(cell)))
            texts[n++] = cell;
    }
    return n;
}

/*
 * Where the value behind a key word begins: behind a colon, at the next cell (value), or at a
 * word with a digit. NULL: the text only looks like a key ("Client Direct SARL").
 */
static const char *find_value(const char *text, const char *value, const char *const *words)
{
    g_autofree char *folded = text_fold(text);
    gsize length = match_words(folded, words);
    if (length == 0)
        return NULL;
    if (folded[length] == '\0')
        return value;
    const char *colon = strchr(text, ':');
    if (colon) {
        g_autofree char *before = g_strndup(text, (gsize)(colon - text));
        g_autofree char *key = text_fold(before);
        return strlen(key) == length ? colon + 1 : NULL;
    }
    const char *at = text;
    for (guint n_words = 1; *at; n_words++) { /* the word behind as many words as the key has */
        at += strcspn(at, " \t");
        at += strspn(at, " \t");
        g_autofree char *before = g_strndup(text, (gsize)(at - text));
        g_autofree char *key = text_fold(before);
        if (strlen(key) >= length)
            break;
    }
    gsize n = strcspn(at, " \t");
    return count_digits(at, n) > 0 ? at : NULL;
}

static void take_whole(GroupName *group, const char *text, const char *second, gboolean splits)
{
    g_autofree char *trimmed = text_copy_trimmed(text);
    g_autofree char *id = NULL, *name = NULL;
    group->may_split = !second && split_text(trimmed, &id, &name);
    if (group->may_split && splits) {
        group->id = g_steal_pointer(&id);
        group->name = g_steal_pointer(&name);
        return;
    }
    group->id = g_steal_pointer(&trimmed);
    group->name = second ? text_copy_trimmed(second) : NULL;
}

GroupName group_name_parse(const CsvRow *row, gboolean splits)
{
    GroupName group = {0};
    const char *texts[3] = {NULL, NULL, NULL};
    if (take_texts(row, texts) == 0)
        texts[0] = "";
    const char *value = find_value(texts[0], texts[1] ? texts[1] : NULL, customer_words);
    if (value && !text_is_blank(value)) {
        group.form = GROUP_KEYED;
        take_whole(&group, value, value == texts[1] ? texts[2] : texts[1], TRUE);
        return group;
    }
    value = find_value(texts[0], texts[1], name_words);
    if (value && !text_is_blank(value)) {
        group.form = GROUP_NAME;
        group.name = text_copy_trimmed(value);
        return group;
    }
    const char *colon = strchr(texts[0], ':');
    if (heading_is_age(texts[0])) {
        group.form = GROUP_OTHER;
        return group;
    }
    group.form = colon && (colon[1] == ' ' || colon[1] == '\0') ? GROUP_OTHER : GROUP_PLAIN;
    take_whole(&group, texts[0], texts[1], splits);
    return group;
}

void group_name_clear(GroupName *group)
{
    g_clear_pointer(&group->id, g_free);
    g_clear_pointer(&group->name, g_free);
}

gboolean group_name_is_keyed(const CsvRow *row)
{
    GroupName group = group_name_parse(row, FALSE);
    gboolean is_keyed = group.form == GROUP_KEYED;
    group_name_clear(&group);
    return is_keyed;
}
