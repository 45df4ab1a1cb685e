/*
 * The one file that knows SQLite: opening, one append at a time, and prepared statements that
 * are kept for the life of the database. For the files of this folder.
 */
#ifndef RELANCE_HISTORY_DATABASE_H
#define RELANCE_HISTORY_DATABASE_H

#include "history/history.h"

/* FALSE while a file of an earlier program is read, whose tables end with an earlier version. */
gboolean history_has_version(const HistoryDb *db, int version);

/*
 * Begins one append: takes the write lock and the next sequence number. FALSE and *error if
 * that cannot be had (OUTCOME_TRY_LATER where another program holds it); nothing is then begun.
 * run may be NULL.
 */
gboolean history_begin_append(HistoryDb *db, const char *kind, const char *run, gint64 at,
                              GError **error);
/* Takes one more sequence number within the same transaction: the rows before keep theirs. */
gboolean history_next_append(HistoryDb *db, const char *kind, const char *run, gint64 at,
                             GError **error);
/* The sequence number of the append that is being written. */
gint64 history_append_sequence(const HistoryDb *db);
/* Commits if is_good, else takes everything back; FALSE if not committed. */
gboolean history_end_append(HistoryDb *db, gboolean is_good, GError **error);
/* Ends an append that turned out to hold nothing new: no sequence number is spent. */
void history_drop_append(HistoryDb *db);

/* A prepared statement, lent by the database; values are put and columns got in their order. */
typedef struct Query Query;

/* The statement of this SQL text, ready for its values; NULL and *error if it cannot be
 * prepared. */
Query *query_begin(HistoryDb *db, const char *sql, GError **error);
void query_put_text(Query *query, const char *text); /* NULL: null */
void query_put_number(Query *query, gint64 number);
void query_put_day(Query *query, Day day); /* DAY_NONE: null */

/* TRUE: a row stands ready. FALSE: no more rows, or *error is set; the query is then over. */
gboolean query_step(Query *query, GError **error);
/* Steps to the end; for statements without rows. */
gboolean query_run(Query *query, GError **error);
/* Ends a query of which no more rows are wanted. NULL is taken. */
void query_end(Query *query);

int query_count_columns(Query *query);
const char *query_get_column_name(Query *query, int column); /* lent */
const char *query_get_text(Query *query, int column); /* lent until the next step; NULL: null */
char *query_copy_text(Query *query, int column);      /* a new string; NULL: null */
gint64 query_get_number(Query *query, int column);    /* 0 for null */
Day query_get_day(Query *query, int column);          /* DAY_NONE for null */

/* The row number the last insert was given. */
gint64 history_last_row(HistoryDb *db);

#endif
