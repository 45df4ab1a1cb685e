#include "build_report.h"

#include "report/aged_balance.h"
#include "report/late_payers.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static BuiltReport *report;

static void begin(void)
{
    report = built_report_new();
}

static void end(void)
{
    built_report_free(report);
}

TestSuite(report, .init = begin, .fini = end);

static void expect(const char *html, const char *piece)
{
    cr_assert_not_null(strstr(html, piece), "the page has no: %s", piece);
}

/* The text of one section, up to its end; a new string. */
static char *cut_section(const char *html, const char *id)
{
    g_autofree char *head = g_strdup_printf("<section id=\"%s\"", id);
    const char *from = strstr(html, head);
    cr_assert_not_null(from, "no section %s", id);
    const char *to = strstr(from, "</section>");
    return g_strndup(from, (gsize)(to - from));
}

static char *find_band(const AgedBalance *balance, const OpenItem *item, Day day)
{
    return age_band_key(&balance->bands[aged_balance_find(balance, item, day)]);
}

Test(report, ages_are_closed_on_both_ends_and_credits_stand_apart)
{
    /* domain notes 9, as of 2025-06-30 */
    static const struct {
        const char *due, *band;
    } cases[] = {
        {"2025-07-15", "not-due"}, {"2025-06-30", "not-due"}, {"2025-06-29", "1-30"},
        {"2025-05-31", "1-30"},    {"2025-05-30", "31-60"},   {"2025-05-01", "31-60"},
        {"2025-04-30", "61-90"},   {"2025-04-01", "61-90"},   {"2025-03-31", "over-90"}};
    AgedBalance balance = aged_balance_begin(report->settings, "EUR");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        OpenItem item = {
            .kind = ITEM_INVOICE, .open_minor = 1, .due_date = day_parse_iso(cases[i].due)};
        g_autofree char *band = find_band(&balance, &item, day_from_ymd(2025, 6, 30));
        cr_assert_str_eq(band, cases[i].band, "due %s: %s", cases[i].due, band);
    }
    OpenItem credit = {
        .kind = ITEM_CREDIT, .open_minor = -1, .due_date = day_from_ymd(2025, 1, 1)};
    g_autofree char *band = find_band(&balance, &credit, day_from_ymd(2025, 6, 30));
    cr_assert_str_eq(band, "credits");
}

Test(report, the_buckets_are_those_of_the_settings)
{
    report->settings->report.buckets[0] = 15;
    report->settings->report.buckets[1] = 45;
    report->settings->report.n_buckets = 2;
    built_report_add_item(report, "C1", "F1", 15, 100, "EUR", DECISION_SEND, "step-due");
    built_report_add_item(report, "C1", "F2", 16, 20, "EUR", DECISION_SEND, "step-due");
    built_report_add_item(report, "C1", "F3", 46, 3, "EUR", DECISION_SEND, "step-due");
    AgedBalance balance =
        aged_balance_compute(report->ledger, report->settings, "EUR", report->input.run_date);
    cr_assert_eq(balance.n_bands, 5);
    cr_assert_eq(balance.bands[1].minor, 100);
    cr_assert_eq(balance.bands[2].minor, 20);
    cr_assert_eq(balance.bands[3].minor, 3);
    g_autofree char *last = age_band_key(&balance.bands[3]);
    cr_assert_str_eq(last, "over-45");
    cr_assert_eq(balance.total, 123);
}

Test(report, the_aged_balance_adds_up_to_the_ledger)
{
    built_report_add_item(report, "C1", "F1", 0, 10000, "EUR", DECISION_NONE, "not-due");
    built_report_add_item(report, "C1", "F2", 1, 2000, "EUR", DECISION_SEND, "step-due");
    built_report_add_item(report, "C1", "F3", 91, 300, "EUR", DECISION_SEND, "step-due");
    built_report_add_item(report, "C1", "A1", 5, -40, "EUR", DECISION_NONE, "credit");
    built_report_add_item(report, "C2", "F4", 5, 999, "GBP", DECISION_SEND, "step-due");
    AgedBalance balance =
        aged_balance_compute(report->ledger, report->settings, "EUR", report->input.run_date);
    cr_assert_eq(balance.bands[0].minor, 10000);
    cr_assert_eq(balance.bands[1].minor, 2000);
    cr_assert_eq(balance.bands[4].minor, 300);
    cr_assert_eq(balance.credits, -40);
    cr_assert_eq(balance.overdue, 2300);
    cr_assert_eq(balance.total, ledger_find_total(report->ledger, "EUR")->open);
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *aged = cut_section(html, "aged");
    expect(aged, "<svg class=\"chart\" role=\"img\"");
    expect(aged, "<data value=\"122.60\">122.60</data>");
    expect(aged, "<data value=\"81.57\">81.6</data>\xc2\xa0%");
    expect(aged, "<h3>GBP</h3>");
}

