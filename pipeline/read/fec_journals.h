/*
 * The journals of accounting files: what each is for, by the words in its code and name, and by
 * the accounts on which it writes.
 */
#ifndef RELANCE_READ_FEC_JOURNALS_H
#define RELANCE_READ_FEC_JOURNALS_H

#include "ground/day.h"
#include "records/ledger.h"

typedef struct {
    const char *code, *name; /* the ledger's */
    gboolean is_opening;     /* AN, ANC, RAN, "A nouveaux", "Ouverture" ... */
    gboolean is_closing;     /* CLO, "Clôture" ... */
    gboolean has_cash_words; /* bank, cash and the like */
    gint64 n_lines, n_cash, n_sales;
} FecJournal;

typedef struct FecJournals FecJournals;

/* Strings are taken into the ledger, which stays the caller's. */
FecJournals *fec_journals_new(Ledger *ledger);
void fec_journals_free(FecJournals *journals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FecJournals, fec_journals_free)

/* The journal of this code and name, made if it is new; lent. */
FecJournal *fec_journals_find(FecJournals *journals, const char *code, const char *name);

/* A line of the journal on this account was seen. */
void fec_journal_count(FecJournal *journal, const char *account);

/* Payments go through it: its words say so, or its lines do, once all are counted. */
gboolean fec_journal_is_treasury(const FecJournal *journal);

/* What an entry's own label says where its journal says nothing; both look at its day too. */
gboolean fec_label_is_opening(const char *label, Day day);
gboolean fec_label_is_closing(const char *label, Day day);

#endif
