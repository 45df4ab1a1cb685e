#include "build_run.h"

#include "ground/files.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *path, *text;
} files[] = {
    {"run.json",
     "{\n  \"program\": \"relance\",\n  \"version\": \"0.1.0\",\n  \"run\": \"2026-11-21-1\",\n"
     "  \"date\": \"2026-11-21\",\n  \"as_of\": \"2026-11-20\",\n  \"rehearsal\": false,\n"
     "  \"inputs\": [],\n  \"stages\": {\"read\": \"done\", \"assign\": \"done\", \"render\": "
     "\"done\", \"dispatch\": \"done\"},\n  \"totals\": [\n"
     "    {\"currency\": \"EUR\", \"extract\": \"1830.05\", \"open\": \"1500.00\", "
     "\"settled\": "
     "\"300.00\", \"rejected\": \"30.05\"},\n"
     "    {\"currency\": \"GBP\", \"extract\": \"80.00\", \"open\": \"80.00\", \"settled\": "
     "\"0.00\", \"rejected\": \"0.00\"}],\n  \"decisions\": [\n"
     "    {\"currency\": \"EUR\", \"decision\": \"send\", \"rows\": 1, \"open\": "
     "\"1200.00\"},\n"
     "    {\"currency\": \"EUR\", \"decision\": \"wait\", \"rows\": 1, \"open\": \"400.00\"},\n"
     "    {\"currency\": \"EUR\", \"decision\": \"none\", \"rows\": 1, \"open\": "
     "\"-100.00\"},\n"
     "    {\"currency\": \"GBP\", \"decision\": \"approve\", \"rows\": 1, \"open\": "
     "\"80.00\"}],\n"
     "  \"documents\": {\"count\": 2, \"total_due\": [{\"currency\": \"EUR\", \"amount\": "
     "\"1500.00\"}, {\"currency\": \"GBP\", \"amount\": \"80.00\"}]}\n}\n"},
    {"complaints.txt",
     "ledger.csv:6:4: HELD: amount \"3O\" is not a number [amount-unreadable]\n"},
    {"1-read/items.csv",
     "customer,invoice,kind,issue_date,due_date,due_source,amount,open_amount,currency,order_"
     "ref,"
     "dispute,source,line\n"
     "C1,F1,invoice,2026-09-01,2026-10-01,column,1200.00,1200.00,EUR,,,ledger.csv,2\n"
     "C1,F2,invoice,2026-09-15,2026-10-31,column,500.00,400.00,EUR,,,ledger.csv,3\n"
     "C1,A1,credit,2026-10-05,2026-10-05,column,-100.00,-100.00,EUR,,,ledger.csv,4\n"
     "C2,F9,invoice,2026-08-01,2026-08-31,column,80.00,80.00,GBP,,,ledger.csv,5\n"},
    {"1-read/rejected.csv", "source,line,customer,invoice,amount,currency,rule,reason,text\n"
                            "ledger.csv,6,C3,F3,30.05,EUR,amount-unreadable,not a number,x\n"
                            "ledger.csv,7,C3,F4,200.00,EUR,settled,paid,x\n"
                            "ledger.csv,8,,,,,line-too-short,too short,x\n"},
    {"2-assign/plan.csv",
     "customer,invoice,kind,due_date,days_late,open_amount,currency,scenario,previous_level,"
     "level,"
     "decision,reason,channel,template,contact,document,next_date,scenario_next,"
     "disputed_amount\n"
     "C1,F1,invoice,2026-10-01,51,1200.00,EUR,standard,0,1,send,due "
     "[step-due],email,reminder-1,,"
     "2026-11-21-1-0001,,,0.00\n"
     "C1,F2,invoice,2026-10-31,21,400.00,EUR,standard,1,1,wait,later "
     "[interval],email,reminder-1,,"
     "2026-11-21-1-0001,2026-12-05,,0.00\n"
     "C1,A1,credit,2026-10-05,0,-100.00,EUR,standard,0,0,none,netted [credit],,,,,,,0.00\n"
     "C2,F9,invoice,2026-08-31,82,80.00,GBP,standard,3,4,approve,notice [step-due],registered,"
     "formal-notice,,2026-11-21-1-0002,,,0.00\n"},
    {"3-render/2026-11-21-1-0001.pdf", "%PDF-1.4 the first letter\n"},
    {"3-render/2026-11-21-1-0002.pdf", "%PDF-1.4 the formal notice\n"},
    {"4-dispatch/deliveries.csv",
     "document,channel,recipient,status,detail,attempts,at\n"
     "2026-11-21-1-0001,email,ap@c1.example,accepted,250 2.0.0 Ok,1,2026-11-20T22:00:00Z\n"
     "2026-11-21-1-0002,registered,C2 / 1 HIGH ST,waiting,legal,0,\n"},
    {"4-dispatch/mail/cur/2026-11-21-1-0001.eml", "Subject: rappel\r\n\r\nBonjour\r\n"},
    {"5-audit/inputs/ledger/abcdef01-ledger.csv", "customer;invoice\n"},
    {"report.html", "<!DOCTYPE html><title>run</title>\n"},
};

