/*
 * Late-payment rates per half-year, as data with sources (templates/tables/rates.csv).
 */
#ifndef RELANCE_RECORDS_RATES_H
#define RELANCE_RECORDS_RATES_H

#include "ground/day.h"

/* One half-year; rates in hundredths of a percent (1315 = 13.15 %), -1 where not known. */
typedef struct {
    Day from;          /* 1 January or 1 July */
    int ecb_main;      /* ECB main refinancing rate on that day */
    int legal_private; /* legal interest rate, creditor a private person */
    int legal_other;   /* legal interest rate, every other creditor */
    char *source;
} RateRow;

typedef struct {
    char *file;      /* as named in complaints */
    GPtrArray *rows; /* RateRow *, ascending by `from`, without gaps or the reader refuses it */
} RateTable;

RateTable *rate_table_new(void);
void rate_table_free(RateTable *rates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RateTable, rate_table_free)

/* The half-year in which `day` lies, or NULL if the table does not reach it. Lent. */
const RateRow *rate_table_find(const RateTable *rates, Day day);

#endif
