/*
 * Parsed template + facts -> blocks. Values become spans of their own, letter for letter:
 * nothing in them is Markdown, HTML or a hashtag.
 */
#ifndef RELANCE_COMPOSE_FILL_IN_H
#define RELANCE_COMPOSE_FILL_IN_H

#include "compose/template.h"

typedef struct {
    const LetterFacts *facts;
    const char *file; /* template, as named in complaints */
    Complaints *complaints;
    GHashTable *missing; /* names already complained about */
} FillIn;

FillIn *fill_in_new(const LetterFacts *facts, const char *file, Complaints *complaints);
void fill_in_free(FillIn *fill_in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FillIn, fill_in_free)

/* TRUE if a value was missing: the document is held, complaints name each hashtag once. */
gboolean fill_in_is_held(const FillIn *fill_in);

/* Appends Block * for template blocks (TemplateBlock *). */
void fill_in_blocks(FillIn *fill_in, const GPtrArray *template_blocks, GPtrArray *blocks);

/* One filled block; NULL if a value was missing in it. */
Block *fill_in_block(FillIn *fill_in, const TemplateBlock *template_block);

/* Appends Span * for pieces (TemplatePiece *). */
void fill_in_spans(FillIn *fill_in, const GPtrArray *pieces, GPtrArray *spans);

/* One line of plain text, without control characters (headers, SMS); a new string. */
char *fill_in_line(FillIn *fill_in, const GPtrArray *pieces);

/*
 * The two readings of a text, for letter and mail, as one list: blocks that are the same in
 * both appear once, the others are marked in_letter or in_mail only. mail_blocks NULL: no mail
 * goes.
 */
void fill_in_both_media(FillIn *fill_in, const GPtrArray *letter_blocks,
                        const GPtrArray *mail_blocks, GPtrArray *blocks);

/* Blocks for one medium only. */
void fill_in_medium(FillIn *fill_in, const GPtrArray *template_blocks, Medium medium,
                    GPtrArray *blocks);

/* The paragraph before a signature is its closing formula. */
void fill_in_mark_closings(GPtrArray *blocks);

#endif
