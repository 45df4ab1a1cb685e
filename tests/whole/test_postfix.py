#!/usr/bin/env python3
"""A real Postfix on loopback, with STARTTLS and AUTH, counts what it got: taken, refused, returned."""
import shutil
import subprocess
import unittest
from pathlib import Path

import story
from story import DATES, SOURCE

SERVER = str(SOURCE / "tests/support/postfix_server.sh")
DAY, RUN = DATES[0], f"{DATES[0]}-1"
NEXT = "2026-09-16"
REFUSED, LATER, GONE = "refuse@vandenbroucke.example", "later@desmet.example", "gone@courrier.example"


def start_server(case):
    """The server's folder; skips the class where it cannot be had."""
    folder, said = Path(case.class_place) / "post", Path(case.class_place) / "said"
    with open(said, "wb") as output:  # no pipe: the server would hold it open
        started = subprocess.run([SERVER, "start", str(folder)], stdin=subprocess.DEVNULL,
                                 stdout=output, stderr=output, timeout=120, check=False)
    case.addClassCleanup(subprocess.run, [SERVER, "stop", str(folder)], check=False)
    if started.returncode == story.SKIPPED:
        raise unittest.SkipTest(said.read_text().strip())
    if started.returncode != 0:
        raise AssertionError(said.read_text())
    return folder


