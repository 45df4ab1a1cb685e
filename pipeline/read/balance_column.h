/*
 * What a column called "Solde", "Saldo" or "Balance" holds beside the amounts: the open part of
 * each line, or the balance after it. Its values tell: a running balance is the one before plus
 * the line's amount; an open part lies between nothing and the line's amount.
 */
#ifndef RELANCE_READ_BALANCE_COLUMN_H
#define RELANCE_READ_BALANCE_COLUMN_H

#include <glib.h>

typedef enum {
    BALANCE_UNKNOWN, /* no line has both an amount and a balance */
    BALANCE_OPEN,    /* the open part of each line */
    BALANCE_RUNNING, /* the balance after each line */
    BALANCE_WHOLE,   /* the customer's balance, on each of its lines */
    BALANCE_UNCLEAR  /* none of these */
} BalanceKind;

typedef struct {
    GHashTable *last; /* customer -> what its line before held */
    gint64 n_lines;
    gint64 n_open;     /* lines whose balance lies between nothing and their amount */
    gint64 n_unsigned; /* credits likewise, but for the sign */
    gint64 n_negative; /* balances below zero */
    gint64 n_pairs;    /* lines behind another of their customer */
    gint64 n_running, n_reversed, n_whole; /* of them; reversed: the newest line stands first */
    gint64 n_telling;                      /* of them, with a balance other than the amount */
    gint64 last_balance, n_running_all;    /* the same over the whole file */
    int odd_line;                          /* the first that is no open part; 0: none */
} BalanceEvidence;

/* Free with balance_evidence_clear. */
void balance_evidence_init(BalanceEvidence *evidence);
void balance_evidence_clear(BalanceEvidence *evidence);

/* A line with both values; negative amounts are credits. Balances without a sign are allowed. */
void balance_evidence_take(BalanceEvidence *evidence, const char *customer, gint64 amount,
                           gint64 balance, int line);

BalanceKind balance_evidence_conclude(const BalanceEvidence *evidence);

#endif
