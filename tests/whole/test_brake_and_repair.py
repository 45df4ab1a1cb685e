#!/usr/bin/env python3
"""A run of unusual size stops before dispatch; what left by mistake is taken back."""
import story
from story import DATES

DAY, RUN = DATES[0], f"{DATES[0]}-1"


class Brake(story.Story):
    def test_a_run_of_too_many_documents_sends_nothing_until_a_person_says_so(self):
        folder = self.new_folder()
        folder.add_setting("guard: {max_documents: 20}")
        result = folder.run_on(DAY)
        self.assertIn("[guard-documents]", result.said)
        self.assertIn(f"relance dispatch {RUN}", result.text)
        self.assertFalse((folder.folder(RUN) / "4-dispatch/mail").exists())
        self.assertTrue((folder.folder(RUN) / "2-assign/review.csv").exists())
        again = folder.run_on(DAY)  # and it does not slip through a second time
        self.assertIn("[guard-documents]", again.said)
        folder.relance("dispatch", RUN, expect=1)
        self.assertEqual(len(folder.mails(RUN)), 19)
        folder.relance("audit", "verify", RUN, expect=0)

    def test_a_limit_that_is_just_kept_lets_the_run_go(self):
        folder = self.new_folder()
        folder.add_setting("guard: {max_documents: 24, max_new_customers: 24, max_growth: 0}")
        self.assertNotIn("guard", folder.run_on(DAY).said)
        self.assertEqual(len(folder.mails(RUN)), 19)

    def test_a_flood_of_new_customers_stops(self):
        folder = self.new_folder()
        folder.add_setting("guard: {max_new_customers: 23}")
        self.assertIn("24 customers would be reminded for the first time", folder.run_on(DAY).said)
        self.assertEqual(folder.mails(RUN), {})

    def test_growth_needs_an_earlier_run_and_is_measured_on_it(self):
        folder = self.new_folder()
        folder.add_setting("guard: {max_growth: 10}")
        self.assertNotIn("guard", folder.run_on(DAY).said)
        said = folder.run_on(DATES[1]).said
        now = len(folder.documents(f"{DATES[1]}-1"))
        self.assertEqual("[guard-growth]" in said, now * 100 > 24 * 110, (now, said[-300:]))


class Repair(story.Story):
    def levels(self, folder, run, document):
        return {r["invoice"]: (r["previous_level"], r["level"]) for r in folder.plan(run)
                if document in story.cell_list(r["document"])}

    def test_what_was_taken_back_counts_as_never_sent_and_is_not_forgotten(self):
        folder = self.new_folder()
        folder.run_on(DAY)
        document = f"{RUN}-0008"
        before = self.levels(folder, RUN, document)
        folder.relance("retract", RUN, document, "--by", "Ines", expect=64)  # why?
        folder.relance("retract", RUN, document, "--reason", "wrong amount", expect=64)  # who?
        said = folder.relance("retract", RUN, document, "--reason", "wrong amount", "--by", "Ines",
                              expect=0).out
        self.assertIn("1 documents of run", said)
        again = folder.relance("retract", RUN, document, "--reason", "x", "--by", "Ines", expect=0)
        self.assertIn("taken back already", again.out)
        folder.relance("audit", "verify", RUN, expect=0)
        customer = next(d["customer"] for d in folder.documents(RUN) if d["document"] == document)
        self.assertIn("wrong amount", folder.relance("history", customer).out)
        folder.relance("run", "--date", "2026-09-16", "--ledger", f"ledger-{DAY}.csv", expect=1)
        run = folder.run_ids()[-1]
        sent = [d["document"] for d in folder.documents(run) if d["customer"] == customer]
        self.assertEqual(len(sent), 1, "it is reminded again")
        self.assertEqual(self.levels(folder, run, sent[0]), before)

    def test_a_whole_run_is_taken_back(self):
        folder = self.new_folder()
        folder.run_on(DAY)
        said = folder.relance("retract", RUN, "--reason", "old ledger", "--by", "Ines", expect=0).out
        self.assertIn("24 documents of run", said)
        folder.relance("run", "--date", "2026-09-16", "--ledger", f"ledger-{DAY}.csv", expect=1)
        self.assertGreaterEqual(len(folder.documents(folder.run_ids()[-1])), 20)

    def test_what_never_left_cannot_be_taken_back(self):
        folder = self.new_folder()
        folder.run_on(DAY, "--propose")
        for name in (f"{RUN}-0001", "2026-09-15-1-9999"):
            folder.relance("retract", RUN, name, "--reason", "x", "--by", "Ines", expect=64)


if __name__ == "__main__":
    story.main()
