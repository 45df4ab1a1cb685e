#!/usr/bin/env python3
"""
The run is killed at each step of its talk with a mail server, and started again: every mail is accepted
exactly once, or unknown, listed, and decided by a person. tests/support/kill_at.c is preloaded, the
server is tests/support/scripted_smtp.py and counts what it got.

Some thirty of these moments are tried; with RELANCE_EVERY_MOMENT=1 each of them (some minutes).
"""
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import story
from story import PROGRAM, SOURCE
from test_every_moment import Example

TRIES = 30
DAY, RUN = "2026-09-15", "2026-09-15-1"


class Server:
    """A scripted server with a folder of its own."""

    def __init__(self, folder, *more):
        self.folder = Path(folder)
        self.process = subprocess.Popen(
            [sys.executable, str(SOURCE / "tests/support/scripted_smtp.py"), str(folder), "--until-eof",
             *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline())

    def taken(self):
        """Envelope recipients of what it took, sorted."""
        return sorted(path.read_bytes().split(b"\n")[1].decode().removeprefix("X-Envelope-To: ")
                      for path in (self.folder / "taken").glob("*.eml"))

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()


class MailMoments(story.Story):
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
        settings = cls.pattern / "relance.yaml"
        lines = [line for line in settings.read_text(encoding="utf-8").split("\n")
                 if not line.strip().startswith(("per_minute:", "per_day:"))]
        settings.write_text("\n".join(lines), encoding="utf-8")
        folder, server = cls.begin("whole")
        done = cls.play(folder, count=cls.place / "count")
        cls.wanted = server.taken()
        server.stop()
        assert done.returncode == 1, done.stderr.decode()
        cls.moments = int((cls.place / "count").read_text())

    @classmethod
    def begin(cls, name):
        folder = Example(cls.place / name, cls.pattern)
        server = Server(cls.place / f"{name}-server")
        folder.change("relance.yaml", "transport: maildir",
                      f"transport: smtp\n  server: 127.0.0.1:{server.port}\n  tls: none")
        return folder, server

    @classmethod
    def play(cls, folder, kill_at=0, count=None):
        env = folder.environment({"SOURCE_DATE_EPOCH": story.EPOCH, "KILL_MAIL": "1",
                                  "LD_PRELOAD": str(cls.shim), "KILL_AT": str(kill_at)})
        env["ASAN_OPTIONS"] = (env.get("ASAN_OPTIONS", "") +
                               ":verify_asan_link_order=0:detect_leaks=0")
        if count:
            env["KILL_COUNT"] = str(count)
        return subprocess.run([PROGRAM, "run", "--date", DAY], cwd=folder.path, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)

    def check(self, folder, server):
        """What is wrong with the state after the run was started again, or None; decides the unknown."""
        taken = server.taken()
        if len(taken) != len(set(taken)):
            return f"twice: {taken}"
        mails = {d["recipient"]: d for d in folder.deliveries(RUN) if d["channel"] == "email"}
        listed = folder.relance("status", RUN).out
        for recipient, delivery in mails.items():
            status, came = delivery["status"], recipient in taken
            if status == "accepted" and not came:
                return f"{recipient} is accepted, but never came"
            if status not in ("accepted", "unknown"):
                return f"{recipient} is {status}"
            if status == "unknown":
                if delivery["document"] not in listed:
                    return f"{recipient} is unknown and not listed"
                folder.relance("resolve", delivery["document"], "sent" if came else "again", "--by",
                               "Ines", expect=0)
        folder.relance("dispatch", RUN, expect=1)
        if server.taken() != self.wanted:
            return f"at the end: {server.taken()}"
        verified = folder.relance("audit", "verify", RUN)
        return None if verified.code == 0 else verified.text[-300:]

    def kill_and_go_on(self, moment):
        folder, server = self.begin(f"at-{moment}")
        try:
            killed = self.play(folder, kill_at=moment)
            if killed.returncode != -9:
                return f"moment {moment}: was not killed but ended with {killed.returncode}"
            folder.relance("run", "--date", DAY, env={"SOURCE_DATE_EPOCH": story.EPOCH}, expect=1)
            wrong = self.check(folder, server)
            return wrong and f"moment {moment}: {wrong}"
        finally:
            server.stop()
            shutil.rmtree(folder.path, ignore_errors=True)

    def test_killed_at_each_step_of_the_talk_each_mail_is_accepted_once_or_unknown(self):
        self.assertGreater(len(self.wanted), 2)
        self.assertGreater(self.moments, 60)
        stride = 1 if os.environ.get("RELANCE_EVERY_MOMENT") else max(1, self.moments // TRIES)
        tried = range(1, self.moments + 1, stride)
        with ThreadPoolExecutor(2) as workers:
            wrong = [w for w in workers.map(self.kill_and_go_on, tried) if w]
        self.assertEqual(wrong, [], f"{len(wrong)} of {len(tried)} moments")

    def test_a_clock_that_jumps_back_sends_nothing_twice(self):
        folder, server = self.begin("clock")
        try:
            self.play(folder)
            earlier = {"SOURCE_DATE_EPOCH": str(int(story.EPOCH) - 400 * 86400)}
            for command in (("dispatch", RUN), ("run", "--date", DAY), ("run", "--date", DAY)):
                folder.relance(*command, env=earlier, expect=(0, 1))
            self.assertEqual(server.taken(), self.wanted)
            for run in folder.run_ids():
                folder.relance("audit", "verify", run, expect=0)
        finally:
            server.stop()

    def test_the_limit_of_a_day_holds_over_all_its_calls(self):
        folder, server = self.begin("limit")
        try:
            folder.change("relance.yaml", "tls: none", "tls: none\n  per_day: 2")
            for hours, expected in ((0, 2), (1, 2), (25, 4)):
                clock = {"SOURCE_DATE_EPOCH": str(int(story.EPOCH) + hours * 3600)}
                command = ("run", "--date", DAY) if hours == 0 else ("dispatch", RUN)
                folder.relance(*command, env=clock, expect=(1, 75))
                self.assertEqual(len(server.taken()), min(expected, len(self.wanted)))
        finally:
            server.stop()

    def test_of_two_runs_at_once_the_second_is_told_who_works(self):
        folder, server = self.begin("two")
        try:
            folder.add_setting("# a slow server: the second run comes while the first one sends")
            text = (folder.path / "relance.yaml").read_text(encoding="utf-8")
            (folder.path / "relance.yaml").write_text(
                text.replace("tls: none", "tls: none\n  per_minute: 2"), encoding="utf-8")
            first = folder.start("run", "--date", DAY)
            try:
                for _ in range(600):
                    if server.taken():
                        break
                    time.sleep(0.1)
                second = folder.relance("run", "--date", DAY, expect=75)
                self.assertRegex(second.said, r"\b%d\b" % first.pid)
            finally:
                first.send_signal(signal.SIGINT)
                said = first.communicate(timeout=60)[0].decode()
                self.assertEqual(first.returncode, 75)
                self.assertIn(f"relance dispatch {RUN} goes on", said)
                self.assertIn("goes on", folder.relance("status", RUN).out)
            taken = server.taken()
            self.assertEqual(len(taken), len(set(taken)))
        finally:
            server.stop()


if __name__ == "__main__":
    story.main()
