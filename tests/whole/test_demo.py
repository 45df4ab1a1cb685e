#!/usr/bin/env python3
"""The demo from its ledger extracts to letters, mails and print jobs: three run dates."""
import subprocess
from datetime import date, timedelta
from fractions import Fraction

import story
from story import DATES, cell_list, money

# run date, customer, due date, open amount -> decision, previous level, level, rule (None: any)
EXPECTED = [
    # C001: after two reminders by the old program the third; its other items along with it
    (0, "C001", "2026-07-27", "18640.80", "send", 2, 3, "step-due"),
    (0, "C001", "2026-08-24", "6912.00", "send", 0, 1, "step-due"),
    (0, "C001", "2026-09-07", "6405.40", "send", 0, 1, "step-due"),
    (0, "C001", "2026-10-05", "24960.00", "none", 0, 0, None),
    (1, "C001", "2026-10-05", "24960.00", "wait", 0, 0, None),          # due yesterday, 5 days' grace
    # C002: 31 248.00 less a receipt of 12 000.00; a dispute in the ledger's own column
    (0, "C002", "2026-08-17", "19248.00", "send", 0, 1, "step-due"),
    (1, "C002", "2026-09-28", "17856.00", "hold", 0, 0, "dispute"),
    (2, "C002", "2026-09-28", "17856.00", "hold", 0, 0, "dispute"),
    # C003: 14 days after the second reminder of 1 September, inclusive
    (0, "C003", "2026-07-20", "13992.00", "send", 2, 3, "step-due"),
    (0, "C003", "2026-08-10", "8736.00", "send", 1, 2, "step-due"),
    (1, "C003", "2026-07-20", "13992.00", "wait", 3, 3, None),
    (2, "C003", "2026-07-20", "13992.00", "approve", 3, 4, None),
    # C004, C005: public bodies have eight days
    (0, "C004", "2026-08-05", "3168.00", "send", 0, 1, "step-due"),
    (0, "C005", "2026-09-13", "1880.40", "wait", 0, 0, None),
    # C015, C016: level by level, by mail and by letter
    (0, "C015", "2026-08-07", "1536.00", "send", 0, 1, "step-due"),
    (1, "C015", "2026-08-07", "1536.00", "send", 1, 2, "step-due"),
    (2, "C015", "2026-08-07", "1536.00", "send", 2, 3, "step-due"),
    (0, "C016", "2026-08-26", "1176.00", "send", 0, 1, "step-due"),
    # C017: nobody can be reached; C019: never; C020: we collect by direct debit
    (0, "C017", "2026-08-20", "2208.00", "manual", 0, 0, None),
    (1, "C017", "2026-08-20", "2208.00", "manual", 0, 0, None),
    (0, "C020", "2026-09-13", "475.80", "hold", 0, 0, "we-collect"),
    # C022: a dispute holds until it is rejected on 20 October
    (0, "C022", "2026-08-12", "2688.00", "hold", 0, 0, "dispute"),
    (1, "C022", "2026-08-12", "2688.00", "hold", 0, 0, "dispute"),
    (2, "C022", "2026-08-12", "2688.00", "send", 0, 1, "step-due"),
    # C023 promised and paid, C024 promised and did not
    (0, "C023", "2026-08-19", "2150.40", "hold", 0, 0, "promise"),
    (0, "C024", "2026-07-31", "4980.00", "hold", 1, 1, "promise"),
    (1, "C024", "2026-07-31", "4980.00", "send", 1, 2, None),
    # C025 pays by instalments, C026 is held until 31 October
    (0, "C025", "2026-06-28", "5400.00", "hold", 2, 2, "plan"),
    (1, "C025", "2026-06-28", "2400.00", "hold", 2, 2, "plan"),
    (2, "C025", "2026-07-29", "3000.00", "hold", 1, 1, "plan"),
    (0, "C026", "2026-08-14", "1392.00", "hold", 0, 0, None),
    # C027: reminded until the judgment of 22 September
    (0, "C027", "2026-07-17", "6264.00", "send", 1, 2, "step-due"),
    (1, "C027", "2026-07-17", "6264.00", "hold", 2, 2, "insolvency"),
    # C028, C029: the deadline of the last reminder, then the formal notice
    (0, "C028", "2026-06-17", "8424.00", "wait", 3, 3, None),
    (1, "C028", "2026-06-17", "8424.00", "wait", 3, 3, None),
    (2, "C028", "2026-06-17", "8424.00", "approve", 3, 4, None),
    (2, "C028", "2026-07-22", "3912.00", "approve", 3, 4, None),
    (2, "C029", "2026-07-08", "2856.00", "approve", 3, 4, None),
    # C031 climbs within the demo
    (0, "C031", "2026-07-24", "5676.00", "send", 1, 2, "step-due"),
    (1, "C031", "2026-07-24", "5676.00", "send", 2, 3, "step-due"),
    (2, "C031", "2026-07-24", "5676.00", "approve", 3, 4, None),
    # C033: a receipt of just this amount; C036: too little, then enough
    (0, "C033", "2026-08-30", "1248.00", "hold", 0, 0, "probable-payment"),
    (0, "C036", "2026-08-30", "11.40", "below-minimum", 0, 0, None),
    (1, "C036", "2026-08-30", "11.40", "send", 0, 1, None),
    # due in two days: the courtesy note
    (0, "C039", "2026-09-17", "4692.00", "send", 0, 0, None),
]

