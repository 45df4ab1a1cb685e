/*
 * history-since-last-run.csv: what happened since the run before, for colleagues and other programs:
 * what people recorded and imported, then what this run sent.
 */
#ifndef RELANCE_RUN_HISTORY_EXTRACT_H
#define RELANCE_RUN_HISTORY_EXTRACT_H

#include "run/run.h"

/*
 * date, customer, invoice, what, level, channel, amount, currency, status, author, document, file,
 * until, note; events by date as recorded, then the run's deliveries. NULL and *error.
 */
char *history_extract_print(const Run *run, GError **error);

#endif
