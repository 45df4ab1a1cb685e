/*
 * Figures of a run: what the indicators are computed from beside ledger and plan, and the flat
 * list in which they are kept, compared with earlier runs and handed to other programs.
 */
#ifndef RELANCE_RECORDS_FIGURES_H
#define RELANCE_RECORDS_FIGURES_H

#include "records/ledger.h"

/* A figure with two decimals; where it is not known, `why` is a static sentence. */
typedef struct {
    gint64 hundredths;
    const char *why; /* NULL: known */
} Ratio;

typedef enum {
    PROMISE_OPEN,     /* its day is not over */
    PROMISE_UNSURE,   /* its day is over, the ledger does not know it yet */
    PROMISE_REPLACED, /* a later promise, or a release, took its place before its day */
    PROMISE_KEPT,
    PROMISE_MISSED, /* wholly or in part */
} PromiseOutcomeKind;

/* What became of one recorded promise. */
typedef struct {
    const Event *event; /* lent */
    PromiseOutcomeKind outcome;
    char currency[CURRENCY_SIZE];
    gint64 promised_minor, came_minor; /* -1: no amount was promised */
} PromiseOutcome;

/* What came or was spent in one currency. */
typedef struct {
    char currency[CURRENCY_SIZE];
    gint64 minor;
} CurrencySum;

/*
 * One line of report.csv. `by` and `of` say about whom: "" for all, else "age" "1-30", "segment"
 * "key", "level" "2" ... `value` is a plain number, "" where the figure is not known.
 */
typedef struct {
    char *currency; /* "" where it has none */
    char *by, *of, *figure, *value;
    char *unit; /* a currency, "days", "percent", "items", "date" ... */
    char *note; /* why it is not known, a name; "" mostly */
} FigureLine;

FigureLine *figure_line_new(const char *currency, const char *by, const char *of,
                            const char *figure);
void figure_line_free(FigureLine *line);

/* report.csv: currency, by, of, figure, value, unit, note; a new string. */
char *figure_lines_print(const GPtrArray *lines);
/* Reads it back: an array of FigureLine *; NULL and *error if it is no such table. */
GPtrArray *figure_lines_parse(const char *text, GError **error);
/* Lent, or NULL. NULL `by` and `of` are "". */
const FigureLine *figure_lines_find(const GPtrArray *lines, const char *currency,
                                    const char *by, const char *of, const char *figure);

/* What an earlier run kept. */
typedef struct {
    char *run;
    Day date;
    GPtrArray *lines; /* FigureLine * */
} EarlierFigures;
void earlier_figures_free(EarlierFigures *earlier);

#endif
