/*
 * What accountants write into a label for want of a column: the due date ("FACTURE 123 ECH
 * 31/12/2025") and the invoice's number.
 */
#ifndef RELANCE_READ_LABEL_DUE_H
#define RELANCE_READ_LABEL_DUE_H

#include "ground/day.h"

/*
 * The date behind "éch", "échéance", "exigible", "due", "fällig" and the like in a label, day
 * first; DAY_NONE if there is none.
 */
Day label_find_due(const char *label);

/*
 * The number behind "facture", "fact", "invoice", "avoir" ..., or a word such as FA2025-00123;
 * a new text, NULL if there is none.
 */
char *label_find_number(const char *label);

#endif
