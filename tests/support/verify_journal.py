#!/usr/bin/env python3
"""Checks a run folder of relance without any of its code: chain, last seal, every file.

    verify_journal.py RUN [PREVIOUS_HEAD [HEAD]]
    verify_journal.py OUT

PREVIOUS_HEAD is what the first line must continue, HEAD what the last line must hash to. Given the
folder above the runs, it checks all of them, and that each begins where an earlier one stood.
Exit code 0: nothing found; 1: findings, a line each. pipeline/audit/README.md tells the format.
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


def check_erased(run, lines, found):
    """What a purge took, by its line in the journal, is gone or is what it put in its place."""
    for entry in {e["path"]: e for e in map(json.loads, lines) if e["event"] == "erased"}.values():
        path = run / entry["path"]
        now = sha256(path.read_bytes()) if path.is_file() else None
        if now != entry["now"]:
            found.append(f"{entry['path']}: not what its erasure left")


def check_all(out):
    known, worst = {"0" * 64}, 0
    runs = [r for r in out.iterdir() if (r / "5-audit").is_dir() and "-r" not in r.name]
    for run in sorted(runs, key=lambda r: [int(n) for n in r.name.split("-")]):
        lines = (run / "5-audit/journal.jsonl").read_bytes().splitlines()
        if json.loads(lines[0])["prev"] not in known:
            print(f"{run}: does not continue any earlier run")
            worst = 1
        known.update(map(sha256, lines))
        worst = max(worst, main(run))
    return worst


def main(folder, previous=None, head=None):
    if not (pathlib.Path(folder) / "5-audit").is_dir():
        return check_all(pathlib.Path(folder))
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
    check_erased(run, journal.splitlines(), found)
    print("\n".join(found) or f"{folder}: journal, seal and files agree")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
