#!/usr/bin/env python3
"""Mails that come back: relance import-bounces, the deliveries, the agenda, the next run's fallback."""
import story
from story import DATES

DAY = DATES[0]
NEXT = "2026-09-16"
RUN = f"{DAY}-1"
GONE = f"{RUN}-0008"  # a customer with this one address; its step falls back to a letter
ADDRESS = "facturation@vandenbroucke.example"
LATE = f"{RUN}-0004"
LATE_ADDRESS = "a.tournemire@valbrune.example"

# What Postfix writes, with our mail returned whole; {x} is filled in.
POSTFIX = """Return-Path: <>
Date: Tue, 15 Sep 2026 10:11:12 +0200 (CEST)
From: MAILER-DAEMON@relay.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {verp}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="B/relay.example"
Message-Id: <20260915101112.{document}@relay.example>

This is a MIME-encapsulated message.

--B/relay.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--B/relay.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
{envelope}X-Postfix-Queue-ID: 4ABCD
Arrival-Date: Tue, 15 Sep 2026 10:11:11 +0200 (CEST)

Final-Recipient: rfc822; {final}
{original}Action: {action}
Status: {status}
Remote-MTA: dns; mx.example
Diagnostic-Code: smtp; {code} {status} <{final}>:
    Recipient address rejected

--B/relay.example
Content-Description: Undelivered Message
Content-Type: message/rfc822

{returned}

--B/relay.example--
"""

# What Exchange writes: no returned mail but its header, other order, other case.
EXCHANGE = """From: <postmaster@exchange.example>
To: <bounces@mercier.example>
Date: Tue, 15 Sep 2026 12:00:00 +0200
MIME-Version: 1.0
Content-Type: Multipart/Report; Report-Type="Delivery-Status"; boundary=xyz
Subject: Undeliverable: Rappel
Return-Path: <>

--xyz
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Ihre Nachricht an die Empf=C3=A4nger konnte nicht zugestellt werden.

--xyz
Content-Type: message/delivery-status

Reporting-MTA: dns;exchange.example

FINAL-RECIPIENT: RFC822;{final}
ACTION: Failed
STATUS: 5.1.10
DIAGNOSTIC-CODE: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound

--xyz
Content-Type: text/rfc822-headers

{headers}

--xyz--
"""

VACATION = """Return-Path: <>
From: Ines <{address}>
To: bounces+{document}@mercier.example
Subject: Re: Rappel de paiement
Auto-Submitted: auto-replied

Absente jusqu'au 20 septembre.
"""


