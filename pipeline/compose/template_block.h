/*
 * #IF NAME / #ELSE / #END, each alone on its line, resolved on source lines before the text is
 * read as Markdown: blocks without blank lines around them would merge, and one behind a table
 * would become a row. Line numbers of the file are kept beside the lines that stay.
 */
#ifndef RELANCE_COMPOSE_TEMPLATE_BLOCK_H
#define RELANCE_COMPOSE_TEMPLATE_BLOCK_H

#include "compose/hashtag.h"
#include "ground/complaints.h"

typedef enum { LINE_TEXT, LINE_IF, LINE_ELSE, LINE_END } LineKind;

typedef struct {
    LineKind kind;
    char *text;
    int number;             /* in the file, from 1 */
    int condition;          /* IF, ELSE, END: index into `conditions` */
    const Hashtag *hashtag; /* IF: what is asked; NULL in a refused template */
} SourceLine;

typedef struct {
    GPtrArray *lines; /* SourceLine * */
    guint n_conditions;
} SourceText;

/* What stays of a source text under one set of answers, and where its lines come from. */
typedef struct {
    GString *text;
    GArray *numbers; /* int: file line of each line of text */
} ResolvedText;

/*
 * Splits a text whose first line has this number in `file`. Blocks that do not close, or that
 * were never opened, and unknown conditions are complaints (REFUSED) in `file`.
 */
SourceText *source_text_new(const char *text, int first_line, const char *file,
                            Complaints *complaints);
void source_text_free(SourceText *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceText, source_text_free)

/* Answers: a byte per condition, '1' true, '0' false. */
ResolvedText *source_text_resolve(const SourceText *source, const char *answers);
void resolved_text_free(ResolvedText *resolved);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ResolvedText, resolved_text_free)

/*
 * Sets of answers (char *, n_conditions bytes) under which together every line of the source
 * stays at least once; a new array. For checks.
 */
GPtrArray *source_text_cover(const SourceText *source);

#endif
