#include "build_case.h"

#include "ground/files.h"

#include <criterion/criterion.h>
#include <string.h>

static char *last_complaints;

ReadCase *read_case_new(void)
{
    ReadCase *read_case = g_new0(ReadCase, 1);
    read_case->folder = g_dir_make_tmp("relance-read-XXXXXX", NULL);
    read_case->settings = settings_new();
    read_case->complaints = complaints_new();
    g_strlcpy(read_case->settings->ledger.currency, "EUR", CURRENCY_SIZE);
    g_free(read_case->settings->file);
    read_case->settings->file = g_strdup("relance.yaml");
    return read_case;
}

void read_case_free(ReadCase *read_case)
{
    folder_remove_tree(read_case->folder, NULL);
    g_free(read_case->folder);
    settings_free(read_case->settings);
    complaints_free(read_case->complaints);
    ledger_free(read_case->ledger);
    g_clear_error(&read_case->error);
    g_free(read_case);
    g_clear_pointer(&last_complaints, g_free);
}

static void name_in_settings(ReadCase *read_case, const char *name, const char *path)
{
    Settings *settings = read_case->settings;
    TableSettings *table = g_str_has_prefix(name, "customers")  ? &settings->customers
                           : g_str_has_prefix(name, "contacts") ? &settings->contacts
                           : g_str_has_prefix(name, "events")   ? &settings->events
                                                                : NULL;
    if (table) {
        g_free(table->file);
        g_free(table->named);
        table->file = g_strdup(path);
        table->named = g_strdup(name);
    } else {
        g_ptr_array_add(settings->ledger.files, g_strdup(path));
        g_ptr_array_add(settings->ledger.named, g_strdup(name));
    }
}

void read_case_write_bytes(ReadCase *read_case, const char *name, const char *bytes, gsize n)
{
    g_autofree char *path = g_build_filename(read_case->folder, name, NULL);
    cr_assert(g_file_set_contents(path, bytes, (gssize)n, NULL));
    name_in_settings(read_case, name, path);
}

void read_case_write(ReadCase *read_case, const char *name, const char *text)
{
    read_case_write_bytes(read_case, name, text, strlen(text));
}

void read_case_use_fixture(ReadCase *read_case, const char *name)
{
    g_autofree char *path = g_build_filename(FIXTURES, "read", name, NULL);
    g_autofree char *base = g_path_get_basename(name);
    cr_assert(g_file_test(path, G_FILE_TEST_EXISTS), "fixture %s is missing", path);
    name_in_settings(read_case, base, path);
}

void read_case_choose_column(ReadCase *read_case, const char *canonical, const char *header)
{
    ColumnChoice *choice = g_new0(ColumnChoice, 1);
    choice->key = g_strdup(canonical);
    choice->header = g_strdup(header);
    choice->line = 12;
    g_ptr_array_add(read_case->settings->ledger.columns, choice);
}

void read_case_set(char **setting, const char *value)
{
    g_free(*setting);
    *setting = g_strdup(value);
}

void read_case_run(ReadCase *read_case, const char *run_date)
{
    read_case->ledger = read_ledger(read_case->settings, day_parse_iso(run_date),
                                    read_case->complaints, &read_case->error);
}

ReadCase *read_case_read(const char *ledger_text, const char *run_date)
{
    ReadCase *read_case = read_case_new();
    read_case_write(read_case, "ledger.csv", ledger_text);
    read_case_run(read_case, run_date);
    return read_case;
}

const char *read_case_complaints(const ReadCase *read_case)
{
    g_free(last_complaints);
    last_complaints = complaints_to_text(read_case->complaints);
    return last_complaints;
}

const OpenItem *read_case_item(const ReadCase *read_case, const char *invoice)
{
    const OpenItem *found = NULL;
    guint count = 0;
    cr_assert_not_null(read_case->ledger, "refused: %s", read_case_complaints(read_case));
    for (guint i = 0; i < read_case->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(read_case->ledger->items, i);
        if (strcmp(item->invoice, invoice) == 0) {
            found = item;
            count++;
        }
    }
    cr_assert_eq(count, 1, "%u items %s; complaints: %s", count, invoice,
                 read_case_complaints(read_case));
    return found;
}

const RejectedLine *read_case_rejected(const ReadCase *read_case, const char *invoice)
{
    cr_assert_not_null(read_case->ledger, "refused: %s", read_case_complaints(read_case));
    for (guint i = 0; i < read_case->ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(read_case->ledger->rejected, i);
        if (g_strcmp0(line->invoice, invoice) == 0)
            return line;
    }
    return NULL;
}

gboolean read_case_complains(const ReadCase *read_case, const char *text)
{
    return strstr(read_case_complaints(read_case), text) != NULL;
}

const ControlTotal *read_case_total(const ReadCase *read_case, const char *currency)
{
    cr_assert_not_null(read_case->ledger, "refused: %s", read_case_complaints(read_case));
    return ledger_find_total(read_case->ledger, currency);
}
