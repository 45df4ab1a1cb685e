#!/usr/bin/env python3
"""What is imported and recorded between runs: statuses of electronic invoices, events, once each."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from story import Story, main

SETTINGS = """creditor: {name: Atelier Mercier SAS, address: [12 RUE DES FORGES, 69003 LYON]}
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
scenarios: scenarios.yaml
services: {billing: facturation@mercier.example}
templates: own
out: out
"""
SCENARIOS = """scenarios:
  - name: standard
    steps:
      - {level: 1, name: rappel, when: {due: 1}, channels: [letter], template: reminder-1}
"""
INVOICES = {"F1": "C001", "F2": "C001", "F3": "C001", "F4": "C001", "F5": "C002", "F6": "C002",
            "F7": "C002", "F8": "C002", "F9": "C002", "TWICE": "C001"}
STATUSES = """sep=;
Numéro facture;Code statut;Date statut;Motif
F1;207;02/11/2026;prix contesté
F2;210;13/11/2026;
F3;208;13/11/2026;bon de commande manquant
F4;213;13/11/2026;SIRET invalide
F5;205;13/11/2026;
F6;211;18/11/2026;
F7;225;13/11/2026;
F8;206;13/11/2026;
"""
DATE = "2026-11-20"


class Imports(Story):
    def setUp(self):
        self.folder = self.new_folder()
        self.write("relance.yaml", SETTINGS)
        self.write("scenarios.yaml", SCENARIOS)
        self.write("customers.csv", "customer,name,street,postcode,city\n"
                   "C001,Dupont,4 RUE BASSE,33000,BORDEAUX\nC002,Durand,4 RUE BASSE,33000,BORDEAUX\n")
        rows = [f"{customer},{invoice},2026-10-12,100.00" for invoice, customer in INVOICES.items()]
        rows.append("C002,TWICE,2026-10-12,50.00")
        self.write("ledger.csv", "\n".join(["customer,invoice,due_date,amount", *rows]) + "\n")
        self.write("statuses.csv", STATUSES, "cp1252")

    def write(self, name, text, encoding="utf-8"):
        path = self.folder.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))

    def relance(self, *words, expect=0):
        return self.folder.relance(*words, "--date", DATE, expect=expect)

    def decisions(self):
        """invoice of C001 or C002 -> decision and rule, in the newest run."""
        self.relance("run", expect=(0, 1))
        newest = sorted((self.folder.path / "out").glob(f"{DATE}-*"))[-1].name
        plan = self.folder.plan(newest)
        return {row["invoice"]: (row["decision"], row["reason"]) for row in plan
                if row["invoice"] != "TWICE"}

    def history(self, invoice):
        return self.relance("history", invoice).out

    def test_each_status_does_what_practice_wants_of_it(self):
        said = self.relance("import", "statuses", "statuses.csv").out
        self.assertIn("F4 of C001, 2026-11-13, 213 Rejetée: SIRET invalide: hold "
                      "invoice-not-received", said)
        self.assertIn("8 statuses read: 8 events recorded, 0 known already, 0 not recorded", said)
        wanted = {"F1": ("hold", "[dispute]"), "F2": ("hold", "[dispute]"),
                  "F3": ("hold", "[hold]"), "F4": ("hold", "[invoice-not-received]"),
                  "F5": ("send", "[step-due]"), "F6": ("hold", "[hold]"),
                  "F7": ("hold", "[hold]"), "F8": ("hold", "[dispute]"),
                  "F9": ("send", "[step-due]")}
        found = self.decisions()
        for invoice, (decision, rule) in wanted.items():
            self.assertEqual(found[invoice][0], decision, invoice)
            self.assertIn(rule, found[invoice][1], invoice)
        self.assertIn("prix contesté", found["F1"][1])
        self.assertIn("2026-11-23", found["F6"][1])

    def test_a_file_imported_twice_appends_nothing(self):
        self.relance("import", "statuses", "statuses.csv")
        before = self.history("C001") + self.history("C002")
        again = self.relance("import", "statuses", "statuses.csv").out
        self.assertIn("0 events recorded, 8 known already", again)
        self.assertEqual(self.history("C001") + self.history("C002"), before)

    def test_the_kind_of_an_import_is_seen_by_its_columns(self):
        (self.folder.path / "statuses.csv").rename(self.folder.path / "export.csv")
        self.assertIn("8 events recorded", self.relance("import", "export.csv").out)
        refused = self.relance("import", "ledger.csv", expect=2)
        self.assertIn("its columns are neither those of events", refused.said)

    def test_a_later_status_ends_the_hold_and_no_other(self):
        self.relance("import", "statuses", "statuses.csv")
        self.relance("record", "hold", "--customer", "C001", "--invoice", "F4", "--reason", "autre")
        self.write("later.csv", "invoice,code,date\nF4,203,2026-11-15\nF3,209,2026-11-15\n"
                   "F1,205,2026-11-16\n")
        said = self.relance("import", "statuses", "later.csv").out
        self.assertIn("ends the hold invoice-not-received", said)
        self.assertIn("ends the hold invoice-suspended", said)
        found = self.decisions()
        self.assertIn("[hold]", found["F4"][1])
        self.assertIn("autre", found["F4"][1])
        self.assertEqual(found["F3"][0], "send")
        self.assertIn("[dispute]", found["F1"][1], "people end disputes")

    def test_what_cannot_be_placed_is_listed_and_never_dropped(self):
        self.write("odd.csv", "invoice,code,date,customer\nF9,999,2026-11-13,\nNONE,207,2026-11-13,\n"
                   "TWICE,207,2026-11-13,\nTWICE,210,2026-11-13,C002\nF1,,2026-11-13,\n")
        said = self.relance("import", "statuses", "odd.csv", expect=1)
        for text in ('odd.csv:2: HELD: "999" is no status', "[status-unknown]",
                     "odd.csv:3: HELD: invoice NONE is not in", "[status-invoice-unknown]",
                     "odd.csv:4: HELD: 2 customers have an invoice TWICE (C001, C002",
                     "[status-invoice-ambiguous]", "odd.csv:6:2: HELD: the status has no code"):
            self.assertIn(text, said.said)
        self.assertIn("5 statuses read: 2 events recorded, 0 known already, 3 not recorded", said.out)
        self.assertIn("999", self.history("F9"))
        self.assertIn("dispute, customer C002, invoice TWICE", self.history("TWICE"))

    def test_a_table_of_ones_own_decides(self):
        self.write("own/tables/statuses.csv", "from,code,label,names,effect,ends,days,source\n"
                   "2020-01-01,207,Litige maison,,note,,,us\n")
        said = self.relance("import", "statuses", "statuses.csv", expect=1)
        self.assertIn("207 Litige maison: prix contesté: note", said.out)
        self.assertIn('"213" is no status', said.said)
        self.write("own/tables/statuses.csv", "from,code,label,names,effect,ends,days,source\n"
                   "2020-01-01,207,Litige,,disput,,,us\n")
        refused = self.relance("import", "statuses", "statuses.csv", expect=78)
        self.assertIn("[status-rule-unreadable]", refused.said)

    def test_events_are_imported_once_and_lines_left_out_are_counted(self):
        self.write("events.csv", "date,customer,invoice,event,amount,until,reason\n"
                   "2026-11-02,C001,F1,promise,100.00,2026-12-01,\n"
                   "2026-11-02,C001,F2,promise,-5.00,2026-12-01,\n"
                   "2026-11-02,C009,,hold,,2026-12-01,prix\n")
        first = self.relance("import", "events", "events.csv", expect=1)
        self.assertIn("2 events recorded, 0 known already, 1 lines left out", first.out)
        self.assertIn("[amount-negative]", first.said)
        self.assertIn("events.csv:4: WARNING: customer C009 has no line in", first.said)
        again = self.relance("import", "events", "events.csv", expect=1)
        self.assertIn("0 events recorded, 2 known already, 1 lines left out", again.out)
        self.assertIn("[promise]", self.decisions()["F1"][1])

    def test_only_what_is_in_dispute_is_resolved_and_by_services_there_are(self):
        about = ("--customer", "C001", "--invoice", "F1")
        said = self.relance("record", "resolve", *about, "--outcome", "rejected", expect=64).said
        self.assertIn("customer C001 has no open dispute of invoice F1", said)
        self.assertIn("--outcome justified or rejected",
                      self.relance("record", "resolve", *about, expect=64).said)
        self.relance("record", "dispute", *about, "--reason", "price")
        self.relance("record", "resolve", *about, "--outcome", "rejected")
        self.assertIn("no open dispute",
                      self.relance("record", "resolve", *about, "--outcome", "rejected",
                                   expect=64).said)

    def test_what_is_recorded_is_compared_with_the_newest_run(self):
        self.relance("run")
        wrong = self.relance("record", "dispute", "--customer", "C001", "--invoice", "F5",
                             "--reason", "prix")
        self.assertIn("customer C001 has no invoice F5 in run 2026-11-20-1, it is one of C002",
                      wrong.said)
        right = self.relance("record", "dispute", "--customer", "C002", "--invoice", "F5",
                             "--reason", "prix")
        self.assertEqual(right.said, "")
        for words in (["promise", "--until", "2026-11-01"],
                      ["resolve", "--invoice", "F1", "--outcome", "peut-être"],
                      ["promise", "--until", "2026-12-01", "--amount", "5", "--currency", "XXY"]):
            self.relance("record", *words, "--customer", "C001", expect=64)

    def test_amounts_without_a_currency_are_in_that_of_the_ledger(self):
        self.write("relance.yaml", SETTINGS.replace("as_of: run", "as_of: run, currency: JPY"))
        self.write("ledger.csv", "customer,invoice,due_date,amount\n"
                   "C001,F1,2026-10-12,12500\nC001,F2,2026-10-13,12500\n")
        promise = ["record", "promise", "--customer", "C001", "--until", "2026-12-01", "--amount"]
        wrong = self.relance(*promise, "12.50", expect=64)
        self.assertIn("--amount 12.50 is no amount of JPY: write it like 123450", wrong.said)
        self.relance(*promise, "12500")
        decisions = self.decisions()
        self.assertIn("[promise]", decisions["F1"][1])
        self.assertNotIn("[promise]", decisions["F2"][1], "a promise of 12,500 yen is no million")

    def test_json_has_the_lines(self):
        found = json.loads(self.relance("import", "statuses", "statuses.csv", "--json").out)
        self.assertEqual(len([line for line in found["lines"] if line.startswith("line ")]), 8)


if __name__ == "__main__":
    main()
