/* Numbers of registered letters that the post gave, one a line. */
#include "read/read.h"

#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <string.h>

#define LONGEST_NUMBER 40 /* characters; what a barcode of one line can hold */

/* The first cell of a line, without quotes and what stands around it; a new string. */
static char *take_first_cell(const char *line)
{
    g_autofree char *cell = g_strndup(line, strcspn(line, ",;\t|"));
    g_strstrip(cell);
    gsize length = strlen(cell);
    if (length < 2 || cell[0] != '"' || cell[length - 1] != '"')
        return g_steal_pointer(&cell);
    cell[length - 1] = '\0';
    return text_copy_trimmed(cell + 1);
}

static gboolean has_digit(const char *text)
{
    return text[strcspn(text, "0123456789")] != '\0';
}

static gboolean is_printable(const char *number)
{
    for (const char *c = number; *c; c++)
        if (!g_ascii_isprint(*c))
            return FALSE;
    return strlen(number) <= LONGEST_NUMBER;
}

static void complain(Complaints *complaints, const NumberPool *pool, int line, const char *rule,
                     const char *number, const char *what)
{
    g_autofree char *shown = g_utf8_make_valid(number, (gssize)MIN(strlen(number), 60));
    complaint_add(complaints, COMPLAINT_WARNING, rule, (Place){pool->file, line, 0},
                  "\"%s\" %s; it was left out", shown, what);
}

static void take_line(NumberPool *pool, GHashTable *seen, const char *text, int line,
                      Complaints *complaints)
{
    g_autofree char *number = take_first_cell(text);
    if (*number == '\0' || *number == '#' || (line == 1 && !has_digit(number)))
        return;
    if (!is_printable(number)) {
        complain(complaints, pool, line, "registered-number-unusable", number,
                 "cannot be printed as a barcode");
        return;
    }
    if (!g_hash_table_add(seen, number_pool_fold(number))) {
        complain(complaints, pool, line, "registered-number-twice", number,
                 "stands in the pool twice");
        return;
    }
    g_ptr_array_add(pool->numbers, g_steal_pointer(&number));
}

NumberPool *read_number_pool(const char *path, const char *name, Complaints *complaints,
                             GError **error)
{
    g_autoptr(GError) trouble = NULL;
    gsize length = 0;
    g_autofree char *text = file_read_whole(path, &length, &trouble);
    if (text == NULL) {
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s (registered.pool)", trouble->message);
        return NULL;
    }
    g_autoptr(NumberPool) pool = number_pool_new(name);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *begin = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? text + 3 : text;
    g_auto(GStrv) lines = g_strsplit(begin, "\n", -1);
    for (int i = 0; lines[i]; i++)
        take_line(pool, seen, lines[i], i + 1, complaints);
    return g_steal_pointer(&pool);
}
