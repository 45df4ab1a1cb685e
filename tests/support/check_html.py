#!/usr/bin/env python3
"""Checks that an HTML page is well formed: tags closed in order, ids unique, inner links and
aria references leading somewhere, headings without a gap, table headers with a scope.

    check_html.py PAGE...

Exit code 0: nothing found; 1: findings, a line each.
"""
import html.parser
import sys

VOID = {"meta", "br", "hr", "img", "link", "input", "rect"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.targets, self.found, self.heading = [], set(), set(), [], 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        self.check_names(values)
        if tag == "th" and "scope" not in values:
            self.found.append(f"line {self.getpos()[0]}: th without scope")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            if int(tag[1]) > self.heading + 1:
                self.found.append(f"line {self.getpos()[0]}: {tag} after h{self.heading}")
            self.heading = int(tag[1])

    def check_names(self, values):
        if "id" in values and values["id"] in self.ids:
            self.found.append(f"line {self.getpos()[0]}: id {values['id']} twice")
        self.ids.add(values.get("id"))
        if values.get("href", "").startswith("#"):
            self.targets.add(values["href"][1:])
        self.targets.update(values.get("aria-labelledby", "").split())

    def handle_startendtag(self, tag, attributes):
        self.check_names(dict(attributes))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.found.append(f"line {self.getpos()[0]}: </{tag}> closes nothing")

    def finish(self):
        self.found += [f"<{tag}> is not closed" for tag in self.open]
        self.found += [f"#{target} leads nowhere" for target in sorted(self.targets - self.ids)]
        return self.found


def main(paths):
    findings = 0
    for path in paths:
        page = Page()
        with open(path, encoding="utf-8") as file:
            page.feed(file.read())
        page.close()
        for finding in page.finish():
            print(f"{path}: {finding}")
            findings += 1
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
