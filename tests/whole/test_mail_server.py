#!/usr/bin/env python3
"""A real mail server (OpenSMTPD on loopback) takes the demo's mails; Python's parser reads them."""
import csv
import subprocess
import unittest
from pathlib import Path

import story
from story import DATES, SOURCE

SERVER = str(SOURCE / "tests/support/smtp_server.sh")


class MailServer(story.Story):
    @classmethod
    def prepare(cls):
        cls.post = Path(cls.class_place) / "post"
        said = Path(cls.class_place) / "said"
        with open(said, "wb") as output:  # no pipe: the server would hold it open
            started = subprocess.run([SERVER, "start", str(cls.post)], stdin=subprocess.DEVNULL,
                                     stdout=output, stderr=output, timeout=60, check=False)
        if started.returncode == story.SKIPPED:
            raise unittest.SkipTest(said.read_text().strip())
        if started.returncode != 0:
            raise AssertionError(said.read_text())
        cls.addClassCleanup(subprocess.run, [SERVER, "stop", str(cls.post)], check=False)
        cls.folder = story.WorkingFolder(Path(cls.class_place) / "demo")
        port = (cls.post / "port").read_text().strip()
        cls.folder.change("relance.yaml", "  transport: maildir",
                          f"  transport: smtp\n  server: 127.0.0.1:{port}\n  tls: none")
        cls.folder.run_on(DATES[0])
        cls.run_id = f"{DATES[0]}-1"
        cls.accepted = [d for d in cls.folder.deliveries(cls.run_id) if d["channel"] == "email"]
        subprocess.run([SERVER, "wait", str(cls.post), str(len(cls.accepted))], check=True)
        cls.arrived = [story.read_mail(p) for p in sorted((cls.post / "Maildir/new").iterdir())]

    def test_every_mail_is_accepted_and_arrives_once(self):
        self.assertGreater(len(self.accepted), 8)
        self.assertEqual({d["status"] for d in self.accepted}, {"accepted"})
        for delivery in self.accepted:
            self.assertTrue(delivery["detail"], "the server's answer is kept")
        sent = sorted(d["recipient"] for d in self.accepted)
        came = sorted(m["To"].addresses[0].addr_spec for m in self.arrived)
        self.assertEqual(sent, came)

    def test_each_mail_brings_the_right_letter_to_the_right_customer(self):
        documents = {d["sha256"]: d for d in self.folder.documents(self.run_id)}
        deliveries = {d["document"]: d for d in self.accepted}
        plan = self.folder.plan(self.run_id)
        addresses = {}
        for name, encoding, separator, key, mail in (
                ("customers.csv", "cp1252", ";", "Code client", "E-mail"),
                ("contacts.csv", "utf-8", ",", "customer", "email")):
            with open(self.folder.path / name, encoding=encoding, newline="") as file:
                for row in csv.DictReader(file, delimiter=separator):
                    addresses[row[mail]] = row[key]
        for mail in self.arrived:
            pdf = [p for p in mail.iter_attachments() if p.get_content_type() == "application/pdf"]
            self.assertEqual(len(pdf), 1)
            data = pdf[0].get_content()
            document = documents[story.sha256(data)]
            to = mail["To"].addresses[0].addr_spec
            self.assertEqual(addresses[to], document["customer"])
            self.assertEqual(deliveries[document["document"]]["recipient"], to)
            letter = Path(self.class_place) / "arrived.pdf"
            letter.write_bytes(data)
            text = story.text_of_pdf(letter)
            self.assertIn(document["customer"], text)
            for row in plan:
                if row["document"] == document["document"] and row["kind"] == "invoice":
                    self.assertIn(row["invoice"], text)

    def test_each_mail_is_well_formed_and_readable_without_its_letter(self):
        for mail in self.arrived:
            self.assertEqual(mail.defects, [])
            self.assertEqual(mail["From"].addresses[0].addr_spec, "compta@mercier.example")
            self.assertEqual(mail["From"].addresses[0].display_name, "Comptabilité clients")
            self.assertEqual(len(mail.get_all("Message-ID")), 1)
            self.assertEqual(mail["Auto-Submitted"], "auto-generated")
            plain = mail.get_body(("plain",)).get_content()
            html = mail.get_body(("html",)).get_content()
            self.assertGreater(len(plain), 200)
            self.assertIn("<", html)
            self.assertNotIn("#", plain.replace("Studio #PRISME", ""))
        self.assertEqual(len({m["Message-ID"] for m in self.arrived}), len(self.arrived))

    def test_started_again_nothing_is_sent_again(self):
        self.folder.relance("dispatch", self.run_id, expect=1)
        self.folder.run_on(DATES[0])
        self.assertEqual(len(list((self.post / "Maildir/new").iterdir())), len(self.arrived))


if __name__ == "__main__":
    story.main()
