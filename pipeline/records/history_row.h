/*
 * One row of the history by its digest: what a run appended, and what was recorded since the run
 * before it began. Printed as 5-audit/history.csv: table, row, sequence, sha256.
 */
#ifndef RELANCE_RECORDS_HISTORY_ROW_H
#define RELANCE_RECORDS_HISTORY_ROW_H

#include <glib.h>

typedef struct {
    char *table;
    gint64 row;         /* its id in the table */
    gint64 sequence;    /* of the append it came with */
    char *sha256;       /* of its columns that are not null: <name>=<length>:<text>; ... */
    gboolean is_of_run; /* FALSE: recorded between two runs */
    char *members;      /* JSON members of what it is about: event, customer, document ... */
} HistoryRow;

void history_row_free(HistoryRow *row);

/* 5-audit/history.csv of an array of HistoryRow *; a new string. */
char *history_rows_print(const GPtrArray *rows);

#endif
