#!/usr/bin/env python3
"""The interest of notices, computed again by a script that shares no code with the program."""
import csv
import datetime
import random
from fractions import Fraction

import story

RUN = datetime.date(2026, 11, 10)
SETTINGS = """creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
  siren: "732829320"
  legal_form: SAS au capital de 50 000 €
  iban: FR7630006000011234567890189
  email: compta@mercier.example
  signatory: {name: Claire Mercier, title: Directrice financière}
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
scenarios: scenarios.yaml
penalties: {rate: default, allocation: ALLOCATION}
"""
SCENARIOS = """calendar: {country: FR, roll: none}
scenarios:
  - name: standard
    steps:
      - {level: 1, name: mise en demeure, when: {due: 1}, channels: [letter], kind: notice, template: formal-notice, deadline_days: 8, charges: [interest, indemnity]}
"""


def read_rates():
    with open(story.SOURCE / "templates/tables/rates.csv", encoding="utf-8", newline="") as file:
        return {datetime.date.fromisoformat(row["from"]): row for row in csv.DictReader(file)}


RATES = read_rates()


def half_year(day):
    return datetime.date(day.year, 1 if day.month <= 6 else 7, 1)


def rate_on(kind, due, day, contract):
    if kind == "public":
        return Fraction(RATES[half_year(due + datetime.timedelta(1))]["ecb_main"]) + 8
    if contract is not None:
        return contract
    return Fraction(RATES[half_year(day)]["ecb_main"]) + 10


def round_half_up(value):
    return int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2))


def interest(kind, due, open_now, payments, contract, interest_first):
    """Cents, day by day: the base changes on the day after a payment, and each base is rounded once."""
    if kind == "unknown" or kind == "consumer":
        return 0
    late = [(day, cents) for day, cents in payments if day > due]
    base, exact, struck, covered = open_now + sum(c for _, c in late), Fraction(0), 0, 0
    day = due + datetime.timedelta(1)
    while day <= RUN:
        exact += Fraction(base) * rate_on(kind, due, day, contract) / 100 / 365
        for _, cents in [p for p in late if p[0] == day]:
            struck += round_half_up(exact)
            exact = Fraction(0)
            if interest_first:
                taken = min(cents, struck - covered)
                covered += taken
                cents -= taken
            base -= cents
        day += datetime.timedelta(1)
    return struck + round_half_up(exact)


class Recomputed(story.Story):
    def play(self, allocation, seed):
        dice = random.Random(seed)
        place = self.new_place()
        folder = story.WorkingFolder.__new__(story.WorkingFolder)
        folder.path = place
        ledger, customers, expected = [], [], {}
        kinds = ["business", "public", "consumer", "unknown", "contract"]
        for n in range(40):
            kind = kinds[n % len(kinds)]
            contract = Fraction("13.5") if kind == "contract" else None
            debtor = "business" if kind == "contract" else kind
            customer, invoice = f"C{n:03}", f"F-{n:03}"
            due = datetime.date(2024, 12, 1) + datetime.timedelta(dice.randrange(690))
            issue = due - datetime.timedelta(30)
            total = dice.randrange(10_000, 5_000_000)
            customers.append(f"{customer},Société {n},{n + 1} RUE DU PORT,69003,LYON,FR,fr,{debtor},"
                             f"{'13.50' if contract else ''}")
            ledger.append(f"{customer},{invoice},invoice,{issue},{due},{total / 100:.2f},")
            payments, left = [], total
            for k in range(dice.randrange(3)):
                day = due + datetime.timedelta(dice.randrange(-20, max(1, (RUN - due).days)))
                cents = dice.randrange(1000, max(1001, left // 2))
                left -= cents
                payments.append((day, cents))
                ledger.append(f"{customer},P-{n}-{k},payment,{day},,-{cents / 100:.2f},{invoice}")
            expected[customer] = (debtor, due, left, payments, contract)
        (place / "relance.yaml").write_text(SETTINGS.replace("ALLOCATION", allocation), encoding="utf-8")
        (place / "scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
        (place / "ledger.csv").write_text("customer,invoice,kind,issue_date,due_date,amount,applies_to\n"
                                          + "\n".join(ledger) + "\n", encoding="utf-8")
        (place / "customers.csv").write_text(
            "customer,name,street,postcode,city,country,language,debtor,penalty_rate\n"
            + "\n".join(customers) + "\n", encoding="utf-8")
        folder.relance("run", "--date", str(RUN), expect=(0, 1))
        return folder, expected

    def compare(self, allocation, seed):
        folder, expected = self.play(allocation, seed)
        documents = {row["customer"]: row for row in folder.documents(f"{RUN}-1")}
        self.assertGreaterEqual(len(documents), 30)
        for customer, row in documents.items():
            kind, due, left, payments, contract = expected[customer]
            cents = interest(kind, due, left, payments, contract, allocation == "interest_first")
            self.assertEqual(story.money(row["total_due"]) * 100, left, customer)
            self.assertEqual(int(story.money(row["interest"]) * 100), cents, (customer, expected[customer]))
            self.assertEqual(row["indemnity"], "40.00" if kind in ("business", "public") else "0.00")
        unknown = [row for row in folder.plan(f"{RUN}-1")
                   if expected[row["customer"]][0] == "unknown" and row["kind"] == "invoice"]
        self.assertEqual({row["decision"] for row in unknown}, {"manual"})

    def test_payments_to_the_principal_first(self):
        for seed in (1, 2, 3):
            self.compare("principal_first", seed)

    def test_payments_to_the_interest_first(self):
        for seed in (4, 5, 6):
            self.compare("interest_first", seed)

    def test_a_contract_rate_below_three_times_the_legal_rate_is_refused_by_name(self):
        folder, _ = self.play("principal_first", 7)
        text = (folder.path / "customers.csv").read_text(encoding="utf-8")
        (folder.path / "customers.csv").write_text(text.replace("13.50", "5.00"), encoding="utf-8")
        result = folder.relance("run", "--date", str(RUN), "--out", "out2", expect=1)
        self.assertIn("[rate-below-floor]", result.text)


if __name__ == "__main__":
    story.main()
