#include "render/build_letter.h"
#include "render/build_page_checks.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/*
 * Letters thrown together by a fixed seed: what a reader may rely on holds for all of them. The
 * words say where they belong (p3w17: paragraph 3, word 17; r5: row 5), so that the page record
 * can be read back.
 */

enum { LETTERS = 150, MOST_ROWS = 90, UNDIVIDED = 3 };

typedef struct {
    GRand *dice;
    Document *document;
    guint n_paragraphs, n_tokens, n_rows;
    gint64 amounts[MOST_ROWS];
} Letter;

/* Never torn apart at a line's end; the words of the last ones may be hyphenated. */
static const char *const tokens[] = {
    "1\u202F234\u202F567,89\u00A0€",
    "12\u00A0décembre\u00A02026",
    "FR76\u00A03000\u00A06000\u00A00112\u00A03456\u00A07890\u00A0189",
    "délai\u202F!",
    "«\u00A0sauf\u00A0erreur\u00A0»",
    "règlement\u00A0:"};

static void append_token(Letter *letter, GString *text)
{
    gint32 token = g_rand_int_range(letter->dice, 0, G_N_ELEMENTS(tokens));
    g_string_append(text, tokens[token]);
    g_string_append_c(text, ' ');
    letter->n_tokens += token < UNDIVIDED;
}

static void add_paragraph(Letter *letter)
{
    GString *text = g_string_new(NULL);
    gint32 n_words = g_rand_int_range(letter->dice, 1, 160);
    for (gint32 i = 0; i < n_words; i++) {
        g_string_append_printf(text, "p%uw%d", letter->n_paragraphs, i);
        for (gint32 k = g_rand_int_range(letter->dice, 0, 9); k > 0; k--)
            g_string_append_c(text, 'x');
        g_string_append_c(text, ' ');
        if (g_rand_int_range(letter->dice, 0, 12) == 0)
            append_token(letter, text);
    }
    g_string_append_printf(text, "p%uwfin.", letter->n_paragraphs);
    g_ptr_array_add(letter->document->blocks, build_text_block(BLOCK_PARAGRAPH, text->str));
    g_string_free(text, TRUE);
    letter->n_paragraphs++;
}

static void add_list(Letter *letter)
{
    Block *list = block_new(BLOCK_LIST);
    list->is_ordered = g_rand_boolean(letter->dice);
    list->first_number = 1;
    for (gint32 n = g_rand_int_range(letter->dice, 1, 8); n > 0; n--)
        g_ptr_array_add(list->children,
                        build_text_block(BLOCK_ITEM, "un point de la liste et sa suite"));
    g_ptr_array_add(letter->document->blocks, list);
}

static void add_heading(Letter *letter)
{
    Block *heading = build_text_block(BLOCK_HEADING, "Intertitre");
    heading->level = g_rand_int_range(letter->dice, 1, 4);
    g_ptr_array_add(letter->document->blocks, heading);
}

/* The rows of the reminder's table get amounts and labels of our own, some of several lines. */
static void shuffle_table(Letter *letter, Table *table)
{
    for (guint i = 0; i < table->rows->len; i++) {
        TableRow *row = g_ptr_array_index(table->rows, i);
        if (row->kind != ROW_BODY)
            continue;
        letter->amounts[i] = g_rand_int_range(letter->dice, -500000, 99999999);
        row->carry_minor = letter->amounts[i];
        GString *label = g_string_new(NULL);
        for (gint32 n = g_rand_int_range(letter->dice, 1, 9); n > 0; n--)
            g_string_append_printf(label, "r%u ", i);
        Span *span = g_ptr_array_index((GPtrArray *)g_ptr_array_index(row->cells, 0), 0);
        g_free(span->text);
        span->text = g_string_free(label, FALSE);
    }
}

static void add_something(Letter *letter)
{
    static void (*const makers[])(Letter *) = {add_paragraph, add_paragraph, add_paragraph,
                                               add_list, add_heading};
    makers[g_rand_int_range(letter->dice, 0, G_N_ELEMENTS(makers))](letter);
}

/* Address, table, payment, closing and signature of a reminder, other text before and between. */
static Letter throw_letter(guint32 seed)
{
    Letter letter = {.dice = g_rand_new_with_seed(seed)};
    letter.n_rows = (guint)g_rand_int_range(letter.dice, 1, MOST_ROWS);
    letter.document = build_reminder(letter.n_rows);
    g_autoptr(GPtrArray) fixed = letter.document->blocks;
    letter.document->blocks = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
    g_ptr_array_set_free_func(fixed, NULL);
    for (guint i = 0; i < fixed->len; i++) {
        Block *block = g_ptr_array_index(fixed, i);
        if (block->kind == BLOCK_TABLE)
            shuffle_table(&letter, block->table);
        for (gint32 n = g_rand_int_range(letter.dice, 0, 4);
             block->kind != BLOCK_SIGNATURE && n; n--)
            add_something(&letter);
        g_ptr_array_add(letter.document->blocks, block);
    }
    return letter;
}

