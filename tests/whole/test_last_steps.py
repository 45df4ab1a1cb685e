#!/usr/bin/env python3
"""The end of the ladder: a notice names what it leaves out, a dossier is approved and handed over."""
from pathlib import Path

import story

RELANCE = """\
creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
  siren: "732829320"
  iban: FR7630006000011234567890189
  email: compta@mercier.example
  phone: "+33 4 65 71 00 12"
  legal_form: SAS au capital de 50 000 €
  signatory: {name: Claire Mercier, title: Directrice financière}
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
scenarios: scenarios.yaml
mail: {from: compta@mercier.example}
"""
SCENARIOS = """\
scenarios:
  - name: standard
    steps:
      - {level: 4, name: mise en demeure, when: {due: 30}, channels: [registered],
         template: formal-notice, deadline_days: 8, charges: [interest, indemnity], approval: legal}
      - {level: 5, name: contentieux, when: {deadline: 2}, channels: [dossier], approval: legal}
"""
LEDGER = """\
customer,invoice,issue_date,due_date,amount,dispute,last_level,last_reminder_date,last_deadline
C1,F-1,2026-06-01,2026-07-01,1200.00,,,,
C1,F-2,2026-06-10,2026-07-10,340.00,Quantité contestée,,,
C2,F-3,2026-05-01,2026-06-01,990.00,,4,2026-08-03,2026-08-14
"""
CUSTOMERS = """\
customer,name,street,postcode,city,country,language,debtor,siren
C1,Librairie Gironde,4 RUE BASSE,33000,BORDEAUX,FR,fr,business,404833048
C2,Menuiserie Vial,8 RUE HAUTE,33000,BORDEAUX,FR,fr,business,404833048
"""


class SmallFolder(story.WorkingFolder):
    def __init__(self, path):
        self.path = Path(path)
        self.path.mkdir()
        for name, text in (("relance.yaml", RELANCE), ("scenarios.yaml", SCENARIOS),
                           ("ledger.csv", LEDGER), ("customers.csv", CUSTOMERS)):
            (self.path / name).write_text(text, encoding="utf-8")


class LastSteps(story.Story):
    def setUp(self):
        self.folder = SmallFolder(self.new_place() / "small")
        self.folder.relance("run", "--date", "2026-09-15", expect=1)
        self.run_id = "2026-09-15-1"

    def document_of(self, invoice):
        return next(r["document"] for r in self.folder.plan(self.run_id)
                    if r["invoice"] == invoice)

    def test_a_notice_names_the_disputed_invoice_outside_its_total(self):
        notice = next(d for d in self.folder.documents(self.run_id) if d["customer"] == "C1")
        self.assertEqual(notice["total_due"], "1200.00")
        text = story.text_of_pdf(self.folder.folder(self.run_id) / notice["file"])
        self.assertIn("F-2", text)
        self.assertEqual(self.document_of("F-2"), "", "it is named, not claimed")

    def test_a_dossier_without_a_letter_of_its_own_is_approved_and_handed_over(self):
        dossier = self.document_of("F-3")
        self.folder.relance("approve", self.run_id, dossier, "--by", "Anne", expect=0)
        self.folder.relance("dispatch", self.run_id, expect=(0, 1))
        delivery = next(d for d in self.folder.deliveries(self.run_id)
                        if d["document"] == dossier)
        self.assertEqual((delivery["channel"], delivery["status"]), ("dossier", "handed-over"))
        self.assertEqual(delivery["recipient"], "C2")
        self.folder.relance("audit", "verify", self.run_id, expect=0)

    def test_a_run_keeps_its_date(self):
        result = self.folder.relance("dispatch", self.run_id, "--date", "2026-09-16", expect=64)
        self.assertIn("2026-09-15", result.said)
        self.folder.relance("dispatch", self.run_id, "--date", "2026-09-15", expect=(0, 1))

    def test_a_closed_day_is_said_and_nobody_is_asked_to_approve_a_rehearsal(self):
        sunday = self.folder.relance("run", "--rehearse", "--date", "2026-09-13")
        self.assertIn("2026-09-13 is no working day", sunday.out)
        monday = self.folder.relance("run", "--rehearse", "--date", "2026-09-14")
        self.assertNotIn("no working day", monday.out)
        self.assertIn("registered waiting", monday.out)
        self.assertNotIn("relance approve", monday.out)


if __name__ == "__main__":
    story.main()
