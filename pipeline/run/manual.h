/*
 * The manual page and the shell completion, made from the table of commands, so that they can
 * never say something else than the program.
 */
#ifndef RELANCE_RUN_MANUAL_H
#define RELANCE_RUN_MANUAL_H

#include "run/options.h"

/* what: "--manual" (troff), "--completion" (bash), or a command's name (its help). Exit code. */
int manual_print(const char *what, const Command *commands, guint n);

#endif
