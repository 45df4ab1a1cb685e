#!/usr/bin/env python3
"""
The disk is full from some write on: the run says so and ends, nothing is claimed that is not so; with
room again it goes on, nothing doubled, nothing lost. tests/support/disk_full.c is preloaded for that.

Some thirty of these writes are tried; with RELANCE_EVERY_MOMENT=1 each of them (some minutes).
"""
import os
import shutil
import subprocess
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import story
from story import PROGRAM, SOURCE
from test_every_moment import Example

TRIES = 30


class DiskFull(story.Story):
    @classmethod
    def prepare(cls):
        if not shutil.which("cc"):
            raise unittest.SkipTest("no compiler for the preloaded library")
        cls.place = Path(cls.class_place)
        cls.shim = cls.place / "disk_full.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(cls.shim),
                        str(SOURCE / "tests/support/disk_full.c"), "-ldl"], check=True)
        cls.pattern = cls.place / "pattern"
        subprocess.run([PROGRAM, "init", str(cls.pattern)], check=True, capture_output=True,
                       env=story.WorkingFolder.environment(None, {"SOURCE_DATE_EPOCH": story.EPOCH}))
        whole = Example(cls.place / "whole", cls.pattern)
        done = cls.play(whole, {"FULL_COUNT": str(cls.place / "count")})
        assert done.returncode == 1, done.stderr.decode()
        cls.wanted = whole.sent()
        cls.writes = int((cls.place / "count").read_text())

    @classmethod
    def play(cls, folder, more=None):
        env = folder.environment({"SOURCE_DATE_EPOCH": story.EPOCH, **(more or {})})
        if more:
            asan = env.get("ASAN_OPTIONS", "")
            env.update(LD_PRELOAD=str(cls.shim),
                       ASAN_OPTIONS=f"{asan}:verify_asan_link_order=0:detect_leaks=0")
        return subprocess.run([PROGRAM, "run", "--date", "2026-09-15"], cwd=folder.path, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)

    def fill_and_go_on(self, write):
        """What is wrong when the disk is full from this write on, or None."""
        folder = Example(self.place / f"at-{write}", self.pattern)
        try:
            full = self.play(folder, {"FULL_AT": str(write)})
            if full.returncode not in (73, 74):
                return f"write {write}: ended with {full.returncode}: {full.stderr.decode()[-300:]}"
            if b"space" not in full.stderr and b"full" not in full.stderr:
                return f"write {write}: does not say why: {full.stderr.decode()[-300:]}"
            for again in ("started again", "started a third time"):
                done = self.play(folder)
                if done.returncode != 1:
                    return (f"write {write}: {again} it ended with {done.returncode}: "
                            f"{done.stderr.decode()[-300:]}")
                if folder.sent() != self.wanted:
                    return f"write {write}: {again}: {folder.sent()}"
            for run in folder.run_ids():
                verified = folder.relance("audit", "verify", run)
                if verified.code != 0:
                    return f"write {write}: audit verify {run}: {verified.text[-400:]}"
            return None
        finally:
            shutil.rmtree(folder.path, ignore_errors=True)

    def test_whichever_write_finds_the_disk_full_nothing_is_doubled_and_nothing_lost(self):
        self.assertGreater(self.writes, 100)
        stride = 1 if os.environ.get("RELANCE_EVERY_MOMENT") else max(1, self.writes // TRIES)
        tried = range(1, self.writes + 1, stride)
        with ThreadPoolExecutor(2) as workers:
            wrong = [w for w in workers.map(self.fill_and_go_on, tried) if w]
        self.assertEqual(wrong, [], f"{len(wrong)} of {len(tried)} writes")


if __name__ == "__main__":
    story.main()
