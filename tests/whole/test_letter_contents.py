#!/usr/bin/env python3
"""What letters say, from a ledger to the printed page: names, words, currencies, payees, columns."""
import csv
import subprocess
import unittest

import story

DATE = "2026-11-20"

SETTINGS = """
creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
  iban: FR7630006000011234567890189
  bic: BNPAFRPPXXX
  email: compta@mercier.example
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
people: {julie: {name: Julie Lambert, phone: "+33 4 65 71 00 14", email: julie@mercier.example}}
payees: {factor: {name: Factor SA, iban: DE89370400440532013000, text: "Seul le règlement à Factor SA est libératoire."}}
payment_link: https://pay.example/?c={customer}
scenarios: scenarios.yaml
templates: templates
"""

SCENARIOS = """
calendar: {country: FR, roll: none}
scenarios:
  - name: standard
    steps:
      - {level: 1, name: rappel, when: {due: 1}, channels: [CHANNEL], template: rappel}
"""

TEMPLATE = """---
subject: "#CUSTOMER_NAME – #TOTAL_DUE"
columns: [invoice, order_ref, due_date, open_amount]
---

#SALUTATION,

Soit : #TOTAL_IN_WORDS{sans lettres}. Au #DATE, par #COLLECTOR_NAME.

#ITEMS_TABLE

#STATEMENT_TABLE

#IF SEVERAL_CURRENCIES
#CURRENCY_TOTALS
#END

#PAYMENT_BLOCK

#IF PAYMENT_LINK
[Payer](#PAYMENT_LINK)
#END

#SIGNATURE
"""

NAMES = {"X1": "#1 Pizza *Napoli* _vite_ | <b>&amp; #IBAN", "X2": "Ελληνική Εταιρεία", "X3": "Zażółć Gęślą Jaźń",
         "X4": "ООО «Ромашка»", "X5": "Pizza 🍕 Roma"}


