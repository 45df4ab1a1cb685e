/* relance check --calibration [--layout NAME] */
#ifndef RELANCE_RUN_CALIBRATION_COMMAND_H
#define RELANCE_RUN_CALIBRATION_COMMAND_H

#include "run/run.h"

/*
 * Writes OUT/calibration-<layout>.pdf for the layout of --layout or of the settings, and says
 * where. The settings must be loaded.
 */
Outcome calibration_write(Run *run, GError **error);

#endif
