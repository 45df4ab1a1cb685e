#include "read/month_names.h"

#include "ground/text.h"

#include <string.h>

typedef struct {
    const char *name; /* folded */
    int month;
} MonthName;

static const MonthName month_names[] = {
    {"janvier", 1},   {"january", 1},   {"januar", 1},    {"jan", 1},       {"janv", 1},
    {"fevrier", 2},   {"february", 2},  {"februar", 2},   {"feb", 2},       {"fev", 2},
    {"fevr", 2},      {"mars", 3},      {"march", 3},     {"marz", 3},      {"maerz", 3},
    {"mar", 3},       {"mrz", 3},       {"avril", 4},     {"april", 4},     {"avr", 4},
    {"apr", 4},       {"mai", 5},       {"may", 5},       {"juin", 6},      {"june", 6},
    {"juni", 6},      {"jun", 6},       {"juillet", 7},   {"july", 7},      {"juli", 7},
    {"jul", 7},       {"juil", 7},      {"aout", 8},      {"august", 8},    {"aug", 8},
    {"aou", 8},       {"septembre", 9}, {"september", 9}, {"sep", 9},       {"sept", 9},
    {"octobre", 10},  {"october", 10},  {"oktober", 10},  {"oct", 10},      {"okt", 10},
    {"novembre", 11}, {"november", 11}, {"nov", 11},      {"decembre", 12}, {"december", 12},
    {"dezember", 12}, {"dec", 12},      {"dez", 12},
};

int month_name_parse(const char *name)
{
    g_autofree char *folded = text_fold(name);
    for (guint i = 0; i < G_N_ELEMENTS(month_names); i++)
        if (strcmp(folded, month_names[i].name) == 0)
            return month_names[i].month;
    return 0;
}
