/*
 * The tables of the history as SQL text; invariants are numbered in schema.c.
 */
#ifndef RELANCE_HISTORY_SCHEMA_H
#define RELANCE_HISTORY_SCHEMA_H

/* "rela" in ASCII: marks an SQLite file as a history of this program (PRAGMA application_id). */
#define HISTORY_APPLICATION_ID 0x72656c61
/*
 * PRAGMA user_version of the tables below. A file of an earlier version gets what it lacks as soon
 * as it is opened to write, and is read without it before; a later version is refused.
 */
#define HISTORY_SCHEMA_VERSION 3

/*
 * Statements that make what version `version` added to the one before: tables, indexes, triggers;
 * 1: the first tables in an empty database. NULL for versions that do not exist. Static.
 */
const char *history_schema_peek(int version);

#endif
