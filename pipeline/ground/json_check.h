/*
 * Strict JSON (RFC 8259), checked before json-glib sees the text: json-glib 1.6 also takes
 * comments and assignments, stops the program on a lone surrogate, and nests without limit.
 */
#ifndef RELANCE_GROUND_JSON_CHECK_H
#define RELANCE_GROUND_JSON_CHECK_H

#include <glib.h>

/*
 * TRUE if the text, valid UTF-8 and NUL-ended, is one JSON value, nested at most 64 deep.
 * Appends every number's text (char *, new) to numbers in the order of the document, and counts
 * object members. *reason is set (static text) and *offset to the byte if FALSE.
 */
gboolean json_check(const char *text, GPtrArray *numbers, guint *members, const char **reason,
                    gsize *offset);

#endif
