/* `relance check`: every template the scenarios name, in every language that has it. */
#include "compose/composer.h"

#include "compose/markdown.h"

static const char *const languages[] = {"fr", "en", "de", "es", "it", "nl"};

/* TRUE if only consumers go through the scenario. */
static gboolean is_for_consumers(const Scenario *scenario)
{
    char *const *debtor = scenario->conditions.debtor;

    return scenario->has_conditions && debtor != NULL && debtor[0] != NULL &&
           debtor[1] == NULL && g_str_equal(debtor[0], "consumer");
}

static void check_pieces(const Template *template, const GPtrArray *pieces,
                         Complaints *complaints)
{
    for (guint i = 0; i < pieces->len; i++) {
        const TemplatePiece *piece = g_ptr_array_index(pieces, i);

        if (piece->hashtag == NULL || !(piece->hashtag->flags & HASHTAG_RECOVERY_COST) ||
            piece->text != NULL)
            continue;
        complaint_add(complaints, COMPLAINT_REFUSED, "hashtag-not-for-debtor",
                      (Place){template->file, piece->line, piece->column},
                      "#%s asks a consumer for recovery costs, which the law forbids (CPCE "
                      "L111-8); take it out or put it under #IF %s",
                      piece->hashtag->name, piece->hashtag->name);
    }
}

static void check_blocks(const Template *template, const GPtrArray *blocks,
                         Complaints *complaints)
{
    for (guint i = 0; i < blocks->len; i++) {
        const TemplateBlock *block = g_ptr_array_index(blocks, i);

        check_pieces(template, block->pieces, complaints);
        check_blocks(template, block->children, complaints);
        for (guint j = 0; j < block->rows->len; j++) {
            const TemplateRow *row = g_ptr_array_index(block->rows, j);

            for (guint k = 0; k < row->cells->len; k++)
                check_pieces(template, g_ptr_array_index(row->cells, k), complaints);
        }
    }
}

static gboolean is_false_for_consumers(const Hashtag *hashtag)
{
    static const char *const names[] = {"CHARGES", "BUSINESS", "PUBLIC", NULL};

    return hashtag != NULL &&
           ((hashtag->flags & HASHTAG_RECOVERY_COST) || g_strv_contains(names, hashtag->name));
}

/* Every branch a consumer can see, with nothing charged. */
static void check_consumer_text(const Template *template, const TemplateText *text,
                                Complaints *complaints)
{
    const SourceText *source = text->source;
    g_autofree char *answers = g_strnfill(source->n_conditions, '1');
    g_autoptr(Complaints) known = complaints_new();
    g_autoptr(ResolvedText) resolved = NULL;
    g_autoptr(GPtrArray) blocks = NULL;

    for (guint i = 0; i < source->lines->len; i++) {
        const SourceLine *line = g_ptr_array_index(source->lines, i);

        if (line->kind == LINE_IF && is_false_for_consumers(line->hashtag))
            answers[line->condition] = '0';
    }
    resolved = source_text_resolve(source, answers);
    blocks = markdown_read(resolved, template->file, known);
    check_blocks(template, blocks, complaints);
}

static void check_template(const Template *template, gboolean for_consumers,
                           Complaints *complaints)
{
    if (!for_consumers || template->is_refused)
        return;
    check_pieces(template, template->subject, complaints);
    check_consumer_text(template, template->body, complaints);
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

static void check_name(Composer *composer, const Step *step, const char *name,
                       gboolean for_consumers, Complaints *complaints)
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
            check_template(template, for_consumers, complaints);
    }
    if (!is_found)
        complain_of_no_file(composer, step, name, complaints);
}

void composer_check_templates(Composer *composer, Complaints *complaints)
{
    const GPtrArray *scenarios = composer->input.scenarios->scenarios;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < scenarios->len; i++) {
        const Scenario *scenario = g_ptr_array_index(scenarios, i);
        gboolean for_consumers = is_for_consumers(scenario);

        for (guint j = 0; j < scenario->steps->len; j++) {
            const Step *step = g_ptr_array_index(scenario->steps, j);

            if (step->template_name != NULL &&
                g_hash_table_add(seen,
                                 g_strdup_printf("%d/%s", for_consumers, step->template_name)))
                check_name(composer, step, step->template_name, for_consumers, complaints);
        }
    }
}
