/* What the dates of a whole file say about the order in which they are written. */
#ifndef RELANCE_READ_DATE_EVIDENCE_H
#define RELANCE_READ_DATE_EVIDENCE_H

#include "read/compact_date.h"
#include "read/date_form.h"

typedef struct {
    gint64 day_first, month_first; /* dates that can be read in one way only */
    gint64 ambiguous;
    int ambiguous_line, ambiguous_cell;
    char example[24];
    int day_first_line, month_first_line; /* the first that shows it */
    char day_first_example[24], month_first_example[24];
    CompactEvidence six; /* dates of six digits */
    int six_line;
    char six_example[24];
    gint64 n_dates;   /* of any sort */
    gint64 n_serials; /* what looks like a spreadsheet's day number */
    int serial_line, serial_cell;
    char serial[24];
} DateEvidence;

void date_evidence_take(DateEvidence *evidence, const char *text, int line, int cell);

/* TRUE if the dates are day numbers of a spreadsheet, but for a slip. */
gboolean date_evidence_has_serials(const DateEvidence *evidence);

/*
 * The patterns of settings that an ambiguous date may follow: "%d/%m/%Y or %m/%d/%Y"; new.
 */
char *date_example_patterns(const char *example);

/* DATES_UNKNOWN if nothing shows it, or both orders occur so often that neither is a slip. */
DateOrder date_evidence_conclude(const DateEvidence *evidence);

#endif
