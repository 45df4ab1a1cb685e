#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEADER                                                                                 \
    "customer,name,street,postcode,city,email,phone,payer,group,siren,collector,scenario\n"

static ReadCase *read_files(const char *ledger, const char *customers, const char *events)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv", ledger);
    if (customers)
        read_case_write(c, "customers.csv", customers);
    if (events)
        read_case_write(c, "events.csv", events);
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    return c;
}

static void expect(ReadCase *c, const char *line)
{
    cr_expect(read_case_complains(c, line), "no \"%s\" in\n%s", line, read_case_complaints(c));
}

static guint count(ReadCase *c, const char *rule)
{
    guint n = 0;
    for (guint i = 0; i < c->complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(c->complaints->list, i);
        n += strcmp(complaint->rule, rule) == 0;
    }
    return n;
}

Test(joins, an_unknown_customer_is_named_once_with_what_it_owes)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount,currency,kind\n"
                             "C8,F1,2026-10-12,12345.00,EUR,invoice\n"
                             "C8,F2,2026-10-15,1000.50,EUR,invoice\n"
                             "C8,A1,2026-10-15,200.00,CHF,credit\n",
                             HEADER "C1,Dupont,1 RUE A,69003,LYON,a@b.example,,,,,,\n", NULL);
    expect(c,
           "ledger.csv:2: HELD: customer C8 is not in customers.csv: 2 invoices, 1 credit or "
           "payment, 13,345.50 EUR, -200.00 CHF; its items stay in the plan, but there is no "
           "address to write to [customer-unknown]");
    cr_expect_eq(count(c, "customer-unknown"), 1);
    cr_expect_null(read_case_item(c, "F1")->owner);
    read_case_free(c);
}

Test(joins, a_customer_with_another_number_is_suggested_by_its_name_never_taken)
{
    ReadCase *c = read_files("customer,customer_name,invoice,due_date,amount\n"
                             "411DUP,Dupont SA,F1,2026-10-12,120.00\n",
                             HEADER "C1,DUPONT S.A.,1 RUE A,69003,LYON,a@b.example,,,,,,\n"
                                    "C2,Dupont SA,1 RUE A,69003,LYON,a@b.example,,,,,,\n",
                             NULL);
    expect(c, "address to write to; is C2 (Dupont SA, line 3) meant? then one file has to use "
              "the other's number [customer-unknown]");
    cr_expect_null(read_case_item(c, "F1")->owner);
    read_case_free(c);
}

Test(joins, zeros_in_front_and_small_letters_do_not_part_a_customer_from_itself)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount\n"
                             "0000100001,F1,2026-10-12,120.00\nc002,F2,2026-10-12,120.00\n",
                             HEADER "100001,Dupont,1 RUE A,69003,LYON,a@b.example,,,,,,\n"
                                    "C002,Durand,1 RUE A,69003,LYON,a@b.example,,100001,,,,\n",
                             "date,customer,event,until\n2026-11-02,100001,hold,2026-12-01\n");
    const Customer *first = read_case_item(c, "F1")->owner;
    cr_assert_not_null(first);
    cr_expect_str_eq(first->id, "0000100001", "the ledger's spelling counts everywhere");
    cr_expect_str_eq(read_case_item(c, "F2")->owner->id, "c002");
    cr_expect_eq(ledger_find_customer(c->ledger, "100001"), first);
    const Event *event = g_ptr_array_index(c->ledger->events, 0);
    cr_expect_str_eq(event->customer, "0000100001");
    expect(c, "ledger.csv:2: NOTE: 2 customers that the ledger and customers.csv spell in two "
              "ways (0000100001 and 100001) were taken as one [customer-spelling]");
    cr_expect_eq(count(c, "customer-unknown"), 0);
    read_case_free(c);
}

Test(joins, two_customers_that_differ_by_zeros_only_are_not_mixed_up)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount\n00042,F1,2026-10-12,120.00\n",
                             HEADER "42,Dupont,1 RUE A,69003,LYON,a@b.example,,,,,,\n"
                                    "042,Durand,1 RUE A,69003,LYON,a@b.example,,,,,,\n",
                             NULL);
    cr_expect_null(read_case_item(c, "F1")->owner);
    cr_expect_eq(count(c, "customer-unknown"), 1);
    read_case_free(c);
}

