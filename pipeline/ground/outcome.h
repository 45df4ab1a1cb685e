/*
 * How a command ends: the exit codes (sysexits where they exist), and the GError domain for "the
 * world failed" whose codes are these outcomes. Bad data is a complaint, not a GError.
 */
#ifndef RELANCE_GROUND_OUTCOME_H
#define RELANCE_GROUND_OUTCOME_H

#include <glib.h>

typedef enum {
    OUTCOME_DONE = 0, /* all that was due left, or nothing was due */
    OUTCOME_SOMETHING_HELD =
        1,                     /* done, but something is held, rejected or waits for a person */
    OUTCOME_INPUT_REFUSED = 2, /* nothing left the house */
    OUTCOME_WRONG_USE = 64,
    OUTCOME_OUR_MISTAKE = 70,
    OUTCOME_CANNOT_CREATE = 73,
    OUTCOME_INPUT_OUTPUT = 74,
    OUTCOME_TRY_LATER = 75,        /* channel not reachable or deferred, lock held */
    OUTCOME_SETTINGS_REFUSED = 78, /* settings, scenarios, templates, fonts, rates */
} Outcome;

#define OUTCOME_ERROR outcome_error_quark()
GQuark outcome_error_quark(void);

/* The graver of two by the precedence 70 > 74/73 > 78 > 2 > 64 > 75 > 1 > 0. */
Outcome outcome_graver(Outcome a, Outcome b);

/* The outcome of an error: its code if it is of OUTCOME_ERROR, else OUTCOME_INPUT_OUTPUT. */
Outcome outcome_of_error(const GError *error);

/* Sets *error in OUTCOME_ERROR (first cause kept: does nothing if *error is set). Returns FALSE. */
gboolean outcome_fail(GError **error, Outcome code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

#endif
