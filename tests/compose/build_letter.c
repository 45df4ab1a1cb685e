#include "build_letter.h"

#include <glib/gstdio.h>

static void add_rate(RateTable *rates, const char *from, int ecb, int particular, int other)
{
    RateRow *row = g_new0(RateRow, 1);

    row->from = day_parse_iso(from);
    row->ecb_main = ecb;
    row->legal_private = particular;
    row->legal_other = other;
    row->source = g_strdup("test");
    g_ptr_array_add(rates->rows, row);
}

static RateTable *build_rates(void)
{
    RateTable *rates = rate_table_new();

    rates->file = g_strdup("rates.csv");
    add_rate(rates, "2024-01-01", 450, 801, 507);
    add_rate(rates, "2024-07-01", 425, 816, 492);
    add_rate(rates, "2025-01-01", 315, 721, 371);
    add_rate(rates, "2025-07-01", 215, 665, 276);
    add_rate(rates, "2026-01-01", 215, 667, 262);
    add_rate(rates, "2026-07-01", 240, 684, 275);
    return rates;
}

static Step *add_step(Scenario *scenario, int level, const char *name,
                      const char *template_name, Channel channel)
{
    Step *step = step_new();

    step->level = level;
    step->name = g_strdup(name);
    step->template_name = g_strdup(template_name);
    step->channels[0] = channel;
    step->n_channels = 1;
    step->line = 10 + level;
    g_ptr_array_add(scenario->steps, step);
    return step;
}

static void build_scenario(World *world)
{
    Step *step;

    world->scenarios = scenario_book_new();
    world->scenarios->file = g_strdup("scenarios.yaml");
    world->scenario = scenario_new();
    world->scenario->name = g_strdup("standard");
    g_ptr_array_add(world->scenarios->scenarios, world->scenario);
    add_step(world->scenario, 1, "rappel", "reminder-1", CHANNEL_EMAIL);
    add_step(world->scenario, 2, "relance", "reminder-2", CHANNEL_EMAIL);
    step = add_step(world->scenario, 3, "dernière relance", "reminder-3", CHANNEL_LETTER);
    step->deadline_days = 8;
    step->charge_interest = step->charge_indemnity = TRUE;
    step = add_step(world->scenario, 4, "mise en demeure", "formal-notice", CHANNEL_REGISTERED);
    step->kind = STEP_NOTICE;
    step->deadline_days = 8;
    step->charge_interest = step->charge_indemnity = TRUE;
}

static void set_address(Creditor *creditor)
{
    g_strfreev(creditor->address);
    creditor->address = g_strsplit("12 RUE DES FORGES|69003 LYON", "|", -1);
}

static void set_creditor(Creditor *creditor)
{
    creditor->siren = g_strdup("732829320");
    creditor->vat = g_strdup("FR44732829320");
    creditor->iban = g_strdup("FR7630006000011234567890189");
    creditor->bic = g_strdup("BNPAFRPPXXX");
    creditor->email = g_strdup("compta@mercier.example");
    creditor->phone = g_strdup("+33 4 00 00 00 00");
    creditor->signatory_name = g_strdup("Claire Mercier");
    creditor->signatory_title = g_strdup("Directrice financière");
    creditor->legal_form = g_strdup("SAS au capital de 50 000 €");
}

static void build_customer(World *world)
{
    Customer *customer = ledger_add_customer(world->ledger, "C0042");

    customer->name = "Dupont & Fils";
    customer->street = "12 bis, avenue de l'Hôtel-de-Ville";
    customer->postcode = "69003";
    customer->city = "Lyon";
    customer->language = "fr";
    customer->debtor = DEBTOR_BUSINESS;
    customer->email = "compta@dupont.example";
    customer->source = "customers.csv";
    customer->line = 7;
    customer->penalty_rate = -1;
    world->customer = customer;
}