CHANNELS = {  # run date, customer, level -> channels of its documents
    (0, "C006", 1): {"letter"},           # no e-mail
    (0, "C016", 1): {"letter"},
    (0, "C021", 1): {"letter"},           # prefers letters
    (0, "C015", 1): {"email"},
    (2, "C015", 3): {"letter", "call"},
    (1, "C031", 3): {"letter", "call"},
    (2, "C028", 4): {"registered"},
    (2, "C028", 1): {"email"},            # a newer invoice is not part of the notice
}


def half_up(value):
    return int((value * 2 + 1) // 2)


def interest_cents(cents, due, until):
    """Act/365 from the day after the due date, 12.15 % until 30 June 2026, then 12.40 %."""
    spring = max(0, (min(until, date(2026, 6, 30)) - due).days)
    autumn = (until - due).days - spring
    return half_up(Fraction(cents * (1215 * spring + 1240 * autumn), 10000 * 365))


class DemoStory(story.Story):
    @classmethod
    def prepare(cls):
        cls.folder = cls.play_demo()
        cls.runs = [f"{d}-1" for d in DATES]
        cls.plans = [cls.folder.plan(run) for run in cls.runs]

    def rows_of(self, at, customer):
        return [r for r in self.plans[at] if r["customer"] == customer]

    def written(self, run):
        """The documents that are paper or mail; a call has none."""
        return [d for d in self.folder.documents(run) if d["channel"] != "call"]

    def row_of(self, at, customer, due, amount):
        found = [r for r in self.rows_of(at, customer)
                 if r["due_date"] == due and r["open_amount"] == amount]
        self.assertEqual(len(found), 1, f"{customer} due {due} over {amount} in run {DATES[at]}")
        return found[0]

    def test_each_item_is_decided_as_a_credit_manager_would(self):
        for at, customer, due, amount, decision, before, level, rule in EXPECTED:
            with self.subTest(run=DATES[at], customer=customer, due=due):
                row = self.row_of(at, customer, due, amount)
                self.assertEqual(row["decision"], decision, row["reason"])
                self.assertEqual((int(row["previous_level"] or 0), int(row["level"] or 0)),
                                 (before, level), row["reason"])
                if rule:
                    self.assertIn(f"[{rule}]", row["reason"])

    def test_each_open_item_has_one_row_and_no_row_is_without_item(self):
        def key(row):
            return (row["customer"], row["invoice"], row["due_date"], row["open_amount"])
        for at, run in enumerate(self.runs):
            items = self.folder.table(run, "1-read/items.csv")
            self.assertEqual(sorted(map(key, items)), sorted(map(key, self.plans[at])))
            self.assertGreater(len(items), 60)

    def test_the_sister_company_is_never_reminded(self):
        for at in range(3):
            self.assertTrue(self.rows_of(at, "C019"))
            for row in self.rows_of(at, "C019"):
                self.assertNotIn(row["decision"], ("send", "approve", "manual"), row["reason"])
                self.assertEqual(row["document"], "")

    def test_three_unreadable_lines_a_run_are_named_with_their_place(self):
        wanted = [{"C037", "C039", "C009"}, {"C021", "C026", "C009"}, {"C005", "C010", "C009"}]
        for at, run in enumerate(self.runs):
            complaints = (self.folder.folder(run) / "complaints.txt").read_text(encoding="utf-8")
            held = [line for line in complaints.splitlines()
                    if line.startswith(f"ledger-{DATES[at]}.csv:") and ": HELD:" in line]
            self.assertEqual(len(held), 3, complaints)
            text = (self.folder.path / f"ledger-{DATES[at]}.csv").read_bytes().decode("cp1252")
            lines = text.split("\r\n")
            self.assertEqual({lines[int(c.split(":")[1]) - 1].split(";")[0] for c in held},
                             wanted[at])

    def test_channels_are_those_the_customer_can_receive(self):
        for (at, customer, level), channels in CHANNELS.items():
            found = {d["channel"] for d in self.folder.documents(self.runs[at])
                     if d["customer"] == customer and int(d["level"]) == level}
            self.assertEqual(found, channels, f"{customer}, level {level} on {DATES[at]}")

    def test_documents_claim_what_the_plan_says(self):
        for at, run in enumerate(self.runs):
            for document in self.folder.documents(run):
                rows = [r for r in self.plans[at] if document["document"] in cell_list(r["document"])]
                self.assertTrue(rows, document["document"])
                principal = sum(money(r["open_amount"]) for r in rows)
                self.assertEqual(money(document["principal"]), principal, document)
                self.assertEqual(money(document["total_due"]),
                                 principal - money(document["credits"]), document)
                self.assertEqual({r["customer"] for r in rows}, {document["customer"]})
                self.assertEqual({r["currency"] for r in rows}, {document["currency"]})

    def test_credits_lower_what_is_claimed(self):
        # two linked to an invoice, a receipt that fits none, a credit note without an invoice
        for customer, credits, total in (("C006", "516.00", "10992.00"), ("C012", "258.00", "5568.00"),
                                         ("C034", "1000.00", "3176.00"), ("C035", "384.00", "1128.00")):
            mine = [d for d in self.folder.documents(self.runs[0])
                    if d["customer"] == customer and int(d["level"]) == 1]
            self.assertEqual([(d["credits"], d["total_due"]) for d in mine], [(credits, total)])

    def test_no_customer_gets_two_reminders_over_one_channel(self):
        for run in self.runs:
            keys = [(d["customer"], d["channel"], d["currency"], d["level"] == "0")
                    for d in self.folder.documents(run)]
            self.assertEqual(len(keys), len(set(keys)), run)

    def test_interest_is_the_law_s_to_the_cent(self):
        until = date.fromisoformat(DATES[2])
        wanted = {
            "C028": ([(842400, date(2026, 6, 17)), (391200, date(2026, 7, 22))], 2),
            "C031": ([(567600, date(2026, 7, 24))], 1),
        }
        for customer, (items, n) in wanted.items():
            notice = [d for d in self.folder.documents(self.runs[2])
                      if d["customer"] == customer and d["level"] == "4"]
            self.assertEqual(len(notice), 1)
            cents = sum(interest_cents(c, due, until) for c, due in items)
            self.assertEqual(money(notice[0]["interest"]) * 100, cents, customer)
            self.assertEqual(money(notice[0]["indemnity"]), 40 * n)
            self.assertEqual(int(notice[0]["items"]), n)

    def test_reminders_to_consumers_and_first_reminders_charge_nothing(self):
        for at, run in enumerate(self.runs):
            for document in self.folder.documents(run):
                if document["customer"] in ("C007", "C008") or int(document["level"]) < 3:
                    self.assertEqual(money(document["interest"]), 0, document)
                    self.assertEqual(money(document["indemnity"]), 0, document)

    def test_formal_notices_wait_and_nothing_of_them_has_left(self):
        waiting = {d["document"] for d in self.folder.documents(self.runs[2])
                   if d["approval"] == "waiting"}
        self.assertEqual({d["customer"] for d in self.folder.documents(self.runs[2])
                          if d["document"] in waiting}, {"C003", "C028", "C029", "C031"})
        for delivery in self.folder.deliveries(self.runs[2]):
            if delivery["document"] in waiting:
                self.assertEqual(delivery["status"], "waiting")
        printed = self.folder.print_index(self.runs[2])
        self.assertFalse(waiting & {row["letter_id"] for row in printed})

    def test_each_mail_carries_the_pdf_of_its_own_customer(self):
        for at, run in enumerate(self.runs):
            documents = {d["document"]: d for d in self.folder.documents(run)}
            mails = self.folder.mails(run)
            handed = {d["document"] for d in self.folder.deliveries(run) if d["channel"] == "email"}
            self.assertEqual(set(mails), handed)
            self.assertGreater(len(mails), 8, run)
            for name, mail in mails.items():
                document = documents[name]
                pdf = [p for p in mail.iter_attachments()
                       if p.get_content_type() == "application/pdf"]
                self.assertEqual(len(pdf), 1, name)
                data = pdf[0].get_content()
                self.assertEqual(story.sha256(data), document["sha256"], name)
                self.assertEqual(data, (self.folder.folder(run) / document["file"]).read_bytes())
                delivery = next(d for d in self.folder.deliveries(run) if d["document"] == name)
                self.assertIn(delivery["recipient"], mail["To"])

    def test_each_letter_names_all_of_its_invoices_and_nobody_else_s(self):
        for at, run in enumerate(self.runs):
            owner = {r["invoice"]: r["customer"] for r in self.plans[at]}
            for document in self.written(run):
                text = story.text_of_pdf(self.folder.folder(run) / document["file"])
                mine = [r["invoice"] for r in self.plans[at]
                        if document["document"] in cell_list(r["document"]) and r["kind"] == "invoice"]
                for invoice in mine:
                    self.assertIn(invoice, text, document["document"])
                for invoice, customer in owner.items():
                    if customer != document["customer"]:
                        self.assertNotIn(invoice, text, document["document"])
                self.assertNotIn("#", text.replace("Studio #PRISME", "").replace("STUDIO #PRISME", ""),
                                 document["document"])

    def test_difficult_names_stand_in_the_window_as_they_are(self):
        wanted = {"C015": "Dupont & Fils \"L'Œuvre\"", "C018": "Studio #PRISME",
                  "C008": "Çelik", "C011": "Möbelwerkstatt Grünwald GmbH"}
        seen = set()
        for run in self.runs:
            for document in self.written(run):
                name = wanted.get(document["customer"])
                if name:
                    text = story.text_of_pdf(self.folder.folder(run) / document["file"])
                    self.assertIn(name, text.replace("\u00a0", " "))
                    seen.add(document["customer"])
        self.assertEqual(seen, set(wanted))

    def test_pdf_files_are_sound_and_embed_their_fonts(self):
        for run in self.runs:
            for pdf in sorted(self.folder.folder(run).rglob("*.pdf")):
                subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)
                fonts = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True)
                lines = fonts.stdout.decode().splitlines()[2:]
                self.assertTrue(lines, pdf)
                for line in lines:
                    self.assertEqual(line.split()[-5:-2], ["yes", "yes", "yes"], f"{pdf}: {line}")

    def test_the_print_job_holds_each_letter_once_in_full(self):
        for run in self.runs:
            documents = {d["document"]: d for d in self.folder.documents(run)}
            index = self.folder.print_index(run)
            letters = {d["document"] for d in self.folder.deliveries(run)
                       if d["channel"] in ("letter", "registered") and d["status"] == "handed-over"}
            self.assertEqual(sorted(row["letter_id"] for row in index), sorted(letters))
            self.assertTrue(letters, run)
            merged = sorted((self.folder.folder(run) / "4-dispatch/print").glob("*/*.pdf"))
            whole = " ".join(map(story.text_of_pdf, merged))
            for row in index:
                pages = int(row["last_page"]) - int(row["first_page"]) + 1
                self.assertGreaterEqual(pages, int(documents[row["letter_id"]]["pages"]))
                alone = story.text_of_pdf(self.folder.folder(run) / documents[row["letter_id"]]["file"])
                self.assertIn(" ".join(alone.split()), " ".join(whole.split()))

    def test_a_second_run_on_the_same_day_sends_nothing(self):
        self.folder.run_on(DATES[2])
        again = f"{DATES[2]}-2"
        self.assertIn(again, self.folder.run_ids())
        self.assertNotIn("send", {r["decision"] for r in self.folder.plan(again)})
        self.assertEqual(self.folder.mails(again), {})
        self.assertFalse([d for d in self.folder.deliveries(again)
                          if d["status"] in ("accepted", "handed-over")])

    def test_each_run_is_verified_in_words(self):
        for run in self.runs:
            result = self.folder.relance("audit", "verify", run, expect=0)
            self.assertGreater(len(result.text.splitlines()), 2)

    def test_a_rehearsal_leaves_history_and_runs_untouched(self):
        before = (self.folder.path / "out/relance.db").read_bytes()
        runs = self.folder.run_ids()
        self.folder.run_on(DATES[2], "--rehearse", expect=(0, 1))
        self.assertEqual((self.folder.path / "out/relance.db").read_bytes(), before)
        self.assertEqual([r for r in self.folder.run_ids() if "-r" not in r],
                         [r for r in runs if "-r" not in r])


if __name__ == "__main__":
    story.main()
