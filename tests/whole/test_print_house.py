#!/usr/bin/env python3
"""What a print house gets: neutral spool, PJS package, bulk import, a PDF for each letter."""
import csv
import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree

import story
from story import DATES

RUN = f"{DATES[0]}-1"
NAMES = {"pjs": "http://www.maileva.fr/MailevaPJSSchema", "com": "http://www.maileva.fr/CommonSchema",
         "mlv": "http://www.maileva.fr/MailevaSpecificSchema"}
COLUMNS = ("seq run_id letter_id debtor_id level product colour duplex first_page last_page sheets "
           "weight_g envelope addr1 addr2 addr3 addr4 addr5 addr6 addr7 country_iso2 postcode "
           "invoices total_due ref_print sha256_pages").split()


class PrintHouse(story.Story):
    @classmethod
    def prepare(cls):
        cls.folder = story.WorkingFolder(cls.class_place + "/demo")
        cls.folder.change("relance.yaml", "duplex: true, colour: false",
                          "duplex: true, colour: false, exports: [pjs, import], "
                          "maileva_client: '4711', maileva_login: mercier, "
                          "maileva_notify: compta@mercier.example")
        cls.folder.change("customers.csv", "@vandenbroucke.example", "", "cp1252")  # to Belgium
        cls.folder.run_on(DATES[0])
        cls.jobs = sorted((cls.folder.folder(RUN) / "4-dispatch/print").iterdir())

    def rows(self, job):
        with open(job / "index.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_letters_abroad_have_a_job_of_their_own(self):
        self.assertEqual([j.name for j in self.jobs], [f"{RUN}-letters", f"{RUN}-letters-abroad"])
        home, abroad = (self.rows(j) for j in self.jobs)
        self.assertEqual({r["country_iso2"] for r in home} - {"", "FR"}, set())
        self.assertEqual({r["country_iso2"] for r in abroad}, {"BE"})

    def test_the_index_has_the_columns_of_a_neutral_spool_in_their_order(self):
        for job in self.jobs:
            header = (job / "index.csv").read_text(encoding="utf-8").split("\n")[0].split(",")
            self.assertEqual(header[:len(COLUMNS)], COLUMNS)

    def test_ranges_follow_each_other_and_are_the_pages_of_the_pdf(self):
        for job in self.jobs:
            next_page = 1
            rows = self.rows(job)
            self.assertEqual([int(r["seq"]) for r in rows], list(range(1, len(rows) + 1)))
            for row in rows:
                self.assertEqual(int(row["first_page"]), next_page)
                self.assertEqual(next_page % 2, 1, "duplex: on a recto")
                next_page = int(row["last_page"]) + 1
                next_page += 1 - next_page % 2
            self.assertIn(story.pages_of_pdf(job / "letters.pdf"), (next_page - 1, next_page - 2))
            keys = [(r["postcode"], int(r["sheets"]), r["debtor_id"]) for r in rows]
            self.assertEqual(keys, sorted(keys))

    def test_the_manifest_seals_every_file_but_itself_and_ready(self):
        for job in self.jobs:
            manifest = json.loads((job / "manifest.json").read_text(encoding="utf-8"))
            sums = {f["name"]: f["sha256"] for f in manifest["files"]}
            self.assertEqual(set(sums), set(story.tree_of(job)) - {"manifest.json", "READY"})
            for name, wanted in sums.items():
                self.assertEqual(story.sha256((job / name).read_bytes()), wanted, name)

    def test_a_pjs_package_has_its_data_its_xml_and_its_command_file(self):
        for job in self.jobs:
            command = (job / "maileva" / f"{job.name}.cou").read_bytes()
            self.assertFalse(command.endswith(b"\n"))
            lines = dict(line.split("=", 1) for line in command.decode("ascii").split("\n"))
            self.assertRegex(job.name, r"^[A-Za-z0-9_-]+$")
            self.assertEqual(lines["CLIENT_ID"], "4711")
            self.assertEqual((lines["GATEWAY"], lines["NB_FILE"]), ("PAPER_XML", "2"))
            for number in ("1", "2"):
                data = (job / "maileva" / lines[f"FILE_NAME_{number}"]).read_bytes()
                self.assertEqual(lines[f"FILE_NAME_{number}"], f"{job.name}.00{number}")
                self.assertEqual(lines[f"FILE_SIZE_{number}"], str(len(data)))
                self.assertEqual(lines[f"FILE_HASH_{number}"], hashlib.md5(data).hexdigest())
            self.assertEqual((job / "maileva" / f"{job.name}.001").read_bytes(),
                             (job / "letters.pdf").read_bytes())

    def test_the_campaign_is_built_as_documented_and_speaks_of_each_letter_once(self):
        for job in self.jobs:
            text = (job / "maileva" / f"{job.name}.002").read_text(encoding="utf-8")
            campaign = ElementTree.fromstring(text)
            self.assertEqual(campaign.tag, "{%s}Campaign" % NAMES["pjs"])
            self.assertLessEqual(len(campaign.get("Name")), 15)
            self.assertLessEqual(len(campaign.get("TrackId")), 38)
            self.assertEqual([c.tag.split("}")[1] for c in campaign], ["User", "Requests"])
            self.assertFalse(campaign.find("pjs:User/pjs:Password", NAMES).text, "no secret")
            rows = {r["letter_id"]: r for r in self.rows(job)}
            folds = []
            for request in campaign.findall("pjs:Requests/pjs:Request", NAMES):
                self.assertEqual([c.tag.split("}")[1] for c in request],
                                 ["Recipients", "Senders", "DocumentData", "Options", "Folds",
                                  "Notifications"])
                recipients = {r.get("Id"): r for r in request.iter("{%s}Recipient" % NAMES["pjs"])}
                document = request.find(".//pjs:DocumentData/pjs:Documents/pjs:Document", NAMES)
                pdf = (job / "letters.pdf").read_bytes()
                self.assertEqual(document.find("com:Size", NAMES).text, str(len(pdf)))
                self.assertEqual(document.find("com:Hash", NAMES).text, hashlib.sha1(pdf).hexdigest())
                self.assertEqual(document.find("com:Content/com:Uri", NAMES).text, f"{job.name}.001")
                envelope = request.find(".//mlv:EnvelopeType", NAMES).text
                for fold in request.iter("{%s}Fold" % NAMES["pjs"]):
                    row = rows[fold.get("TrackId")]
                    folds.append(fold.get("TrackId"))
                    self.assertLessEqual(len(fold.get("TrackId")), 32)
                    pages = fold.find("pjs:Documents/pjs:Document", NAMES)
                    self.assertEqual((pages.get("FirstPage"), pages.get("LastPage")),
                                     (row["first_page"], row["last_page"]))
                    self.assertEqual(envelope, "C6" if row["envelope"] == "DL" else "C4")
                    address = recipients[fold.find("pjs:RecipientId", NAMES).text]
                    lines = address.find(".//com:AddressLines", NAMES)
                    self.assertEqual(lines[0].text, row["addr1"])
                    self.assertEqual(lines[-1].tag.split("}")[1], "AddressLine6")
                    self.assertIn(row["postcode"], lines[-1].text)
                    self.assertTrue(all(len(line.text) <= 38 for line in lines))
                    self.assertEqual(address.find(".//com:CountryCode", NAMES).text,
                                     row["country_iso2"] or "FR")
            self.assertEqual(sorted(folds), sorted(rows))

    def test_the_bulk_import_has_its_mapping_and_a_row_for_each_letter(self):
        for job in self.jobs:
            mapping = json.loads((job / "import/mapping.json").read_text(encoding="utf-8"))
            self.assertEqual(mapping["start_row"], 2)
            fields = [c["field"] for c in mapping["columns"]]
            with open(job / "import/letters.csv", encoding="utf-8", newline="") as file:
                table = list(csv.reader(file))
            self.assertEqual(table[0], fields)
            for cells, row in zip(table[1:], self.rows(job), strict=True):
                found = dict(zip(fields, cells, strict=True))
                self.assertEqual(found["CUSTOM_ID"], row["letter_id"])
                self.assertEqual((found["START_PAGE"], found["END_PAGE"]),
                                 (row["first_page"], row["last_page"]))
                self.assertEqual(found["ADDRESS_LINE_1"], row["addr1"])
                self.assertIn(row["postcode"], found["ADDRESS_LINE_6"])
                self.assertEqual(found["COUNTRY_NAME"] == "", row["country_iso2"] in ("", "FR"))

    def test_one_pdf_a_letter_where_the_house_wants_it(self):
        folder = self.new_folder()
        folder.change("relance.yaml", "duplex: true", "duplex: true, one_file_per_letter: true")
        folder.run_on(DATES[0])
        for row in folder.print_index(RUN):
            self.assertTrue(re.fullmatch(r"[A-Za-z0-9_-]+\.pdf", row["file"]), row["file"])
            self.assertIn(f"_L{row['level']}_{row['debtor_id']}_", row["file"])
            self.assertEqual(row["first_page"], "1")
            job = f"{RUN}-letters" + ("-abroad" if row["country_iso2"] not in ("", "FR") else "")
            pdf = folder.folder(RUN) / "4-dispatch/print" / job / row["file"]
            self.assertEqual(str(story.pages_of_pdf(pdf)), row["last_page"])
            self.assertIn(row["debtor_id"], story.text_of_pdf(pdf))
        folder.relance("audit", "verify", RUN, expect=0)


if __name__ == "__main__":
    story.main()
