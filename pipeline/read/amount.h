/*
 * Amounts as accounting programs write them, to minor units. Never floating point.
 *
 * Understood: 1 234,56 (space, U+00A0, U+202F, U+2009), 1.234,56, 1,234.56, 1'234.56, 1234.56-,
 * -1234,56, - 12, (1 234,56), 0000000069,60, and a currency sign or ISO code before or behind;
 * behind also the side: 12,50 C, 12,50 H, 12.50 CR (negative), D, S, DR. Groups must be of three
 * digits. More digits than the currency has are accepted only if they are zeros.
 */
#ifndef RELANCE_READ_AMOUNT_H
#define RELANCE_READ_AMOUNT_H

#include "ground/money.h"

/* Minor units; sums of all that a file may hold stay in 64 bits. */
#define AMOUNT_LARGEST G_GINT64_CONSTANT(10000000000000)

typedef enum {
    AMOUNT_READ,
    AMOUNT_BLANK,
    AMOUNT_UNREADABLE,
    AMOUNT_TOO_FINE,  /* more decimals than the currency has */
    AMOUNT_TOO_LARGE, /* beyond AMOUNT_LARGEST */
    AMOUNT_AMBIGUOUS
} AmountState;

typedef struct {
    AmountState state;
    gint64 minor;
    char currency[CURRENCY_SIZE]; /* from a sign or code beside the digits; "" if none */
    const char *shared_sign;      /* "$" or "¥", which several countries use; NULL: none */
} Amount;

/* decimal: ',' or '.', or 0 where the file has not shown it: then 1.234 is AMOUNT_AMBIGUOUS. */
Amount amount_parse(const char *text, char decimal, const char *currency);

/* TRUE if amounts in the currency are written with this shared sign. */
gboolean amount_uses_sign(const char *currency, const char *shared_sign);

/* What the amounts of a file say about its decimal sign. */
typedef struct {
    gint64 comma, point;                /* amounts that can be read in one way only */
    gint64 ambiguous;                   /* amounts like 1.234 */
    int ambiguous_line, ambiguous_cell; /* the first of them */
    char example[24];
    int comma_line, point_line; /* the first that shows it */
    char comma_example[24], point_example[24];
} AmountEvidence;

void amount_evidence_take(AmountEvidence *evidence, const char *text, int line, int cell);

/*
 * ',' or '.'; 0 if nothing shows it, or if both signs are
 * used so often that neither is a slip.
 */
char amount_evidence_conclude(const AmountEvidence *evidence);

#endif