static void build_document(World *world)
{
    PlannedDocument *document = planned_document_new();
    const Customer *customer = world->customer;

    document->id = g_strdup("2026-11-21-1-0007");
    document->number = 7;
    document->customer = customer;
    document->customer_id = customer->id;
    g_strlcpy(document->currency, "EUR", sizeof document->currency);
    document->scenario = world->scenario;
    document->language = "fr";
    document->run_date = day_parse_iso("2026-11-21");
    document->recipient.email = customer->email;
    document->recipient.name_line = customer->name;
    document->recipient.street = customer->street;
    document->recipient.postcode = customer->postcode;
    document->recipient.city = customer->city;
    g_ptr_array_add(world->plan->documents, document);
    world->document = document;
}

World *world_new_bare(void)
{
    World *world = g_new0(World, 1);
    g_autofree char *stock = g_build_filename(SOURCE_ROOT, "templates", NULL);

    world->settings = settings_new();
    world->settings->file = g_strdup("relance.yaml");
    world->settings->creditor.name = g_strdup("Atelier Mercier SAS");
    set_address(&world->settings->creditor);
    world->ledger = ledger_new();
    world->ledger->as_of = day_parse_iso("2026-11-20");
    world->past = past_new();
    world->plan = reminder_plan_new();
    world->complaints = complaints_new();
    build_scenario(world);
    build_customer(world);
    build_document(world);
    world->folder = g_dir_make_tmp("relance-compose-XXXXXX", NULL);
    cr_assert_not_null(world->folder);
    world->folders[0] = world->folder;
    world->folders[1] = g_intern_string(stock);
    world->settings->templates = g_strdup(world->folder);
    world_set_level(world, 1);
    return world;
}

World *world_new(void)
{
    World *world = world_new_bare();

    set_creditor(&world->settings->creditor);
    world->rates = build_rates();
    return world;
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name != NULL;
         name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_folder(path);
        else
            g_remove(path);
    }
    g_rmdir(folder);
}

void world_free(World *world)
{
    composer_free(world->composer);
    complaints_free(world->complaints);
    reminder_plan_free(world->plan);
    past_free(world->past);
    ledger_free(world->ledger);
    rate_table_free(world->rates);
    scenario_book_free(world->scenarios);
    settings_free(world->settings);
    remove_folder(world->folder);
    g_free(world->folder);
    g_free(world);
}

static PlanRow *add_row(World *world, const char *invoice, const char *due, gint64 minor)
{
    OpenItem *item = ledger_add_item(world->ledger);
    PlanRow *row;

    item->customer = world->customer->id;
    item->invoice = ledger_take_string(world->ledger, invoice);
    item->issue_date = day_parse_iso("2026-09-15");
    item->due_date = day_parse_iso(due);
    item->amount_minor = item->open_minor = minor;
    g_strlcpy(item->currency, world->document->currency, sizeof item->currency);
    item->source = "ledger.csv";
    item->line = (int)world->ledger->items->len + 1;
    item->owner = world->customer;
    row = plan_row_new(item);
    row->scenario = world->scenario;
    row->level = world->document->level;
    row->step = world->document->step;
    g_ptr_array_add(world->plan->rows, row);
    return row;
}

PlanRow *world_add_invoice(World *world, const char *invoice, const char *due, gint64 minor)
{
    PlanRow *row = add_row(world, invoice, due, minor);

    row->decision = DECISION_SEND;
    g_ptr_array_add(world->document->own_rows, row);
    return row;
}

PlanRow *world_add_mention(World *world, const char *invoice, const char *due, gint64 minor)
{
    PlanRow *row = add_row(world, invoice, due, minor);

    row->decision = DECISION_WAIT;
    g_ptr_array_add(world->document->mentioned_rows, row);
    return row;
}

void world_set_level(World *world, int level)
{
    PlannedDocument *document = world->document;

    for (guint i = 0; i < world->scenario->steps->len; i++) {
        const Step *step = g_ptr_array_index(world->scenario->steps, i);

        if (step->level == level)
            document->step = step;
    }
    document->level = level;
    document->recipient.channel = document->step->channels[0];
    document->deadline =
        document->step->deadline_days > 0 ? day_parse_iso("2026-12-01") : DAY_NONE;
    for (guint i = 0; i < document->own_rows->len; i++) {
        PlanRow *row = g_ptr_array_index(document->own_rows, i);

        row->level = level;
        row->step = document->step;
    }
}

