/*
 * A parsed template: blocks of pieces, a piece being literal text or a hashtag. Made by
 * markdown.c, filled with values by fill_in.c, kept for the whole run.
 */
#ifndef RELANCE_COMPOSE_TEMPLATE_NODE_H
#define RELANCE_COMPOSE_TEMPLATE_NODE_H

#include "compose/hashtag.h"

typedef struct {
    char *text; /* literal, or the hashtag's fallback; NULL: a hashtag without one */
    const Hashtag *hashtag; /* NULL: literal */
    guint marks;            /* MARK_... */
    GPtrArray *href;        /* TemplatePiece *: the link's address; NULL: no link */
    int line, column;       /* of a hashtag, in the file */
} TemplatePiece;

typedef struct {
    GPtrArray *cells; /* GPtrArray * of TemplatePiece * */
    gboolean is_header;
} TemplateRow;

typedef struct {
    BlockKind kind;
    int level;
    gboolean is_ordered;
    int first_number;
    GPtrArray *pieces;      /* TemplatePiece *: paragraph, heading */
    GPtrArray *children;    /* TemplateBlock * */
    GPtrArray *rows;        /* TemplateRow *, table */
    GArray *aligns;         /* Align, table */
    const Hashtag *hashtag; /* paragraph that is a block hashtag alone */
    int line, last_line;    /* in the file */
    guint digest;           /* of the source lines: equal blocks of two readings are equal */
} TemplateBlock;

TemplatePiece *template_piece_new(const char *text, gsize length, guint marks);
GPtrArray *template_pieces_new(void);
TemplateBlock *template_block_new(BlockKind kind);
GPtrArray *template_blocks_new(void);
TemplateRow *template_row_new(void);

/* Where a reading of template text finds its file lines and puts its complaints. */
typedef struct {
    const char *file;
    const GArray *numbers; /* int: file line of each line read; NULL: all are first_line */
    int first_line;
    const char *const *lines; /* the lines read, NULL-ended */
    int cursor_line;          /* where the last hashtag was found, index into lines */
    gsize cursor_column;
    Complaints *complaints;
} TemplateReading;

/*
 * Cuts a literal into pieces at its hashtags, appended to `pieces`. The literal comes from
 * lines first..last of the reading (from 0). Unknown hashtags are complaints.
 */
void template_append_pieces(TemplateReading *reading, const char *literal, int first, int last,
                            guint marks, GPtrArray *pieces);

/* File line of the n-th line read (from 0). */
int template_reading_line(const TemplateReading *reading, int index);

#endif
