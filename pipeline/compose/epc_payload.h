/*
 * The text of an EPC069-12 QR code (SEPA credit transfer, version 002, UTF-8 reduced to the
 * basic Latin set that every bank takes). European Payments Council, guidelines v3.1.
 */
#ifndef RELANCE_COMPOSE_EPC_PAYLOAD_H
#define RELANCE_COMPOSE_EPC_PAYLOAD_H

#include <glib.h>

enum { EPC_PAYLOAD_BYTES = 331 }; /* QR version 13, error correction M, byte mode */

typedef struct {
    const char *name;       /* beneficiary */
    const char *iban, *bic; /* bic may be NULL */
    gint64 minor;           /* euro cents */
    const char *structured; /* ISO 11649, or NULL; never together with text */
    const char *text;       /* unstructured remittance, or NULL */
} EpcTransfer;

/* NULL if no code is possible: sum out of 0.01..999999999.99, bad IBAN, both references. */
char *epc_payload_new(const EpcTransfer *transfer);

/* Accents off, what the basic set lacks replaced; at most `length` characters. A new string. */
char *epc_text_to_basic(const char *text, gsize length);

#endif
