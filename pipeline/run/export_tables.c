#include "run/export_tables.h"

#include <string.h>

#include "ground/files.h"
#include "ground/json_text.h"
#include "ground/text.h"

static const struct {
    const char *name, *path, *meaning;
} kept[] = {
    {"items", "1-read/items.csv", "Every open item of the ledger extract."},
    {"rejected", "1-read/rejected.csv",
     "Every line of the extract that is no open item, with the reason: settled, or not "
     "usable."},
    {"plan", "2-assign/plan.csv", "What was decided about each open item, one row for each."},
    {"documents", "3-render/documents.csv", "Every document written, with what it claims."},
    {"deliveries", "4-dispatch/deliveries.csv", "What became of each document."},
};

static const struct {
    const char *column, *meaning;
    gboolean is_number;
} columns[] = {
    {"customer", "number of the customer in the accounts", FALSE},
    {"invoice", "number of the invoice, credit or payment", FALSE},
    {"kind", "invoice, credit or payment; of a document: preventive, reminder, notice ...",
     FALSE},
    {"issue_date", "date of the invoice", FALSE},
    {"due_date", "contractual due date", FALSE},
    {"due_source", "where the due date comes from: a column, terms, settings", FALSE},
    {"amount", "amount of the invoice; credits and payments are negative", TRUE},
    {"open_amount", "what is still open of it", TRUE},
    {"currency", "ISO 4217 code of the amounts in the row", FALSE},
    {"order_ref", "the customer's order", FALSE},
    {"dispute", "dispute as the extract says", FALSE},
    {"source", "ledger file as the settings name it", FALSE},
    {"line", "line of the ledger file; in journal: line of journal.jsonl", TRUE},
    {"rule", "stable name of the rule that decided", FALSE},
    {"reason", "the reason in words; the rule stands behind it in brackets", FALSE},
    {"text", "the line as it was read", FALSE},
    {"days_late", "run date less due date; 0 where not overdue", TRUE},
    {"scenario", "scenario that applies", FALSE},
    {"previous_level", "level reached before this run", TRUE},
    {"level", "level after this run; of a document: highest of its own items", TRUE},
    {"decision", "send, wait, hold, below-minimum, approve, manual, none, final", FALSE},
    {"channel", "email, letter, registered, sms, call, dossier", FALSE},
    {"template", "name of the template", FALSE},
    {"contact", "to whom, with the role", FALSE},
    {"document", "number of the document; several are joined by ;", FALSE},
    {"next_date", "when the next step is due at the earliest", FALSE},
    {"scenario_next", "scenario that the conditions would choose now", FALSE},
    {"disputed_amount", "part of the open amount that is disputed and not claimed", TRUE},
    {"language", "language of the document", FALSE},
    {"pages", "pages of the PDF", TRUE},
    {"items", "number of invoices claimed", TRUE},
    {"total_due", "principal less credits", TRUE},
    {"interest", "late-payment interest to the run date", TRUE},
    {"indemnity", "recovery indemnity", TRUE},
    {"approval", "none, waiting, approved, rejected", FALSE},
    {"file", "the PDF, relative to the run folder", FALSE},
    {"sha256", "SHA-256 of the file; in journal: of the line", FALSE},
    {"principal", "open amounts of the invoices claimed", TRUE},
    {"credits", "credits and payments taken off", TRUE},
    {"fee", "fee of the step", TRUE},
    {"total_claimed", "total_due, interest, indemnity and fee", TRUE},
    {"indemnity_eur", "indemnity in EUR of a document in another currency", TRUE},
    {"recipient", "mail address, or the lines of the address joined by /", FALSE},
    {"status", "planned, announced, accepted, deferred, rejected, unknown, handed-over ...",
     FALSE},
    {"detail", "the server's answer, the folder, or the reason", FALSE},
    {"attempts", "how often it was tried", TRUE},
    {"at", "moment in UTC", FALSE},
    {"event", "what the journal's line tells", FALSE},
    {"by", "who", FALSE},
    {"prev", "SHA-256 of the line before: the chain", FALSE},
    {"measure", "what is counted", FALSE},
    {"key", "for which level, channel, decision, document ...", FALSE},
    {"count", "how many", TRUE},
    {"place", "position in the sample", TRUE},
    {"images", "page images below sample/, joined by ;", FALSE},
};

const char *export_column_meaning(const char *column)
{
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (strcmp(columns[i].column, column) == 0)
            return columns[i].meaning;
    return "";
}

gboolean export_column_is_number(const char *column)
{
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (strcmp(columns[i].column, column) == 0)
            return columns[i].is_number;
    return FALSE;
}

void export_table_free(ExportTable *table)
{
    kept_table_free(table->table);
    g_free(table);
}

static void add_table(GPtrArray *tables, const char *name, const char *meaning,
                      KeptTable *content)
{
    ExportTable *table = g_new0(ExportTable, 1);
    table->name = name;
    table->meaning = meaning;
    table->table = content;
    g_ptr_array_add(tables, table);
}

/* The journal's lines with the members that all tools can sort by. */
static KeptTable *read_journal(const char *folder)
{
    static const char *const header[] = {"line",    "at",      "event",  "document", "customer",
                                         "invoice", "channel", "status", "detail",   "by",
                                         "rule",    "prev",    "sha256", NULL};
    g_autofree char *path = g_build_filename(folder, "5-audit", "journal.jsonl", NULL);
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text_or_empty(text), "\n", -1);
    KeptTable *table = kept_table_new(header);
    for (guint i = 0; lines[i] && *lines[i]; i++) {
        g_autoptr(JsonValue) line = json_parse(lines[i], -1, NULL);
        g_autofree char *sha256 = data_sha256(lines[i], strlen(lines[i]));
        char **cells = g_new0(char *, G_N_ELEMENTS(header));
        cells[0] = g_strdup_printf("%u", i + 1);
        for (guint c = 1; header[c + 1]; c++)
            cells[c] = g_strdup(text_or_empty(json_find_text(line, header[c])));
        cells[G_N_ELEMENTS(header) - 2] = g_steal_pointer(&sha256);
        kept_table_take_row(table, cells);
    }
    return table;
}

GPtrArray *export_tables_read(const char *folder)
{
    GPtrArray *tables = g_ptr_array_new_with_free_func((GDestroyNotify)export_table_free);
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        KeptTable *table = kept_table_read(folder, kept[i].path);
        if (table)
            add_table(tables, kept[i].name, kept[i].meaning, table);
    }
    add_table(tables, "journal",
              "The journal's lines: what was decided, written, sent, answered, approved.",
              read_journal(folder));
    return tables;
}
