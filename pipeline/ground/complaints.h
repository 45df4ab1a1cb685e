/*
 * Complaints about data: place, level, what is wrong, what was done, and the rule's name.
 *
 *   ledger.csv:118:4: HELD: amount "1.23O,00" is not a number, invoice 2025-0417 left out [amount-unreadable]
 */
#ifndef RELANCE_GROUND_COMPLAINTS_H
#define RELANCE_GROUND_COMPLAINTS_H

#include <glib.h>

/* What happens to the letter. */
typedef enum {
    COMPLAINT_NOTE,    /* nothing changes */
    COMPLAINT_WARNING, /* a value was repaired and the letter goes */
    COMPLAINT_HELD,    /* this invoice or document gets no letter in this run */
    COMPLAINT_REFUSED, /* nothing leaves the house */
} ComplaintLevel;

/* A place in a file; line and column count from 1, 0 means the whole file (or line). */
typedef struct {
    const char *file; /* as the user named it, lent */
    int line;
    int column;
} Place;

typedef struct {
    ComplaintLevel level;
    char *file; /* NULL where no file is concerned */
    int line;
    int column;
    char *rule; /* stable kebab-case name, e.g. "amount-unreadable" */
    char *text; /* what is wrong, what was done; no place, no rule name */
} Complaint;

typedef struct {
    GPtrArray *list; /* Complaint *, in the order of their coming */
} Complaints;

Complaints *complaints_new(void);
void complaints_free(Complaints *complaints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Complaints, complaints_free)

/* Adds one complaint; place.file may be NULL. Everything is copied. A multi-line text is folded. */
void complaint_add(Complaints *complaints, ComplaintLevel level, const char *rule, Place place,
                   const char *format, ...) G_GNUC_PRINTF(5, 6);

/* How many there are at this level. */
guint complaints_count(const Complaints *complaints, ComplaintLevel level);

/* One line in the form of the example above, without line end, appended. */
void complaint_append_text(GString *text, const Complaint *complaint);

/* All of them, a line each; a new string. */
char *complaints_to_text(const Complaints *complaints);

/* Reads such lines back, as far as they are complaints; a new record. */
Complaints *complaints_of_text(const char *text);

const char *
complaint_level_name(ComplaintLevel level); /* "NOTE", "WARNING", "HELD", "REFUSED" */

#endif