Test(joins, who_cannot_be_reached_is_listed_once_with_the_sum)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount\n"
                             "C1,F1,2026-10-12,100.00\nC1,F2,2026-10-13,20.00\n"
                             "C2,F3,2026-10-12,5.00\nC3,F4,2026-10-12,7.00\n"
                             "C4,F5,2026-10-12,9.00\nC5,F6,2026-10-12,1.00\n",
                             HEADER "C1,Mail only,,,,a@b.example,,,,,,\n"
                                    "C2,Nothing,,,,,,,,,,\n"
                                    "C3,Letter only,1 RUE A,69003,LYON,,,,,,,\n"
                                    "C4,Never reminded,,,,,,,,,,none\n"
                                    "C5,Town only,,,LYON,,01 99 00 12 34,,,,,\n"
                                    "C6,Owes nothing,,,,,,,,,,\n",
                             NULL);
    expect(c,
           "customers.csv:2: WARNING: customer C1 has no postal address (a city, and a street "
           "or postcode): 2 invoices, 120.00 EUR; letters and registered notices cannot go to "
           "it [customer-without-address]");
    expect(c, "customers.csv:3: HELD: customer C2 has no postal address");
    expect(c, "customers.csv:3: HELD: customer C2 has neither a mail address nor a telephone "
              "number nor a postal address: 1 invoice, 5.00 EUR; nobody can write to it "
              "[customer-without-contact]");
    expect(c, "customers.csv:6: WARNING: customer C5 has no postal address");
    cr_expect_eq(count(c, "customer-without-address"), 3);
    cr_expect_eq(count(c, "customer-without-contact"), 1);
    read_case_free(c);
}

Test(joins, the_address_and_mail_of_a_contact_reach_a_customer)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount\nC1,F1,2026-10-12,100.00\n");
    read_case_write(c, "customers.csv", "customer,name\nC1,Dupont\n");
    read_case_write(c, "contacts.csv",
                    "customer,role,name,email,street,postcode,city\n"
                    "C1,payables,Anne,anne@dupont.example,1 RUE A,69003,LYON\n");
    read_case_run(c, "2026-11-20");
    cr_expect_not(read_case_complains(c, "customer-without"), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(joins, a_missing_name_is_taken_from_the_ledger)
{
    ReadCase *c = read_files("customer,customer_name,invoice,due_date,amount\n"
                             "C1,Dupont SA,F1,2026-10-12,100.00\nC2,,F2,2026-10-12,100.00\n",
                             HEADER "C1,,1 RUE A,69003,LYON,a@b.example,,,,,,\n"
                                    "C2,,1 RUE A,69003,LYON,a@b.example,,,,,,\n",
                             NULL);
    cr_expect_str_eq(read_case_item(c, "F1")->owner->name, "Dupont SA");
    expect(c,
           "customers.csv:2: WARNING: customer C1 has no name; that of the ledger was taken: "
           "Dupont SA [customer-without-name]");
    expect(c, "customers.csv:3: WARNING: customer C2 has no name, and the ledger has none");
    read_case_free(c);
}

Test(joins, payers_are_known_and_pay_for_nobody_in_a_circle)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount\nC1,F1,2026-10-12,100.00\n",
                             HEADER "C1,A,1 RUE A,69003,LYON,a@b.example,,C9,,,,\n"
                                    "C2,B,1 RUE A,69003,LYON,a@b.example,,C2,,,,\n"
                                    "C3,C,1 RUE A,69003,LYON,a@b.example,,C4,,,,\n"
                                    "C4,D,1 RUE A,69003,LYON,a@b.example,,C5,,,,\n"
                                    "C5,E,1 RUE A,69003,LYON,a@b.example,,C3,,,,\n"
                                    "C6,F,1 RUE A,69003,LYON,a@b.example,,C1,,,,\n"
                                    "C7,G,1 RUE A,69003,LYON,a@b.example,,C3,,,,\n",
                             NULL);
    expect(c, "customers.csv:2: WARNING: the payer C9 of customer C1 is no customer of this "
              "file; reminders go to C1 itself [payer-unknown]");
    expect(c, "customers.csv:3: NOTE: 1 customer is named as payer of itself: C2; that changes "
              "nothing [payer-cycle]");
    expect(c, "customers.csv:4: WARNING: customers pay for each other in a circle: C3, C4, C5, "
              "and C3 again; each is reminded itself [payer-cycle]");
    const char *const payers[][2] = {{"C1", NULL}, {"C2", NULL}, {"C3", NULL}, {"C4", NULL},
                                     {"C5", NULL}, {"C6", "C1"}, {"C7", "C3"}};
    for (guint i = 0; i < G_N_ELEMENTS(payers); i++)
        cr_expect(
            g_strcmp0(ledger_find_customer(c->ledger, payers[i][0])->payer, payers[i][1]) == 0,
            "%s", payers[i][0]);
    cr_expect_eq(count(c, "payer-cycle"), 2);
    read_case_free(c);
}

