/*
 * fonts/fonts.yaml: which font files, hyphenation patterns and colour profile the letters use.
 */
#ifndef RELANCE_RENDER_TYPOGRAPHY_FILE_H
#define RELANCE_RENDER_TYPOGRAPHY_FILE_H

#include "render/typography.h"

/* Loads what the file names into faces, hyphenations, colour_profile and inputs. */
gboolean typography_file_read(Typography *typography, const char *path, Complaints *complaints,
                              GError **error);

#endif
