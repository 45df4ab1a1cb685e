/*
 * The check digits of VAT numbers, country by country. Each function is given the number without
 * its prefix, in the shape of that country, and says if its check digits agree.
 */
#ifndef RELANCE_GROUND_VAT_CHECK_H
#define RELANCE_GROUND_VAT_CHECK_H

#include <glib.h>

typedef gboolean (*VatCheck)(const char *number);

gboolean vat_check_at(const char *number);
gboolean vat_check_be(const char *number);
gboolean vat_check_ch(const char *number);
gboolean vat_check_de(const char *number); /* ISO 7064 MOD 11,10; Croatia too */
gboolean vat_check_dk(const char *number);
gboolean vat_check_ee(const char *number);
gboolean vat_check_el(const char *number);
gboolean vat_check_es(const char *number);
gboolean vat_check_fi(const char *number);
gboolean vat_check_fr(const char *number);
gboolean vat_check_gb(const char *number);
gboolean vat_check_hu(const char *number);
gboolean vat_check_ie(const char *number);
gboolean vat_check_it(const char *number);
gboolean vat_check_lu(const char *number);
gboolean vat_check_mt(const char *number);
gboolean vat_check_nl(const char *number);
gboolean vat_check_no(const char *number);
gboolean vat_check_pl(const char *number);
gboolean vat_check_pt(const char *number);
gboolean vat_check_ro(const char *number);
gboolean vat_check_se(const char *number);
gboolean vat_check_si(const char *number);
gboolean vat_check_sk(const char *number);

#endif
