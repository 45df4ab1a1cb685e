/*
 * `relance check`: every template that the scenarios name, and the house's own sheets of their
 * channels, in every language that has it.
 */
#include "compose/composer.h"

#include "compose/markdown.h"
#include "compose/template_words.h"

static const char *const languages[] = {"fr", "en", "de", "es", "it", "nl"};

/* The kinds of debtor that may not see every hashtag. */
typedef struct {
    DebtorKind kind;
    guint flags; /* HASHTAG_... that it may not see */
    const char *why;
} Blinkers;

static const Blinkers blinkers[] = {
    {DEBTOR_CONSUMER, HASHTAG_RECOVERY_COST,
     "asks a consumer for recovery costs, which the law forbids (CPCE L111-8)"},
    {DEBTOR_UNKNOWN, HASHTAG_RECOVERY_COST | HASHTAG_PENALTY,
     "asks somebody whose kind is not known for what only a business or a public body owes"}};

/* TRUE if the scenario says that it is for this kind of debtor, alone or among others. */
static gboolean names_kind(const Scenario *scenario, DebtorKind kind)
{
    char *const *debtor = scenario->conditions.debtor;

    return scenario->has_conditions && debtor != NULL &&
           g_strv_contains((const char *const *)debtor, debtor_kind_name(kind));
}

typedef struct {
    const Template *template;
    const Blinkers *reader;
    Complaints *complaints;
    GHashTable *told; /* lines and columns complained of */
} KindCheck;

static void check_pieces(const KindCheck *check, const GPtrArray *pieces)
{
    for (guint i = 0; pieces != NULL && i < pieces->len; i++) {
        const TemplatePiece *piece = g_ptr_array_index(pieces, i);

        check_pieces(check, piece->href);
        if (piece->hashtag == NULL || !(piece->hashtag->flags & check->reader->flags) ||
            piece->text != NULL ||
            !g_hash_table_add(check->told,
                              g_strdup_printf("%d:%d", piece->line, piece->column)))
            continue;
        complaint_add(check->complaints, COMPLAINT_REFUSED, "hashtag-not-for-debtor",
                      (Place){check->template->file, piece->line, piece->column},
                      "#%s %s; take it out or put it under #IF %s", piece->hashtag->name,
                      check->reader->why, piece->hashtag->name);
    }
}

static void check_blocks(const KindCheck *check, const GPtrArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        const TemplateBlock *block = g_ptr_array_index(blocks, i);

        check_pieces(check, block->pieces);
        check_blocks(check, block->children);
        for (guint j = 0; j < block->rows->len; j++) {
            const TemplateRow *row = g_ptr_array_index(block->rows, j);

            for (guint k = 0; k < row->cells->len; k++)
                check_pieces(check, g_ptr_array_index(row->cells, k));
        }
    }
}

/* What #IF answers for such a debtor whatever the invoices: '0', '1', or 0 for either. */
static char find_answer(const Hashtag *hashtag, const Blinkers *reader)
{
    static const char *const never[] = {"CHARGES", "BUSINESS", "PUBLIC", NULL};

    if (hashtag == NULL)
        return 0;
    if ((hashtag->flags & reader->flags) || g_strv_contains(never, hashtag->name))
        return '0';
    if (g_str_equal(hashtag->name, "CONSUMER"))
        return reader->kind == DEBTOR_CONSUMER ? '1' : '0';
    return 0;
}

static void force_answers(const SourceText *source, const Blinkers *reader, char *answers)
{
    for (guint i = 0; i < source->lines->len; i++) {
        const SourceLine *line = g_ptr_array_index(source->lines, i);
        char answer = line->kind == LINE_IF ? find_answer(line->hashtag, reader) : 0;

        if (answer != 0)
            answers[line->condition] = answer;
    }
}

/*
 * Every line that such a debtor can see: a line stays under the answers found for it, forced
 * to the debtor's, unless a forced one hides it from him always.
 */
static void check_text(const KindCheck *check, const TemplateText *text)
{
    g_autoptr(GPtrArray) cover = NULL;

    if (text == NULL)
        return;
    cover = source_text_cover(text->source);
    for (guint i = 0; i < cover->len; i++) {
        char *answers = g_ptr_array_index(cover, i);
        g_autoptr(Complaints) known = complaints_new();
        g_autoptr(ResolvedText) resolved = NULL;
        g_autoptr(GPtrArray) blocks = NULL;

        force_answers(text->source, check->reader, answers);
        resolved = source_text_resolve(text->source, answers);
        blocks = markdown_read(resolved, check->template->file, known);
        check_blocks(check, blocks);
    }
}

