/* Words by which lines of a report that are no documents are known, in three languages. */
#ifndef RELANCE_READ_LINE_WORDS_H
#define RELANCE_READ_LINE_WORDS_H

#include <glib.h>

/* TRUE if a line with such a cell may be one of totals: "Total ...", "C0042 Total", "Summe". */
gboolean line_words_total(const char *text);

/* TRUE for sums carried from page to page: "A reporter", "Übertrag". */
gboolean line_words_carried(const char *text);

/* TRUE for what was open before the first line: "Solde antérieur", "Opening balance". */
gboolean line_words_opening(const char *text);

/* TRUE for what only belongs to the printed page: "Page 3", "Edité le ...", "Stand: ...". */
gboolean line_words_note(const char *text);

#endif
