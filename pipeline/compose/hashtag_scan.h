/*
 * Where hashtags stand in a text: #NAME or #NAME{text if there is no value}. A name is two or
 * more capitals, digits and underscores beginning with a capital; no small letter follows it.
 */
#ifndef RELANCE_COMPOSE_HASHTAG_SCAN_H
#define RELANCE_COMPOSE_HASHTAG_SCAN_H

#include <glib.h>

/* "\#" in a template is this character until a literal # is printed (private use, U+E000). */
#define HIDDEN_HASH "\ue000"

typedef struct {
    const char *start, *end; /* of the whole; end is behind the fallback's } */
    const char *name;        /* behind the # */
    gsize name_length;
    const char *fallback; /* NULL: none */
    gsize fallback_length;
    gboolean is_open;       /* a { without its } */
    gboolean is_miswritten; /* small letters in the name */
} HashtagPlace;

/* TRUE for IF, ELSE, END and what other template languages call them; in capitals. */
gboolean hashtag_is_block_word(const char *name);

/* The next hashtag at or behind `from`; FALSE if there is none. */
gboolean hashtag_scan(const char *from, HashtagPlace *place);

#endif
