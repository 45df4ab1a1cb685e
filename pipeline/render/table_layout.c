#include "render/table_layout.h"
#include "render/paragraph.h"

static const Mpt sizes[] = {PT(9.5), PT(9),   PT(8.5),
                            PT(8),   PT(7.5), PT(7)}; /* first that fits */
enum { RULE_GREY = 80, HEAVY_GREY = 0, HEADER_GREY = 25 };
#define COLUMN_GAP PT(12)
#define COMFORTABLE_WIDTH PT(110)
#define LEAST_COMFORTABLE_SIZE PT(8)
#define HAIRLINE PT(0.35)
#define HEAVY_LINE PT(0.8)
#define SMALL_TABLE PT(120) /* some six rows */

typedef struct {
    Galley *galley;
    const Table *table;
    SetTable *set;
    guint n_columns;
    GArray *natural, *least; /* Mpt by column */
} TableSetting;

static TextStyle cell_style(const TableSetting *setting, guint column, gboolean is_bold)
{
    Align align = column < setting->table->aligns->len
                      ? g_array_index(setting->table->aligns, Align, column)
                      : ALIGN_LEFT;
    return (TextStyle){.size = setting->set->size,
                       .leading = setting->set->leading,
                       .is_bold = is_bold,
                       .is_divided = align == ALIGN_LEFT,
                       .align = align};
}

static TextStyle header_style(const TableSetting *setting, guint column)
{
    TextStyle style = cell_style(setting, column, TRUE);
    style.size = setting->set->size - PT(0.5);
    style.grey = HEADER_GREY;
    style.is_divided = FALSE;
    return style;
}

static guint count_columns(const Table *table)
{
    guint n = table->aligns->len;
    if (table->header)
        n = MAX(n, table->header->len);
    for (guint i = 0; i < table->rows->len; i++)
        n = MAX(n, ((const TableRow *)g_ptr_array_index(table->rows, i))->cells->len);
    return n;
}

static void measure_cell(TableSetting *setting, guint column, const GPtrArray *spans,
                         const TextStyle *style)
{
    TextMeasure measure = paragraph_measure(setting->galley, spans, style);
    Mpt least = style->align == ALIGN_RIGHT ? measure.natural : measure.least;
    Mpt *natural_at = &g_array_index(setting->natural, Mpt, column);
    Mpt *least_at = &g_array_index(setting->least, Mpt, column);
    *natural_at = MAX(*natural_at, measure.natural);
    *least_at = MAX(*least_at, least);
}

static void measure_columns(TableSetting *setting)
{
    for (guint c = 0; c < setting->n_columns; c++)
        g_array_index(setting->natural, Mpt, c) = g_array_index(setting->least, Mpt, c) = 0;
    const Table *table = setting->table;
    for (guint c = 0; table->header && c < table->header->len; c++) {
        TextStyle style = header_style(setting, c);
        const GPtrArray *spans = g_ptr_array_index(table->header, c);
        TextMeasure measure = paragraph_measure(setting->galley, spans, &style);
        Mpt *natural = &g_array_index(setting->natural, Mpt, c);
        Mpt *least = &g_array_index(setting->least, Mpt, c);
        *natural = MAX(*natural, measure.natural);
        *least = MAX(*least, measure.least);
    }
    for (guint r = 0; r < table->rows->len; r++) {
        const TableRow *row = g_ptr_array_index(table->rows, r);
        for (guint c = 0; c < row->cells->len; c++) {
            TextStyle style = cell_style(setting, c, row->kind != ROW_BODY);
            const GPtrArray *spans = g_ptr_array_index(row->cells, c);
            /* a total's label may run over empty cells to its right */
            if (row->kind != ROW_BODY && c + 1 < row->cells->len && style.align == ALIGN_LEFT)
                continue;
            measure_cell(setting, c, spans, &style);
        }
    }
}

static Mpt sum_of(const GArray *values)
{
    Mpt sum = 0;
    for (guint i = 0; i < values->len; i++)
        sum += g_array_index(values, Mpt, i);
    return sum;
}

/* Natural widths and the rest shared out; or between least and natural; or squeezed below
 * least. */
static void share_width(TableSetting *setting, Mpt room)
{
    gint64 natural = sum_of(setting->natural), least = sum_of(setting->least);
    gint64 missing = natural - room;
    Mpt x = setting->set->x;
    for (guint c = 0; c < setting->n_columns; c++) {
        gint64 want = g_array_index(setting->natural, Mpt, c);
        gint64 need = g_array_index(setting->least, Mpt, c);
        gint64 width = want;
        if (missing <= 0)
            width += setting->n_columns > 1 ? -missing / (gint64)setting->n_columns : -missing;
        else if (least <= room && natural > least)
            width = want - (want - need) * missing / (natural - least);
        else if (least > 0)
            width = need * room / least;
        Mpt set_width = (Mpt)MAX(width, PT(6));
        g_array_append_val(setting->set->column_x, x);
        g_array_append_val(setting->set->column_width, set_width);
        x += set_width + COLUMN_GAP;
    }
}

