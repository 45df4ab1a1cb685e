#!/usr/bin/env python3
"""What leaves as paper and PDF, read back by other programs: archives, sizes, names."""
import subprocess

from story import SOURCE, Story, main, pages_of_pdf


class Paper(Story):
    @classmethod
    def prepare(cls):
        cls.demo = cls.play_demo()
        cls.pdfs = sorted((cls.demo.path / "out").glob("*/3-render/**/*.pdf"))
        cls.merged = sorted((cls.demo.path / "out").glob("*/4-dispatch/print/*/*.pdf"))

    def test_every_pdf_is_pdf_a_1b(self):
        self.assertGreater(len(self.pdfs), 40)
        self.assertGreater(len(self.merged), 2)
        paths = self.demo.path / "pdfs.txt"
        paths.write_text("".join(f"{path}\n" for path in self.pdfs + self.merged))
        checked = subprocess.run([SOURCE / "tests/support/preflight.sh", paths],
                                 capture_output=True, text=True, check=False)
        if checked.returncode == 77:
            self.skipTest(checked.stdout)
        self.assertEqual(checked.returncode, 0, checked.stdout)

    def test_a_one_page_letter_has_at_most_40_kB(self):
        one_page = [path for path in self.pdfs if pages_of_pdf(path) == 1]
        self.assertGreater(len(one_page), 40)
        largest = max(one_page, key=lambda path: path.stat().st_size)
        self.assertLessEqual(largest.stat().st_size, 40000, largest)

    def test_qpdf_finds_no_fault(self):
        for path in self.pdfs[::9] + self.merged:
            said = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=True)
            self.assertIn("No syntax or stream encoding errors", said.stdout)

    def test_a_pdf_names_its_run_and_document(self):
        for path in self.pdfs[::9]:
            info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
            run = path.stem.rsplit("-", 1)[0]
            self.assertIn(f"run {run}, document {path.stem}", info)

    def test_a_print_job_has_a_bookmark_for_each_of_its_letters(self):
        for path in self.merged:
            letters = [row for row in self.demo.table(path.parents[3].name,
                                                      path.parent.relative_to(path.parents[3]) / "index.csv")
                       if row["file"] == path.name]
            outline = subprocess.run(["qpdf", "--json=1", "--json-key=outlines", path],
                                     capture_output=True, text=True, check=True).stdout
            self.assertEqual(outline.count('"destpageposfrom1"'), len(letters))
            for letter in letters:
                self.assertIn(f'"destpageposfrom1": {letter["first_page"]},', outline)


if __name__ == "__main__":
    main()
