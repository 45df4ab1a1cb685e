/*
 * A .case file: a sentence, the run date and settings, the input files, and what must come of
 * them. `encoding` (iconv's name), `bom: yes` and `line_ends: crlf|cr` say how ledger.csv is
 * written to disk; all other keys are settings of the ledger.
 */
#ifndef RELANCE_TESTS_READ_BUILD_EXTRACT_H
#define RELANCE_TESTS_READ_BUILD_EXTRACT_H

#include "build_case.h"

/* How a file stands on disk. */
typedef struct {
    char *encoding;        /* iconv's name */
    gboolean has_mark;     /* a byte order mark in front */
    const char *line_ends; /* "\n", "\r\n" or "\r", static */
} Writing;

typedef struct {
    char *file;           /* its name, for messages */
    GHashTable *sections; /* name -> GString */
    GPtrArray *keys;      /* char *: settings in pairs of key and value */
    char *date;
    Writing writing;
} ExtractCase;

ExtractCase *extract_case_load(const char *folder, const char *file);
void extract_case_free(ExtractCase *extract);

/* The text of a section; "" if the case has none. */
const char *extract_case_section(const ExtractCase *extract, const char *name);
gboolean extract_case_has(const ExtractCase *extract, const char *name);

/* Reads it as it is written, or as another writing has it; to be freed. NULL: cannot be written so. */
ReadCase *extract_case_read(const ExtractCase *extract, const Writing *writing);

/* Runs a function for each .case of fixtures/read/<folder>; returns how many there are. */
guint extract_cases_visit(const char *folder, void (*visit)(const ExtractCase *extract));

#endif
