#include "build_extract.h"

#include <criterion/criterion.h>
#include <string.h>

static gboolean set_writing(Writing *writing, const char *key, const char *value)
{
    if (strcmp(key, "encoding") == 0)
        read_case_set(&writing->encoding, value);
    else if (strcmp(key, "bom") == 0)
        writing->has_mark = TRUE;
    else if (strcmp(key, "line_ends") == 0)
        writing->line_ends = strcmp(value, "crlf") == 0 ? "\r\n" : "\r";
    else
        return FALSE;
    return TRUE;
}

static void take_setting(ExtractCase *extract, char *line)
{
    char *colon = strstr(line, ": ");
    cr_assert_not_null(colon, "%s: \"%s\" is no setting", extract->file, line);
    *colon = '\0';
    if (strcmp(line, "date") == 0) {
        extract->date = g_strdup(colon + 2);
    } else if (!set_writing(&extract->writing, line, colon + 2)) {
        g_ptr_array_add(extract->keys, g_strdup(line));
        g_ptr_array_add(extract->keys, g_strdup(colon + 2));
    }
}

/* Blank lines count within input files, but not at their ends. */
static void parse_case(ExtractCase *extract, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *section = NULL;
    guint n_blank = 0;
    for (char **line = lines; *line; line++) {
        gsize n = strlen(*line);
        if (**line == '[' && (*line)[n - 1] == ']') {
            section = g_string_new(NULL);
            n_blank = 0;
            g_hash_table_insert(extract->sections, g_strndup(*line + 1, n - 2), section);
        } else if (section && n == 0) {
            n_blank++;
        } else if (section) {
            for (; n_blank > 0; n_blank--)
                g_string_append_c(section, '\n');
            g_string_append_printf(section, "%s\n", *line);
        } else if (n > 0 && **line != '#') {
            take_setting(extract, *line);
        }
    }
}

static void free_section(gpointer section)
{
    g_string_free(section, TRUE);
}

ExtractCase *extract_case_load(const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(FIXTURES, "read", folder, file, NULL);
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s is missing", path);
    ExtractCase *extract = g_new0(ExtractCase, 1);
    extract->file = g_strdup(file);
    extract->sections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_section);
    extract->keys = g_ptr_array_new_with_free_func(g_free);
    extract->writing = (Writing){g_strdup("UTF-8"), FALSE, "\n"};
    parse_case(extract, text);
    cr_assert_not_null(extract->date, "%s names no date", file);
    return extract;
}

void extract_case_free(ExtractCase *extract)
{
    g_hash_table_unref(extract->sections);
    g_ptr_array_unref(extract->keys);
    g_free(extract->file);
    g_free(extract->date);
    g_free(extract->writing.encoding);
    g_free(extract);
}

const char *extract_case_section(const ExtractCase *extract, const char *name)
{
    const GString *section = g_hash_table_lookup(extract->sections, name);
    return section ? section->str : "";
}

gboolean extract_case_has(const ExtractCase *extract, const char *name)
{
    return g_hash_table_contains(extract->sections, name);
}

static void set_up(ReadCase *read_case, const char *key, const char *value)
{
    LedgerSettings *ledger = &read_case->settings->ledger;
    const struct {
        const char *key;
        char **text;
    } texts[] = {
        {"terms", &ledger->terms},      {"dates", &ledger->dates},
        {"decimal", &ledger->decimal},  {"separator", &ledger->separator},
        {"read_as", &ledger->encoding},
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        if (strcmp(key, texts[i].key) == 0) {
            read_case_set(texts[i].text, value);
            return;
        }
    if (strcmp(key, "currency") == 0)
        g_strlcpy(ledger->currency, value, CURRENCY_SIZE);
    else if (strcmp(key, "end_of_month") == 0)
        ledger->end_of_month = value[0] == 'a' ? END_OF_MONTH_AFTER : END_OF_MONTH_THEN;
    else if (strcmp(key, "signs") == 0)
        ledger->signs = value[0] == 'g' ? SIGNS_GIVEN : SIGNS_KIND;
    else if (g_str_has_prefix(key, "column "))
        read_case_choose_column(read_case, key + strlen("column "), value);
    else
        cr_assert_fail("no setting %s", key);
}

/* The bytes of a text on disk; NULL if the encoding lacks one of its characters. */
static char *write_text(const char *text, const Writing *writing, gsize *n)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *joined = g_strjoinv(writing->line_ends, lines);
    g_autofree char *marked =
        g_strconcat(writing->has_mark ? "\xef\xbb\xbf" : "", joined, NULL);
    return g_convert(marked, -1, writing->encoding, "UTF-8", NULL, n, NULL);
}

static gboolean write_ledger(ReadCase *read_case, const ExtractCase *extract, const char *name,
                             const Writing *writing)
{
    gsize n;
    g_autofree char *bytes = write_text(extract_case_section(extract, name), writing, &n);
    if (bytes)
        read_case_write_bytes(read_case, name, bytes, n);
    return bytes != NULL;
}

ReadCase *extract_case_read(const ExtractCase *extract, const Writing *writing)
{
    static const char *const ledgers[] = {"ledger.csv", "ledger2.csv"};
    ReadCase *read_case = read_case_new();
    for (guint i = 0; i + 1 < extract->keys->len; i += 2)
        set_up(read_case, extract->keys->pdata[i], extract->keys->pdata[i + 1]);
    if (extract_case_has(extract, "customers.csv"))
        read_case_write(read_case, "customers.csv",
                        extract_case_section(extract, "customers.csv"));
    for (guint i = 0; i < G_N_ELEMENTS(ledgers); i++)
        if (extract_case_has(extract, ledgers[i]) &&
            !write_ledger(read_case, extract, ledgers[i], writing)) {
            read_case_free(read_case);
            return NULL;
        }
    read_case_run(read_case, extract->date);
    return read_case;
}

guint extract_cases_visit(const char *folder, void (*visit)(const ExtractCase *extract))
{
    g_autofree char *path = g_build_filename(FIXTURES, "read", folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    cr_assert_not_null(dir, "%s is missing", path);
    guint n = 0;
    for (const char *file; (file = g_dir_read_name(dir)) != NULL;) {
        if (!g_str_has_suffix(file, ".case"))
            continue;
        ExtractCase *extract = extract_case_load(folder, file);
        visit(extract);
        extract_case_free(extract);
        n++;
    }
    return n;
}