/* What a column should have: money and dates all, text enough for a few words a line. */
static Mpt comfortable_sum(const TableSetting *setting)
{
    Mpt sum = 0;
    for (guint c = 0; c < setting->n_columns; c++) {
        Mpt least = g_array_index(setting->least, Mpt, c);
        sum += MAX(least, MIN(g_array_index(setting->natural, Mpt, c), COMFORTABLE_WIDTH));
    }
    return sum;
}

static void measure_at(TableSetting *setting, gsize size)
{
    setting->set->size = sizes[size];
    setting->set->leading = sizes[size] * 13 / 10;
    measure_columns(setting);
}

/*
 * The largest size at which every column is comfortable; if there is none, the largest at which
 * no column has to break words.
 */
static void choose_size(TableSetting *setting)
{
    Mpt room = setting->set->width - COLUMN_GAP * (Mpt)(setting->n_columns - 1);
    gsize last = G_N_ELEMENTS(sizes) - 1, unbroken = last;
    for (gsize i = 0; i <= last; i++) {
        measure_at(setting, i);
        if (sizes[i] >= LEAST_COMFORTABLE_SIZE && comfortable_sum(setting) <= room) {
            share_width(setting, room);
            return;
        }
        if (unbroken == last && sum_of(setting->least) <= room)
            unbroken = i;
    }
    measure_at(setting, unbroken);
    share_width(setting, room);
}

/* Sets one cell with its first baseline in the row; returns the number of lines. */
static guint set_cell(TableSetting *setting, const GPtrArray *spans, const TextStyle *style,
                      Mpt x, Mpt width, Mpt top)
{
    Galley *galley = setting->galley;
    g_autoptr(GArray) lines = paragraph_set(galley, spans, style, width);
    Mpt leading = setting->set->leading;
    Mpt first = top + baseline_in(galley, FACE_REGULAR, setting->set->size, leading);
    for (guint i = 0; i < lines->len; i++) {
        SetLine line = g_array_index(lines, SetLine, i);
        marks_move(galley->marks, line.from, line.to, x, first + (Mpt)i * leading);
    }
    return lines->len;
}

static gboolean is_empty_cell(const GPtrArray *cells, guint column)
{
    const GPtrArray *spans = g_ptr_array_index(cells, column);
    for (guint i = 0; i < spans->len; i++)
        if (*((const Span *)g_ptr_array_index(spans, i))->text)
            return FALSE;
    return TRUE;
}

/* The width of a cell, a total's label running on over the empty cells to its right. */
static Mpt cell_width(const TableSetting *setting, const GPtrArray *cells, guint column,
                      gboolean runs_on)
{
    Mpt width = g_array_index(setting->set->column_width, Mpt, column);
    for (guint c = column + 1; runs_on && c < cells->len && is_empty_cell(cells, c); c++)
        width += COLUMN_GAP + g_array_index(setting->set->column_width, Mpt, c);
    return width;
}

static Mpt set_cells(TableSetting *setting, const GPtrArray *cells, gboolean is_header,
                     gboolean is_bold, Mpt top)
{
    guint most = 1;
    for (guint c = 0; c < cells->len && c < setting->n_columns; c++) {
        TextStyle style =
            is_header ? header_style(setting, c) : cell_style(setting, c, is_bold);
        Mpt width = cell_width(setting, cells, c, is_bold && style.align == ALIGN_LEFT);
        guint n = set_cell(setting, g_ptr_array_index(cells, c), &style,
                           g_array_index(setting->set->column_x, Mpt, c), width, top);
        most = MAX(most, n);
    }
    return (Mpt)most * setting->set->leading;
}

static void set_header(TableSetting *setting, int index, Mpt space_before)
{
    Galley *galley = setting->galley;
    MarksCount from = marks_count(galley->marks);
    Mpt height =
        set_cells(setting, setting->table->header, TRUE, FALSE, 0) + setting->set->padding;
    galley_place_rule(galley->marks, setting->set->x, height - HEAVY_LINE, setting->set->width,
                      HEAVY_LINE, HEAVY_GREY);
    setting->set->header_strip = galley->strips->len;
    Strip *strip = galley_add_strip(galley, from, height, space_before);
    strip->table = index;
    strip->keeps_with_next = TRUE;
}

