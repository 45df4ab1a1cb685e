#!/usr/bin/env python3
"""
Every complaint rule has one smallest fixture that provokes it.

Rule names are collected from the source: wherever a function has a parameter `rule`
(complaint_add and whatever stands before it), the string literals given for it; the values of
members and variables named `rule`; the column of a table whose struct has a member `rule`.
Each name needs fixtures/complaints/<name>/, a small working folder with

  expected.complaints  lines that must all occur in the complaints (stderr, out/*/complaints.txt);
                       one of them ends with [<name>]
  command              optional, a line for the shell; else DEFAULT_COMMAND

or a line with the reason in rules_without_fixture.txt. The command runs in a copy of the folder.
Needs $RELANCE_PROGRAM; --list only prints the rules and their places.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the source folder stays as it is
import c_source  # noqa: E402

DEFAULT_COMMAND = "relance run --date 2026-11-20 --quiet -c relance.yaml"
KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PRINTED = re.compile(r": (?:NOTE|WARNING|HELD|REFUSED): .*\[([a-z0-9-]+)\]$"
                     r"|^(?:NOTE|WARNING|HELD|REFUSED): .*\[([a-z0-9-]+)\]$")
# a variable, member or function of that name: its values are collected where they are set
HANDED_ON = re.compile(r"(?:\w+(?:->|\.|\[[^]]*\]))*\w*rule\w*(?:\(.*\))?", re.S)
CRASHES = ("ERROR: AddressSanitizer", "ERROR: LeakSanitizer", "runtime error:")


class Source:
    """One C file, as it is and with its texts blanked (same offsets)."""

    def __init__(self, path, root):
        self.name = path.relative_to(root).as_posix()
        self.text = c_source.without_comments(path.read_text())
        self.code = c_source.code_only(path.read_text())
        self.constants = dict(re.findall(r'^#define[ \t]+(\w+)[ \t]+("[^"\n]*")[ \t]*$', self.text,
                                         re.M))

    def place(self, offset):
        return f"{self.name}:{c_source.line_of(self.text, offset)}"

    def rule_parameters(self):
        """Function name -> position of its parameter `rule`, where declared or defined here."""
        found = {}
        for match in re.finditer(r"\b(\w+)\s*\(", self.code):
            items, _ = c_source.split_list(self.code, match.end() - 1)
            for position, (start, end) in enumerate(items or []):
                if re.search(r"\bchar\s*\*\s*(?:const\s+)?rule\s*$", self.code[start:end]):
                    found[match.group(1)] = position
        return found

    def rule_structs(self):
        """(name or None, index of the member `rule`, end of the struct) of each struct with one."""
        for match in re.finditer(r"\bstruct\b[^;{}()]*\{([^{}]*)\}", self.code):
            members = [re.findall(r"[\w\s*]*?\b(\w+)(?:\[[^]]*\])?\s*(?=,|$)", statement)
                       for statement in match.group(1).split(";")]
            flat = [name for names in members for name in names]
            if "rule" in flat:
                after = re.match(r"\s*(\w+)\s*;", self.code[match.end():])
                before = re.search(r"struct\s+(\w+)\s*\{", match.group())
                names = {m.group(1) for m in (after, before) if m}
                yield names, flat.index("rule"), match.end()


class Collector:
    def __init__(self, sources):
        self.rules = {}     # name -> places
        self.findings = []  # what cannot be read
        headers = {}
        structs = {}
        for source in sources:
            if source.name.endswith(".h"):
                headers |= source.rule_parameters()
                structs |= {n: i for names, i, _ in source.rule_structs() for n in names}
        for source in sources:
            self.collect_calls(source, headers | source.rule_parameters())
            self.collect_values(source)
            self.collect_tables(source, structs)

    def add(self, source, start, end, must_be_readable):
        text = source.text[start:end]
        for name, value in source.constants.items():
            text = re.sub(rf"\b{name}\b", lambda _: value, text)
        names = c_source.literals(text)
        place = source.place(start + len(text) - len(text.lstrip()))
        for name in names:
            if KEBAB.fullmatch(name):
                self.rules.setdefault(name, []).append(place)
            else:
                self.findings.append(f"{place}: rule name \"{name}\" is not kebab-case")
        if not names and must_be_readable and not HANDED_ON.fullmatch(text.strip()):
            self.findings.append(f"{place}: cannot read a rule name in `{text.strip()}`; "
                                 "name the variable or parameter `rule`")

    def collect_calls(self, source, functions):
        for match in re.finditer(r"\b(\w+)\s*\(", source.code):
            position = functions.get(match.group(1))
            items, _ = c_source.split_list(source.code, match.end() - 1)
            if position is None or not items or len(items) <= position:
                continue
            start, end = items[position]
            if not re.search(r"\bchar\s*\*", source.code[start:end]):
                self.add(source, start, end, True)

    def collect_values(self, source):
        """rule = "..."; x->rule = cond ? "..." : "..."; .rule = "...", static names[] in rule."""
        for match in re.finditer(r"\brule(?:\[\w*\])?\s*=(?!=)\s*", source.code):
            end = re.compile(r"[;,}]").search(source.code, match.end())
            if end:
                self.add(source, match.end(), end.start(), False)
        for match in re.finditer(r"\b\w*rules?\w*\[\w*\]\s*=\s*\{", source.code):
            items, _ = c_source.split_list(source.code, match.end() - 1)
            for start, end in items or []:
                if re.fullmatch(r'\s*(?:\[\w+\]\s*=\s*)?"\s*"\s*', source.code[start:end]):
                    self.add(source, start, end, False)
        for match in re.finditer(r"\bchar\s*\*\s*\w*rule\w*\s*\([^;{}]*\)\s*\{", source.code):
            _, end = c_source.split_list(source.code, match.end() - 1)
            for returned in re.finditer(r"\breturn\b([^;]*);", source.code[match.end():end]):
                self.add(source, match.end() + returned.start(1), match.end() + returned.end(1),
                         False)

    def collect_tables(self, source, structs):
        """Tables of structs with a member `rule`, filled by position."""
        here, starts = dict(structs), []
        for names, index, end in source.rule_structs():
            here |= {name: index for name in names}
            table = re.compile(r"\s*\w+\s*(?:\[[^]]*\])?\s*=\s*\{").match(source.code, end)
            if table:
                starts.append((table.end() - 1, index))
        for name, index in here.items():
            for match in re.finditer(rf"\b{name}\s+\w+\s*(?:\[[^]]*\])?\s*=\s*\{{", source.code):
                starts.append((match.end() - 1, index))
        for opening, index in starts:
            self.collect_rows(source, opening, index)

    def collect_rows(self, source, opening, index):
        items, _ = c_source.split_list(source.code, opening)
        for start, _ in items or []:
            row = re.compile(r"\s*(?:\[\w+\]\s*=\s*)?\{").match(source.code, start)
            if not row:
                continue
            cells, _ = c_source.split_list(source.code, row.end() - 1)
            if not cells or len(cells) <= index or re.match(r"\s*\.", source.text[cells[0][0]:]):
                continue
            self.add(source, *cells[index], False)


def read_exceptions(path):
    """Rule name -> reason."""
    lines = [line.strip() for line in path.read_text().splitlines()]
    pairs = [line.partition(":") for line in lines if line and not line.startswith("#")]
    return {name.strip(): reason.strip() for name, _, reason in pairs}


def printed_lines(folder, stderr):
    """The lines of the complaints: what the command said and what the runs wrote down."""
    lines = stderr.splitlines()
    for file in sorted(folder.glob("out/*/complaints.txt")):
        lines += file.read_text(errors="replace").splitlines()
    return [line.rstrip() for line in lines]


def run_fixture(fixture, program):
    """Findings, and the rule names that came out."""
    expected_file, command_file = fixture / "expected.complaints", fixture / "command"
    if not expected_file.is_file():
        return ["has no expected.complaints"], set()
    expected = [line.rstrip() for line in expected_file.read_text().splitlines() if line.strip()]
    command = command_file.read_text() if command_file.is_file() else DEFAULT_COMMAND
    environment = dict(os.environ, PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    with tempfile.TemporaryDirectory(prefix="relance-rule-") as temporary:
        copy = pathlib.Path(temporary) / "work"
        shutil.copytree(fixture, copy,
                        ignore=shutil.ignore_patterns("expected.complaints", "command"))
        try:
            done = subprocess.run(["sh", "-c", command], cwd=copy, env=environment, timeout=120,
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                  errors="replace", check=False)
        except subprocess.TimeoutExpired:
            return ["did not end within two minutes"], set()
        lines = printed_lines(copy, done.stderr)
    findings = [f"does not say: {line}" for line in expected if line not in lines]
    if not any(line.endswith(f"[{fixture.name}]") for line in expected):
        findings.append(f"expected.complaints has no line that ends with [{fixture.name}]")
    if done.returncode < 0 or done.returncode == 70 or done.returncode > 125 or any(
            crash in done.stderr for crash in CRASHES):
        findings.append(f"the program broke down (exit {done.returncode})")
    if findings:
        findings += [f"  said (exit {done.returncode}): {line}" for line in lines[:30]]
    return findings, {a or b for line in lines for a, b in PRINTED.findall(line)}


def check_names(rules, fixtures, exceptions):
    names = {fixture.name for fixture in fixtures}
    for rule, places in sorted(rules.items()):
        if rule not in names and rule not in exceptions:
            yield f"{places[0]}: rule {rule} has no fixtures/complaints/{rule}"
    for name in sorted(names - rules.keys()):
        yield f"fixtures/complaints/{name}: there is no such rule in the source"
    for name, reason in sorted(exceptions.items()):
        if name not in rules or name in names or not reason:
            yield (f"rules_without_fixture.txt: {name}: no such rule, or it has a fixture, "
                   "or no reason is given")


def main():
    root = c_source.source_root()
    files = sorted((root / "pipeline").rglob("*.[ch]"), key=lambda p: p.as_posix())
    collected = Collector([Source(path, root) for path in files])
    if "--list" in sys.argv[1:]:
        for rule, places in sorted(collected.rules.items()):
            print(rule, *places)
        print(*collected.findings, sep="\n")
        return 0
    program = pathlib.Path(os.environ["RELANCE_PROGRAM"]).resolve()
    fixtures = sorted(p for p in (root / "fixtures/complaints").glob("*") if p.is_dir())
    exceptions = read_exceptions(pathlib.Path(__file__).with_name("rules_without_fixture.txt"))
    findings = collected.findings + list(check_names(collected.rules, fixtures, exceptions))
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = list(pool.map(lambda fixture: run_fixture(fixture, program), fixtures))
    for fixture, (found, printed) in zip(fixtures, results):
        findings += [f"fixtures/complaints/{fixture.name}: {finding}" for finding in found]
        findings += [f"fixtures/complaints/{fixture.name}: rule {name} came out, but was not "
                     "found in the source" for name in sorted(printed - collected.rules.keys())]
    print(*findings, sep="\n")
    print(f"rule fixtures: {len(collected.rules)} rules, {len(fixtures)} fixtures, "
          f"{len(findings)} findings")
    return 1 if findings or not collected.rules else 0


if __name__ == "__main__":
    sys.exit(main())
