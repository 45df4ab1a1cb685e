/*
 * 5-audit/manifest.sha256: a line for every file of the run folder but the manifest itself and
 * the journal, sorted by path. The paths are relative to the run folder:
 *
 *     cd out/2026-11-21-1 && sha256sum -c 5-audit/manifest.sha256
 *
 * As sha256sum writes it: hash, two spaces, path; a path with a backslash or a line end has it
 * escaped (\\, \n, \r) and its line begins with a backslash.
 */
#ifndef RELANCE_AUDIT_MANIFEST_H
#define RELANCE_AUDIT_MANIFEST_H

#include <glib.h>

typedef struct {
    char *path;   /* relative to the run folder */
    char *sha256; /* NULL: a thing that is neither file nor folder (a link, a pipe) */
} ManifestEntry;

/* The folder as it is now, hashed, sorted; an array that frees its entries. NULL and *error. */
GPtrArray *manifest_scan(const char *run_folder, GError **error);

/* Entries as text; a new string. */
char *manifest_print(const GPtrArray *entries);

/* Text back to entries, in its order. NULL and *bad_line (from 1) if a line is none. */
GPtrArray *manifest_parse(const char *text, gint64 *bad_line);

#endif