static const struct {
    const char *document, *before, *behind;
} documents[] = {
    {"2026-11-21-1-0001", "C1,1,reminder,email,reminder-1,fr,1,2,1500.00,0.00,0.00,EUR,none",
     "1600.00,100.00,0.00,1500.00,0.00"},
    {"2026-11-21-1-0002",
     "C2,4,notice,registered,formal-notice,en,1,1,80.00,1.25,34.00,GBP,waiting",
     "80.00,0.00,10.00,125.25,40.00"},
};

static void put(const BuiltRun *run, const char *path, const char *text)
{
    g_autofree char *full = built_run_path(run, path);
    g_autofree char *parent = g_path_get_dirname(full);
    cr_assert(folder_create(parent, NULL));
    cr_assert(g_file_set_contents(full, text, -1, NULL));
}

static void say(Journal *journal, const char *event, const char *const *members)
{
    g_autoptr(GString) json = g_string_new(NULL);
    for (; members && *members; members += 2)
        json_append_string(json, members[0], members[1]);
    cr_assert(journal_append(journal, event, BUILT_AT, json->str, NULL));
}

static void put_documents(const BuiltRun *run, Journal *journal)
{
    g_autoptr(GString) table = g_string_new(
        "document,customer,level,kind,channel,template,language,pages,items,total_due,interest,"
        "indemnity,currency,approval,file,sha256,principal,credits,fee,total_claimed,"
        "indemnity_eur\n");
    for (guint i = 0; i < G_N_ELEMENTS(documents); i++) {
        const char *document = documents[i].document;
        g_autofree char *file = g_strdup_printf("3-render/%s.pdf", document);
        g_autofree char *path = built_run_path(run, file);
        g_autofree char *sha256 = file_sha256(path, NULL);
        g_string_append_printf(table, "%s,%s,%s,%s,%s\n", document, documents[i].before, file,
                               sha256, documents[i].behind);
        say(journal, "document",
            (const char *[]){"document", document, "channel", i ? "registered" : "email",
                             "file", file, "sha256", sha256, NULL});
    }
    put(run, "3-render/documents.csv", table->str);
}

BuiltRun *built_run_new(void)
{
    BuiltRun *run = g_new0(BuiltRun, 1);
    run->folder = g_dir_make_tmp("relance-run-XXXXXX", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(files); i++)
        put(run, files[i].path, files[i].text);
    g_autoptr(Journal) journal = journal_open(run->folder, BUILT_PREVIOUS, NULL);
    say(journal, "begun", (const char *[]){"run", "2026-11-21-1", NULL});
    put_documents(run, journal);
    cr_assert(audit_seal(journal, run->folder, BUILT_AT, NULL)); /* an earlier command's seal */
    say(journal, "announced",
        (const char *[]){"document", "2026-11-21-1-0001", "channel", "email", "status",
                         "announced", NULL});
    say(journal, "settled",
        (const char *[]){"document", "2026-11-21-1-0001", "channel", "email", "status",
                         "accepted", NULL});
    say(journal, "settled",
        (const char *[]){"document", "2026-11-21-1-0002", "channel", "registered", "status",
                         "waiting", NULL});
    put(run, "4-dispatch/print/index.csv", "document\n");
    cr_assert(audit_seal(journal, run->folder, BUILT_AT, NULL));
    run->head = g_strdup(journal_peek_head(journal));
    return run;
}

void built_run_free(BuiltRun *run)
{
    folder_remove_tree(run->folder, NULL);
    g_free(run->folder);
    g_free(run->head);
    g_free(run);
}

char *built_run_path(const BuiltRun *run, const char *path)
{
    return g_build_filename(run->folder, path, NULL);
}

void built_run_edit(const BuiltRun *run, const char *path, const char *from, const char *to)
{
    g_autofree char *full = built_run_path(run, path);
    g_autofree char *text = file_read_whole(full, NULL, NULL);
    char *at = strstr(text, from);
    cr_assert_not_null(at, "%s has no %s", path, from);
    g_autofree char *head = g_strndup(text, (gsize)(at - text));
    g_autofree char *edited = g_strconcat(head, to, at + strlen(from), NULL);
    cr_assert(g_file_set_contents(full, edited, -1, NULL));
}

void built_run_reseal(BuiltRun *run)
{
    g_autoptr(Journal) journal = journal_open(run->folder, NULL, NULL);
    cr_assert_not_null(journal);
    cr_assert(audit_seal(journal, run->folder, BUILT_AT, NULL));
    g_free(run->head);
    run->head = g_strdup(journal_peek_head(journal));
}