class LetterContents(story.Story):
    """One small company, prepared anew for each test."""

    def setUp(self):
        self.place = self.new_place()
        self.customers, self.items = [], []
        (self.place / "relance.yaml").write_text(SETTINGS, encoding="utf-8")
        for language in ("fr", "en", "de"):
            folder = self.place / "templates" / language
            folder.mkdir(parents=True)
            (folder / "rappel.md").write_text(TEMPLATE, encoding="utf-8")

    def add(self, customer, name="Dupont SA", amounts=("191.80",), currency="EUR", language="fr", country="FR",
            postcode="69003", payer="", payee="", **more):
        if customer not in {row["customer"] for row in self.customers}:
            self.customers.append({"customer": customer, "name": name, "street": "1 rue du Port", "postcode": postcode,
                                   "city": "Ville", "country": country, "language": language, "debtor": "business",
                                   "email": f"{customer.lower()}@client.example", "collector": "julie", "payer": payer})
        for amount in amounts:
            number = f"{customer}-{len(self.items) + 1}"
            self.items.append({"customer": customer, "invoice": number, "issue_date": "2026-09-15",
                               "due_date": "2026-10-15", "amount": amount, "open_amount": amount, "currency": currency,
                               "order_ref": "BC-" + number, "payee": payee} | more)

    def run_letters(self, channel="letter", expect=(0, 1)):
        (self.place / "scenarios.yaml").write_text(SCENARIOS.replace("CHANNEL", channel), encoding="utf-8")
        for name, rows in (("customers.csv", self.customers), ("ledger.csv", self.items)):
            with open(self.place / name, "w", encoding="utf-8", newline="") as file:
                table = csv.DictWriter(file, rows[0])
                table.writeheader()
                table.writerows(rows)
        finished = subprocess.run([story.PROGRAM, "run", "--rehearse", "--date", DATE], cwd=self.place,
                                  capture_output=True, text=True)
        self.said = finished.stdout + finished.stderr
        self.assertIn(finished.returncode, expect, self.said)
        self.folder = self.place / "out" / f"{DATE}-r1"
        with open(self.folder / "3-render" / "documents.csv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return {f"{row['customer']} {row['currency']}": " ".join(
            story.text_of_pdf(self.folder / row["file"]).replace("\u00a0", " ").replace("\u202f", " ").split())
            for row in rows}

    def test_amounts_and_dates_are_written_as_in_the_readers_country(self):
        self.add("FR")
        self.add("BE", country="BE", postcode="1000")
        self.add("CH", country="CH", postcode="1003", currency="CHF")
        self.add("DE", language="de", country="DE", postcode="10115")
        self.add("US", language="en", country="US", postcode="10001", currency="USD")
        letters = self.run_letters()
        self.assertIn("Soit : cent quatre-vingt-onze euros et quatre-vingts centimes. Au 20 novembre 2026", letters["FR EUR"])
        self.assertIn("Soit : cent nonante et un euros et quatre-vingts centimes.", letters["BE EUR"])
        self.assertIn("Soit : cent nonante et un francs suisses et huitante centimes.", letters["CH CHF"])
        self.assertIn("191.80 CHF", letters["CH CHF"])
        self.assertIn("einhunderteinundneunzig Euro und achtzig Cent", letters["DE EUR"].replace("- ", ""))
        self.assertIn("one hundred ninety-one US dollars and eighty cents. Au November 20, 2026", letters["US USD"])
        self.assertIn("$191.80", letters["US USD"])

    def test_the_1990_spelling_is_a_setting(self):
        with open(self.place / "relance.yaml", "a", encoding="utf-8") as settings:
            settings.write("letters: {spelling: 1990}\n")
        self.add("FR")
        self.assertIn("cent-quatre-vingt-onze euros", self.run_letters()["FR EUR"].replace("- ", "-"))

    def test_names_are_printed_letter_for_letter_or_the_letter_is_held(self):
        for customer, name in NAMES.items():
            self.add(customer, name)
        letters = self.run_letters()
        for customer in ("X1", "X2", "X3", "X4"):
            self.assertIn(NAMES[customer] + " –", letters[customer + " EUR"])
        self.assertNotIn("X5 EUR", letters)
        self.assertRegex(self.said, r'HELD: .*for customer X5 .*"🍕" \(U\+1F355\)')

    def test_a_factor_is_paid_and_no_page_of_ours_collects(self):
        self.add("F1", payee="factor")
        self.add("F2")
        letters = self.run_letters()
        self.assertIn("DE89 3704 0044 0532 0130 00", letters["F1 EUR"])
        self.assertNotIn("FR76", letters["F1 EUR"])
        self.assertNotIn("Payer", letters["F1 EUR"])
        self.assertIn("Payer", letters["F2 EUR"])

    def test_a_payer_of_two_companies_sees_their_sub_totals(self):
        self.add("HOLD", "Holding SA", amounts=("10.00",))
        self.add("SUB1", "Filiale Nord", amounts=("100.00", "50.00"), payer="HOLD")
        self.add("SUB2", "Filiale Sud", amounts=("1000.00",), payer="HOLD")
        letters = self.run_letters()
        self.assertEqual(list(letters), ["HOLD EUR"])
        self.assertIn("Sous-total Filiale Nord 150,00 €", letters["HOLD EUR"])
        self.assertIn("Sous-total Filiale Sud 1 000,00 €", letters["HOLD EUR"])
        self.assertIn("Total 1 160,00 €", letters["HOLD EUR"])

    def test_a_statement_shows_credits_and_each_currency_its_own_total(self):
        self.add("C1", amounts=("100.00", "200.00"))
        self.add("C1", amounts=("-30.00",), kind="credit")
        self.add("C1", amounts=("77.00",), currency="USD")
        for item in self.items:
            item.setdefault("kind", "invoice")
        letter = self.run_letters()["C1 EUR"]
        self.assertIn("Avoir C1-3 – 30,00 € 270,00 €", letter)
        self.assertIn("Solde 300,00 € 30,00 € 270,00 €", letter)
        self.assertIn("EUR 300,00 € – -30,00 € 270,00 € USD 77,00 USD – – 77,00 USD", letter)

    def test_the_template_chooses_the_columns(self):
        self.add("C1")
        letter = self.run_letters()["C1 EUR"]
        self.assertIn("Facture Votre commande Échéance Reste dû C1-1 BC-C1-1 15/10/2026 191,80 €", letter)
        self.assertNotIn("Retard (jours)", letter)

    def test_answers_go_to_who_looks_after_the_customer(self):
        self.add("C1")
        self.run_letters("email")
        mail = story.read_mail(next(self.folder.glob("4-dispatch/mail/*/*.eml")))
        self.assertEqual(mail["reply-to"], "Julie Lambert <julie@mercier.example>")
        self.assertIn("par Julie Lambert", mail.get_body(("plain",)).get_content())


if __name__ == "__main__":
    story.main()