Test(joins, groups_that_are_each_others_group_are_noted)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount\nC1,F1,2026-10-12,100.00\n",
                             HEADER "C1,A,1 RUE A,69003,LYON,a@b.example,,,C2,,,\n"
                                    "C2,B,1 RUE A,69003,LYON,a@b.example,,,C1,,,\n"
                                    "C3,C,1 RUE A,69003,LYON,a@b.example,,,Groupe X,,,\n"
                                    "C4,D,1 RUE A,69003,LYON,a@b.example,,,C4,,,\n",
                             NULL);
    expect(c, "customers.csv:2: NOTE: customers are each other's group: C1, C2, and C1 again; "
              "the groups were kept as given [group-cycle]");
    cr_expect_eq(count(c, "group-cycle"), 1);
    cr_expect_str_eq(ledger_find_customer(c->ledger, "C1")->group, "C2");
    read_case_free(c);
}

Test(joins, one_siren_of_two_customers_is_noted_unless_something_joins_them)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount\nC1,F1,2026-10-12,100.00\n",
                             HEADER "C1,A,1 RUE A,69003,LYON,a@b.example,,,,732829320,,\n"
                                    "C2,B,1 RUE A,69003,LYON,a@b.example,,,,73282932000074,,\n"
                                    "C3,C,1 RUE A,69003,LYON,a@b.example,,,,732 829 320,,\n"
                                    "C4,D,1 RUE A,69003,LYON,a@b.example,,,G1,404833048,,\n"
                                    "C5,E,1 RUE A,69003,LYON,a@b.example,,,G1,404833048,,\n"
                                    "C6,F,1 RUE A,69003,LYON,a@b.example,,,,356000000,,\n"
                                    "C7,G,1 RUE A,69003,LYON,a@b.example,,C6,,356000000,,\n",
                             NULL);
    expect(c,
           "customers.csv:3: NOTE: customers C1 and C2 and others have one SIREN, 732829320: "
           "one debtor in law, reminded apart unless payer or group joins them "
           "[siren-shared]");
    cr_expect_eq(count(c, "siren-shared"), 1);
    read_case_free(c);
}

Test(joins, collectors_and_payees_are_those_of_the_settings)
{
    ReadCase *c = read_case_new();
    g_ptr_array_add(c->settings->people, person_new("anne"));
    g_ptr_array_add(c->settings->payees, payee_new("factor"));
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount,payee\n"
                    "C1,F1,2026-10-12,100.00,factor\nC1,F2,2026-10-12,50.00,facteur\n"
                    "C2,F3,2026-10-12,25.00,facteur\n");
    read_case_write(c, "customers.csv",
                    HEADER "C1,A,1 RUE A,69003,LYON,a@b.example,,,,,anne,\n"
                           "C2,B,1 RUE A,69003,LYON,a@b.example,,,,,paul,\n"
                           "C3,C,1 RUE A,69003,LYON,a@b.example,,,,,paul,\n");
    read_case_run(c, "2026-11-20");
    expect(c,
           "customers.csv:3: WARNING: the collector \"paul\" of 2 customers is not among "
           "people of relance.yaml; the name is printed, telephone and reply address are the "
           "house's [collector-unknown]");
    expect(c,
           "ledger.csv:3: WARNING: the payee \"facteur\" of 2 invoices, 75.00 EUR is not among "
           "payees of relance.yaml; no account is printed on their documents, least of all "
           "the creditor's [payee-unknown]");
    cr_expect_eq(count(c, "collector-unknown"), 1);
    cr_expect_eq(count(c, "payee-unknown"), 1);
    read_case_free(c);
}

