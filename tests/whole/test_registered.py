#!/usr/bin/env python3
"""Registered letters: numbers of a pool, each used once; what the post says of them, and what follows."""
import re
import signal
import sqlite3
import subprocess

import story

SETTINGS = """creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
  siren: "732829320"
  legal_form: SAS au capital de 50 000 €
  iban: FR7630006000011234567890189
  bic: BNPAFRPPXXX
  email: compta@mercier.example
  signatory: {name: Claire Mercier, title: Directrice financière}
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
scenarios: scenarios.yaml
registered: {numbers: pool, pool: numbers.txt, warn_below: 0}
"""
SCENARIOS = """calendar: {country: FR, roll: next}
scenarios:
  - name: standard
    steps:
      - {level: 1, name: rappel, when: {due: 1}, channels: [letter], template: reminder-1, deadline_days: 8}
      - {level: 2, name: mise en demeure, when: {previous: 10}, channels: [registered], template: formal-notice, deadline_days: 8, charges: [interest, indemnity]}
      - {level: 3, name: contentieux, when: {deadline: 2}, channels: [dossier]}
"""
LEDGER = """customer,invoice,issue_date,due_date,amount,order_ref
C001,F-1,2026-07-01,2026-08-01,1200.00,PO-1
C002,F-2,2026-07-01,2026-08-01,800.00,PO-2
C003,F-3,2026-07-01,2026-08-01,900.00,PO-3
"""
CUSTOMERS = """customer,name,street,postcode,city,country,language,debtor,siren
C001,Dupont et Fils SARL,12 rue du Port,69003,Lyon,FR,fr,business,404833048
C002,Bois et Métal SA,1 rue Basse,69003,Lyon,FR,fr,business,552100554
C003,Jean Durand,3 rue Haute,69001,Lyon,FR,fr,consumer,
"""
NUMBERS = ["2C 123 456 0001 1", "2C 123 456 0002 2", "2C 123 456 0003 3"]


class Case(story.WorkingFolder):
    def __init__(self, path, numbers):  # pylint: disable=super-init-not-called
        self.path = path
        path.mkdir(parents=True)
        for name, text in (("relance.yaml", SETTINGS), ("scenarios.yaml", SCENARIOS),
                           ("ledger.csv", LEDGER), ("customers.csv", CUSTOMERS)):
            (path / name).write_text(text, encoding="utf-8")
        self.pool(numbers)

    def pool(self, numbers):
        (self.path / "numbers.txt").write_text("".join(n + "\n" for n in numbers))

    def run(self, date, expect=(0, 1), env=None):
        return self.relance("run", "--date", date, expect=expect, env=env)

    def numbers_of(self, run):
        return {row["customer"]: row["registered_number"] for row in self.documents(run)}

    def row(self, run, customer):
        return next(row for row in self.plan(run) if row["customer"] == customer)

    def proofs(self, text, expect=(0, 1)):
        (self.path / "proofs.csv").write_text(text, encoding="utf-8")
        return self.relance("import", "proofs.csv", expect=expect)


