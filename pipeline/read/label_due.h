/* Due dates that accountants write into a label: "FACTURE 123 ECH 31/12/2025". */
#ifndef RELANCE_READ_LABEL_DUE_H
#define RELANCE_READ_LABEL_DUE_H

#include "ground/day.h"

/*
 * The date behind "éch", "échéance", "due" or "fällig" in
 * a label; DAY_NONE if there is none.
 */
Day label_find_due(const char *label);

#endif
