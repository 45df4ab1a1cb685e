#!/usr/bin/env python3
"""What leaves as paper and PDF, read back by other programs: archives, sizes, names."""
import subprocess

from story import DATES, SOURCE, Story, main, pages_of_pdf, text_of_pdf


def omr_lines(path, page):
    """Which of the seven places of the stock track are dark on the printed page (at 254 dots an inch)."""
    image = subprocess.run(["pdftoppm", "-gray", "-r", "254", "-f", str(page), "-l", str(page), "-x", "60",
                            "-y", "2200", "-W", "80", "-H", "300", path],
                           capture_output=True, check=True).stdout
    pixels = image.split(b"\n", 3)[3]
    tops = [20 + 42 * place for place in range(7)]
    return [min(pixels[(top + 2) * 80 + 40:(top + 2) * 80 + 50]) < 100 for top in tops]


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

    def test_a_calibration_sheet_is_written_for_any_layout_and_says_where(self):
        said = self.demo.relance("check", "--calibration", expect=0).out
        self.assertTrue(said.startswith("out/calibration-fr-dl.pdf"), said)
        self.demo.relance("check", "--calibration", "--layout", "de-5008-a", "--quiet", expect=0)
        for name, window in (("fr-dl", "x 110, y 57, 80 × 22 mm"), ("de-5008-a", "x 20, y 27, 85 × 45 mm")):
            text = text_of_pdf(self.demo.path / f"out/calibration-{name}.pdf")
            self.assertIn(f"window: {window}", text)
        unknown = self.demo.relance("check", "--calibration", "--layout", "fr-dll", expect=78)
        self.assertIn("did you mean fr-dl", unknown.said)
        self.demo.relance("check", "--layout", "fr-dl", expect=64)

    def test_inserter_marks_stand_on_the_rectos_of_print_jobs(self):
        folder = self.new_folder()
        folder.change("relance.yaml", "print: {layout: fr-dl,", "print: {layout: fr-dl, inserter: omr,")
        folder.run_on(DATES[0])
        job = next((folder.path / "out").glob("*/4-dispatch/print/*/letters.pdf"))
        index = folder.table(job.parents[3].name, job.parent.relative_to(job.parents[3]) / "index.csv")
        sheet = 0
        for letter in index:
            for number in range(int(letter["sheets"])):
                lines = omr_lines(job, int(letter["first_page"]) + 2 * number)
                first, last = number == 0, number + 1 == int(letter["sheets"])
                bits = [True, first, last] + [bool(sheet >> bit & 1) for bit in range(3)]
                self.assertEqual(lines, bits + [sum(bits) % 2 == 1], (letter["letter_id"], number))
                sheet += 1
        self.assertGreater(sheet, 4)

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
