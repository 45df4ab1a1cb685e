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
 * Reads a whole file. `dates` is the fallback form where the file's own dates tell nothing (the
 * ledger's setting), or NULL. FALSE: a REFUSED complaint was added, or *error is set.
 */
gboolean record_file_read(RecordFile *file, const TableRequest *request, DialectColumns columns,
                          const char *dates, GError **error);

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

/* An amount cell in minor units, -1 if blank; FALSE (complained at `level`) if it is bad. */
gboolean record_read_amount(const RecordFile *file, const CsvRow *row, guint column,
                            ComplaintLevel level, const char *currency, gint64 *minor);

/* SHA-256 and row count of a file that was read, into the ledger's inputs. */
gboolean record_file_note_input(Ledger *ledger, const char *role, const char *path,
                                const char *name, gint64 rows, GError **error);

#endif
