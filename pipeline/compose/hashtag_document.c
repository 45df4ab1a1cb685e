/* Hashtags about the document itself: number, dates, level, deadline. */
#include "compose/hashtag_value.h"
#include "compose/labels.h"
#include "compose/words.h"
#include "ground/text.h"

static gboolean append_document(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->id);
}

static gboolean append_run(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->input->run_id);
}

static gboolean append_date(const LetterFacts *facts, GString *text)
{
    return append_day(text, facts, facts->input->run_date);
}

static gboolean append_ledger_date(const LetterFacts *facts, GString *text)
{
    return append_day(text, facts, letter_facts_ledger_date(facts));
}

static gboolean append_level(const LetterFacts *facts, GString *text)
{
    return append_count(text, facts->planned->level);
}

static gboolean append_step_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->step != NULL ? facts->planned->step->name : NULL);
}

static gboolean append_deadline(const LetterFacts *facts, GString *text)
{
    return append_day(text, facts, facts->planned->deadline);
}

static int deadline_days(const LetterFacts *facts)
{
    const Step *step = facts->planned->step;

    return step != NULL && step->deadline_days > 0 ? step->deadline_days : 0;
}

static gboolean append_deadline_days(const LetterFacts *facts, GString *text)
{
    return append_count(text, deadline_days(facts));
}

static gboolean append_deadline_words(const LetterFacts *facts, GString *text)
{
    int days = deadline_days(facts);

    if (days > 0)
        words_append_small_number(text, facts->rules, days);
    return days > 0;
}

static gboolean append_remark(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->remark);
}

static gboolean append_registered_number(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->registered_number);
}

static gboolean append_currency(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->currency);
}

static const Hashtag list[] = {
    {"DOCUMENT", "number of this document", "2026-11-21-1-0007", "", .append = append_document,
     .flags = HASHTAG_NO_BREAK},
    {"RUN", "number of the run", "2026-11-21-1", "", .append = append_run,
     .flags = HASHTAG_NO_BREAK},
    {"DATE", "date of the letter", "21 novembre 2026", "", .append = append_date,
     .flags = HASHTAG_NO_BREAK},
    {"LEDGER_DATE", "day to which your ledger knows payments", "20 novembre 2026", "",
     .append = append_ledger_date, .flags = HASHTAG_NO_BREAK},
    {"LEVEL", "reminder level of the document", "2", "level 1 or more", .append = append_level},
    {"STEP_NAME", "the step's name in scenarios.yaml", "relance", "",
     .append = append_step_name},
    {"DEADLINE", "last day to pay that the letter names", "1er décembre 2026",
     "the step's deadline_days", .append = append_deadline, .flags = HASHTAG_NO_BREAK},
    {"DEADLINE_DAYS", "days the letter leaves", "8", "the step's deadline_days",
     .append = append_deadline_days},
    {"DEADLINE_DAYS_WORDS", "the same in words", "huit", "the step's deadline_days",
     .append = append_deadline_words},
    {"REMARK", "one personal sentence from the review", "Merci de votre appel de mardi.",
     "a remark in review.csv", .append = append_remark},
    {"REGISTERED_NUMBER", "number of the registered letter", "2C 123 456 7890 1",
     "registered.pool", .append = append_registered_number, .flags = HASHTAG_NO_BREAK},
    {"CURRENCY", "currency of the document", "EUR", "", .append = append_currency},
};

const HashtagFamily document_hashtags = HASHTAG_FAMILY(list);
