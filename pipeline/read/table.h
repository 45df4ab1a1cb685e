/*
 * A file of rows with its dialect recognised and its columns understood: what every CSV that
 * comes in through read has in common.
 *
 * Opening looks at the file's beginning: encoding, separator (also a first line "sep=;"), title
 * lines above the header, the header, and which canonical column each header means. What the
 * settings say wins over what is recognised.
 */
#ifndef RELANCE_READ_TABLE_H
#define RELANCE_READ_TABLE_H

#include "ground/complaints.h"
#include "read/csv_rows.h"
#include "read/header_names.h"
#include "read/table_layout.h"

typedef struct {
    const char *path, *name; /* where it is; as the user named it */
    const char *key;         /* its key in relance.yaml: "ledger", "customers" */
    const TableShape *shape;
    const TableLayout *layout;        /* of a format without header row; NULL: look for one */
    const GPtrArray *columns;         /* ColumnChoice *, or NULL */
    const char *settings_file;        /* for complaints about those choices */
    const char *encoding, *separator; /* NULL or "auto": recognise */
    gboolean has_quotes;              /* FALSE: never; TRUE: quotes may enclose cells */
    gboolean takes_first;             /* of two columns with one name; FALSE: refuse them */
    gboolean wants_titles;            /* deliver the lines above the header, too */
    Outcome code;                     /* of the GError if the file cannot be read */
} TableRequest;

typedef struct {
    TableRequest request; /* its strings stay the caller's */
    TextCodec *codec;
    char *encoding, *evidence; /* name, and how it was recognised */
    CsvDialect dialect;
    int header_line;  /* 0: not found */
    char **header;    /* NULL-ended */
    guint n_trailing; /* empty cells behind them */
    guint n_expected; /* with a layout: cells by which quotes are judged; 0: not known */
    int *places;      /* per column of the shape: cell from 0, -1 if the file has none */
    char **notes;     /* per header: why it is used so, or is not; NULL: nothing to say */
    char (
        *currencies)[CURRENCY_SIZE]; /* per header: the one in its name, "" if there is none */
    const int *amount_cells; /* further cells that hold amounts, ended by -1; lent, or NULL */
    gint64 n_rows;           /* data rows delivered by the last table_read */
    Complaints *complaints;
} Table;

typedef enum { TROUBLE_NONE, TROUBLE_TOO_MANY_CELLS, TROUBLE_QUOTES } RowTrouble;

/* FALSE to stop. Blank rows (";;;;") are not delivered. */
typedef gboolean (*TableRowTaker)(const CsvRow *row, RowTrouble trouble, gpointer data);

/* NULL: a REFUSED complaint was added, or *error is set. */
Table *table_open(const TableRequest *request, Complaints *complaints, GError **error);
void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/*
 * Delivers every data row, in the file's order, and before them the lines above the header if
 * they are wanted (row->line < table->header_line). FALSE and *error if reading fails.
 */
gboolean table_read(Table *table, TableRowTaker take, gpointer data, GError **error);

/*
 * A cell by canonical column, "" where the file or the row has none; lent. Here, because every
 * row asks for some twenty: a column that the file has not is as far away as can be.
 */
static inline const char *table_cell(const Table *table, const CsvRow *row, guint column)
{
    guint place = (guint)table->places[column];
    return place < row->n ? row->cells[place] : "";
}

gboolean table_has_column(const Table *table, guint column);
/* The place of a cell for complaints; column of the shape, or -1 for the whole line. */
Place table_place(const Table *table, int line, int column);

/* The row's cells joined by the separator; a new string. */
char *table_row_text(const Table *table, const CsvRow *row);

/* A REFUSED complaint [column-missing] that names the nearest header. */
void table_complain_missing(const Table *table, guint column);

/* Keeps a word on how the column of a header is used, for table_describe. */
void table_note(Table *table, int place, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* What was recognised, as lines for people, appended (char *, new). */
void table_describe(const Table *table, GPtrArray *lines);

/* How many columns of a shape the best header row near the beginning of a file names; 0 on
 * error. */
guint table_count_recognised(const TableRequest *request);

#endif