class RegisteredLetters(story.Story):
    def new_case(self, numbers):
        case = Case(self.new_place() / "case", numbers)
        case.run("2026-09-01")
        return case

    def test_a_number_is_printed_listed_and_reserved_before_the_letter_leaves(self):
        case = self.new_case(NUMBERS)
        case.run("2026-09-15")
        self.assertEqual(case.numbers_of("2026-09-15-1"), dict(zip(("C001", "C002", "C003"), NUMBERS)))
        self.assertEqual({row["debtor_id"]: row["registered_number"] for row in case.print_index("2026-09-15-1")},
                         case.numbers_of("2026-09-15-1"))
        for row in case.documents("2026-09-15-1"):
            text = story.text_of_pdf(case.folder("2026-09-15-1") / row["file"]).replace("\xa0", " ")
            self.assertIn("n° " + row["registered_number"], text)
        journal = (case.folder("2026-09-15-1") / "5-audit/journal.jsonl").read_text().splitlines()
        first = {key: next(i for i, line in enumerate(journal) if f'"event":"{key}"' in line)
                 for key in ("number", "document", "announced")}
        self.assertLess(first["number"], first["document"])
        self.assertLess(first["number"], first["announced"])
        case.relance("audit", "verify", "2026-09-15-1", expect=0)

    def test_an_empty_pool_holds_the_letter_by_name_and_a_full_one_lets_it_go(self):
        case = self.new_case(NUMBERS[:1])
        result = case.run("2026-09-15", expect=1)
        self.assertIn("Jean Durand", result.text)
        self.assertIn("[registered-pool-empty]", result.text)
        self.assertEqual(case.numbers_of("2026-09-15-1"), {"C001": NUMBERS[0]})
        self.assertEqual(case.row("2026-09-15-1", "C003")["decision"], "hold")
        case.pool(NUMBERS)
        case.run("2026-09-16")
        self.assertEqual(case.numbers_of("2026-09-16-1"), {"C002": NUMBERS[1], "C003": NUMBERS[2]})

    def test_a_number_is_never_given_twice_though_every_moment_of_the_run_fails(self):
        case = self.new_case(NUMBERS + [f"2C 123 456 1{n:03} 0" for n in range(40)])
        for n in range(12):
            started = case.start("run", "--date", "2026-09-15")
            try:
                started.wait(timeout=0.02 * (n + 1))
            except subprocess.TimeoutExpired:
                started.send_signal(signal.SIGKILL)
                started.wait()
            started.stdout.close()
            started.stderr.close()
        case.run("2026-09-15")
        with sqlite3.connect(case.path / "out/relance.db") as db:
            rows = db.execute("SELECT number, document FROM registered_numbers").fetchall()
        self.assertEqual(len({number for number, _ in rows}), len(rows))
        self.assertEqual(len({document for _, document in rows}), len(rows))
        printed = {}
        for run in case.run_ids():
            if not (case.folder(run) / "3-render/documents.csv").exists():
                continue
            for row in case.documents(run):
                if row["registered_number"]:
                    self.assertNotIn(row["registered_number"], printed)
                    printed[row["registered_number"]] = row["document"]
                    self.assertIn((row["registered_number"], row["document"]), rows)
        self.assertEqual(len(printed), 3)

    def test_a_number_reserved_by_a_run_that_died_stays_with_its_document(self):
        case = self.new_case(NUMBERS)
        case.relance("run", "--date", "2026-09-15", "--propose", expect=(0, 1))
        before = case.numbers_of("2026-09-15-1")
        case.pool([])  # the pool is gone: what was reserved is known all the same
        case.relance("dispatch", "2026-09-15-1", expect=(0, 1))
        self.assertEqual(case.numbers_of("2026-09-15-1"), before)
        self.assertEqual({r["status"] for r in case.deliveries("2026-09-15-1")}, {"handed-over"})

    def test_a_rehearsal_reserves_nothing(self):
        case = self.new_case(NUMBERS)
        case.relance("run", "--date", "2026-09-15", "--rehearse", expect=(0, 1))
        self.assertEqual(set(case.numbers_of("2026-09-15-r1").values()), {""})
        case.run("2026-09-15")
        self.assertEqual(sorted(case.numbers_of("2026-09-15-1").values()), NUMBERS)

    def test_the_step_after_the_notice_counts_from_the_first_presentation(self):
        case = self.new_case(NUMBERS)
        case.run("2026-09-15")  # deadline printed: 15 + 3 + 8 = 26 Sep., a Saturday -> 28 Sep.
        self.assertIn("28 septembre 2026", story.text_of_pdf(
            case.folder("2026-09-15-1") / case.documents("2026-09-15-1")[0]["file"]).replace("\xa0", " "))
        case.proofs("number,kind,date,first_presentation,outcome\n"
                    "2C12345600011,deposit,2026-09-16,,\n"
                    "2C12345600011,receipt,2026-10-01,2026-09-30,signed\n", expect=0)
        case.run("2026-10-12")
        # 30 Sep. + 8 = 8 Oct., two working days after: 12 Oct.
        self.assertEqual(case.row("2026-10-12-1", "C001")["decision"], "send")
        self.assertEqual(case.row("2026-10-12-1", "C002")["decision"], "wait")  # 28 Sep. + 15 days
        self.assertIn("2026-10-13", case.row("2026-10-12-1", "C002")["reason"])
        history = case.relance("history", "C001", expect=0).out
        self.assertIn("2026-10-01  proof: document 2026-09-15-1-0001 signed", history)
        self.assertIn("first presented 2026-09-30", history)

    def test_a_letter_presented_early_keeps_the_deadline_that_is_printed(self):
        case = self.new_case(NUMBERS)
        case.run("2026-09-15")
        case.proofs("number,outcome,date\n2C12345600011,refused,2026-09-16\n"
                    "2C12345600022,Pli avisé et non réclamé,2026-09-17\n", expect=0)
        case.run("2026-09-29")
        self.assertIn("deadline of 2026-09-28", case.row("2026-09-29-1", "C001")["reason"])
        case.run("2026-09-30")
        for customer in ("C001", "C002"):  # refused and unclaimed are served
            self.assertEqual(case.row("2026-09-30-1", customer)["decision"], "send", customer)

    def test_a_letter_that_came_back_did_not_reach_its_level(self):
        case = self.new_case(NUMBERS + ["2C 123 456 0004 4"])
        case.run("2026-09-15")
        case.proofs("number,outcome,date\n2C12345600011,N02,2026-09-24\n", expect=0)
        case.run("2026-10-20")
        row = case.row("2026-10-20-1", "C001")
        self.assertEqual((row["decision"], row["level"]), ("hold", "1"))
        self.assertIn("[address-wrong]", row["reason"])
        case.relance("record", "release", "--customer", "C001", "--invoice", "F-1", "--date",
                     "2026-10-21", "--note", "new address", expect=0)
        case.run("2026-10-22")
        self.assertEqual(case.row("2026-10-22-1", "C001")["channel"], "registered")
        text = story.text_of_pdf(case.folder("2026-10-22-1") / case.documents("2026-10-22-1")[0]["file"])
        self.assertNotIn("15 septembre", text)  # what was not served is not cited
        self.assertEqual(case.numbers_of("2026-10-22-1")["C001"], "2C 123 456 0004 4")

    def test_a_consumer_owes_interest_from_the_proved_presentation_only(self):
        case = self.new_case(NUMBERS)
        case.run("2026-09-15")
        notice = next(r for r in case.documents("2026-09-15-1") if r["customer"] == "C003")
        self.assertEqual((notice["interest"], notice["indemnity"]), ("0.00", "0.00"))
        case.change("scenarios.yaml", "channels: [dossier]", "channels: [dossier], template: dossier, charges: [interest]")
        case.proofs("number,outcome,date,presented\n2C12345600033,signed,2026-09-20,2026-09-18\n", expect=0)
        case.run("2026-10-20")
        claim = next(r for r in case.documents("2026-10-20-1") if r["customer"] == "C003")
        # 900.00 x 2.75 % x 32 days (19 Sep. to 20 Oct.) / 365
        self.assertEqual(claim["interest"], "2.17")

    def test_proofs_are_recorded_once_and_unmatched_ones_are_listed_both_ways(self):
        case = self.new_case(NUMBERS)
        case.run("2026-09-15")
        text = "number,outcome,date\n2C12345600011,signed,2026-09-18\n2C 999,signed,2026-09-18\n"
        result = case.proofs(text, expect=1)
        self.assertIn("[proof-unmatched]", result.text)
        self.assertIn("2 registered letters without any proof", result.out)
        self.assertIn("number 2C 123 456 0002 2", result.out)
        self.assertIn("0 proofs recorded, 1 known already", case.proofs(text, expect=1).out)

    def test_the_provider_numbers_and_its_proofs_name_the_document(self):
        case = self.new_case([])
        case.change("relance.yaml", "numbers: pool, pool: numbers.txt, warn_below: 0", "numbers: provider")
        case.run("2026-09-15")
        self.assertEqual(set(case.numbers_of("2026-09-15-1").values()), {""})
        self.assertEqual({row["ref_print"] for row in case.print_index("2026-09-15-1")},
                         {row["document"] for row in case.documents("2026-09-15-1")})
        case.proofs("custom_id,status,date\n2026-09-15-1-0002,LP15,2026-09-17\n", expect=0)
        self.assertIn("signed", case.relance("history", "F-2", expect=0).out)

    def test_what_waits_for_a_person_is_a_table_to_hand_round(self):
        case = self.new_case(NUMBERS)
        case.change("scenarios.yaml", "template: formal-notice,", "template: formal-notice, approval: legal,")
        case.run("2026-09-15")
        rows = case.table("2026-09-15-1", "3-render/approvals.csv")
        self.assertEqual([(r["customer"], r["approval"], r["roles"], r["by"]) for r in rows],
                         [(c, "waiting", "legal", "") for c in ("C001", "C002", "C003")])
        case.relance("approve", "2026-09-15-1", rows[0]["document"], "--by", "Anne", "--remark", "vu", expect=0)
        row = case.table("2026-09-15-1", "3-render/approvals.csv")[0]
        self.assertEqual((row["approval"], row["by"], row["remark"]), ("approved", "Anne", "vu"))
        case.relance("audit", "verify", "2026-09-15-1", expect=0)

    def test_check_says_how_many_numbers_are_left(self):
        case = self.new_case(NUMBERS)
        self.assertRegex(case.relance("check", "--date", "2026-09-15", expect=0).out,
                         re.compile(r"numbers +3 left"))


if __name__ == "__main__":
    story.main()