static const Marks *page_at(const Pages *pages, guint i)
{
    return g_ptr_array_index(pages->pages, i);
}

static char *text_of(const Pages *pages, const TextRun *run)
{
    return g_strndup(pages->texts->str + run->text, run->text_length);
}

/* Lines of each paragraph by page: a page never has one line of a paragraph of more. */
static void check_lines_together(const Letter *letter, const Pages *pages, guint32 seed)
{
    for (guint p = 0; p < letter->n_paragraphs; p++) {
        g_autofree char *mark = g_strdup_printf("p%uw", p);
        guint total = 0;
        g_autofree guint *lines = g_new0(guint, pages->pages->len);
        for (guint page = 0; page < pages->pages->len; page++) {
            const GArray *runs = page_at(pages, page)->runs;
            for (guint i = 0; i < runs->len; i++) {
                g_autofree char *text = text_of(pages, &g_array_index(runs, TextRun, i));
                lines[page] += strstr(text, mark) != NULL;
            }
            total += lines[page];
        }
        for (guint page = 0; total > 1 && page < pages->pages->len; page++)
            cr_assert_neq(lines[page], 1, "seed %u: a lone line of paragraph %u on page %u",
                          seed, p, page + 1);
    }
}

static guint count_in(const char *text, const char *what)
{
    guint n = 0;
    for (const char *at = text; (at = strstr(at, what)); at += strlen(what))
        n++;
    return n;
}

static void check_tokens_whole(const Letter *letter, const Pages *pages, guint32 seed)
{
    guint found = 0;
    for (guint page = 0; page < pages->pages->len; page++) {
        const GArray *runs = page_at(pages, page)->runs;
        for (guint i = 0; i < runs->len; i++) {
            g_autofree char *text = text_of(pages, &g_array_index(runs, TextRun, i));
            for (gsize t = 0; t < UNDIVIDED; t++)
                found += count_in(text, tokens[t]);
            cr_assert_not(g_str_has_prefix(text, "!") || g_str_has_prefix(text, ":") ||
                              g_str_has_prefix(text, "»"),
                          "seed %u: a line begins with punctuation: %s", seed, text);
        }
    }
    /* the payment block's own IBAN is one more */
    cr_assert_eq(found, letter->n_tokens + 1, "seed %u: %u of %u", seed, found,
                 letter->n_tokens + 1);
}

typedef struct {
    guint header, carry, carried, closing, signature;
    gint64 sum_carry, sum_carried;
    guint first_row, last_row, n_rows; /* rows that have a line on the page */
} TablePart;

/* "-1 234,56 €" to cents. */
static gint64 to_minor(const char *text)
{
    gint64 minor = 0;
    gboolean is_negative = FALSE;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        is_negative |= c == '-' || c == 0x2212;
        if (g_ascii_isdigit((char)MIN(c, 127)))
            minor = minor * 10 + (gint64)(c - '0');
    }
    return is_negative ? -minor : minor;
}

/* The amount that stands at the end of the line on which this run stands. */
static gint64 amount_beside(const Pages *pages, const GArray *runs, Mpt y)
{
    gint64 minor = G_MININT64;
    for (guint i = 0; i < runs->len; i++) {
        const TextRun *run = &g_array_index(runs, TextRun, i);
        g_autofree char *text = text_of(pages, run);
        if (run->y == y && strstr(text, "€"))
            minor = to_minor(text);
    }
    return minor;
}

static void note_run(TablePart *part, const Pages *pages, const GArray *runs,
                     const TextRun *run)
{
    g_autofree char *text = text_of(pages, run);
    part->header += g_str_equal(text, "Reste dû");
    part->closing += g_str_has_prefix(text, "Nous vous prions d’agréer");
    part->signature += g_str_equal(text, "Claire Mercier");
    if (g_str_equal(text, "À reporter")) {
        part->carry++;
        part->sum_carry = amount_beside(pages, runs, run->y);
    } else if (g_str_equal(text, "Report")) {
        part->carried++;
        part->sum_carried = amount_beside(pages, runs, run->y);
    } else if (text[0] == 'r' && g_ascii_isdigit(text[1])) {
        guint row = (guint)atoi(text + 1);
        if (part->n_rows == 0)
            part->first_row = row;
        part->n_rows += part->n_rows == 0 || row != part->last_row;
        part->last_row = row;
    }
}

