#include "build_report.h"

#include <string.h>

BuiltReport *built_report_new(void)
{
    BuiltReport *report = g_new0(BuiltReport, 1);
    report->settings = settings_new();
    g_free(report->settings->creditor.name);
    report->settings->creditor.name = g_strdup("Atelier Mercier & Fils <SAS>");
    report->settings->report.language = g_strdup("en");
    report->ledger = ledger_new();
    report->plan = reminder_plan_new();
    report->files = g_ptr_array_new_with_free_func((GDestroyNotify)rendered_file_free);
    report->deliveries = g_ptr_array_new_with_free_func((GDestroyNotify)delivery_free);
    report->complaints = complaints_new();
    report->ledger->as_of = day_from_ymd(2026, 11, 20);
    report->input = (ReportInput){.settings = report->settings,
                                  .ledger = report->ledger,
                                  .plan = report->plan,
                                  .files = report->files,
                                  .deliveries = report->deliveries,
                                  .complaints = report->complaints,
                                  .run_id = "2026-11-21-1",
                                  .run_date = day_from_ymd(2026, 11, 21)};
    return report;
}

void built_report_free(BuiltReport *report)
{
    reminder_plan_free(report->plan);
    ledger_free(report->ledger);
    settings_free(report->settings);
    complaints_free(report->complaints);
    g_ptr_array_unref(report->files);
    g_ptr_array_unref(report->deliveries);
    g_free(report);
}

PlanRow *built_report_add_item(BuiltReport *report, const char *customer, const char *invoice,
                               int days_late, gint64 open_minor, const char *currency,
                               Decision decision, const char *rule)
{
    OpenItem *item = ledger_add_item(report->ledger);
    item->customer = ledger_take_string(report->ledger, customer);
    g_autofree char *name = g_strdup_printf("Durand & Söhne \"%s\"", customer);
    item->customer_name = ledger_take_string(report->ledger, name);
    item->invoice = ledger_take_string(report->ledger, invoice);
    item->kind = open_minor < 0 ? ITEM_CREDIT : ITEM_INVOICE;
    item->due_date = report->input.run_date - days_late;
    item->amount_minor = item->open_minor = open_minor;
    g_strlcpy(item->currency, currency, sizeof item->currency);
    ControlTotal *total = ledger_find_total(report->ledger, currency);
    total->open += open_minor;
    total->extract += open_minor;
    PlanRow *row = plan_row_new(item);
    row->decision = decision;
    row->rule = g_intern_string(rule);
    g_free(row->reason);
    row->reason = g_strdup_printf("because of the rule %s", rule);
    row->days_late = MAX(days_late, 0);
    row->level = 1;
    g_ptr_array_add(report->plan->rows, row);
    return row;
}

void built_report_add_document(BuiltReport *report, const char *id, const char *customer,
                               Channel channel, DeliveryStatus status, const char *detail,
                               gint64 claimed, const char *currency)
{
    RenderedFile *file = g_new0(RenderedFile, 1);
    file->document = g_strdup(id);
    file->customer = g_strdup(customer);
    file->channel = channel;
    file->level = channel == CHANNEL_REGISTERED ? 4 : 1;
    file->pages = 1;
    file->n_items = 2;
    file->claim.total_due = file->claim.principal = file->claim.total_claimed = claimed;
    g_strlcpy(file->currency, currency, sizeof file->currency);
    file->approval = status == DELIVERY_WAITING ? APPROVAL_WAITING : APPROVAL_NONE;
    file->file = g_strdup_printf("3-render/%s.pdf", id);
    file->recipient = g_strdup("ap@durand.example");
    g_ptr_array_add(report->files, file);
    Delivery *delivery = delivery_new(id, channel, "ap@durand.example");
    delivery->status = status;
    g_free(delivery->detail);
    delivery->detail = g_strdup(detail);
    g_ptr_array_add(report->deliveries, delivery);
}

static void add_troubles(BuiltReport *report)
{
    Place first = {.file = "ledger.csv", .line = 118, .column = 4};
    Place second = {.file = "ledger.csv", .line = 119, .column = 4};
    Place customers = {.file = "customers.csv", .line = 7};
    complaint_add(report->complaints, COMPLAINT_HELD, "amount-unreadable", first,
                  "amount \"1.23O,00\" is not a number, invoice 2025-0417 left out");
    complaint_add(report->complaints, COMPLAINT_WARNING, "address-too-long", customers,
                  "the address has 7 lines, the last was left out");
    complaint_add(report->complaints, COMPLAINT_HELD, "amount-unreadable", second,
                  "amount \"<b>\" is not a number, invoice 2025-0418 left out");
    RejectedLine *line = ledger_add_rejected(report->ledger);
    line->source = "ledger.csv";
    line->line = 118;
    line->rule = "amount-unreadable";
    line = ledger_add_rejected(report->ledger);
    line->is_settled = TRUE;
    line->rule = "settled";
}

void built_report_fill(BuiltReport *report, guint n_customers)
{
    static const struct {
        Decision decision;
        const char *rule;
    } fates[] = {{DECISION_SEND, "step-due"},         {DECISION_WAIT, "interval"},
                 {DECISION_HOLD, "dispute-open"},     {DECISION_NONE, "not-due"},
                 {DECISION_MANUAL, "no-contact"},     {DECISION_HOLD, "promise-open"},
                 {DECISION_BELOW_MINIMUM, "minimum"}, {DECISION_APPROVE, "step-due"}};
    static const DeliveryStatus statuses[] = {
        DELIVERY_ACCEPTED, DELIVERY_HANDED_OVER, DELIVERY_ACCEPTED, DELIVERY_ACCEPTED,
        DELIVERY_WAITING,  DELIVERY_REJECTED,    DELIVERY_DEFERRED, DELIVERY_UNKNOWN};
    for (guint i = 0; i < n_customers; i++) {
        g_autofree char *customer = g_strdup_printf("C%04u", i);
        for (guint k = 0; k < 3; k++) {
            guint fate = (i * 3 + k) % G_N_ELEMENTS(fates);
            g_autofree char *invoice = g_strdup_printf("2026-%05u", i * 3 + k);
            built_report_add_item(
                report, customer, invoice, (int)((i * 37 + k * 53) % 160) - 30,
                12345 + (gint64)i * 1777 + k * 100000, i % 7 == 3 ? "GBP" : "EUR",
                fates[fate].decision, fates[fate].rule);
        }
        g_autofree char *id = g_strdup_printf("2026-11-21-1-%04u", i + 1);
        guint status = i % G_N_ELEMENTS(statuses);
        built_report_add_document(
            report, id, customer,
            statuses[status] == DELIVERY_WAITING       ? CHANNEL_REGISTERED
            : statuses[status] == DELIVERY_HANDED_OVER ? CHANNEL_LETTER
                                                       : CHANNEL_EMAIL,
            statuses[status],
            statuses[status] == DELIVERY_REJECTED ? "550 5.1.1 no <such> user" : "250 2.0.0 Ok",
            45678 + (gint64)i * 3210, i % 7 == 3 ? "GBP" : "EUR");
    }
    built_report_add_item(report, "C0000", "A1", 12, -25000, "EUR", DECISION_NONE, "credit");
    add_troubles(report);
}
