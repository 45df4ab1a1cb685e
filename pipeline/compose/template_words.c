#include "compose/template_words.h"

#include <string.h>

#include "compose/notice_words.h"
#include "ground/text.h"

typedef struct {
    const Template *template;
    NoticeWordsPlace place;
    DebtorKind kind;
    gboolean only_own; /* lines that a business is not shown */
    GHashTable *told;
    Complaints *complaints;
} WordsCheck;

/* Words that begin in `line`; they may go on in what follows it (NULL: nothing). */
static void check_line(const WordsCheck *check, const char *line, const char *next, int number)
{
    g_autofree char *folded = text_fold(line);
    g_autofree char *behind = text_fold(text_or_empty(next));
    g_autofree char *both = g_strdup_printf("%s %s", folded, behind);
    const char *why = NULL;
    g_autofree char *words =
        notice_words_find(both, strlen(folded), check->kind, check->place, &why);

    if (words == NULL ||
        !g_hash_table_add(check->told,
                          g_strdup_printf("%s:%d:%s", check->template->file, number, words)))
        return;
    complaint_add(
        check->complaints, COMPLAINT_REFUSED, "notice-forbidden",
        (Place){check->template->file, number, 0},
        "\"%s\" may not stand in this letter to a debtor of kind %s: %s; take it out or "
        "put it under an #IF that this debtor does not see",
        words, debtor_kind_name(check->kind), why);
}

/* What #IF answers for this kind whatever the invoices: '0', '1', or 0 for either. */
static char find_answer(const Hashtag *hashtag, DebtorKind kind)
{
    static const struct {
        const char *name;
        DebtorKind kind;
    } asked[] = {{"BUSINESS", DEBTOR_BUSINESS},
                 {"PUBLIC", DEBTOR_PUBLIC},
                 {"CONSUMER", DEBTOR_CONSUMER}};

    if (hashtag == NULL)
        return 0;
    if ((kind == DEBTOR_CONSUMER || kind == DEBTOR_UNKNOWN) &&
        (hashtag->flags & HASHTAG_RECOVERY_COST))
        return '0';
    for (guint i = 0; i < G_N_ELEMENTS(asked); i++)
        if (g_str_equal(hashtag->name, asked[i].name))
            return kind == asked[i].kind ? '1' : '0';
    return 0;
}

/* The text under these answers, forced to those of the kind; a new reading. */
static ResolvedText *resolve_for(const SourceText *source, const char *free_answers,
                                 DebtorKind kind)
{
    g_autofree char *answers = g_strdup(free_answers);

    for (guint i = 0; i < source->lines->len; i++) {
        const SourceLine *line = g_ptr_array_index(source->lines, i);
        char answer = line->kind == LINE_IF ? find_answer(line->hashtag, kind) : 0;

        if (answer != 0)
            answers[line->condition] = answer;
    }
    return source_text_resolve(source, answers);
}

/* The file lines that some business is shown; a set. */
static GHashTable *list_business_lines(const SourceText *source, const GPtrArray *cover)
{
    GHashTable *lines = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < cover->len; i++) {
        g_autoptr(ResolvedText) text =
            resolve_for(source, g_ptr_array_index(cover, i), DEBTOR_BUSINESS);

        for (guint j = 0; j < text->numbers->len; j++)
            g_hash_table_add(lines, GINT_TO_POINTER(g_array_index(text->numbers, int, j)));
    }
    return lines;
}

static void check_text(const WordsCheck *check, const TemplateText *text)
{
    g_autoptr(GPtrArray) cover = text != NULL ? source_text_cover(text->source) : NULL;
    g_autoptr(GHashTable) others = NULL;

    if (cover == NULL)
        return;
    others = list_business_lines(text->source, cover);
    for (guint i = 0; i < cover->len; i++) {
        g_autoptr(ResolvedText) shown =
            resolve_for(text->source, g_ptr_array_index(cover, i), check->kind);
        g_auto(GStrv) lines = g_strsplit(shown->text->str, "\n", -1);

        for (guint j = 0; j < shown->numbers->len; j++) {
            int number = g_array_index(shown->numbers, int, j);

            if (!check->only_own || !g_hash_table_contains(others, GINT_TO_POINTER(number)))
                check_line(check, lines[j], lines[j + 1], number);
        }
    }
}

static void check_pieces(const WordsCheck *check, const GPtrArray *pieces, int line)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; pieces != NULL && i < pieces->len; i++) {
        const TemplatePiece *piece = g_ptr_array_index(pieces, i);

        g_string_append(text, text_or_empty(piece->text));
    }
    if (!check->only_own)
        check_line(check, text->str, NULL, line);
}

static void check_kind(const WordsCheck *check)
{
    const Template *template = check->template;

    check_pieces(check, template->subject, template->subject_line);
    check_pieces(check, template->short_text, template->short_text_line);
    check_text(check, template->body);
    check_text(check, template->mail_text);
    check_text(check, template->letter_text);
}

void template_words_check(const Template *template, gboolean is_notice,
                          const Scenario *scenario, GHashTable *told, Complaints *complaints)
{
    static const DebtorKind kinds[] = {DEBTOR_BUSINESS, DEBTOR_PUBLIC, DEBTOR_CONSUMER,
                                       DEBTOR_UNKNOWN};
    const char *const *named =
        scenario->has_conditions ? (const char *const *)scenario->conditions.debtor : NULL;

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        WordsCheck check = {.template = template,
                            .place = is_notice ? WORDS_OF_NOTICE_TEMPLATE
                                               : WORDS_OF_REMINDER_TEMPLATE,
                            .kind = kinds[i],
                            .only_own = named == NULL && kinds[i] != DEBTOR_BUSINESS,
                            .told = told,
                            .complaints = complaints};

        if (named == NULL || g_strv_contains(named, debtor_kind_name(kinds[i])))
            check_kind(&check);
    }
}
