#include "settings/terms.h"

#include "ground/day.h"

#include <string.h>

/* One part of terms: the word before the colon and the range of the number behind it. */
typedef struct {
    const char *word;
    gboolean is_first;  /* begins the terms; else it refines what stands before it */
    gint64 least, most; /* most 0: no number */
} TermsPart;

static const TermsPart parts[] = {
    {"net", TRUE, 0, 3650},   {"eom_after", TRUE, 0, 3650}, {"eom_then", TRUE, 0, 3650},
    {"months", TRUE, 0, 120}, {"receipt", TRUE, 0, 0},      {"eom", FALSE, 0, 0},
    {"day", FALSE, 1, 31},
};

static gboolean is_number_within(const char *text, const TermsPart *part)
{
    guint64 number = 0;
    return g_ascii_isdigit(*text) &&
           g_ascii_string_to_unsigned(text, 10, (guint64)part->least, (guint64)part->most,
                                      &number, NULL);
}

static gboolean is_valid_part(const char *text, gboolean is_first)
{
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        gsize length = strlen(parts[i].word);
        if (parts[i].is_first != is_first || strncmp(text, parts[i].word, length) != 0)
            continue;
        if (text[length] == '\0' && parts[i].most == 0)
            return TRUE;
        if (text[length] == ':' && parts[i].most > 0)
            return is_number_within(text + length + 1, &parts[i]);
    }
    return FALSE;
}

gboolean terms_are_valid(const char *text)
{
    if (g_str_has_prefix(text, "fixed:"))
        return day_parse_iso(text + strlen("fixed:")) != DAY_NONE;
    g_auto(GStrv) pieces = g_strsplit(text, "+", -1);
    for (guint i = 0; pieces[i]; i++)
        if (!is_valid_part(pieces[i], i == 0))
            return FALSE;
    return pieces[0] != NULL;
}

const char *terms_wanted(void)
{
    return "net:30, eom_after:45, eom_then:45, eom_after:30+day:10, months:1+eom, "
           "fixed:2025-06-30 or receipt";
}
