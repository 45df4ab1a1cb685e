/*
 * The page's own words: written in English in the code, looked up here for French. Words of the
 * data, reasons and complaints are not ours and stay as they are.
 */
#ifndef RELANCE_REPORT_PHRASES_H
#define RELANCE_REPORT_PHRASES_H

#include "records/settings.h"

typedef enum { REPORT_ENGLISH, REPORT_FRENCH } ReportLanguage;

/* report.language, else French where the creditor's country speaks it. NULL: English. */
ReportLanguage report_language_of(const Settings *settings);

ReportLanguage report_language_parse(const char *code); /* "fr", else English */

/* The phrase in the language; a phrase that the table lacks stays English. Lent, static. */
const char *phrase(ReportLanguage language, const char *english);

/* FALSE if the table lacks it; for the tests. */
gboolean phrase_is_known(const char *english);

/* "12.3" with the language's decimal sign, one decimal, from hundredths; a new string. */
char *phrase_print_tenths(ReportLanguage language, gint64 hundredths);

#endif
