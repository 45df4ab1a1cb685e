#!/usr/bin/env python3
"""Anchors outside the house: a witness by mail, a signature, a timestamp. Who forges a run and seals
it again, with the history and all, is found by each of them."""
import contextlib
import shutil
import sqlite3
import subprocess
import sys

import story
from story import DATES

SERVER = story.SOURCE / "tests" / "support" / "scripted_smtp.py"
TSA = """[tsa]
default_tsa = here
[here]
serial = {0}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
crypto_device = builtin
"""


def openssl(*words, place):
    return subprocess.run(["openssl", *map(str, words)], cwd=place, check=True, capture_output=True)


class Witness(story.Story):
    def forge(self, folder, run):
        """One decision turned in the journal, every line chained anew, history told so."""
        place = folder.folder(run)
        journal = place / "5-audit" / "journal.jsonl"
        lines = journal.read_text(encoding="utf-8").splitlines()
        at = next(i for i, line in enumerate(lines) if '"decision":"hold"' in line)
        lines[at] = lines[at].replace('"decision":"hold"', '"decision":"send"')
        for i in range(at + 1, len(lines)):
            before = story.sha256(lines[i - 1].encode())
            lines[i] = lines[i][:lines[i].rindex('"prev":"')] + f'"prev":"{before}"}}'
        journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with contextlib.closing(sqlite3.connect(folder.path / "out" / "relance.db")) as base:
            for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='trigger'"
                                        ).fetchall():
                base.execute(f"DROP TRIGGER {name}")
            base.execute("UPDATE heads SET head = ?", (story.sha256(lines[-1].encode()),))
            base.commit()

    def test_a_run_forged_and_sealed_again_is_known_by_the_witness_alone(self):
        folder = self.new_folder()
        folder.add_setting("audit: {witness: notary@outside.example}")
        folder.run_on(DATES[0])
        run = f"{DATES[0]}-1"
        mails = list((folder.path / "out" / "witness" / "new").glob("*.eml"))
        self.assertEqual(len(mails), 1)
        mail = story.read_mail(mails[0])
        self.assertEqual(mail["To"], "notary@outside.example")
        journal = (folder.folder(run) / "5-audit" / "journal.jsonl").read_bytes()
        self.assertIn(f"head {story.sha256(journal.splitlines()[-1])}", mail.get_content())
        kept = self.new_place() / "kept.txt"
        kept.write_text("\n".join("> " + line for line in mail.get_content().splitlines()))
        said = folder.relance("audit", "verify", run, "--witness", str(kept), expect=0).text
        self.assertIn("witness: knows line", said)
        self.forge(folder, run)
        folder.relance("audit", "verify", run, expect=0)
        said = folder.relance("audit", "verify", run, "--witness", str(kept), expect=1).text
        self.assertIn("FOUND: witness: knows line", said)
        shutil.rmtree(folder.path / "out")
        said = folder.relance("audit", "verify", "--all", "--witness", str(kept), expect=1).text
        self.assertIn(f"FOUND: run {run}: the witness was told of it", said)

    def test_the_witness_is_told_by_mail_and_again_if_the_server_was_away(self):
        folder = self.new_folder()
        folder.add_setting("audit: {witness: notary@outside.example}")
        place = self.new_place()
        folder.change("relance.yaml", "  transport: maildir\n",
                      "  transport: smtp\n  server: 127.0.0.1:1\n  tls: none\n")
        said = folder.run_on(DATES[0], expect=75).text
        self.assertIn("could not be told", said)
        self.assertEqual(len(list((folder.path / "out" / "witness" / "new").iterdir())), 1)
        server = subprocess.Popen([sys.executable, str(SERVER), str(place), "--until-eof"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            port = int(server.stdout.readline())
            folder.change("relance.yaml", "127.0.0.1:1\n", f"127.0.0.1:{port}\n")
            folder.relance("dispatch", f"{DATES[0]}-1", expect=(0, 1))
        finally:
            server.stdin.close()
            server.stdout.close()
            server.wait(timeout=20)
        taken = [p.read_text() for p in (place / "taken").iterdir()]
        told = [text for text in taken if "To: notary@outside.example" in text]
        self.assertEqual(len(told), 2)  # the head of the first command, and that of the second
        self.assertEqual(list((folder.path / "out" / "witness" / "new").iterdir()), [])

    def test_a_signature_is_one_that_openssl_takes_and_of_this_journal(self):
        folder = self.new_folder()
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out",
                "cert.pem", "-subj", "/CN=Atelier Mercier Audit", "-days", "30", place=folder.path)
        folder.add_setting("audit: {key: key.pem, certificate: cert.pem}")
        folder.run_on(DATES[0])
        run = f"{DATES[0]}-1"
        seals = folder.path / "out" / "seals"
        text = next(seals.glob(f"{run}-*.txt"))
        openssl("cms", "-verify", "-binary", "-inform", "DER", "-in", text.with_suffix(".p7s"),
                "-content", text, "-CAfile", "cert.pem", "-purpose", "any", "-out", "/dev/null",
                place=folder.path)
        said = folder.relance("audit", "verify", run, expect=0).text
        self.assertIn("CN=Atelier Mercier Audit, the certificate of the settings", said)
        whole = text.read_text()
        text.write_text(whole.replace("head ", "head f", 1)[:-2] + "\n")
        self.assertIn("FOUND: signature of", folder.relance("audit", "verify", run, expect=1).text)
        text.write_text(whole)
        self.forge(folder, run)
        self.assertIn("FOUND: seal: knows line", folder.relance("audit", "verify", run, expect=1).text)

    def test_each_formal_notice_is_signed_beside_its_pdf_and_the_first_signature_is_kept(self):
        folder = self.new_folder()
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out",
                "cert.pem", "-subj", "/CN=Atelier Mercier", "-days", "30", place=folder.path)
        folder.add_setting("audit: {key: key.pem, certificate: cert.pem}")
        signed = {}
        for date in DATES:
            folder.run_on(date)
            run = f"{date}-1"
            notices = {d["file"] for d in folder.documents(run) if d["kind"] == "notice" and d["file"]}
            there = {p.relative_to(folder.folder(run)).as_posix()
                     for p in (folder.folder(run) / "3-render").rglob("*.p7s")}
            self.assertEqual(there, {f"{name}.p7s" for name in notices})
            signed.update({(run, name): folder.folder(run) / name for name in notices})
        self.assertTrue(signed)
        for (run, name), pdf in signed.items():
            signature = pdf.with_name(pdf.name + ".p7s")
            openssl("cms", "-verify", "-binary", "-inform", "DER", "-in", signature, "-content", pdf,
                    "-CAfile", "cert.pem", "-purpose", "any", "-out", "/dev/null", place=folder.path)
            manifest = (folder.folder(run) / "5-audit" / "manifest.sha256").read_text()
            self.assertIn(f"{story.sha256(signature.read_bytes())}  {name}.p7s\n", manifest)
            before = signature.read_bytes()
            folder.relance("dispatch", run, expect=(0, 1))
            self.assertEqual(signature.read_bytes(), before)
            self.assertIn("signed, the last by CN=Atelier Mercier, the certificate of the settings",
                          folder.relance("audit", "verify", run, expect=0).text)
            signature.write_bytes(before[:-5] + bytes([before[-5] ^ 1]) + before[-4:])
            self.assertIn(f"FOUND: {name}.p7s: the signature is not one of what stands here",
                          folder.relance("audit", "verify", run, expect=1).text)
            signature.write_bytes(before)
            break

    def test_a_key_that_is_none_stops_a_run_before_anything_leaves(self):
        folder = self.new_folder()
        (folder.path / "key.pem").write_text("no key")
        (folder.path / "cert.pem").write_text("no certificate")
        for date in DATES[:-1]:
            folder.run_on(date)
        folder.add_setting("audit: {key: key.pem, certificate: cert.pem}")
        said = folder.run_on(DATES[-1], expect=78).text
        self.assertIn("cert.pem: no certificate in PEM form", said)
        self.assertEqual(list(folder.folder(f"{DATES[-1]}-1").rglob("*.eml")), [])

    def test_a_timestamp_is_asked_for_and_its_answer_is_checked(self):
        folder = self.new_folder()
        folder.run_on(DATES[0])
        run = f"{DATES[0]}-1"
        folder.relance("audit", "timestamp", run, expect=0)
        seals = folder.path / "out" / "seals"
        text = next(seals.glob(f"{run}-*.txt"))
        asked = text.with_suffix(".tsq")
        place = self.new_place()
        (place / "tsa.cnf").write_text(TSA.format(place))
        (place / "serial").write_text("01\n")
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out",
                "cert.pem", "-subj", "/CN=Stamp House", "-days", "30", "-addext",
                "extendedKeyUsage=critical,timeStamping", place=place)

        def stamp(request, name):
            openssl("ts", "-reply", "-queryfile", request, "-signer", "cert.pem", "-inkey", "key.pem",
                    "-config", "tsa.cnf", "-section", "here", "-chain", "cert.pem", "-out", name,
                    place=place)
            return place / name

        answer = stamp(asked, "right.tsr")
        said = folder.relance("audit", "timestamp", run, str(answer), expect=0).text
        self.assertIn("CN=Stamp House", said)
        openssl("ts", "-verify", "-data", text, "-in", text.with_suffix(".tsr"), "-CAfile", "cert.pem",
                place=place)
        self.assertIn("by CN=Stamp House", folder.relance("audit", "verify", run, expect=0).text)
        openssl("ts", "-query", "-data", "serial", "-sha256", "-cert", "-out", "other.tsq", place=place)
        other = stamp("other.tsq", "other.tsr")
        said = folder.relance("audit", "timestamp", run, str(other), expect=78).text
        self.assertIn("of something else", said)
        shutil.copyfile(other, text.with_suffix(".tsr"))
        self.assertIn("FOUND: timestamp of", folder.relance("audit", "verify", run, expect=1).text)
        broken = bytearray(answer.read_bytes())
        broken[-20] ^= 1
        text.with_suffix(".tsr").write_bytes(broken)
        self.assertIn("FOUND: timestamp of", folder.relance("audit", "verify", run, expect=1).text)


if __name__ == "__main__":
    story.main()
