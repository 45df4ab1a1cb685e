/* A random sample of a run's documents, page images beside the data. */
#ifndef RELANCE_RUN_EXPORT_SAMPLE_H
#define RELANCE_RUN_EXPORT_SAMPLE_H

#include "run/export_tables.h"

/*
 * Chooses `size` documents that have a file: those whose SHA-256 of "<seed>:<document>" comes
 * first, so that anybody can choose them again with sha256sum. Copies their PDF into
 * target/sample/, makes page images where pdftoppm is installed (*has_images tells) and writes
 * sample/index.html. Returns the table place, document, customer, level, ..., images; NULL and
 * *error.
 */
KeptTable *export_sample_write(const char *folder, const char *target, guint size, gint64 seed,
                               gboolean *has_images, GError **error);

#endif
