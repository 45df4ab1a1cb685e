"""Reading C source for the house's tests: what is comment, what is text, what is an argument."""
import os
import pathlib
import re

PIECE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def source_root():
    """The checkout: $RELANCE_SOURCE, or where this file lies."""
    given = os.environ.get("RELANCE_SOURCE")
    return pathlib.Path(given) if given else pathlib.Path(__file__).resolve().parents[2]


def blank(text):
    """The same length and lines, filled with spaces."""
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    return PIECE.sub(lambda m: blank(m.group()) if m.group()[0] == "/" else m.group(), text)


def code_only(text):
    """Comments blanked, and the inside of texts and characters; quotes stay."""
    def keep_quotes(match):
        piece = match.group()
        return blank(piece) if piece[0] == "/" else piece[0] + blank(piece[1:-1]) + piece[-1]
    return PIECE.sub(keep_quotes, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def split_list(text, opening):
    """
    The items of a list whose opening bracket stands at `opening`, as (start, end) pairs, and the
    offset behind its closing bracket; None if it does not close. Expects code_only text.
    """
    items, depth, start = [], 0, opening + 1
    for offset in range(opening, len(text)):
        sign = text[offset]
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
            if depth == 0:
                items.append((start, offset))
                return items, offset + 1
        elif sign == "," and depth == 1:
            items.append((start, offset))
            start = offset + 1
    return None, len(text)


def literals(text):
    """The string literals in a piece of text, neighbours joined."""
    joined = re.sub(r'"\s*"', "", text)
    return re.findall(r'"((?:\\.|[^"\\\n])*)"', joined)
