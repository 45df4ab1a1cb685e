#!/usr/bin/env python3
"""Same inputs, history and date give the same bytes; stage by stage gives what `run` gives."""
import subprocess

import story
from story import DATES, EPOCH


class SameBytes(story.Story):
    def play(self, folder, env):
        for date in DATES:
            folder.run_on(date, env=env)
        return {run: story.tree_of(folder.folder(run)) for run in folder.run_ids()}

    def test_two_fresh_copies_write_byte_identical_run_folders(self):
        one = self.play(self.new_folder("here"), {"SOURCE_DATE_EPOCH": EPOCH, "TZ": "UTC"})
        other = self.play(self.new_folder("another place"),
                          {"SOURCE_DATE_EPOCH": EPOCH, "TZ": "Pacific/Auckland",
                           "LC_ALL": "C", "HOME": "/", "USER": "somebody"})
        self.assertEqual(sorted(one), sorted(other))
        for run, files in one.items():
            self.assertGreater(len(files), 20)
            self.assertEqual(story.differences(files, other[run]), [], run)

    def test_plan_and_pdf_do_not_depend_on_the_clock(self):
        one = self.play(self.new_folder(), {"SOURCE_DATE_EPOCH": EPOCH})
        other = self.play(self.new_folder(), {})
        for run, files in one.items():
            names = [n for n in files if n.endswith(".pdf") or n.startswith(("1-", "2-", "3-"))]
            self.assertGreater(len(names), 10)
            for name in names:
                self.assertEqual(files[name], other[run].get(name), name)

    def test_the_stages_one_by_one_write_what_a_run_writes(self):
        env = {"SOURCE_DATE_EPOCH": EPOCH}
        whole, parts = self.new_folder(), self.new_folder()
        whole.run_on(DATES[0], env=env)
        run = f"{DATES[0]}-1"
        parts.relance("read", "--date", DATES[0], "--ledger", f"ledger-{DATES[0]}.csv", env=env,
                      expect=1)
        self.assertFalse((parts.folder(run) / "2-assign").exists())
        parts.relance("assign", run, env=env, expect=1)
        parts.relance("render", run, env=env, expect=1)
        self.assertFalse((parts.folder(run) / "4-dispatch" / "mail").exists())
        parts.relance("dispatch", env=env, expect=1)
        one, other = story.tree_of(whole.folder(run)), story.tree_of(parts.folder(run))
        # journal and manifest tell of four commands instead of one
        different = [n for n in story.differences(one, other) if not n.startswith("5-audit/")]
        self.assertEqual(different, [])
        parts.relance("audit", "verify", run, expect=0)

    def test_where_the_program_is_started_makes_no_difference(self):
        env = {"SOURCE_DATE_EPOCH": EPOCH}
        inside, outside = self.new_folder(), self.new_folder()
        inside.run_on(DATES[0], env=env)
        base = outside.path.parent
        done = subprocess.run(
            [story.PROGRAM, "run", "-c", "demo/relance.yaml", "--date", DATES[0], "--ledger",
             f"demo/ledger-{DATES[0]}.csv"], cwd=base, env=outside.environment(env),
            capture_output=True, check=False)
        self.assertEqual(done.returncode, 1, done.stderr.decode())
        run = f"{DATES[0]}-1"
        one, other = story.tree_of(inside.folder(run)), story.tree_of(outside.folder(run))
        self.assertEqual(story.differences(one, other), [])
        outside.relance("dispatch", run, env=env, expect=1)  # goes on from yet another place

    def test_an_extract_without_receipts_is_told_of_in_the_same_words_by_every_way(self):
        """Its complaint names relance.yaml, however -c says it, and no later stage loses it."""
        env = {"SOURCE_DATE_EPOCH": EPOCH}
        place = self.new_place()
        for name in ("inside", "outside", "parts"):
            done = subprocess.run([story.PROGRAM, "init", str(place / name)], capture_output=True,
                                  check=False)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            ledger = place / name / "ledger.csv"
            lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
            ledger.write_text("".join(line for line in lines if ",payment," not in line
                                      and ",0.00,EUR" not in line), encoding="utf-8")
        ways = {
            "inside": [("inside", ["run", "--date", DATES[2]])],
            "outside": [("outside", ["run", "--date", DATES[2], "-c",
                                     str(place / "outside" / "relance.yaml")])],
            "parts": [("parts", ["read", "--date", DATES[2]]), ("parts", ["assign"]),
                      ("", ["render", "-c", "parts/relance.yaml"]), ("parts", ["dispatch"])],
        }
        trees = {}
        for name, commands in ways.items():
            for cwd, command in commands:
                done = subprocess.run(
                    [story.PROGRAM, *command], cwd=place / cwd if name != "outside" else "/",
                    env=story.WorkingFolder.environment(None, env), capture_output=True,
                    check=False)
                self.assertIn(done.returncode, (0, 1), done.stderr.decode())
            trees[name] = story.tree_of(place / name / "out" / f"{DATES[2]}-1")
        self.assertIn(b"\nrelance.yaml:", b"\n" + trees["inside"]["complaints.txt"])
        self.assertIn(b"as-of-unknown", trees["inside"]["complaints.txt"])
        self.assertEqual(story.differences(trees["inside"], trees["outside"]), [])
        self.assertEqual([n for n in story.differences(trees["inside"], trees["parts"])
                          if not n.startswith("5-audit/")], [])

    def test_a_stage_that_is_done_can_be_started_again(self):
        folder = self.new_folder()
        folder.run_on(DATES[0])
        run = f"{DATES[0]}-1"
        before = story.tree_of(folder.folder(run))
        for command in ("assign", "render", "dispatch"):
            folder.relance(command, run, expect=1)
        after = story.tree_of(folder.folder(run))
        self.assertEqual([n for n in story.differences(before, after)
                          if n.startswith(("1-", "2-", "3-", "4-"))], [])

    def test_inputs_are_recognised_whatever_the_line_ends_and_encoding(self):
        plain, other = self.new_folder(), self.new_folder()
        path = other.path / f"ledger-{DATES[0]}.csv"
        path.write_bytes(path.read_bytes().decode("cp1252").replace("\r\n", "\n").encode("utf-8"))
        other.change("relance.yaml", "  encoding: CP1252\n", "")
        plain.run_on(DATES[0])
        other.run_on(DATES[0])
        run = f"{DATES[0]}-1"
        self.assertEqual(plain.plan(run), other.plan(run))


if __name__ == "__main__":
    story.main()
