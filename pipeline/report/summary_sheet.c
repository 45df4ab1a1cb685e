/*
 * The management summary: one A4 page with what happened, the main indicators, the aged balance
 * as bars, its course over the runs, and who owes most. Of several currencies the one with the
 * greatest number of open items is drawn; the others have their balance in a line.
 */
#include "report/figures.h"
#include "report/late_payers.h"
#include "report/reason_groups.h"
#include "report/sections.h"

#include "ground/text.h"

enum { LEFT = 200, RIGHT = 1900, WIDTH = RIGHT - LEFT };

typedef struct {
    SummarySheet *sheet;
    const ReportPage *page;
    const Slice *all;
    ReportLanguage language;
} Summary;

static void say(const Summary *summary, int x, int y, int size, gboolean is_bold, Align align,
                const char *text)
{
    sheet_add_text(
        summary->sheet,
        (SheetMark){.x = x, .y = y, .size = size, .is_bold = is_bold, .align = align}, text);
}

static char *money_of(const Summary *summary, gint64 minor, const char *currency)
{
    Html html = {g_string_new(NULL), summary->language};
    html_append_figure(&html, minor, currency);
    g_string_append_printf(html.text, " %s", currency);
    return g_string_free(html.text, FALSE);
}

static void put_heading(const Summary *summary, int y, const char *english)
{
    say(summary, LEFT, y, 115, TRUE, ALIGN_LEFT, phrase(summary->language, english));
    sheet_add_bar(summary->sheet, LEFT, y + 15, WIDTH, 3, 60);
}

static void put_head(const Summary *summary)
{
    const ReportInput *input = summary->page->input;
    char day[DAY_ISO_SIZE];
    g_autofree char *title = g_strdup_printf(
        "%s %s", phrase(summary->language, "Payment reminders, run"), input->run_id);
    say(summary, LEFT, 240, 170, TRUE, ALIGN_LEFT, title);
    g_autofree char *about = g_strdup_printf(
        "%s \xc2\xb7 %s %s", text_or_empty(input->settings->creditor.name),
        phrase(summary->language, "Run date"), day_print_iso(input->run_date, day));
    sheet_add_text(summary->sheet,
                   (SheetMark){.x = LEFT, .y = 305, .size = 95, .grey = 40, .width = WIDTH},
                   about);
}

/* One box of the first row: a figure and what it is. */
static void put_tile(const Summary *summary, int place, const char *english, const char *figure)
{
    int x = LEFT + place * (WIDTH / 4);
    sheet_add_bar(summary->sheet, x, 350, WIDTH / 4 - 30, 220, 95);
    say(summary, x + 25, 400, 85, FALSE, ALIGN_LEFT, phrase(summary->language, english));
    sheet_add_text(
        summary->sheet,
        (SheetMark){
            .x = x + 25, .y = 470, .size = 150, .is_bold = TRUE, .width = WIDTH / 4 - 80},
        figure);
}

static void put_count(const Summary *summary, int place, const char *english, guint count,
                      const Amounts *amounts)
{
    g_autofree char *figure = g_strdup_printf("%u", count);
    put_tile(summary, place, english, figure);
    for (guint i = 0; amounts && i < MIN(amounts->list->len, 2); i++) {
        const Amount *amount = &g_array_index(amounts->list, Amount, i);
        g_autofree char *money = money_of(summary, amount->minor, amount->currency);
        SheetMark mark = {.x = LEFT + place * (WIDTH / 4) + 25,
                          .y = 515 + (int)i * 38,
                          .size = 80,
                          .grey = 30};
        sheet_add_text(summary->sheet, mark, money);
    }
}

static void put_tiles(const Summary *summary)
{
    const ReportPage *page = summary->page;
    Amounts left = amounts_make(), waiting = amounts_make(), held = amounts_make();
    guint n_left = page_count_documents(page, STATE_SENT, &left) +
                   page_count_documents(page, STATE_HANDED_OVER, &left);
    put_count(summary, 0,
              page->input->is_rehearsal ? "Written, not sent" : "Sent or handed over", n_left,
              &left);
    guint n_waiting = page_count_documents(page, STATE_WAITING, &waiting);
    put_count(summary, 1, "Waiting for approval", n_waiting, &waiting);
    guint n_held = page_count_rows(page, DECISION_HOLD, &held) +
                   page_count_rows(page, DECISION_BELOW_MINIMUM, &held);
    put_count(summary, 2, "Held back", n_held, &held);
    guint n_person = page_count_documents(page, STATE_UNCLEAR, NULL) +
                     page_count_documents(page, STATE_FAILED, NULL) +
                     page_count_rows(page, DECISION_MANUAL, NULL);
    put_count(summary, 3, "Needs a person", n_person, NULL);
    amounts_clear(&left);
    amounts_clear(&waiting);
    amounts_clear(&held);
}

