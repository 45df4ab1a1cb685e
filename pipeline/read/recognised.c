/* What was recognised of the input files, for people: see read.h. */
#include "read/read.h"

#include <string.h>

char *read_print_mapping(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->recognised->len; i++)
        g_string_append_printf(text, "%s\n",
                               (const char *)g_ptr_array_index(ledger->recognised, i));
    return g_string_free(text, FALSE);
}

/* Lines are "file: what: how"; a file's name may have ": " in it, what is said has a known name. */
static const char *find_fact(const char *line)
{
    static const char *const facts[] = {
        ": format: ", ": encoding: ", ": separator: ", ": decimal: ", ": dates: "};
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
        const char *fact = strstr(line, facts[i]);
        if (fact)
            return fact;
    }
    return NULL;
}

char *read_print_recognised(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    const char *before = "";
    gsize n_before = 0;
    for (guint i = 0; i < ledger->recognised->len; i++) {
        const char *line = g_ptr_array_index(ledger->recognised, i);
        const char *fact = find_fact(line);
        gsize n = fact ? (gsize)(fact - line) : 0;
        if (!fact)
            continue;
        if (n == n_before && strncmp(line, before, n) == 0)
            g_string_append_printf(text, ", %s", fact + strlen(": "));
        else
            g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", line);
        before = line;
        n_before = n;
    }
    return g_string_free(text, FALSE);
}
