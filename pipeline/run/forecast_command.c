/*
 * `relance forecast`: the same engine, day after day, on a copy of the state. Nothing is written;
 * nobody pays, every document is approved and arrives, and the ledger stays as old on each day as
 * it is on the first.
 */
#include "dispatch/dispatch.h"
#include "ground/json_text.h"
#include "ground/text.h"
#include "report/report.h"
#include "run/commands.h"
#include "run/document_paths.h"
#include "run/run_begin.h"

#define DAYS_AHEAD 30
#define DAYS_MOST 731

typedef enum { EVERY_DAY, EVERY_WEEK, EVERY_MONTH } ForecastRhythm;

typedef struct {
    Day first, until;
    ForecastRhythm rhythm;
    gboolean is_csv;
} ForecastQuestion;

/* ---- the question ---- */

static gboolean parse_word(const char *option, const char *word, const char *const *words,
                           guint *chosen, GError **error)
{
    *chosen = 0;
    for (guint i = 0; word && words[i]; i++)
        if (g_str_equal(word, words[i])) {
            *chosen = i;
            return TRUE;
        }
    if (!word)
        return TRUE;
    g_autofree char *known = g_strjoinv(", ", (char **)words);
    return outcome_fail(error, OUTCOME_WRONG_USE, "--%s %s: give one of %s", option, word,
                        known);
}

static gboolean parse_question(const Options *options, ForecastQuestion *question,
                               GError **error)
{
    static const char *const rhythms[] = {"day", "week", "month", NULL};
    static const char *const formats[] = {"text", "csv", NULL};
    guint rhythm, format;
    if (!parse_word("every", options->every, rhythms, &rhythm, error) ||
        !parse_word("format", options->format, formats, &format, error))
        return FALSE;
    question->rhythm = (ForecastRhythm)rhythm;
    question->is_csv = format == 1;
    question->first = options->date;
    question->until =
        options->until ? day_parse_iso(options->until) : options->date + DAYS_AHEAD;
    if (question->until == DAY_NONE)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "--until %s: no such day; write it as 2026-11-21", options->until);
    if (question->until < question->first || question->until > question->first + DAYS_MOST)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "--until %s: give a day from the run date up to two years later",
                            options->until);
    return TRUE;
}

/* The day of the n-th run; a weekly or monthly one that falls on a closed day moves on. */
static Day find_day(const Run *run, const ForecastQuestion *question, int n)
{
    if (question->rhythm == EVERY_DAY)
        return question->first + n;
    Day day = question->rhythm == EVERY_WEEK ? question->first + 7 * n
                                             : day_add_months(question->first, n);
    Calendar calendar = run->scenarios->calendar;
    if (calendar.roll == ROLL_PREVIOUS)
        calendar.roll = ROLL_NEXT;
    return calendar_roll(&calendar, day);
}

/* ---- one day ---- */

/* Pages of a letter as it would be written; 1, and counted, if it cannot be now. */
static int count_pages(Run *run, const PlannedDocument *document, Forecast *forecast)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) trouble = NULL;
    g_autoptr(Document) composed =
        composer_compose(run->composer, document, complaints, &trouble);
    g_autoptr(Pages) pages =
        composed ? renderer_layout(run->renderer, composed, complaints) : NULL;
    if (pages)
        return pages_count(pages);
    forecast->unwritten++;
    if (!forecast->unwritten_why) {
        guint n = complaints->list->len;
        const Complaint *why = n ? g_ptr_array_index(complaints->list, n - 1) : NULL;
        forecast->unwritten_why = g_strdup(why       ? why->text
                                           : trouble ? trouble->message
                                                     : "no reason given");
    }
    return 1;
}

static void add_document(Run *run, const PostageTable *tariffs, const PlannedDocument *document,
                         Forecast *forecast)
{
    Channel channel = document->recipient.channel;
    gboolean is_printed = document_has_file(document) &&
                          (channel == CHANNEL_LETTER || channel == CHANNEL_REGISTERED);
    char currency[CURRENCY_SIZE] = "";
    gint64 postage = -1;
    if (is_printed) {
        int pages = count_pages(run, document, forecast);
        if (!dispatch_find_postage(tariffs, run->settings, channel == CHANNEL_REGISTERED,
                                   document->recipient.country, pages, document->run_date,
                                   &postage, currency))
            postage = -1;
    }
    forecast_add(forecast, document, is_printed, postage, currency);
}

