"""
What the whole-program tests share: a copy of the demo in a folder of its own, the program, and
readers of what it wrote. A test is a method whose name is a sentence; main() prints it.

Environment: RELANCE_PROGRAM (default build/relance), RELANCE_SOURCE (default this checkout).
"""
import csv
import email
import email.policy
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path


SOURCE = Path(os.environ.get("RELANCE_SOURCE") or Path(__file__).resolve().parents[2])
PROGRAM = os.environ.get("RELANCE_PROGRAM") or str(SOURCE / "build" / "relance")
DATES = ["2026-09-15", "2026-10-06", "2026-11-10"]
EPOCH = "1789459200"  # 2026-09-15 08:00 UTC: the clock of tests that compare bytes
SKIPPED = 77
SANITIZER = re.compile(r"ERROR: (Leak|Address)Sanitizer|runtime error:")


class Result:
    def __init__(self, finished):
        self.code = finished.returncode
        self.out = finished.stdout.decode("utf-8", "replace")
        self.said = finished.stderr.decode("utf-8", "replace")
        self.text = self.out + self.said


class WorkingFolder:
    """A copy of the demo; everything it makes stays below its own folder."""

    def __init__(self, path):
        self.path = Path(path)
        shutil.copytree(SOURCE / "fixtures" / "demo", self.path)
        self.change("relance.yaml", "out: ../../out ", "out: out ")
        self.change("relance.yaml", "history: ../../out/demo.db", "history: out/relance.db")

    def change(self, name, old, new, encoding="utf-8"):
        """Replaces a text that must be there in one of the folder's files."""
        path = self.path / name
        text = path.read_bytes().decode(encoding)
        if old not in text:
            raise AssertionError(f"{name} does not contain {old!r}")
        path.write_bytes(text.replace(old, new).encode(encoding))

    def add_setting(self, lines):
        with open(self.path / "relance.yaml", "a", encoding="utf-8") as settings:
            settings.write("\n" + lines + "\n")

    def environment(self, more=None):
        env = {k: v for k, v in os.environ.items() if not k.startswith("RELANCE_SMTP")}
        env.setdefault("RELANCE_SHARE", str(SOURCE))
        env.update(more or {})
        return env

    def start(self, *arguments, env=None):
        return subprocess.Popen([PROGRAM, *arguments], cwd=self.path, env=self.environment(env),
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def relance(self, *arguments, expect=None, env=None):
        """Runs the program; `expect` is an exit code or several."""
        finished = subprocess.run([PROGRAM, *arguments], cwd=self.path,
                                  env=self.environment(env), stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=300, check=False)
        result = Result(finished)
        if SANITIZER.search(result.said):
            raise AssertionError(f"relance {' '.join(arguments)}: the sanitizers complain\n{result.said}")
        wanted = expect if isinstance(expect, (tuple, list)) else (expect,)
        if expect is not None and result.code not in wanted:
            raise AssertionError(f"relance {' '.join(arguments)}: exit code {result.code}, "
                                 f"expected {expect}\n{result.text[-3000:]}")
        return result

    def run_on(self, date, *more, env=None, expect=1):
        return self.relance("run", "--date", date, "--ledger", f"ledger-{date}.csv", *more, env=env,
                            expect=expect)

    # ---- what a run wrote

    def run_ids(self):
        out = self.path / "out"
        return sorted(p.name for p in out.glob("20*") if p.is_dir()) if out.is_dir() else []

    def folder(self, run):
        return self.path / "out" / run

    def table(self, run, name):
        with open(self.folder(run) / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def plan(self, run):
        return self.table(run, "2-assign/plan.csv")

    def documents(self, run):
        return self.table(run, "3-render/documents.csv")

    def deliveries(self, run):
        return self.table(run, "4-dispatch/deliveries.csv")

    def state(self, run):
        return json.loads((self.folder(run) / "run.json").read_text(encoding="utf-8"))

    def print_index(self, run):
        """The rows of all print jobs of a run."""
        return [row for index in sorted((self.folder(run) / "4-dispatch/print").glob("*/index.csv"))
                for row in self.table(run, index.relative_to(self.folder(run)))]

    def mails(self, run):
        """Document id -> parsed mail."""
        return {path.stem: read_mail(path)
                for path in sorted((self.folder(run) / "4-dispatch/mail").glob("*/*.eml"))}


def read_mail(path):
    return email.message_from_bytes(Path(path).read_bytes(), policy=email.policy.default)


def money(text):
    return Decimal(text or "0")


def cell_list(cell):
    return [part for part in cell.split(";") if part]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def text_of_pdf(path):
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True,
                          check=True).stdout.decode("utf-8")


def pages_of_pdf(path):
    return int(subprocess.run(["qpdf", "--show-npages", str(path)], capture_output=True,
                              check=True).stdout)


def tree_of(folder):
    """Relative path -> bytes, of every file below folder."""
    return {str(p.relative_to(folder)): p.read_bytes()
            for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def differences(one, other):
    """Names of files that are in one tree only or differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


class Story(unittest.TestCase):
    """Test case with a temporary folder for each test and one for the class."""
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.class_place = tempfile.mkdtemp(prefix="whole-")
        cls.addClassCleanup(shutil.rmtree, cls.class_place, True)
        cls.prepare()

    @classmethod
    def prepare(cls):
        """What all tests of the class look at."""

    @classmethod
    def play_demo(cls, env=None):
        folder = WorkingFolder(Path(cls.class_place) / "demo")
        for date in DATES:
            folder.run_on(date, env=env)
        return folder

    def new_place(self):
        place = tempfile.mkdtemp(prefix="whole-")
        self.addCleanup(shutil.rmtree, place, True)
        return Path(place)

    def new_folder(self, name="demo"):
        return WorkingFolder(self.new_place() / name)

    def shortDescription(self):
        return None

    def __str__(self):
        return self._testMethodName.removeprefix("test_").replace("_", " ")


def main():
    """Runs the tests of the calling file; exit code 77 if all of them were skipped."""
    result = unittest.main(exit=False, verbosity=2).result
    if not result.wasSuccessful():
        sys.exit(1)
    sys.exit(SKIPPED if result.skipped and len(result.skipped) == result.testsRun else 0)
