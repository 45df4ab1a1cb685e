/* Hashtags about the reminders already sent. The table is a block hashtag. */
#include "compose/hashtag_value.h"
#include "compose/labels.h"
#include "compose/reminders_table.h"
#include "compose/value_format.h"

static const PreviousReminder *find_last(const LetterFacts *facts)
{
    guint n = facts->previous->len;

    return n > 0 ? &g_array_index(facts->previous, PreviousReminder, n - 1) : NULL;
}

static gboolean append_last_date(const LetterFacts *facts, GString *text)
{
    const PreviousReminder *last = find_last(facts);

    return append_day(text, facts, last != NULL ? last->date : DAY_NONE);
}

static gboolean append_last_channel(const LetterFacts *facts, GString *text)
{
    const PreviousReminder *last = find_last(facts);

    return last != NULL &&
           append_value(text, reminders_channel_text(facts->rules, last->channel));
}

static gboolean append_number(const LetterFacts *facts, GString *text)
{
    return append_count(text, facts->previous->len);
}

/* The ways in which one day's reminders went, each once; returns one past the day's last. */
static guint collect_channels(const LetterFacts *facts, guint first, GPtrArray *channels)
{
    const PreviousReminder *cited = &g_array_index(facts->previous, PreviousReminder, first);
    Day day = cited->date;
    guint i = first;

    for (; i < facts->previous->len; i++) {
        const char *channel;

        cited = &g_array_index(facts->previous, PreviousReminder, i);
        if (cited->date != day)
            break;
        channel = reminders_channel_text(facts->rules, cited->channel);
        if (channel != NULL && !g_ptr_array_find(channels, channel, NULL))
            g_ptr_array_add(channels, (gpointer)channel);
    }
    return i;
}

/* "le 3 mars 2026 par courriel et le 17 mars 2026 par courriel et par lettre" */
static gboolean append_sentence(const LetterFacts *facts, GString *text)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < facts->previous->len;) {
        const PreviousReminder *cited = &g_array_index(facts->previous, PreviousReminder, i);
        g_autoptr(GPtrArray) channels = g_ptr_array_new();
        g_autoptr(GString) date = g_string_new(NULL);
        GString *day;
        g_autofree char *on_date = NULL;

        append_long_date(date, facts->rules, cited->date);
        on_date = label_format(facts->rules, LABEL_ON_DATE, date->str);
        day = g_string_new(on_date);
        i = collect_channels(facts, i, channels);
        if (channels->len > 0)
            g_string_append_c(day, ' ');
        append_list_text(day, facts->rules, channels);
        g_ptr_array_add(words, g_string_free(day, FALSE));
    }
    append_list_text(text, facts->rules, words);
    return words->len > 0;
}

static const Hashtag list[] = {
    {"PREVIOUS_REMINDERS_TEXT", "dates and channels of the reminders that arrived",
     "le 3 mars 2026 par courriel et le 17 mars 2026 par lettre", "an earlier reminder",
     .append = append_sentence},
    {"PREVIOUS_REMINDERS_COUNT", "how many there were", "2", "an earlier reminder",
     .append = append_number},
    {"LAST_REMINDER_DATE", "date of the last one", "17 mars 2026", "an earlier reminder",
     .append = append_last_date, .flags = HASHTAG_NO_BREAK},
    {"LAST_REMINDER_CHANNEL", "how it was sent", "par lettre",
     "an earlier reminder sent by relance", .append = append_last_channel},
};

const HashtagFamily reminder_hashtags = HASHTAG_FAMILY(list);