Test(report, the_top_ten_are_the_greatest_and_the_oldest)
{
    for (int i = 0; i < 12; i++) {
        g_autofree char *customer = g_strdup_printf("C%02d", i);
        built_report_add_item(report, customer, "F", 10 + i, 1000 * (20 - i), "EUR",
                              DECISION_WAIT, "interval");
        built_report_add_item(report, customer, "G", -3, 900000, "EUR", DECISION_NONE,
                              "not-due");
    }
    built_report_add_item(report, "C05", "H", 2, 50000, "EUR", DECISION_WAIT, "interval");
    g_autoptr(GPtrArray) payers = late_payers_collect(report->ledger, report->input.run_date);
    cr_assert_eq(payers->len, 12);
    g_autoptr(GPtrArray) greatest = late_payers_rank(payers, "EUR", FALSE, 10);
    cr_assert_eq(greatest->len, 10);
    const LatePayer *first = g_ptr_array_index(greatest, 0);
    cr_assert_str_eq(first->customer, "C05");
    cr_assert_eq(first->overdue_minor, 65000);
    cr_assert_eq(first->n_items, 2);
    cr_assert_str_eq(((LatePayer *)greatest->pdata[1])->customer, "C00");
    g_autoptr(GPtrArray) oldest = late_payers_rank(payers, NULL, TRUE, 10);
    cr_assert_str_eq(((LatePayer *)oldest->pdata[0])->customer, "C11");
    cr_assert_eq(((LatePayer *)oldest->pdata[0])->oldest_days, 21);
}

Test(report, totals_are_those_of_the_ledger_and_the_plan)
{
    built_report_add_item(report, "C1", "F1", 3, 123456750, "EUR", DECISION_SEND, "step-due");
    built_report_add_item(report, "C1", "F2", 3, 5000, "EUR", DECISION_SEND, "step-due");
    built_report_add_item(report, "C2", "F3", 3, 700, "GBP", DECISION_HOLD, "dispute-open");
    ControlTotal *total = ledger_find_total(report->ledger, "EUR");
    total->settled = 20000;
    total->rejected = 3005;
    total->extract += 23005;
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *totals = cut_section(html, "totals");
    expect(totals, "<th scope=\"row\">EUR</th>"
                   "<td class=\"figure\"><data value=\"1234847.55\">1,234,847.55</data></td>"
                   "<td class=\"figure\"><data value=\"1234617.50\">1,234,617.50</data></td>"
                   "<td class=\"figure\"><data value=\"200.00\">200.00</data></td>"
                   "<td class=\"figure\"><data value=\"30.05\">30.05</data></td>");
    expect(totals, "<th scope=\"row\">send</th><td>EUR</td><td class=\"figure\">2</td>"
                   "<td class=\"figure\"><data value=\"1234617.50\">");
    expect(totals, "<th scope=\"row\">hold</th><td>GBP</td><td class=\"figure\">1</td>"
                   "<td class=\"figure\"><data value=\"7.00\">");
    g_autofree char *held = cut_section(html, "held");
    expect(held, "<b>dispute-open</b>: 1 item, "); /* a rule without words of its own */
    expect(held, "because of the rule dispute-open");
}

Test(report, each_document_is_listed_with_its_link_and_what_became_of_it)
{
    built_report_add_document(report, "d1", "C1", CHANNEL_EMAIL, DELIVERY_ACCEPTED, "250 Ok",
                              100, "EUR");
    built_report_add_document(report, "d2", "C2", CHANNEL_REGISTERED, DELIVERY_WAITING, "", 200,
                              "EUR");
    built_report_add_document(report, "d3", "C3", CHANNEL_EMAIL, DELIVERY_REJECTED, "550 no",
                              300, "EUR");
    built_report_add_document(report, "d4", "C4", CHANNEL_EMAIL, DELIVERY_UNKNOWN, "", 400,
                              "EUR");
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *documents = cut_section(html, "documents");
    expect(documents, "<a href=\"3-render/d1.pdf\">d1</a>");
    expect(documents, "<span class=\"state state-0\">sent</span>");
    expect(documents, "accepted, ap@durand.example: 250 Ok");
    g_autofree char *waiting = cut_section(html, "waiting");
    expect(waiting, "<a href=\"3-render/d2.pdf\">d2</a>");
    cr_assert_null(strstr(waiting, "d1"));
    g_autofree char *person = cut_section(html, "person");
    expect(person, ">d3</a>");
    expect(person, ">d4</a>");
    expect(person, "550 no");
    g_autofree char *next = cut_section(html, "next");
    expect(next, "<b>1</b> document waits for an approval");
    expect(next, "<code>relance approve 2026-11-21-1 --by NAME --remark TEXT</code>");
    expect(next, "<code>relance resolve DOCUMENT sent|again --by NAME</code>");
    g_autofree char *summary = cut_section(html, "summary");
    expect(summary, "Sent or handed over<b>1</b>");
    expect(summary, "Needs a person<b>2</b>");
}

