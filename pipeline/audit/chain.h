/* Lines of a journal's text and the hashes that chain them. Pure. */
#ifndef RELANCE_AUDIT_CHAIN_H
#define RELANCE_AUDIT_CHAIN_H

#include <glib.h>

#define CHAIN_HASH_SIZE 65 /* 64 hex digits and their end */
#define CHAIN_BEGIN "0000000000000000000000000000000000000000000000000000000000000000"

/* One line of the text, without its LF; begin with {0}. */
typedef struct {
    const char *text; /* lent; not NUL-ended */
    gsize len;
    gsize end;     /* offset behind its LF: all whole lines so far */
    gint64 number; /* from 1 */
} ChainLine;

/* The next whole line; FALSE at the end, or where only a rest without LF follows. */
gboolean chain_next_line(const char *text, gsize len, ChainLine *line);

/* Hex SHA-256 of a line. */
void chain_hash(const char *line, gsize len, char hash[CHAIN_HASH_SIZE]);

/* The `prev` that ends the line: ...,"prev":"<64 hex>"} . FALSE if it does not end so. */
gboolean chain_find_prev(const char *line, gsize len, char prev[CHAIN_HASH_SIZE]);

#endif
