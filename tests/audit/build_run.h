/*
 * A finished run folder written by hand for the tests of audit: two documents, one mailed, one
 * waiting for approval; a credit note netted; a settled and a rejected line; two currencies.
 */
#ifndef RELANCE_TESTS_AUDIT_BUILD_RUN_H
#define RELANCE_TESTS_AUDIT_BUILD_RUN_H

#include "audit/audit.h"

#define BUILT_PREVIOUS "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"
#define BUILT_AT 1795212000

typedef struct {
    char *folder;
    char *head; /* what the history would know */
} BuiltRun;

BuiltRun *built_run_new(void);
void built_run_free(BuiltRun *run);

/* Absolute path of a file of the run; a new string. */
char *built_run_path(const BuiltRun *run, const char *path);
/* The file's text; replaces its first `from` by `to` (it must be there). */
void built_run_edit(const BuiltRun *run, const char *path, const char *from, const char *to);
/* Writes manifest and seal again, as somebody who knows how would; the head becomes the new
 * one. */
void built_run_reseal(BuiltRun *run);

#endif
