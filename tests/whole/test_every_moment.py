#!/usr/bin/env python3
"""
The run is killed before and after each rename, sync and folder it makes, and started again: nothing
is doubled, nothing is lost, the evidence holds. tests/support/kill_at.c is preloaded for that.

Every seventh of these moments is tried; with RELANCE_EVERY_MOMENT=1 each of them (some minutes).
"""
import os
import shutil
import subprocess
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import story
from story import PROGRAM, SOURCE

DAY = "2026-09-15"
STRIDE = 1 if os.environ.get("RELANCE_EVERY_MOMENT") else 7


class Example(story.WorkingFolder):
    """The folder that relance init makes, copied."""

    def __init__(self, path, pattern):
        self.path = Path(path)
        shutil.copytree(pattern, self.path)

    def play(self, kill_at=0, shim=None, count=None):
        env = self.environment({"SOURCE_DATE_EPOCH": story.EPOCH})
        if shim:
            asan = env.get("ASAN_OPTIONS", "")
            env.update(LD_PRELOAD=str(shim), KILL_AT=str(kill_at),
                       ASAN_OPTIONS=f"{asan}:verify_asan_link_order=0:detect_leaks=0")
        if count:
            env["KILL_COUNT"] = str(count)
        return subprocess.run([PROGRAM, "run", "--date", DAY], cwd=self.path, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
                              check=False)

    def sent(self):
        """What has left, of all runs together: mails by recipient and subject, letters by customer."""
        mails = [(m["To"], m["Subject"]) for run in self.run_ids() for m in self.mails(run).values()]
        letters = [row["debtor_id"] for run in self.run_ids() for row in self.print_index(run)]
        return sorted(mails), sorted(letters)


class EveryMoment(story.Story):
    @classmethod
    def prepare(cls):
        if not shutil.which("cc"):
            raise unittest.SkipTest("no compiler for the preloaded library")
        cls.place = Path(cls.class_place)
        cls.shim = cls.place / "kill_at.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(cls.shim),
                        str(SOURCE / "tests/support/kill_at.c"), "-ldl"], check=True)
        cls.pattern = cls.place / "pattern"
        subprocess.run([PROGRAM, "init", str(cls.pattern)], check=True, capture_output=True,
                       env=story.WorkingFolder.environment(None, {"SOURCE_DATE_EPOCH": story.EPOCH}))
        whole = Example(cls.place / "whole", cls.pattern)
        done = whole.play(shim=cls.shim, count=cls.place / "count")
        assert done.returncode == 1, done.stderr.decode()
        cls.wanted = whole.sent()
        cls.moments = int((cls.place / "count").read_text())

    def kill_and_go_on(self, moment):
        """What is wrong after a kill at this moment, or None."""
        folder = Example(self.place / f"at-{moment}", self.pattern)
        try:
            killed = folder.play(kill_at=moment, shim=self.shim)
            if killed.returncode != -9:
                return f"moment {moment}: was not killed but ended with {killed.returncode}"
            for again in ("started again", "started a third time"):
                done = folder.play()
                if done.returncode != 1:
                    return (f"moment {moment}: {again} it ended with {done.returncode}: "
                            f"{done.stderr.decode()[-300:]}")
                if folder.sent() != self.wanted:
                    return f"moment {moment}: {again}: {folder.sent()}"
            for run in folder.run_ids():
                verified = folder.relance("audit", "verify", run)
                if verified.code != 0:
                    return f"moment {moment}: audit verify {run}: {verified.text[-400:]}"
            return None
        finally:
            shutil.rmtree(folder.path, ignore_errors=True)

    def test_killed_at_every_moment_nothing_is_doubled_and_nothing_lost(self):
        self.assertGreater(self.moments, 100)
        self.assertGreater(len(self.wanted[0]), 2)
        self.assertGreater(len(self.wanted[1]), 0)
        with ThreadPoolExecutor(2) as workers:
            wrong = [w for w in workers.map(self.kill_and_go_on, range(1, self.moments + 1, STRIDE))
                     if w]
        self.assertEqual(wrong, [], f"{len(wrong)} of {self.moments // STRIDE} moments")


if __name__ == "__main__":
    story.main()
