#include "dispatch/maileva.h"

#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <string.h>

enum { MOST_FILES = 998 }; /* .001 to .998, and the XML behind them */

/* A data file of the package, and its three lines in the command file. */
static gboolean add_file(GString *command, const PrintJob *job, const char *folder,
                         guint number, const char *data, gsize length, GError **error)
{
    g_autofree char *name = g_strdup_printf("%s.%03u", job->name, number);
    g_autofree char *path = g_build_filename(folder, "maileva", name, NULL);
    g_autofree char *md5 =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)data, length);
    g_string_append_printf(
        command, "\nFILE_SIZE_%u=%" G_GSIZE_FORMAT "\nFILE_HASH_%u=%s\nFILE_NAME_%u=%s", number,
        length, number, md5, number, name);
    return file_write_unsynced(path, data, (gssize)length, error);
}

static gboolean add_letters(GString *command, const PrintJob *job, const char *folder,
                            GError **error)
{
    for (guint i = 0; i < job->files->len; i++) {
        g_autofree char *path =
            g_build_filename(folder, (const char *)g_ptr_array_index(job->files, i), NULL);
        gsize length = 0;
        g_autofree char *data = file_read_whole(path, &length, error);
        if (!data || !add_file(command, job, folder, i + 1, data, length, error))
            return FALSE;
    }
    return TRUE;
}

gboolean maileva_write_package(const PrintJob *job, const Settings *settings,
                               const char *folder, GError **error)
{
    g_autofree char *package = g_build_filename(folder, "maileva", NULL);
    g_autofree char *name = g_strconcat(job->name, ".cou", NULL);
    g_autofree char *path = g_build_filename(package, name, NULL);
    g_autoptr(GString) command = g_string_new(NULL);
    if (job->files->len > MOST_FILES)
        return outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                            "print job %s has %u files, a PJS package takes %d; set "
                            "print.one_file_per_letter to false or print.max_file_mb higher",
                            job->name, job->files->len, MOST_FILES);
    g_string_printf(command,
                    "CLIENT_ID=%s\nGATEWAY=PAPER_XML\nNB_FILE=%u\nHASH_MODE=MD5\nZIP_MODE=NO\n"
                    "CRYPT_MODE=NO",
                    text_or_empty(settings->print.maileva_client), job->files->len + 1);
    if (!folder_create(package, error) || !add_letters(command, job, folder, error))
        return FALSE;
    g_autofree char *xml = maileva_campaign(job, settings, folder, error);
    return xml &&
           add_file(command, job, folder, job->files->len + 1, xml, strlen(xml), error) &&
           file_write_unsynced(path, command->str, (gssize)command->len, error);
}
