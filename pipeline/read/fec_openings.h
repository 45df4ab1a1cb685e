/* What the opening entries of one file mean for the files of earlier years: see
 * fec_openings.c. */
#ifndef RELANCE_READ_FEC_OPENINGS_H
#define RELANCE_READ_FEC_OPENINGS_H

#include "read/fec_groups.h"

typedef struct {
    FecBook *book;
    guint file;             /* whose opening entries are looked at */
    gboolean *is_before;    /* per file: most of its entries were made before them */
    gint64 opening, before; /* sums over all accounts */
} FecOpening;

/* An unused opening entry of the file; an unused line of a file before it. */
gboolean fec_opening_has(const FecOpening *opening, const FecLine *line);
gboolean fec_opening_follows(const FecOpening *opening, const FecLine *line);

/* TRUE if the account's opening entries say again what the earlier lines say. */
gboolean fec_opening_repeats(const FecOpening *opening, const FecAccount *account);

/*
 * What an opening entry that will be set aside knows better than the earlier lines it stands
 * for: its lettering, and by what later payments name it. It goes over to those lines. An
 * account with a lettered opening entry that stands for no lines one could name keeps its
 * opening entries instead (keeps_opening).
 */
void fec_opening_hand_over(FecOpening *opening);

/* The dates that opening entries have lost, from the earlier lines with the same PieceRef. */
void fec_opening_take_dates(FecOpening *opening);

#endif
