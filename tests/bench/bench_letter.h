/*
 * The letter that the render programs set: one page A4 of about 1,900 characters of French, five
 * invoices, a logo and a QR code; name, amounts and code differ from letter to letter.
 */
#ifndef RELANCE_TESTS_BENCH_LETTER_H
#define RELANCE_TESTS_BENCH_LETTER_H

#include <glib.h>

enum { BENCH_PARAGRAPHS = 6, BENCH_ROWS = 5, BENCH_COLUMNS = 4, BENCH_PAYMENT_LINES = 4 };

extern const char *const bench_sender[], *const bench_header[BENCH_COLUMNS]; /* NULL-ended */
extern const char *const bench_payment_labels[BENCH_PAYMENT_LINES];
extern const char bench_closing[], bench_signatory[];

typedef struct {
    char *id, *subject, *payload;
    char *address[5]; /* the last is NULL */
    char *paragraphs[BENCH_PARAGRAPHS];
    char *cells[BENCH_ROWS][BENCH_COLUMNS];
    char *total;
    char *payment[BENCH_PAYMENT_LINES];
} BenchLetter;

BenchLetter *bench_letter_new(guint number);
void bench_letter_free(BenchLetter *letter);

#endif
