#!/usr/bin/env python3
"""relance dossier: one folder and one PDF for a case, with proof of all that was sent."""
import csv
import subprocess

import story
from test_registered import Case, NUMBERS


class Dossiers(story.Story):
    @classmethod
    def prepare(cls):
        from pathlib import Path
        cls.case = Case(Path(cls.class_place) / "case", NUMBERS)
        case = cls.case
        case.run("2026-09-01")
        letter = next(r for r in case.documents("2026-09-01-1") if r["customer"] == "C001")
        (case.path / "F-1.pdf").write_bytes((case.folder("2026-09-01-1") / letter["file"]).read_bytes())
        (case.path / "ar.pdf").write_bytes((case.path / "F-1.pdf").read_bytes())
        case.change("ledger.csv", "order_ref\n", "order_ref,file\n")
        case.change("ledger.csv", "PO-1\n", "PO-1,F-1.pdf\n")
        case.run("2026-09-15")
        case.proofs("number,outcome,date,presented,signed_by,file\n"
                    "2C12345600011,deposited,2026-09-16,,,\n"
                    "2C12345600011,signed,2026-09-22,2026-09-21,M. Dupont,ar.pdf\n", expect=0)
        case.relance("record", "promise", "--customer", "C001", "--invoice", "F-1", "--until", "2026-10-10",
                     "--amount", "500", "--note", "promis par courriel", "--date", "2026-09-29", expect=0)
        case.relance("dossier", "C001", "--date", "2026-10-20", expect=0)
        cls.folder = case.path / "out/dossiers/C001-2026-10-20"

    def index(self):
        with open(self.folder / "index.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_every_exhibit_is_there_with_its_hash(self):
        rows = self.index()
        self.assertEqual([r["kind"] for r in rows], ["invoice", "letter", "registered-letter", "receipt"])
        self.assertEqual([int(r["exhibit"]) for r in rows], [1, 2, 3, 4])
        for row in rows:
            self.assertEqual(story.sha256((self.folder / row["file"]).read_bytes()), row["sha256"])
        subprocess.run(["sha256sum", "-c", "--quiet", "manifest.sha256"], cwd=self.folder, check=True)
        listed = {line.split("  ")[1] for line in (self.folder / "manifest.sha256").read_text().splitlines()}
        there = set(story.tree_of(self.folder)) - {"manifest.sha256"}
        self.assertEqual(listed, there)

    def test_letters_are_the_very_files_that_left(self):
        for row in self.index():
            if row["kind"] in ("letter", "registered-letter"):
                run = row["document"].rsplit("-", 1)[0]
                sent = next(d for d in self.case.documents(run) if d["document"] == row["document"])
                self.assertEqual(row["sha256"], sent["sha256"])

    def test_the_proof_of_service_stands_beside_the_letter(self):
        proof = next(r["proof"] for r in self.index() if r["kind"] == "registered-letter")
        for part in ("2C 123 456 0001 1", "déposé 16/09/2026", "distribué contre signature 22/09/2026",
                     "M. Dupont"):
            self.assertIn(part, proof)

    def test_one_pdf_holds_the_summary_and_each_exhibit_on_its_page(self):
        whole = self.folder / "dossier.pdf"
        pages = story.pages_of_pdf(whole)
        summary = story.pages_of_pdf(self.folder / "summary.pdf")
        expected = summary
        for row in self.index():
            self.assertEqual(int(row["first_page"]), expected + 1)
            expected += int(row["pages"])
            one = subprocess.run(["pdftotext", "-f", row["first_page"], "-l", row["first_page"], whole, "-"],
                                 capture_output=True, check=True).stdout
            alone = subprocess.run(["pdftotext", "-l", "1", self.folder / row["file"], "-"],
                                   capture_output=True, check=True).stdout
            self.assertEqual(one, alone)
        self.assertEqual(pages, expected)
        subprocess.run(["qpdf", "--check", whole], check=True, capture_output=True)

    def test_the_summary_has_claim_court_limitation_chronology_and_interest(self):
        text = " ".join(story.text_of_pdf(self.folder / "summary.pdf").replace("\xa0", " ").split())
        for part in ("SIREN 404833048", "1 200,00 €", "32,61 €", "40,00 €", "1 272,61 €", "12,40 %",
                     "tribunal de commerce", "Lyon", "Promesse de paiement", "promis par courriel",
                     "29/09/2031", "Claire Mercier, Directrice financière", "Bordereau de pièces"):
            self.assertIn(part, text)

    def test_the_insurer_gets_a_row_per_item(self):
        with open(self.folder / "insurer.csv", encoding="utf-8", newline="") as file:
            row = next(csv.DictReader(file))
        self.assertEqual((row["invoice"], row["open_amount"], row["interest"], row["limitation"]),
                         ("F-1", "1200.00", "32.61", "2031-09-29"))

    def test_what_was_handed_out_is_remembered_with_its_hash(self):
        digest = story.sha256((self.folder / "manifest.sha256").read_bytes())
        self.assertIn(digest, self.case.relance("history", "C001", expect=0).out)

    def test_a_second_dossier_of_the_day_gets_its_own_folder(self):
        self.case.relance("dossier", "C002", "--date", "2026-10-21", expect=(0, 1))
        self.case.relance("dossier", "C002", "--date", "2026-10-21", expect=(0, 1))
        self.assertTrue((self.case.path / "out/dossiers/C002-2026-10-21-2/dossier.pdf").is_file())

    def test_a_letter_that_was_changed_since_is_not_taken_for_what_left(self):
        row = next(d for d in self.case.documents("2026-09-15-1") if d["customer"] == "C003")
        path = self.case.folder("2026-09-15-1") / row["file"]
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        try:
            result = self.case.relance("dossier", "C003", "--date", "2026-10-22", expect=1)
        finally:
            path.write_bytes(before)
        self.assertIn("is not the file that left", result.text)

    def test_a_customer_without_open_items_has_no_case(self):
        self.assertIn("nothing open", self.case.relance("dossier", "C999", "--date", "2026-10-20", expect=64).text)
        self.assertFalse(list((self.case.path / "out/dossiers").glob(".tmp*")))


if __name__ == "__main__":
    story.main()