static void check_table(const Letter *letter, const Pages *pages, guint32 seed)
{
    guint next_row = 0;
    gint64 sum = 0;
    for (guint page = 0; page < pages->pages->len; page++) {
        TablePart part = {0};
        const GArray *runs = page_at(pages, page)->runs;
        for (guint i = 0; i < runs->len; i++)
            note_run(&part, pages, runs, &g_array_index(runs, TextRun, i));
        cr_assert_eq(part.closing > 0, part.signature > 0, "seed %u: closing without signature",
                     seed);
        if (part.n_rows == 0) {
            cr_assert_eq(part.carry, 0, "seed %u, page %u", seed, page + 1);
            continue;
        }
        cr_assert_eq(part.header, 1, "seed %u, page %u: header", seed, page + 1);
        cr_assert_eq(part.first_row, next_row, "seed %u, page %u: row %u is torn or lost", seed,
                     page + 1, part.first_row);
        cr_assert_eq(part.carried, next_row > 0, "seed %u, page %u", seed, page + 1);
        if (part.carried)
            cr_assert_eq(part.sum_carried, sum, "seed %u, page %u: %ld for %ld", seed, page + 1,
                         (long)part.sum_carried, (long)sum);
        for (guint row = part.first_row; row <= part.last_row; row++)
            sum += letter->amounts[row];
        next_row = part.last_row + 1;
        cr_assert_eq(part.carry, next_row < letter->n_rows, "seed %u, page %u", seed, page + 1);
        if (part.carry)
            cr_assert_eq(part.sum_carry, sum, "seed %u, page %u: %ld for %ld", seed, page + 1,
                         (long)part.sum_carry, (long)sum);
    }
    cr_assert_eq(next_row, letter->n_rows, "seed %u: rows are missing", seed);
}

/* Lines of text above the closing on its page. */
static void check_closing_is_not_alone(const Pages *pages, guint32 seed)
{
    const Marks *last = page_at(pages, pages->pages->len - 1);
    guint above = 0;
    Mpt y = 0;
    for (guint i = 0; i < last->runs->len; i++) {
        g_autofree char *text = text_of(pages, &g_array_index(last->runs, TextRun, i));
        if (g_str_has_prefix(text, "Nous vous prions d’agréer"))
            y = g_array_index(last->runs, TextRun, i).y;
    }
    for (guint i = 0; y > 0 && i < last->runs->len; i++) {
        const TextRun *run = &g_array_index(last->runs, TextRun, i);
        above += run->y < y && run->y > MM(22);
    }
    cr_assert(y == 0 || above >= 2, "seed %u: the closing stands below %u lines", seed, above);
}

static void check_numbers(const Pages *pages, guint32 seed)
{
    g_autofree char *record = pages_print(pages);
    guint n = pages->pages->len;
    for (guint page = 1; n > 1 && page <= n; page++) {
        g_autofree char *label = g_strdup_printf("|page %u/%u|", page, n);
        g_autofree char *next = g_strdup_printf("|Suite page %u|", page + 1);
        cr_assert_eq(count_in(record, label), 1, "seed %u: %s", seed, label);
        cr_assert_eq(count_in(record, next), page < n, "seed %u: %s", seed, next);
    }
}

static void check_letters(const char *layout_name, guint32 first_seed)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(layout_name, complaints);
    LetterLayout *layout = read_stock_layout(layout_name);
    for (guint32 seed = first_seed; seed < first_seed + LETTERS; seed++) {
        Letter letter = throw_letter(seed);
        g_autoptr(Pages) pages = renderer_layout(renderer, letter.document, complaints);
        g_autofree char *said = complaints_to_text(complaints);
        cr_assert_not_null(pages, "seed %u is held: %s", seed, said);
        g_autofree char *what = g_strdup_printf("seed %u", seed);
        check_zones(pages, layout, what);
        check_no_overlap(pages, what);
        check_lines_together(&letter, pages, seed);
        check_tokens_whole(&letter, pages, seed);
        check_table(&letter, pages, seed);
        check_closing_is_not_alone(pages, seed);
        check_numbers(pages, seed);
        document_free(letter.document);
        g_rand_free(letter.dice);
    }
    letter_layout_free(layout);
}

Test(random_letters, hold_together_whatever_their_length, .timeout = 300)
{
    check_letters("fr-dl", 1);
}

Test(random_letters, hold_together_on_american_paper_too, .timeout = 300)
{
    check_letters("us-10", 1000);
}
