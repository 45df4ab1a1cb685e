/* The decision table of decisions.def, one named test a row. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "assign/plan_rule.h"
#include "build_story.h"
#include "ground/text.h"

static const char *find_word(char **words, const char *name)
{
    for (guint i = 0; words[i] != NULL; i++)
        if (text_equals(words[i], name))
            return words[i + 1];
    return NULL;
}

static char *join_channels(const PlanRow *row)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < row->documents->len; i++) {
        const PlannedDocument *document = row->documents->pdata[i];
        g_string_append_printf(text, "%s%s", i > 0 ? "+" : "",
                               channel_name(document->recipient.channel));
    }
    return g_string_free(text, FALSE);
}

static void check_next(const PlanRow *row, const char *expected)
{
    char day[DAY_ISO_SIZE];
    if (expected == NULL)
        return;
    day_print_iso(row->next_date, day);
    cr_expect_str_eq(row->next_date == DAY_NONE ? "none" : day, expected, "next date of %s",
                     row->item->invoice);
}

static void check_amount(const PlanRow *row, gint64 minor, const char *expected,
                         const char *what)
{
    g_autofree char *plain = money_to_plain(minor, row->item->currency);
    if (expected != NULL)
        cr_expect_str_eq(plain, expected, "%s of %s", what, row->item->invoice);
}

static void check_template(const PlanRow *row, const char *expected)
{
    if (expected != NULL)
        cr_expect_str_eq(row->step != NULL ? text_or_empty(row->step->template_name) : "",
                         expected, "template of %s", row->item->invoice);
}

/* unapproved promise|plan|none: what an approver is asked for */
static void check_unapproved(const PlanRow *row, const char *expected)
{
    if (expected != NULL)
        cr_expect_str_eq(row->unapproved != NULL ? event_kind_name(row->unapproved->kind)
                                                 : "none",
                         expected, "what wants an approver for %s", row->item->invoice);
}

static void check_document(const PlanRow *row, char **words)
{
    const char *channels = find_word(words, "by"), *total = find_word(words, "total");
    const char *to = find_word(words, "to");
    if (channels != NULL) {
        g_autofree char *joined = join_channels(row);
        cr_expect_str_eq(joined, channels, "channels of %s", row->item->invoice);
    }
    if (total == NULL && to == NULL)
        return;
    cr_expect(row->documents->len > 0, "%s has no document", row->item->invoice);
    if (row->documents->len == 0)
        return;
    const PlannedDocument *document = row->documents->pdata[0];
    g_autofree char *due = money_to_plain(document->total_due_minor, document->currency);
    if (total != NULL)
        cr_expect_str_eq(due, total, "total due of the document of %s", row->item->invoice);
    if (to != NULL)
        cr_expect_str_eq(document->customer_id, to, "who gets the document");
}

static void check_row(const Story *story, char **words)
{
    const PlanRow *row = story_find_row(story, words[0]);
    cr_expect_str_eq(decision_name(row->decision), words[1], "decision of %s: %s [%s]",
                     words[0], row->reason, row->rule);
    cr_expect_eq(row->level, atoi(words[2]), "level of %s is %d, not %s", words[0], row->level,
                 words[2]);
    cr_expect_str_eq(row->rule, words[3], "rule of %s: %s", words[0], row->reason);
    check_next(row, find_word(words, "next"));
    check_amount(row, row->disputed_minor, find_word(words, "disputed"), "in dispute");
    check_template(row, find_word(words, "template"));
    check_unapproved(row, find_word(words, "unapproved"));
    const char *scenario = find_word(words, "scenario");
    if (scenario != NULL)
        cr_expect_str_eq(row->scenario != NULL ? row->scenario->name : "none", scenario,
                         "scenario of %s", words[0]);
    scenario = find_word(words, "scenario_next");
    if (scenario != NULL)
        cr_expect_str_eq(text_or_empty(row->scenario_next), scenario);
    check_document(row, words);
}

static void check_refused(const Story *story, const char *rule)
{
    gboolean is_found = FALSE;
    cr_expect_null(story->plan, "the run was not refused");
    for (guint i = 0; i < story->complaints->list->len; i++) {
        const Complaint *complaint = story->complaints->list->pdata[i];
        is_found = is_found || (complaint->level == COMPLAINT_REFUSED &&
                                text_equals(complaint->rule, rule));
    }
    cr_expect(is_found, "no REFUSED complaint [%s]", rule);
}

