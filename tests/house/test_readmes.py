#!/usr/bin/env python3
"""
What the README.md files below pipeline/ say is so: each folder has one and is listed in
pipeline/README.md, each file of a folder is named in its README (or by a pattern: hashtag_*,
hashtag_<family>), each `file.c` that is named is there, and the table of includes in
pipeline/README.md is the law of pipeline/CMakeLists.txt.

Prints each place that is not so; exits 1 if there is one.
"""
import fnmatch
import re
import sys

sys.dont_write_bytecode = True  # the source folder stays as it is
import c_source  # noqa: E402
import test_include_law  # noqa: E402

WORD = re.compile(r"[a-z0-9_*]+")
ALL = {"all stages"}


def check_folder(folder):
    readme = folder / "README.md"
    if not readme.is_file():
        yield f"pipeline/{folder.name} has no README.md"
        return
    text = re.sub(r"<\w+>", "*", readme.read_text())
    words = set(WORD.findall(text))
    patterns = [word for word in words if word.endswith("_*")]
    stems = {file.stem for file in folder.glob("*.[ch]")} - {folder.name}
    for stem in sorted(stems - words):
        if not any(fnmatch.fnmatchcase(stem, pattern) for pattern in patterns):
            yield f"pipeline/{folder.name}/README.md does not say what {stem} is for"
    for name in sorted(set(re.findall(r"\b[a-z0-9_]+\.[ch]\b", text))):
        if not list(folder.parent.rglob(name)):
            yield f"pipeline/{folder.name}/README.md names {name}, which is not there"


def check_law(text, law):
    """The rows of the table below "Who may include whom"."""
    table = {}
    for names, may in re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text.partition("## Who")[2], re.M):
        for name in names.split(", "):
            table[name] = set(may.split(", "))
    for stage, used in sorted(law.items()):
        said = table.get(stage)
        others = used - {stage}
        is_all = others == law.keys() - {stage, "main.c"}
        if not said or not (said == others or (is_all and said == ALL)
                            or (not others and said == {"nothing of ours"})):
            yield f"pipeline/README.md: {stage} may use {', '.join(sorted(others)) or 'nothing'}"


def main():
    pipeline = c_source.source_root() / "pipeline"
    law = test_include_law.read_law(pipeline / "CMakeLists.txt")
    text = (pipeline / "README.md").read_text()
    findings = list(check_law(text, law))
    for stage in sorted(law.keys() - {"main.c"}):
        if f"[{stage}/]({stage}/README.md)" not in text:
            findings.append(f"pipeline/README.md does not lead to {stage}/README.md")
        findings += check_folder(pipeline / stage)
    print(*findings, sep="\n")
    print(f"readmes: {len(law)} folders, {len(findings)} findings")
    return 1 if findings or len(law) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
