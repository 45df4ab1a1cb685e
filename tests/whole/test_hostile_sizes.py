#!/usr/bin/env python3
"""
Extracts in which very many lines have to do with one another. Four times as many lines may take
four times as long, not sixteen times: measured in processor time, so that a busy machine does not
matter.
"""
import resource

import story

LINES = 8000
HEADER = "customer;invoice;kind;issue_date;due_date;amount;applies_to\n"
FEC = ("JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|"
       "PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|"
       "Idevise\n")


def day(i):
    return f"{1990 + i // 336 % 100}-{1 + i // 28 % 12:02}-{1 + i % 28:02}"


def entry(i, debit, lettering="", lettering_date="", piece="", label="Facture"):
    return (f"VE|Ventes|{i}|20240310|411000|Clients|C1|Martin|{piece}|20240310|{label}|{debit},00|"
            f"0,00|{lettering}|{lettering_date}|20240310||\n")


def one_number(n):
    yield HEADER
    for i in range(n):
        yield f"C1;0;invoice;2025-01-01;2025-02-01;{i + 1}.00;\n"


def instalments_and_payments(n):
    yield HEADER
    for i in range(n // 2):
        yield f"C1;F1;invoice;1989-12-01;{day(i)};{i + 1}.00;\n"
    for i in range(n // 2):
        yield f"C1;P{i};payment;2025-01-01;;0.01;F1\n"


def negative_lines(n):
    yield HEADER
    for i in range(n // 2):
        yield f"C1;F1;;1989-12-01;{day(i)};{i + 1}.00;\n"
    for i in range(n // 2):
        yield f"C1;F1;;2025-01-01;{1985 + i % 5}-02-01;-0.01;\n"


def open_quotes(n):
    yield HEADER
    for i in range(n):
        yield f'C{i};"F{i};invoice;2025-01-01;2025-02-01;1.00;\n'


def one_lettering_code(n):
    yield FEC
    for i in range(n):
        yield entry(i, i + 1, "AA", day(i).replace("-", ""), f"F{i}")


def separators_in_labels(n):
    yield FEC
    for i in range(n):
        yield entry(i, 1, piece=f"F{i}", label="a|b")


class HostileSizes(story.Story):
    def processor_time(self, make, n):
        folder = self.new_folder()
        folder.change("relance.yaml", "  columns: {customer", "  # columns: {customer")
        (folder.path / "big.csv").write_text("".join(make(n)), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        folder.relance("read", "--ledger", "big.csv", "--date", "2026-09-15", "--quiet",
                       "--accept-old-ledger", expect=(0, 1))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def expect_proportion(self, make):
        few, many = self.processor_time(make, LINES), self.processor_time(make, 4 * LINES)
        self.assertTrue(many < 0.5 or many < 8 * few,
                        f"{LINES} lines take {few:.2f} s, four times as many {many:.2f} s")

    def test_one_invoice_number_on_every_line(self):
        self.expect_proportion(one_number)

    def test_one_invoice_of_thousands_of_instalments_and_payments(self):
        self.expect_proportion(instalments_and_payments)

    def test_thousands_of_negative_lines_of_one_invoice(self):
        self.expect_proportion(negative_lines)

    def test_a_quotation_mark_that_never_closes_on_every_line(self):
        self.expect_proportion(open_quotes)

    def test_one_lettering_code_on_every_line_of_a_fec(self):
        self.expect_proportion(one_lettering_code)

    def test_the_separator_inside_every_label_of_a_fec(self):
        self.expect_proportion(separators_in_labels)


if __name__ == "__main__":
    story.main()
