#!/usr/bin/env python3
"""The mail server's password is nowhere: no file of a run, no message, no history, no bundle; and
what a run writes is for the owner and the group alone."""
import base64
import contextlib
import os
import stat
import subprocess
import sys

import story
from story import DATES

SERVER = story.SOURCE / "tests" / "support" / "scripted_smtp.py"
PASSWORD = "Zebra-7-Lampenfieber"
DISGUISES = (PASSWORD, base64.b64encode(PASSWORD.encode()).decode().rstrip("="),
             base64.b64encode(f"\0relance\0{PASSWORD}".encode()).decode().rstrip("="),
             PASSWORD.encode().hex())


class Secrets(story.Story):
    @contextlib.contextmanager
    def server(self, *arguments):
        place = self.new_place()
        process = subprocess.Popen([sys.executable, str(SERVER), str(place), "--until-eof", *arguments],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait(timeout=20)

    def smtp_folder(self, port, secret):
        folder = self.new_folder()
        folder.change("relance.yaml", "  transport: maildir\n",
                      f"  transport: smtp\n  server: 127.0.0.1:{port}\n  tls: none\n"
                      f"  user: relance\n  {secret}\n")
        return folder

    def check(self, folder, results):
        for result in results:
            for disguise in DISGUISES:
                self.assertNotIn(disguise, result.text)
        n = 0
        for path in folder.path.rglob("*"):
            if not path.is_file() or path.name == "smtp.password":
                continue
            data = path.read_bytes()
            n += 1
            for disguise in DISGUISES:
                self.assertNotIn(disguise.encode(), data, path)
                self.assertNotIn(disguise.encode("utf-16-le"), data, path)
        self.assertGreater(n, 50)

    def play(self, port, secret, env=None):
        folder = self.smtp_folder(port, secret)
        if "file" in secret:
            (folder.path / "smtp.password").write_text(PASSWORD + "\n")
        run = f"{DATES[0]}-1"
        results = [folder.relance(*words, env=env) for words in (
            ("check", "--date", DATES[0]),
            ("run", "--date", DATES[0]),
            ("run", "--date", DATES[0], "--json"),
            ("dispatch", run), ("status", run), ("explain", "--customer", "C003", "--date", DATES[0]),
            ("audit", "verify", "--all"), ("audit", "trace", f"{run}-0001"),
            ("audit", "export", run, "--format", "json", "--sample", "2"),
            ("export-person", "C003"), ("history", "C003"))]
        return folder, results

    def test_a_password_in_a_file_is_nowhere_else_whether_the_server_takes_it_or_not(self):
        for known in (PASSWORD, "another"):
            with self.subTest(known), self.server("--auth", "relance", known) as port:
                folder, results = self.play(port, "password_file: smtp.password")
                self.check(folder, results)
                sent = {d["status"] for d in folder.deliveries(f"{DATES[0]}-1") if d["channel"] == "email"}
                self.assertEqual("accepted" in sent, known == PASSWORD, sent)

    def test_a_password_of_the_environment_is_nowhere_even_if_no_server_answers(self):
        folder, results = self.play(1, "password_env: RELANCE_TEST_SECRET",
                                    {"RELANCE_TEST_SECRET": PASSWORD})
        self.check(folder, results)

    def test_a_password_written_into_the_settings_is_refused_without_repeating_it(self):
        folder = self.smtp_folder(1, f"password: {PASSWORD}")
        for words in (("check",), ("run", "--date", DATES[0])):
            result = folder.relance(*words, expect=78)
            self.assertNotIn(PASSWORD, result.text)
        self.assertEqual(folder.run_ids(), [])

    def test_folders_are_0750_and_files_0640_whatever_the_umask(self):
        before = os.umask(0)
        try:
            folder = self.new_folder()
            folder.run_on(DATES[0])
            folder.relance("audit", "export", f"{DATES[0]}-1", "--sample", "2", expect=0)
            folder.relance("export-person", "C003", expect=0)
            folder.relance("purge", "--before", DATES[0], expect=0)
        finally:
            os.umask(before)
        out = folder.path / "out"
        self.assertEqual(stat.S_IMODE((out / "relance.db").stat().st_mode), 0o640)
        for path in [out, *out.rglob("*")]:
            mode = stat.S_IMODE(path.stat().st_mode)
            with self.subTest(str(path.relative_to(folder.path))):
                if path.is_dir():
                    self.assertEqual(mode, 0o750)
                else:
                    self.assertEqual(mode & 0o137, 0, oct(mode))


if __name__ == "__main__":
    story.main()