static gboolean simulate_day(Run *run, const PostageTable *tariffs, Day day, Forecast *forecast,
                             GError **error)
{
    g_autofree char *id = g_strdup_printf("forecast-%u", forecast->days + 1);
    AssignInput input = {run->ledger, run->scenarios, run->settings, run->past, day, id};
    if (assign_is_refused(&input, run->complaints))
        return outcome_fail(error, OUTCOME_INPUT_REFUSED,
                            "a run on this day would be refused (complaint above)");
    g_autoptr(Complaints) unheard = complaints_new(); /* the same every day; a run says them */
    g_autoptr(ReminderPlan) plan = assign_levels(&input, unheard);
    if (!plan)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE,
                            "the plan was refused without a reason");
    ComposeInput letters = {
        .settings = run->settings,
        .scenarios = run->scenarios,
        .ledger = run->ledger,
        .past = run->past,
        .rates = run->rates,
        .template_folders = (const char *const *)run->template_folders,
        .run_id = id,
        .run_date = day,
    };
    g_clear_pointer(&run->composer, composer_free);
    run->composer = composer_new(&letters);
    for (guint i = 0; i < plan->documents->len; i++)
        add_document(run, tariffs, g_ptr_array_index(plan->documents, i), forecast);
    forecast->days++;
    forecast_count_levels(forecast, plan);
    assign_suppose_dispatched(run->past, plan, id);
    g_clear_pointer(&run->composer, composer_free);
    return TRUE;
}

/* ---- all days under one set of rules ---- */

static PostageTable *read_tariffs(const Run *run)
{
    g_autofree char *stock =
        g_build_filename(run->share, "templates", "tables", "postage.csv", NULL);
    const char *named = run->settings->print.tariffs;
    return postage_table_read(named ? named : stock, run->complaints);
}

static gboolean simulate_days(Run *run, const ForecastQuestion *question, Forecast *forecast,
                              GError **error)
{
    int age = run->date - (run->ledger->as_of ? run->ledger->as_of : run->date);
    Day present = run->ledger->as_of, before = DAY_NONE;
    g_autoptr(PostageTable) tariffs = read_tariffs(run);
    gboolean is_done = TRUE;
    for (int n = 0; is_done; n++) {
        Day day = find_day(run, question, n);
        if (day > question->until)
            break;
        gboolean is_open = calendar_is_working_day(&run->scenarios->calendar, day);
        if (day == before || (!is_open && question->rhythm == EVERY_DAY))
            continue;
        run->ledger->as_of = day - age;
        is_done = simulate_day(run, tariffs, day, forecast, error);
        before = day;
    }
    run->ledger->as_of = present;
    return is_done;
}

/* A new Forecast; NULL and *error, complaints said. */
static Forecast *simulate(const Options *options, const char *const *changes,
                          const ForecastQuestion *question, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    g_autoptr(Forecast) forecast = forecast_new();
    run->changes = changes;
    gboolean is_done = run_look(run, error) && run_prepare_letters(run, error) &&
                       simulate_days(run, question, forecast, error);
    if (is_done)
        return g_steal_pointer(&forecast);
    run_report_complaints(run);
    return NULL;
}

static void append_json(GString *json, const char *key, const Forecast *forecast)
{
    json_begin_array(json, key);
    for (guint i = 0; forecast && i < forecast->rows->len; i++) {
        const ForecastRow *row = g_ptr_array_index(forecast->rows, i);
        char day[DAY_ISO_SIZE];
        g_autofree char *due = money_to_plain(row->total_due_minor, row->currency);
        json_begin_object(json, NULL);
        json_append_string(json, "date", day_print_iso(row->day, day));
        json_append_number(json, "level", row->level);
        json_append_string(json, "channel", channel_name(row->channel));
        json_append_number(json, "documents", row->documents);
        json_append_number(json, "items", row->items);
        json_append_string(json, "total_due", due);
        json_append_string(json, "currency", row->currency);
        if (*row->postage_currency) {
            g_autofree char *postage =
                money_to_plain(row->postage_minor, row->postage_currency);
            json_append_string(json, "postage", postage);
            json_append_string(json, "currency_postage", row->postage_currency);
        }
        json_append_number(json, "without_postage", row->unpriced);
        json_end_object(json);
    }
    json_end_array(json);
}

static void answer(const Options *options, const ForecastQuestion *question,
                   const Forecast *present, const Forecast *changed)
{
    if (options->json) {
        json_begin_object(options->json_text, NULL);
        append_json(options->json_text, "present", present);
        if (changed)
            append_json(options->json_text, "changed", changed);
        json_end_object(options->json_text);
        return;
    }
    g_autoptr(Run) run = run_new(options);
    g_autofree char *text =
        question->is_csv
            ? forecast_print_csv(present, changed)
            : report_print_forecast(present, changed, question->first, question->until);
    run_answer(run, text);
}

Outcome command_forecast(const Options *options, GError **error)
{
    ForecastQuestion question;
    if (!parse_question(options, &question, error))
        return OUTCOME_WRONG_USE;
    g_autoptr(Forecast) present = simulate(options, NULL, &question, error);
    if (!present)
        return outcome_of_error(*error);
    g_autoptr(Forecast) changed = NULL;
    if (options->changes) {
        changed = simulate(options, (const char *const *)options->changes, &question, error);
        if (!changed)
            return outcome_of_error(*error);
    }
    answer(options, &question, present, changed);
    return OUTCOME_DONE;
}
