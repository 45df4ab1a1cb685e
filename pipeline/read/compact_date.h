/*
 * Dates of six digits without separators: 311226 (JJMMAA), 261231 (AAMMJJ), 123126. One such
 * date can nearly always be read in several ways. What decides is the whole file: a day above
 * 12, and that a ledger spans some years and not three decades, as it does when its days are
 * taken for years.
 */
#ifndef RELANCE_READ_COMPACT_DATE_H
#define RELANCE_READ_COMPACT_DATE_H

#include "ground/day.h"

typedef enum {
    COMPACT_DAY_FIRST,
    COMPACT_MONTH_FIRST,
    COMPACT_YEAR_FIRST,
    N_COMPACT
} CompactOrder;

/* DAY_NONE if there is no such day. */
Day compact_date_read(int number, CompactOrder order);

typedef struct {
    gint64 n; /* dates of six digits */
    struct {
        gint64 n;        /* those that this order can read */
        Day first, last; /* the days that it makes of them */
    } readings[N_COMPACT];
} CompactEvidence;

void compact_evidence_take(CompactEvidence *evidence, int number);

/* TRUE if the file's dates can be read so, but for a slip, and lie together as a ledger's do. */
gboolean compact_evidence_allows(const CompactEvidence *evidence, CompactOrder order);

#endif
