#!/usr/bin/env python3
"""Makes the pictures of templates/README.md: each kind of letter in French, one letter in each
other language, and a mail on a phone. The letters come out of a run of the program on the small
company below; nothing is drawn by hand.

    make_gallery.py [FOLDER]

FOLDER: where the pictures go (default: this folder). RELANCE_PROGRAM names the program (default
build/relance). Needs pdftoppm (poppler-utils); the mail wants chromium and is left as it is
without. The same program, fonts and date give the same pictures.
"""
import csv
import email
import email.policy
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
PROGRAM = os.environ.get("RELANCE_PROGRAM") or str(SOURCE / "build" / "relance")
EARLIER, TODAY = "2026-10-19", "2026-11-20"
DOTS_PER_INCH = 64

# picture, language, country, channel, template of the step, level before, deadline, charges
LETTERS = [
    ("fr-pre-due", "fr", "FR", "letter", "pre-due", 0, 0, False),
    ("fr-reminder-1", "fr", "FR", "letter", "reminder-1", 0, 0, False),
    ("fr-reminder-2", "fr", "FR", "letter", "reminder-2", 1, 0, False),
    ("fr-reminder-3", "fr", "FR", "letter", "reminder-3", 2, 8, True),
    ("fr-formal-notice", "fr", "FR", "registered", "formal-notice", 3, 8, True),
    ("fr-statement", "fr", "FR", "letter", "statement", 0, 0, False),
    ("fr-thanks", "fr", "FR", "letter", "thanks", 0, 0, False),
    ("en-reminder-3", "en", "GB", "letter", "reminder-3", 2, 8, True),
    ("de-formal-notice", "de", "DE", "registered", "formal-notice", 3, 8, True),
    ("es-reminder-1", "es", "ES", "letter", "reminder-1", 0, 0, False),
    ("it-reminder-2", "it", "IT", "letter", "reminder-2", 1, 0, False),
    ("nl-statement", "nl", "NL", "letter", "statement", 0, 0, False),
    ("fr-mail", "fr", "FR", "email", "reminder-2", 1, 8, False),
]
PEOPLE = {
    "fr": ("Brasserie du Vieux Port SAS", "4 quai des Belges", "13001", "Marseille"),
    "en": ("Hartley & Moss Interiors Ltd", "27 Broad Street", "BS1 2HG", "Bristol"),
    "de": ("Möbelhaus Grünewald GmbH", "Lindenstraße 48", "50674", "Köln"),
    "es": ("Hoteles Costa Blanca, S.L.", "Calle de Alcalá 96", "28009", "Madrid"),
    "it": ("Trattoria Al Ponte S.r.l.", "Via Garibaldi 12", "10122", "Torino"),
    "nl": ("Kantoorinrichting De Vries B.V.", "Prinsengracht 263", "1016 GV", "Amsterdam"),
}
DUE = {"pre-due": ["2026-11-27"], "reminder-1": ["2026-11-12"], "reminder-2": ["2026-10-19", "2026-10-26"],
       "reminder-3": ["2026-09-30", "2026-10-12", "2026-10-20"], "thanks": ["2026-10-12"],
       "formal-notice": ["2026-08-31", "2026-09-15", "2026-09-30"],
       "statement": ["2026-10-05", "2026-11-02", "2026-12-10"]}
AMOUNTS = ["4860.00", "1296.50", "742.80"]

SETTINGS = """
creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
  siren: "732829320"
  vat: FR44732829320
  iban: FR7630006000011234567890189
  bic: BNPAFRPPXXX
  email: compta@mercier.example
  phone: "+33 4 65 71 00 12"
  signatory: {name: Claire Mercier, title: Directrice financière}
  logo: logo.png
  legal_form: SAS au capital de 50 000 €
  registry: RCS Lyon 732 829 320
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
scenarios: scenarios.yaml
people: {julie: {name: Julie Lambert, phone: "+33 4 65 71 00 14", email: julie@mercier.example}}
payment_link: https://payer.mercier.example/?client={customer}
mail: {transport: maildir, from: Comptabilité <compta@mercier.example>}
"""


def write_table(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)


def write_customers(folder):
    rows = []
    for number, (picture, language, country, *_) in enumerate(LETTERS, 1):
        name, street, postcode, city = PEOPLE[language]
        rows.append({"customer": f"C{number:03}", "name": name, "street": street, "postcode": postcode,
                     "city": city, "country": country, "language": language, "debtor": "business",
                     "email": f"compta@client-{number}.example", "collector": "julie"})
    write_table(folder / "customers.csv", rows)