static void set_row(TableSetting *setting, const TableRow *row, int index,
                    gboolean is_first_of_kind, Mpt space_before)
{
    Galley *galley = setting->galley;
    MarksCount from = marks_count(galley->marks);
    gboolean is_total = row->kind == ROW_TOTAL, is_body = row->kind == ROW_BODY;
    Mpt top = setting->set->padding;
    if (!is_body && is_first_of_kind) {
        Mpt thickness = is_total ? HEAVY_LINE : HAIRLINE;
        galley_place_rule(galley->marks, setting->set->x, 0, setting->set->width, thickness, 0);
        top += thickness;
    }
    Mpt height =
        top + set_cells(setting, row->cells, FALSE, !is_body, top) + setting->set->padding;
    if (is_body)
        galley_place_rule(galley->marks, setting->set->x, height - HAIRLINE,
                          setting->set->width, HAIRLINE, RULE_GREY);
    Strip *strip = galley_add_strip(galley, from, height, space_before);
    strip->table = index;
    strip->is_body_row = is_body;
}

static Mpt rows_height(const GArray *strips, guint first_strip)
{
    Mpt height = 0;
    for (guint i = first_strip; i < strips->len; i++)
        height += g_array_index(strips, Strip, i).height;
    return height;
}

/*
 * A total is never alone on a page, nor the first row, nor is the header. A small table is not
 * torn apart.
 */
static void keep_rows(TableSetting *setting, guint first_strip)
{
    GArray *strips = setting->galley->strips;
    const GPtrArray *rows = setting->table->rows;
    gboolean is_small = rows_height(strips, first_strip) <= SMALL_TABLE;
    for (guint r = 0; r + 1 < rows->len; r++) {
        const TableRow *next = g_ptr_array_index(rows, r + 1);
        gboolean is_start = r == 0 && rows->len > 2;
        if (next->kind != ROW_BODY || is_start || is_small)
            g_array_index(strips, Strip, first_strip + r).keeps_with_next = TRUE;
    }
}

void table_set(Galley *galley, const Table *table, Mpt x, Mpt width, Mpt space_before)
{
    SetTable *set = g_new0(SetTable, 1);
    *set = (SetTable){.table = table,
                      .header_strip = G_MAXUINT,
                      .column_x = g_array_new(FALSE, FALSE, sizeof(Mpt)),
                      .column_width = g_array_new(FALSE, FALSE, sizeof(Mpt)),
                      .padding = galley->rhythm->cell_padding,
                      .width = width,
                      .x = x};
    int index = (int)galley->tables->len;
    g_ptr_array_add(galley->tables, set);
    TableSetting setting = {.galley = galley, .table = table, .set = set};
    setting.n_columns = count_columns(table);
    if (setting.n_columns == 0)
        return;
    setting.natural = g_array_new(FALSE, TRUE, sizeof(Mpt));
    setting.least = g_array_new(FALSE, TRUE, sizeof(Mpt));
    g_array_set_size(setting.natural, setting.n_columns);
    g_array_set_size(setting.least, setting.n_columns);
    choose_size(&setting);
    if (table->header)
        set_header(&setting, index, space_before);
    guint first_strip = galley->strips->len;
    gint64 carried = 0;
    TableRowKind previous = ROW_BODY;
    for (guint r = 0; r < table->rows->len; r++) {
        const TableRow *row = g_ptr_array_index(table->rows, r);
        gboolean is_first = r == 0 && !table->header;
        set_row(&setting, row, index, row->kind != previous || row->kind == ROW_TOTAL,
                is_first ? space_before : 0);
        previous = row->kind;
        carried += row->carry_minor;
        galley_last_strip(galley)->carried = carried;
    }
    keep_rows(&setting, first_strip);
    g_array_unref(setting.natural);
    g_array_unref(setting.least);
}

Mpt table_carry_height(const SetTable *set)
{
    return set->leading + 2 * set->padding;
}

Mpt table_place_carry(Galley *galley, Marks *marks, const SetTable *set, const char *label,
                      gint64 sum, Mpt y)
{
    LineStyle style = {.face = FACE_REGULAR, .size = set->size, .grey = HEADER_GREY};
    Mpt baseline =
        y + set->padding + baseline_in(galley, FACE_REGULAR, set->size, set->leading);
    guint column = (guint)set->table->carry_column;
    Mpt left = g_array_index(set->column_x, Mpt, column);
    g_autofree char *amount = carry_amount_text(set->table, sum, galley->language);
    galley_place_text(galley, marks, label, &style, set->x, baseline);
    style.align = ALIGN_RIGHT;
    galley_place_text(galley, marks, amount, &style,
                      left + g_array_index(set->column_width, Mpt, column), baseline);
    Mpt height = table_carry_height(set);
    galley_place_rule(marks, set->x, y + height - HAIRLINE, set->width, HAIRLINE, RULE_GREY);
    return height;
}
