/*
 * The customer on a line of its own above its documents: "411DUPONT;DUPONT ET FILS",
 * "Client : C0042 - DUPONT", "Kunde   10001", or a bare name.
 */
#ifndef RELANCE_READ_GROUP_NAME_H
#define RELANCE_READ_GROUP_NAME_H

#include "read/csv_rows.h"

typedef enum {
    GROUP_PLAIN, /* a bare text */
    GROUP_KEYED, /* begins with a word for customer: "Client : ..." */
    GROUP_NAME,  /* begins with a word for name: "Name   ABC GmbH" */
    GROUP_OTHER  /* another word with a colon: "Ort : Berlin"; an age: "1 - 30" */
} GroupForm;

typedef struct {
    GroupForm form;
    char *id, *name;    /* name NULL: none; id is the whole text where it cannot be split */
    gboolean may_split; /* the id begins with something like a code: "411DUPONT DUPONT SA" */
} GroupName;

/*
 * Understands such a line; `splits`: a code at the beginning of a single text is the id. Sums
 * and other numbers on the line are left aside.
 */
GroupName group_name_parse(const CsvRow *row, gboolean splits);
void group_name_clear(GroupName *group);

/* TRUE if the line is GROUP_KEYED. */
gboolean group_name_is_keyed(const CsvRow *row);

#endif
