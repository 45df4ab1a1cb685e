/* #PAYMENT_BLOCK and #PAYMENT_QR: how to pay, and the code a banking application reads. */
#ifndef RELANCE_COMPOSE_PAYMENT_BLOCK_H
#define RELANCE_COMPOSE_PAYMENT_BLOCK_H

#include "compose/letter_facts.h"

/* Beneficiary, IBAN, BIC, amount, reference and the code. NULL without an IBAN. */
Block *payment_block_new(const LetterFacts *facts);

/*
 * The code alone. Where none is possible (another currency, nothing to pay) the lines of
 * payment_block_new stand in its place; NULL without an IBAN.
 */
Block *payment_qr_new(const LetterFacts *facts);

#endif
