/* The keys of relance.yaml's `report`: how figures are counted and told. */
#ifndef RELANCE_SETTINGS_REPORT_KEYS_H
#define RELANCE_SETTINGS_REPORT_KEYS_H

#include "settings/plain_values.h"

extern const KeyRule report_keys[]; /* of ReportSettings */

#endif
