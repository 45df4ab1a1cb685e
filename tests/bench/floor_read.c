/*
 * What reading is compared with: the same file through the bare libraries, results thrown away.
 *
 *   floor_read copy  FILE SEPARATOR   every byte read and copied once
 *   floor_read count FILE SEPARATOR   libcsv alone, fields and rows counted
 *   floor_read iconv FILE SEPARATOR   iconv to UTF-8 by whole buffers, libcsv, fields copied
 */
#include "bench/bench_clock.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PIECE (64 * 1024)

typedef struct {
    struct csv_parser parser;
    gint64 n_fields, n_rows;
    char *copy; /* of the row's fields, NULL: only count */
    gsize at;
} Count;

static void count_field(void *bytes, size_t n, void *data)
{
    (void)bytes;
    (void)n;
    ((Count *)data)->n_fields++;
}

static void copy_field(void *bytes, size_t n, void *data)
{
    Count *count = data;
    count->n_fields++;
    memcpy(count->copy + count->at, bytes, n);
    count->at += n;
}

static void count_row(int terminator, void *data)
{
    Count *count = data;
    (void)terminator;
    count->n_rows++;
    count->at = 0;
}

static void parse(Count *count, const char *bytes, gsize n)
{
    if (csv_parse(&count->parser, bytes, n, count->copy ? copy_field : count_field, count_row,
                  count) != n)
        g_error("libcsv: %s", csv_strerror(csv_error(&count->parser)));
}

typedef gsize (*PieceTaker)(char *bytes, gsize n, gpointer data); /* how many are left over */

static void read_file(const char *path, PieceTaker take, gpointer data)
{
    static char piece[PIECE + 16];
    gsize left = 0;
    ssize_t got;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        g_error("%s: %s", path, g_strerror(errno));
    while ((got = read(fd, piece + left, PIECE)) > 0) {
        gsize n = left + (gsize)got;
        left = take(piece, n, data);
        memmove(piece, piece + n - left, left);
    }
    close(fd);
}

static gsize copy_piece(char *bytes, gsize n, gpointer data)
{
    memcpy(data, bytes, n);
    return 0;
}

static gsize count_piece(char *bytes, gsize n, gpointer data)
{
    parse(data, bytes, n);
    return 0;
}

typedef struct {
    Count count;
    iconv_t iconv;
} Conversion;

static gsize convert_piece(char *bytes, gsize n, gpointer data)
{
    static char converted[4 * PIECE];
    Conversion *conversion = data;
    char *to = converted;
    gsize room = sizeof converted;
    if (iconv(conversion->iconv, &bytes, &n, &to, &room) == (gsize)-1 && errno != EINVAL)
        g_error("iconv: %s", g_strerror(errno));
    parse(&conversion->count, converted, (gsize)(to - converted));
    return n;
}

static gint64 run(const char *what, const char *path, char separator)
{
    Conversion conversion = {.iconv = iconv_open("UTF-8", "CP1252")};
    Count *count = &conversion.count;
    csv_init(&count->parser, 0);
    csv_set_delim(&count->parser, (unsigned char)separator);
    g_autofree char *sink = g_malloc(4 * PIECE);
    if (g_str_equal(what, "copy")) {
        read_file(path, copy_piece, sink);
    } else if (g_str_equal(what, "count")) {
        read_file(path, count_piece, count);
    } else {
        count->copy = sink;
        read_file(path, convert_piece, &conversion);
    }
    csv_fini(&count->parser, count_field, count_row, count);
    csv_free(&count->parser);
    iconv_close(conversion.iconv);
    return count->n_rows;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "floor_read copy|count|iconv FILE SEPARATOR\n");
        return 64;
    }
    char separator = g_str_equal(argv[3], "tab") ? '\t' : argv[3][0];
    BenchClock clock = bench_clock_start();
    gint64 rows = run(argv[1], argv[2], separator);
    bench_clock_stop(&clock);
    bench_clock_print(&clock, rows, NULL);
    return 0;
}