class Bounces(story.Story):
    def setUp(self):
        self.folder = self.new_folder()
        self.folder.change("relance.yaml", "  reply_to: compta@mercier.example",
                           "  reply_to: compta@mercier.example\n  bounces_to: bounces@mercier.example")
        self.folder.run_on(DAY)
        self.box = self.folder.path / "bounces"
        for name in ("new", "cur", "tmp"):
            (self.box / name).mkdir(parents=True)

    def mail(self, document):
        path = self.folder.folder(RUN) / "4-dispatch/mail/new" / f"{document}.eml"
        return path.read_text(encoding="utf-8")

    def report(self, document, final, verp=None, envelope=True, original=None, action="failed",
               status="5.1.1", returned=None):
        return POSTFIX.format(
            document=document, final=final, action=action, status=status,
            verp=verp or f"bounces+{document}@mercier.example",
            envelope=f"Original-Envelope-Id: {document}\n" if envelope else "",
            original=f"Original-Recipient: rfc822;{original}\n" if original else "",
            code="451" if status.startswith("4") else "550",
            returned=returned if returned is not None else self.mail(document))

    def put(self, text, name="1", where="new"):
        (self.box / where / name).write_text(text, encoding="utf-8")

    def load(self, *more, source="bounces", expect=0):
        return self.folder.relance("import-bounces", source, *more, expect=expect)

    def delivery(self, document, run=RUN):
        return next(d for d in self.folder.deliveries(run) if d["document"] == document)

    def run_next(self, date=NEXT):
        self.folder.relance("run", "--date", date, "--ledger", f"ledger-{DAY}.csv", expect=1)
        return self.folder.run_ids()[-1]

    def customer_of(self, document, run=RUN):
        return next(d["customer"] for d in self.folder.documents(run) if d["document"] == document)

    def sent_to(self, customer, run):
        return {(d["channel"], d["recipient"]) for d in self.folder.deliveries(run)
                for m in self.folder.documents(run)
                if m["document"] == d["document"] and m["customer"] == customer}

    def assert_nothing_changed(self, before):
        self.assertEqual(story.differences(before, story.tree_of(self.folder.folder(RUN))), [])

    def before(self):
        return story.tree_of(self.folder.folder(RUN))

    # ---- what came back

    def test_a_mail_that_came_back_is_bounced_everywhere_and_the_next_run_writes_a_letter(self):
        self.put(self.report(GONE, ADDRESS))
        said = self.load().out
        self.assertIn(f"{GONE} to {ADDRESS} came back: 5.1.1 550 5.1.1", said)
        self.assertIn("1 mails read: 1 came back", said)
        delivery = self.delivery(GONE)
        self.assertEqual(delivery["status"], "bounced")
        self.assertIn("Recipient address rejected", delivery["detail"])
        self.assertEqual([d["status"] for d in self.folder.deliveries(RUN)].count("bounced"), 1)
        self.folder.relance("audit", "verify", RUN, expect=0)
        agenda = self.folder.relance("agenda", "--date", NEXT, "--ledger", f"ledger-{DAY}.csv").out
        self.assertIn(GONE, agenda)
        customer = self.customer_of(GONE)
        self.assertIn("bounced", self.folder.relance("history", customer).out)
        before = {r["invoice"]: r for r in self.folder.plan(RUN) if r["document"] == GONE}
        run = self.run_next(DAY)  # the very same day
        self.assertEqual({c for c, _ in self.sent_to(customer, run)}, {"letter"})
        for row in self.folder.plan(run):
            if row["invoice"] in before:
                self.assertEqual(row["level"], before[row["invoice"]]["level"])
                self.assertEqual(row["previous_level"], before[row["invoice"]]["previous_level"])

    def test_the_same_report_read_twice_changes_nothing(self):
        self.put(self.report(GONE, ADDRESS))
        self.put(self.report(GONE, ADDRESS), name="2:2,S", where="cur")
        self.load()
        before = self.before()
        self.assertIn("2 mails read: 0 came back, 2 known already", self.load().out)
        self.assert_nothing_changed(before)

    def test_any_one_trace_of_the_mail_is_enough(self):
        headers = self.mail(GONE).split("\n\n")[0]
        for name, text in {
                "sender": self.report(GONE, ADDRESS, envelope=False, returned="Subject: cut\n"),
                "envelope id": self.report(GONE, ADDRESS, verp="bounces@mercier.example",
                                           returned="Subject: cut\n"),
                "message id": self.report(GONE, ADDRESS, verp="bounces@mercier.example",
                                          envelope=False),
                "header only": EXCHANGE.format(final=ADDRESS, headers=headers)}.items():
            with self.subTest(name):
                self.setUp()
                self.put(text)
                self.load()
                self.assertEqual(self.delivery(GONE)["status"], "bounced")

    def test_an_mbox_is_read_message_by_message(self):
        other, address = f"{RUN}-0009", "boekhouding@desmet.example"
        box = "".join("From MAILER-DAEMON Tue Sep 15 10:11:12 2026\n" + text + "\n" for text in (
            self.report(GONE, ADDRESS), VACATION.format(address=ADDRESS, document=GONE),
            self.report(other, address)))
        (self.folder.path / "box.mbox").write_text(box, encoding="utf-8")
        result = self.load(source="box.mbox")
        self.assertIn("3 mails read: 2 came back", result.out)
        line = box[:box.index("From MAILER-DAEMON", 10)].count("\n") + 1
        self.assertIn(f"box.mbox:{line}: NOTE", result.said)
        self.assertEqual({self.delivery(d)["status"] for d in (GONE, other)}, {"bounced"})

    def test_an_alias_that_came_back_counts_for_the_address_behind_it(self):
        self.put(self.report(GONE, "inconnu@ailleurs.example"))
        self.load()
        self.assertEqual(self.delivery(GONE)["status"], "bounced")

    # ---- what did not

    def test_a_delay_is_no_bounce(self):
        self.put(self.report(GONE, ADDRESS, action="delayed", status="4.4.1"))
        self.put(self.report(LATE, LATE_ADDRESS, action="relayed", status="2.0.0"), name="2")
        before = self.before()
        result = self.load()
        self.assertIn("0 came back, 0 known already, 2 delayed or delivered", result.out)
        self.assertIn("[bounce-passing]", result.said)
        self.assert_nothing_changed(before)
        self.assertEqual(self.sent_to(self.customer_of(GONE), self.run_next()), set())

    def test_a_mail_given_up_after_a_passing_cause_is_sent_again_by_mail(self):
        self.put(self.report(GONE, ADDRESS, status="4.2.2"))
        self.load()
        self.assertEqual(self.delivery(GONE)["status"], "bounced")
        run = self.run_next()
        self.assertEqual(self.sent_to(self.customer_of(GONE), run), {("email", ADDRESS)})

    def test_automatic_replies_and_letters_of_people_are_named_and_left_alone(self):
        self.put(VACATION.format(address=ADDRESS, document=GONE))
        self.put(f"From: {ADDRESS}\nTo: bounces+{GONE}@mercier.example\nSubject: oui\n\nPayé.\n",
                 name="2")
        before = self.before()
        result = self.load()
        self.assertIn("new/1: NOTE", result.said)
        self.assertIn("[auto-reply]", result.said)
        self.assertIn("new/2: WARNING", result.said)
        self.assertIn("[bounce-not-a-report]", result.said)
        self.assert_nothing_changed(before)

    def test_reports_that_cannot_be_true_are_not_believed(self):
        forged = {
            "another address": self.report(GONE, "x@elsewhere.example", returned="Subject: x\n"),
            "two documents": self.report(GONE, ADDRESS,
                                         verp=f"bounces+{LATE}@mercier.example"),
            "a person's sender": self.report(GONE, ADDRESS).replace(
                "Return-Path: <>", "Return-Path: <somebody@elsewhere.example>"),
            "a letter": self.report(f"{RUN}-0001", ADDRESS, returned="Subject: x\n"),
            "no such document": self.report("2026-09-15-1-9999", ADDRESS, returned="Subject: x\n"),
            "no such run": self.report("2020-01-01-7-0001", ADDRESS, returned="Subject: x\n"),
            "no document": self.report(GONE, ADDRESS, verp="bounces@mercier.example",
                                       envelope=False, returned="Subject: x\n"),
        }
        before = self.before()
        for name, text in forged.items():
            with self.subTest(name):
                self.put(text)
                result = self.load()
                self.assertRegex(result.said, r"\[bounce-(forged|unmatched)\]")
                self.assertIn("1 mails read: 0 came back", result.out)
        self.assert_nothing_changed(before)

    def test_a_folder_that_is_no_maildir_is_refused(self):
        self.load(source="fonts-that-are-not-there", expect=2)
        (self.folder.path / "empty").mkdir()
        self.assertIn("no Maildir", self.load(source="empty", expect=2).said)

    def test_the_mailbox_is_not_touched(self):
        self.put(self.report(GONE, ADDRESS))
        before = story.tree_of(self.box)
        self.load()
        self.assertEqual(story.tree_of(self.box), before)


if __name__ == "__main__":
    story.main()