Test(report, a_document_with_one_channel_that_arrived_counts_as_sent)
{
    built_report_add_document(report, "d1", "C1", CHANNEL_EMAIL, DELIVERY_BOUNCED, "", 100,
                              "EUR");
    Delivery *letter = delivery_new("d1", CHANNEL_LETTER, "C1 / 1 RUE X");
    letter->status = DELIVERY_HANDED_OVER;
    g_ptr_array_add(report->deliveries, letter);
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *summary = cut_section(html, "summary");
    expect(summary, "Sent or handed over<b>1</b>");
    g_autofree char *documents = cut_section(html, "documents");
    expect(documents, "<span class=\"state state-1\">handed over</span>");
    expect(documents, "handed-over, C1 / 1 RUE X");
    expect(documents, "bounced, ap@durand.example");
}

static void plan_document(const char *id, PlanRow *row)
{
    PlannedDocument *document = planned_document_new();
    document->id = g_strdup(id);
    g_ptr_array_add(document->own_rows, row);
    g_ptr_array_add(report->plan->documents, document);
}

Test(report, what_letter_and_call_both_claim_counts_once_in_the_sum)
{
    PlanRow *row =
        built_report_add_item(report, "C1", "F1", 9, 12345, "EUR", DECISION_SEND, "step-due");
    PlanRow *other =
        built_report_add_item(report, "C1", "F2", 9, 100, "EUR", DECISION_SEND, "step-due");
    built_report_add_document(report, "d1", "C1", CHANNEL_LETTER, DELIVERY_HANDED_OVER, "",
                              12345, "EUR");
    built_report_add_document(report, "d2", "C1", CHANNEL_CALL, DELIVERY_HANDED_OVER, "", 12345,
                              "EUR");
    built_report_add_document(report, "d3", "C1", CHANNEL_LETTER, DELIVERY_HANDED_OVER, "", 100,
                              "EUR");
    plan_document("d1", row);
    plan_document("d2", row);
    plan_document("d3", other);
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *summary = cut_section(html, "summary");
    expect(summary, "Sent or handed over<b>3</b>");
    expect(summary, "124.45");
    cr_assert_null(strstr(summary, "247.90"));
}

Test(report, a_call_is_on_a_list_and_each_row_keeps_its_reason)
{
    built_report_add_document(report, "d1", "C1", CHANNEL_CALL, DELIVERY_HANDED_OVER, "", 100,
                              "EUR");
    for (int i = 0; i < 2; i++)
        built_report_add_item(report, "C1", i ? "F2" : "F1", 3, 100, "EUR", DECISION_HOLD,
                              "plan");
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *documents = cut_section(html, "documents");
    expect(documents, ">on the call list</span>");
    g_autofree char *held = cut_section(html, "held");
    expect(held, "<b>a payment plan is kept</b>: 2 items");
    const char *first = strstr(held, "because of the rule plan");
    cr_assert_not_null(first);
    cr_assert_not_null(strstr(first + 1, "because of the rule plan"),
                       "a table that can be sorted repeats every reason");
}

