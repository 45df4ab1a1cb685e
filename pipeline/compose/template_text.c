#include "compose/markdown.h"
#include "compose/template.h"

static void free_blocks(gpointer data)
{
    g_ptr_array_unref(data);
}

/* Reads every branch, for its complaints; a branch seen twice complains once. */
static void check_branches(TemplateText *text, const char *file, Complaints *complaints)
{
    g_autoptr(GPtrArray) cover = source_text_cover(text->source);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < cover->len; i++) {
        const char *answers = g_ptr_array_index(cover, i);
        g_autoptr(ResolvedText) resolved = source_text_resolve(text->source, answers);
        g_autoptr(Complaints) found = complaints_new();

        g_hash_table_insert(text->readings, g_strdup(answers),
                            markdown_read(resolved, file, found));
        for (guint j = 0; j < found->list->len; j++) {
            const Complaint *complaint = g_ptr_array_index(found->list, j);
            GString *line = g_string_new(NULL);

            complaint_append_text(line, complaint);
            if (g_hash_table_add(seen, g_string_free(line, FALSE)))
                complaint_add(complaints, complaint->level, complaint->rule,
                              (Place){file, complaint->line, complaint->column}, "%s",
                              complaint->text);
        }
    }
}

TemplateText *template_text_new(const char *text, int first_line, const char *file,
                                Complaints *complaints)
{
    TemplateText *template_text = g_new0(TemplateText, 1);

    template_text->readings =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_blocks);
    template_text->source = source_text_new(text, first_line, file, complaints);
    check_branches(template_text, file, complaints);
    return template_text;
}

void template_text_free(TemplateText *text)
{
    if (text == NULL)
        return;
    source_text_free(text->source);
    g_hash_table_unref(text->readings);
    g_free(text);
}

/* One byte per condition; equal hashtags are asked once per line, which is cheap enough. */
static char *answer_conditions(const SourceText *source, const LetterFacts *facts)
{
    char *answers = g_strnfill(source->n_conditions, '0');

    for (guint i = 0; i < source->lines->len; i++) {
        const SourceLine *line = g_ptr_array_index(source->lines, i);

        if (line->kind == LINE_IF && line->hashtag != NULL &&
            hashtag_is_true(line->hashtag, facts))
            answers[line->condition] = '1';
    }
    return answers;
}

const GPtrArray *template_text_read(TemplateText *text, const LetterFacts *facts,
                                    const char *file)
{
    g_autofree char *answers = answer_conditions(text->source, facts);
    GPtrArray *blocks = g_hash_table_lookup(text->readings, answers);

    if (blocks == NULL) {
        g_autoptr(ResolvedText) resolved = source_text_resolve(text->source, answers);
        g_autoptr(Complaints) known = complaints_new();

        blocks = markdown_read(resolved, file, known);
        g_hash_table_insert(text->readings, g_steal_pointer(&answers), blocks);
    }
    return blocks;
}
