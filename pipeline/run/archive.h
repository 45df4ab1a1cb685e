/*
 * The inputs of a run, kept for later stages and auditors in 5-audit/inputs/ (archive: copy), or
 * known by hash only (archive: reference).
 *
 *   5-audit/inputs/<role>/<first 8 of the hash>-<name>     settings, ledger, customers ...
 *   5-audit/inputs/templates/<language>/<name>.md          templates and layouts, as a tree
 */
#ifndef RELANCE_RUN_ARCHIVE_H
#define RELANCE_RUN_ARCHIVE_H

#include "run/run.h"

/* Copies every input of the run into its folder; fonts are known by their hash only. */
gboolean archive_store(const Run *run, GError **error);

/* The archived relance.yaml of the run, or the user's own with archive: reference. New path. */
char *archive_find_settings(const Run *run, GError **error);

/*
 * Turns the paths in run->settings to the files that this run read: its copies, or the originals.
 * The mail server's settings, out and history stay those of `present`, so that a wrong server name
 * can be put right before `dispatch` is started again.
 */
gboolean archive_redirect(Run *run, Settings *present, GError **error);

/* What run->inputs says now against run.json: *error names the first file that differs. */
gboolean archive_compare(const Run *run, GError **error);

/* The inputs of run.json that are other files now or gone: lent InputFile *, a new array. */
GPtrArray *archive_find_changed(const Run *run);

/* Where an input is kept below the run folder; a new path, whether it is there or not. */
char *archive_kept_path(const InputFile *input);

/* TRUE for what is known by its hash only, whatever the setting: fonts and what else belongs to
 * the machine. */
gboolean archive_is_of_machine(const InputFile *input);

/* Complaints about an archived copy name the file as the user does. */
void archive_restore_names(Run *run);

#endif
