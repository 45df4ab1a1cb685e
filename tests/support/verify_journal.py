#!/usr/bin/env python3
"""Checks a run folder of relance without any of its code: chain, last seal, every file.

    verify_journal.py RUN [PREVIOUS_HEAD [HEAD]]

PREVIOUS_HEAD is what the first line must continue, HEAD what the last line must hash to.
Exit code 0: nothing found; 1: findings, a line each.
"""
import hashlib
import json
import pathlib
import sys

UNLISTED = {"5-audit/manifest.sha256", "5-audit/journal.jsonl"}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def check_chain(lines, previous, found):
    sealed = None
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        if entry["seq"] != number:
            found.append(f"journal line {number}: seq is {entry['seq']}")
        if previous is not None and entry["prev"] != previous:
            found.append(f"journal line {number}: does not continue the line before")
        previous = sha256(line)
        sealed = entry["manifest"] if entry["event"] == "sealed" else sealed
    return previous, sealed


def check_files(run, manifest, found):
    listed = set()
    for line in manifest.decode().splitlines():
        digest, path = line.lstrip("\\").split("  ", 1)
        if line.startswith("\\"):
            path = path.replace("\\\\", "\0").replace("\\n", "\n").replace("\\r", "\r").replace("\0", "\\")
        listed.add(path)
        if not (run / path).is_file():
            found.append(f"{path}: missing")
        elif sha256((run / path).read_bytes()) != digest:
            found.append(f"{path}: changed")
    present = {p.relative_to(run).as_posix() for p in run.rglob("*") if p.is_symlink() or not p.is_dir()}
    found.extend(f"{path}: not in the manifest" for path in sorted(present - listed - UNLISTED))


def main(folder, previous=None, head=None):
    run, found = pathlib.Path(folder), []
    journal = (run / "5-audit/journal.jsonl").read_bytes()
    manifest = (run / "5-audit/manifest.sha256").read_bytes()
    if not journal.endswith(b"\n"):
        found.append("journal: the last line has no end")
    last, sealed = check_chain(journal.splitlines(), previous, found)
    if sealed != sha256(manifest):
        found.append("manifest: not the one that was sealed last")
    if head is not None and head != last:
        found.append("journal: the last line is not the one that is known")
    check_files(run, manifest, found)
    print("\n".join(found) or f"{folder}: journal, seal and files agree")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
