/*
 * Plain text in columns of characters: widths, padding, wrapping. For mails.
 */
#ifndef RELANCE_RENDER_TEXT_COLUMNS_H
#define RELANCE_RENDER_TEXT_COLUMNS_H

#include "records/document.h"

/* Columns that a text takes in a fixed-width font (wide characters two, marks none). */
guint text_columns(const char *text);

/* Appends a text padded to `columns`, aligned. */
void append_padded(GString *out, const char *text, guint columns, Align align);

/*
 * Appends a text wrapped at ordinary spaces to at most `columns`, each line begun with `prefix`
 * (the first with `first_prefix`); a longer word stands on a line of its own. A line end
 * follows each line. Non-breaking spaces hold words together and are written as ordinary ones.
 */
void append_wrapped(GString *out, const char *text, guint columns, const char *first_prefix,
                    const char *prefix);

/*
 * A table with its columns aligned in at most `columns`: headings and cells of words are broken
 * into lines where that helps, figures never; where nothing helps, "header value" line by line.
 */
void append_text_table(GString *out, const Table *table, guint columns);

/* The text of spans; links are followed by their address. A new string. */
char *spans_to_text(const GPtrArray *spans);

#endif
