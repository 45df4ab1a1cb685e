/*
 * How to pay: label and value lines between two rules, beside them the QR code with its
 * caption.
 */
#ifndef RELANCE_RENDER_PAYMENT_BLOCK_H
#define RELANCE_RENDER_PAYMENT_BLOCK_H

#include "render/galley.h"

/* Adds the block as one strip. */
void payment_block_set(Galley *galley, const Block *block, Mpt x, Mpt width, Mpt space_before);

#endif
