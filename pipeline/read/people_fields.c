#include "read/people_fields.h"

#include "ground/text.h"
#include "read/address_cell.h"
#include "read/cell_checks.h"

#include <string.h>

void people_fill_texts(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                       const TextField *fields, guint n, gpointer record)
{
    for (guint i = 0; i < n; i++)
        *(const char **)G_STRUCT_MEMBER_P(record, fields[i].offset) =
            check_text(file, row, fields[i].column, ledger);
}

const char *people_find_home(const Settings *settings)
{
    return text_is_blank(settings->creditor.country) ? "FR" : settings->creditor.country;
}

const char *people_join_name(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                             guint first_name, const char *name)
{
    const char *first = record_cell(file, row, first_name);
    if (!*first || !name)
        return *first ? ledger_take_string(ledger, first) : name;
    g_autofree char *whole = g_strconcat(first, " ", name, NULL);
    return ledger_take_string(ledger, whole);
}

/*
 * Three lines of street into two fields: blank ones go, the last two share one. A building above its
 * street, as programs that number their lines have it, is the second field, which is printed above
 * the first.
 */
static void fill_streets(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                         const AddressColumns *columns, const AddressFields *fields)
{
    const guint places[] = {columns->street, columns->street2, columns->street3};
    const char *lines[3] = {NULL, NULL, NULL};
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        const char *line = check_text(file, row, places[i], ledger);
        if (line)
            lines[n++] = line;
    }
    guint street = 0;
    while (street + 1 < n && !address_line_is_street(lines[street]))
        street++;
    if (n < 2 || !address_line_is_street(lines[street]))
        street = 0;
    const char *rest[2] = {lines[street == 0 ? 1 : 0], lines[street == 2 ? 1 : 2]};
    g_autofree char *both = n == 3 ? g_strconcat(rest[0], " ", rest[1], NULL) : NULL;
    *fields->street = lines[street];
    *fields->street2 = both ? ledger_take_string(ledger, both) : rest[0];
}

static void take_parts(const AddressParts *parts, Ledger *ledger, const AddressFields *fields)
{
    *fields->street = ledger_take_string(ledger, parts->street);
    *fields->street2 = ledger_take_string(ledger, parts->street2);
    *fields->postcode = ledger_take_string(ledger, parts->postcode);
    *fields->city = ledger_take_string(ledger, parts->city);
    if (!*fields->country)
        *fields->country = ledger_take_string(ledger, parts->country);
}

/* A whole address in one cell. */
static void split_address(const RecordFile *file, const CsvRow *row, guint column,
                          const char *name, const char *home, Ledger *ledger,
                          const AddressFields *fields)
{
    AddressParts parts;
    const char *country = *fields->country ? *fields->country : home;
    if (!address_cell_split(record_cell(file, row, column), name, country, &parts))
        record_complain(
            file, row, (int)column, COMPLAINT_WARNING, "address-unreadable",
            "\"%s\" has no line with postcode and town; its lines are taken as they "
            "are, without a town",
            record_cell(file, row, column));
    take_parts(&parts, ledger, fields);
    address_parts_clear(&parts);
}

/* "69003 LYON" in the column of the postcode or the town, where the other one is blank. */
static gboolean split_town(const RecordFile *file, const CsvRow *row,
                           const AddressColumns *columns, const char *country, Ledger *ledger,
                           const AddressFields *fields)
{
    const char *postcode = record_cell(file, row, columns->postcode);
    const char *city = record_cell(file, row, columns->city);
    g_autofree char *code = NULL, *town = NULL;
    if ((*postcode && *city) ||
        !address_line_split(*city ? city : postcode, country, &code, &town))
        return FALSE;
    *fields->postcode = ledger_take_string(ledger, code);
    *fields->city = ledger_take_string(ledger, town);
    return TRUE;
}

void people_fill_address(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                         const AddressColumns *columns, const char *home,
                         const AddressFields *fields)
{
    gboolean is_given = *fields->country != NULL;
    const char *country = is_given ? *fields->country : home;
    const char *street = record_cell(file, row, columns->street);
    gboolean has_town =
        *record_cell(file, row, columns->postcode) || *record_cell(file, row, columns->city);
    const char *name = record_cell(file, row, columns->name);
    if (!has_town && !*street && *record_cell(file, row, columns->full_address)) {
        split_address(file, row, columns->full_address, name, home, ledger, fields);
        return;
    }
    if (!has_town && strpbrk(street, "\r\n")) {
        split_address(file, row, columns->street, name, home, ledger, fields);
        return;
    }
    fill_streets(file, row, ledger, columns, fields);
    if (split_town(file, row, columns, country, ledger, fields))
        return;
    *fields->postcode = check_postcode(file, row, columns->postcode, country, is_given, ledger);
    *fields->city = check_text(file, row, columns->city, ledger);
}