Test(report, values_from_outside_are_never_markup)
{
    built_report_add_item(report, "<script>alert(1)</script>", "\"><img src=x>", 3, 100, "EUR",
                          DECISION_HOLD, "a&b");
    built_report_add_document(report, "d<1>", "C'1", CHANNEL_EMAIL, DELIVERY_REJECTED,
                              "<iframe>\x01\xff", 100, "EUR");
    Place place = {.file = "<ledger>.csv", .line = 3};
    complaint_add(report->complaints, COMPLAINT_HELD, "x", place, "text with </section><b>");
    g_autofree char *html = report_print_html(&report->input);
    cr_assert(g_utf8_validate(html, -1, NULL));
    static const char *const never[] = {"<script>alert", "<img",  "<iframe", "</section><b>",
                                        "\x01",          "<SAS>", "d<1>",    "<ledger>"};
    for (guint i = 0; i < G_N_ELEMENTS(never); i++)
        cr_assert_null(strstr(html, never[i]), "the page has %s", never[i]);
    expect(html, "&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html, "Atelier Mercier &amp; Fils &lt;SAS&gt;");
    expect(html, "href=\"3-render/d%3C1%3E.pdf\"");
}

Test(report, nothing_is_loaded_from_elsewhere_and_only_the_pages_own_script_runs)
{
    built_report_fill(report, 40);
    g_autofree char *html = report_print_html(&report->input);
    static const char *const never[] = {"http:",   "https:", "<script ",    "<link",  "<img",
                                        "@import", "url(",   "javascript:", "onclick"};
    for (guint i = 0; i < G_N_ELEMENTS(never); i++)
        cr_assert_null(strstr(html, never[i]), "the page has %s", never[i]);
    expect(html, "default-src 'none'");
    char *end = NULL;
    const char *script = strstr(html, "<script>") + strlen("<script>");
    cr_assert_null(strstr(script, "<script"), "one script only");
    end = strstr(script, "</script>");
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)script, end - script);
    g_checksum_get_digest(checksum, digest, &length);
    g_autofree char *hash = g_base64_encode(digest, length);
    g_autofree char *policy = g_strdup_printf("script-src 'sha256-%s'", hash);
    expect(html, policy);
    expect(html, "<html lang=\"en\">");
    expect(html, "<main id=\"main\"");
}

Test(report, complaints_stand_by_rule_gravest_first_with_their_places)
{
    built_report_fill(report, 1);
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *complaints = cut_section(html, "complaints");
    const char *held = strstr(complaints, "<b>amount-unreadable</b>: 2, HELD");
    const char *warning = strstr(complaints, "<b>address-too-long</b>: 1, WARNING");
    cr_assert(held && warning && held < warning, "%s", complaints);
    expect(complaints, "ledger.csv:118:4");
    expect(complaints, "ledger.csv:119:4");
    expect(complaints, "customers.csv:7<");
    expect(html, "<b>1</b> line of the extract could not be used");
}

Test(report, an_empty_run_says_that_nothing_was_due)
{
    report->input.deliveries = NULL;
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *next = cut_section(html, "next");
    expect(next, "Nothing: no reminder was due.");
    expect(html, "Nobody is late.");
}

Test(report, a_rehearsal_says_so_and_offers_no_command_to_continue_it)
{
    built_report_fill(report, 16);
    report->input.is_rehearsal = TRUE;
    report->input.run_id = "2026-11-21-r1";
    g_autofree char *html = report_print_html(&report->input);
    expect(html, "Rehearsal: nothing was sent");
    expect(html, "<span class=\"state state-0\">written, not sent</span>");
    cr_assert_null(strstr(html, ">sent</span>"));
    cr_assert_null(strstr(html, "2026-11-21-r1</code>"));
    g_autofree char *summary = cut_section(html, "summary");
    cr_assert_null(strstr(summary, "Sent or handed over<b>"));
}

Test(report, before_dispatch_documents_are_shown_as_not_sent)
{
    built_report_add_document(report, "d1", "C1", CHANNEL_EMAIL, DELIVERY_ACCEPTED, "", 100,
                              "EUR");
    g_ptr_array_set_size(report->deliveries, 0);
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *next = cut_section(html, "next");
    expect(next, "<b>1</b> document is written and has not been sent: <code>relance dispatch "
                 "2026-11-21-1</code>");
}

Test(report, thousands_of_documents_stand_folded_and_none_is_missing)
{
    for (int i = 0; i < 501; i++) {
        g_autofree char *id = g_strdup_printf("d%03d", i);
        built_report_add_document(report, id, "C1", CHANNEL_EMAIL, DELIVERY_ACCEPTED, "", 100,
                                  "EUR");
    }
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *documents = cut_section(html, "documents");
    expect(documents, "<details><summary>501 documents");
    expect(documents, ">d000</a>");
    expect(documents, ">d500</a>");
}

/* Every tag is closed, every id is there once, every link inside the page leads somewhere. */
Test(report, the_page_is_well_formed)
{
    built_report_fill(report, 60);
    g_autofree char *html = report_print_html(&report->input);
    g_autofree char *folder = g_dir_make_tmp("relance-report-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "report.html", NULL);
    cr_assert(g_file_set_contents(path, html, -1, NULL));
    g_autofree char *command =
        g_strdup_printf("python3 '%s/tests/support/check_html.py' '%s'", SOURCE_ROOT, path);
    cr_assert_eq(system(command), 0);
    g_autofree char *removal = g_strdup_printf("rm -r '%s'", folder);
    cr_assert_eq(system(removal), 0);
}
