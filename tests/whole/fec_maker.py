"""
Small companies with their books, made at random but from a seed, and written as the FECs of one
or several years in all the ways in which real programs write them. What is in a file is known
line by line, so that its sums can be computed without reading it.
"""
import datetime

HEADER = ["JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
          "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit",
          "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"]
VARIANTS = {"JournalLib": "JournalLibelle", "EcritureLet": "EcritureLettrage",
            "CompteLib": "Compte libellé", "EcritureLib": "Libellé écriture",
            "DateLet": "Date_Lettrage", "PieceDate": "Date Pièce"}
OPENINGS = [("AN", "A nouveaux"), ("ANC", "A NOUVEAU CLIENTS"), ("RAN", "Report à nouveau"),
            ("ANOUV", ""), ("0", "Journal d'ouverture"), ("OUV", "Balance initiale"),
            ("X1", "À-NOUVEAUX")]
PLACEHOLDERS = ["", "-", "/", "0", "000"]
LABELS = ["Facture {n}", "FACT {n} ECH 31/12/2025", 'Tube 1/4" inox {n}', "Échéance : 30/04/25",
          "Réf. «{n}» œuvre n° 3", "éch. 31.01.2026", '"{n}"', "Prestation; forfait",
          "Vis, écrous {n}", "12|100,00|0,00 {n}", "pompe|modèle B", "deux\nlignes", ""]


class Line(dict):
    """One line of a file: the cells by their legal names, and its amounts in cents."""

    def __init__(self, journal, number, day, account, debit, credit, **more):
        super().__init__({name: "" for name in HEADER})
        self["JournalCode"], self["JournalLib"] = journal
        self["EcritureNum"], self["CompteNum"] = str(number), account
        self["CompteLib"] = "Clients" if account.startswith("411") else "Divers"
        self.update({name: text for name, text in more.items() if name in HEADER})
        self.day, self.debit, self.credit = day, debit, credit
        self.piece_day = more.get("piece_day", day)
        self.lettering_day = None
        self.is_opening = more.get("is_opening", False)
        self.is_closing = more.get("is_closing", False)

    @property
    def share(self):
        return self.debit - self.credit

    @property
    def customer(self):
        return self["CompAuxNum"].strip() or self["CompteNum"].strip()


def is_nothing(text):
    return not any(c.isalnum() and c != "0" for c in text)


