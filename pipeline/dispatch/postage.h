/*
 * What a letter weighs and what its stamp costs, by a dated tariff table
 * (templates/tables/postage.csv or print.tariffs).
 *
 * Columns, in any order: valid_from, product, max_weight_g, price, currency, source. The rows
 * of one product with the newest valid_from on or before the day are its tariff; older rows no
 * longer count. An empty price says that it is not known from that day on.
 */
#ifndef RELANCE_DISPATCH_POSTAGE_H
#define RELANCE_DISPATCH_POSTAGE_H

#include "dispatch/dispatch.h"

struct PostageTable {
    GPtrArray *rows; /* of the folder: TariffRow * */
};

/* The products that one letter pays, NULL-ended: its own first. Static. */
const char *const *postage_products(gboolean is_registered, gboolean is_abroad);

/* Price of one product for a weight on a day. FALSE if the table does not know it. */
gboolean postage_table_find(const PostageTable *table, const char *product,
                            int weight_centigrams, Day day, gint64 *minor,
                            char currency[CURRENCY_SIZE]);

/* Sheets of paper for so many pages. */
int letter_sheets(int pages, gboolean duplex);
/* "DL" (up to five sheets, folded in three) or "C4". Static. */
const char *letter_envelope(int sheets);
/* A4 of 80 g/m2 is 4.99 g a sheet; envelope DL 5 g, C4 18 g. Hundredths of a gram. */
int letter_weight_centigrams(int sheets);

#endif
