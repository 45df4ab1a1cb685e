/*
 * What the rules will send on the coming days if nobody pays: letters, mails, calls, postage. Made
 * by run from the plans of each day, printed as text and CSV.
 */
#ifndef RELANCE_RECORDS_FORECAST_H
#define RELANCE_RECORDS_FORECAST_H

#include "records/plan.h"

/* All documents of one day, level, channel and currency. */
typedef struct {
    Day day;
    int level;
    Channel channel;
    char currency[CURRENCY_SIZE];
    guint documents, items;
    gint64 total_due_minor;
    gint64 postage_minor;                 /* of the documents whose postage is known */
    char postage_currency[CURRENCY_SIZE]; /* "": no postage */
    guint unpriced;                       /* letters whose postage the tariffs do not know */
} ForecastRow;

typedef struct {
    GPtrArray *rows;    /* ForecastRow *: by day, level, channel, currency */
    GArray *levels;     /* guint, by level: open items that have reached it on the last day */
    guint days;         /* on which there was a run */
    guint held, manual; /* rows of the last day's plan */
    guint unwritten;    /* letters that could not be written now, counted with one page */
    char *unwritten_why;
} Forecast;

Forecast *forecast_new(void);
void forecast_free(Forecast *forecast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Forecast, forecast_free)

/* The row of a document's day, level, channel and currency, made where missing. Lent. */
ForecastRow *forecast_find_row(Forecast *forecast, const PlannedDocument *document);

/* Adds a document; of a printed one postage_minor -1: the tariffs do not know its price. */
void forecast_add(Forecast *forecast, const PlannedDocument *document, gboolean is_printed,
                  gint64 postage_minor, const char *postage_currency);

/* The last day's plan: how many items have reached each level. */
void forecast_count_levels(Forecast *forecast, const ReminderPlan *plan);

/* CSV, a column `rules` says "present" or "changed"; `changed` NULL: none. A new string. */
char *forecast_print_csv(const Forecast *present, const Forecast *changed);

#endif