static gboolean has_settled(const PlannedDocument *document, const char *invoice)
{
    for (guint i = 0; i < document->settled->len; i++)
        if (text_equals(g_array_index(document->settled, SettledItem, i).invoice, invoice))
            return TRUE;
    return FALSE;
}

/* thanks F1+F2 LEVEL [by CHANNEL] [to CUSTOMER]: one document thanks for them and claims nothing */
static void check_thanks(const Story *story, char **words)
{
    g_auto(GStrv) invoices = g_strsplit(words[1], "+", -1);
    const PlannedDocument *found = NULL;
    for (guint i = 0; i < story->plan->documents->len && found == NULL; i++)
        if (has_settled(story->plan->documents->pdata[i], invoices[0]))
            found = story->plan->documents->pdata[i];
    cr_assert_not_null(found, "nothing thanks for %s", words[1]);
    for (guint i = 0; invoices[i] != NULL; i++)
        cr_expect(has_settled(found, invoices[i]), "%s is not thanked for", invoices[i]);
    cr_expect_eq(found->settled->len, g_strv_length(invoices));
    cr_expect_eq(found->level, atoi(words[2]), "level of the thanks is %d", found->level);
    cr_expect_eq(found->total_due_minor, 0);
    if (find_word(words, "by") != NULL)
        cr_expect_str_eq(channel_name(found->recipient.channel), find_word(words, "by"));
    if (find_word(words, "to") != NULL)
        cr_expect_str_eq(found->customer_id, find_word(words, "to"));
}

/* "letter;call" in the table is one word for the eye: the sentences are split at "; ". */
static void check_expected(const Story *story, const char *expected)
{
    g_auto(GStrv) parts = g_strsplit(expected, "; ", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        g_autofree char *part = g_strdelimit(g_strdup(parts[i]), ";", '+');
        g_auto(GStrv) words = g_strsplit(part, " ", -1);
        if (text_equals(words[0], "refused"))
            check_refused(story, words[1]);
        else if (text_equals(words[0], "thanks"))
            check_thanks(story, words);
        else if (text_equals(words[0], "documents"))
            cr_expect_eq(story->plan->documents->len, (guint)atoi(words[1]),
                         "%u documents, not %s", story->plan->documents->len, words[1]);
        else
            check_row(story, words);
    }
}

static void decide(const char *given, const char *expected)
{
    Story *story = story_new(given);
    story_plan(story);
    check_expected(story, expected);
    for (guint i = 0; story->plan != NULL && i < story->plan->rows->len; i++) {
        const PlanRow *row = story->plan->rows->pdata[i];
        cr_expect(row->reason != NULL && row->rule[0] != '\0', "%s has no reason",
                  row->item->invoice);
    }
    story_free(story);
}

#define ROW(name, given, expected)                                                             \
    Test(decisions, name)                                                                      \
    {                                                                                          \
        decide(given, expected);                                                               \
    }
#include "decisions.def"

/* Every expected text of the table, for the question whether a rule has a case. */
static const char *const expectations[] = {
#undef ROW
#define ROW(name, given, expected) expected,
#include "decisions.def"
};

static gboolean has_case(const char *rule)
{
    for (guint i = 0; i < G_N_ELEMENTS(expectations); i++) {
        g_auto(GStrv) words = g_strsplit_set(expectations[i], " ;", -1);
        if (g_strv_contains((const char *const *)words, rule))
            return TRUE;
    }
    return FALSE;
}

Test(decisions, every_rule_that_decides_a_row_has_a_case_in_the_table)
{
    for (guint rule = 1; rule < PLAN_RULE_COUNT; rule++) {
        const char *name = plan_rule_name((PlanRule)rule);
        if (g_str_has_suffix(name, "-by-review"))
            continue; /* a person's own decisions: test_review_change.c */
        cr_expect(has_case(name), "no case shows [%s]: %s", name,
                  plan_rule_meaning((PlanRule)rule));
    }
}
