#!/usr/bin/env python3
"""
What the users of other dunning programs complain about, one test for each complaint: a small
ledger, real dates, and what must not happen here. Refused and silent mail servers are played in
test_mail_server.py, crashes in test_interruption.py, bounces in test_bounces.py.
"""
import csv
import io

import story

SETTINGS = """creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
  iban: FR7630006000011234567890189
  email: compta@mercier.example
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
contacts: {file: contacts.csv}
scenarios: scenarios.yaml
templates: templates
"""

RULES = """calendar: {country: FR, roll: next}
defaults: {interval_days: 14, minimum_amount: 15.00}
scenarios:
  - name: standard
    steps:
      - {level: 0, name: avant, when: {due: -7}, channels: [email], template: pre-due}
      - {level: 1, name: rappel, when: {due: 1}, channels: [email], fallback: letter, template: reminder-1}
      - {level: 2, name: relance, when: {previous: 14}, channels: [email], fallback: letter, template: reminder-2}
      - {level: 3, name: derniere, when: {previous: 10}, channels: [email, letter], template: reminder-3, deadline_days: 8}
"""

CUSTOMERS = """customer,name,street,postcode,city,country,language,debtor,email
C1,Librairie Gironde,4 RUE BASSE,33000,BORDEAUX,FR,fr,business,compta@gironde.example
C2,Harper Ltd,1 HIGH STREET,LS1 4AB,LEEDS,GB,en,business,ap@harper.example
C3,Papeterie du Port,9 QUAI SUD,13002,MARSEILLE,FR,fr,business,
"""

CONTACTS = "customer,role,name,email\n"


