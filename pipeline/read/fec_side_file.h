/* Due dates by invoice, perhaps by customer and invoice, from the side files of a FEC. */
#ifndef RELANCE_READ_FEC_SIDE_FILE_H
#define RELANCE_READ_FEC_SIDE_FILE_H

#include "ground/day.h"

typedef struct FecSideDues FecSideDues;

FecSideDues *fec_side_dues_new(void);
void fec_side_dues_free(FecSideDues *dues);

/*
 * The due date that a side file gives for this customer's invoice, the customer named by number
 * or by name (NULL: unknown), or for the number on a line without customer; DAY_NONE.
 */
Day fec_side_dues_find(const FecSideDues *dues, const char *customer, const char *name,
                       const char *invoice);

#endif