static void check_template(const Template *template, guint kinds, Complaints *complaints)
{
    if (template->is_refused)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(blinkers); i++) {
        g_autoptr(GHashTable) told =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        KindCheck check = {template, &blinkers[i], complaints, told};

        if (!(kinds & 1u << i))
            continue;
        check_pieces(&check, template->subject);
        check_pieces(&check, template->short_text);
        check_text(&check, template->body);
        check_text(&check, template->mail_text);
        check_text(&check, template->letter_text);
    }
}

static void complain_of_no_file(const Composer *composer, const Step *step, const char *name,
                                Complaints *complaints)
{
    complaint_add(complaints, COMPLAINT_REFUSED, "template-missing",
                  (Place){composer->input.scenarios->file, step->line, 0},
                  "the step names the template \"%s\", which no language has; add "
                  "templates/fr/%s.md, or name a stock one: pre-due, reminder-1, reminder-2, "
                  "reminder-3, formal-notice, statement",
                  name, name);
}

static void check_name(Composer *composer, const Step *step, const char *name, guint kinds,
                       Complaints *complaints)
{
    gboolean is_found = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(GError) cause = NULL;
        const Template *template =
            composer_find_template(composer, languages[i], name, complaints, &cause);

        is_found |= template != NULL || cause != NULL;
        if (cause != NULL)
            complaint_add(complaints, COMPLAINT_REFUSED, "template-unreadable",
                          (Place){composer->input.scenarios->file, step->line, 0}, "%s",
                          cause->message);
        if (template != NULL)
            check_template(template, kinds, complaints);
    }
    if (!is_found)
        complain_of_no_file(composer, step, name, complaints);
}

typedef struct {
    Composer *composer;
    const Scenario *scenario;
    const Step *step;
    GHashTable *seen; /* "kinds/name" checked already, and words complained of */
    Complaints *complaints;
} StepCheck;

static void check_once(const StepCheck *check, const char *name, guint kinds)
{
    if (name != NULL && g_hash_table_add(check->seen, g_strdup_printf("%u/%s", kinds, name)))
        check_name(check->composer, check->step, name, kinds, check->complaints);
}

/* The sheets of the house are no debtor's to see. */
static void check_channel(const StepCheck *check, Channel channel)
{
    if (channel == CHANNEL_CALL)
        check_once(check, "call-sheet", 0);
    else if (channel == CHANNEL_DOSSIER && check->step->template_name == NULL)
        check_once(check, "dossier", 0);
}

/* In every language: the words that the scenario's debtors may not read. */
static void check_words(const StepCheck *check)
{
    const char *name = check->step->template_name;

    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(GError) cause = NULL; /* told by check_name */
        const Template *template = composer_find_template(check->composer, languages[i], name,
                                                          check->complaints, &cause);

        if (template != NULL && !template->is_refused)
            template_words_check(template, check->step->kind == STEP_NOTICE, check->scenario,
                                 check->seen, check->complaints);
    }
}

static void check_step(const StepCheck *check, guint kinds)
{
    check_once(check, check->step->template_name, kinds);
    check_words(check);
    for (guint i = 0; i < check->step->n_channels; i++)
        check_channel(check, check->step->channels[i]);
    check_channel(check, check->step->fallback);
}

void composer_check_templates(Composer *composer, Complaints *complaints)
{
    const GPtrArray *scenarios = composer->input.scenarios->scenarios;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < scenarios->len; i++) {
        const Scenario *scenario = g_ptr_array_index(scenarios, i);
        guint kinds = 0;

        for (guint k = 0; k < G_N_ELEMENTS(blinkers); k++)
            kinds |= names_kind(scenario, blinkers[k].kind) ? 1u << k : 0;
        for (guint j = 0; j < scenario->steps->len; j++) {
            StepCheck check = {composer, scenario, g_ptr_array_index(scenario->steps, j), seen,
                               complaints};

            check_step(&check, kinds);
        }
    }
}
