/*
 * Aged balance of one currency on the run date: days = run date - due date; buckets are closed
 * on both ends; an item due today is not overdue; credits and unallocated payments stand apart.
 * The sum of all buckets is the open balance.
 */
#ifndef RELANCE_REPORT_AGED_BALANCE_H
#define RELANCE_REPORT_AGED_BALANCE_H

#include "records/ledger.h"

typedef enum {
    AGE_NOT_DUE,
    AGE_1_30,
    AGE_31_60,
    AGE_61_90,
    AGE_OVER_90,
    AGE_CREDITS,
    AGE_COUNT
} AgeBucket;

typedef struct {
    char currency[CURRENCY_SIZE];
    guint n_items[AGE_COUNT];
    gint64 minor[AGE_COUNT];
    gint64 total, overdue;
} AgedBalance;

const char *age_bucket_name(AgeBucket bucket); /* "1-30 days" */
AgeBucket age_bucket_of(const OpenItem *item, Day run_date);
AgedBalance aged_balance_compute(const Ledger *ledger, const char *currency, Day run_date);

/* Bars as inline SVG with a title and a description, then nothing else. */
void html_append_aged_chart(GString *html, const AgedBalance *balance);

#endif