class Company:
    """The books of one company; years is a list of lists of lines."""

    def __init__(self, rng, prefix, first_year=2024, n_years=1, recycles=False):
        self.rng, self.prefix, self.recycles = rng, prefix, recycles
        self.style = rng.choice(["auxiliary", "auxiliary", "individual", "none"])
        self.customers = [f"{prefix}C{i}" for i in range(rng.randint(1, 4))]
        self.common = "4110" + "".join(c for c in prefix if c.isdigit()).zfill(3)
        self.pieces = rng.choice(["number", "number", "counter", "placeholder", "mixed"])
        self.has_dates = rng.random() < 0.7
        self.letters_openings = rng.random() < 0.6
        self.number = self.code = self.piece = 0
        self.lines = []
        self.years = []
        for year in range(first_year, first_year + n_years):
            self.open_year(year)
            for _ in range(rng.randint(2, 9)):
                self.happen(year)
            if year < first_year + n_years - 1 and rng.random() < 0.15:
                self.close_year(year)
            self.years.append(self.lines)

    # ---- one entry

    def account(self, customer):
        if self.style == "auxiliary":
            return {"account": self.common, "CompAuxNum": customer, "CompAuxLib": f"CLIENT {customer}"}
        if self.style == "individual":
            return {"account": "411" + customer, "CompteLib": f"Client {customer}"}
        return {"account": self.common}

    def day(self, year):
        return datetime.date(year, 1, 1) + datetime.timedelta(days=self.rng.randint(2, 360))

    def add(self, journal, day, receivables, others):
        """An entry: lines on receivables (customer, debit, credit, cells), and what balances them."""
        self.number += 1
        made, label = [], self.rng.choice(LABELS).format(n=self.number)
        for customer, debit, credit, cells in receivables:
            cells = {**self.account(customer), **cells}
            made.append(Line(journal, self.number, day, cells.pop("account"), debit, credit,
                             EcritureLib=label, **cells))
        left = sum(line.share for line in made)
        for account in others:
            part = left if account == others[-1] else left // 5
            left -= part
            made.append(Line(journal, self.number, day, account, max(-part, 0), max(part, 0),
                             EcritureLib="contrepartie", PieceRef=made[0]["PieceRef"]))
        self.lines += made
        return made[:len(receivables)]

    def next_piece(self):
        self.piece += 1
        style = self.rng.choice(["number", "counter", "placeholder"]) \
            if self.pieces == "mixed" else self.pieces
        return {"number": f"{self.prefix}FA-{self.piece:04d}", "counter": str(self.piece),
                "placeholder": self.rng.choice(PLACEHOLDERS)}[style]

    def letter(self, lines, day):
        self.code += 1
        number, code = self.code, ""
        while number:
            number, rest = divmod(number - 1, 26)
            code = chr(65 + rest) + code
        if sum(line.share for line in lines) and self.rng.random() < 0.5:
            code = code.lower()
        for line in lines:
            line["EcritureLet"] = code
            line.lettering_day = day if self.has_dates else None

    # ---- what happens

    def groups(self):
        """The open groups of this year's lines, as the rules have them: residuals by code."""
        found = {}
        for index, line in enumerate(self.lines):
            if not line["CompteNum"].startswith("411"):
                continue
            what = line["EcritureLet"] or (line["PieceRef"], "piece")
            if not line["EcritureLet"] and is_nothing(line["PieceRef"]):
                what = (index, "alone")
            found.setdefault((line["CompteNum"], line["CompAuxNum"], what), []).append(line)
        return found

    def happen(self, year):
        rng, day = self.rng, self.day(year)
        customer = rng.choice(self.customers)
        kind = rng.random()
        if kind < 0.55:
            amount, piece = rng.randint(1, 500000), self.next_piece()
            cells = {"PieceRef": piece, "piece_day": day - datetime.timedelta(days=rng.choice([0, 0, 3]))}
            parts = [amount] if rng.random() < 0.85 else [amount // 3, amount - amount // 3]
            self.add(("VE", "Ventes"), day, [(customer, p, 0, cells) for p in parts],
                     ["707000", "445710"])
        elif kind < 0.65:
            debit, credit = rng.choice([(0, 1), (-1, 0)])
            amount = rng.randint(1, 90000)
            self.add(("VE", "Ventes"), day,
                     [(customer, debit * amount, credit * amount, {"PieceRef": self.next_piece()})],
                     ["709000"])
        else:
            self.pay(customer, day)

    def pay(self, customer, day):
        rng = self.rng
        target = self.account(customer)
        open_groups = [g for g in self.groups().values()
                       if g[0]["CompteNum"] == target["account"]
                       and g[0]["CompAuxNum"] == target.get("CompAuxNum", "")
                       and sum(line.share for line in g) > 0]
        chosen = rng.sample(open_groups, min(len(open_groups), rng.choice([1, 1, 1, 2])))
        due = sum(line.share for g in chosen for line in g)
        amount = max(1, rng.choice([due, due, due, due // 2, due + 100, rng.randint(1, 9999)]))
        piece = rng.choice(["VIR", f"VIR{self.number}", ""])
        if len(chosen) == 1 and rng.random() < 0.3:
            piece = chosen[0][0]["PieceRef"]
        paid = self.add(rng.choice([("BQ", "Banque"), ("51", "Crédit agricole")]), day,
                        [(customer, 0, amount, {"PieceRef": piece})], ["512000"])
        if chosen and rng.random() < 0.7:
            lines = paid + [line for g in chosen for line in g]
            if self.letters_openings or not any(line.is_opening for line in lines):
                self.letter(lines, day)

    def open_year(self, year):
        """Openings: what is open in the year before, in detail or as one balance."""
        before, self.lines = self.groups(), []
        if self.recycles:
            self.code = 0
        rng, rows = self.rng, []
        how = rng.choice(["detail", "detail", "balance"])
        cells = {"is_opening": True}
        sums = {}
        for group in before.values():
            residual = sum(line.share for line in group if not line.is_closing)
            if not residual or all(line.is_closing for line in group):
                continue
            customer = group[0].customer
            if how == "detail":
                head = min((g for g in group if (g.share > 0) == (residual > 0) and g.share),
                           key=lambda g: g.piece_day)
                piece_day = rng.choice([head.piece_day, datetime.date(year, 1, 1)])
                rows.append((customer, residual, {**cells, "PieceRef": head["PieceRef"],
                                                  "piece_day": piece_day}))
            sums[customer] = sums.get(customer, 0) + residual
        if how == "balance":
            rows = [(c, s, {**cells, "PieceRef": ""}) for c, s in sums.items() if s]
        if rows and rng.random() < 0.12:  # somebody corrected the openings by hand
            customer, residual, more = rows[0]
            rows[0] = (customer, residual + 1234, more)
        names = {self.account(c).get("account"): c for c in self.customers}
        names |= {c: c for c in self.customers}
        receivables = [(names.get(c, self.customers[0]), max(s, 0), max(-s, 0), more)
                       for c, s, more in rows]
        if receivables:
            self.add(rng.choice(OPENINGS), datetime.date(year, 1, 1), receivables, ["110000"])

    def close_year(self, year):
        balances = {}
        for line in self.lines:
            if line["CompteNum"].startswith("411"):
                key = line["CompteNum"], line["CompAuxNum"]
                balances[key] = balances.get(key, 0) + line.share
        names = {tuple((self.account(c).get(k, "") for k in ("account", "CompAuxNum"))): c
                 for c in self.customers}
        rows = [(names[key], max(-s, 0), max(s, 0), {"is_closing": True, "PieceRef": "CLOTURE"})
                for key, s in balances.items() if s]
        if rows:
            self.add(("CLO", "Clôture"), datetime.date(year, 12, 31), rows, ["890000"])


class Writing:
    """How one program writes a FEC; `write` makes the bytes of a file."""

    def __init__(self, rng):
        self.rng = rng
        self.separator = rng.choice(["\t", "\t", "|", "|", ";", ","])
        self.encoding = rng.choice(["utf-8", "utf-8-sig", "cp1252", "iso-8859-15", "cp850",
                                    "utf-16", "utf-16-le"])
        self.end = rng.choice(["\r\n", "\r\n", "\n", "\r", "\r\r\n"])
        self.sides = rng.choice([None, None, ("D", "C"), ("+1", "-1"), ("d", "c"), ("1", "-1")])
        self.dates = rng.choice(["%Y%m%d"] * 3 + ["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d%m%Y"])
        self.decimal = rng.choice([",", ",", "."])
        self.form = rng.choice(["plain", "plain", "zeros", "spaces", "no-break", "padded", "sign"])
        self.header = rng.choice(["law", "law", "upper", "variant", "spaced"])
        self.quotes = "all" if self.separator == "," else rng.choice(["none", "none", "all", "some"])
        if self.separator == ";" and self.quotes == "none":
            self.quotes = "some"
        self.trailing = rng.choice(["none", "none", "rows", "all"])
        self.more = rng.choice([[], [], ["DateRglt", "ModeRglt", "NatOp", "IdClient"],
                                ["CodeEtablissement"]])
        self.drops = rng.choice([0, 0, 0, 2])  # Montantdevise and Idevise
        self.entry_zero = rng.random() < 0.1
        self.blank_lines = rng.random() < 0.1
        self.cuts = rng.random() < 0.3

    def names(self):
        names = HEADER[:]
        if self.sides:
            names[11:13] = ["Montant", "Sens"]
        if self.drops:
            names = names[:-2]
        names += self.more
        if self.header == "upper":
            return [n.upper() for n in names]
        if self.header == "spaced":
            return [" " + n + " " for n in names]
        return [VARIANTS.get(n, n) for n in names] if self.header == "variant" else names

    def amount(self, cents):
        sign, cents = ("-", -cents) if cents < 0 else ("", cents)
        whole, rest = divmod(cents, 100)
        text = str(whole)
        if self.form in ("spaces", "no-break") and whole > 999:
            text = f"{whole:,}".replace(",", " " if self.form == "spaces" else "\u00a0")
        if self.form == "zeros":
            text = text.zfill(10)
        text = f"{sign}{text}{self.decimal}{rest:02d}"
        return text.rjust(14) if self.form == "padded" else text

    def date(self, day):
        return day.strftime(self.dates) if day else self.rng.choice(["", "", "00000000"])

    def cells(self, line):
        row = dict(line)
        row["EcritureDate"], row["PieceDate"] = self.date(line.day), self.date(line.piece_day)
        row["ValidDate"] = self.date(line.day + datetime.timedelta(days=2))
        row["DateLet"] = self.date(line.lettering_day)
        if self.entry_zero:
            row["EcritureNum"] = "0"
        amounts = [self.amount(line.debit), self.amount(line.credit)]
        if self.sides:
            is_debit = line.debit != 0 or line.credit == 0
            amounts = [self.amount(line.debit if is_debit else line.credit),
                       self.sides[0 if is_debit else 1]]
        elif self.rng.random() < 0.3:
            amounts = ["" if a.strip(" 0,.") == "" else a for a in amounts]
            if amounts == ["", ""]:
                amounts[1] = "0"
        cells = [row[name] for name in HEADER]
        cells[11:13] = amounts
        if self.drops:
            cells = cells[:-2]
        cells += ["" for _ in self.more]
        if self.form == "padded":
            cells = [c + "  " if 0 < len(c) < 12 else c for c in cells]
        return cells

    def quote(self, text, must):
        if self.quotes == "none" or (self.quotes == "some" and not must):
            return text
        return '"' + text.replace('"', '""') + '"'

    def row(self, cells):
        out = []
        for index, text in enumerate(cells):
            if self.quotes == "none" or self.separator in "\t|":
                # no program that does not quote lets more than one text be cut in a line
                if index != 10 or not self.cuts:
                    text = text.replace(self.separator, " ").replace("\n", " ")
            must = any(c in text for c in (self.separator, '"', "\n"))
            if self.quotes == "some" and self.separator in "\t|":
                must = False  # the header is not quoted, so quotes are a sign like others
            out.append(self.quote(text, must))
        if self.trailing in ("rows", "all"):
            out.append("")
        return self.separator.join(out)

    def write(self, lines):
        names = [self.quote(n, False) for n in self.names()]
        if self.trailing == "all":
            names.append("")
        text = [self.separator.join(names)]
        within = {"\r\n": "\r\n", "\r": " "}.get(self.end, "\n")
        for line in lines:
            text.append(self.row(self.cells(line)).replace("\n", within))
            if self.blank_lines and self.rng.random() < 0.2:
                text.append("")
        return (self.end.join(text) + self.end).encode(self.encoding, "replace")

    def __str__(self):
        return ", ".join(f"{name} {value!r}" for name, value in vars(self).items() if name != "rng")
