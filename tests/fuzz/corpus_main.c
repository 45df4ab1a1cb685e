/*
 * Runs a fuzz target over the files of folders (or single files), with any compiler: the corpora
 * are plain tests. Exit code 1 if there was no file, or one could not be read.
 *
 *   fuzz_csv tests/fuzz/corpus/csv
 */
#include "fuzz/fuzz_input.h"

static guint run_file(const char *path)
{
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    gsize n;
    if (!g_file_get_contents(path, &bytes, &n, &error)) {
        g_printerr("%s\n", error->message);
        return 0;
    }
    /* a copy of exactly that size, so that AddressSanitizer sees a read beyond its end */
    g_autofree guint8 *exact = g_memdup2(bytes, n);
    g_printerr("%s\n", path); /* who reads a failure wants to know which input it was */
    LLVMFuzzerTestOneInput(exact, n);
    return 1;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(char *const *)a, *(char *const *)b);
}

static guint run_folder(const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    guint n = 0;
    for (const char *name; folder && (name = g_dir_read_name(folder));)
        g_ptr_array_add(names, g_build_filename(path, name, NULL));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++)
        n += run_file(g_ptr_array_index(names, i));
    return folder ? n : run_file(path);
}

int main(int argc, char **argv)
{
    guint n = 0;
    g_setenv("FUZZ_THOROUGH", "1", TRUE);
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++)
        n += run_folder(argv[i]);
    g_print("%u inputs\n", n);
    return n > 0 ? 0 : 1;
}