PastReminder *world_add_past(World *world, const char *invoice, int level, const char *day,
                             Channel channel)
{
    PastReminder *reminder = past_reminder_new();

    reminder->customer = g_strdup(world->customer->id);
    reminder->invoice = g_strdup(invoice);
    reminder->level = level;
    reminder->kind = STEP_REMINDER;
    reminder->is_own_step = TRUE;
    reminder->channel = channel;
    reminder->document = g_strdup_printf("%s-1-0003", day);
    reminder->run = g_strdup_printf("%s-1", day);
    reminder->run_date = reminder->dispatched = day_parse_iso(day);
    reminder->status = channel == CHANNEL_EMAIL ? DELIVERY_ACCEPTED : DELIVERY_HANDED_OVER;
    past_take_reminder(world->past, reminder);
    return reminder;
}

void world_write_template(World *world, const char *text)
{
    g_autofree char *folder = g_build_filename(world->folder, "fr", NULL);
    g_autofree char *path = g_build_filename(folder, "test.md", NULL);
    Step *step = (Step *)world->document->step;

    g_mkdir_with_parents(folder, 0700);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    g_free(step->template_name);
    step->template_name = g_strdup("test");
}

void world_write_body(World *world, const char *body)
{
    g_autofree char *text = g_strdup_printf("---\nsubject: Objet\n---\n%s", body);

    world_write_template(world, text);
}

char *world_compose_words(World *world)
{
    g_autoptr(Document) document = world_compose(world);
    g_autofree char *complaints = world_complaints(world);

    cr_assert_not_null(document, "held: %s", complaints);
    return document_words(document);
}

Document *world_compose(World *world)
{
    g_autoptr(GError) error = NULL;
    Document *document;

    if (world->composer == NULL) {
        world->input = (ComposeInput){.settings = world->settings,
                                      .scenarios = world->scenarios,
                                      .ledger = world->ledger,
                                      .past = world->past,
                                      .rates = world->rates,
                                      .template_folders = world->folders,
                                      .run_id = "2026-11-21-1",
                                      .run_date = world->document->run_date};
        world->composer = composer_new(&world->input);
    }
    ledger_sort(world->ledger);
    document = composer_compose(world->composer, world->document, world->complaints, &error);
    if (error != NULL)
        complaint_add(world->complaints, COMPLAINT_REFUSED, "error", (Place){NULL, 0, 0}, "%s",
                      error->message);
    return document;
}

char *world_compose_text(World *world)
{
    g_autoptr(Document) document = world_compose(world);

    return document != NULL ? document_print(document) : g_strdup("");
}

char *world_complaints(const World *world)
{
    return complaints_to_text(world->complaints);
}

static void append_spans(GString *words, const GPtrArray *spans)
{
    for (guint i = 0; i < spans->len; i++)
        g_string_append(words, ((const Span *)g_ptr_array_index(spans, i))->text);
}

static void append_cells(GString *words, const GPtrArray *cells)
{
    for (guint i = 0; i < cells->len; i++) {
        g_string_append(words, i > 0 ? " | " : "");
        append_spans(words, g_ptr_array_index(cells, i));
    }
    g_string_append_c(words, '\n');
}

static void append_block(GString *words, const Block *block)
{
    append_spans(words, block->spans);
    if (block->spans->len > 0)
        g_string_append_c(words, '\n');
    if (block->table != NULL && block->table->header != NULL)
        append_cells(words, block->table->header);
    for (guint i = 0; block->table != NULL && i < block->table->rows->len; i++)
        append_cells(words,
                     ((const TableRow *)g_ptr_array_index(block->table->rows, i))->cells);
    for (guint i = 0; i < block->lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(block->lines, i);

        g_string_append_printf(words, "%s: %s\n", line->label, line->value);
    }
    for (guint i = 0; i < block->children->len; i++)
        append_block(words, g_ptr_array_index(block->children, i));
}

char *document_words(const Document *document)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < document->blocks->len; i++)
        append_block(words, g_ptr_array_index(document->blocks, i));
    return g_string_free(words, FALSE);
}
