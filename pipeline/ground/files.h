/*
 * Files that appear whole or not at all: temporary name, every step checked, fsync, rename, fsync
 * of the folder. Errors are OUTCOME_ERROR: CANNOT_CREATE or INPUT_OUTPUT, and name the path. Modes
 * are less the umask. Temporary names begin with ".tmp-"; one that is found later is the rest of a
 * run that was killed. Symbolic links inside a tree are never followed.
 */
#ifndef RELANCE_GROUND_FILES_H
#define RELANCE_GROUND_FILES_H

#include <glib.h>

/* Writes the file at path (mode 0640) or leaves what was there. len -1: until the NUL. */
gboolean file_write_whole(const char *path, const char *data, gssize len, GError **error);

/*
 * The same without fsync, for the many files of one batch: the caller calls folder_sync_tree()
 * once afterwards, before it says to anybody that they exist.
 */
gboolean file_write_unsynced(const char *path, const char *data, gssize len, GError **error);

/* Appends to a file (created 0640 if missing) and syncs it. On failure the file is cut back. */
gboolean file_append_synced(const char *path, const char *data, gssize len, GError **error);

/* The whole file, NUL added behind the end; a new string to be freed. */
char *file_read_whole(const char *path, gsize *len, GError **error);

/* Copies a file byte for byte, whole or not at all. */
gboolean file_copy_whole(const char *from, const char *to, GError **error);

/* Makes the folder and its parents (mode 0750); one that exists is no error. */
gboolean folder_create(const char *path, GError **error);

/* fsync of one folder; of every file and folder below it. */
gboolean folder_sync(const char *path, GError **error);
gboolean folder_sync_tree(const char *path, GError **error);

/* Renames a complete folder (synced here) to its final name, which must not exist. */
gboolean folder_publish(const char *from, const char *to, GError **error);

/* Removes a folder and all below it; missing is no error. */
gboolean folder_remove_tree(const char *path, GError **error);

/* Every regular file below a folder, as paths relative to it, sorted bytewise; a new array. */
GPtrArray *folder_list_files(const char *path, GError **error);

/* Lower-case hex SHA-256: a new string of 64 characters. */
char *data_sha256(const void *data, gsize len);
char *file_sha256(const char *path, GError **error);

#endif
