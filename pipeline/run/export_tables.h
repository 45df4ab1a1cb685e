/* The tables of an auditor's bundle, and what their columns mean. */
#ifndef RELANCE_RUN_EXPORT_TABLES_H
#define RELANCE_RUN_EXPORT_TABLES_H

#include "run/kept_table.h"

typedef struct {
    const char *name;    /* "plan": plan.csv, a member of audit.json, a sheet */
    const char *meaning; /* one sentence */
    KeptTable *table;
} ExportTable;

void export_table_free(ExportTable *table);

/* The run's own tables and its journal; a new array of new ExportTable *. */
GPtrArray *export_tables_read(const char *folder);

/* The meaning of a column; "" for one that the list does not know. */
const char *export_column_meaning(const char *column);

/* TRUE for columns that hold numbers: a workbook's cells are then numbers. */
gboolean export_column_is_number(const char *column);

/* The forms of a bundle; new texts. */
char *export_print_csv(const KeptTable *table);
char *export_print_json(const GPtrArray *tables, const char *run_id);
/* One workbook in SpreadsheetML 2003, plain XML that spreadsheets open without any ZIP. */
char *export_print_workbook(const GPtrArray *tables);
char *export_print_readme(const GPtrArray *tables, const char *run_id, const char *format,
                          const char *sample);

#endif
