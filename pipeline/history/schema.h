/*
 * The tables of the history as SQL text; invariants are numbered in schema.c.
 */
#ifndef RELANCE_HISTORY_SCHEMA_H
#define RELANCE_HISTORY_SCHEMA_H

/* "rela" in ASCII: marks an SQLite file as a history of this program (PRAGMA application_id). */
#define HISTORY_APPLICATION_ID 0x72656c61
/* PRAGMA user_version of the tables below; a file with another one is refused. */
#define HISTORY_SCHEMA_VERSION 1

/* Statements that make every table, index and trigger in an empty database. Static. */
const char *history_schema_peek(void);

#endif
