#!/usr/bin/env python3
"""What people change their minds about: undo, a newer plan, a withheld letter, an approval too late."""
import csv

import story

DAY, NEXT_DAY = "2026-11-10", "2026-11-12"


class SecondThoughts(story.Story):
    def setUp(self):
        self.folder = self.new_folder()

    def run_again(self, date, *more):
        """The ledger of DAY, looked at on a later date."""
        self.folder.relance("run", "--date", date, "--ledger", f"ledger-{DAY}.csv", *more,
                            expect=(0, 1))

    def status_of(self, run):
        return {d["document"]: d["status"] for d in self.folder.deliveries(run)}

    def waiting_document(self, run):
        return next(d["document"] for d in self.folder.deliveries(run) if d["status"] == "waiting")

    def items_of(self, run, document):
        return [r["invoice"] for r in self.folder.plan(run)
                if document in story.cell_list(r["document"])]

    def review(self, run, **changes):
        """Fills the first mail's row of review.csv and hands it in; the document's id."""
        rows = self.folder.table(run, "2-assign/review.csv")
        row = next(r for r in rows if r["channel"] == "email")
        row.update(changes)
        with open(self.folder.path / "my-review.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        return row["document"]

    def test_what_was_taken_back_is_planned_again_under_a_new_number(self):
        self.folder.run_on(DAY)
        document = self.waiting_document(f"{DAY}-1")
        items = self.items_of(f"{DAY}-1", document)
        sent = {d for d, s in self.status_of(f"{DAY}-1").items() if s == "handed-over"}
        self.folder.relance("undo", f"{DAY}-1", "--by", "Anne", expect=0)
        after = self.status_of(f"{DAY}-1")
        self.assertEqual(after[document], "withdrawn")
        self.assertTrue(all(after[d] == "handed-over" for d in sent), "what has left stays sent")
        self.folder.relance("dispatch", f"{DAY}-1", expect=(0, 1))
        self.assertEqual(self.status_of(f"{DAY}-1"), after, "an undone document never leaves")
        self.folder.run_on(DAY)
        again = [r for r in self.folder.plan(f"{DAY}-2") if r["invoice"] in items]
        self.assertTrue(all(r["decision"] == "approve" for r in again))
        self.folder.relance("audit", "verify", f"{DAY}-1", expect=0)

    def test_a_newer_plan_supersedes_what_waits_and_approving_the_old_one_is_refused(self):
        self.folder.run_on(DAY)
        self.run_again(NEXT_DAY)
        old, new = f"{DAY}-1", f"{NEXT_DAY}-1"
        self.folder.relance("approve", old, "--by", "Anne", expect=64)
        self.folder.relance("approve", new, "--by", "Anne", expect=0)
        self.folder.relance("dispatch", old, expect=(0, 1))
        self.assertNotIn("waiting", self.status_of(old).values())
        self.folder.relance("dispatch", new, expect=(0, 1))
        notices = [d for d in self.folder.deliveries(new) if d["channel"] == "registered"]
        self.assertTrue(notices)
        self.assertTrue(all(d["status"] == "handed-over" for d in notices))
        printed = [r["letter_id"] for run in (old, new) for r in self.folder.print_index(run)]
        self.assertEqual(len(printed), len(set(printed)), "each letter is printed once")
        for run in (old, new):
            self.folder.relance("audit", "verify", run, expect=0)
        journal = self.folder.folder(old) / "5-audit" / "journal.jsonl"
        before = journal.read_bytes()
        self.folder.relance("dispatch", old, expect=(0, 1))
        self.assertEqual(journal.read_bytes(), before, "what was told once is not told again")

    def test_an_approval_that_died_before_documents_csv_showed_it_holds_and_a_forged_one_does_not(self):
        self.folder.run_on(DAY)
        run = f"{DAY}-1"
        document = self.waiting_document(run)
        table = self.folder.folder(run) / "3-render" / "documents.csv"
        before = table.read_bytes()
        table.write_bytes(before.replace(b"waiting", b"approved"))
        self.folder.relance("dispatch", run, expect=74)
        table.write_bytes(before)
        self.folder.relance("approve", run, document, "--by", "Anne", expect=0)
        table.write_bytes(before)  # as the kill between history and table leaves it
        self.folder.relance("dispatch", run, expect=(0, 1))
        self.assertEqual(self.status_of(run)[document], "handed-over")
        self.folder.relance("audit", "verify", run, expect=0)

    def test_one_person_under_two_spellings_does_not_approve_for_two(self):
        self.folder.change("scenarios.yaml", "approval: legal", "approval: [legal, finance]")
        self.folder.run_on(DAY)
        run = f"{DAY}-1"
        document = self.waiting_document(run)
        for name in ("Anne", "anne", " ANNE "):
            self.folder.relance("approve", run, document, "--by", name, expect=0)
            self.folder.relance("dispatch", run, expect=(0, 1))
            self.assertEqual(self.status_of(run)[document], "waiting")
        self.folder.relance("approve", run, document, "--by", "Bruno", expect=0)
        self.folder.relance("dispatch", run, expect=(0, 1))
        self.assertEqual(self.status_of(run)[document], "handed-over")

    def test_a_proposal_that_another_run_overtook_sends_nothing_twice(self):
        self.folder.relance("run", "--propose", "--date", DAY, "--ledger", f"ledger-{DAY}.csv",
                            expect=(0, 1))
        self.folder.run_on(DAY)
        self.folder.relance("dispatch", f"{DAY}-1", expect=(0, 1))
        self.assertEqual(set(self.status_of(f"{DAY}-1").values()), {"superseded"})
        self.assertFalse(self.folder.mails(f"{DAY}-1"))
        self.assertTrue(self.folder.mails(f"{DAY}-2"))

    def test_what_a_person_withheld_until_a_day_is_held_until_that_day(self):
        self.folder.relance("run", "--propose", "--date", DAY, "--ledger", f"ledger-{DAY}.csv",
                            expect=(0, 1))
        run = f"{DAY}-1"
        items = self.items_of(run, self.review(run))
        document = self.review(run, action="withhold", until="2026-11-17", reason="on appelle")
        self.folder.relance("review", run, "my-review.csv", "--by", "Anne", expect=(0, 1))
        self.folder.relance("dispatch", run, expect=(0, 1))
        self.assertNotIn(document, self.status_of(run))
        self.run_again("2026-11-16")
        held = [r for r in self.folder.plan("2026-11-16-1") if r["invoice"] in items]
        self.assertTrue(held and all(r["decision"] in ("hold", "none") for r in held), held)
        self.assertTrue(any("on appelle" in r["reason"] for r in held))

    def test_a_review_with_one_wrong_line_changes_nothing(self):
        self.folder.relance("run", "--propose", "--date", DAY, "--ledger", f"ledger-{DAY}.csv",
                            expect=(0, 1))
        before = story.tree_of(self.folder.folder(f"{DAY}-1"))
        self.review(f"{DAY}-1", action="withhld")
        self.folder.relance("review", f"{DAY}-1", "my-review.csv", "--by", "Anne", expect=2)
        self.assertEqual(story.tree_of(self.folder.folder(f"{DAY}-1")), before)

    def test_a_remark_stands_in_the_letter_and_in_the_mail(self):
        self.folder.relance("run", "--propose", "--date", DAY, "--ledger", f"ledger-{DAY}.csv",
                            expect=(0, 1))
        run = f"{DAY}-1"
        document = self.review(run, remark="Merci de votre appel de mardi.")
        self.folder.relance("review", run, "my-review.csv", "--by", "Anne", expect=(0, 1))
        self.folder.relance("dispatch", run, expect=(0, 1))
        mail = self.folder.mails(run)[document]
        self.assertIn("Merci de votre appel de mardi.", mail.get_body(("plain",)).get_content())


if __name__ == "__main__":
    story.main()
