/* Commands of an RImport file: which section a line is in, and how it writes amounts. */
#ifndef RELANCE_READ_RIMPORT_SECTION_H
#define RELANCE_READ_RIMPORT_SECTION_H

#include "read/csv_rows.h"

typedef enum { SECTION_ENTRIES, SECTION_FOLDER, SECTION_OTHER } SectionKind;

typedef struct {
    SectionKind kind;
    char name[84]; /* its first 20 characters; "" before the first ##Section */
    char decimal;  /* declared by ##DebFmt SepDec, 0: not declared */
} RimportSection;

typedef enum {
    COMMAND_NONE,    /* the row is a line of the section */
    COMMAND_SECTION, /* a section begins */
    COMMAND_OTHER,   /* understood */
    COMMAND_UNKNOWN  /* not understood; nothing changed */
} RimportCommand;

/* Takes a row's command, if it is one. Begin with a zeroed section. */
RimportCommand rimport_section_take(RimportSection *section, const CsvRow *row);

#endif
