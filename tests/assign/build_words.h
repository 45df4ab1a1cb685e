/* The words of a story's sentences: values by name, days, amounts. What cannot be read fails the test. */
#ifndef RELANCE_TESTS_ASSIGN_BUILD_WORDS_H
#define RELANCE_TESTS_ASSIGN_BUILD_WORDS_H

#include "build_story.h"

/* One kind of sentence: its first word and who reads it. Tables end with a NULL word. */
typedef struct {
    const char *word;
    void (*read)(Story *story, char **words);
} SentenceReader;

/* What the extract and the customers file say; what was sent and recorded; settings and rules. */
extern const SentenceReader ledger_sentences[], past_sentences[], rule_sentences[];

/* The word after `name`, or NULL: "due" in "F1 100.00 due 2026-01-15". */
const char *words_find(char **words, const char *name);
gboolean words_have(char **words, const char *name);

/* NULL: DAY_NONE, -1, `otherwise`. */
Day word_read_day(const char *text);
gint64 word_read_money(const char *text, const char *currency);
int word_read_number(const char *text, int otherwise);
Channel word_read_channel(const char *text);
StepKind word_read_kind(const char *text);

/* The text for as long as the story's ledger lives; NULL stays NULL. */
const char *story_keep(Story *story, const char *text);

#endif
