#include "render/date_words.h"
#include <string.h>

static const char *const months[] = {
    "janvier", "février",   "mars",      "avril",    "mai",      "juin",     "juillet",
    "août",    "septembre", "octobre",   "novembre", "décembre", "January",  "February",
    "March",   "April",     "May",       "June",     "July",     "August",   "September",
    "October", "November",  "December",  "Januar",   "Jänner",   "Februar",  "März",
    "Mai",     "Juni",      "Juli",      "Oktober",  "Dezember", "enero",    "febrero",
    "marzo",   "abril",     "mayo",      "junio",    "julio",    "agosto",   "septiembre",
    "octubre", "noviembre", "diciembre", "gennaio",  "febbraio", "aprile",   "maggio",
    "giugno",  "luglio",    "settembre", "ottobre",  "dicembre", "januari",  "februari",
    "maart",   "april",     "mei",       "juni",     "juli",     "augustus", "september",
    "oktober", "november",  "december",  NULL};
static const char *const ordinals[] = {"er", ".", "º", "°", "st", "nd", "rd", "th", NULL};

typedef struct {
    const char *at, *end;
} Scan;

static gsize digits_at(const Scan *scan)
{
    gsize n = 0;
    while (scan->at + n < scan->end && g_ascii_isdigit(scan->at[n]))
        n++;
    return n;
}

/* Steps over one plain space. */
static gboolean take_space(Scan *scan)
{
    if (scan->at >= scan->end || *scan->at != ' ')
        return FALSE;
    scan->at++;
    return TRUE;
}

/* Steps over the longest of the words that stands here and ends here. */
static gboolean take_word(Scan *scan, const char *const *words)
{
    for (; *words; words++) {
        gsize length = strlen(*words);
        if ((gsize)(scan->end - scan->at) < length || memcmp(scan->at, *words, length) != 0)
            continue;
        const char *after = scan->at + length;
        if (after < scan->end && g_unichar_isalnum(g_utf8_get_char(after)))
            continue;
        scan->at = after;
        return TRUE;
    }
    return FALSE;
}

static void take_preposition(Scan *scan)
{
    static const char *const prepositions[] = {"de", "del", NULL};
    Scan tried = *scan;
    if (take_word(&tried, prepositions) && take_space(&tried))
        *scan = tried;
}

/* " 2026", " de 2026" */
static void take_year(Scan *scan)
{
    Scan tried = *scan;
    if (!take_space(&tried))
        return;
    take_preposition(&tried);
    if (digits_at(&tried) == 4) {
        tried.at += 4;
        *scan = tried;
    }
}

gsize date_words_length(const char *text, gsize length)
{
    Scan scan = {text, text + length};
    gsize digits = digits_at(&scan);
    if (digits == 0 || digits > 2)
        return 0;
    scan.at += digits;
    take_word(&scan, ordinals);
    if (!take_space(&scan))
        return 0;
    take_preposition(&scan);
    if (!take_word(&scan, months))
        return 0;
    take_year(&scan);
    return (gsize)(scan.at - text);
}
