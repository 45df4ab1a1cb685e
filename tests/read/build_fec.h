/* Lines of a FEC as texts, and a FEC read for one run date. */
#ifndef RELANCE_TESTS_READ_BUILD_FEC_H
#define RELANCE_TESTS_READ_BUILD_FEC_H

#include "build_case.h"

#define FEC_NAMES                                                                              \
    "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|"          \
    "CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|"    \
    "Montantdevise|Idevise"
#define FEC_HEADER FEC_NAMES "\n"

/* All arguments are literal texts; PieceDate and ValidDate are the entry's day. */
#define FEC_ROW(journal, entry, day, account, auxiliary, piece, label, debit, credit, code,    \
                code_day)                                                                      \
    journal "|" entry "|" day "|" account "|Compte|" auxiliary "|" auxiliary "|" piece "|" day \
            "|" label "|" debit "|" credit "|" code "|" code_day "|" day "||\n"
#define SALE(entry, day, auxiliary, piece, amount, code, code_day)                             \
    FEC_ROW("VE|Ventes", entry, day, "411000", auxiliary, piece, "Facture", amount, "0,00",    \
            code, code_day)
#define CREDIT_NOTE(entry, day, auxiliary, piece, amount, code, code_day)                      \
    FEC_ROW("VE|Ventes", entry, day, "411000", auxiliary, piece, "Avoir", "0,00", amount,      \
            code, code_day)
#define CASH(entry, day, auxiliary, piece, amount, code, code_day)                             \
    FEC_ROW("BQ|Banque", entry, day, "411000", auxiliary, piece, "Virement", "0,00", amount,   \
            code, code_day)
#define OPENING(entry, day, auxiliary, piece, amount, code, code_day)                          \
    FEC_ROW("AN|A nouveaux", entry, day, "411000", auxiliary, piece, "A nouveau", amount,      \
            "0,00", code, code_day)

/* A case with one FEC of these rows, terms net:30, read. */
ReadCase *fec_case_read(const char *rows, const char *run_date);

/* A file of these rows below the header, added to the case. */
void fec_case_add(ReadCase *read_case, const char *name, const char *rows);

/* The sum of a customer's items, which must be that of its receivable accounts. */
gint64 fec_case_sum(const ReadCase *read_case, const char *customer);

/* How many complaints were made of a rule. */
guint fec_case_count(const ReadCase *read_case, const char *rule);

#endif