Test(joins, events_about_nobody_or_nothing_are_listed_once_for_each_customer)
{
    ReadCase *c = read_files("customer,invoice,due_date,amount,settled_date\n"
                             "C1,F1,2026-10-12,100.00,\nC2,F2,2026-10-12,100.00,\nC3,F3,2026-"
                             "10-12,100.00,2026-11-01\n",
                             HEADER "C1,A,1 RUE A,69003,LYON,a@b.example,,,,,,\n"
                                    "C2,B,1 RUE A,69003,LYON,a@b.example,,,,,,\n"
                                    "C3,C,1 RUE A,69003,LYON,a@b.example,,,,,,\n"
                                    "C4,D,1 RUE A,69003,LYON,a@b.example,,,,,,\n",
                             "date,customer,invoice,event,amount,until,reason\n"
                             "2026-11-01,C9,,promise,10.00,2026-11-10,\n"
                             "2026-11-02,C9,F7,dispute,,,prix\n"
                             "2026-11-03,C1,F2,dispute,,,prix\n"
                             "2026-11-03,C1,F8,dispute,,,prix\n"
                             "2026-11-03,C2,F8,promise,,2026-11-10,\n"
                             "2026-11-03,C3,F3,call,,,\n"
                             "2026-11-03,C4,,hold,,,prix\n"
                             "2026-12-24,C1,F1,note,,,\n");
    expect(c,
           "events.csv:2: WARNING: customer C9 is neither in the ledger nor in the customers "
           "file: 2 events are without effect [event-customer-unknown]");
    expect(c,
           "events.csv:4: WARNING: the extract has no invoice F2, F8 of customer C1; F2 is an "
           "invoice of C2: 2 events are without effect (paid since, or a slip) "
           "[event-invoice-unknown]");
    expect(c, "events.csv:6: NOTE: the extract has no invoice F8 of customer C2: 1 event is "
              "without effect");
    expect(c, "events.csv:9: WARNING: 1 event is dated after the run date 2026-11-20 (this one "
              "2026-12-24) and counts from that day on [event-in-future]");
    cr_expect_eq(count(c, "event-customer-unknown"), 1);
    cr_expect_eq(count(c, "event-invoice-unknown"), 2);
    read_case_free(c);
}

Test(joins, a_clean_set_of_files_has_nothing_to_complain_about)
{
    ReadCase *c = read_files(
        "customer,invoice,due_date,amount,payment_method\nC1,F1,2026-10-12,100.00,virement\n",
        HEADER "C1,A,1 RUE A,69003,LYON,a@b.example,,,,,,\n",
        "date,customer,invoice,event,amount,until,reason\n2026-11-03,C1,F1,call,,,\n");
    for (guint i = 0; i < c->complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(c->complaints->list, i);
        cr_expect_str_eq(complaint->rule, "as-of-unknown", "%s", complaint->text);
    }
    read_case_free(c);
}

Test(joins, beyond_a_thousand_complaints_of_one_rule_the_rest_is_one_line)
{
    GString *ledger = g_string_new("customer,invoice,due_date,amount\n");
    for (int i = 0; i < 1200; i++)
        g_string_append_printf(ledger, "C%04d,F%d,2026-10-12,10.00\n", i, i);
    ReadCase *c = read_files(ledger->str, "customer,name\nX,Y\n", NULL);
    cr_expect_eq(count(c, "customer-unknown"), 1001);
    expect(c,
           "ledger.csv: HELD: 200 more likewise: 200 invoices, 2,000.00 EUR, not written out "
           "here [customer-unknown]");
    g_string_free(ledger, TRUE);
    read_case_free(c);
}