class Folder(story.WorkingFolder):
    """A working folder with a ledger of a few lines."""

    def __init__(self, path):  # pylint: disable=super-init-not-called
        self.path = path
        (path / "templates").mkdir(parents=True)
        for name, text in (("relance.yaml", SETTINGS), ("scenarios.yaml", RULES),
                           ("customers.csv", CUSTOMERS), ("contacts.csv", CONTACTS)):
            (path / name).write_text(text, encoding="utf-8")

    def ledger(self, *rows):
        """Rows of keywords; amounts are open wholly where open_amount is not given."""
        keys = ["customer", "invoice", "kind", "issue_date", "due_date", "amount", "open_amount",
                "currency", "applies_to", "dispute", "last_level", "last_reminder_date"]
        text = io.StringIO()
        writer = csv.DictWriter(text, keys, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            row = {"customer": "C1", "kind": "invoice", "currency": "EUR", **row}
            writer.writerow({"open_amount": row["amount"], **row})
        (self.path / "ledger.csv").write_text(text.getvalue(), encoding="utf-8")

    def day(self, date, *more, expect=(0, 1)):
        """One run; the rows of its plan by invoice."""
        self.relance("run", "--date", date, *more, expect=expect)
        self.run = self.run_ids()[-1]
        return {row["invoice"]: row for row in self.plan(self.run)}


class PeersComplaints(story.Story):
    def setUp(self):
        self.folder = Folder(self.new_place() / "work")

    def test_a_run_made_again_and_again_writes_to_nobody_twice(self):
        """adempiere 2369, invoiceninja 1693: 22 reminders in a day"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.folder.day("2026-03-10")
        self.assertEqual(len(self.folder.documents(self.folder.run)), 1)
        for _ in range(5):
            rows = self.folder.day("2026-03-10")
            self.assertEqual(self.folder.documents(self.folder.run), [])
            self.assertEqual(rows["F1"]["decision"], "wait")

    def test_a_missed_day_is_caught_up(self):
        """invoiceninja 637, 2311, dolibarr 25197: the reminder of a missed day lost for ever"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.assertEqual(self.folder.day("2026-03-26")["F1"]["level"], "1")
        self.assertEqual(self.folder.day("2026-05-06")["F1"]["level"], "2")

    def test_a_due_date_that_was_moved_counts_from_then_on(self):
        """invoiceninja 7460: reminded by the old due date"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.folder.day("2026-03-10")
        self.folder.ledger({"invoice": "F1", "due_date": "2026-04-20", "amount": "90.00"})
        rows = self.folder.day("2026-04-01")
        self.assertEqual((rows["F1"]["decision"], rows["F1"]["level"]), ("none", "0"))
        self.assertEqual(self.folder.day("2026-04-22")["F1"]["level"], "1")

    def test_an_invoice_without_a_due_date_gets_no_reminder_and_is_told(self):
        """invoiceninja 7465"""
        self.folder.ledger({"invoice": "F1", "due_date": "", "amount": "90.00"},
                           {"invoice": "F2", "due_date": "2026-03-02", "amount": "50.00"})
        self.folder.day("2026-03-10")
        said = (self.folder.folder(self.folder.run) / "complaints.txt").read_text()
        self.assertIn("F1", said)
        self.assertEqual([d["total_due"] for d in self.folder.documents(self.folder.run)],
                         ["50.00"])

    def test_the_second_reminder_does_not_follow_the_next_morning(self):
        """invoiceninja 9312"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-01-05", "amount": "90.00"})
        self.folder.day("2026-03-10")
        row = self.folder.day("2026-03-11")["F1"]
        self.assertEqual((row["decision"], row["next_date"]), ("wait", "2026-03-24"))

    def test_one_invoice_can_be_paused_with_reason_author_and_end(self):
        """invoiceninja 4293, OCA 208"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"},
                           {"invoice": "F2", "due_date": "2026-03-02", "amount": "50.00"})
        self.folder.relance("record", "hold", "--customer", "C1", "--invoice", "F1", "--reason",
                            "order number missing", "--until", "2026-03-20", "--author", "Anne",
                            "--date", "2026-03-09", expect=0)
        rows = self.folder.day("2026-03-10")
        self.assertEqual((rows["F1"]["decision"], rows["F1"]["next_date"]), ("hold", "2026-03-23"))
        for words in ("order number missing", "by Anne", "2026-03-20", "[hold]"):
            self.assertIn(words, rows["F1"]["reason"])
        self.assertEqual(rows["F2"]["decision"], "send")
        self.assertEqual(self.folder.day("2026-03-24")["F1"]["level"], "1")

    def test_nothing_goes_on_a_week_end_or_holiday_and_no_level_is_burnt(self):
        """invoiceninja 9538, 2359, probo 1591"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        for closed in ("2026-04-04", "2026-04-05", "2026-04-06"):
            row = self.folder.day(closed)["F1"]
            self.assertEqual((row["decision"], row["level"], row["next_date"]),
                             ("wait", "0", "2026-04-07"), closed)
        self.assertEqual(self.folder.day("2026-04-07")["F1"]["level"], "1")

    def test_days_before_and_after_the_due_date_have_the_sign_that_is_documented(self):
        """dolibarr 30771: 60 days before instead of after"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-17", "amount": "90.00"})
        self.assertEqual(self.folder.day("2026-03-09")["F1"]["decision"], "none")
        row = self.folder.day("2026-03-10")["F1"]
        self.assertEqual((row["decision"], row["level"], row["template"]), ("send", "0", "pre-due"))
        self.assertEqual(self.folder.day("2026-03-18")["F1"]["template"], "reminder-1")

    def test_no_variable_leaves_unreplaced(self):
        """dolibarr 26037, PicPeak 751"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        (self.folder.path / "templates" / "fr").mkdir()
        (self.folder.path / "templates" / "fr" / "reminder-1.md").write_text(
            "---\nkind: reminder\nsubject: Rappel\n---\nBonjour #CUSTOMER_NAMME,\n", encoding="utf-8")
        said = self.folder.relance("check", expect=78).text
        self.assertIn("CUSTOMER_NAMME", said)
        self.assertIn("CUSTOMER_NAME", said)
        self.folder.relance("run", "--date", "2026-03-10", expect=78)
        self.assertEqual(self.folder.run_ids(), [])

    def test_the_contact_for_payments_is_written_to_not_the_company(self):
        """dolibarr 22496, 24609"""
        (self.folder.path / "contacts.csv").write_text(
            CONTACTS + "C1,payables,Lea Roux,lea@gironde.example\n"
            "C1,ceo,Max Roux,max@gironde.example\n", encoding="utf-8")
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.folder.day("2026-03-10")
        self.assertEqual([d["recipient"] for d in self.folder.deliveries(self.folder.run)],
                         ["lea@gironde.example"])

    def test_the_amounts_are_what_is_open_today(self):
        """ERPNext 42605, 46650, 41817; Tryton: the gross amount after a part payment"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-01-05", "amount": "900.00",
                            "open_amount": "300.00"},
                           {"invoice": "F2", "due_date": "2026-01-06", "amount": "50.00"})
        self.folder.day("2026-03-10")
        document = self.folder.documents(self.folder.run)[0]
        self.assertEqual((document["items"], document["total_due"]), ("2", "350.00"))
        self.folder.ledger({"invoice": "F1", "due_date": "2026-01-05", "amount": "900.00",
                            "open_amount": "100.00"},
                           {"invoice": "F2", "due_date": "2026-01-06", "amount": "50.00"})
        rows = self.folder.day("2026-03-24")
        self.assertEqual((rows["F1"]["level"], rows["F1"]["open_amount"]), ("2", "100.00"))
        self.assertEqual(self.folder.documents(self.folder.run)[0]["total_due"], "150.00")

    def test_what_is_due_today_is_not_overdue(self):
        """ERPNext 45685"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-10", "amount": "90.00"})
        self.folder.day("2026-03-03")
        row = self.folder.day("2026-03-10")["F1"]
        self.assertEqual((row["decision"], row["days_late"]), ("none", "0"))

    def test_nothing_is_due_while_the_bank_statement_is_old(self):
        """OIR shows the last bank entry, nobody enforces it"""
        self.folder.change("relance.yaml", "as_of: run", "as_of: 2026-03-01")
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.assertIn("[receipts-not-yet-known]", self.folder.day("2026-03-05")["F1"]["reason"])
        self.folder.relance("run", "--date", "2026-03-09", expect=2)

    def test_three_invoices_at_three_levels_are_one_letter_with_their_sum(self):
        """OCA 22, ERPNext 12429, 35689"""
        reminded = {"last_reminder_date": "2026-02-10"}
        self.folder.ledger(
            {"invoice": "F1", "due_date": "2026-01-05", "amount": "90.00", "last_level": "2",
             **reminded},
            {"invoice": "F2", "due_date": "2026-01-20", "amount": "50.00", "last_level": "1",
             **reminded},
            {"invoice": "F3", "due_date": "2026-03-02", "amount": "20.00"})
        rows = self.folder.day("2026-03-10")
        self.assertEqual([rows[f]["level"] for f in ("F1", "F2", "F3")], ["3", "2", "1"])
        documents = self.folder.documents(self.folder.run)
        self.assertEqual([(d["level"], d["items"], d["total_due"], d["channel"]) for d in documents],
                         [("3", "3", "160.00", "email"), ("3", "3", "160.00", "letter")])

    def test_open_credit_notes_reduce_the_total_and_show(self):
        """OCA 211, 226, 346, 451"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"},
                           {"invoice": "A1", "kind": "credit", "issue_date": "2026-03-03",
                            "amount": "-30.00"})
        rows = self.folder.day("2026-03-10")
        document = self.folder.documents(self.folder.run)[0]
        self.assertEqual(document["total_due"], "60.00")
        self.assertIn("[credit-netted]", rows["A1"]["reason"])
        self.assertIn("A1", story.text_of_pdf(self.folder.folder(self.folder.run) / document["file"]))

    def test_a_customer_in_credit_gets_nothing(self):
        """OCA 568, iDempiere: chased though we owe money"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"},
                           {"invoice": "A1", "kind": "credit", "issue_date": "2026-03-03",
                            "amount": "-130.00"})
        self.assertIn("[customer-in-credit]", self.folder.day("2026-03-10")["F1"]["reason"])
        self.assertEqual(self.folder.documents(self.folder.run), [])

    def test_each_mail_carries_its_own_letter_alone(self):
        """OCA account-financial-tools 559: the Nth mail carried the letters before it"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"},
                           {"customer": "C2", "invoice": "F2", "due_date": "2026-03-02",
                            "amount": "50.00"})
        self.folder.day("2026-03-10")
        mails = self.folder.mails(self.folder.run)
        self.assertEqual(len(mails), 2)
        for document in self.folder.documents(self.folder.run):
            parts = list(mails[document["document"]].iter_attachments())
            self.assertEqual([story.sha256(p.get_payload(decode=True)) for p in parts],
                             [document["sha256"]])

    def test_an_address_that_was_refused_falls_back_and_is_never_queued_for_ever(self):
        """OCA 447"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.folder.day("2026-03-10")
        self.folder.relance("record", "bounce", "--customer", "C1", "--note",
                            "compta@gironde.example: no such user", "--date", "2026-03-11", expect=0)
        row = self.folder.day("2026-03-12")["F1"]
        self.assertEqual((row["level"], row["decision"], row["channel"]), ("1", "send", "letter"))

    def test_mail_and_letter_of_one_level_both_go(self):
        """OCA 522"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-01-05", "amount": "90.00",
                            "last_level": "2", "last_reminder_date": "2026-02-10"})
        row = self.folder.day("2026-03-10")["F1"]
        self.assertEqual(row["channel"], "email;letter")
        self.assertEqual({d["status"] for d in self.folder.deliveries(self.folder.run)},
                         {"handed-over"})

    def test_paying_the_oldest_invoice_moves_no_other(self):
        """killbill 2297: a stage is skipped"""
        both = [{"invoice": "F1", "due_date": "2026-01-05", "amount": "90.00"},
                {"invoice": "F2", "due_date": "2026-03-02", "amount": "50.00"}]
        self.folder.ledger(*both)
        self.folder.day("2026-03-10")
        self.folder.ledger(both[1])
        rows = self.folder.day("2026-03-24")
        self.assertEqual((list(rows), rows["F2"]["level"]), (["F2"], "2"))

    def test_a_note_about_another_customer_changes_nothing(self):
        """metasfresh 5512, 5526: grace and triggers lost by the batch"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.folder.relance("record", "promise", "--customer", "C2", "--until", "2026-04-01",
                            "--date", "2026-03-09", expect=0)
        self.assertEqual(self.folder.day("2026-03-10")["F1"]["decision"], "send")

    def test_everybody_is_written_to_in_his_language(self):
        """PicPeak 760, OCA 458"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"},
                           {"customer": "C2", "invoice": "F2", "due_date": "2026-03-02",
                            "amount": "50.00"})
        self.folder.day("2026-03-10")
        self.assertEqual({d["customer"]: d["language"]
                          for d in self.folder.documents(self.folder.run)},
                         {"C1": "fr", "C2": "en"})

    def test_who_has_no_mail_gets_a_letter_and_who_has_nothing_is_listed(self):
        """kivitendo: a silent return"""
        self.folder.ledger({"customer": "C3", "invoice": "F1", "due_date": "2026-03-02",
                            "amount": "90.00"},
                           {"customer": "C9", "invoice": "F2", "due_date": "2026-03-02",
                            "amount": "50.00"})
        rows = self.folder.day("2026-03-10", expect=1)
        self.assertEqual(rows["F1"]["channel"], "letter")
        self.assertEqual(rows["F2"]["decision"], "manual")
        self.assertIn("F2", self.folder.relance("agenda", "--date", "2026-03-10").out)

    def test_an_invoice_in_dispute_is_not_reminded_and_not_claimed_with_others(self):
        """iDempiere, metasfresh: silent; here listed with its reason"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00",
                            "dispute": "three boxes missing"},
                           {"invoice": "F2", "due_date": "2026-03-02", "amount": "50.00"})
        rows = self.folder.day("2026-03-10")
        self.assertEqual(rows["F1"]["decision"], "hold")
        self.assertIn("three boxes missing", rows["F1"]["reason"])
        self.assertEqual(self.folder.documents(self.folder.run)[0]["total_due"], "50.00")

    def test_a_run_dated_before_the_last_reminder_is_refused(self):
        """Odoo and others move levels by any date"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "90.00"})
        self.folder.day("2026-03-10")
        self.folder.relance("run", "--date", "2026-03-09", expect=2)

    def test_why_nothing_was_sent_is_told_for_every_item(self):
        """nobody explains what was not selected"""
        self.folder.ledger({"invoice": "F1", "due_date": "2026-03-02", "amount": "9.00"},
                           {"invoice": "F2", "due_date": "2026-03-31", "amount": "50.00"})
        rows = self.folder.day("2026-03-10")
        for row in rows.values():
            self.assertRegex(row["reason"], r"^[A-Z].*\. \[[a-z-]+\]$")
        said = self.folder.relance("explain", "F1", "--date", "2026-03-10").out
        self.assertIn("minimum_amount 15.00         scenarios.yaml:2", said)
        self.assertIn("[minimum]", said)


if __name__ == "__main__":
    story.main()
