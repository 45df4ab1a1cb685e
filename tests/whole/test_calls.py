#!/usr/bin/env python3
"""The agenda of calls goes out, is filled in with a spreadsheet, and comes back."""
import csv
import io

import story

SETTINGS = """creditor: {name: Atelier Mercier SAS, address: [12 RUE DES FORGES, 69003 LYON]}
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
scenarios: scenarios.yaml
out: out
"""
SCENARIOS = """scenarios:
  - name: standard
    steps:
      - {level: 1, name: appel, when: {due: 1}, channels: [call]}
      - {level: 2, name: relance, when: {previous: 7}, channels: [letter], template: reminder-2}
"""
DAY, RUN = "2026-11-02", "2026-11-02-1"


class Calls(story.Story):
    def setUp(self):
        self.folder = self.new_folder()
        self.write("relance.yaml", SETTINGS)
        self.write("scenarios.yaml", SCENARIOS)
        self.write("customers.csv", "customer,name,street,postcode,city,phone\n" + "".join(
            f"C00{n},Dupont {n},4 RUE BASSE,33000,BORDEAUX,+33 5 00 00 00 0{n}\n" for n in range(1, 6)))
        self.write("ledger.csv", "customer,invoice,due_date,amount\n" + "".join(
            f"C00{n},F{n},2026-10-{10 + n},{n}00.00\n" for n in range(1, 6)))
        self.folder.relance("run", "--date", DAY, expect=(0, 1))
        self.path = self.folder.folder(RUN) / "4-dispatch/agenda/calls.csv"
        with open(self.path, encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))

    def write(self, name, text, encoding="utf-8"):
        (self.folder.path / name).write_bytes(text.encode(encoding))

    def fill_in(self, answers, separator=";", encoding="cp1252", name="back.csv"):
        """Saves the table as a French spreadsheet does."""
        text = io.StringIO()
        table = csv.DictWriter(text, self.rows[0].keys(), delimiter=separator, lineterminator="\r\n")
        table.writeheader()
        for row in self.rows:
            table.writerow({**row, **answers.get(row["customer"], {})})
        self.write(name, text.getvalue(), encoding)

    def load(self, name="back.csv", date="2026-11-03", expect=0):
        return self.folder.relance("import", "calls", name, "--date", date, expect=expect)

    def test_the_agenda_lists_who_is_to_be_called_the_largest_first(self):
        self.assertEqual([r["customer"] for r in self.rows], ["C005", "C004", "C003", "C002", "C001"])
        self.assertTrue(all(r["phone"] and not r["outcome"] for r in self.rows))

    def test_what_was_said_stands_in_the_history_once(self):
        self.fill_in({"C001": {"outcome": "joint", "reason": "attend l'avoir", "note": "rappelé à midi"},
                      "C002": {"outcome": "pas de réponse", "callback": "05/11/2026"},
                      "C003": {"outcome": "reached", "promise_amount": "300,00",
                               "promise_date": "13/11/2026"}})
        self.assertIn("3 calls read: 4 events recorded, 0 known already, 0 lines left out",
                      self.load().out)
        self.assertIn("rappelé à midi", self.folder.relance("history", "C001").out)
        again = self.load(date="2026-11-04")  # the same file, another day
        self.assertIn("3 calls read: 0 events recorded, 4 known already", again.out)
        agenda = self.folder.relance("agenda", "--date", "2026-11-05").out
        self.assertIn("C002", agenda, "the callback is due")

    def test_a_promise_made_on_the_phone_holds_the_next_step(self):
        self.fill_in({f"C00{n}": {"outcome": "reached"} for n in (1, 2, 4, 5)} |
                     {"C003": {"outcome": "reached", "promise_amount": "300", "promise_date": "20/11/2026"}})
        self.load()
        self.folder.relance("run", "--date", "2026-11-12", expect=(0, 1))
        plan = {r["customer"]: r for r in self.folder.plan("2026-11-12-1")}
        self.assertEqual(plan["C003"]["decision"], "hold")
        self.assertEqual(plan["C001"]["decision"], "send", plan["C001"]["reason"])
        self.assertEqual(plan["C001"]["channel"], "letter")

    def test_lines_that_cannot_be_used_are_named_and_the_others_count(self):
        self.fill_in({"C001": {"outcome": "perhaps"}, "C002": {"note": "who knows"},
                      "C004": {"outcome": "reached", "promise_amount": "100"},
                      "C005": {"outcome": "reached"}})
        result = self.load(expect=1)
        for rule in ("outcome-unknown", "call-incomplete"):
            self.assertIn(f"[{rule}]", result.said)
        self.assertIn("4 calls read: 1 events recorded, 0 known already, 3 lines left out", result.out)

    def test_the_program_knows_the_file_by_its_columns(self):
        self.fill_in({"C001": {"outcome": "reached"}}, separator=",", encoding="utf-8", name="x.csv")
        said = self.folder.relance("import", "x.csv", "--date", DAY, expect=0).out
        self.assertIn("1 calls read", said)

    def test_nothing_filled_in_records_nothing(self):
        self.fill_in({})
        self.assertIn("0 calls read: 0 events recorded", self.load().out)


if __name__ == "__main__":
    story.main()
