#include "assign/sentence.h"

void sentence_add(GString *text, const char *words)
{
    if (words != NULL)
        g_string_append(text, words);
}

void sentence_add_number(GString *text, int number)
{
    char digits[12];
    guint at = sizeof digits;
    gint64 rest = ABS((gint64)number);
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    g_string_append_len(text, digits + at, (gssize)(sizeof digits - at));
}

void sentence_add_day(GString *text, Day day)
{
    char iso[DAY_ISO_SIZE];
    g_string_append(text, day_print_iso(day, iso));
}

void sentence_add_days(GString *text, int days)
{
    sentence_add_number(text, days);
    g_string_append(text, days == 1 ? " day" : " days");
}

void sentence_add_step(GString *text, int level, const char *name)
{
    g_string_append(text, "Step ");
    sentence_add_number(text, level);
    g_string_append(text, " \"");
    sentence_add(text, name);
    g_string_append_c(text, '"');
}