static void put_indicators(const Summary *summary)
{
    const Slice *all = summary->all;
    const struct {
        const char *name, *unit;
        Ratio ratio;
    } indicators[] = {{"DSO", "days", all->dso},
                      {"DSO by count-back", "days", all->dso_count_back},
                      {"Best possible DSO", "days", all->dso_best},
                      {"Weighted delay", "days", all->weighted_delay},
                      {"Overdue share", "%", all->overdue_ratio},
                      {"Collection effectiveness", "%", all->effectiveness},
                      {"Promises kept, by number", "%", all->promises_by_count},
                      {"Promises kept, by amount", "%", all->promises_by_value}};
    put_heading(summary, 640, "Indicators");
    for (guint i = 0; i < G_N_ELEMENTS(indicators); i++) {
        int x = LEFT + (i % 2 ? WIDTH / 2 + 50 : 0);
        int y = 720 + (int)(i / 2) * 60;
        g_autofree char *number =
            phrase_print_tenths(summary->language, indicators[i].ratio.hundredths);
        g_autofree char *text =
            g_strdup_printf("%s %s", number, phrase(summary->language, indicators[i].unit));
        say(summary, x, y, 95, FALSE, ALIGN_LEFT,
            phrase(summary->language, indicators[i].name));
        say(summary, x + WIDTH / 2 - 50, y, 95, TRUE, ALIGN_RIGHT,
            indicators[i].ratio.why ? "\xe2\x80\x93" : text);
    }
}

static int scale(gint64 part, gint64 whole, int length)
{
    return whole > 0 && part > 0 ? (int)money_multiply_divide(part, length, whole) : 0;
}

static void put_aged(const Summary *summary)
{
    enum { BAR_LEFT = LEFT + 480, BAR_LONGEST = 820 };
    static const int greys[] = {75, 65, 52, 38, 15, 85};
    const AgedBalance *aged = &summary->all->aged;
    gint64 longest = 0;
    g_autofree char *heading =
        g_strdup_printf("%s %s", phrase(summary->language, "Aged balance in"), aged->currency);
    put_heading(summary, 1010, heading);
    for (guint i = 0; i < aged->n_bands; i++)
        longest = MAX(longest, ABS(aged->bands[i].minor));
    for (guint i = 0; i < aged->n_bands; i++) {
        int y = 1060 + (int)i * (360 / (int)aged->n_bands);
        g_autofree char *label = age_band_label(&aged->bands[i], summary->language);
        g_autofree char *money = money_of(summary, aged->bands[i].minor, aged->currency);
        say(summary, LEFT, y + 34, 90, FALSE, ALIGN_LEFT, label);
        sheet_add_bar(summary->sheet, BAR_LEFT, y + 4,
                      MAX(scale(ABS(aged->bands[i].minor), longest, BAR_LONGEST), 2), 36,
                      greys[age_band_shade(aged, i)]);
        say(summary, RIGHT, y + 34, 90, FALSE, ALIGN_RIGHT, money);
    }
}

/* Balance (light) and overdue part (dark) of each run, this one last. */
static void put_trend(const Summary *summary)
{
    enum { TOP = 1540, BOTTOM = 1840, MOST = 13 };
    const GPtrArray *earlier = summary->page->input->earlier;
    guint n = earlier ? earlier->len : 0, first = n > MOST - 1 ? n - (MOST - 1) : 0;
    guint n_bars = n - first + 1;
    gint64 open[MOST] = {0}, overdue[MOST] = {0}, highest = 0;
    const char *currency = summary->all->currency;
    put_heading(summary, 1500, "Open balance and what of it is overdue, run by run");
    for (guint i = 0; i < n_bars; i++) {
        const EarlierFigures *run =
            first + i < n ? g_ptr_array_index(earlier, first + i) : NULL;
        const GPtrArray *lines = run ? run->lines : summary->page->figure_lines;
        const FigureLine *line = figure_lines_find(lines, currency, "", "", "open");
        const FigureLine *late = figure_lines_find(lines, currency, "", "", "overdue");
        if (line)
            money_parse_plain(line->value, currency, &open[i]);
        if (late)
            money_parse_plain(late->value, currency, &overdue[i]);
        highest = MAX(highest, MAX(open[i], overdue[i]));
    }
    int step = WIDTH / MAX((int)n_bars, 5), wide = MIN(step - 20, 160);
    for (guint i = 0; i < n_bars; i++) {
        const EarlierFigures *run =
            first + i < n ? g_ptr_array_index(earlier, first + i) : NULL;
        int x = LEFT + (int)i * step;
        int tall = scale(open[i], highest, BOTTOM - TOP - 20);
        int dark = scale(overdue[i], highest, BOTTOM - TOP - 20);
        char day[DAY_ISO_SIZE];
        sheet_add_bar(summary->sheet, x, BOTTOM - tall, wide, tall, 75);
        sheet_add_bar(summary->sheet, x, BOTTOM - dark, wide, dark, 38);
        day_print_iso(run ? run->date : summary->page->input->run_date, day);
        sheet_add_text(summary->sheet,
                       (SheetMark){.x = x, .y = BOTTOM + 40, .size = n_bars > 8 ? 55 : 80},
                       day);
    }
    sheet_add_bar(summary->sheet, LEFT, BOTTOM, WIDTH, 3, 50);
}

