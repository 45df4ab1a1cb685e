#include "compose/hashtag_value.h"

#include "compose/value_format.h"
#include "ground/identifiers.h"
#include "ground/text.h"

gboolean append_value(GString *text, const char *value)
{
    if (text_is_blank(value))
        return FALSE;
    g_string_append(text, value);
    return TRUE;
}

gboolean append_grouped_iban(GString *text, const char *iban)
{
    g_autofree char *compact = NULL;
    g_autofree char *groups = NULL;

    if (text_is_blank(iban))
        return FALSE;
    compact = identifier_compact(iban);
    groups = iban_to_groups(compact, " ");
    return append_value(text, groups);
}

gboolean append_amount(GString *text, const LetterFacts *facts, gint64 minor)
{
    if (minor == 0)
        return FALSE;
    append_money_text(text, facts->rules, minor, facts->planned->currency);
    return TRUE;
}

gboolean append_day(GString *text, const LetterFacts *facts, Day day)
{
    if (day == DAY_NONE)
        return FALSE;
    append_long_date(text, facts->rules, day);
    return TRUE;
}

gboolean append_count(GString *text, gint64 count)
{
    if (count == 0)
        return FALSE;
    g_string_append_printf(text, "%" G_GINT64_FORMAT, count);
    return TRUE;
}
