#include "dispatch/gmime/mailbox.h"

#include "dispatch/gmime/gmime_start.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <gmime/gmime.h>
#include <string.h>

/* Counts line ends up to `end`; `at` and `line` go on from the call before. */
static int line_at(const char *data, gsize end, gsize *at, int *line)
{
    const char *feed;
    while (*at < end && (feed = memchr(data + *at, '\n', end - *at))) {
        *at = (gsize)(feed - data) + 1;
        (*line)++;
    }
    return *line;
}

static int read_messages(const char *path, const char *data, gsize length, MailboxReader read,
                         gpointer reader)
{
    gboolean is_mbox = length >= 5 && memcmp(data, "From ", 5) == 0;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(data, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_format(parser, is_mbox ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
    int count = 0, line = 1;
    gsize at = 0;
    do {
        GMimeMessage *mail = g_mime_parser_construct_message(parser, NULL);
        if (!mail)
            break;
        gint64 offset = is_mbox ? g_mime_parser_get_mbox_marker_offset(parser) : -1;
        int place = offset < 0 ? 0 : line_at(data, (gsize)offset, &at, &line);
        read(reader, mail, (Place){path, place, 0});
        g_object_unref(mail);
        count++;
    } while (is_mbox && !g_mime_parser_eos(parser));
    g_object_unref(parser);
    g_object_unref(stream);
    return count;
}

static int read_file(const char *path, MailboxReader read, gpointer reader, GError **error)
{
    g_autoptr(GError) cause = NULL;
    gsize length = 0;
    g_autofree char *data = file_read_whole(path, &length, &cause);
    if (data)
        return read_messages(path, data, length, read, reader);
    outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s", cause->message);
    return -1;
}

/* A Maildir's messages that are whole: new and cur, never tmp. */
static int read_maildir(const char *path, MailboxReader read, gpointer reader, GError **error)
{
    static const char *const folders[] = {"cur", "new"};
    int count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *folder = g_build_filename(path, folders[i], NULL);
        if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
            continue;
        g_autoptr(GPtrArray) names = folder_list_files(folder, error);
        for (guint j = 0; names && j < names->len; j++) {
            g_autofree char *file =
                g_build_filename(folder, (const char *)g_ptr_array_index(names, j), NULL);
            int read_now = read_file(file, read, reader, error);
            if (read_now < 0)
                return -1;
            count += read_now;
        }
        if (!names)
            return -1;
    }
    return count;
}

int mailbox_read(const char *path, MailboxReader read, gpointer data, GError **error)
{
    gmime_start();
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s is not there", path);
        return -1;
    }
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
        return read_file(path, read, data, error);
    g_autofree char *incoming = g_build_filename(path, "new", NULL);
    g_autofree char *current = g_build_filename(path, "cur", NULL);
    if (g_file_test(incoming, G_FILE_TEST_IS_DIR) || g_file_test(current, G_FILE_TEST_IS_DIR))
        return read_maildir(path, read, data, error);
    outcome_fail(error, OUTCOME_INPUT_REFUSED,
                 "%s is no Maildir: it has neither new nor cur; name the Maildir's own folder, "
                 "an mbox file or one message",
                 path);
    return -1;
}