def write_ledger(folder, is_paid):
    rows = []
    for number, (_, _, _, _, template, level, _, _) in enumerate(LETTERS, 1):
        for place, due in enumerate(DUE[template]):
            if template == "thanks" and is_paid:
                continue
            amount = AMOUNTS[place]
            rows.append({"customer": f"C{number:03}", "invoice": f"FA26-{1200 + 10 * number + place}",
                         "kind": "invoice", "issue_date": f"2026-{int(due[5:7]) - 1:02}-{due[8:]}", "due_date": due,
                         "amount": amount, "open_amount": "2430.00" if place == 0 and level == 2 else amount,
                         "currency": "EUR", "order_ref": f"BC-{400 + number}", "last_level": level or "",
                         "last_reminder_date": "2026-11-03" if level else ""})
    write_table(folder / "ledger.csv", rows)


def write_scenarios(folder):
    lines = ["calendar: {country: FR, roll: none}", "defaults: {interval_days: 0, advance: step, group: customer}",
             "scenarios:"]
    for number, (picture, _, _, channel, template, level, deadline, charges) in enumerate(LETTERS, 1):
        when = {"pre-due": "{due: -10}", "statement": "{day_of_month: 20}", "thanks": "{settled: 0}"}.get(
            template, "{due: 1}" if not level else "{previous: 1}")
        lines += [f"  - name: {picture}", f"    if: {{customer: C{number:03}}}", "    steps:"]
        # what the migrated level stands on, or what the thanks are for
        lines += [f"      - {{level: {below}, name: rappel, when: {{due: {1 if below == 1 else 400}}}, channels: [letter], "
                  f"template: reminder-1}}" for below in range(1, level + 1 if template != "thanks" else 2)]
        kind = "kind: statement, " if template == "statement" else ""
        own = f"level: {level + 1 if template != 'pre-due' else 0}, " if template not in ("statement", "thanks") else ""
        lines.append(f"      - {{{own}{kind}name: {template}, when: {when}, channels: [{channel}], template: {template}"
                     + (f", deadline_days: {deadline}" if deadline else "")
                     + (", charges: [interest, indemnity]" if charges else "") + "}")
    lines += ["  - name: standard", "    steps:",
              "      - {level: 1, name: rappel, when: {due: 1}, channels: [letter], template: reminder-1}"]
    (folder / "scenarios.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(folder, date):
    finished = subprocess.run([PROGRAM, "run", "--date", date], cwd=folder, capture_output=True, text=True)
    if finished.returncode not in (0, 1):
        sys.exit(finished.stdout + finished.stderr)
    return folder / "out" / f"{date}-1"


def paint_letter(pdf, picture):
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-png", "-singlefile", str(pdf),
                    str(picture.with_suffix(""))], check=True)


def paint_mail(mail, folder, picture):
    browser = shutil.which("chromium")
    if browser is None:
        print(f"chromium is not installed: {picture.name} is left as it is")
        return
    page = folder / "mail.html"
    page.write_text(mail.get_body(("html",)).get_content(), encoding="utf-8")
    subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    f"--user-data-dir={folder / 'profile'}", "--window-size=360,1180",
                    f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)


def main():
    pictures = Path(sys.argv[1] if len(sys.argv) > 1 else HERE).resolve()
    with tempfile.TemporaryDirectory(prefix="gallery-") as place:
        folder = Path(place)
        shutil.copy(SOURCE / "fixtures" / "demo" / "logo.png", folder)
        (folder / "relance.yaml").write_text(SETTINGS, encoding="utf-8")
        write_customers(folder)
        write_scenarios(folder)
        write_ledger(folder, False)
        run(folder, EARLIER)
        write_ledger(folder, True)
        last = run(folder, TODAY)
        with open(last / "3-render" / "documents.csv", encoding="utf-8") as file:
            documents = {row["customer"]: row for row in csv.DictReader(file)}
        for number, (name, _, _, channel, *_) in enumerate(LETTERS, 1):
            document = documents.get(f"C{number:03}")
            if document is None:
                sys.exit(f"{name} was not written: " + (last / "complaints.txt").read_text(encoding="utf-8"))
            picture = pictures / f"{name}.png"
            if channel == "email":
                mail = email.message_from_bytes(
                    next(last.glob(f"4-dispatch/mail/*/{document['document']}.eml")).read_bytes(),
                    policy=email.policy.default)
                paint_mail(mail, folder, picture)
            else:
                paint_letter(last / document["file"], picture)


if __name__ == "__main__":
    main()
