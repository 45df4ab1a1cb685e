/* Words and letters that say whether a line is open, and on which side it stands. */
#ifndef RELANCE_READ_STATUS_WORDS_H
#define RELANCE_READ_STATUS_WORDS_H

#include <glib.h>

typedef enum {
    DOCUMENT_OPEN,
    DOCUMENT_SETTLED,
    DOCUMENT_CANCELLED,
    DOCUMENT_DRAFT,
    DOCUMENT_STATUS_COUNT
} DocumentStatus;

/* FALSE if the word says nothing about it ("partial", "overdue"). */
gboolean status_parse(const char *word, DocumentStatus *status);

/* TRUE for yes, oui, ja, 1, true, x ... */
gboolean status_is_yes(const char *word);

/* 1 for debit (D, S, Soll, +), -1 for credit (C, H, Haben, -), 0 for any other word. */
int side_parse(const char *word);

#endif
