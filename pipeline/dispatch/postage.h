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

#include "ground/complaints.h"
#include "ground/day.h"
#include "ground/money.h"

typedef struct {
    GPtrArray *rows; /* of the folder: TariffRow * */
} PostageTable;

/*
 * Reads the table; path NULL gives an empty one. Rows that cannot be read are left out with a
 * WARNING [tariff-unreadable]; so is a file. Never NULL.
 */
PostageTable *postage_table_read(const char *path, Complaints *complaints);
void postage_table_free(PostageTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostageTable, postage_table_free)

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