class RealPostfix(story.Story):
    @classmethod
    def prepare(cls):
        cls.post = start_server(cls)
        cls.folder = cls.new_demo("demo")
        cls.first = cls.folder.run_on(DAY, expect=75)  # one is deferred
        cls.mails = [d for d in cls.folder.deliveries(RUN) if d["channel"] == "email"]
        cls.wanted = [d["recipient"] for d in cls.mails if d["status"] == "accepted"]
        # the mail to GONE is taken, and comes back to the envelope sender
        subprocess.run([SERVER, "wait", str(cls.post), str(len(cls.wanted))], check=True)

    @classmethod
    def new_demo(cls, name, login=True):
        folder = story.WorkingFolder(Path(cls.class_place) / name)
        shutil.copy(cls.post / "ca.pem", folder.path)
        shutil.copy(cls.post / "password", folder.path)
        for old, new in (("facturation@vandenbroucke.example", REFUSED),
                         ("boekhouding@desmet.example", LATER),
                         ("jn.celik@courrier.example", GONE)):
            folder.change("customers.csv", old, new, "cp1252")
        port = (cls.post / "port").read_text().strip()
        user = "\n  user: relance\n  password_file: password" if login else ""
        folder.change("relance.yaml", "  transport: maildir",
                      f"  transport: smtp\n  server: localhost:{port}\n  tls: required"
                      f"\n  ca_file: ca.pem\n  bounces_to: bounces@mercier.example"
                      f"\n  connections: 3{user}")
        return folder

    @classmethod
    def arrived(cls):
        """Envelope recipient -> the mails that came for it."""
        found = {}
        for path in sorted((cls.post / "Maildir/new").iterdir()):
            mail = story.read_mail(path)
            found.setdefault(mail["X-Original-To"], []).append(mail)
        return found

    def status_of(self, recipient, run=RUN):
        return [(d["status"], d["detail"]) for d in self.folder.deliveries(run)
                if d["recipient"] == recipient]

    def test_1_each_mail_that_was_accepted_arrived_once_over_tls_by_who_logged_in(self):
        arrived = self.arrived()
        self.assertGreater(len(self.wanted), 10)
        self.assertEqual(len(set(self.wanted)), len(self.wanted))
        for recipient in set(self.wanted) - {GONE}:
            self.assertEqual(len(arrived[recipient]), 1, recipient)
            mail = arrived[recipient][0]
            self.assertIn("ESMTPSA", mail["Received"])
            self.assertIn("TLSv1.3", mail["Received"])
            document = mail["X-Relance-Document"]
            self.assertEqual(mail["Return-Path"], f"<bounces+{document}@mercier.example>")
            self.assertEqual(mail["Message-ID"], f"<{document}@mercier.example>")
        for delivery in self.mails:
            if delivery["status"] == "accepted":
                self.assertRegex(delivery["detail"], r"^250 2\.0\.0 Ok: .*queued as \w+")
        self.assertNotIn(REFUSED, arrived)
        self.assertNotIn(LATER, arrived)

    def test_2_each_pdf_is_that_of_the_document_named_in_the_mail(self):
        sums = {d["document"]: d["sha256"] for d in self.folder.documents(RUN)}
        for recipient, mails in self.arrived().items():
            for mail in mails:
                if recipient in self.wanted:
                    pdf = [p for p in mail.iter_attachments() if p.get_filename().endswith(".pdf")]
                    self.assertEqual([story.sha256(p.get_content()) for p in pdf],
                                     [sums[mail["X-Relance-Document"]]])

    def test_3_what_it_refused_or_put_off_is_said_with_its_words(self):
        [(status, detail)] = self.status_of(REFUSED)
        self.assertEqual(status, "rejected")
        self.assertRegex(detail, r"^550 5\.1\.1 .*no such user here")
        [(status, detail)] = self.status_of(LATER)
        self.assertEqual(status, "deferred")
        self.assertRegex(detail, r"^450 4\.2\.0 .*not now")
        attempts = next(d["attempts"] for d in self.mails if d["recipient"] == LATER)
        self.assertEqual(attempts, "3")
        self.assertIn("deferred", self.folder.relance("status", RUN).out)

    def test_4_the_next_dispatch_asks_again_for_what_was_put_off_and_for_nothing_else(self):
        before = {r: len(m) for r, m in self.arrived().items()}
        self.folder.relance("dispatch", RUN, expect=75)
        self.assertEqual({r: len(m) for r, m in self.arrived().items()}, before)
        after = next(d["attempts"] for d in self.folder.deliveries(RUN) if d["recipient"] == LATER)
        self.assertEqual(after, "6")

    def test_5_its_own_delivery_report_is_understood_and_the_fallback_is_used_the_same_day(self):
        reports = self.post / "reports"
        (reports / "new").mkdir(parents=True, exist_ok=True)
        for path in (self.post / "Maildir/new").iterdir():
            if story.read_mail(path)["X-Original-To"].startswith("bounces+"):
                shutil.copy(path, reports / "new")
        self.assertEqual(len(list((reports / "new").iterdir())), 1)
        self.assertIn("1 mails read: 1 came back",
                      self.folder.relance("import-bounces", str(reports), expect=0).out)
        [(status, detail)] = self.status_of(GONE)
        self.assertEqual(status, "bounced")
        self.assertRegex(detail, r"^5\.1\.1 ")
        self.folder.relance("audit", "verify", RUN, expect=0)
        levels = {}
        for row in self.folder.plan(RUN):
            levels[row["document"]] = max(levels.get(row["document"], 0), int(row["level"]))
        self.folder.run_on(DAY, expect=(1, 75))
        newest = self.folder.run_ids()[-1]
        self.assertNotEqual(newest, RUN)
        for address in (GONE, REFUSED):
            old = next(d["document"] for d in self.folder.deliveries(RUN)
                       if d["recipient"] == address)
            customer = next(d["customer"] for d in self.folder.documents(RUN)
                            if d["document"] == old)
            again = [d for d in self.folder.documents(newest) if d["customer"] == customer]
            self.assertEqual([d["channel"] for d in again], ["letter"])
            self.assertEqual(int(again[0]["level"]), levels[old], "the level was not reached")
        late = [r for r in self.folder.plan(newest)
                if "earlier-delivery-open" in r["reason"]]
        self.assertTrue(late, "what is deferred is not written again")

    def test_6_without_a_login_nothing_goes_and_nobody_is_marked(self):
        folder = self.new_demo("stranger", login=False)
        before = sum(len(m) for m in self.arrived().values())
        result = folder.run_on(DAY, expect=75)
        statuses = {d["status"] for d in folder.deliveries(RUN) if d["channel"] == "email"}
        self.assertEqual(sum(len(m) for m in self.arrived().values()), before)
        self.assertIn("deferred", statuses)
        self.assertTrue(result.said)

    def test_7_a_server_that_nobody_vouches_for_is_not_spoken_to(self):
        folder = self.new_demo("untrusting")
        folder.change("relance.yaml", "  ca_file: ca.pem\n", "")
        before = sum(len(m) for m in self.arrived().values())
        result = folder.run_on(DAY, expect=75)
        self.assertIn("certificate", result.said)
        self.assertEqual({d["status"] for d in folder.deliveries(RUN) if d["channel"] == "email"},
                         {"deferred"})
        self.assertEqual(sum(len(m) for m in self.arrived().values()), before)


if __name__ == "__main__":
    story.main()
