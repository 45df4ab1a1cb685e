/* What the names of the plan's rules mean, in a few words for people. */
#ifndef RELANCE_REPORT_RULE_WORDS_H
#define RELANCE_REPORT_RULE_WORDS_H

#include "report/phrases.h"

/* The rule in words; its name where it is not known. Lent. */
const char *rule_in_words(ReportLanguage language, const char *name);

#endif
