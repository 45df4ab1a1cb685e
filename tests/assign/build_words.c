#include "build_words.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "ground/text.h"

const char *words_find(char **words, const char *name)
{
    for (guint i = 1; words[i] != NULL; i++)
        if (text_equals(words[i], name))
            return words[i + 1];
    return NULL;
}

gboolean words_have(char **words, const char *name)
{
    return g_strv_contains((const char *const *)words, name);
}

Day word_read_day(const char *text)
{
    if (text == NULL)
        return DAY_NONE;
    Day day = day_parse_iso(text);
    cr_assert(day != DAY_NONE, "\"%s\" is no date", text);
    return day;
}

gint64 word_read_money(const char *text, const char *currency)
{
    gint64 minor = 0;
    if (text == NULL)
        return -1;
    cr_assert(money_parse_plain(text, currency, &minor), "\"%s\" is no amount", text);
    return minor;
}

int word_read_number(const char *text, int otherwise)
{
    return text == NULL ? otherwise : atoi(text);
}

Channel word_read_channel(const char *text)
{
    Channel channel;
    cr_assert(channel_parse(text, &channel), "\"%s\" is no channel", text);
    return channel;
}

const char *story_keep(Story *story, const char *text)
{
    return ledger_take_string(story->ledger, text);
}

StepKind word_read_kind(const char *text)
{
    for (int kind = STEP_PREVENTIVE; kind <= STEP_THANKS; kind++)
        if (text_equals(step_kind_name((StepKind)kind), text))
            return (StepKind)kind;
    cr_assert(FALSE, "\"%s\" is no kind of step", text);
    return STEP_REMINDER;
}
