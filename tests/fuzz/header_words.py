#!/usr/bin/env python3
"""
The column names of one kind of file as a libFuzzer dictionary, taken from the reader's own table.

    header_words.py ledger|customer|contact|event|fec|rate|review
"""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "pipeline/read"


def names(shape):
    text = "".join(p.read_text(encoding="utf-8") for p in sorted(SOURCE.glob("*.c")))
    table = re.search(r"ColumnName %s_columns\[[^]]*\] = \{(.*?)\n\};" % shape, text, re.S)
    if not table:
        sys.exit("no table of column names is called %s_columns" % shape)
    joined = re.sub(r'"\s*"', "", table.group(1))
    for literal in re.findall(r'"((?:\\.|[^"\\])*)"', joined):
        yield from (name for name in literal.split("|") if name)


def main():
    for name in dict.fromkeys(names(sys.argv[1])):
        bytes_ = "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\' else "\\x%02x" % b
                         for b in name.encode())
        print('"%s"' % bytes_)


if __name__ == "__main__":
    main()
