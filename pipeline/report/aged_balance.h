/*
 * Aged balance of one currency on the run date: days = run date - due date; buckets are closed on
 * both ends, their ends are the setting report.buckets; an item due today is not overdue; credits
 * and unallocated payments stand apart. The sum of all buckets is the open balance.
 */
#ifndef RELANCE_REPORT_AGED_BALANCE_H
#define RELANCE_REPORT_AGED_BALANCE_H

#include "records/settings.h"
#include "report/html_text.h"

#define AGE_BANDS_MOST (REPORT_BUCKETS_MOST + 3)

typedef enum { AGE_NOT_DUE, AGE_LATE, AGE_CREDITS } AgeKind;

typedef struct {
    AgeKind kind;
    int first_day, last_day; /* of AGE_LATE; last_day G_MAXINT: no end */
    guint n_items;
    gint64 minor;
} AgeBand;

typedef struct {
    char currency[CURRENCY_SIZE];
    AgeBand bands[AGE_BANDS_MOST]; /* not due, the late ones by age, credits */
    guint n_bands;
    guint n_items, n_late;
    gint64 total, not_due, overdue, credits;
} AgedBalance;

/* Empty bands as the settings want them (NULL: 30, 60, 90). */
AgedBalance aged_balance_begin(const Settings *settings, const char *currency);
void aged_balance_add(AgedBalance *balance, const OpenItem *item, Day run_date);
/* The band an item belongs to. */
guint aged_balance_find(const AgedBalance *balance, const OpenItem *item, Day run_date);

AgedBalance aged_balance_compute(const Ledger *ledger, const Settings *settings,
                                 const char *currency, Day run_date);

/* "not-due", "1-30", "over-90", "credits": in report.csv; a new string. */
char *age_band_key(const AgeBand *band);
/* "1-30 days" in the page's language; a new string. */
char *age_band_label(const AgeBand *band, ReportLanguage language);

/* How dark the band is shown: 0 not due .. 4 the oldest, 5 credits. */
guint age_band_shade(const AgedBalance *balance, guint band);

/* Bars as inline SVG with a title and a description, then nothing else. */
void html_append_aged_chart(Html *html, const AgedBalance *balance);

#endif
