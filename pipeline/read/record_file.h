/*
 * One configured file of records (customers, contacts, events, review, rates) through the table
 * machinery: opened, its rows handed on, those that cannot be split complained about.
 */
#ifndef RELANCE_READ_RECORD_FILE_H
#define RELANCE_READ_RECORD_FILE_H

#include "read/ledger_dialect.h"
#include "read/record_headers.h"
#include "records/ledger.h"
#include "records/settings.h"

typedef struct RecordFile RecordFile;

/* One good row. FALSE stops the reading. */
typedef gboolean (*RecordTaker)(RecordFile *file, const CsvRow *row);

struct RecordFile {
    Table *table;
    LedgerDialect dialect;
    Complaints *complaints;
    GPtrArray *recognised; /* lines for people are appended (char *), or NULL */
    RecordTaker take;
    gpointer data;       /* the reader's own */
    int first_required;  /* column that must be there, -1: none */
    int second_required; /* likewise */
    gint64 n_rows;       /* data rows, once read */
};

/*
 * How a file writes amounts and dates, as the settings say: for this file, and for the ledger, whose
 * word serves where the file's own values leave it open. NULL or "auto": recognise.
 */
typedef struct {
    const char *decimal, *dates;
    const char *ledger_decimal, *ledger_dates;
} RecordForms;

/*
 * Reads a whole file. FALSE: a REFUSED complaint was added ([dates-ambiguous],
 * [decimal-ambiguous], ...), or *error is set.
 */
gboolean record_file_read(RecordFile *file, const TableRequest *request, DialectColumns columns,
                          const RecordForms *forms, GError **error);

/* The forms that relance.yaml gives for a file. */
RecordForms record_file_forms(const TableSettings *table, const LedgerSettings *ledger);

/* The request for a file of the settings. */
TableRequest record_file_request(const TableSettings *settings, const char *settings_file,
                                 const char *key, const TableShape *shape);

const char *record_cell(const RecordFile *file, const CsvRow *row, guint column);

/* A complaint at a cell of the row: what is wrong and what was done. */
void record_complain(const RecordFile *file, const CsvRow *row, int column,
                     ComplaintLevel level, const char *rule, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

/* A date cell; a bad one is complained about at `level`. FALSE if it is bad. */
gboolean record_read_date(const RecordFile *file, const CsvRow *row, guint column,
                          ComplaintLevel level, Day *day);

/*
 * An amount cell in minor units, -1 if blank; FALSE (complained at `level`) if it is bad or
 * negative. A currency written beside the digits replaces *currency (CURRENCY_SIZE), if that is "",
 * and is bad if it contradicts it; `fallback` is the currency where none is known.
 */
gboolean record_read_amount(const RecordFile *file, const CsvRow *row, guint column,
                            ComplaintLevel level, const char *fallback, char *currency,
                            gint64 *minor);

/* SHA-256 and row count of a file that was read, into the ledger's inputs. */
gboolean record_file_note_input(Ledger *ledger, const char *role, const char *path,
                                const char *name, gint64 rows, GError **error);

#endif
