#define _GNU_SOURCE /* renameat2, syncfs */
#include "ground/files.h"

#include "ground/outcome.h"
#include "ground/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MODE 0640
#define FOLDER_MODE 0750

/* Keeps errno's text as the cause; returns FALSE. */
static gboolean fail(GError **error, Outcome code, const char *verb, const char *path)
{
    int cause = errno;
    return outcome_fail(error, code, "%s: cannot %s: %s", path, verb, g_strerror(cause));
}

static gboolean write_all(int fd, const char *data, gsize len, const char *path, GError **error)
{
    while (len > 0) {
        ssize_t written = write(fd, data, len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(error, OUTCOME_INPUT_OUTPUT, "write", path);
        data += written;
        len -= (gsize)written;
    }
    return TRUE;
}

/*
 * fsync; a file system that cannot sync such a thing says
 * EINVAL, and there is no more to do.
 */
static gboolean sync_descriptor(int fd, const char *path, GError **error)
{
    while (fsync(fd) != 0) {
        if (errno == EINVAL)
            break;
        if (errno != EINTR)
            return fail(error, OUTCOME_INPUT_OUTPUT, "sync", path);
    }
    return TRUE;
}

/* Closes fd in any case; the answer of an earlier step is handed on. */
static gboolean close_after(gboolean is_good, int fd, const char *path, GError **error)
{
    if (close(fd) != 0 && is_good)
        return fail(error, OUTCOME_INPUT_OUTPUT, "close", path);
    return is_good;
}

static gsize measure(const char *data, gssize len)
{
    return len < 0 ? strlen(data) : (gsize)len;
}

/* Steps: temporary name in the same folder, write, (fsync,) close, rename. */
static gboolean write_renamed(const char *path, const char *data, gssize len, gboolean synced,
                              GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *temporary = g_build_filename(folder, ".tmp-XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, FILE_MODE);
    if (fd < 0)
        return fail(error, OUTCOME_CANNOT_CREATE, "create", path);
    gboolean is_good = write_all(fd, data, measure(data, len), path, error) &&
                       (!synced || sync_descriptor(fd, path, error));
    is_good = close_after(is_good, fd, path, error);
    if (is_good && rename(temporary, path) != 0)
        is_good = fail(error, OUTCOME_CANNOT_CREATE, "create", path);
    if (!is_good)
        unlink(temporary);
    return is_good && (!synced || folder_sync(folder, error));
}

gboolean file_write_whole(const char *path, const char *data, gssize len, GError **error)
{
    return write_renamed(path, data, len, TRUE, error);
}

gboolean file_write_unsynced(const char *path, const char *data, gssize len, GError **error)
{
    return write_renamed(path, data, len, FALSE, error);
}

/* Opens for appending; *is_new says that the folder has to be synced too. */
static int open_to_append(const char *path, gboolean *is_new)
{
    int flags = O_WRONLY | O_APPEND | O_CLOEXEC;
    int fd = open(path, flags);
    *is_new = fd < 0 && errno == ENOENT;
    return *is_new ? open(path, flags | O_CREAT, FILE_MODE) : fd;
}

gboolean file_append_synced(const char *path, const char *data, gssize len, GError **error)
{
    gboolean is_new;
    int fd = open_to_append(path, &is_new);
    if (fd < 0)
        return fail(error, OUTCOME_CANNOT_CREATE, "open for appending", path);
    off_t before = lseek(fd, 0, SEEK_END);
    gboolean is_good = write_all(fd, data, measure(data, len), path, error) &&
                       sync_descriptor(fd, path, error);
    if (!is_good && before >= 0 && ftruncate(fd, before) != 0)
        g_debug("%s: half an entry could not be taken back", path);
    is_good = close_after(is_good, fd, path, error);
    if (!is_good || !is_new)
        return is_good;
    g_autofree char *folder = g_path_get_dirname(path);
    return folder_sync(folder, error);
}

char *file_read_whole(const char *path, gsize *len, GError **error)
{
    g_autoptr(GError) cause = NULL;
    char *data = NULL;
    if (!g_file_get_contents(path, &data, len, &cause))
        outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s", cause->message);
    return data;
}

gboolean file_copy_whole(const char *from, const char *to, GError **error)
{
    gsize len = 0;
    g_autofree char *data = file_read_whole(from, &len, error);
    return data && file_write_whole(to, data, (gssize)len, error);
}

gboolean folder_create(const char *path, GError **error)
{
    if (g_mkdir_with_parents(path, FOLDER_MODE) != 0)
        return fail(error, OUTCOME_CANNOT_CREATE, "create folder", path);
    return TRUE;
}

/* Syncs one file or folder; symbolic links are not followed. */
static gboolean sync_path(const char *path, int flags, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | flags);
    if (fd < 0)
        return fail(error, OUTCOME_INPUT_OUTPUT, "open", path);
    return close_after(sync_descriptor(fd, path, error), fd, path, error);
}

gboolean folder_sync(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd < 0)
        return fail(error, OUTCOME_INPUT_OUTPUT, "open", path);
    return close_after(sync_descriptor(fd, path, error), fd, path, error);
}