static void put_payers(const Summary *summary)
{
    g_autoptr(GPtrArray) top =
        late_payers_rank(summary->page->figures->payers, summary->all->currency, FALSE, 10);
    g_autofree char *heading =
        g_strdup_printf("%s %s", phrase(summary->language, "Top ten by overdue amount in"),
                        summary->all->currency);
    put_heading(summary, 1980, heading);
    for (guint i = 0; i < top->len; i++) {
        const LatePayer *payer = g_ptr_array_index(top, i);
        int y = 2060 + (int)i * 55;
        g_autofree char *money = money_of(summary, payer->overdue_minor, payer->currency);
        g_autofree char *days =
            g_strdup_printf("%d %s", payer->oldest_days, phrase(summary->language, "days"));
        SheetMark name = {.x = LEFT, .y = y, .size = 92, .width = 950};
        g_autofree char *who =
            g_strdup_printf("%s  %s", payer->customer, text_or_empty(payer->name));
        sheet_add_text(summary->sheet, name, who);
        say(summary, LEFT + 1150, y, 92, FALSE, ALIGN_RIGHT, days);
        say(summary, RIGHT, y, 92, FALSE, ALIGN_RIGHT, money);
    }
}

/* Balances in the other currencies, which are never added to the one that is drawn. */
static void put_others(const Summary *summary)
{
    const GPtrArray *slices = summary->page->figures->slices;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < slices->len; i++) {
        const Slice *slice = g_ptr_array_index(slices, i);
        if (slice->by != BY_ALL || slice == summary->all)
            continue;
        g_autofree char *open = money_of(summary, slice->aged.total, slice->currency);
        g_autofree char *late = money_of(summary, slice->aged.overdue, slice->currency);
        g_string_append_printf(text, "%s%s %s, %s %s", text->len ? "; " : "",
                               phrase(summary->language, "Open"), open,
                               phrase(summary->language, "overdue"), late);
    }
    sheet_add_text(summary->sheet,
                   (SheetMark){.x = LEFT, .y = 2700, .size = 90, .width = WIDTH}, text->str);
}

static const Slice *find_main_currency(const Figures *figures)
{
    const Slice *found = NULL;
    for (guint i = 0; i < figures->slices->len; i++) {
        const Slice *slice = g_ptr_array_index(figures->slices, i);
        if (slice->by == BY_ALL && (!found || slice->aged.n_items > found->aged.n_items))
            found = slice;
    }
    return found;
}

SummarySheet *report_make_summary(const ReportInput *input)
{
    g_autoptr(GPtrArray) lines = document_lines_collect(input);
    g_autoptr(GPtrArray) groups = reason_groups_collect(input->plan);
    g_autoptr(Figures) figures = figures_compute(input);
    g_autoptr(GPtrArray) figure_lines = figures_list_lines(figures, input);
    ReportPage page = {.input = input,
                       .lines = lines,
                       .groups = groups,
                       .figures = figures,
                       .figure_lines = figure_lines};
    ReportLanguage language = input->language ? report_language_parse(input->language)
                                              : report_language_of(input->settings);
    g_autofree char *title =
        g_strdup_printf("%s %s", phrase(language, "Payment reminders, run"), input->run_id);
    SummarySheet *sheet = sheet_new("summary", input->run_id, title,
                                    language == REPORT_FRENCH ? "fr" : "en", input->run_date);
    Summary summary = {sheet, &page, find_main_currency(figures), language};
    put_head(&summary);
    put_tiles(&summary);
    if (summary.all) {
        put_indicators(&summary);
        put_aged(&summary);
        put_trend(&summary);
        put_payers(&summary);
        put_others(&summary);
    }
    return sheet;
}
