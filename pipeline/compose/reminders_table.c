#include "compose/reminders_table.h"

#include "compose/table_build.h"

const char *reminders_channel_text(const LanguageRules *rules, Channel channel)
{
    switch (channel) {
    case CHANNEL_EMAIL:
        return label_text(rules, LABEL_BY_EMAIL);
    case CHANNEL_LETTER:
        return label_text(rules, LABEL_BY_LETTER);
    case CHANNEL_REGISTERED:
        return label_text(rules, LABEL_BY_REGISTERED);
    case CHANNEL_SMS:
        return label_text(rules, LABEL_BY_SMS);
    default:
        return NULL;
    }
}

static void add_reminder(Table *table, const LetterFacts *facts, const PreviousReminder *cited)
{
    TableRow *row = table_add_row(table, ROW_BODY);
    const char *channel = reminders_channel_text(facts->rules, cited->channel);
    g_autofree char *number = g_strdup_printf("%d", cited->level);
    g_autofree char *label = label_format(facts->rules, LABEL_REMINDER_NUMBER, number);

    table_add_day(row->cells, facts, cited->date);
    table_add_cell(row->cells, label, 0);
    table_add_cell(row->cells, channel != NULL ? channel : "–", 0);
    table_add_cell(row->cells, cited->document != NULL ? cited->document : "–", MARK_NO_BREAK);
}

Block *reminders_table_new(const LetterFacts *facts)
{
    static const Label headings[] = {LABEL_DATE, LABEL_KIND, LABEL_CHANNEL, LABEL_REFERENCE};
    Block *block;

    if (facts->previous->len == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        table_add_column(block->table, ALIGN_LEFT, label_text(facts->rules, headings[i]));
    for (guint i = 0; i < facts->previous->len; i++)
        add_reminder(block->table, facts, &g_array_index(facts->previous, PreviousReminder, i));
    return block;
}