/* What is done with one thing found below a folder; a folder comes after what is in it. */
typedef gboolean (*Visit)(const char *path, const struct stat *status, gpointer data,
                          GError **error);

/* Visits all below path, not path itself. Symbolic links are visited, never followed. */
static gboolean walk_folder(const char *path, Visit visit, gpointer data, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) folder = g_dir_open(path, 0, &cause);
    if (!folder)
        return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s", cause->message);
    const char *name;
    while ((name = g_dir_read_name(folder))) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        struct stat status;
        if (lstat(below, &status) != 0)
            return fail(error, OUTCOME_INPUT_OUTPUT, "look at", below);
        if (S_ISDIR(status.st_mode) && !walk_folder(below, visit, data, error))
            return FALSE;
        if (!visit(below, &status, data, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean sync_visited(const char *path, const struct stat *status, gpointer data,
                             GError **error)
{
    (void)data;
    if (S_ISDIR(status->st_mode))
        return sync_path(path, O_DIRECTORY, error);
    return !S_ISREG(status->st_mode) || sync_path(path, 0, error);
}

/*
 * Sends all that waits to the disk at once; what each file
 * then has to say for itself is quick.
 */
static void start_syncing(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd >= 0 && syncfs(fd) != 0)
        g_debug("%s: cannot be synced at once: %s", path, g_strerror(errno));
    if (fd >= 0)
        close(fd);
}

gboolean folder_sync_tree(const char *path, GError **error)
{
    start_syncing(path);
    return walk_folder(path, sync_visited, NULL, error) && folder_sync(path, error);
}

/*
 * rename() would replace an empty folder; where the file
 * system has no such flag, look first.
 */
static gboolean rename_to_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return TRUE;
    if (errno != EINVAL && errno != ENOSYS)
        return FALSE;
    struct stat status;
    if (lstat(to, &status) == 0) {
        errno = EEXIST;
        return FALSE;
    }
    return rename(from, to) == 0;
}

gboolean folder_publish(const char *from, const char *to, GError **error)
{
    if (!folder_sync_tree(from, error))
        return FALSE;
    if (!rename_to_new(from, to))
        return fail(error, OUTCOME_CANNOT_CREATE, "create folder", to);
    g_autofree char *old_parent = g_path_get_dirname(from);
    g_autofree char *new_parent = g_path_get_dirname(to);
    return folder_sync(new_parent, error) &&
           (strcmp(old_parent, new_parent) == 0 || folder_sync(old_parent, error));
}

static gboolean remove_visited(const char *path, const struct stat *status, gpointer data,
                               GError **error)
{
    (void)status;
    (void)data;
    return remove(path) == 0 || errno == ENOENT ||
           fail(error, OUTCOME_INPUT_OUTPUT, "remove", path);
}

gboolean folder_remove_tree(const char *path, GError **error)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT || fail(error, OUTCOME_INPUT_OUTPUT, "look at", path);
    if (S_ISDIR(status.st_mode) && !walk_folder(path, remove_visited, NULL, error))
        return FALSE;
    return remove_visited(path, &status, NULL, error);
}

static gboolean list_visited(const char *path, const struct stat *status, gpointer data,
                             GError **error)
{
    (void)error;
    if (S_ISREG(status->st_mode))
        g_ptr_array_add(data, g_strdup(path));
    return TRUE;
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *folder_list_files(const char *path, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    if (!walk_folder(path, list_visited, files, error))
        return NULL;
    g_autofree char *probe = g_build_filename(path, "x", NULL);
    gsize prefix = strlen(probe) - 1; /* as g_build_filename joins them, doubled slashes off */
    for (guint i = 0; i < files->len; i++) {
        char *file = g_ptr_array_index(files, i);
        memmove(file, file + prefix, strlen(file + prefix) + 1);
    }
    g_ptr_array_sort(files, compare_paths);
    return g_steal_pointer(&files);
}

char *data_sha256(const void *data, gsize len)
{
    Sha256 *sha256 = sha256_new();
    sha256_add(sha256, data, len);
    return sha256_finish(sha256);
}

char *file_sha256(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fail(error, OUTCOME_INPUT_OUTPUT, "open", path);
        return NULL;
    }
    Sha256 *sha256 = sha256_new();
    guchar buffer[64 * 1024];
    ssize_t got;
    while ((got = read(fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
        sha256_add(sha256, buffer, (gsize)MAX(got, 0));
    gboolean is_good = got == 0 || fail(error, OUTCOME_INPUT_OUTPUT, "read", path);
    is_good = close_after(is_good, fd, path, error);
    g_autofree char *hex = sha256_finish(sha256);
    return is_good ? g_steal_pointer(&hex) : NULL;
}
