/*
 * One template file: front matter and text, checked once, read under each set of answers once.
 */
#ifndef RELANCE_COMPOSE_TEMPLATE_H
#define RELANCE_COMPOSE_TEMPLATE_H

#include "compose/template_block.h"
#include "compose/template_node.h"

/* A text with #IF blocks and its readings so far. */
typedef struct {
    SourceText *source;
    GHashTable *readings; /* answers -> GPtrArray of TemplateBlock * */
} TemplateText;

typedef enum { TEMPLATE_BOTH, TEMPLATE_MAIL_ONLY, TEMPLATE_LETTER_ONLY } TemplateMedium;

typedef struct {
    char *name, *language;
    char *file; /* as named in complaints */
    char *path, *sha256;
    gboolean is_refused;               /* complaints were added when it was read */
    GPtrArray *subject;                /* TemplatePiece * */
    GPtrArray *short_text;             /* TemplatePiece *, NULL: none */
    int subject_line, short_text_line; /* in the file, from 1 */
    char **columns;                    /* of #ITEMS_TABLE, NULL: by what there is to show */
    TemplateMedium medium;
    TemplateText *body;
    TemplateText *mail_text, *letter_text; /* added in that medium only, or NULL */
} Template;

/*
 * Reads and checks the file at path. A new template, also when it is refused; NULL and *error
 * if it cannot be read (OUTCOME_SETTINGS_REFUSED).
 */
Template *template_read(const char *path, const char *file, const char *name,
                        const char *language, Complaints *complaints, GError **error);
void template_free(Template *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Template, template_free)

/*
 * A new text whose first line is `first_line` of the file. With `complaints` every branch of it
 * is read and checked.
 */
TemplateText *template_text_new(const char *text, int first_line, const char *file,
                                Complaints *complaints);
void template_text_free(TemplateText *text);

/* The blocks that the facts' answers leave; lent. */
const GPtrArray *template_text_read(TemplateText *text, const LetterFacts *facts,
                                    const char *file);

#endif
