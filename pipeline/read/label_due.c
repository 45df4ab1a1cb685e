#include "read/label_due.h"

#include "read/date_form.h"

Day label_find_due(const char *label)
{
    static GRegex *expression;
    static const DateForm french = {DATES_DAY_FIRST, NULL};
    if (!expression)
        expression = g_regex_new(
            "(?<![\\pL])(?:[eé]ch(?:[eé]ance)?|due|f[aä]llig(?:keit)?)\\.?\\s*(?:le|au|du|on|"
            "am|:|=)?"
            "\\s*(\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{8})(?!\\d)",
            G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    Day due = DAY_NONE;
    if (!g_regex_match(expression, label, 0, &match))
        return DAY_NONE;
    g_autofree char *date = g_match_info_fetch(match, 1);
    return date_parse(date, &french, &due) == DATE_READ ? due : DAY_NONE;
}
